# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The iceberg: what shows above the water, and the parts of it below."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from waterline.ui.course.diagrams.iceberg_shape import Band, shape
from waterline.ui.course.diagrams.iceberg_shape import Shape as Ice
from waterline.ui.course.diagrams.look import Look
from waterline.ui.course.diagrams.plan import START, Drawing, Plan, Shape, Spot, Words, frame_of, line, polygon

_SKY, _AIR, _BAND, _FOOT = 132, 18, 46, 30
_LINE_AIR, _SIDE, _CHEVRON, _GAP, _MARGIN = 18, 26, 16, 6, 16
_OUTLINE = 4
_SHARE = 0.62
"""How much of the width the words of a part may take before they break."""


class IcebergDrawing(Drawing):
    """Its parts lie in the order the course gives them, from the surface down."""

    def draw(self, width: float, look: Look) -> Plan:
        """Lay the iceberg out, with the light from the left."""
        px, parts = look.px, self.diagram.parts
        rooms = [look.room(part.title, "label", width * _SHARE) for part in parts]
        heights = [max(px(_BAND), room.height() + px(_LINE_AIR)) for room in rooms]
        edges = list(accumulate([px(_SKY) + 1, *heights]))
        around = 2 * px(_SIDE) + px(_CHEVRON) + px(_GAP)
        ice = shape(width, px(_AIR), edges[0], edges, [room.width() + around for room in rooms])
        height = edges[-1] + px(_FOOT)
        last = max(len(parts) - 1, 1)
        spots = tuple(
            _part(look, part.key, part.title, band, place / last)
            for place, (part, band) in enumerate(zip(parts, ice.bands, strict=True))
        )
        ground = _ground(look, width, height, edges[0] - 1, ice)
        return Plan(height, frame_of(width, height, look), ground, spots, _words(look, height, ice))


def _part(look: Look, key: str, title: str, band: Band, depth: float) -> Spot:
    px, contrast = look.px, look.contrast
    outline, ink = polygon(band.outline), look.color("grid_ink_1")
    if contrast:
        fill, hover, ink = look.color("surface"), look.color("surface_alt"), look.color("text")
    else:
        # By day the ice darkens with depth; by night the light from above fades.
        first, last = ("grid_1", "grid_4") if look.scheme == "light" else ("grid_3", "grid_1")
        fill = look.mixed(first, last, depth)
        hover = fill.lighter(104) if look.scheme == "light" else fill.darker(116)
    shade = QColor(0, 0, 0, 14 if look.scheme == "light" else 26)
    box = band.outline.boundingRect()
    sign = 0.0 if look.on_paper else px(_GAP) + px(_CHEVRON)
    room = look.room(title, "label", box.width() - 2 * px(_SIDE) - sign)
    left = box.center().x() - (room.width() + sign) / 2
    chevron = QRectF(left + room.width() + px(_GAP), box.center().y() - px(7), px(_CHEVRON), px(_CHEVRON))
    return Spot(
        key,
        title,
        outline,
        fill,
        hover,
        ink,
        (Words(title, QRectF(left, box.top(), room.width(), box.height()), look.font("label"), ink),),
        over=() if contrast else (Shape(polygon(band.shade), shade),),
        edge=look.color("border") if contrast else None,
        width=px(1),
        chevron=None if look.on_paper else chevron,
    )


def _ground(look: Look, width: float, height: float, waterline: float, ice: Ice) -> tuple[Shape, ...]:
    contrast = look.contrast
    edge = look.color("border" if contrast else "note_icon")
    tip = {"light": "surface", "dark": "border_chip", "contrast": "bg"}[look.scheme]
    shapes = [
        Shape(polygon([(0, 0), (width, 0), (width, waterline), (0, waterline)]), look.color("surface_alt")),
        Shape(
            polygon([(0, waterline), (width, waterline), (width, height), (0, height)]),
            look.color("note_bg"),
        ),
        # The ice is hardly another colour than what is around it, so its outline has to show it. The parts are painted
        # over the inner half of theirs.
        *(Shape(polygon(band.outline), None, edge, look.px(_OUTLINE)) for band in ice.bands),
        Shape(polygon(ice.tip), look.color(tip), edge, look.px(2)),
    ]
    if not contrast:
        shapes.append(Shape(polygon(ice.tip_shade), QColor(0, 0, 0, 10 if look.scheme == "light" else 28)))
    shapes.append(Shape(line((0, waterline), (width, waterline)), None, look.color("accent"), look.px(2)))
    return tuple(shapes)


def _words(look: Look, height: float, ice: Ice) -> tuple[Words, ...]:
    """Return what is written beside the ice; where there is no room beside it, the picture says it well enough."""
    px, tip = look.px, ice.tip.boundingRect()
    surface = QCoreApplication.translate("Iceberg", "What shows")
    room = look.room(surface, "label", tip.width())
    middle = tip.top() + tip.height() * 0.66
    found = [
        Words(
            surface,
            QRectF(tip.center().x() - room.width() / 2, middle - room.height() / 2, room.width(), room.height()),
            look.font("label"),
            look.color("text"),
        )
    ]
    foot = ice.bands[-1].outline.boundingRect().left() if ice.bands else tip.left()
    beside = (
        (QCoreApplication.translate("Iceberg", "above the water"), px(14), tip.left() + tip.width() * 0.3),
        (QCoreApplication.translate("Iceberg", "below the water"), height - px(34), foot),
    )
    for text, top, free in beside:
        room = look.room(text, "small", free)
        if room.width() + 2 * px(_MARGIN) < free:
            box = QRectF(px(_MARGIN), top, room.width(), px(20))
            found.append(Words(text, box, look.font("small"), look.color("muted"), START))
    return tuple(found)
