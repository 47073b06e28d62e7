# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the surface to the root: what a feeling turned out to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from waterline.domain.pattern.chance import wilson
from waterline.domain.pattern.written import Tally, Written, in_order, named, tally
from waterline.domain.vocabulary import FEARS, FEELINGS, NEEDS

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


def trails(counted: Sequence[Written]) -> tuple[Trail, ...]:
    """Follow every feeling that was named, the most often named first; `counted` is newest first."""
    felt: dict[str, list[Written]] = defaultdict(list)
    for each in counted:
        for feeling in dict.fromkeys(each.feelings):
            felt[feeling].append(each)
    place = {key: number for number, key in enumerate(in_order(FEELINGS, felt))}
    made = [_trail(feeling, entries) for feeling, entries in felt.items()]
    return tuple(sorted(made, key=lambda trail: (-trail.found.count, place[trail.feeling])))


def _trail(feeling: str, entries: list[Written]) -> Trail:
    whole = tally(entries)
    roots = [*_roots("fear", entries, whole.count), *_roots("need", entries, whole.count)]
    return Trail(feeling, whole, tuple(roots))


def _roots(role: Role, entries: list[Written], n: int) -> list[Root]:
    under: dict[str, list[Written]] = defaultdict(list)
    for each in entries:
        for key in named(each.fears if role == "fear" else each.needs):
            under[key].append(each)
    place = {key: number for number, key in enumerate(in_order(FEARS if role == "fear" else NEEDS, under))}
    made = [(key, tally(found)) for key, found in under.items()]
    made.sort(key=lambda root: (-root[1].count, place[root[0]]))
    return [Root(role, key, found, wilson(found.count, n)) for key, found in made]
