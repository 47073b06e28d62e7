# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The attachment map: four hills that run into one another on two axes. Nobody's place on it is ever marked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainterPath, QTransform

from waterline.ui.course.diagrams.look import Look
from waterline.ui.course.diagrams.plan import END, START, Drawing, Plan, Shape, Spot, Words, frame_of, line, polygon
from waterline.ui.course.diagrams.plates import Dress, plate, plate_size, quiet
from waterline.ui.shared.attachment_land import HILLS, LEVELS, PLACES
from waterline.ui.shared.contours import contour

_MARGIN, _HIGH, _AXIS, _ARROW, _GAP = 16, 330, 26, 7, 10
_BETWEEN = 14
_HALF = 0.47
"""How much of the width a hill's words may take before they break."""


class MapDrawing(Drawing):
    """Two axes with their names at the far ends, and the landscape between them."""

    def draw(self, width: float, look: Look) -> Plan:
        """Lay the map out, with less at the lower left and more towards the right and the top."""
        px = look.px
        inside = width - 2 * px(_MARGIN)
        up = plate_size(look, self.title("distance"), inside)
        along = plate_size(look, self.title("worry"), inside - px(_AXIS) - px(40))
        land = QRectF(
            px(_MARGIN + _AXIS),
            px(_MARGIN) + up.height() + px(_GAP),
            inside - px(_AXIS),
            self._height(look, inside - px(_AXIS)),
        )
        foot = land.bottom() + px(_GAP)
        right = width - px(_MARGIN)
        spots = [
            plate(look, "worry", self.title("worry"), _at(right - along.width(), foot, along), _axis_dress(look)),
            plate(look, "distance", self.title("distance"), _at(px(_MARGIN), px(_MARGIN), up), _axis_dress(look)),
            *(self._place(key, land, look) for key in PLACES),
        ]
        height = foot + along.height() + px(_MARGIN)
        origin = (px(_MARGIN) + px(_ARROW), foot + along.height() / 2)
        top, end = px(_MARGIN) + up.height(), right - along.width()
        ground = (
            Shape(polygon(_box(QRectF(0, 0, width, height))), _sea(look)),
            *_landscape(look, land),
            *_axes(look, origin, top, end),
        )
        return Plan(height, frame_of(width, height, look), ground, tuple(spots), _words(look, origin, top, end))

    def _height(self, look: Look, width: float) -> float:
        """Return how tall the land is: enough for three rows of plates, whatever they say."""
        tallest = max(self._size(key, look, width).height() for key in PLACES)
        return max(look.px(_HIGH), 3 * tallest + 4 * look.px(_BETWEEN))

    def _role(self, look: Look, width: float) -> str:
        """Return letters small enough for the hills to stand beside each other."""
        wide = {key: plate_size(look, self.title(key), width * _HALF).width() for key in PLACES}
        pairs = (("secure", "anxious"), ("avoidant", "disorganised"))
        fits = all(wide[one] + wide[other] + look.px(_GAP) <= width for one, other in pairs)
        return "label" if fits else "small_label"

    def _size(self, key: str, look: Look, width: float) -> QSizeF:
        most = width * (0.9 if key == "blend" else _HALF)
        return plate_size(look, self.title(key), most, self._role(look, width))

    def _place(self, key: str, land: QRectF, look: Look) -> Spot:
        x, y = PLACES[key]
        size = self._size(key, look, land.width())
        left = land.left() + x * land.width() - size.width() / 2
        left = min(max(left, land.left()), land.right() - size.width())
        top = land.top() + y * land.height() - size.height() / 2
        dress = _valley_dress(look) if key == "blend" else quiet(look)
        role = self._role(look, land.width())
        return plate(look, key, self.title(key), _at(left, top, size), dress, role=role)


def _axis_dress(look: Look) -> Dress:
    return Dress(look.color("soft"), look.color("on_soft"), look.color("soft_edge"))


def _valley_dress(look: Look) -> Dress:
    return Dress(look.color("try_bg"), look.color("try_fg"), look.color("try_edge") if look.contrast else None)


def _sea(look: Look) -> QColor:
    return look.color("note_bg")


def _landscape(look: Look, land: QRectF) -> list[Shape]:
    """Return the land, step by step higher, all of it one island."""
    turn = QTransform.fromTranslate(land.left(), land.top()).scale(land.width(), land.height())
    line_width = look.px(1.5 if look.contrast else 1)
    shapes = []
    for step, level in enumerate(LEVELS[::2] if look.contrast else LEVELS):
        share = 0.10 * step
        fill = None if look.contrast else look.mixed("try_bg", "try_icon", share)
        edge = look.color("try_edge") if look.contrast else look.mixed("try_bg", "try_icon", share + 0.34)
        shapes.append(Shape(turn.map(contour(HILLS, level)), fill, edge, line_width))
    return shapes


def _axes(look: Look, origin: tuple[float, float], top: float, end: float) -> list[Shape]:
    px, (x, y) = look.px, origin
    ink, head = look.color("muted"), px(_ARROW)
    arrows = QPainterPath()
    for points in (
        ((x - head * 0.7, top + px(6) + head), (x, top + px(6)), (x + head * 0.7, top + px(6) + head)),
        ((end - px(6) - head, y - head * 0.7), (end - px(6), y), (end - px(6) - head, y + head * 0.7)),
    ):
        arrows.addPath(line(*points))
    lines = line((x, top + px(6)), (x, y), (end - px(6), y))
    return [Shape(lines, None, ink, px(1.5)), Shape(arrows, None, ink, px(1.5))]


def _words(look: Look, origin: tuple[float, float], top: float, end: float) -> tuple[Words, ...]:
    px, (x, y) = look.px, origin
    less = QCoreApplication.translate("AttachmentMap", "less")
    more = QCoreApplication.translate("AttachmentMap", "more")
    font, ink = look.font("small"), look.color("muted")
    tall = look.room(less, "small", 1e4).height()
    wide = max(look.room(each, "small", 1e4).width() for each in (less, more))
    return (
        Words(more, QRectF(x + px(10), top + px(4), wide, tall), font, ink, START),
        Words(less, QRectF(x + px(10), y - px(3) - tall, wide, tall), font, ink, START),
        Words(more, QRectF(end - px(16) - wide, y - px(3) - tall, wide, tall), font, ink, END),
    )


def _at(left: float, top: float, size: QSizeF) -> QRectF:
    return QRectF(left, top, size.width(), size.height())


def _box(box: QRectF) -> list[tuple[float, float]]:
    return [(box.left(), box.top()), (box.right(), box.top()), (box.right(), box.bottom()), (box.left(), box.bottom())]
