# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When it was: a word is enough, and what nobody said is never made up."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.world import StandingClock
from waterline.domain.times import Stamp
from waterline.ui.shared.when import WhenPicker, stamp_at
from waterline.ui.theme import Theme

BERLIN = ZoneInfo("Europe/Berlin")


def berlin(*moment: int) -> Stamp:
    return Stamp.of(datetime(*moment, tzinfo=BERLIN), "Europe/Berlin")


Said = list[tuple[Stamp | None, bool]]


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme, clock: StandingClock) -> WhenPicker:
    clock.stamp = berlin(2026, 7, 14, 21, 40, 12)
    made = WhenPicker(theme, clock)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def said(picker: WhenPicker) -> Said:
    heard: Said = []
    picker.changed.connect(lambda happened, known: heard.append((happened, known)))
    return heard


def choose(picker: WhenPicker, key: str) -> None:
    next(chip for chip in picker.day.chips() if chip.key == key).click()


def test_just_now_is_this_moment(picker: WhenPicker, said: Said, clock: StandingClock) -> None:
    choose(picker, "now")
    assert said == [(clock(), True)]


def test_only_the_day_is_kept_where_only_the_day_was_said(picker: WhenPicker, said: Said) -> None:
    choose(picker, "today")
    choose(picker, "yesterday")
    assert said == [(berlin(2026, 7, 14, 12), False), (berlin(2026, 7, 13, 12), False)]


def test_earlier_today_is_never_later_than_now(picker: WhenPicker, said: Said, clock: StandingClock) -> None:
    clock.stamp = berlin(2026, 7, 14, 7, 5)
    choose(picker, "today")
    assert said == [(clock(), False)]


def test_a_time_that_is_known_is_kept(picker: WhenPicker, said: Said) -> None:
    choose(picker, "yesterday")
    picker.knows_time.button.click()
    picker.time.setTime(QTime(19, 30))
    assert said[-1] == (berlin(2026, 7, 13, 19, 30), True)


def test_another_day_keeps_the_clock_of_that_day(picker: WhenPicker, said: Said) -> None:
    choose(picker, "other")
    picker.date.setDate(QDate(2026, 2, 1))
    assert said[-1] == (berlin(2026, 2, 1, 12), False)
    assert berlin(2026, 2, 1, 12).offset_minutes == 60, "it was winter then"


def test_no_day_lies_ahead(picker: WhenPicker, said: Said) -> None:
    choose(picker, "other")
    picker.date.setDate(QDate(2027, 1, 1))
    assert picker.date.date() == QDate(2026, 7, 14)


def test_in_the_calendar_days_that_lie_ahead_are_struck_out_and_others_are_not(picker: WhenPicker) -> None:
    choose(picker, "other")
    picker.date.setFocus()
    QTest.keyClick(picker.date, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = picker.date.calendarWidget()
    calendar.setMaximumDate(picker.date.maximumDate())
    calendar.setCurrentPage(2026, 6)
    calendar.setCurrentPage(2026, 7)
    assert not calendar.dateTextFormat(QDate(2026, 7, 14)).fontStrikeOut()
    assert calendar.dateTextFormat(QDate(2026, 7, 15)).fontStrikeOut()
    calendar.setSelectedDate(QDate(2026, 7, 20))
    assert calendar.selectedDate() <= QDate(2026, 7, 14)


def test_pressing_the_chosen_word_again_says_nothing_any_more(picker: WhenPicker, said: Said) -> None:
    choose(picker, "yesterday")
    choose(picker, "yesterday")
    assert said[-1] == (None, True)


@pytest.mark.parametrize(
    ("happened", "known", "shown"),
    [
        (None, True, []),
        (berlin(2026, 7, 14, 21, 40), True, ["now"]),
        (berlin(2026, 7, 14, 12), False, ["today"]),
        (berlin(2026, 7, 14, 9, 15), True, ["today"]),
        (berlin(2026, 7, 13, 12), False, ["yesterday"]),
        (berlin(2026, 3, 1, 8), True, ["other"]),
    ],
)
def test_what_was_said_is_shown_again_and_showing_says_nothing(
    picker: WhenPicker, said: Said, happened: Stamp | None, known: bool, shown: list[str]
) -> None:
    picker.show_when(happened, known)
    assert picker.day.selected() == shown
    assert picker.knows_time.is_checked() == (happened is not None and known)
    assert said == []


def test_a_zone_this_computer_does_not_know_keeps_its_offset() -> None:
    now = Stamp(0, "Nowhere/Land", 90)
    made = stamp_at(QDate(2026, 7, 14), QTime(10, 30), now)
    assert (made.zone, made.offset_minutes) == ("Nowhere/Land", 90)
    assert made.local.replace(tzinfo=None) == datetime(2026, 7, 14, 10, 30)  # noqa: DTZ001 (a wall clock)
