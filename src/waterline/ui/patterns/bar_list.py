# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers as bars in a list: each bar is a line to open, spoken as a sentence, so that chart and table are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from waterline.ui.shared.line_list import SIDE, Index, Line, LineList, LineModel
from waterline.ui.theme import Theme

_ABOVE, _BAR, _GAP, _RADIUS, _CAP, _DOT = 7, 14, 12, 4, 4, 5
_LABEL_SHARE = 0.42
_WRAP = Qt.TextFlag.TextWordWrap
_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_TALL = 10_000


@dataclass(frozen=True, slots=True)
class Bar:
    """How far a bar reaches of the whole, 0 to 1, the number printed at its end, and where the share might lie.

    `dots` are drawn instead of a bar: where something was before, 0 to 1, as a ring, and after, as a disc.
    """

    reach: float
    number: str
    interval: tuple[float, float] | None = None
    dots: tuple[float, float] | None = None


class BarList(LineList):
    """A LineList whose lines are bars: a name, a bar from the side where reading starts, a number at the end."""

    def __init__(self, theme: Theme, spoken: str, *, most: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, spoken, most=most, name=name, parent=parent)
        self.bars: Mapping[str, Bar] = {}
        self._delegate = _BarDelegate(theme, self)
        self.setItemDelegate(self._delegate)

    def set_bars(self, lines: Sequence[Line], bars: Mapping[str, Bar]) -> None:
        """Show other lines; every line has its bar under its key."""
        self.bars = bars
        self.set_lines(lines)


class _BarDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: BarList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}

    def height_of(self, line: Line, width: int) -> int:
        """Return the height of the name, broken over as many lines as it needs, with air around it."""
        key = (line.words, width)
        if key not in self._heights:
            self._heights[key] = self._measure(line, width)
        return self._heights[key]

    def _measure(self, line: Line, width: int) -> int:
        # Painting rounds otherwise than measuring: a word that just fits here may break there.
        room = QRect(0, 0, self._label_wide(width) - 4, _TALL)
        tall = self._metrics().boundingRect(room, _WRAP, line.words).height()
        return max(tall, self._theme.px(_BAR)) + 2 * self._theme.px(_ABOVE)

    def forget(self) -> None:
        """Measure anew: the lines or their fonts are others now."""
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height_of(index.data(LineModel.LINE), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LineModel.LINE)
        theme, rect = self._theme, QRectF(option.rect)
        bar = self._view.bars[line.key]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option, index)
        side, label = theme.px(SIDE), self._label_wide(option.rect.width())
        number = self._number_wide()
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        painter.drawText(self._placed(rect, side, label), _START | _WRAP, line.words)
        painter.setFont(theme.font("body", 600))
        painter.drawText(self._placed(rect, rect.width() - side - number, number), _END, bar.number)
        start = side + label + theme.px(_GAP)
        room = rect.width() - side - number - theme.px(_GAP) - start
        (self._paint_bar if bar.dots is None else self._paint_dots)(painter, rect, bar, start, room)
        painter.restore()

    def _paint_dots(self, painter: QPainter, rect: QRectF, bar: Bar, start: float, room: float) -> None:
        """Paint a scale with a ring for before, a disc for after, and the way between them."""
        theme, radius, middle = self._theme, self._theme.px(_DOT), rect.center().y()
        start, room = start + radius + 1, room - 2 * radius - 2
        whole = self._placed(rect, start, room)
        painter.setPen(QPen(theme.color("grid_2"), theme.px(2)))
        painter.drawLine(QPointF(whole.left(), middle), QPointF(whole.right(), middle))
        before, after = (QPointF(self._placed(rect, start + room * at, 0).left(), middle) for at in bar.dots or (0, 0))
        painter.setPen(QPen(theme.color("text"), theme.px(2)))
        painter.drawLine(before, after)
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(before, radius, radius)
        painter.setBrush(theme.color("text"))
        inner = radius * (0.5 if before == after else 1.0)
        painter.drawEllipse(after, inner, inner)

    def _paint_bar(self, painter: QPainter, rect: QRectF, bar: Bar, start: float, room: float) -> None:
        theme, tall = self._theme, self._theme.px(_BAR)
        middle = rect.center().y()
        area = self._placed(rect, start, room * bar.reach)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("grid_4"))
        painter.drawRoundedRect(QRectF(area.left(), middle - tall / 2, area.width(), tall), _RADIUS, _RADIUS)
        if bar.interval is None:
            return
        span = self._placed(rect, start + room * bar.interval[0], room * (bar.interval[1] - bar.interval[0]))
        # On the bar and beyond it the line is seen by its own light edge.
        for ink, wide in (("surface", 4.0), ("text", 1.5)):
            painter.setPen(QPen(theme.color(ink), wide))
            painter.drawLine(QPointF(span.left(), middle), QPointF(span.right(), middle))
            for x in (span.left(), span.right()):
                painter.drawLine(QPointF(x, middle - theme.px(_CAP)), QPointF(x, middle + theme.px(_CAP)))

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        state: QStyle.StateFlag = option.state
        radius = self._theme.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.color("surface_alt"))
            painter.drawRoundedRect(rect, radius, radius)
        if self._view.property("ring") and index.row() == self._view.currentIndex().row():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)

    def _placed(self, rect: QRectF, start: float, wide: float) -> QRectF:
        """Return a part of the line, counted from the side where reading starts."""
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = rect.right() - start - wide if rtl else rect.left() + start
        return QRectF(left, rect.top(), wide, rect.height())

    def _label_wide(self, width: int) -> int:
        return max(round(width * _LABEL_SHARE) - self._theme.px(SIDE), 60)

    def _number_wide(self) -> int:
        metrics = QFontMetrics(self._theme.font("body", 600))
        return max((metrics.horizontalAdvance(bar.number) for bar in self._view.bars.values()), default=0) + 4

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("body"))
