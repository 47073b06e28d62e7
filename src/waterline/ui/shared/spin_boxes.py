# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Boxes for numbers, days and times, named for screen readers; the wheel never changes what they say."""

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QDateEdit,
    QDateTimeEdit,
    QSpinBox,
    QTimeEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from waterline.ui.shared.fields import PRIVATE
from waterline.ui.theme import Theme

_INSET = 10


class _Inset(QObject):
    """Sets the words of a spin box in from its edge: the style sheet does not reach the line inside."""

    def __init__(self, theme: Theme, box: QAbstractSpinBox) -> None:
        super().__init__(box)
        self._theme = theme
        self._box = box
        theme.changed.connect(self._set)
        self._set()

    def _set(self) -> None:
        side = self._theme.px(_INSET)
        self._box.lineEdit().setTextMargins(side, 0, side, 0)


def _dress(box: QAbstractSpinBox, spoken: str, name: str) -> None:
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    box.lineEdit().setAccessibleName(spoken)
    for each in (box, box.lineEdit()):
        each.setInputMethodHints(each.inputMethodHints() | PRIVATE)


class _CalendarColours(QObject):
    """Keeps a calendar in the colours of the theme: no red Sundays, no week numbers, and days out of reach struck out.

    Qt itself lets a day beyond the last one look like any other, since each weekday has a colour of its own.
    """

    def __init__(self, theme: Theme, calendar: QCalendarWidget) -> None:
        super().__init__(calendar)
        self._theme = theme
        self._calendar = calendar
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        theme.changed.connect(self._set)
        calendar.currentPageChanged.connect(self._strike_out)
        calendar.installEventFilter(self)
        self._set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again which days are out of reach: the box tells its calendar just before it shows."""
        if event.type() == QEvent.Type.Show:
            self._strike_out()
        return False

    def _strike_out(self) -> None:
        calendar = self._calendar
        if not isValid(calendar):
            return
        calendar.setDateTextFormat(QDate(), QTextCharFormat())  # forgets those of another month
        struck = QTextCharFormat()
        struck.setForeground(self._theme.color("faint"))
        struck.setFontStrikeOut(True)
        first = QDate(calendar.yearShown(), calendar.monthShown(), 1)
        for number in range(-7, 45):
            day = first.addDays(number)
            if not calendar.minimumDate() <= day <= calendar.maximumDate():
                calendar.setDateTextFormat(day, struck)

    def _set(self) -> None:
        if not isValid(self._calendar):  # Qt makes the calendar anew with the look, and this goes a turn later
            return
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self._theme.color("text"))
        quiet.setForeground(self._theme.color("muted"))
        quiet.setBackground(self._theme.color("surface"))
        for day in Qt.DayOfWeek:
            self._calendar.setWeekdayTextFormat(day, plain)
        self._calendar.setHeaderTextFormat(quiet)
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self._calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(self._theme.icon(icon, "muted", 18))
        self._strike_out()


def dress_calendar(theme: Theme, calendar: QCalendarWidget) -> None:
    """Give Qt's calendar our colours and arrows, and keep them as the theme changes."""
    _CalendarColours(theme, calendar)


class NumberBox(QSpinBox):
    """A whole number within a range."""

    def __init__(
        self, theme: Theme, spoken: str, least: int, most: int, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        _dress(self, spoken, name)
        _Inset(theme, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class DateBox(QDateEdit):
    """A day, typed or chosen from a calendar."""

    def __init__(self, theme: Theme, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        _dress(self, spoken, name)
        dress_calendar(theme, self.calendarWidget())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class DateTimeBox(QDateTimeEdit):
    """A day and a time, typed or chosen from a calendar."""

    def __init__(self, theme: Theme, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        _dress(self, spoken, name)
        dress_calendar(theme, self.calendarWidget())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class TimeBox(QTimeEdit):
    """A time of day."""

    def __init__(self, theme: Theme, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _dress(self, spoken, name)
        _Inset(theme, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
