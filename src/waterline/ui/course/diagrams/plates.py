# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plate: a part of a figure that is words on a rounded ground, with the sign that it unfolds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor

from waterline.ui.course.diagrams.look import Look
from waterline.ui.course.diagrams.plan import START, Shape, Spot, Words, rounded

_SIDE, _ABOVE, _CHEVRON, _GAP, _LEAST = 14.0, 9.0, 16.0, 6.0, 40.0


@dataclass(frozen=True, slots=True)
class Dress:
    """The colours of a plate."""

    fill: QColor
    ink: QColor
    edge: QColor | None


def quiet(look: Look) -> Dress:
    """Return the dress most plates wear: a card's."""
    return Dress(look.color("surface"), look.color("text"), look.color("border_strong"))


def strong(look: Look) -> Dress:
    """Return the dress of the one plate a figure leads to."""
    if look.contrast:
        return Dress(look.color("accent"), look.color("on_accent"), look.color("border"))
    return Dress(look.color("accent"), look.color("on_accent"), look.color("accent"))


def hovered(look: Look, fill: QColor) -> QColor:
    """Return what a ground turns to under the pointer."""
    if look.contrast:
        return look.color("surface_alt") if fill.lightness() < 128 else look.color("accent_hover")
    return fill.darker(105) if look.scheme == "light" else fill.lighter(116)


def plate_size(look: Look, text: str, most: float, role: str = "label") -> QSizeF:
    """Return the size of a plate that may be `most` units wide."""
    words = look.room(text, role, most - _around(look))
    return QSizeF(words.width() + _around(look), max(words.height() + 2 * look.px(_ABOVE), look.px(_LEAST)))


def plate(look: Look, key: str, text: str, box: QRectF, dress: Dress, *, name: str = "", role: str = "label") -> Spot:
    """Return a plate that fills `box`; `name` is what is spoken where that is not the words on it."""
    px = look.px
    outline = rounded(box, min(px(12), box.height() / 2))
    inside = box.adjusted(px(_SIDE), 0, -px(_SIDE) - _sign(look), 0)
    chevron = QRectF(box.right() - px(_SIDE) - px(_CHEVRON), box.center().y() - px(8), px(_CHEVRON), px(_CHEVRON))
    return Spot(
        key,
        name or text,
        outline,
        dress.fill,
        hovered(look, dress.fill),
        dress.ink,
        (Words(text, inside, look.font(role), dress.ink, START),),
        edge=dress.edge,
        width=px(2 if look.contrast else 1),
        chevron=None if look.on_paper else chevron,
    )


def disc(look: Look, center: tuple[float, float], size: float, dress: Dress, text: str) -> tuple[Shape, Words]:
    """Return a round mark with a letter or number on it, which something else says aloud."""
    box = QRectF(center[0] - size / 2, center[1] - size / 2, size, size)
    shape = Shape(rounded(box, size / 2), dress.fill, dress.edge, look.px(2 if look.contrast else 1.5))
    return shape, Words(text, box, look.font("label"), dress.ink, silent=True)


def _sign(look: Look) -> float:
    return 0.0 if look.on_paper else look.px(_GAP + _CHEVRON)


def _around(look: Look) -> float:
    return 2 * look.px(_SIDE) + _sign(look)
