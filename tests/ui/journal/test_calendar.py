# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A month at a glance: which days have entries, and from a day to what was written about it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester

from tests.ui.held_desk import HeldDesk
from tests.ui.journal.test_dig_steps import click
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app import journal
from waterline.domain.times import Stamp
from waterline.ui.journal.calendar.month_model import DAY, MARKED, MonthModel, month_beside
from waterline.ui.journal.entry_lines import LINE
from waterline.ui.journal.journal_page import JournalPage

NONE = Qt.KeyboardModifier.NoModifier


def at(*moment, offset=0):
    return Stamp(Stamp.of(datetime(*moment, tzinfo=UTC), "UTC").utc_ms - offset * 60_000, "Some/Where", offset)


@pytest.fixture
def page(qtbot, session, desk, theme, write, clock):
    """It is Tuesday 14 July 2026; entries on the 1st, twice on the 9th, and on 30 June."""
    clock.stamp = at(2026, 7, 14, 21, 40)
    for root, happened in (
        ("june", at(2026, 6, 30, 23, 59)),
        ("first", at(2026, 7, 1, 0, 0)),
        ("ninth", at(2026, 7, 9, 8)),
        ("ninth too", at(2026, 7, 9, 1, offset=600)),
    ):
        write(root=root, happened=happened)
    page = JournalPage(session, desk, theme)
    put_on_screen(page, qtbot, (964, 1000))
    click(page, "calendar_button")
    return page


def marked(page):
    model = page.calendar.model
    cells = [model.index(row, column) for row in range(6) for column in range(7)]
    return [cell.data(DAY).day for cell in cells if cell.data(MARKED)]


def shown(page):
    model = page.list.model()
    return [model.index(row, 0).data(LINE).root for row in range(model.rowCount())]


def press(page, key):
    QTest.keyClick(page.calendar.view, key)
    settle()


def spoken(page):
    return page.calendar.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_days_with_entries_are_marked_by_the_clock_of_each_entry(page):
    assert "July 2026" in words_on(page)
    assert marked(page) == [1, 9]
    click(page, "calendar_before")
    assert "June 2026" in words_on(page)
    assert marked(page) == [30]


def test_a_click_on_a_day_shows_its_entries_and_clearing_shows_all_again(page):
    view = page.calendar.view
    place = view.visualRect(page.calendar.model.index_of(date(2026, 7, 9))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    settle()
    assert shown(page) == ["ninth", "ninth too"]
    assert "Only: 9 July 2026" in words_on(page)
    click(page, "looking_clear")
    assert len(shown(page)) == 4
    assert "shown below" not in page.calendar.model.index_of(date(2026, 7, 9)).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_keyboard_goes_from_day_to_day_and_on_into_other_months(page):
    page.calendar.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert spoken(page) == "Tuesday 14 July 2026, today, no entries"
    press(page, Qt.Key.Key_Up)
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Right)
    assert spoken(page) == "Thursday 9 July 2026, with entries"
    press(page, Qt.Key.Key_Return)
    assert shown(page) == ["ninth", "ninth too"]
    assert spoken(page) == "Thursday 9 July 2026, with entries, shown below"
    press(page, Qt.Key.Key_Home)
    press(page, Qt.Key.Key_Left)
    assert spoken(page) == "Tuesday 30 June 2026, with entries"
    press(page, Qt.Key.Key_PageUp)
    assert spoken(page) == "Saturday 30 May 2026, no entries"
    press(page, Qt.Key.Key_PageDown)
    press(page, Qt.Key.Key_Space)
    assert shown(page) == ["june"]


def test_a_day_without_entries_cannot_be_chosen(page):
    page.calendar.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(page, Qt.Key.Key_Return)
    assert len(shown(page)) == 4
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert len(shown(page)) == 4


def test_throwing_away_and_undoing_change_the_marks(page, session):
    page.list.setFocus(Qt.FocusReason.TabFocusReason)
    page.list.stand_on(2)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    settle()
    assert marked(page) == [9]
    QTest.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert marked(page) == [1, 9]


def test_the_year_1_and_the_year_9999_are_the_ends_of_the_calendar(page):
    assert month_beside(date(1, 1, 1), -1) == date(1, 1, 1)
    assert month_beside(date(9999, 12, 1), 1) == date(9999, 12, 1)


def test_days_before_1970_are_marked_like_any_other(session, write):
    write(root="old", happened=at(1969, 12, 31, 12))
    write(root="older", happened=at(1961, 1, 1, 0))
    days = journal.days_with_entries(session, date(1900, 1, 1), date(1970, 1, 1))
    assert days == {date(1969, 12, 31), date(1961, 1, 1)}


def test_a_late_answer_about_another_month_is_not_shown(qtbot, session, theme, write, clock):
    clock.stamp = at(2026, 7, 14)
    write(root="first", happened=at(2026, 7, 1))
    desk = HeldDesk()
    page = JournalPage(session, desk, theme)
    put_on_screen(page, qtbot, (964, 1000))
    desk.answer_all()
    click(page, "calendar_button", "calendar_before", "calendar_today")
    desk.answer_all()
    settle()
    assert page.calendar.model.first == date(2026, 7, 1)
    assert marked(page) == [1]


def test_the_model_keeps_every_rule_of_a_model_and_no_day_is_a_widget(qtmodeltester: ModelTester, page):
    qtmodeltester.check(page.calendar.model)
    assert len(page.calendar.view.findChildren(QWidget)) < 25


def test_the_week_begins_where_it_does_here(page):
    model = MonthModel(date(2026, 7, 14))
    first = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    column = model.index_of(date(2026, 7, 5 if first == "Sunday" else 6)).column()
    assert column == 0


def test_everything_is_reached_by_tab_has_a_name_and_fits_at_twice_the_text_size(page, theme):
    theme.apply(scale=2.0)
    settle()
    names = tab_order(page)
    start = names.index("calendar_button")
    assert names[start : start + 5] == [
        "calendar_button", "calendar_today", "calendar_before", "calendar_after", "calendar_days",
    ]  # fmt: skip
    assert all(find(page, name).accessibleName() for name in names[start : start + 5])
    assert cut_off(page) == []
