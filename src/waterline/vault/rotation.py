# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have any. Pure.

Days, weeks and months without a backup do not count. So a long pause, or a clock that jumps ahead, never lets what is
there run out: only newer backups push older ones away. Backups dated later than now were made under a clock that was
wrong; they are counted apart, or they would push away every new one until their day comes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, timedelta

DAYS, WEEKS, MONTHS = 7, 4, 12

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def staying(moments_ms: Iterable[int], now_ms: int) -> frozenset[int]:
    """Return those of the moments (milliseconds since 1970, UTC) whose backups stay: always the newest up to now."""
    moments = sorted(set(moments_ms), reverse=True)
    kept: set[int] = set()
    for group in ([each for each in moments if each <= now_ms], [each for each in moments if each > now_ms]):
        for many, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
            kept |= _newest_of_each(group, many, period)
    return frozenset(kept)


def _newest_of_each(newest_first: list[int], many: int, period: Callable[[datetime], Hashable]) -> set[int]:
    newest: dict[Hashable, int] = {}
    for moment in newest_first:
        newest.setdefault(period(_EPOCH + timedelta(milliseconds=moment)), moment)
    return set(list(newest.values())[:many])


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
