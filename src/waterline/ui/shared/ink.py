# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""With which letters and colours a text document is written: those of the screen, or dark on white for paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from waterline.ui.theme import Theme
from waterline.ui.tokens import TYPE, Scheme, colours_for

_POINTS_A_PX = 0.66
"""On paper the reading text of 17 px becomes 11 points."""


@dataclass(frozen=True, slots=True)
class Ink:
    """With which letters and colours a document is written: those of the screen, or dark on white for paper."""

    theme: Theme
    paper: bool = False

    @property
    def scheme(self) -> Scheme:
        """The colours in use."""
        return "light" if self.paper else self.theme.scheme

    def color(self, token: str) -> QColor:
        """Return the colour of a token."""
        return QColor(colours_for(self.scheme)[token])

    def font(self, role: str, weight: int | None = None) -> QFont:
        """Return the font of a role; on paper its size is in points, which are the same on every printer."""
        font = self.theme.font(role, weight)
        if self.paper:
            size = {"eyebrow": "small", "label": "body"}.get(role, role)
            font.setPointSizeF(TYPE[size] * _POINTS_A_PX)
            for joined in ("liga", "clig"):  # a PDF would not say which letters a joined one stands for
                font.setFeature(QFont.Tag(joined), 0)
        return font

    def px(self, length: float) -> float:
        """Return a length of the design."""
        return length if self.paper else self.theme.px(length)
