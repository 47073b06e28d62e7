# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure laid out for one width: shapes, words, and the spots a person can open; no widget, and no painter."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPolygonF, QTransform

from waterline.domain.course import Diagram
from waterline.ui.course.diagrams.look import Look

CENTER = Qt.AlignmentFlag.AlignCenter
START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted form: filled, outlined, or both."""

    path: QPainterPath
    fill: QColor | None = None
    edge: QColor | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Some words in their box; `silent` where a spot says them anyway."""

    text: str
    box: QRectF
    font: QFont
    ink: QColor
    align: Qt.AlignmentFlag = CENTER
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of the figure that can be opened. `over` are shapes on its fill, clipped to its outline."""

    key: str
    name: str
    outline: QPainterPath
    fill: QColor
    hover: QColor
    ink: QColor
    words: tuple[Words, ...]
    over: tuple[Shape, ...] = ()
    edge: QColor | None = None
    width: float = 1.0
    chevron: QRectF | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything to paint, from the back to the front: `ground` within `frame`, then `spots`, then `words`."""

    height: float
    frame: QPainterPath
    ground: tuple[Shape, ...]
    spots: tuple[Spot, ...]
    words: tuple[Words, ...] = ()

    def spot(self, key: str) -> Spot | None:
        """Find a spot by its key."""
        return next((spot for spot in self.spots if spot.key == key), None)


class Drawing(ABC):
    """One kind of figure, filled with the words of one diagram of a course."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram

    def plan(self, width: float, look: Look) -> Plan:
        """Lay the figure out for a width, in the direction of reading."""
        plan = self.draw(width, look)
        return mirrored(plan, width) if look.rtl else plan

    @abstractmethod
    def draw(self, width: float, look: Look) -> Plan:
        """Lay the figure out from left to right."""

    def title(self, key: str) -> str:
        """Return the words on a part; nothing where the course has no such part."""
        part = self.diagram.part(key)
        return part.title if part is not None else ""


# Making shapes ------------------------------------------------------------------------------------
def polygon(points: Iterable[tuple[float, float]] | QPolygonF) -> QPainterPath:
    """Return a closed path through the points."""
    path = QPainterPath()
    path.addPolygon(points if isinstance(points, QPolygonF) else QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """Return a box with round corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def line(*points: tuple[float, float]) -> QPainterPath:
    """Return an open path through the points."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def frame_of(width: float, height: float, look: Look) -> QPainterPath:
    """Return the rounded outline every figure stands in."""
    return rounded(QRectF(0, 0, width, height), look.px(16))


# Right to left ------------------------------------------------------------------------------------
def mirrored(plan: Plan, width: float) -> Plan:
    """Return the plan for reading from right to left."""
    turn = QTransform(-1, 0, 0, 1, width, 0)

    def shape(each: Shape) -> Shape:
        return replace(each, path=turn.map(each.path))

    def words(each: Words) -> Words:
        swap = {START: END, END: START}
        return replace(each, box=turn.mapRect(each.box), align=swap.get(each.align, each.align))

    def spot(each: Spot) -> Spot:
        chevron = turn.mapRect(each.chevron) if each.chevron is not None else None
        return replace(
            each,
            outline=turn.map(each.outline),
            words=tuple(map(words, each.words)),
            over=tuple(map(shape, each.over)),
            chevron=chevron,
        )

    return Plan(
        plan.height,
        turn.map(plan.frame),
        tuple(map(shape, plan.ground)),
        tuple(map(spot, plan.spots)),
        tuple(map(words, plan.words)),
    )
