# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a figure is dressed: the colours of one scheme, the letters and the size of a px, on the screen or on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from waterline.ui.theme import Theme
from waterline.ui.tokens import TYPE, Scheme, colours_for

# Role: serif or not, size in the type scale, weight.
_ROLES: Mapping[str, tuple[bool, str, int]] = {
    "label": (False, "body", 600),
    "body": (False, "body", 400),
    "small": (False, "small", 400),
    "small_label": (False, "small", 600),
    "said": (True, "reading", 400),
    "letter": (True, "display", 500),
}
_DESIGN_DPI = 96
_WRAP = Qt.TextFlag.TextWordWrap
_TALL = 1e6


@dataclass(frozen=True, slots=True)
class Look:
    """`unit` is how many of the painter's units one px takes; `on_paper` leaves out what invites a click."""

    scheme: Scheme
    unit: float
    sans: str
    serif: str
    rtl: bool = False
    on_paper: bool = False

    @property
    def contrast(self) -> bool:
        """True where only lines may tell things apart."""
        return self.scheme == "contrast"

    def px(self, length: float) -> float:
        """Return a length of the design in the painter's units."""
        return length * self.unit

    def color(self, token: str) -> QColor:
        """Return the colour of a token of ui/tokens.py."""
        return QColor(colours_for(self.scheme)[token])

    def mixed(self, first: str, last: str, share: float) -> QColor:
        """Mix the colours of two tokens; `share` 0 gives the first, 1 the last."""
        one, two = self.color(first), self.color(last)
        pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
        return QColor(*(round(a + (b - a) * share) for a, b in pairs))

    def font(self, role: str) -> QFont:
        """Return the letters of a role: label, body, small, small_label, said, letter."""
        serif, size, weight = _ROLES[role]
        font = QFont(self.serif if serif else self.sans)
        font.setPixelSize(max(1, round(TYPE[size] * self.unit)))
        font.setWeight(QFont.Weight(weight))
        return font

    def room(self, text: str, role: str, most: float) -> QSizeF:
        """Return the room some words take when lines may be `most` units wide; wider where one word is."""
        box = QFontMetricsF(self.font(role)).boundingRect(QRectF(0, 0, max(most, 1), _TALL), _WRAP, text)
        return QSizeF(box.width() + self.unit, box.height())


def screen_look(theme: Theme, *, rtl: bool) -> Look:
    """Return the look of the window as it is now."""
    return Look(theme.scheme, theme.scale, theme.family("body"), theme.family("title"), rtl)


def paper_look(scheme: Scheme = "light", unit: float = 1.0, *, rtl: bool | None = None) -> Look:
    """Return a look for printing, in the letters the person has chosen; `rtl` None follows the program."""
    sans = QGuiApplication.font().family()
    # Only the bundled letters come as a pair: see FontChoice in ui/theme.py.
    serif = "Literata" if sans == "Figtree" else sans
    if rtl is None:
        rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return Look(scheme, unit, sans, serif, rtl, on_paper=True)


def paper_unit(painter: QPainter) -> float:
    """Return how many of the painter's units are 1/96 of an inch: what a px of the design is on paper."""
    scale = abs(painter.combinedTransform().m11()) or 1.0
    return painter.device().logicalDpiX() / _DESIGN_DPI / scale
