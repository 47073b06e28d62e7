# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The height lines of a gentle landscape of round hills, as closed curves in a square of side one."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

Hill = tuple[float, float, float, float]
"""Where a hill stands (x, y from 0 to 1), how wide it is, and how high."""
_Edge = tuple[str, int, int]

_CELLS = 36


@cache
def contour(hills: tuple[Hill, ...], level: float) -> QPainterPath:
    """Return what lies higher than `level`, as closed smooth curves; outside the square nothing does."""
    heights = _heights(hills)
    links: dict[_Edge, list[_Edge]] = defaultdict(list)
    for row in range(_CELLS):
        for column in range(_CELLS):
            for one, other in _crossed(heights, row, column, level):
                links[one].append(other)
                links[other].append(one)
    path = QPainterPath()
    path.setFillRule(path.fillRule().OddEvenFill)
    while links:
        _add_smooth(path, [_point(heights, edge, level) for edge in _taken_loop(links)])
    return path


@cache
def _heights(hills: tuple[Hill, ...]) -> list[list[float]]:
    places = [place / _CELLS for place in range(_CELLS + 1)]
    rows = [[0.0] * (_CELLS + 1) for _ in places]
    for at, up, wide, high in hills:
        # A round hill is the product of its two profiles.
        along = [math.exp(-((x - at) ** 2) / (2 * wide**2)) for x in places]
        for row, y in zip(rows[1:-1], places[1:-1], strict=True):
            here = high * math.exp(-((y - up) ** 2) / (2 * wide**2))
            for column in range(1, _CELLS):
                row[column] += here * along[column]
    return rows


def _crossed(heights: list[list[float]], row: int, column: int, level: float) -> list[tuple[_Edge, _Edge]]:
    """Return which edges of a cell the height line joins."""
    above, below = heights[row], heights[row + 1]
    first, second = above[column] > level, above[column + 1] > level
    third, fourth = below[column] > level, below[column + 1] > level
    if first == second == third == fourth:
        return []
    top, bottom, left, right = ("h", row, column), ("h", row + 1, column), ("v", row, column), ("v", row, column + 1)
    sides = ((top, first, second), (right, second, fourth), (bottom, third, fourth), (left, first, third))
    crossed: list[_Edge] = [edge for edge, one, other in sides if one != other]
    if len(crossed) == 4:
        # Two corners across from each other lie high: they belong together.
        return [(top, right), (left, bottom)] if first else [(top, left), (right, bottom)]
    return [(crossed[0], crossed[1])]


def _taken_loop(links: dict[_Edge, list[_Edge]]) -> list[_Edge]:
    start = next(iter(links))
    loop, at = [start], start
    while True:
        onward = links[at]
        if not onward:
            del links[at]
            break
        following = onward.pop()
        links[following].remove(at)
        if not onward:
            del links[at]
        if following == start:
            links.pop(start, None)
            break
        loop.append(following)
        at = following
    return loop


def _point(heights: list[list[float]], edge: _Edge, level: float) -> QPointF:
    kind, row, column = edge
    one = heights[row][column]
    other = heights[row][column + 1] if kind == "h" else heights[row + 1][column]
    share = (level - one) / (other - one)
    x, y = (column + share, row) if kind == "h" else (column, row + share)
    return QPointF(x / _CELLS, y / _CELLS)


def _add_smooth(path: QPainterPath, points: list[QPointF]) -> None:
    if len(points) < 3:
        return
    middles = [(one + other) / 2 for one, other in zip(points, [*points[1:], points[0]], strict=True)]
    path.moveTo(middles[-1])
    for corner, middle in zip(points, middles, strict=True):
        path.quadTo(corner, middle)
    path.closeSubpath()
