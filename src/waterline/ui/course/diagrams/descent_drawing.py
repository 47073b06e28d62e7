# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dig as a descent: a line let down from the surface, step by step, to the one sentence at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

from waterline.ui.course.diagrams.look import Look
from waterline.ui.course.diagrams.plan import START, Drawing, Plan, Shape, Spot, Words, frame_of, line, polygon
from waterline.ui.course.diagrams.plates import Dress, disc, plate, plate_size, quiet, strong

_SKY, _ROW, _ROW_AIR, _MARGIN = 58, 78, 30, 18
_FIRST, _STEP_LEAST, _STEP_MOST = 34, 10, 84
_DISC, _BEFORE, _BETWEEN = 32, 24, 10
_ROWS = (("pause",), ("curious",), ("fear", "need"), ("root",))
"""Four steps; the third asks two questions."""


class DescentDrawing(Drawing):
    """Four ledges of the sea floor, each lower and further out than the one before."""

    def draw(self, width: float, look: Look) -> Plan:
        """Lay the descent out, going down from left to right."""
        px = look.px
        step = self._step(width, look)
        top = px(_SKY)
        ledges: list[tuple[float, float]] = []
        spots: list[Spot] = []
        discs: list[tuple[Shape, Words]] = []
        strands: list[Shape] = []
        for number, keys in enumerate(_ROWS, start=1):
            left = px(_FIRST) + (number - 1) * step
            boxes = self._boxes(look, keys, left, top, width)
            bottom = max(max(box.bottom() for box in boxes) + px(_ROW_AIR) / 2, top + px(_ROW))
            shift = (bottom - top - (boxes[-1].bottom() - boxes[0].top())) / 2 - (boxes[0].top() - top)
            boxes = [box.translated(0, shift) for box in boxes]
            center = (left + px(_DISC) / 2, top + (bottom - top) / 2)
            dress = strong(look) if number == len(_ROWS) else quiet(look)
            spots += [self._plate(look, number, key, box, dress) for key, box in zip(keys, boxes, strict=True)]
            strands += [_strand(look, center, box) for box in boxes]
            discs.append(disc(look, center, px(_DISC), _disc_dress(look), str(number)))
            ledges.append((left, bottom))
            top = bottom
        height = top + px(_MARGIN)
        marks = tuple(shape for shape, _ in discs)
        ground = (*_water(look, width, height, ledges, step), *_rope(look, marks), *strands, *marks)
        return Plan(
            height,
            frame_of(width, height, look),
            ground,
            tuple(spots),
            (_surface(look, width), *(number for _, number in discs)),
        )

    def _plate(self, look: Look, number: int, key: str, box: QRectF, dress: Dress) -> Spot:
        name = QCoreApplication.translate("Descent", "Step {number}: {title}")
        title = self.title(key)
        return plate(look, key, title, box, dress, name=name.format(number=number, title=title))

    def _step(self, width: float, look: Look) -> float:
        """Return how far each ledge lies further out than the one above: as far as the words leave room."""
        px = look.px
        before = px(_FIRST + _DISC + _BEFORE + _MARGIN)
        free = [
            (width - before - plate_size(look, self.title(key), width).width()) / number
            for number, keys in enumerate(_ROWS)
            for key in keys
            if number
        ]
        return min(max(px(_STEP_LEAST), min(free)), px(_STEP_MOST))

    def _boxes(self, look: Look, keys: tuple[str, ...], left: float, top: float, width: float) -> list[QRectF]:
        """Return where the plates of one step stand, one under the other."""
        px = look.px
        start, y = left + px(_DISC + _BEFORE), top + px(_ROW_AIR) / 2
        most = width - start - px(_MARGIN)
        boxes = []
        for key in keys:
            size = plate_size(look, self.title(key), most)
            boxes.append(QRectF(start, y, min(size.width(), most), size.height()))
            y += size.height() + px(_BETWEEN)
        return boxes


def _disc_dress(look: Look) -> Dress:
    return Dress(look.color("surface"), look.color("text"), look.color("accent"))


