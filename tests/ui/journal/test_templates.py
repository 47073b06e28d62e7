# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own templates of the free page: begun with in a click, and no word on the page is lost for one."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, settle, words_on
from tests.world import PASSPHRASE, StandingClock, door_at, new_session
from waterline.app import journal, templates
from waterline.app.session import Session, open_with_passphrase
from waterline.domain.sheets import FREE_PAGE
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.sheets.writing_page import WritingPage
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import LineBox, TextBox
from waterline.ui.theme import Theme

MORNING = "What did I dream?\nWhat do I need today?"


@pytest.fixture
def door(tmp_path):
    return door_at(tmp_path / "profile", StandingClock())


@pytest.fixture
def session(door) -> Session:
    return new_session(door)[0]


@pytest.fixture
def page(session: Session, theme: Theme, qtbot: QtBot) -> WritingPage:
    desk = InstantDesk()
    page = WritingPage(session, desk, theme, DraftKeeper(desk, session))
    qtbot.addWidget(page)
    page.resize(900, 900)
    begin(page, session)
    return page


def begin(page: WritingPage, session: Session) -> None:
    page.open(journal.begin(session, FREE_PAGE))
    page.show()
    page.arrive()
    settle()


def click(page: WritingPage, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


def box(page: WritingPage) -> TextBox:
    return find(page, "what_happened", TextBox)


def test_a_page_is_kept_as_a_template_and_the_next_begins_with_it(page: WritingPage, session: Session) -> None:
    box(page).insertPlainText(MORNING)
    click(page, "templates_fold_button")
    page.templates.name.insert("Morning")
    click(page, "template_keep")
    page.stop()
    begin(page, session)
    click(page, "template_1")
    assert box(page).words() == MORNING
    page.finish()
    (line,) = journal.timeline(session)
    assert line.what_happened.startswith("What did I dream?")


def test_beginning_with_one_leaves_what_stands_there_below_it(page: WritingPage, session: Session) -> None:
    templates.keep(session, "Morning", MORNING)
    page.templates.load()
    box(page).insertPlainText("I slept badly.")
    click(page, "template_1")
    assert box(page).words() == f"{MORNING}\n\nI slept badly."
    page.stop()
    (draft,) = journal.drafts(session)
    assert draft.answers.what_happened == f"{MORNING}\n\nI slept badly."


def test_an_empty_page_is_no_template_and_that_is_said(page: WritingPage, session: Session) -> None:
    click(page, "templates_fold_button")
    click(page, "template_keep")
    assert templates.templates(session) == ()
    assert any("The page is empty" in text for text in words_on(page))


def test_a_forgotten_one_comes_back_by_undo(page: WritingPage, session: Session) -> None:
    templates.keep(session, "Morning", MORNING)
    page.templates.load()
    click(page, "templates_fold_button")
    click(page, "template_1_forget")
    assert templates.templates(session) == ()
    click(page, "templates_message_action")
    assert [each.words for each in templates.templates(session)] == [MORNING]


def test_a_template_is_renamed_by_writing_over_its_name(page: WritingPage, session: Session, qtbot: QtBot) -> None:
    templates.keep(session, "Morning", MORNING)
    templates.keep(session, "Evening", "What was good?")
    page.templates.load()
    click(page, "templates_fold_button")
    line = find(page, "template_1_name", LineBox)
    line.set_words("Dawn")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert [each.name for each in templates.templates(session)] == ["Dawn", "Evening"]
    assert find(page, "template_1", QAbstractButton).text() == "Dawn"
    line.set_words("evening")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.words() == "Dawn", "two of one name could not be told apart"
    click(page, "template_1_forget")
    assert [each.name for each in templates.templates(session)] == ["Evening"]


def test_the_same_name_takes_the_place_of_the_one_before(session: Session) -> None:
    templates.keep(session, "Morning", "old")
    templates.keep(session, " morning ", "new")
    assert [each.words for each in templates.templates(session)] == ["new"]


def test_without_a_name_it_goes_by_how_it_begins(session: Session) -> None:
    assert templates.keep(session, "", MORNING).name == "What did I dream? What do I need today?"


def test_they_are_there_after_closing(door, session: Session) -> None:
    kept = templates.keep(session, "Morning", MORNING)
    session.close()
    with closing(open_with_passphrase(door, PASSPHRASE)) as again:
        assert templates.templates(again) == (kept,)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_of_it_is_cut_off(page: WritingPage, session: Session, theme: Theme, scale: float) -> None:
    theme.apply(scale=scale)
    templates.keep(session, "How the week was, and what I want of the next one", MORNING)
    page.templates.load()
    click(page, "templates_fold_button")
    assert cut_off(page) == []
