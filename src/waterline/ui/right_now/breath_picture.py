# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A breath as a picture: a circle that grows and sinks where movement was asked for, a hill that stands still else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from waterline.domain.right_now import Breath, breath_ms
from waterline.ui.shared.spoken import speak_as
from waterline.ui.theme import Theme

_HIGH, _LEAST, _MARGIN = 220, 0.42, 14


class BreathPicture(QWidget):
    """Shows one breath at a pace; `words` are what is written beside its two parts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("breath_picture")
        self._theme = theme
        self._pace = 6
        self._moves = False
        self._breath = Breath(True, 0.0)
        speak_as(self, QAccessible.Role.Graphic, self.tr("A breath: in, and a little longer out"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def moves(self) -> bool:
        """True while the circle is shown."""
        return self._moves

    def show_still(self, pace: int) -> None:
        """Show the hill of a breath at this pace."""
        self._moves, self._pace = False, pace
        self.update()

    def show_breath(self, pace: int, breath: Breath) -> None:
        """Show the circle as full as the breath is."""
        self._moves, self._pace, self._breath = True, pace, breath
        self.update()

    def sizeHint(self) -> QSize:
        """Return the same room for both pictures, so that nothing jumps."""
        return QSize(self._theme.px(320), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the height, and little width."""
        return QSize(self._theme.px(160), self._theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint whichever is shown."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._moves:
            self._paint_circle(painter)
        else:
            self._paint_hill(painter)

    def _paint_circle(self, painter: QPainter) -> None:
        theme = self._theme
        middle = QPointF(self.width() / 2, self.height() / 2)
        most = self.height() / 2 - theme.px(6)
        painter.setPen(QPen(theme.color("border_chip"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, most, most)
        radius = most * (_LEAST + (1 - _LEAST) * self._breath.full)
        painter.setPen(QPen(theme.color("accent"), 3))
        painter.setBrush(theme.color("soft"))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(theme.color("on_soft"))
        painter.setFont(theme.font("title"))
        said = self.tr("In") if self._breath.inward else self.tr("Out")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, said)

    def _paint_hill(self, painter: QPainter) -> None:
        theme = self._theme
        inward, outward = breath_ms(self._pace)
        side, words = theme.px(_MARGIN), theme.px(46)
        ground = QRectF(side, side, self.width() - 2 * side, self.height() - 2 * side - words)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        share = inward / (inward + outward)
        top = ground.right() - ground.width() * share if rtl else ground.left() + ground.width() * share
        start, end = (ground.right(), ground.left()) if rtl else (ground.left(), ground.right())
        hill = QPainterPath(QPointF(start, ground.bottom()))
        hill.cubicTo(
            QPointF((start + top) / 2, ground.bottom()),
            QPointF((start + top) / 2, ground.top()),
            QPointF(top, ground.top()),
        )
        hill.cubicTo(
            QPointF((top + end) / 2, ground.top()),
            QPointF((top + end) / 2, ground.bottom()),
            QPointF(end, ground.bottom()),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawPath(hill)
        painter.setPen(QPen(theme.color("accent"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(hill)
        painter.setPen(QPen(theme.color("border_chip"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(top, ground.top()), QPointF(top, ground.bottom()))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text"))
        for left, right, said in (
            (min(start, top), max(start, top), part_words(self.tr("In"), inward)),
            (min(top, end), max(top, end), part_words(self.tr("Out"), outward)),
        ):
            room = QRectF(left, ground.bottom() + 4, right - left, words)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, said
            )


def part_words(part: str, ms: int) -> str:
    """Return one part of a breath with its seconds."""
    seconds = QCoreApplication.translate("Breath", "{part}, {seconds} seconds")
    return seconds.format(part=part, seconds=f"{ms / 1000:.1f}")
