# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The HEARTS wheel: six letters around a safe haven and a secure base, none of them larger than another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from waterline.ui.course.diagrams.look import Look
from waterline.ui.course.diagrams.plan import Drawing, Plan, Shape, Spot, Words, frame_of
from waterline.ui.course.diagrams.plates import Dress, disc, hovered, plate, plate_size, quiet

LETTERS = ("here", "delight", "attunement", "rituals", "turning", "self")
_HUB = ("haven", "base")
_MARGIN, _MOST, _GAP = 8, 480, 5
_INNER = 0.39
"""The radius of the hub as a share of the whole."""
_LETTER, _DISC, _AIR = 34, 36, 6


@dataclass(frozen=True, slots=True)
class _Wheel:
    center: QPointF
    outer: float
    inner: float
    gap: float

    def middle(self, angle: float) -> QPointF:
        """Return the middle of the ring in a direction."""
        radius = (self.inner + self.gap + self.outer) / 2
        return QPointF(self.center.x() + radius * math.cos(angle), self.center.y() + radius * math.sin(angle))


class WheelDrawing(Drawing):
    """A wheel where its words have room in it, and the same parts as plates where they have not."""

    def draw(self, width: float, look: Look) -> Plan:
        """Lay the wheel out, clockwise from the top."""
        px = look.px
        across = min(width - 2 * px(_MARGIN), px(_MOST))
        outer = across / 2
        height = across + 2 * px(_MARGIN)
        wheel = _Wheel(QPointF(width / 2, height / 2), outer, outer * _INNER, px(_GAP))
        letters = self._letters(wheel, "label", look) or self._letters(wheel, "small_label", look)
        if not letters or not all(self._hub_fits(key, wheel, look) for key in _HUB):
            return self._as_plates(width, look)
        halves = [self._half(key, wheel, look, upper=not place) for place, key in enumerate(_HUB)]
        return Plan(height, frame_of(width, height, look), (), (*letters, *halves))

    # The letters ----------------------------------------------------------------------------------
    def _letters(self, wheel: _Wheel, role: str, look: Look) -> list[Spot]:
        """Return the six sectors with their words, or none where the words of one have no room."""
        spots = [self._letter(key, place, wheel, role, look) for place, key in enumerate(LETTERS)]
        return [spot for spot in spots if spot is not None] if all(spots) else []

    def _letter(self, key: str, place: int, wheel: _Wheel, role: str, look: Look) -> Spot | None:
        title, dress, sector = self.title(key), _letter_dress(look), _sector(wheel, place)
        boxes = _room_in(sector, wheel.middle(_angle(place)), title, role, look)
        if boxes is None:
            return None
        letter, below = boxes
        return Spot(
            key,
            title,
            sector,
            dress.fill,
            hovered(look, dress.fill),
            dress.ink,
            (
                Words(title[:1], letter, look.font("letter"), dress.ink),
                Words(title, below, look.font(role), dress.ink),
            ),
            edge=dress.edge,
            width=look.px(2),
        )

    # The hub --------------------------------------------------------------------------------------
    def _half(self, key: str, wheel: _Wheel, look: Look, *, upper: bool) -> Spot:
        dress = _hub_dress(look, key)
        room = _half_room(wheel, upper=upper)
        title = self.title(key)
        return Spot(
            key,
            title,
            _half_disc(wheel, upper=upper),
            dress.fill,
            hovered(look, dress.fill),
            dress.ink,
            (Words(title, room, look.font("label"), dress.ink),),
            edge=dress.edge,
            width=look.px(2),
        )

    def _hub_fits(self, key: str, wheel: _Wheel, look: Look) -> bool:
        room = _half_room(wheel, upper=True)
        words = look.room(self.title(key), "label", room.width())
        return words.width() <= room.width() + look.unit and words.height() <= room.height()

    # Without a wheel ------------------------------------------------------------------------------
    def _as_plates(self, width: float, look: Look) -> Plan:
        px = look.px
        y, left = px(_MARGIN), px(_MARGIN) + px(_DISC) + px(10)
        spots: list[Spot] = []
        marks: list[tuple[Shape, Words]] = []
        for key in (*LETTERS, *_HUB):
            title, letter = self.title(key), key in LETTERS
            start = left if letter else px(_MARGIN)
            size = plate_size(look, title, width - start - px(_MARGIN))
            box = QRectF(start, y, width - start - px(_MARGIN), size.height())
            spots.append(plate(look, key, title, box, quiet(look) if letter else _hub_dress(look, key)))
            if letter:
                center = (px(_MARGIN) + px(_DISC) / 2, box.center().y())
                marks.append(disc(look, center, px(_DISC), _letter_dress(look), title[:1]))
            y += size.height() + px(8)
        height = y - px(8) + px(_MARGIN)
        shapes, letters = tuple(shape for shape, _ in marks), tuple(words for _, words in marks)
        return Plan(height, frame_of(width, height, look), shapes, tuple(spots), letters)


