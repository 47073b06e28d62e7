# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Month by month: in how many incidents each fear and each need was named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waterline.domain.pattern.written import Tally, Written, earliest_of_each, in_order, named, tally
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


def over_time(counted: Sequence[Written]) -> OverTime:
    """Count by month; `counted` is what `included` gave, newest first."""
    began = {incident: each.happened.local.date() for incident, each in earliest_of_each(counted).items()}
    months = _months(min(began.values()), max(began.values())) if began else ()
    month_of = {incident: (day.year, day.month) for incident, day in began.items()}
    return OverTime(
        months=months,
        fears=_series(counted, "fears", FEARS, months, month_of),
        needs=_series(counted, "needs", NEEDS, months, month_of),
        n=len(began),
        days=(max(began.values()) - min(began.values())).days if began else 0,
    )


def _series(
    counted: Sequence[Written], role: str, known: tuple[str, ...], months: tuple[Month, ...], month_of: dict[str, Month]
) -> tuple[Series, ...]:
    found: dict[str, dict[Month, list[Written]]] = defaultdict(lambda: defaultdict(list))
    for each in counted:
        for key in named(getattr(each, role)):
            found[key][month_of[each.incident]].append(each)
    return tuple(
        Series(key, tuple(tally(found[key][month]) if month in found[key] else _NONE for month in months))
        for key in in_order(known, found)
        if key in found
    )


def _months(first: date, last: date) -> tuple[Month, ...]:
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    return tuple((number // 12, number % 12 + 1) for number in range(start, end + 1))
