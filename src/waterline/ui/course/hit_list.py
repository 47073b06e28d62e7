# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found in the course, in context: the words stand out, and each section is named before its first hit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from waterline.domain.course import Course
from waterline.domain.finding import Hit
from waterline.ui.shared.numerals import roman
from waterline.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIDE, _TOP, _MOST_LINES = 12, 6, 2
_BATCH = 24
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Model(QAbstractListModel):
    HIT = Qt.ItemDataRole.UserRole + 1
    SECTION = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()
        self._titles: dict[str, tuple[int, str]] = {}

    def show(self, course: Course | None, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = tuple(hits)
        self._titles = {each.id: (each.number, each.title) for each in course.sections} if course else {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        number, title = self._titles.get(hit.passage.section, (0, hit.passage.section))
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.context
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("Section {number}, {title}: {words}")
            return said.format(number=number, title=title, words=hit.context)
        if role == self.SECTION:
            first = not index.row() or self.hits[index.row() - 1].passage.section != hit.passage.section
            return f"{roman(number)}. {title}" if first else ""
        return hit if role == self.HIT else None


class HitList(QListView):
    """One list for any number of hits. Enter, Space or a click emits `chosen` with the number of a hit."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = _Model(self)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Found in the course"))
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # hundreds of hits come with every letter
        self.setBatchSize(_BATCH)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_hits(self, course: Course | None, hits: Sequence[Hit]) -> None:
        """Show other hits; the keyboard starts again at the first."""
        self._model.show(course, hits)
        if hits:
            self.setCurrentIndex(self._model.index(0, 0))
        self.scrollToTop()
        self.updateGeometry()

    def hits(self) -> tuple[Hit, ...]:
        """Return the hits shown."""
        return self._model.hits

    def sizeHint(self) -> QSize:
        """Ask for the room of the first few hits."""
        rows = min(self._model.rowCount(), 6)
        tall = sum(self.sizeHintForRow(row) for row in range(rows))
        return QSize(240, tall + 2)

    def minimumSizeHint(self) -> QSize:
        """Give way on a low window: the list scrolls."""
        return QSize(160, min(self.sizeHint().height(), self._theme.px(64)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current hit on Enter or Space; leave Esc and the rest of a page's keys to the panel."""
        if event.key() in _OPENERS and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: HitList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.viewport().width()
        tall = self._lines(index, wide).boundingRect().height() + 2 * self._theme.px(_TOP)
        if index.data(_Model.SECTION):
            tall += QFontMetricsF(self._theme.font("small", 600)).lineSpacing() + self._theme.px(_TOP)
        return QSize(wide, -int(-tall // 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, box = theme.px(10), QRectF(rect)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface_alt"))
            painter.drawRoundedRect(box, radius, radius)
        if self._view.property("ring") and index == self._view.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        top = rect.top() + theme.px(_TOP)
        section = index.data(_Model.SECTION)
        if section:
            font = theme.font("small", 600)
            painter.setFont(font)
            painter.setPen(theme.color("accent"))
            line = QRectF(
                rect.left() + theme.px(_SIDE), top, self._room(rect.width()), QFontMetricsF(font).lineSpacing()
            )
            words = QFontMetricsF(font).elidedText(section, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)
            top += line.height() + theme.px(_TOP)
        painter.setPen(theme.color("text"))
        self._lines(index, rect.width()).draw(painter, QPointF(rect.left() + theme.px(_SIDE), top))
        painter.restore()

    def _room(self, width: int) -> float:
        return max(width - 2 * self._theme.px(_SIDE), self._theme.px(60))

    def _lines(self, index: Index, width: int) -> QTextLayout:
        hit: Hit = index.data(_Model.HIT)
        layout = QTextLayout(hit.context, self._theme.font("body"))
        layout.setFormats([self._format(start, end) for start, end in hit.marked])
        layout.beginLayout()
        y = 0.0
        for _ in range(_MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._room(width))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout

    def _format(self, start: int, end: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setForeground(self._theme.color("on_accent"))
        form.setBackground(self._theme.color("accent"))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, end - start, form
        return found
