# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fears against unmet needs: how many incidents name both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from waterline.domain.pattern.chance import more_than_chance, standing_out
from waterline.domain.pattern.counted import Counted, Entries
from waterline.domain.pattern.written import Tally, Written, in_order, newest_first
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import BETWEEN, FEARS, NEEDS, NONE_NAMED

GRID_THRESHOLD = 5
"""Incidents needed before the grid is drawn; below it the view says in words what is still missing."""


MARK_THRESHOLD = 30
"""Incidents needed before any cell can be marked as more than chance would give."""

MARK_LEAST = 5
"""Incidents a marked cell holds at least; and a fear and a need are only tested where each is named in as many."""

FALSE_DISCOVERIES = 0.10
"""Of the marked cells, the share that chance alone may have brought about, on average."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One fear met by one need. `stands_out` marks more than chance would give; see `marked`."""

    fear: str
    need: str
    found: Tally
    stands_out: bool = False

    @property
    def count(self) -> int:
        """Incidents with an included entry that names both."""
        return self.found.count

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries that name both, newest first."""
        return self.found.entries


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
    all_of_it = tuple(written)
    counted = [each for each in all_of_it if include_between or each.triage != BETWEEN]
    return grid_of(newest_first(counted), len(all_of_it) - len(counted))


def grid_of(entries: Entries, between_left_out: int) -> Grid:
    """Count entries that were picked already and are given newest first."""
    counted = Counted.of(entries)
    fears = in_order(FEARS, counted.where("fears"))
    needs = in_order(NEEDS, counted.where("needs"))
    cells = tuple(
        tuple(Cell(fear, need, counted.tally_of_both("fears", fear, "needs", need)) for need in needs) for fear in fears
    )
    return Grid(
        fears=fears,
        needs=needs,
        cells=marked(cells, counted),
        n=counted.n,
        between_left_out=between_left_out,
        first=counted.entries[-1].happened if counted.entries else None,
        last=counted.entries[0].happened if counted.entries else None,
    )


def marked(cells: tuple[tuple[Cell, ...], ...], counted: Counted) -> tuple[tuple[Cell, ...], ...]:
    """Mark the cells that hold more incidents than chance would give; from 30 incidents on, in cells of 5 or more.

    Each pair of a named fear and a named need is tested by Fisher's exact test, one-sided, on a table of incidents:
    those in the cell, those that name the fear, those that name the need, and all. Tested are the pairs whose fear
    and whose need are each named in 5 incidents or more. That depends on the margins alone, which the test takes as
    given, so that choosing what to test cannot bend the result. Benjamini and Hochberg's procedure then keeps false
    marks to one in ten of all marks, on average. An incident that names the two in different entries only is not in
    the cell, which can only make marks rarer. What a mark cannot say: that the one causes the other.
    """
    n = counted.n
    if n < MARK_THRESHOLD:
        return cells
    fears, needs = (
        {key: counted.tally(role, key).count for key in counted.where(role) if key != NONE_NAMED}
        for role in ("fears", "needs")
    )
    p_values = {
        (cell.fear, cell.need): more_than_chance(cell.count, fears[cell.fear], needs[cell.need], n)
        for row in cells
        for cell in row
        if min(fears.get(cell.fear, 0), needs.get(cell.need, 0)) >= MARK_LEAST
    }
    out = standing_out(p_values, FALSE_DISCOVERIES)
    return tuple(
        tuple(
            replace(cell, stands_out=True) if cell.count >= MARK_LEAST and (cell.fear, cell.need) in out else cell
            for cell in row
        )
        for row in cells
    )
