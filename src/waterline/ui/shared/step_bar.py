# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far one is on a guided path: a row of short bars, with the words for screen readers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from waterline.ui.shared.spoken import speak_as
from waterline.ui.theme import Theme

_GAP = 6


class StepBar(QWidget):
    """Segmented progress. The eyebrow "Step 2 of 9" beside it says the same in words."""

    def __init__(
        self, theme: Theme, steps: int, step: int = 1, *, name: str = "step_bar", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps = steps
        self._step = step
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak_as(self, QAccessible.Role.ProgressBar)
        theme.changed.connect(self.updateGeometry)
        self.set_step(step, steps)

    def set_step(self, step: int, steps: int | None = None) -> None:
        """Stand at `step`, counted from 1, of `steps`."""
        self._step = step
        self._steps = steps or self._steps
        self.setAccessibleName(self.words())
        self.update()

    def words(self) -> str:
        """Return "Step 2 of 9"."""
        return self.tr("Step {step} of {steps}").format(step=self._step, steps=self._steps)

    def sizeHint(self) -> QSize:
        """Return a thin row."""
        return QSize(self._theme.px(200), self._theme.px(6) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return a thin, short row."""
        return QSize(self._steps * 8, self._theme.px(6) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint past steps paler, this one full, coming ones empty."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contrast = self._theme.scheme == "contrast"
        thick = float(self._theme.px(6))
        wide = (self.width() - 2 - _GAP * (self._steps - 1)) / self._steps
        for index in range(self._steps):
            left = 1 + index * (wide + _GAP)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left = self.width() - left - wide
            ahead = index + 1 > self._step
            colour = self._theme.color("border" if ahead else "accent")
            if index + 1 < self._step and not contrast:
                colour.setAlphaF(0.5)
            painter.setPen(QPen(self._theme.color("border"), 1) if contrast and ahead else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if contrast and ahead else colour)
            painter.drawRoundedRect(QRectF(left, 1, wide, thick), thick / 2, thick / 2)
