# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A point in time together with the wall clock of the person who wrote it down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_MS = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """Milliseconds since 1970 in UTC (may be negative), the zone's name, and its offset at that moment.

    The offset travels with the stamp, so the local reading stays right when the zone's rules change later
    and on computers without a zone database. `offset_minutes` lies within ±24 h.
    """

    utc_ms: int
    zone: str = "UTC"
    offset_minutes: int = 0

    @classmethod
    def of(cls, moment: datetime, zone: str) -> Stamp:
        """Return the stamp of an aware `moment`; a naive one raises ValueError (a bug, not bad input)."""
        offset = moment.utcoffset()
        if offset is None:
            raise ValueError("a stamp needs an aware datetime")
        return cls((moment - _EPOCH) // timedelta(milliseconds=1), zone, int(offset.total_seconds() // 60))

    @property
    def local(self) -> datetime:
        """The wall clock where and when it was written, as an aware datetime with a fixed offset."""
        zone = timezone(timedelta(minutes=self.offset_minutes))
        return (_EPOCH + timedelta(milliseconds=self.utc_ms)).astimezone(zone)

    @property
    def by_the_rules(self) -> datetime:
        """The same wall clock with the rules of its zone, so that days can be added to it across a clock change.

        Where this computer does not know the zone, or knows other rules for it, the fixed offset.
        """
        local = self.local
        try:
            ruled = local.astimezone(ZoneInfo(self.zone))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return local
        return ruled if ruled.utcoffset() == local.utcoffset() else local

    def plus_days(self, days: int) -> Stamp:
        """Return the stamp `days` × 24 hours later, read in the same offset."""
        return Stamp(self.utc_ms + days * DAY_MS, self.zone, self.offset_minutes)


def utc_ms_of(moment: datetime) -> int:
    """Return an aware moment as milliseconds since 1970 in UTC."""
    return (moment.astimezone(UTC) - _EPOCH) // timedelta(milliseconds=1)


def wall_clock_ms(day: date) -> int:
    """Return the milliseconds from the midnight that began 1970 to the one that began `day`, by a wall clock."""
    return (day - _EPOCH.date()).days * DAY_MS


def day_of_wall_clock(days: int) -> date:
    """Return the day so many days after the first of 1970."""
    return _EPOCH.date() + timedelta(days=days)
