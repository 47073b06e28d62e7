# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The loop brake: what counts is the person's own day, and only going back to one thing."""

from waterline.domain.brake import goes_round
from waterline.domain.times import DAY_MS, Stamp

HOUR = 60 * 60 * 1000
NOON = Stamp(100 * DAY_MS + 12 * HOUR)


def test_three_times_in_a_day_go_round_and_two_do_not():
    assert not goes_round([NOON.utc_ms] * 2, NOON)
    assert goes_round([NOON.utc_ms - HOUR, NOON.utc_ms, NOON.utc_ms + HOUR], NOON)


def test_yesterday_is_another_day():
    assert not goes_round([NOON.utc_ms - DAY_MS, NOON.utc_ms, NOON.utc_ms], NOON)


def test_the_day_is_the_one_of_the_persons_own_clock():
    late = Stamp(100 * DAY_MS - HOUR, "Europe/Vienna", 120)  # one at night there, eleven in the evening in UTC
    assert goes_round([late.utc_ms, 100 * DAY_MS + HOUR, 100 * DAY_MS + 2 * HOUR], late)
    assert not goes_round([late.utc_ms - 2 * HOUR, 100 * DAY_MS, 100 * DAY_MS], late)
