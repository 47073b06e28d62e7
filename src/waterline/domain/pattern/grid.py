# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fears against unmet needs: how many incidents name both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from waterline.domain.times import Stamp
from waterline.domain.vocabulary import BETWEEN, FEARS, NEEDS, NONE_NAMED

GRID_THRESHOLD = 5
"""Incidents needed before the grid is drawn; below it the view says in words what is still missing."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a pattern needs to know of one entry. Trashed entries never become one."""

    entry_id: str
    incident: str
    happened: Stamp
    triage: str | None
    fears: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One fear met by one need. `count` is the number of incidents; `entries` are theirs, newest first."""

    fear: str
    need: str
    incidents: frozenset[str] = frozenset()
    entries: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Incidents with an included entry that names both."""
        return len(self.incidents)


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole table. `n` is the number of incidents counted, from `first` to `last`.

    Cells do not add up to `n`: an incident may name several fears and needs, and then stands in several cells.
    `between_left_out` is the number of between-us entries that were not counted. What this cannot say: why
    anything comes back, how often it happens unwritten, or what it was like for anybody else.
    """

    fears: tuple[str, ...]
    needs: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    n: int
    between_left_out: int
    first: Stamp | None
    last: Stamp | None

    @property
    def enough(self) -> bool:
        """True from `GRID_THRESHOLD` incidents on."""
        return self.n >= GRID_THRESHOLD

    @property
    def most(self) -> tuple[Cell, ...]:
        """The cells named in most incidents, leaving out those with no fear or no need named; ties stay ties."""
        named = [cell for row in self.cells for cell in row if NONE_NAMED not in (cell.fear, cell.need) and cell.count]
        top = max((cell.count for cell in named), default=0)
        return tuple(cell for cell in named if cell.count == top)


def fears_by_needs(written: Iterable[Written], *, include_between: bool = False) -> Grid:
    """Count the incidents behind every pair of fear and need.

    An entry that names no fear (or no need) stands in that row (column). Between-us entries are facts, not a
    pattern in the person: they are left out unless `include_between`. The order of `written` never matters.
    Keys beyond the built-in vocabulary get rows and columns of their own, after it, in alphabetical order.
    """
    counted: list[Written] = []
    left_out = 0
    for each in written:
        if each.triage == BETWEEN and not include_between:
            left_out += 1
        else:
            counted.append(each)
    counted.sort(key=lambda each: (-each.happened.utc_ms, each.entry_id))
    found: dict[tuple[str, str], list[Written]] = defaultdict(list)
    for each in counted:
        for fear in set(each.fears) or {NONE_NAMED}:
            for need in set(each.needs) or {NONE_NAMED}:
                found[fear, need].append(each)
    fears = _in_order(FEARS, (fear for fear, _ in found))
    needs = _in_order(NEEDS, (need for _, need in found))
    cells = tuple(tuple(_cell(fear, need, found.get((fear, need), [])) for need in needs) for fear in fears)
    return Grid(
        fears=fears,
        needs=needs,
        cells=cells,
        n=len({each.incident for each in counted}),
        between_left_out=left_out,
        first=counted[-1].happened if counted else None,
        last=counted[0].happened if counted else None,
    )


def _cell(fear: str, need: str, entries: list[Written]) -> Cell:
    return Cell(fear, need, frozenset(each.incident for each in entries), tuple(each.entry_id for each in entries))


def _in_order(known: tuple[str, ...], present: Iterable[str]) -> tuple[str, ...]:
    own = sorted(set(present) - set(known) - {NONE_NAMED})
    return (*known, *own, NONE_NAMED)
