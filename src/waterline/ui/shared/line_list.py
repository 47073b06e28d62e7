# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of things to open, a few lines each: what it is, and quietly what goes with it. One widget for any number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, overload

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
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from waterline.ui.shared.in_sight import bring_into_sight
from waterline.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

SIDE = 12
"""Where the words of a line begin, in design px: for headings that stand over a list."""

_TOP, _BETWEEN, _CHEVRON, _GAP = 10, 3, 18, 10
_LEAD = 52
_AT_ONCE = 150
"""A longer list is laid out in parts, between which the window stays awake."""
_MIDDLE = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to open: `spoken` is what screen readers say instead of the lines shown.

    `lead` is a number or sign in a column of its own before the words, `mark` a short fact set off above them.
    """

    key: str
    words: str
    detail: str = ""
    spoken: str = ""
    lead: str = ""
    mark: str = ""


class LinesWhenSeen(Sequence[Line]):
    """Lines that are made when they come into sight: of ten thousand entries a person reads the first few."""

    def __init__(self, things: Sequence[T], make: Callable[[T], Line]) -> None:
        self._things = things
        self._make = make
        self._made: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, at: int | slice) -> Line | tuple[Line, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        if at not in self._made:
            self._made[at] = self._make(self._things[at])
        return self._made[at]


class LineModel(QAbstractListModel):
    """Holds the lines of one list."""

    LINE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines if isinstance(lines, LinesWhenSeen) else tuple(lines)
        self.endResetModel()

    def lines(self, most: int | None = None) -> tuple[Line, ...]:
        """Return the lines shown, or the first of them."""
        return tuple(self._lines[:most])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken or f"{line.words}. {line.detail}".strip()
        return line if role == self.LINE else None


class LineList(QListView):
    """The list: Enter, Space or a click opens a line and emits its key as `chosen`.

    It asks for the height of its lines, of at most `most` of them; a longer list scrolls inside.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        spoken: str,
        *,
        most: int = 50,
        broken_over: int = 2,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Words and details are broken over `broken_over` lines each at most; what is left over is cut."""
        super().__init__(parent)
        self._most = most
        self._model = LineModel(self)
        self._delegate = _LineDelegate(theme, self, broken_over)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_opened)
        theme.changed.connect(self._on_theme_changed)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the keyboard starts again at the first."""
        self._delegate.forget()
        batched = len(lines) > _AT_ONCE
        self.setLayoutMode(QListView.LayoutMode.Batched if batched else QListView.LayoutMode.SinglePass)
        self._model.set_lines(lines)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if len(lines) > self._most else never)
        if self.hasFocus():
            self._begin()
        self.updateGeometry()

    def lines(self) -> tuple[Line, ...]:
        """Return the lines shown."""
        return self._model.lines()

    def hasHeightForWidth(self) -> bool:
        """Say that the lines break differently at another width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the room of the lines at this width."""
        lines = self._model.lines(self._most)
        return sum(self._delegate.height_of(line, width) for line in lines)

    def sizeHint(self) -> QSize:
        """Return the room of the lines at the width there is."""
        width = max(self.width(), 240)
        return QSize(240, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the same height: a list is not squeezed."""
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay a short list out in the next turn; left to itself, the view keeps it cut off for a tenth of a second."""
        if self.layoutMode() is QListView.LayoutMode.SinglePass:
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current line on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the page follow the keyboard."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            bring_into_sight(self, self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first line."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._begin()

    def _begin(self) -> None:
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def _on_opened(self, index: Index) -> None:
        line = index.data(LineModel.LINE)
        if isinstance(line, Line):
            self.chosen.emit(line.key)

    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: LineList, most_lines: int) -> None:
        super().__init__(view)
        self._theme = theme
        self._most_lines = most_lines
        self._heights: dict[tuple[Line, int], int] = {}
        self._view = view

    def height_of(self, line: Line, width: int) -> int:
        """Return the height of a line in a list `width` px wide."""
        if (line, width) not in self._heights:
            self._heights[line, width] = self._measure(line, width)
        return self._heights[line, width]

    def forget(self) -> None:
        """Measure anew: the lines or their fonts are others now."""
        self._heights.clear()

    def _measure(self, line: Line, width: int) -> int:
        px, room = self._theme.px, self._room(width, line)
        tall = _block(line.words, self._theme.font("body", 500), room, self._most_lines)[1]
        if line.mark:
            tall += px(_BETWEEN) + _block(line.mark, self._theme.font("eyebrow"), room, self._most_lines)[1]
        if line.detail:
            tall += px(_BETWEEN) + _block(line.detail, self._theme.font("small"), room, self._most_lines)[1]
        return round(tall + 2 * px(_TOP))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height_of(index.data(LineModel.LINE), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, line = self._theme, index.data(LineModel.LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(self._theme, self._view, painter, option, index)
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = theme.px(SIDE) + (theme.px(_CHEVRON) + theme.px(_GAP) if rtl else 0)
        spot = QPointF(rect.left() + start + (0 if rtl else self._lead(line)), rect.top() + theme.px(_TOP))
        room = self._room(rect.width(), line)
        for text, role, weight, ink in (
            (line.mark, "eyebrow", 600, "accent"),
            (line.words, "body", 500, "text"),
            (line.detail, "small", 400, "muted"),
        ):
            if text:
                painter.setPen(theme.color(ink))
                tall = _paint_block(painter, spot, text, theme.font(role, weight), room, self._most_lines)
                spot.setY(spot.y() + tall + theme.px(_BETWEEN))
        self._paint_lead(painter, rect, line, rtl)
        self._paint_chevron(painter, rect, rtl)
        painter.restore()

    def _room(self, width: int, line: Line) -> float:
        px = self._theme.px
        return max(width - 2 * px(SIDE) - px(_CHEVRON) - px(_GAP) - self._lead(line), px(60))

    def _lead(self, line: Line) -> int:
        return self._theme.px(_LEAD) if line.lead else 0

    def _paint_lead(self, painter: QPainter, rect: QRect, line: Line, rtl: bool) -> None:
        if not line.lead:
            return
        side, wide = self._theme.px(SIDE), self._theme.px(_LEAD)
        left = rect.right() - side - wide if rtl else rect.left() + side
        painter.setFont(self._theme.font("reading"))
        painter.setPen(self._theme.color("accent"))
        painter.drawText(QRectF(left, rect.top(), wide, rect.height()), _MIDDLE, line.lead)

    def _paint_chevron(self, painter: QPainter, rect: QRect, rtl: bool) -> None:
        side = self._theme.px(_CHEVRON)
        left = rect.left() + self._theme.px(SIDE) if rtl else rect.right() - self._theme.px(SIDE) - side
        picture = self._theme.pixmap("chevron-right", "faint", _CHEVRON)
        target = QRectF(left, rect.center().y() - side / 2, side, side)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))


