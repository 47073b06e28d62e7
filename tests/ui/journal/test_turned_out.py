# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was feared and what did happen: written later, asked about once, one moment at a time, and never a rate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.seeing import find, put_on_screen, settle
from tests.world import StandingClock, door_at, new_session
from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import DIG, Answers, Entry
from waterline.domain.looking import Looking
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.now.now_page import NowPage
from waterline.ui.theme import Theme


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def session(tmp_path, clock) -> Session:
    return new_session(door_at(tmp_path / "profile", clock))[0]


@pytest.fixture
def entry(session: Session) -> Entry:
    answers = Answers(triage="inside", fears=("being_left",), feared="He will not call again.")
    return journal.finish(session, replace(journal.begin(session, DIG), answers=answers))


def page_of(session: Session, entry: Entry, theme: Theme, qtbot: QtBot) -> EntryPage:
    page = EntryPage(session, InstantDesk(), theme)
    page.show_entry(entry.id)
    put_on_screen(page, qtbot)
    return page


def test_it_is_asked_about_once_some_days_later_and_then_no_more(
    session: Session, entry: Entry, clock: StandingClock, theme: Theme, qtbot: QtBot
) -> None:
    assert journal.follow_up(session) is None
    clock.pass_time(days=3)
    now = NowPage(session, InstantDesk(), theme)
    put_on_screen(now, qtbot)
    assert now.follow_up.title.text() == "You were afraid of something. What happened?"
    journal.say_turned_out(session, entry.id, "He called on Tuesday.")
    assert journal.follow_up(session) is None


def test_what_happened_is_kept_beside_what_was_feared(
    session: Session, entry: Entry, theme: Theme, qtbot: QtBot
) -> None:
    page = page_of(session, entry, theme, qtbot)
    find(page, "turned_out", QPlainTextEdit).insertPlainText("He called on Tuesday.")
    page.leave()
    kept = journal.entry(session, entry.id)
    assert (kept.answers.feared, kept.answers.turned_out) == ("He will not call again.", "He called on Tuesday.")
    assert kept.ask_again_ms is None
    assert len(journal.versions(session, entry.id)) == 1, "how it stood before can be read"


def test_typing_keeps_it_without_leaving_and_does_not_disturb_the_typing(
    session: Session, entry: Entry, theme: Theme, qtbot: QtBot
) -> None:
    page = page_of(session, entry, theme, qtbot)
    box = find(page, "turned_out", QPlainTextEdit)
    box.insertPlainText("He called")
    qtbot.waitUntil(lambda: journal.entry(session, entry.id).answers.turned_out == "He called")
    box.insertPlainText(" on Tuesday.")
    settle()
    assert box.toPlainText() == "He called on Tuesday."


def test_an_entry_that_feared_nothing_is_not_asked(session: Session, theme: Theme, qtbot: QtBot) -> None:
    entry = journal.finish(session, replace(journal.begin(session, DIG), answers=Answers(root="tired")))
    assert not find(page_of(session, entry, theme, qtbot), "turned_out_card").isVisible()


def test_it_is_found_by_its_words(session: Session, entry: Entry) -> None:
    journal.say_turned_out(session, entry.id, "He called on Tuesday.")
    assert [line.id for line in journal.look(session, Looking(text="tuesday"))] == [entry.id]
