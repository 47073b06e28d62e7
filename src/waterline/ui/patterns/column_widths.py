# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares out the width of the grid among its columns: as alike as their headings allow."""

from __future__ import annotations

from collections.abc import Sequence


def shared_out(least: Sequence[int], room: int) -> list[int]:
    """Return one width per column: never under its least, otherwise as equal as can be, together `room` px.

    Where the least widths need more than `room`, they are returned as they are, and the grid scrolls sideways.
    """
    if not least or sum(least) >= room:
        return list(least)
    level, wide = 0.0, sorted(least, reverse=True)
    for fixed in range(len(wide)):
        level = (room - sum(wide[:fixed])) / (len(wide) - fixed)
        if wide[fixed] <= level:
            break
    edges, widths, at = 0, [], 0.0
    for each in least:
        at += max(each, level)
        widths.append(round(at) - edges)
        edges = round(at)
    return widths