def paint_ground(theme: Theme, view: QListView, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Paint what lies under a line: that the pointer is on it, else what parts it from the one above, and the focus."""
    rect, radius = QRectF(option.rect), theme.px(10)
    state: QStyle.StateFlag = option.state
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.color("surface_alt"))
        painter.drawRoundedRect(rect, radius, radius)
    elif index.row():
        edge = QRectF(rect.left() + radius, rect.top(), rect.width() - 2 * radius, 1)
        painter.fillRect(edge, theme.color("border"))
    if view.property("ring") and index.row() == view.currentIndex().row():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def _block(words: str, font: QFont, room: float, most: int) -> tuple[list[str], float]:
    """Break `words` into at most `most` lines; return them with their height. What is left over becomes an ellipsis."""
    metrics = QFontMetricsF(font)
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        found = layout.createLine()
        if not found.isValid():
            break
        found.setLineWidth(room)
        start, length = found.textStart(), found.textLength()
        last = len(lines) == most - 1
        rest = words[start:] if last else words[start : start + length].rstrip()
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room))
    layout.endLayout()
    return lines, metrics.lineSpacing() * len(lines)


def _paint_block(painter: QPainter, spot: QPointF, words: str, font: QFont, room: float, most: int) -> float:
    lines, tall = _block(words, font, room, most)
    painter.setFont(font)
    spacing = QFontMetricsF(font).lineSpacing()
    for number, line in enumerate(lines):
        rect = QRectF(spot.x(), spot.y() + number * spacing, room, spacing)
        painter.drawText(rect, _MIDDLE, line)
    return tall