def _water(look: Look, width: float, height: float, ledges: list[tuple[float, float]], step: float) -> list[Shape]:
    """Return sky, water that darkens with depth, and the sea floor."""
    px, contrast = look.px, look.contrast
    sky = px(_SKY)
    last = "grid_2" if look.scheme == "light" else "bg"
    shapes = [Shape(polygon(_box(0, 0, width, sky)), look.color("surface_alt"))]
    top = sky
    for place, (_, bottom) in enumerate(ledges):
        fill = look.color("bg") if contrast else look.mixed("note_bg", last, place / (len(ledges) - 1) * 0.8)
        below = height if place == len(ledges) - 1 else bottom
        shapes.append(Shape(polygon(_box(0, top, width, below + 1)), fill))
        top = bottom
    floor = _floor(look, width, height, ledges, step)
    edge = look.color("border") if contrast else look.mixed("tip_bg", "tip_icon", 0.45)
    shapes.append(Shape(floor, look.color("bg") if contrast else _sand(look), edge, px(2 if contrast else 1.25)))
    shapes.append(Shape(line((0, sky), (width, sky)), None, look.color("accent"), px(2)))
    return shapes


def _sand(look: Look) -> QColor:
    return look.color("tip_bg") if look.scheme == "light" else look.mixed("tip_bg", "bg", 0.25)


def _floor(look: Look, width: float, height: float, ledges: list[tuple[float, float]], step: float) -> QPainterPath:
    px = look.px
    soft = min(px(26), step * 0.5)
    path = QPainterPath(QPointF(-px(4), height + px(4)))
    path.lineTo(-px(4), px(_SKY) - px(16))
    x, y = -px(4), px(_SKY) - px(16)
    for place, (left, bottom) in enumerate(ledges):
        brink = left - max(px(6), step * 0.5)
        path.lineTo(max(brink - soft, x), y)
        path.cubicTo(brink, y, brink - soft * 0.4, bottom, brink + soft, bottom)
        x, y = brink + soft, bottom
        if place == len(ledges) - 1:
            path.lineTo(width + px(4), bottom)
    path.lineTo(width + px(4), height + px(4))
    path.closeSubpath()
    return path


def _rope(look: Look, marks: tuple[Shape, ...]) -> list[Shape]:
    """Return the line from the surface down through every mark."""
    px = look.px
    centers = [mark.path.boundingRect().center() for mark in marks]
    start = QPointF(centers[0].x(), px(_SKY))
    path = QPainterPath(start)
    for before, after in zip([start, *centers], centers, strict=False):
        tall = after.y() - before.y()
        # It falls first and only then moves out, clear of the plates beside it.
        path.cubicTo(before.x(), before.y() + tall * 0.62, after.x(), after.y() - tall * 0.38, after.x(), after.y())
    float_box = QRectF(start.x() - px(9), start.y() - px(6), px(18), px(12))
    buoy = QPainterPath()
    buoy.addEllipse(float_box)
    return [
        Shape(path, None, look.color("accent"), px(2)),
        Shape(buoy, look.color("accent"), look.color("bg"), px(1.5)),
    ]


def _strand(look: Look, center: tuple[float, float], box: QRectF) -> Shape:
    """Return the short line from a mark to its plate, forking where there are two."""
    x, y = center
    end = box.left() + look.px(2)
    path = QPainterPath(QPointF(x, y))
    if abs(box.center().y() - y) < look.px(2):
        path.lineTo(end, y)
    else:
        bend = x + look.px(_DISC / 2 + _BEFORE * 0.6)
        path.cubicTo(bend, y, bend - look.px(6), box.center().y(), end, box.center().y())
    return Shape(path, None, look.color("accent"), look.px(2))


def _surface(look: Look, width: float) -> Words:
    px = look.px
    text = QCoreApplication.translate("Descent", "What shows")
    room = look.room(text, "small", width)
    left = px(_FIRST + _DISC + _BEFORE)
    return Words(
        text, QRectF(left, px(14), room.width(), px(_SKY - 28)), look.font("small"), look.color("muted"), START
    )


def _box(left: float, top: float, right: float, bottom: float) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
