# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who knows a word of it, or whom it was about, has the entry in front of them a moment later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from waterline.app import journal
from waterline.ui.journal.entry_lines import LINE
from waterline.ui.journal.journal_page import JournalPage


@pytest.fixture
def page(qtbot, session, desk, theme, write, clock) -> JournalPage:
    """A journal of three entries, the newest on top."""
    alex = journal.add_person(session, "Alex").id
    write(root="A lighthouse far out", fears=("being_left",), people=(alex,), happened=clock().plus_days(-40))
    write(what_happened="The light went out", root="Dark", triage="between", happened=clock().plus_days(-3))
    write(root="嫉妬した", happened=clock().plus_days(-1))
    page = JournalPage(session, desk, theme)
    put_on_screen(page, qtbot, (964, 800))
    return page


def shown(page) -> list[str]:
    model = page.list.model()
    return [model.index(row, 0).data(LINE).root for row in range(model.rowCount())]


def click(button) -> None:
    button.click()
    settle()


def typed(page, words, wait=True) -> None:
    page.looking.field.setFocus()
    page.looking.field.selectAll()
    said = QInputMethodEvent()
    said.setCommitString(words)
    QApplication.sendEvent(page.looking.field, said)
    if wait:
        QTest.keyClick(page.looking.field, Qt.Key.Key_Return)
    settle()


def test_ctrl_f_leads_to_the_field_and_what_is_typed_there_is_found_after_a_short_pause(page, qtbot):
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.looking.field.hasFocus()
    typed(page, "ligh", wait=False)
    qtbot.waitUntil(lambda: shown(page) == ["Dark", "A lighthouse far out"])
    assert "2 entries found." in words_on(page)


def test_esc_shows_the_whole_journal_again_and_forgets_what_was_typed(page):
    typed(page, "lighthouse")
    assert shown(page) == ["A lighthouse far out"]
    assert "One entry found." in words_on(page)
    QTest.keyClick(page.looking.field, Qt.Key.Key_Escape)
    assert len(shown(page)) == 3
    assert page.looking.field.text() == ""
    assert not page.looking.field.isUndoAvailable()


def test_what_was_found_is_spoken_and_its_place_in_the_entry_shown(page):
    typed(page, "went")
    index = page.list.model().index(0, 0)
    assert "The light went out" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    before = page.list.viewport().grab().toImage()
    ground = page.theme.color("mark_sand").rgb()
    pixels = {before.pixel(x, y) for x in range(0, before.width(), 2) for y in range(0, before.height(), 2)}
    assert ground in pixels


def test_a_screen_reader_hears_how_many_were_found(page, monkeypatch):
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: heard.append(event.message()) if isinstance(event, QAccessibleAnnouncementEvent) else None,
    )
    typed(page, "ligh")
    typed(page, "nowhere")
    assert heard == ["2 entries found.", "No entry found."]


def test_where_nothing_is_found_it_is_said_and_the_field_stays(page):
    typed(page, "nowhere")
    assert page.nothing.isVisible()
    assert not page.frame.isVisible()
    assert page.looking.field.isVisible()
    click(page.looking.clear)
    assert len(shown(page)) == 3


@pytest.mark.parametrize(
    ("chip", "roots"),
    [
        ("looking_fear_being_left", ["A lighthouse far out"]),
        ("looking_triage_between", ["Dark"]),
        ("looking_lately_week", ["嫉妬した", "Dark"]),
        ("looking_need_time", []),
        ("looking_trigger_social_media", []),
        ("looking_kind_free_page", []),
    ],
)
def test_a_choice_shows_only_the_entries_it_holds_for(page, chip, roots):
    page.looking.narrow.unfold(True)
    settle()
    click(find(page, chip, QAbstractButton))
    assert shown(page) == roots
    click(find(page, chip, QAbstractButton))
    assert len(shown(page)) == 3


def test_somebody_can_be_chosen_by_nickname_together_with_a_word(page):
    page.looking.narrow.unfold(True)
    settle()
    alex = next(each for each in page.findChildren(QAbstractButton) if each.text() == "Alex")
    click(alex)
    assert shown(page) == ["A lighthouse far out"]
    typed(page, "dark")
    assert shown(page) == []


def test_the_kind_of_entry_can_be_chosen(page, session, clock):
    draft = journal.begin(session, "free_page")
    said = type(draft.answers)(what_happened="A plain page", root="a page", happened=clock().plus_days(-2))
    journal.finish(session, draft.with_answers(said, "", session.now()))
    page.arrive()
    page.looking.narrow.unfold(True)
    settle()
    click(find(page, "looking_kind_free_page", QAbstractButton))
    assert shown(page) == ["a page"]
    click(find(page, "looking_kind_dig", QAbstractButton))
    assert len(shown(page)) == 3
    assert not page.findChildren(QAbstractButton, "looking_kind_watching_plan"), "not before somebody asked for it"


def test_a_first_and_a_last_day_show_what_lies_between_them_both_included(page, clock):
    page.looking.narrow.unfold(True)
    settle()
    assert not find(page, "looking_days").isVisible()
    click(find(page, "looking_lately_own", QAbstractButton))
    assert shown(page) == ["嫉妬した", "Dark"], "it begins with the last seven days"
    for box, days in ((page.looking.days.last, -3), (page.looking.days.first, -40)):
        day = clock().plus_days(days).local.date()
        box.setDate(QDate(day.year, day.month, day.day))
    settle()
    assert shown(page) == ["Dark", "A lighthouse far out"]
    last = page.looking.days.first.date()
    page.looking.days.last.setDate(last)
    settle()
    assert shown(page) == ["A lighthouse far out"]


def test_what_narrows_the_journal_is_said_while_the_choices_are_folded_and_one_click_ends_it(page):
    page.looking.narrow.unfold(True)
    settle()
    click(find(page, "looking_triage_between", QAbstractButton))
    click(find(page, "looking_lately_week", QAbstractButton))
    page.looking.narrow.unfold(False)
    page.leave()
    page.arrive()
    settle()
    assert "Only: The last 7 days · Between us" in words_on(page)
    assert shown(page) == ["Dark"]
    click(page.looking.clear)
    assert len(shown(page)) == 3
    assert not any("Only:" in words for words in words_on(page))


def test_what_was_looked_for_is_still_there_when_the_page_is_shown_again(page):
    typed(page, "嫉妬")
    page.leave()
    page.arrive()
    settle()
    assert shown(page) == ["嫉妬した"]
    assert page.looking.field.text() == "嫉妬"


def test_an_entry_that_is_thrown_away_is_found_no_more_and_can_be_brought_back(page):
    typed(page, "lighthouse")
    page.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    settle()
    assert shown(page) == []
    click(find(page, "journal_message_action", QAbstractButton))
    assert shown(page) == ["A lighthouse far out"]


def test_down_goes_from_the_field_into_what_was_found(page):
    typed(page, "lighthouse")
    QTest.keyClick(page.looking.field, Qt.Key.Key_Down)
    assert page.list.hasFocus()


def test_nothing_that_is_typed_is_learned_by_a_keyboard(page):
    assert page.looking.field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_no_words_of_the_choices_are_cut_off(page):
    page.looking.narrow.unfold(True)
    settle()
    assert cut_off(page.looking) == []
