# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving an entry between inside and between us: on purpose, its meaning said first, dated, and reversible."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.seeing import find, put_on_screen, settle, words_on
from tests.world import StandingClock, door_at, new_session
from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import DIG, Answers
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.theme import Theme


@pytest.fixture
def session(tmp_path) -> Session:
    return new_session(door_at(tmp_path / "profile", StandingClock()))[0]


@pytest.fixture
def page(session: Session, theme: Theme, qtbot: QtBot) -> EntryPage:
    answers = Answers(triage="inside", root="I fear being last.")
    entry = journal.finish(session, replace(journal.begin(session, DIG), answers=answers))
    page = EntryPage(session, InstantDesk(), theme)
    page.show_entry(entry.id)
    put_on_screen(page, qtbot)
    return page


def click(page: EntryPage, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


def triage(session: Session) -> str | None:
    (line,) = journal.timeline(session)
    return line.triage


def test_it_is_folded_away_and_one_click_moves_nothing(page: EntryPage, session: Session) -> None:
    assert not find(page, "moving_where").isVisible()
    click(page, "moving_fold_button")
    click(page, "moving_where_between")
    assert triage(session) == "inside"
    assert any("your hurt fits what happened" in text for text in words_on(page))


def test_moving_it_is_dated_and_moving_it_back_too(page: EntryPage, session: Session) -> None:
    for where, said in (("between", "Moved from “Inside me” to “Between us” on"), ("inside", "to “Inside me” on")):
        click(page, "moving_fold_button")
        click(page, f"moving_where_{where}")
        click(page, "moving_move")
        assert triage(session) == where
        assert any(said in text for text in words_on(page))


def test_leaving_it_where_it_is_changes_nothing(page: EntryPage, session: Session) -> None:
    click(page, "moving_fold_button")
    click(page, "moving_where_both")
    click(page, "moving_cancel")
    assert triage(session) == "inside"
    assert not find(page, "moving_where").isVisible()


def test_a_fact_between_us_offers_to_plan_the_conversation(page: EntryPage) -> None:
    assert not find(page, "entry_plan").isVisible()
    click(page, "moving_fold_button")
    click(page, "moving_where_between")
    click(page, "moving_move")
    wanted: list[str] = []
    page.plan_wanted.connect(wanted.append)
    click(page, "entry_plan")
    assert len(wanted) == 1
