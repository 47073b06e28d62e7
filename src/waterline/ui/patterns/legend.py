# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The key to the grid's colours: six steps between "fewer" and "more"."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from waterline.ui.shared.heat import STEPS, heat_colours
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import small as small_text
from waterline.ui.theme import Theme

_WIDE, _TALL, _GAP = 22, 14, 6


class Legend(QWidget):
    """Words on both sides of six swatches; for the ear one sentence."""

    def __init__(self, theme: Theme, *, name: str = "legend", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        speak_as(self, QAccessible.Role.StaticText, self.tr("Colours run from fewer to more moments."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(small_text(self.tr("fewer"), name=f"{name}_fewer", wrap=False))
        row.addWidget(_Swatches(theme, self))
        row.addWidget(small_text(self.tr("more moments"), name=f"{name}_more", wrap=False))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class _Swatches(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(STEPS * px(_WIDE) + (STEPS - 1) * px(_GAP), px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contrast = self._theme.scheme == "contrast"
        wide, tall, gap = (self._theme.px(length) for length in (_WIDE, _TALL, _GAP))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for step in range(1, STEPS + 1):
            colours = heat_colours(self._theme, step)
            if colours is None:
                continue
            place = STEPS - step if rtl else step - 1
            painter.setBrush(colours[0])
            painter.setPen(QPen(self._theme.color("border"), 1) if contrast else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(place * (wide + gap) + 0.5, 0.5, wide - 1, tall - 1), 4, 4)
