# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arc of a course: from the whole down into its parts and back up, with a stop for every section."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, Qt

from waterline.domain.course import Diagram, arc_stops
from waterline.ui.course.diagrams.look import Look
from waterline.ui.course.diagrams.plan import (
    CENTER,
    END,
    START,
    Drawing,
    Plan,
    Shape,
    Spot,
    Words,
    frame_of,
    line,
    polygon,
    rounded,
)
from waterline.ui.course.diagrams.plates import hovered
from waterline.ui.shared.numerals import roman

_DISC, _BAND = 36, 46
_SIDE, _SKY, _DEPTH, _TITLE_GAP, _MARGIN = 44, 52, 150, 10, 16
_PITCH = 42
"""How far apart two stops have to be for the arc; where there is less room, the stretches stand in rows."""
_INDENT = 26


@dataclass(frozen=True, slots=True)
class Stop:
    """A section on the way."""

    key: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the course, with its stops."""

    title: str
    stops: tuple[Stop, ...]


class ArcDrawing(Drawing):
    """`here` is the section to mark as the one being read."""

    def __init__(self, diagram: Diagram, here: str = "") -> None:
        super().__init__(diagram)
        self.here = here
        numbers = count(1)
        self.stretches = tuple(
            Stretch(part.title, tuple(Stop(way.key, next(numbers), way.text) for way in arc_stops(part)))
            for part in diagram.parts
        )

    def draw(self, width: float, look: Look) -> Plan:
        """Lay the arc out from left to right, or in rows."""
        px = look.px
        stops = sum(len(stretch.stops) for stretch in self.stretches)
        pitch = (width - 2 * px(_SIDE)) / max(stops - 1, 1)
        titles_fit = all(
            look.room(stretch.title, "label", 1).width() <= max(len(stretch.stops) * pitch, px(_DISC))
            for stretch in self.stretches
        )
        return self._arc(width, look, pitch) if pitch >= px(_PITCH) and titles_fit else self._rows(width, look)

    # As an arc ------------------------------------------------------------------------------------
    def _arc(self, width: float, look: Look, pitch: float) -> Plan:
        px = look.px
        curve = _Curve(px(_SIDE), width - 2 * px(_SIDE), px(_SKY + 10 + _BAND / 2), px(_DEPTH))
        broad = min(px(_BAND), pitch - px(6))
        spots: list[Spot] = []
        bands: list[QPainterPath] = []
        words: list[Words] = []
        first = 0
        for stretch in self.stretches:
            xs = [curve.left + (first + place) * pitch for place in range(len(stretch.stops))]
            if xs:
                bands.append(_band([curve.at(x) for x in _between(xs[0] - 0.1, xs[-1] + 0.1)], broad))
            spots += [self._stop(look, stop, curve.at(x)) for stop, x in zip(stretch.stops, xs, strict=True)]
            words.append(_title(look, stretch, xs, curve, pitch, broad))
            first += len(stretch.stops)
        height = max([curve.floor(width / 2, broad), *(each.box.bottom() for each in words)]) + px(_MARGIN)
        thread = line(*((point.x(), point.y()) for point in map(curve.at, _between(curve.left, curve.right))))
        ground = (
            *_scenery(look, width, height, curve, broad),
            *_banded(look, bands),
            Shape(thread, None, look.color("accent"), px(2)),
        )
        return Plan(height, frame_of(width, height, look), ground, tuple(spots), (*words, *_ways(look, width, curve)))

    def _stop(self, look: Look, stop: Stop, center: QPointF) -> Spot:
        px, here = look.px, stop.key == self.here
        box = QRectF(center.x() - px(_DISC) / 2, center.y() - px(_DISC) / 2, px(_DISC), px(_DISC))
        fill, ink = look.color("accent" if here else "soft"), look.color("on_accent" if here else "on_soft")
        name = QCoreApplication.translate("Arc", "Section {number}: {title}")
        if here:
            name = QCoreApplication.translate("Arc", "Section {number}: {title}. You are here")
        return Spot(
            stop.key,
            name.format(number=stop.number, title=stop.title),
            rounded(box, px(_DISC) / 2),
            fill,
            look.color("accent_hover") if here else hovered(look, fill),
            ink,
            (Words(roman(stop.number), box, look.font("small_label"), ink),),
            edge=look.color("accent"),
            width=px(2 if look.contrast else 1.25),
        )

    # In rows --------------------------------------------------------------------------------------
    def _rows(self, width: float, look: Look) -> Plan:
        px = look.px
        y = px(_MARGIN)
        spots: list[Spot] = []
        words: list[Words] = []
        bands: list[Shape] = []
        last = max(len(self.stretches) - 1, 1)
        for place, stretch in enumerate(self.stretches):
            depth = math.sin(math.pi * place / last)
            left = px(_MARGIN) + depth * px(_INDENT)
            start = y - px(_MARGIN)
            if stretch.title:
                room = look.room(stretch.title, "label", width - left - px(_MARGIN))
                box = QRectF(left, y, room.width(), room.height())
                words.append(Words(stretch.title, box, look.font("label"), look.color("text"), START))
                words += self._way_beside(look, place, box, width)
                y += room.height() + px(6)
            x = left
            for stop in stretch.stops:
                if x + px(_DISC) > width - px(_MARGIN):
                    x, y = left, y + px(_DISC + 6)
                spots.append(self._stop(look, stop, QPointF(x + px(_DISC) / 2, y + px(_DISC) / 2)))
                x += px(_DISC + 8)
            y += px(_DISC) + 2 * px(_MARGIN)
            fill = look.color("bg") if look.contrast else look.mixed("note_bg", _deep(look), depth * 0.8)
            bands.append(Shape(polygon([(0, start), (width, start), (width, y + 1), (0, y + 1)]), fill))
        height = y - px(_MARGIN)
        return Plan(height, frame_of(width, height, look), tuple(bands), tuple(spots), tuple(words))

    def _way_beside(self, look: Look, place: int, title: QRectF, width: float) -> list[Words]:
        """Return what a row is about, at its end, if there is room beside its title."""
        rows = len(self.stretches)
        if rows < 3 or place not in (0, rows // 2, rows - 1):
            return []
        text = _ways_said()[(0, rows // 2, rows - 1).index(place)]
        room = look.room(text, "small", width)
        left = width - look.px(_MARGIN) - room.width()
        if left < title.right() + look.px(_MARGIN):
            return []
        box = QRectF(left, title.top(), room.width(), title.height())
        return [Words(text, box, look.font("small"), look.color("muted"), END)]


@dataclass(frozen=True, slots=True)
class _Curve:
    """The way down and up again, from `left` over `span` units, beginning at `top`."""

    left: float
    span: float
    top: float
    depth: float

    @property
    def right(self) -> float:
        return self.left + self.span

    def at(self, x: float) -> QPointF:
        """Return the point of the way at x."""
        return QPointF(x, self.top + self.depth * math.sin(math.pi * self._share(x)))

    def floor(self, x: float, broad: float) -> float:
        """Return how deep the sea floor lies at x, clear of a band that is `broad` units wide."""
        slope = self.depth * math.pi / max(self.span, 1) * math.cos(math.pi * self._share(x))
        return self.at(x).y() + (broad / 2 + broad * 0.08) * math.hypot(1, slope)

    def _share(self, x: float) -> float:
        return min(max((x - self.left) / max(self.span, 1), 0.0), 1.0)


def _between(first: float, last: float) -> list[float]:
    steps = max(2, min(120, round(last - first) // 5))
    return [first + (last - first) * step / steps for step in range(steps + 1)]


def _band(points: Sequence[QPointF], broad: float) -> QPainterPath:
    """Return the rounded ground that holds the stops of one stretch together."""
    stroker = QPainterPathStroker()
    stroker.setWidth(broad)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(line(*((point.x(), point.y()) for point in points))).simplified()


def _banded(look: Look, bands: Sequence[QPainterPath]) -> list[Shape]:
    fill = look.color("bg" if look.contrast else "surface")
    return [Shape(band, fill, look.color("border"), look.px(2 if look.contrast else 1)) for band in bands]


def _title(look: Look, stretch: Stretch, xs: Sequence[float], curve: _Curve, pitch: float, broad: float) -> Words:
    """Return the title of a stretch on the sea floor below its stops, clear of the frame."""
    px = look.px
    room = look.room(stretch.title, "label", max(len(xs) * pitch, px(_DISC)))
    middle = (xs[0] + xs[-1]) / 2 if xs else curve.left
    least, most = px(_MARGIN), curve.right + curve.left - px(_MARGIN) - room.width()
    left = max(min(middle - room.width() / 2, most), least)
    y = max(curve.floor(x, broad) for x in (left, left + room.width() / 2, left + room.width()))
    box = QRectF(left, y + px(_TITLE_GAP), room.width(), room.height())
    return Words(stretch.title, box, look.font("label"), look.color("tip_fg"))


def _scenery(look: Look, width: float, height: float, curve: _Curve, broad: float) -> list[Shape]:
    """Return sky, water, and the sea floor that follows the way."""
    px, contrast, sky, out = look.px, look.contrast, look.px(_SKY), look.px(4)
    floor = [(x, curve.floor(x, broad)) for x in _between(curve.left, curve.right)]
    shore = curve.left * 0.3
    outline = [
        (-out, sky - px(8)),
        (shore * 0.5, sky - px(4)),
        (shore, sky + px(4)),
        *floor,
        (width - shore, sky + px(4)),
        (width - shore * 0.5, sky - px(4)),
        (width + out, sky - px(8)),
        (width + out, height + out),
        (-out, height + out),
    ]
    sand = look.color("tip_bg") if look.scheme == "light" else look.mixed("tip_bg", "bg", 0.25)
    edge = None if contrast else look.mixed("tip_bg", "tip_icon", 0.45)
    return [
        Shape(polygon([(0, 0), (width, 0), (width, sky), (0, sky)]), look.color("surface_alt")),
        Shape(polygon([(0, sky), (width, sky), (width, height), (0, height)]), look.color("note_bg")),
        Shape(polygon(outline), look.color("bg") if contrast else sand, edge, px(1.25)),
        Shape(line((0, sky), (width, sky)), None, look.color("accent"), px(2)),
    ]


def _ways_said() -> tuple[str, str, str]:
    return (
        QCoreApplication.translate("Arc", "The whole"),
        QCoreApplication.translate("Arc", "The parts, close up"),
        QCoreApplication.translate("Arc", "The whole again"),
    )


def _ways(look: Look, width: float, curve: _Curve) -> list[Words]:
    """Return what the arc is about: above its ends, and over its deepest place."""
    px = look.px
    sizes = [look.room(text, "small", width) for text in _ways_said()]
    high = px(_SKY) / 2 - sizes[0].height() / 2
    lefts = (px(_MARGIN), width / 2 - sizes[1].width() / 2, width - px(_MARGIN) - sizes[2].width())
    tops = (high, curve.top + curve.depth * 0.42, high)
    return [
        Words(text, QRectF(QPointF(left, top), size), look.font("small"), look.color("muted"), CENTER)
        for text, left, top, size in zip(_ways_said(), lefts, tops, sizes, strict=True)
    ]


def _deep(look: Look) -> str:
    return "grid_2" if look.scheme == "light" else "bg"
