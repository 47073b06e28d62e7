# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it was from one incident to the next that named the same fear or need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from waterline.domain.pattern.written import Tally, Written, earliest_of_each, in_order, tally
from waterline.domain.vocabulary import FEARS, NEEDS

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


def recurrences(counted: Sequence[Written]) -> tuple[Gaps, ...]:
    """Return the gaps of every named fear, then of every named need; `counted` is newest first."""
    return (*_of("fear", counted), *_of("need", counted))


def _of(role: Literal["fear", "need"], counted: Sequence[Written]) -> list[Gaps]:
    found: dict[str, list[Written]] = defaultdict(list)
    for each in counted:
        for key in dict.fromkeys(each.fears if role == "fear" else each.needs):
            found[key].append(each)
    return [
        Gaps(role, key, tally(found[key]), _gaps(found[key]))
        for key in in_order(FEARS if role == "fear" else NEEDS, found)
        if key in found and len({each.incident for each in found[key]}) >= RECURRENCE_THRESHOLD
    ]


def _gaps(entries: list[Written]) -> tuple[int, ...]:
    began = sorted(each.happened.local.date() for each in earliest_of_each(entries).values())
    return tuple((later - earlier).days for earlier, later in pairwise(began))
