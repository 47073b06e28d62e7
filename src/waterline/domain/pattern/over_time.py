# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Month by month: in how many incidents each fear and each need was named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waterline.domain.pattern.counted import EPOCH_DAY, Counted, Entries, Role, Runs
from waterline.domain.pattern.written import Tally, in_order
from waterline.domain.vocabulary import FEARS, NEEDS

OVER_TIME_THRESHOLD = 12
"""Incidents needed."""

OVER_TIME_DAYS = 8 * 7
"""Days needed between the first and the last incident."""

Month = tuple[int, int]
"""Year and month."""

_NONE = Tally()


@dataclass(frozen=True, slots=True)
class Series:
    """One fear or need: its incidents in every month."""

    key: str
    months: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class OverTime:
    """Every month from the first incident to the last, also those without any.

    An incident stands in the month of its earliest included entry, on the clock of that place, once for every fear
    and need it names; those that name none have a series of their own. What this cannot say: whether anything grows
    or fades. Fewer incidents may mean fewer moments or less writing, and the first and last month may be cut short.
    """

    months: tuple[Month, ...]
    fears: tuple[Series, ...]
    needs: tuple[Series, ...]
    n: int
    days: int

    @property
    def enough(self) -> bool:
        """True from 12 incidents on, if they lie at least 8 weeks apart."""
        return self.n >= OVER_TIME_THRESHOLD and self.days >= OVER_TIME_DAYS


def over_time(entries: Entries) -> OverTime:
    """Count by month; `entries` is what `included` gave, newest first."""
    counted = Counted.of(entries)
    everything = range(len(counted.entries))
    days = counted.slots(everything, counted.days)
    number = {day: _number(day) for day in set(days)}
    month_of = [number[day] for day in days]
    first, last = min(number.values(), default=0), max(number.values(), default=-1)
    months, runs = range(first, last + 1), counted.runs(month_of)
    return OverTime(
        months=tuple((month // 12, month % 12 + 1) for month in months),
        fears=_series(counted, "fears", FEARS, months, month_of, runs),
        needs=_series(counted, "needs", NEEDS, months, month_of, runs),
        n=counted.n,
        days=max(number) - min(number) if number else 0,
    )


def _series(
    counted: Counted, role: Role, known: tuple[str, ...], months: range, month_of: Sequence[int], runs: Runs | None
) -> tuple[Series, ...]:
    where = counted.where(role)
    made: list[Series] = []
    for key in in_order(known, where):
        if key in where:
            found = counted.by_run(where[key], runs) if runs else counted.by_slot(where[key], month_of)
            made.append(Series(key, tuple(found.get(month, _NONE) for month in months)))
    return tuple(made)


def _number(day: int) -> int:
    """Return the month of a day, counted from the year 0."""
    on = date.fromordinal(EPOCH_DAY + day)
    return on.year * 12 + on.month - 1
