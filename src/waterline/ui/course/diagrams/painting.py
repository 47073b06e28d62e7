# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints a plan: the same strokes for the window, a printer and a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from waterline.ui.course.diagrams.look import Look
from waterline.ui.course.diagrams.plan import Plan, Shape, Spot, Words

_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip


@dataclass(frozen=True, slots=True)
class State:
    """What is going on with a spot."""

    hovered: bool = False
    unfolded: bool = False
    ringed: bool = False


RESTING = State()


def paint_plan(painter: QPainter, plan: Plan, look: Look, states: dict[str, State] | None = None) -> None:
    """Paint everything but the loose words, which in the window are labels of their own."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipPath(plan.frame, Qt.ClipOperation.IntersectClip)
    for shape in plan.ground:
        paint_shape(painter, shape)
    if look.contrast:
        painter.strokePath(plan.frame, _pen(look.color("border"), look.px(4)))
    painter.restore()
    for spot in plan.spots:
        _paint_spot(painter, spot, look, (states or {}).get(spot.key, RESTING))


def paint_shape(painter: QPainter, shape: Shape) -> None:
    """Paint a form."""
    if shape.fill is not None:
        painter.fillPath(shape.path, shape.fill)
    if shape.edge is not None:
        painter.strokePath(shape.path, _pen(shape.edge, shape.width, shape.dash))


def paint_words(painter: QPainter, words: Words) -> None:
    """Paint some words in their box."""
    # Full stops go where the script of the words wants them, not the window's.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setFont(words.font)
    painter.setPen(words.ink)
    painter.drawText(words.box, int((words.align | _ABSOLUTE).value) | int(_FLAGS.value), words.text)


def _paint_spot(painter: QPainter, spot: Spot, look: Look, state: State) -> None:
    painter.fillPath(spot.outline, spot.hover if state.hovered and not state.unfolded else spot.fill)
    if spot.over:
        painter.save()
        painter.setClipPath(spot.outline, Qt.ClipOperation.IntersectClip)
        for shape in spot.over:
            paint_shape(painter, shape)
        painter.restore()
    _paint_edges(painter, spot, look, state)
    for words in spot.words:
        paint_words(painter, words)
    if spot.chevron is not None and not look.on_paper:
        _paint_chevron(painter, spot.chevron, spot.ink, look, up=state.unfolded)


def _paint_edges(painter: QPainter, spot: Spot, look: Look, state: State) -> None:
    painter.save()
    painter.setClipPath(spot.outline, Qt.ClipOperation.IntersectClip)
    # Half of each line falls outside and is clipped away.
    if spot.edge is not None:
        painter.strokePath(spot.outline, _pen(spot.edge, 2 * spot.width))
    if state.unfolded:
        ink, width = (look.color("text"), look.px(9)) if look.contrast else (spot.ink, look.px(4))
        painter.strokePath(spot.outline, _pen(ink, width))
    if state.ringed:
        painter.strokePath(spot.outline, _pen(look.color("focus"), look.px(7)))
    painter.restore()


def _paint_chevron(painter: QPainter, box: QRectF, ink: QColor, look: Look, *, up: bool) -> None:
    middle, wide, tall = box.center(), box.width() * 0.25, box.height() * 0.125
    tip = -tall if up else tall
    points = ((-wide, -tip), (0.0, tip), (wide, -tip))
    painter.setPen(_pen(ink, look.px(1.75)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in points]))


def _pen(color: QColor, width: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([each / width for each in dash])
    return pen
