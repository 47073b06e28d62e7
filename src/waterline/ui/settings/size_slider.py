# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses the text size in percent, and shows a line in that size before the whole window follows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from waterline.ui.theme import Theme

STEP = 5
_KNOB, _GROOVE = 22, 6


class SizeSlider(QSlider):
    """Percent in steps of five. `settled` fires when a key was pressed or the knob let go, not while it is dragged."""

    settled = Signal(int)

    def __init__(self, theme: Theme, least: int, most: int, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setObjectName(name)
        self.setRange(least, most)
        self.setSingleStep(STEP)
        self.setPageStep(2 * STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.valueChanged.connect(self._on_value_changed)
        self.sliderReleased.connect(lambda: self.settled.emit(self.value()))

    def sizeHint(self) -> QSize:
        """Return a row high enough to hit."""
        return QSize(self._theme.px(240), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Return a row high enough to hit, and short."""
        return QSize(self._theme.px(120), self._theme.px(36))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: it must never change the size by the way."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob to where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the knob follow."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Settle."""
        self.setSliderDown(False)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, fill from the side where reading starts, and knob."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contrast = theme.scheme == "contrast"
        middle, thick = self.height() / 2, float(theme.px(_GROOVE))
        painter.setPen(QPen(theme.color("border"), 1) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if contrast else theme.color("border"))
        painter.drawRoundedRect(QRectF(0.5, middle - thick / 2, self.width() - 1.0, thick), thick / 2, thick / 2)
        knob = self._x_of(self.value())
        start = self.width() - 0.5 if self._rtl() else 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        filled = QRectF(min(start, knob), middle - thick / 2, abs(knob - start), thick)
        painter.drawRoundedRect(filled, thick / 2, thick / 2)
        ring = bool(self.property("ring"))
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("focus" if ring else "accent"), 3 if ring else 2))
        radius = theme.px(_KNOB) / 2
        painter.drawEllipse(QPointF(knob, middle), radius - 1, radius - 1)

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _span(self) -> tuple[float, float]:
        half = self._theme.px(_KNOB) / 2 + 2
        return half, self.width() - half

    def _x_of(self, value: int) -> float:
        left, right = self._span()
        share = (value - self.minimum()) / (self.maximum() - self.minimum())
        return left + (right - left) * (1 - share if self._rtl() else share)

    def _value_at(self, x: float) -> int:
        left, right = self._span()
        share = min(max((x - left) / max(right - left, 1.0), 0.0), 1.0)
        wide = self.maximum() - self.minimum()
        return self.minimum() + STEP * round((1 - share if self._rtl() else share) * wide / STEP)

    def _on_value_changed(self, value: int) -> None:
        if not self.isSliderDown():
            self.settled.emit(value)


class SizePreview(QWidget):
    """One line in the serif and one in the sans, at a size that is not in use yet; its height never changes."""

    def __init__(self, theme: Theme, most: int, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most = most
        self._percent = 100
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_size(self, percent: int) -> None:
        """Show this size."""
        self._percent = percent
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the largest size."""
        tall = sum(QFontMetrics(font).lineSpacing() for font in self._fonts(self._most))
        return QSize(self._theme.px(240), tall + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both lines, cut off where the room ends."""
        painter = QPainter(self)
        serif, sans = self._fonts(self._percent)
        lines = (
            (serif, self.tr("How did today sit with you?"), "text"),
            (sans, self.tr("Take all the time you need."), "muted"),
        )
        heights = [QFontMetrics(font).lineSpacing() for font, _, _ in lines]
        top = (self.height() - sum(heights)) / 2
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        for (font, words, token), tall in zip(lines, heights, strict=True):
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, top, self.width(), tall), start, shown)
            top += tall

    def _fonts(self, percent: int) -> tuple[QFont, QFont]:
        found = []
        for role, size in (("title", 21), ("body", 15)):
            font = self._theme.font(role)
            font.setPixelSize(round(size * percent / 100))
            found.append(font)
        return found[0], found[1]

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
