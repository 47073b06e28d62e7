# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups grow thinner with age, never run out by themselves, and none is deleted that would have been wanted later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from waterline.vault.rotation import DAYS, MONTHS, WEEKS, staying

DAY_MS = 86_400_000
LONG_AFTER = 9_000_000_000_000
moments = st.lists(st.integers(0, 4_000_000_000_000), max_size=60)
close_moments = st.lists(st.integers(1_790_000_000_000, 1_790_000_000_000 + 500 * DAY_MS), max_size=60)


def stays(taken, now_ms=LONG_AFTER):
    return staying(taken, now_ms)


def at(year: int, month: int, day: int, hour: int = 12) -> int:
    return int(datetime(year, month, day, hour, tzinfo=UTC).timestamp() * 1000)


@given(moments | close_moments)
def test_the_newest_always_stays_and_there_are_never_more_than_the_rotation_allows(taken):
    stay = stays(taken)
    assert stay <= set(taken)
    assert len(stay) <= DAYS + WEEKS + MONTHS
    assert not taken or max(taken) in stay


@given(close_moments, close_moments)
def test_what_was_let_go_is_never_wanted_again(taken, later):
    newer = [max(taken, default=0) + each - 1_790_000_000_000 + 1 for each in later]
    assert stays([*taken, *newer]) & set(taken) <= stays(taken)
    assert stays([*stays(taken), *newer]) == stays([*taken, *newer])


@given(close_moments)
def test_rotating_twice_deletes_nothing_more(taken):
    assert stays(stays(taken)) == stays(taken)


@given(close_moments)
def test_each_of_the_last_seven_days_that_have_a_backup_keeps_its_newest(taken):
    newest: dict[int, int] = {}
    for each in taken:
        newest[each // DAY_MS] = max(newest.get(each // DAY_MS, 0), each)
    last_days = sorted(newest)[-DAYS:]
    assert {newest[day] for day in last_days} <= stays(taken)


def test_a_year_of_daily_backups_leaves_seven_days_four_weeks_and_twelve_months():
    first = datetime(2025, 1, 1, 20, tzinfo=UTC)
    days = [int((first + timedelta(days=each)).timestamp() * 1000) for each in range(365)]
    stay = sorted(stays(days))
    assert stay[-7:] == days[-7:]
    assert {at(2025, month, 31, 20) for month in (1, 3, 5, 7, 8, 10)} < set(stay)
    assert {at(2025, 12, 14, 20), at(2025, 12, 21, 20)} < set(stay)  # Sundays, as is the 28th: ends of weeks
    assert len(stay) == 7 + 2 + 11


def test_three_backups_of_one_evening_leave_the_last():
    assert stays([at(2026, 11, 23, 18), at(2026, 11, 23, 19), at(2026, 11, 23, 20)]) == {at(2026, 11, 23, 20)}


def test_a_long_pause_lets_nothing_run_out():
    before = [at(2024, 3, day) for day in range(1, 8)]
    assert stays(before) == set(before)
    assert stays([*before, at(2026, 11, 23)]) >= set(before[1:])


@given(close_moments, st.integers(1_790_000_000_000, 1_790_000_000_000 + 600 * DAY_MS))
def test_whatever_the_clock_said_once_the_newest_backup_up_to_now_stays(taken, now_ms):
    stay = stays(taken, now_ms)
    earlier = [each for each in taken if each <= now_ms]
    assert not earlier or max(earlier) in stay
    assert len(stay) <= 2 * (DAYS + WEEKS + MONTHS)


def test_backups_dated_in_a_year_that_is_not_here_yet_push_no_new_one_away():
    from_a_wrong_clock = [at(2035, month, day) for month in range(1, 13) for day in (1, 8, 15, 22)]
    now = [at(2026, 11, day) for day in (21, 22, 23)]
    assert set(now) <= stays([*from_a_wrong_clock, *now], at(2026, 11, 23))
