# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps coming back: the vault's records handed to the pure functions of `domain.pattern`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waterline.app.session import Session
from waterline.domain.pattern import grid
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import BETWEEN


@dataclass(frozen=True, slots=True)
class Patterns:
    """The grid with what is said around it.

    `between` is the number of entries marked as between us, counted in the grid or not. `latest` holds, for each
    pair of fear and need that occurs, when its newest moment happened.
    """

    grid: grid.Grid
    between: int
    latest: Mapping[tuple[str, str], Stamp]


def fears_by_needs(session: Session, *, include_between: bool = False) -> grid.Grid:
    """Return the fears × needs grid over all entries outside the trash."""
    return grid.fears_by_needs(session.vault.entries.written(), include_between=include_between)


def patterns(session: Session, *, include_between: bool = False) -> Patterns:
    """Return the grid over all entries outside the trash, with what is said around it."""
    written = session.vault.entries.written()
    counted = grid.fears_by_needs(written, include_between=include_between)
    happened = {each.entry_id: each.happened for each in written}
    latest = {
        (cell.fear, cell.need): happened[cell.entries[0]] for row in counted.cells for cell in row if cell.entries
    }
    return Patterns(counted, sum(each.triage == BETWEEN for each in written), latest)
