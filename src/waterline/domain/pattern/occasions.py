# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which kinds of moment come back, at what hour and on which day of the week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waterline.domain.pattern.counted import Counted, Entries
from waterline.domain.pattern.written import Tally, in_order
from waterline.domain.vocabulary import NONE_NAMED, TRIGGERS

TRIGGER_LEAST = 3
"""Incidents a kind of moment needs before it is shown."""

HOURS_THRESHOLD = 30
WEEKDAYS_THRESHOLD = 50

HOUR_MS = 60 * 60 * 1000
THURSDAY = 3
"""The weekday on which 1970 began."""


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

    An incident stands where its earliest entry stands, of those whose time is known: `found`. The `unknown` have
    no such entry and are left out. What this cannot say: when moments come that are not written down, or whether a
    time is frequent only because that is when there is time to write.
    """

    slots: tuple[Tally, ...]
    found: Tally
    unknown: Tally
    threshold: int

    @property
    def n(self) -> int:
        """Incidents that stand in a slot."""
        return self.found.count

    @property
    def enough(self) -> bool:
        """True from the threshold on."""
        return self.n >= self.threshold

    @property
    def most(self) -> tuple[int, ...]:
        """The slots with most incidents; ties stay ties."""
        top = max(slot.count for slot in self.slots)
        return tuple(number for number, slot in enumerate(self.slots) if top and slot.count == top)


def kinds(entries: Entries) -> Kinds:
    """Count the kinds of moment; `entries` are newest first."""
    counted = Counted.of(entries)
    where = counted.where("triggers")
    made = [(key, counted.tally("triggers", key)) for key in in_order(TRIGGERS, where) if key in where]
    shown = [each for each in made if each[1].count >= TRIGGER_LEAST]
    shown.sort(key=lambda each: (each[0] == NONE_NAMED, -each[1].count))
    rarer = sum(key != NONE_NAMED and each.count < TRIGGER_LEAST for key, each in made)
    return Kinds(tuple(shown), rarer, counted.n)


def hours(entries: Entries) -> Clock:
    """Count by hour of the day; entries whose time is not known are no help here."""
    counted = Counted.of(entries)
    return _clock(counted, counted.timed, [ms // HOUR_MS % 24 for ms in counted.local_ms], 24, HOURS_THRESHOLD)


def weekdays(entries: Entries) -> Clock:
    """Count by day of the week; the day is known even where the time is not."""
    counted = Counted.of(entries)
    everything = range(len(counted.entries))
    return _clock(counted, everything, [(day + THURSDAY) % 7 for day in counted.days], 7, WEEKDAYS_THRESHOLD)


def _clock(counted: Counted, numbers: Sequence[int], slot_of: Sequence[int], size: int, threshold: int) -> Clock:
    found = counted.by_slot(numbers, counted.slots(numbers, slot_of))
    made = tuple(found.get(slot, Tally()) for slot in range(size))
    return Clock(made, counted.told(numbers), counted.without(numbers), threshold)
