# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Months across, fears or needs down: a dot for every number, the larger the more, in a table that can be walked."""

from __future__ import annotations

from math import sqrt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from waterline.domain.pattern.written import Tally
from waterline.ui.patterns.grid_model import NOTHING, Index
from waterline.ui.patterns.sentences import number
from waterline.ui.patterns.told import NumberTable
from waterline.ui.shared.in_sight import bring_into_sight
from waterline.ui.theme import Theme

_ROW, _COLUMN, _LARGEST, _ROUND, _GAP = 34, 46, 13, 0.8, 5


class MonthModel(QAbstractTableModel):
    """Every row is a fear or need, every column a month; zero is a middle dot."""

    KEY = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = NumberTable((), (), ())

    def set_rows(self, rows: NumberTable) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows(self) -> NumberTable:
        """Return what is shown."""
        return self._rows

    def tally(self, index: Index) -> Tally:
        """Return the number of a cell."""
        return self._rows.tallies[index.row()][index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows.months)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        count, level = self.tally(index).count, self._rows.level(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return level.word if level else number(count) if count else NOTHING
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._rows.spoken(index.row(), index.column())
        return self._rows.key(index.row(), index.column()) if role == self.KEY else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._rows.heading(section)
        return self._rows.names[section]


class MonthTable(QTableView):
    """Arrows move; Enter, Space or a click on a number emits its key as `chosen`. The latest month is in sight."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = MonthModel(self)
        self.widest_number = 0
        self.setObjectName(name)
        self.setProperty("look", "grid")
        self.setAccessibleDescription(self.tr("Columns are months. Arrow keys move, Enter opens."))
        self.setModel(self._model)
        self.setItemDelegate(_DotDelegate(theme, self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        theme.changed.connect(self._fit)

    def set_rows(self, rows: NumberTable) -> None:
        """Show other rows."""
        self._model.set_rows(rows)
        self._fit()
        self._begin()

    def rows(self) -> NumberTable:
        """Return what is shown."""
        return self._model.rows()

    def sizeHint(self) -> QSize:
        """Return the height of all rows, their months and the bar to scroll by."""
        tall = self.horizontalHeader().height() + self._model.rowCount() * self._theme.px(_ROW)
        return QSize(self._theme.px(400), tall + self.horizontalScrollBar().sizeHint().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return little width, since it can scroll."""
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show whole columns at the new width, and those one looks at first."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            self._begin()

    def _begin(self) -> None:
        at = self.currentIndex().column() if self.hasFocus() else self.rows().begins
        self.scrollTo(self._model.index(0, at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current number on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the page follow the keyboard."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            bring_into_sight(self, self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the latest month."""
        # Qt would begin with the first month, which may be years away.
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, self.rows().begins))
        super().focusInEvent(event)

    def _fit(self) -> None:
        metrics, rows = QFontMetrics(self._theme.font("small", 500)), self._model.rows()
        headings = [rows.heading(column).splitlines() for column in range(len(rows.months))]
        lines = [metrics.horizontalAdvance(line) for heading in headings for line in heading]
        said = [metrics.horizontalAdvance(level.word) for row in rows.levels for level in row if level]
        beside = max(said, default=0) + self._theme.px(2 * _LARGEST + 14) if said else 0
        self.widest_number = metrics.horizontalAdvance(number(rows.most))
        dot_and_number = self.widest_number + self._theme.px(2 * _LARGEST * _ROUND + _GAP + 8)
        wide = max(self._theme.px(_COLUMN), max(lines, default=0) + 20, beside, dot_and_number)
        names = max((metrics.horizontalAdvance(name) for name in rows.names), default=0) + self._theme.px(20)
        room = self.width() - names - 2
        if len(rows.months) * wide > room > wide:
            shown = room // wide
            wide = room // shown
            names += room - shown * wide  # whole columns in sight, none cut at the edge
        self.horizontalHeader().setDefaultSectionSize(wide)
        self.horizontalHeader().setFixedHeight(2 * metrics.lineSpacing() + self._theme.px(10))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        self.verticalHeader().setFixedWidth(names)
        self.updateGeometry()
        self.viewport().update()

    def _open(self, index: Index) -> None:
        if index.isValid() and self._model.tally(index).count:
            self.chosen.emit(index.data(MonthModel.KEY))


class _DotDelegate(QStyledItemDelegate):
    """Paints one number as a dot that grows with it, and the number itself beside it."""

    def __init__(self, theme: Theme, view: MonthTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, QRectF(option.rect)
        rows = self._view.rows()
        tally, level = rows.tallies[index.row()][index.column()], rows.level(index.row(), index.column())
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small", 500))
        painter.setPen(theme.color("faint"))
        if level:
            area = self._paint_level(painter, area, level.full, rtl=rtl)
        elif tally.count:
            area = self._paint_dot(painter, area, tally.count / rows.most, rtl=rtl)
        beside = level or tally.count
        where = (
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignCenter
        )
        painter.drawText(area, where, index.data(Qt.ItemDataRole.DisplayRole))
        if self._view.property("ring") and self._view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
        painter.restore()

    def _paint_dot(self, painter: QPainter, area: QRectF, share: float, *, rtl: bool) -> QRectF:
        """Paint a dot that grows with the number; return the room left for the number."""
        theme, widest = self._theme, self._view.widest_number
        largest, gap = theme.px(_LARGEST) * _ROUND, theme.px(_GAP)
        start = area.center().x() - (2 * largest + gap + widest) / 2
        middle = start + largest
        words = QRectF(start + 2 * largest + gap, area.top(), widest + 2, area.height())
        if rtl:
            middle = 2 * area.center().x() - middle
            words.moveRight(2 * area.center().x() - (start + 2 * largest + gap))
        reach = largest * (0.45 + 0.55 * sqrt(share))
        painter.setBrush(theme.color("grid_4"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(middle, area.center().y()), reach, reach)
        painter.setPen(theme.color("text"))
        return words

    def _paint_level(self, painter: QPainter, area: QRectF, full: float, *, rtl: bool) -> QRectF:
        """Paint a ring filled from below; return the room left for the word."""
        theme, reach = self._theme, self._theme.px(_LARGEST) * 0.6
        aside = theme.px(_LARGEST + 2)
        ring = QRectF(0, 0, 2 * reach, 2 * reach)
        ring.moveCenter(QPointF(area.right() - aside if rtl else area.left() + aside, area.center().y()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        half = round(180 * full)
        painter.drawChord(ring, (270 - half) * 16, 2 * half * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("text"), theme.px(1.5)))
        painter.drawEllipse(ring)
        room = 2 * aside - theme.px(2)
        return area.adjusted(0, 0, -room, 0) if rtl else area.adjusted(room, 0, 0, 0)
