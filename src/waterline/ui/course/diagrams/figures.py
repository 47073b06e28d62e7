# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure a course can name, and painting one of them anywhere: on paper, in a PDF, on an image."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from waterline.domain.course import Diagram
from waterline.ui.course.diagrams.arc_drawing import ArcDrawing
from waterline.ui.course.diagrams.descent_drawing import DescentDrawing
from waterline.ui.course.diagrams.iceberg_drawing import IcebergDrawing
from waterline.ui.course.diagrams.look import Look, paper_look, paper_unit
from waterline.ui.course.diagrams.map_drawing import MapDrawing
from waterline.ui.course.diagrams.painting import paint_plan, paint_words
from waterline.ui.course.diagrams.plan import Drawing
from waterline.ui.course.diagrams.request_drawing import RequestDrawing
from waterline.ui.course.diagrams.wheel_drawing import WheelDrawing
from waterline.ui.tokens import Scheme

DRAWINGS: Mapping[str, type[Drawing]] = {
    "iceberg": IcebergDrawing,
    "descent": DescentDrawing,
    "hearts": WheelDrawing,
    "attachment": MapDrawing,
    "request": RequestDrawing,
    "arc": ArcDrawing,
}
"""One for each key of domain.course.DIAGRAM_PARTS."""


def drawing_of(diagram: Diagram) -> Drawing:
    """Return how a diagram is drawn."""
    return DRAWINGS[diagram.id](diagram)


def figure_height(diagram: Diagram, width: float, unit: float = 1.0, *, rtl: bool | None = None) -> float:
    """Return the height the figure takes on paper at a width; `unit` is 1/96 of an inch, as `paper_unit` gives it."""
    return drawing_of(diagram).plan(width, paper_look("light", unit, rtl=rtl)).height


def paint_figure(
    diagram: Diagram,
    painter: QPainter,
    rect: QRectF,
    scheme: Scheme = "light",
    *,
    unit: float | None = None,
    rtl: bool | None = None,
) -> float:
    """Paint the figure from the top of `rect` down, words included, and return the height it took.

    It is as wide as `rect`; where that makes it too tall, it is made smaller and stands in the middle. `unit` is how
    many of the painter's units are 1/96 of an inch: without one, it is taken from the painter's device and scale.
    """
    look = paper_look(scheme, unit or paper_unit(painter), rtl=rtl)
    return paint_drawing(drawing_of(diagram), painter, rect, look)


def paint_drawing(drawing: Drawing, painter: QPainter, rect: QRectF, look: Look) -> float:
    """Paint a drawing with every word on it into `rect`; returns the height it took."""
    plan = drawing.plan(rect.width(), look)
    shrink = min(1.0, rect.height() / plan.height) if rect.height() > 0 else 1.0
    painter.save()
    painter.translate(rect.left() + rect.width() * (1 - shrink) / 2, rect.top())
    painter.scale(shrink, shrink)
    paint_plan(painter, plan, look)
    for words in plan.words:
        paint_words(painter, words)
    painter.restore()
    return plan.height * shrink
