# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A moment keeps the wall clock of the one who wrote it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from waterline.domain.times import Stamp

from . import making


@given(making.stamps)
def test_a_stamp_reads_the_same_after_going_through_the_local_clock(stamp):
    assert Stamp.of(stamp.local, stamp.zone) == stamp


def test_the_hour_a_clock_repeats_in_autumn_stays_two_moments():
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    first = Stamp.of(datetime(2026, 10, 25, 2, 30, tzinfo=summer), "Europe/Berlin")
    second = Stamp.of(datetime(2026, 10, 25, 2, 30, tzinfo=winter), "Europe/Berlin")
    assert first.local.hour == second.local.hour == 2
    assert second.utc_ms - first.utc_ms == 3_600_000


def test_moments_before_1970_are_kept():
    assert Stamp.of(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), "UTC").utc_ms == -1000


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        Stamp.of(datetime(2026, 1, 1), "UTC")  # noqa: DTZ001  the mistake itself
