# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which kinds of moment come back, at what hour and on which day of the week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from waterline.domain.pattern.written import Tally, Written, by_incident, earliest_of_each, in_order, named, tally
from waterline.domain.vocabulary import NONE_NAMED, TRIGGERS

TRIGGER_LEAST = 3
"""Incidents a kind of moment needs before it is shown."""

HOURS_THRESHOLD = 30
WEEKDAYS_THRESHOLD = 50


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of moment named in at least 3 incidents, the most often named first; `rarer` is the number of others.

    Ties keep the order of the vocabulary and say nothing by it. Incidents that name no kind stand last, as NONE_NAMED.
    What this cannot say: that the kind of moment brings the feeling about; moments without it are not known.
    """

    shown: tuple[tuple[str, Tally], ...]
    rarer: int
    n: int

    @property
    def most(self) -> tuple[tuple[str, Tally], ...]:
        """The kinds named in most incidents; ties stay ties."""
        chosen = [each for each in self.shown if each[0] != NONE_NAMED]
        return tuple(each for each in chosen if each[1].count == chosen[0][1].count)


@dataclass(frozen=True, slots=True)
class Clock:
    """Incidents by a part of the wall clock where each was written: 24 hours, or 7 weekdays from Monday on.

    An incident stands where its earliest entry stands, of those whose time is known. `unknown` incidents have no such
    entry and are left out. What this cannot say: when moments come that are not written down, or whether a time is
    frequent only because that is when there is time to write.
    """

    slots: tuple[Tally, ...]
    n: int
    unknown: int
    threshold: int

    @property
    def enough(self) -> bool:
        """True from the threshold on."""
        return self.n >= self.threshold

    @property
    def most(self) -> tuple[int, ...]:
        """The slots with most incidents; ties stay ties."""
        top = max(slot.count for slot in self.slots)
        return tuple(number for number, slot in enumerate(self.slots) if top and slot.count == top)


def kinds(counted: Sequence[Written]) -> Kinds:
    """Count the kinds of moment; `counted` is newest first."""
    found: dict[str, list[Written]] = defaultdict(list)
    for each in counted:
        for key in named(each.triggers):
            found[key].append(each)
    place = {key: number for number, key in enumerate(in_order(TRIGGERS, found))}
    made = [(key, tally(entries)) for key, entries in found.items()]
    shown = [each for each in made if each[1].count >= TRIGGER_LEAST]
    shown.sort(key=lambda each: (each[0] == NONE_NAMED, -each[1].count, place[each[0]]))
    rarer = sum(key != NONE_NAMED and each.count < TRIGGER_LEAST for key, each in made)
    return Kinds(tuple(shown), rarer, len({each.incident for each in counted}))


def hours(counted: Sequence[Written]) -> Clock:
    """Count by hour of the day; entries whose time is not known are no help here."""
    timed = [each for each in counted if each.time_known]
    n = len({each.incident for each in counted})
    return _clock(timed, n, 24, HOURS_THRESHOLD, lambda each: each.happened.local.hour)


def weekdays(counted: Sequence[Written]) -> Clock:
    """Count by day of the week; the day is known even where the time is not."""
    n = len({each.incident for each in counted})
    return _clock(counted, n, 7, WEEKDAYS_THRESHOLD, lambda each: each.happened.local.weekday())


def _clock(counted: Sequence[Written], n: int, size: int, threshold: int, slot_of: Callable[[Written], int]) -> Clock:
    entries = by_incident(counted)
    slots: list[list[Written]] = [[] for _ in range(size)]
    for incident, first in earliest_of_each(counted).items():
        slots[slot_of(first)].extend(entries[incident])
    made = tuple(tally(sorted(each, key=lambda one: (-one.happened.utc_ms, one.entry_id))) for each in slots)
    return Clock(made, len(entries), n - len(entries), threshold)
