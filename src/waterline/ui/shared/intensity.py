# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong a feeling is, 0 to 10, or not said yet."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.spoken import tell_name_changed
from waterline.ui.shared.text import label as label_text
from waterline.ui.shared.text import small as small_text
from waterline.ui.theme import Theme

LEAST, MOST, MIDDLE = 0, 10, 5
_SECOND_DIGIT_WITHIN = 1.0
_KNOB = 22


class _Track(QSlider):
    """The painted slider: no knob before it was touched, the fill from the side where reading starts."""

    said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._is_set = False
        self._one_typed_at = 0.0
        self.setRange(LEAST, MOST)
        self.setPageStep(2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def number(self) -> int | None:
        return self.value() if self._is_set else None

    def set_number(self, number: int | None) -> None:
        self._is_set = number is not None
        self.setValue(LEAST if number is None else number)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(36))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must never change an answer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._say(self._number_at(event.position().x()))
            self.setSliderDown(True)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._say(self._number_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._number_after(event)
        if number == "keep":
            event.ignore()
        else:
            self._say(number)

    def _number_after(self, event: QKeyEvent) -> "int | str | None":
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return "keep"
        key = Qt.Key(event.key())
        if event.text().isdecimal() and len(event.text()) == 1:
            return self._typed(int(event.text()))
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return None
        if key == Qt.Key.Key_Home:
            return LEAST
        if key == Qt.Key.Key_End:
            return MOST
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = {
            Qt.Key.Key_Right: -1 if rtl else 1,
            Qt.Key.Key_Left: 1 if rtl else -1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 2,
            Qt.Key.Key_PageDown: -2,
        }.get(key)
        if step is None:
            return "keep"
        return min(max(self.value() + step, LEAST), MOST) if self._is_set else MIDDLE

    def _typed(self, digit: int) -> int:
        now = monotonic()
        if digit == 0 and now - self._one_typed_at <= _SECOND_DIGIT_WITHIN:
            self._one_typed_at = 0.0
            return MOST
        self._one_typed_at = now if digit == 1 else 0.0
        return digit

    def _say(self, number: "int | str | None") -> None:
        if number != self.number() and not isinstance(number, str):
            self.set_number(number)
            self.said.emit(number)

    def _span(self) -> tuple[float, float]:
        half = self._theme.px(_KNOB) / 2 + 3
        return half, self.width() - half

    def _number_at(self, x: float) -> int:
        left, right = self._span()
        share = (x - left) / max(right - left, 1.0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return min(max(round(share * MOST), LEAST), MOST)

    def _x_of(self, number: int) -> float:
        left, right = self._span()
        share = number / MOST
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return left + (right - left) * share

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, thick = self.height() / 2, float(theme.px(6))
        self._paint_groove(painter, QRectF(0.5, middle - thick / 2, self.width() - 1.0, thick))
        if not self._is_set:
            if self.property("ring"):
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, self.height() - 2), 8, 8)
            return
        knob = self._x_of(self.value())
        start = self.width() - 0.5 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(
            QRectF(min(start, knob), middle - thick / 2, abs(knob - start), thick), thick / 2, thick / 2
        )
        radius = theme.px(_KNOB) / 2
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawEllipse(QPointF(knob, middle), radius - 1, radius - 1)
        if self.property("ring"):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 3))
            painter.drawEllipse(QPointF(knob, middle), radius + 1, radius + 1)

    def _paint_groove(self, painter: QPainter, groove: QRectF) -> None:
        theme = self._theme
        contrast = theme.scheme == "contrast"
        painter.setPen(QPen(theme.color("border"), 1) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if contrast else theme.color("border"))
        painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("border_chip"))
        for number in range(LEAST, MOST + 1):
            size = theme.px(2) if number % 5 else theme.px(3)
            painter.drawEllipse(QPointF(self._x_of(number), groove.bottom() + theme.px(6)), size / 2, size / 2)


class IntensitySlider(QWidget):
    """A question, a slider and its two ends. `number()` is None until it was answered, and again once cleared.

    Digits set a number (1 then 0 is ten), arrows move, Home and End jump, Delete clears. The wheel does nothing.
    `changed` carries an int or None.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        question: str,
        *,
        number: int | None = None,
        ends: tuple[str, str] | None = None,
        said: Callable[[int], str] | None = None,
        name: str = "intensity",
        parent: QWidget | None = None,
    ) -> None:
        """`ends` names the two ends where it is no feeling; `said` puts a number in words of its own."""
        super().__init__(parent)
        self._ends = ends or (self.tr("Barely there"), self.tr("Overwhelming"))
        self._in_words = said or (lambda number: self.tr("{number} of 10").format(number=number))
        self.setObjectName(name)
        self._question = label_text(question, name=f"{name}_label")
        self._said = label_text("", name=f"{name}_value", wrap=False)
        self._clear = link_button(theme, self.tr("Clear"), name=f"{name}_clear")
        self._clear.setAccessibleDescription(question)
        self.track = _Track(theme, self)
        self.track.setObjectName(f"{name}_slider")
        self.track.setAccessibleName(question)
        self._question.setBuddy(self.track)
        self._lay_out()
        self._clear.clicked.connect(self._on_clear)
        self.track.said.connect(self._on_said)
        self.set_number(number)

    def number(self) -> int | None:
        """Return the answer, 0 to 10, or None while there is none."""
        return self.track.number()

    def set_number(self, number: int | None) -> None:
        """Show an answer, or none; says nothing by `changed`."""
        self.track.set_number(number)
        self._show_words()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._question, 1)
        kept = self._clear.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(kept)
        top.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._said, 0, Qt.AlignmentFlag.AlignVCenter)
        ends = QHBoxLayout()
        ends.addWidget(small_text(self._ends[0], wrap=False))
        ends.addStretch(1)
        ends.addWidget(small_text(self._ends[1], wrap=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.track)
        column.addLayout(ends)

    def _show_words(self) -> None:
        number = self.number()
        words = self.tr("not set yet") if number is None else self._in_words(number)
        self._said.setText(words)
        self._said.setProperty("look", "muted" if number is None else "label")
        self._clear.setVisible(number is not None)
        self.track.setAccessibleDescription(words)
        tell_name_changed(self.track)

    def _on_said(self, number: int | None) -> None:
        self._show_words()
        self.changed.emit(number)

    def _on_clear(self) -> None:
        self.track.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_number(None)
        self.changed.emit(None)
