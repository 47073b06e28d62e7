# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the surface to the root: what a feeling turned out to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from waterline.domain.pattern.chance import wilson
from waterline.domain.pattern.counted import Counted, Entries
from waterline.domain.pattern.written import Tally, in_order
from waterline.domain.vocabulary import FEARS, FEELINGS, NEEDS, NONE_NAMED

Role = Literal["fear", "need"]


@dataclass(frozen=True, slots=True)
class Root:
    """One fear or need under a feeling. `share` is Wilson's interval for its part of the feeling's incidents."""

    role: Role
    key: str
    found: Tally
    share: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trail:
    """One feeling: its incidents, and the fears and needs named in the same entries, the most often named first.

    The roots do not add up: an incident may name several, or none, which then stands as NONE_NAMED. What this cannot
    say: that the feeling comes from the fear, or that the two meet as often when nothing is written down.
    """

    feeling: str
    found: Tally
    roots: tuple[Root, ...]


def trails(entries: Entries) -> tuple[Trail, ...]:
    """Follow every feeling that was named, the most often named first; `entries` are newest first."""
    counted = Counted.of(entries)
    felt = [key for key in in_order(FEELINGS, counted.where("feelings")) if key != NONE_NAMED]
    made = [_trail(key, counted) for key in felt if key in counted.where("feelings")]
    return tuple(sorted(made, key=lambda trail: -trail.found.count))


def _trail(feeling: str, counted: Counted) -> Trail:
    whole = counted.tally("feelings", feeling)
    return Trail(feeling, whole, (*_roots("fear", feeling, counted, whole), *_roots("need", feeling, counted, whole)))


def _roots(role: Role, feeling: str, counted: Counted, whole: Tally) -> list[Root]:
    named_as, known = ("fears", FEARS) if role == "fear" else ("needs", NEEDS)
    made: list[Root] = []
    for key in in_order(known, counted.where(named_as)):
        found = counted.tally_of_both("feelings", feeling, named_as, key)
        if found.count:
            made.append(Root(role, key, found, wilson(found.count, whole.count)))
    return sorted(made, key=lambda root: -root.found.count)
