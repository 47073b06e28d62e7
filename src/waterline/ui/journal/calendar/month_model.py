# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One month as a table of weeks: each day knows whether something was written about it, and says so."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from waterline.ui.shared.time_words import plain_day_words, whole_day_words

Index = QModelIndex | QPersistentModelIndex

DAY = Qt.ItemDataRole.UserRole + 1
MARKED = Qt.ItemDataRole.UserRole + 2
CHOSEN = Qt.ItemDataRole.UserRole + 3
TODAY = Qt.ItemDataRole.UserRole + 4
WEEKS, WEEK = 6, 7


class MonthModel(QAbstractTableModel):
    """Six weeks of a month; cells outside it are empty. Columns begin with the first day of the week here."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._first = today.replace(day=1)
        self._begins = QLocale.system().firstDayOfWeek().value  # Monday is 1
        self._marked: frozenset[date] = frozenset()
        self._chosen: tuple[date, date] | None = None

    @property
    def first(self) -> date:
        """The first day of the month in view."""
        return self._first

    def show_month(self, first: date, marked: frozenset[date]) -> None:
        """Show the month that begins with `first`, with these days marked."""
        self.beginResetModel()
        self._first, self._marked = first.replace(day=1), marked
        self.endResetModel()

    def show_chosen(self, chosen: tuple[date, date] | None) -> None:
        """Show which days are looked at, from the first to the last."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, WEEK - 1))

    def day_at(self, index: Index) -> date | None:
        """Return the day of a cell, or None outside the month."""
        day = self._first.toordinal() + index.row() * WEEK + index.column() - self._blank()
        first, last = self._first.toordinal(), last_of(self._first).toordinal()
        return date.fromordinal(day) if index.isValid() and first <= day <= last else None

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day of this month."""
        row, column = divmod(day.day - 1 + self._blank(), WEEK)
        return self.index(row, column)

    def is_marked(self, day: date) -> bool:
        """Tell whether something was written about this day."""
        return day in self._marked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return six weeks: as many as any month can touch."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the days of a week."""
        return 0 if parent.isValid() else WEEK

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let days of the month be stood on, and nothing else."""
        if self.day_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the day, its number, whether it is marked, chosen or today, or the sentence that is spoken."""
        day = self.day_at(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_day_words(day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(day)
        said = {DAY: day, MARKED: day in self._marked, CHOSEN: self._is_chosen(day), TODAY: day == self.today}
        return said.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the days of the week, short for the eye and whole for the ear."""
        if orientation == Qt.Orientation.Horizontal:
            day = (self._begins - 1 + section) % WEEK + 1
            if role == Qt.ItemDataRole.DisplayRole:
                return QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat)
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return QLocale().standaloneDayName(day, QLocale.FormatType.LongFormat)
        return None

    def _blank(self) -> int:
        """Return the cells before the first day of the month."""
        return (self._first.isoweekday() - self._begins) % WEEK

    def _is_chosen(self, day: date) -> bool:
        return self._chosen is not None and self._chosen[0] <= day <= self._chosen[1]

    def _spoken(self, day: date) -> str:
        parts = [whole_day_words(day)]
        if day == self.today:
            parts.append(self.tr("today"))
        parts.append(self.tr("with entries") if day in self._marked else self.tr("no entries"))
        if self._is_chosen(day):
            parts.append(self.tr("shown below"))
        return ", ".join(parts)


def last_of(first: date) -> date:
    """Return the last day of the month of `first`."""
    return date(first.year, first.month, QDate(first.year, first.month, 1).daysInMonth())


def month_beside(first: date, by: int) -> date:
    """Return the first day of the month so many months away; the calendar ends with the years 1 and 9999."""
    months = min(max(first.year * 12 + first.month - 1 + by, 12), 9999 * 12 + 11)
    return date(months // 12, months % 12 + 1, 1)


def day_beside(day: date, by: int) -> date:
    """Return the day so many days away, within what a calendar holds."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))
