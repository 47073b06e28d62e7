# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it was from one incident to the next that named the same fear or need."""

from __future__ import annotations

from dataclasses import dataclass
from operator import sub
from statistics import median
from typing import Literal

from waterline.domain.pattern.counted import Counted, Entries
from waterline.domain.pattern.written import Tally, in_order
from waterline.domain.vocabulary import FEARS, NEEDS, NONE_NAMED

RECURRENCE_THRESHOLD = 4
"""Incidents that name the same fear or need before their gaps are told."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """One fear or need in at least 4 incidents, and the whole days from each to the next, in order of time.

    An incident lies on the day of its earliest entry that names the key, on the clock of that place; two on one day
    have a gap of 0. What this cannot say: when the next will be, or that nothing happened in a gap: perhaps nothing
    was written.
    """

    role: Literal["fear", "need"]
    key: str
    found: Tally
    days: tuple[int, ...]

    @property
    def middle(self) -> float:
        """The median gap."""
        return median(self.days)

    @property
    def shortest(self) -> int:
        return min(self.days)

    @property
    def longest(self) -> int:
        return max(self.days)


def recurrences(entries: Entries) -> tuple[Gaps, ...]:
    """Return the gaps of every named fear, then of every named need; `entries` are newest first."""
    counted = Counted.of(entries)
    return (*_of("fear", counted), *_of("need", counted))


def _of(role: Literal["fear", "need"], counted: Counted) -> list[Gaps]:
    named_as, known = ("fears", FEARS) if role == "fear" else ("needs", NEEDS)
    where, made = counted.where(named_as), list[Gaps]()
    for key in in_order(known, where):
        found = counted.tally(named_as, key)
        if key != NONE_NAMED and found.count >= RECURRENCE_THRESHOLD:
            _, first = counted.began(where[key])
            began = sorted(map(counted.days.__getitem__, first))
            made.append(Gaps(role, key, found, tuple(map(sub, began[1:], began))))
    return made
