# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The month on the screen: a table for keyboard and ear, numbers with a dot for the eye."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from waterline.ui.journal.calendar.month_model import (
    CHOSEN,
    DAY,
    MARKED,
    TODAY,
    WEEKS,
    MonthModel,
    day_beside,
    last_of,
    month_beside,
)
from waterline.ui.theme import Theme

_ROW, _COLUMN, _RADIUS, _DOT = 42, 56, 10, 2.5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MonthView(QTableView):
    """Shows a MonthModel. Arrows move from day to day and on into the next month, Page Up and Down by months.

    `day_chosen` carries a day with entries; `month_wanted` the day of another month the keyboard went to.
    """

    day_chosen = Signal(object)
    month_wanted = Signal(object)

    def __init__(self, theme: Theme, model: MonthModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days = model
        self.setObjectName(name)
        self.setProperty("look", "grid")
        self.setAccessibleName(self.tr("Days of the month"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move by days, Page Up and Page Down by months. Enter shows the entries of a day.")
        )
        self.setModel(model)
        self.setItemDelegate(_DayDelegate(theme, self))
        self._set_up()
        self.clicked.connect(lambda index: self._choose(index))
        theme.changed.connect(self._fit)
        self._fit()

    def current_day(self) -> date:
        """Return the day the keyboard stands on: today or the first of the month before it was used."""
        day = self.currentIndex().data(DAY)
        if isinstance(day, date):
            return day
        first, today = self._days.first, self._days.today
        return today if first <= today <= last_of(first) else first

    def stand_on(self, day: date) -> None:
        """Put the keyboard on a day of the month in view."""
        self.setCurrentIndex(self._days.index_of(day))

    def sizeHint(self) -> QSize:
        """Return the room of all weeks."""
        return QSize(self._theme.px(7 * _COLUMN), self._tall())

    def minimumSizeHint(self) -> QSize:
        """Return little width and the whole height: nothing scrolls inside."""
        return QSize(self._theme.px(7 * 30), self._tall())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days and months, and choose; other keys are the page's."""
        day = self.current_day()
        towards = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Left: lambda: day_beside(day, -towards),
            Qt.Key.Key_Right: lambda: day_beside(day, towards),
            Qt.Key.Key_Up: lambda: day_beside(day, -7),
            Qt.Key.Key_Down: lambda: day_beside(day, 7),
            Qt.Key.Key_PageUp: lambda: _same_day(day, -1),
            Qt.Key.Key_PageDown: lambda: _same_day(day, 1),
            Qt.Key.Key_Home: lambda: self._days.first,
            Qt.Key.Key_End: lambda: last_of(self._days.first),
        }
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in steps:
            self._go_to(steps[key]())
        elif key in _ENTER:
            self._choose(self.currentIndex())
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a day when the keyboard comes in."""
        super().focusInEvent(event)
        if self.currentIndex().data(DAY) is None:
            self.stand_on(self.current_day())

    def _go_to(self, day: date) -> None:
        if day.replace(day=1) == self._days.first:
            self.stand_on(day)
        else:
            self.month_wanted.emit(day)

    def _choose(self, index: QModelIndex) -> None:
        if index.data(MARKED):
            self.day_chosen.emit(index.data(DAY))

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        self.setMaximumWidth(self._theme.px(7 * _COLUMN))
        self.updateGeometry()
        self.viewport().update()

    def _tall(self) -> int:
        return self.horizontalHeader().sizeHint().height() + WEEKS * self._theme.px(_ROW) + 2


def _same_day(day: date, months: int) -> date:
    first = month_beside(day.replace(day=1), months)
    return first.replace(day=min(day.day, last_of(first).day))


class _DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, a dot where something was written, an edge where it is shown, a line under today."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint nothing outside the month."""
        if index.data(DAY) is None:
            return
        theme, rect = self._theme, QRectF(option.rect).adjusted(2, 2, -2, -2)
        marked, chosen, today = (bool(index.data(role)) for role in (MARKED, CHOSEN, TODAY))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = marked and bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setBrush(theme.color("soft" if chosen else "surface_alt"))
            painter.setPen(QPen(theme.color("accent"), 2) if chosen else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setFont(theme.font("body", 600 if marked or today else 400))
        painter.setPen(theme.color("on_soft" if chosen else "text" if marked or today else "faint"))
        words = str(index.data())
        place = rect.adjusted(0, 0, 0, -theme.px(8))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        if today:
            wide = painter.fontMetrics().horizontalAdvance(words)
            below = place.center().y() + painter.fontMetrics().height() / 2 - 1
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawLine(
                QPointF(place.center().x() - wide / 2, below), QPointF(place.center().x() + wide / 2, below)
            )
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            size = _DOT * theme.px(100) / 100
            painter.drawEllipse(QPointF(rect.center().x(), rect.bottom() - theme.px(6)), size, size)
        stands_here = option.state & QStyle.StateFlag.State_HasFocus
        if stands_here and option.widget is not None and option.widget.property("ring"):
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.restore()
