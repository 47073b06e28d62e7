# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A request stands in the journal under its own name and in its own words, in every list and when read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from waterline.app import journal, requests
from waterline.app.session import Session
from waterline.domain.dig import Step
from waterline.domain.entry import Answers, Entry
from waterline.domain.request import RequestAnswers
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.changed_words import ChangedWords
from waterline.ui.journal.dig_page import DigPage
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.journal_page import JournalPage
from waterline.ui.journal.steps.fear_need_steps import NeedStep
from waterline.ui.theme import Theme

SAID = RequestAnswers(rule="No phones", ask="leave the phone outside", if_no="I read", needs=("time",))


@pytest.fixture
def asked(session: Session) -> Entry:
    return journal.finish(session, replace(requests.begin(session), answers=SAID))


def test_a_request_is_read_back_and_what_came_of_it_is_one_click_away(
    qtbot: QtBot, session: Session, desk: InstantDesk, theme: Theme, asked: Entry
) -> None:
    page = EntryPage(session, desk, theme)
    page.show_entry(asked.id)
    put_on_screen(page, qtbot, (964, 700))
    assert "Request" in page.hour.text()
    assert find(page, "entry_read_rule_words").isVisible()
    assert find(page, "entry_read_if_no_words").isVisible()
    with qtbot.waitSignal(page.outcome_wanted) as told:
        find(page, "entry_outcome", QAbstractButton).click()
    assert told.args == [asked.id]
    assert not find(page, "entry_request").isVisible()
    assert cut_off(page) == []


def test_how_a_request_stood_before_can_be_read(
    qtbot: QtBot, session: Session, desk: InstantDesk, theme: Theme, asked: Entry
) -> None:
    journal.finish(session, replace(journal.edit(session, asked.id), answers=replace(SAID, rule="")))
    page = EntryPage(session, desk, theme)
    page.show_entry(asked.id)
    put_on_screen(page, qtbot, (964, 700))
    page.versions.all.unfold(True)
    page.versions.each[0].unfold(True)
    settle()
    assert "[−" in find(page, "version_1_rule", ChangedWords).plain()
    find(page, "version_1_whole_button", QAbstractButton).click()
    settle()
    assert find(page, "version_1_read_rule_words").isVisible()


@pytest.mark.parametrize(("next_step", "offered"), [("request", True), ("own_step", False), (None, False)])
def test_a_dig_that_is_to_become_a_request_offers_to_write_it(
    qtbot: QtBot,
    session: Session,
    desk: InstantDesk,
    theme: Theme,
    write: Callable[..., Entry],
    next_step: str | None,
    offered: bool,
) -> None:
    entry = write(root="r", next_step=next_step)
    page = EntryPage(session, desk, theme)
    page.show_entry(entry.id)
    put_on_screen(page, qtbot, (964, 700))
    assert find(page, "entry_request").isVisible() == offered


def test_the_journal_and_its_drafts_say_that_it_is_a_request(
    qtbot: QtBot, session: Session, desk: InstantDesk, theme: Theme, asked: Entry
) -> None:
    journal.keep_draft(session, replace(requests.begin(session), answers=RequestAnswers(ask="call at nine")))
    page = JournalPage(session, desk, theme)
    put_on_screen(page, qtbot, (964, 700))
    assert "Request · call at nine" in words_on(page)
    first = page.lines.index(0, 0)
    assert "Request. leave the phone outside" in page.lines.data(first, Qt.ItemDataRole.AccessibleTextRole)


def test_naming_a_need_shows_what_has_answered_it_before(
    qtbot: QtBot, session: Session, dig_page: DigPage, asked: Entry
) -> None:
    requests.say_met(session, asked.id, "partly", "an hour of chess did")
    dig_page.open(journal.begin_dig(session, step=Step.NEED, seed=Answers(needs=("clarity",))))
    (screen,) = [each for each in dig_page.card.screens() if isinstance(each, NeedStep) and each.isVisible()]
    assert not screen.answered.isVisible()
    find(screen, "needs_time", QAbstractButton).click()
    assert screen.answered.isVisible()
    screen.answered.more.unfold(True)
    assert any("an hour of chess did" in each for each in words_on(screen))
    find(screen, "needs_time", QAbstractButton).click()
    assert not screen.answered.isVisible()