def _letter_dress(look: Look) -> Dress:
    return Dress(look.color("soft"), look.color("on_soft"), look.color("soft_edge") if look.contrast else None)


def _hub_dress(look: Look, key: str) -> Dress:
    kind = "note" if key == _HUB[0] else "tip"
    edge = look.color(f"{kind}_edge") if look.contrast else None
    return Dress(look.color(f"{kind}_bg"), look.color(f"{kind}_fg"), edge)


def _sector(wheel: _Wheel, place: int) -> QPainterPath:
    """Return one sixth of the ring, held apart from its neighbours by a gap of one width all the way."""
    half = math.pi / len(LETTERS)
    middle = _angle(place)
    inner, outer = wheel.inner + wheel.gap, wheel.outer
    path = QPainterPath()
    points: list[QPointF] = []
    for radius, way in ((outer, 1), (inner, -1)):
        turn = half - math.asin(min(wheel.gap / 2 / radius, 1))
        steps = 24
        for step in range(steps + 1):
            angle = middle + way * turn * (2 * step / steps - 1)
            points.append(
                QPointF(wheel.center.x() + radius * math.cos(angle), wheel.center.y() + radius * math.sin(angle))
            )
    path.moveTo(points[0])
    for point in points[1:]:
        path.lineTo(point)
    path.closeSubpath()
    return path


def _room_in(sector: QPainterPath, middle: QPointF, title: str, role: str, look: Look) -> tuple[QRectF, QRectF] | None:
    """Return where a letter and its title stand, on as few lines as have room; None where they have none."""
    tall, air = look.px(_LETTER), look.px(_AIR)
    across = sector.boundingRect().width()
    for share in (0.8, 0.7, 0.62, 0.54, 0.46):
        room = look.room(title, role, across * share)
        # The middle of a sector is not always where it has most room.
        for down, right in product((0.0, 0.05, -0.05, 0.1, -0.1), (0.0, 0.04, -0.04, 0.08, -0.08)):
            whole = QRectF(0, 0, room.width(), tall + room.height())
            whole.moveCenter(middle + QPointF(right, down) * across)
            below = QRectF(whole.left(), whole.top() + tall, room.width(), room.height())
            edge = below.adjusted(-air, 0, air, air)
            letter = QRectF(whole.center().x() - tall / 2, whole.top(), tall, tall)
            corners = (edge.topLeft(), edge.topRight(), edge.bottomLeft(), edge.bottomRight())
            if all(map(sector.contains, (*corners, letter.topLeft(), letter.topRight()))):
                return letter, below
    return None


def _angle(place: int) -> float:
    return -math.pi / 2 + place * 2 * math.pi / len(LETTERS)


def _half_disc(wheel: _Wheel, *, upper: bool) -> QPainterPath:
    """Return one half of the hub; the two are parted as by water, lightly waved."""
    radius = wheel.inner
    box = QRectF(wheel.center.x() - radius, wheel.center.y() - radius, 2 * radius, 2 * radius)
    disc = QPainterPath()
    disc.addEllipse(box)
    y, wave = wheel.center.y() + (-wheel.gap / 2 if upper else wheel.gap / 2), radius * 0.07
    half = QPainterPath(QPointF(box.left() - 1, y))
    half.cubicTo(box.left() + radius * 0.5, y - wave * 2, box.left() + radius * 0.5, y - wave * 2, box.center().x(), y)
    half.cubicTo(box.right() - radius * 0.5, y + wave * 2, box.right() - radius * 0.5, y + wave * 2, box.right() + 1, y)
    edge = box.top() - 1 if upper else box.bottom() + 1
    half.lineTo(box.right() + 1, edge)
    half.lineTo(box.left() - 1, edge)
    half.closeSubpath()
    return disc.intersected(half)


def _half_room(wheel: _Wheel, *, upper: bool) -> QRectF:
    radius = wheel.inner
    wide, tall = radius * 1.5, radius * 0.62
    middle = wheel.center.y() + (-1 if upper else 1) * radius * 0.44
    return QRectF(wheel.center.x() - wide / 2, middle - tall / 2, wide, tall)
