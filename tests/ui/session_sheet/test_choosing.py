# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing what goes on a session sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from tests.ui.patterns.writing import write_moment
from tests.ui.seeing import find, put_on_screen, settle, words_on
from tests.ui.session_sheet.in_hand import click, entries, go_on, tick_entry
from tests.world import StandingClock
from waterline.app import journal
from waterline.app.session import Session
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.on_paper import entry_part
from waterline.ui.session_sheet.choice_list import ChoiceList
from waterline.ui.session_sheet.choose_step import MOST_ENTRIES
from waterline.ui.session_sheet.session_sheet_page import MOST_CHARACTERS, SessionSheetPage
from waterline.ui.shared.fields import LineBox
from waterline.ui.theme import Theme


def said(page: SessionSheetPage) -> str:
    return " ".join(words_on(page))


def find_entries(page: SessionSheetPage, words: str) -> None:
    field = find(page, "sheet_find", LineBox)
    field.setFocus()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def test_every_summary_is_offered_with_its_sentence_and_nothing_is_ticked(page: SessionSheetPage) -> None:
    assert "Fears and needs" in said(page)
    assert "Of the 6 moments you wrote down" in said(page)
    boxes = [box for box in page.findChildren(QCheckBox) if box.isVisible()]
    assert boxes
    assert not any(box.isChecked() for box in boxes)
    assert "Nothing is ticked yet." in said(page)


def test_who_chose_nothing_is_told_kindly_and_stays(page: SessionSheetPage) -> None:
    click(page, "sheet_go_on")
    assert "One summary or one entry is enough" in said(page)
    assert find(page, "sheet_choose").isVisible()


def test_what_is_ticked_stands_on_the_sheet_and_nothing_else(page: SessionSheetPage) -> None:
    click(page, "sheet_summary_1")
    tick_entry(page, 1)
    assert "On the sheet: one summary and one entry." in said(page)
    sheet = go_on(page)
    assert "Fears and needs" in sheet
    assert "Number 5" in sheet
    assert "Number 6" not in sheet
    assert "Fears, month by month" not in sheet


def test_entries_stand_on_the_sheet_in_the_order_of_life(page: SessionSheetPage) -> None:
    for row in (0, 2, 1):
        tick_entry(page, row)
    sheet = go_on(page)
    assert sheet.index("Number 4") < sheet.index("Number 5") < sheet.index("Number 6")


def test_the_entries_are_narrowed_by_words_and_what_is_ticked_stays_ticked(page: SessionSheetPage) -> None:
    tick_entry(page, 0)
    find_entries(page, "number 3")
    assert len(entries(page)) == 1
    tick_entry(page, 0)
    sheet = go_on(page)
    assert "Number 3" in sheet
    assert "Number 6" in sheet


def test_the_entries_are_narrowed_by_a_period(page: SessionSheetPage) -> None:
    assert len(entries(page)) == 6
    click(page, "sheet_lately_month")
    assert len(entries(page)) == 2
    click(page, "sheet_lately_season")
    assert len(entries(page)) == 5


def test_where_no_entry_is_found_it_says_so(page: SessionSheetPage) -> None:
    find_entries(page, "nowhere")
    assert "No entry holds all of this" in said(page)
    QTest.keyClick(find(page, "sheet_find"), Qt.Key.Key_Escape)
    settle()
    assert len(entries(page)) == 6


def test_what_is_in_the_trash_is_not_offered_and_does_not_come_along(
    page: SessionSheetPage, session: Session, written: list[str]
) -> None:
    tick_entry(page, 0)
    tick_entry(page, 1)
    journal.trash(session, written[-1])
    sheet = go_on(page)
    assert "Number 5" in sheet
    assert "Number 6" not in sheet
    page.arrive()
    settle()
    assert len(entries(page)) == 5


def test_every_tick_can_be_taken_away_at_once(page: SessionSheetPage) -> None:
    click(page, "sheet_summary_2")
    tick_entry(page, 3)
    click(page, "sheet_clear")
    assert "Nothing is ticked yet." in said(page)
    click(page, "sheet_go_on")
    assert find(page, "sheet_choose").isVisible()


def test_a_long_journal_is_read_as_one_goes_down_and_makes_no_widget_for_an_entry(
    page: SessionSheetPage, session: Session
) -> None:
    before = len(page.findChildren(QWidget))
    for number in range(80):
        write_moment(session, f"More {number}")
    page.arrive()
    settle()
    view = find(page, "sheet_entries", ChoiceList)
    assert view.model().rowCount() == 50
    view.setFocus()
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_End)
        settle()
    assert view.model().rowCount() == 86
    assert len(page.findChildren(QWidget)) - before < 5


def test_keys_tick_and_a_screen_reader_hears_it(page: SessionSheetPage) -> None:
    view = find(page, "sheet_entries", ChoiceList)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    states = [view.model().index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    assert view.model().flags(view.model().index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable


def test_ctrl_enter_goes_on_from_anywhere_and_esc_comes_back(page: SessionSheetPage) -> None:
    tick_entry(page, 0)
    view = find(page, "sheet_entries", ChoiceList)
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert find(page, "sheet_preview").isVisible()
    QTest.keyClick(find(page, "sheet_undo"), Qt.Key.Key_Escape)
    settle()
    assert find(page, "sheet_choose").isVisible()


def test_more_entries_than_a_session_can_hold_are_refused_in_words(page: SessionSheetPage) -> None:
    page.choose.choice._ticked = {str(number): None for number in range(MOST_ENTRIES + 1)}
    click(page, "sheet_go_on")
    assert f"takes up to {MOST_ENTRIES}" in said(page)


def test_a_text_as_long_as_a_book_is_refused_in_words(
    page: SessionSheetPage, session: Session, clock: StandingClock
) -> None:
    clock.pass_time(days=1)
    write_moment(session, "word " * (MOST_CHARACTERS // 5 + 1))
    page.arrive()
    settle()
    tick_entry(page, 0)
    click(page, "sheet_go_on")
    assert "more than fits on a sheet" in said(page)
    assert find(page, "sheet_choose").isVisible()


def test_a_journal_without_summaries_still_makes_a_sheet(qtbot, theme: Theme, session: Session) -> None:
    write_moment(session, "Only this")
    page = SessionSheetPage(session, InstantDesk(), theme, entry_part)
    page.offer(())
    put_on_screen(page, qtbot)
    assert "no summary yet" in said(page)
    tick_entry(page, 0)
    assert "Only this" in go_on(page)


def test_an_empty_journal_says_that_there_are_no_entries(qtbot, theme: Theme, session: Session) -> None:
    page = SessionSheetPage(session, InstantDesk(), theme, entry_part)
    page.offer(())
    put_on_screen(page, qtbot)
    assert "There are no entries yet." in said(page)


def test_back_leads_to_the_patterns(qtbot, page: SessionSheetPage) -> None:
    with qtbot.waitSignal(page.back_requested):
        find(page, "sheet_back", QAbstractButton).click()
