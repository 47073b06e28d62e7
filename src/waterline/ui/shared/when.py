# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing when it was: a word is enough, a date and a time are possible."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.clock import Clock
from waterline.domain.times import Stamp
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spin_boxes import DateBox, TimeBox
from waterline.ui.theme import Theme

NOW, TODAY, YESTERDAY, OTHER = "now", "today", "yesterday", "other"
_STILL_NOW_MS = 10 * 60 * 1000
_NOON = QTime(12, 0)


class WhenPicker(QWidget):
    """A word for the day, or a date; `changed` carries a Stamp or None, and whether its time is known."""

    changed = Signal(object, bool)

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("when_picker")
        self._clock = clock
        self._filling = False
        options = [
            (NOW, self.tr("Just now")),
            (TODAY, self.tr("Earlier today")),
            (YESTERDAY, self.tr("Yesterday")),
            (OTHER, self.tr("Another day")),
        ]
        self.day = ChipGroup(theme, options, label=self.tr("When was it?"), several=False, name="when")
        self.date = DateBox(theme, self.tr("The day it was"), name="when_date")
        self.date.setDisplayFormat(self.tr("d MMMM yyyy"))
        self.knows_time = CheckLine(self.tr("I know about what time"), name="when_knows_time")
        self.time = TimeBox(theme, self.tr("About what time it was"), name="when_time")
        self.detail = FlowBox(gap=12, name="when_detail")
        self._lay_out()
        self.day.changed.connect(self._on_day)
        self.date.dateChanged.connect(self._say)
        self.knows_time.toggled.connect(self._on_knows_time)
        self.time.timeChanged.connect(self._say)
        self.show_when(None, True)

    def show_when(self, happened: Stamp | None, time_known: bool) -> None:
        """Show what was said before, or nothing; says nothing by `changed`."""
        self._filling = True
        now = self._clock()
        today = _date_of(now)
        self.date.setMaximumDate(max(today, _date_of(happened)) if happened else today)
        self.date.setDate(_date_of(happened) if happened else today.addDays(-2))
        self.knows_time.set_checked(happened is not None and time_known)
        self.time.setTime(_time_of(happened) if happened and time_known else _NOON)
        day = _day_key(happened, time_known, now)
        self.day.select([day] if day else [])
        self._show_detail(day)
        self._filling = False

    def _lay_out(self) -> None:
        for each in (self.date, self.knows_time, self.time):
            self.detail.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.day)
        column.addWidget(self.detail)

    def _show_detail(self, day: str | None) -> None:
        self.detail.setVisible(day in (TODAY, YESTERDAY, OTHER))
        self.date.setVisible(day == OTHER)
        self.time.setVisible(self.knows_time.is_checked())

    def _on_day(self, chosen: list[str]) -> None:
        day = chosen[0] if chosen else None
        self._show_detail(day)
        self._say()

    def _on_knows_time(self) -> None:
        self.time.setVisible(self.knows_time.is_checked())
        self._say()

    def _say(self) -> None:
        if self._filling:
            return
        chosen = self.day.selected()
        if not chosen:
            self.changed.emit(None, True)
        elif chosen[0] == NOW:
            self.changed.emit(self._clock(), True)
        else:
            self.changed.emit(self._chosen_stamp(chosen[0]), self.knows_time.is_checked())

    def _chosen_stamp(self, day: str) -> Stamp:
        now = self._clock()
        today = _date_of(now)
        date = {TODAY: today, YESTERDAY: today.addDays(-1)}.get(day, self.date.date())
        known = self.knows_time.is_checked()
        stamp = stamp_at(date, self.time.time() if known else _NOON, now)
        # A day whose hour nobody knows must not lie ahead of the moment it is written down.
        return stamp if known else min(stamp, now, key=lambda each: each.utc_ms)


def stamp_at(date: QDate, time: QTime, now: Stamp) -> Stamp:
    """Return the stamp of a wall clock reading in the zone of `now`, by that zone's rules on that day."""
    zone = QTimeZone(now.zone.encode())
    if zone.isValid():
        moment = QDateTime(date, time, zone)
        return Stamp(moment.toMSecsSinceEpoch(), now.zone, moment.offsetFromUtc() // 60)
    moment = QDateTime(date, time, QTimeZone(now.offset_minutes * 60))
    return Stamp(moment.toMSecsSinceEpoch(), now.zone, now.offset_minutes)


def _date_of(stamp: Stamp) -> QDate:
    local = stamp.local
    return QDate(local.year, local.month, local.day)


def _time_of(stamp: Stamp) -> QTime:
    return QTime(stamp.local.hour, stamp.local.minute)


def _day_key(happened: Stamp | None, time_known: bool, now: Stamp) -> str | None:
    if happened is None:
        return None
    if time_known and 0 <= now.utc_ms - happened.utc_ms <= _STILL_NOW_MS:
        return NOW
    days = _date_of(happened).daysTo(_date_of(now))
    return {0: TODAY, 1: YESTERDAY}.get(days, OTHER)
