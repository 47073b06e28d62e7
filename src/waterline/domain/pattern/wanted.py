# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which entries are counted: period, people, kinds of moment, tags, the kink pack, and what is between two people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from waterline.domain.pattern.counted import EPOCH_DAY
from waterline.domain.pattern.written import Written, newest_first
from waterline.domain.times import DAY_MS, Stamp
from waterline.domain.vocabulary import BETWEEN, KINK_PACK

ALL, DAYS_30, DAYS_90, YEAR, OWN = SPANS = ("all", "30_days", "90_days", "year", "own")

PACK_TOO, WITHOUT_PACK, ONLY_PACK = PACK_CHOICES = ("too", "without", "only")
"""What becomes of entries that name something of the kink pack."""

_DAYS = {DAYS_30: 30, DAYS_90: 90}


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days on the clock of the place where each entry was written: from `first` up to, but without, `end`.

    None leaves that side open. Days are read off the wall clock that travels with every entry, so neither summer time
    nor another zone nor the turn of a year can move an entry into a day that is not its own.
    """

    first: date | None = None
    end: date | None = None

    def those_of(self, written: Iterable[Written]) -> list[Written]:
        """Return the entries whose local day lies inside."""
        found = list(written)
        if self.first is not None:
            first = _midnight(self.first)
            found = [each for each in found if _local_ms(each.happened) >= first]
        if self.end is not None:
            end = _midnight(self.end)
            found = [each for each in found if _local_ms(each.happened) < end]
        return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked to see. `first` and `last` are the days of a span of their OWN, both included.

    People, triggers and tags: an entry belongs if it names any of those chosen; none chosen leaves all in. `pack` is
    one of PACK_CHOICES.
    """

    span: str = ALL
    first: date | None = None
    last: date | None = None
    people: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pack: str = PACK_TOO
    between: bool = False

    @property
    def narrowed(self) -> bool:
        """True where fewer than all entries can be left, between us aside."""
        return self.span != ALL or self.pack != PACK_TOO or bool(self.people or self.triggers or self.tags)

    def period(self, now: Stamp) -> Period:
        """Return the days meant, seen from `now`. The last 30 days are today and the 29 before it.

        They are open towards the future: where it is tomorrow already, what was just written still belongs.
        """
        today = now.local.date()
        if self.span in _DAYS:
            return Period(today - timedelta(days=_DAYS[self.span] - 1))
        if self.span == YEAR:
            return Period(_year_before(today) + timedelta(days=1))
        if self.span == OWN:
            return Period(self.first, self.last + timedelta(days=1) if self.last else None)
        return Period()


@dataclass(frozen=True, slots=True)
class Included:
    """The entries counted, and the between-us entries the same wish would have brought in; both newest first."""

    counted: tuple[Written, ...]
    between_us: tuple[Written, ...]
    between_left_out: int


def included(written: Iterable[Written], wanted: Wanted, now: Stamp) -> Included:
    """Pick the entries that are asked for; the order of `written` never matters.

    An incident is counted wherever one of its entries is. Between-us entries are facts, not a pattern in the person:
    they are left out unless asked for, and their number is always told.
    """
    people, triggers, tags = set(wanted.people), set(wanted.triggers), set(wanted.tags)
    asked = wanted.period(now).those_of(written)
    if people:
        asked = [each for each in asked if not people.isdisjoint(each.people)]
    if triggers:
        asked = [each for each in asked if not triggers.isdisjoint(each.triggers)]
    if tags:
        asked = [each for each in asked if not tags.isdisjoint(each.tags)]
    if wanted.pack != PACK_TOO:
        asked = [each for each in asked if of_the_pack(each) is (wanted.pack == ONLY_PACK)]
    others = [each for each in asked if each.triage != BETWEEN]
    between_us = [each for each in asked if each.triage == BETWEEN]
    counted = asked if wanted.between else others
    return Included(newest_first(counted), newest_first(between_us), len(asked) - len(counted))


def of_the_pack(each: Written) -> bool:
    """Tell whether an entry names something of the kink pack."""
    return not (KINK_PACK.isdisjoint(each.triggers) and KINK_PACK.isdisjoint(each.needs))


def _year_before(day: date) -> date:
    """Return the same day a year earlier; for 29 February the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _midnight(day: date) -> int:
    """Return when a day begins on the clock of its place, in milliseconds since 1970 there."""
    return (day.toordinal() - EPOCH_DAY) * DAY_MS


def _local_ms(stamp: Stamp) -> int:
    return stamp.utc_ms + stamp.offset_minutes * 60_000
