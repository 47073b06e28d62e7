# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The outline of the iceberg: wide enough at every depth for the words that stand there, narrowing all the way down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

# Half widths as shares of half the picture's, at the waterline and at the foot; the widest place lies just below it.
_AT_WATER, _WIDEST, _AT_FOOT = 0.60, 0.80, 0.24
# How far the ice steps in or out at each edge between two parts: seven edges, then again from the start.
_LEFT = (0.00, 0.035, -0.02, 0.03, -0.015, 0.02, 0.00)
_RIGHT = (0.00, 0.01, 0.03, -0.025, 0.02, -0.02, 0.01)
_RIDGE = (0.30, 0.25, 0.31, 0.26, 0.29, 0.22, 0.14)
# The tip over the water: (x as a share of the half width at the waterline, y as a share of its height from the top).
_TIP = (
    (-1.0, 1.0), (-0.66, 0.55), (-0.44, 0.47), (-0.16, 0.10), (0.06, 0.0),
    (0.30, 0.28), (0.52, 0.42), (0.78, 0.62), (1.0, 1.0),
)  # fmt: skip
_TIP_RIDGE = ((0.06, 0.0), (0.20, 0.34), (0.30, 0.52), (0.36, 0.74), (0.52, 1.0))


@dataclass(frozen=True, slots=True)
class Band:
    """One part of the ice under water: its outline, and the darker face on its far side."""

    outline: QPolygonF
    shade: QPolygonF


@dataclass(frozen=True, slots=True)
class Shape:
    """The whole iceberg in the picture's coordinates."""

    tip: QPolygonF
    tip_shade: QPolygonF
    bands: tuple[Band, ...]


def shape(width: float, top: float, waterline: float, edges: Sequence[float], needed: Sequence[float]) -> Shape:
    """Return the outline for a picture `width` px wide.

    `top` is the highest point of the ice, `edges` are the y of the borders between the parts from the waterline down
    (one more than there are parts), and `needed` the width each part's words take; the ice gives way to them.
    """
    middle, half = width / 2, width / 2
    lefts, rights = [], []
    for place, y in enumerate(edges):
        depth = (y - edges[0]) / max(edges[-1] - edges[0], 1)
        natural = _half_at(depth) * half
        beside = [needed[each] / 2 for each in (place - 1, place) if 0 <= each < len(needed)]
        reach = min(max([natural, *beside]), half - 8)
        lefts.append(middle - min(reach + _LEFT[place % 7] * half, half - 8))
        rights.append(middle + min(reach + _RIGHT[place % 7] * half, half - 8))
    ridge = [middle + _RIDGE[place % 7] * half for place in range(len(edges))]
    bands = []
    for place in range(len(edges) - 1):
        above, below = edges[place], edges[place + 1]
        outline = [(lefts[place], above), (rights[place], above), (rights[place + 1], below), (lefts[place + 1], below)]
        shade = [(ridge[place], above), (rights[place], above), (rights[place + 1], below), (ridge[place + 1], below)]
        bands.append(Band(_polygon(outline), _polygon(shade)))
    return Shape(*_tip(lefts[0], rights[0], top, waterline), tuple(bands))


def _half_at(depth: float) -> float:
    if depth < 0.16:
        return _AT_WATER + (_WIDEST - _AT_WATER) * depth / 0.16
    return _WIDEST + (_AT_FOOT - _WIDEST) * ((depth - 0.16) / 0.84) ** 1.25


def _tip(left: float, right: float, top: float, waterline: float) -> tuple[QPolygonF, QPolygonF]:
    middle, half, tall = (left + right) / 2, (right - left) / 2, waterline - top

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return middle + point[0] * half * 0.94, top + point[1] * tall

    outline = [at(point) for point in _TIP]
    shade = [at(point) for point in (*_TIP_RIDGE, *reversed(_TIP[5:]))]
    return _polygon(outline), _polygon(shade)


def _polygon(points: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
