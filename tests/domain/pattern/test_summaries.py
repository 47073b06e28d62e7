# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every summary counts incidents once, by hand-made rules that share no code with it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain import making
from waterline.domain.pattern.chance import wilson
from waterline.domain.pattern.occasions import hours, kinds, weekdays
from waterline.domain.pattern.over_time import over_time
from waterline.domain.pattern.recurrence import recurrences
from waterline.domain.pattern.trail import trails
from waterline.domain.pattern.written import Written, newest_first
from waterline.domain.times import DAY_MS, Stamp
from waterline.domain.vocabulary import NONE_NAMED

START = Stamp.of(datetime(2026, 1, 5, 22, 30, tzinfo=UTC), "UTC")  # a Monday

journals = making.written().map(newest_first)


def local(stamp: Stamp) -> datetime:
    """Read the wall clock without our code."""
    return datetime(1970, 1, 1) + timedelta(milliseconds=stamp.utc_ms, minutes=stamp.offset_minutes)  # noqa: DTZ001


def one(number: int, *, day: float = 0, incident: str = "", **more) -> Written:
    told: dict = {"triage": "inside", "fears": (), "needs": ()} | more
    happened = Stamp(START.utc_ms + int(day * DAY_MS))
    return Written(f"entry-{number}", incident or f"entry-{number}", happened, **told)


def first_days(entries) -> dict[str, datetime]:
    """Return when each incident began: its earliest entry, later ids first where two are of one instant."""
    began: dict[str, Written] = {}
    for each in entries:
        now = began.get(each.incident)
        if now is None or (each.happened.utc_ms, now.entry_id) < (now.happened.utc_ms, each.entry_id):
            began[each.incident] = each
    return {incident: local(each.happened) for incident, each in began.items()}


def named(keys) -> tuple[str, ...]:
    return keys or (NONE_NAMED,)


# Over time ----------------------------------------------------------------------------------------
@settings(max_examples=30, deadline=None)
@given(journals)
def test_every_month_of_every_fear_agrees_with_counting_by_hand(written) -> None:
    began = first_days(written)
    expected = defaultdict(set)
    for each in written:
        for fear in named(each.fears):
            moment = began[each.incident]
            expected[fear, (moment.year, moment.month)].add(each.incident)
    found = over_time(written)
    counted = {
        (series.key, month): set(tally.incidents)
        for series in found.fears
        for month, tally in zip(found.months, series.months, strict=True)
        if tally.count
    }
    assert counted == expected
    assert found.n == len({each.incident for each in written})


@settings(max_examples=30, deadline=None)
@given(journals)
def test_no_month_between_the_first_and_the_last_is_left_out(written) -> None:
    numbers = [year * 12 + month for year, month in over_time(written).months]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else not written


def test_time_is_told_from_twelve_moments_and_eight_weeks_on() -> None:
    def of(count: int, days: int) -> bool:
        apart = days / (count - 1)
        return over_time(newest_first(one(n, day=n * apart) for n in range(count))).enough

    assert of(12, 56)
    assert not of(11, 56)
    assert not of(12, 55)


def test_the_turn_of_the_year_is_read_off_the_clock_of_the_place() -> None:
    eve = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    far_west = Stamp.of(eve.astimezone(UTC) + timedelta(hours=5), "America/New_York")
    written = [one(1)]
    written[0] = Written("a", "a", Stamp(far_west.utc_ms, far_west.zone, -300), "inside", ("being_left",), ())
    assert over_time(written).months == ((2025, 12),)


# The trail ----------------------------------------------------------------------------------------
@settings(max_examples=30, deadline=None)
@given(journals)
def test_what_a_feeling_turned_out_to_be_agrees_with_counting_by_hand(written) -> None:
    felt, under = defaultdict(set), defaultdict(set)
    for each in written:
        for feeling in each.feelings:
            felt[feeling].add(each.incident)
            for role, keys in (("fear", each.fears), ("need", each.needs)):
                for key in named(keys):
                    under[feeling, role, key].add(each.incident)
    found = trails(written)
    assert {trail.feeling: set(trail.found.incidents) for trail in found} == felt
    assert {(t.feeling, r.role, r.key): set(r.found.incidents) for t in found for r in t.roots} == under
    for trail in found:
        for root in trail.roots:
            assert root.share == wilson(root.found.count, trail.found.count)
            assert root.found.count <= trail.found.count, "naming several never makes a share larger than the whole"


@settings(max_examples=30, deadline=None)
@given(journals)
def test_trails_begin_with_the_feeling_named_most(written) -> None:
    counts = [trail.found.count for trail in trails(written)]
    assert counts == sorted(counts, reverse=True)


# Kinds of moment ----------------------------------------------------------------------------------
@settings(max_examples=30, deadline=None)
@given(journals)
def test_kinds_of_moment_agree_with_counting_by_hand_and_wait_for_three(written) -> None:
    by_hand = defaultdict(set)
    for each in written:
        for key in named(each.triggers):
            by_hand[key].add(each.incident)
    found = kinds(written)
    assert {key: set(tally.incidents) for key, tally in found.shown} == {
        key: incidents for key, incidents in by_hand.items() if len(incidents) >= 3
    }
    assert found.rarer == sum(len(of) < 3 for key, of in by_hand.items() if key != NONE_NAMED)


def test_kinds_named_equally_often_are_a_tie() -> None:
    written = [one(n, triggers=("social_media", "plan_changed")) for n in range(3)]
    assert [key for key, _ in kinds(newest_first(written)).most] == ["plan_changed", "social_media"]


# Hours and days -----------------------------------------------------------------------------------
@settings(max_examples=30, deadline=None)
@given(journals)
def test_hours_and_weekdays_agree_with_reading_the_clock_by_hand(written) -> None:
    timed = [each for each in written if each.time_known]
    for found, entries, slot in (
        (hours(written), timed, lambda moment: moment.hour),
        (weekdays(written), written, lambda moment: moment.weekday()),
    ):
        expected = defaultdict(set)
        for incident, moment in first_days(entries).items():
            expected[slot(moment)].add(incident)
        assert {n: set(tally.incidents) for n, tally in enumerate(found.slots) if tally.count} == expected
        assert sum(tally.count for tally in found.slots) == found.n, "every incident stands in one place only"
        assert found.n + found.unknown.count == len({each.incident for each in written})


def test_a_time_nobody_knows_is_left_out_of_the_hours_and_told_but_its_day_counts() -> None:
    written = newest_first([one(1), one(2, time_known=False)])
    assert (hours(written).n, hours(written).unknown.count, hours(written).most) == (1, 1, (22,))
    assert (weekdays(written).n, weekdays(written).unknown.count, weekdays(written).most) == (2, 0, (0,))


@pytest.mark.parametrize(("of", "threshold"), [(hours, 30), (weekdays, 50)])
def test_hours_wait_for_thirty_moments_and_weekdays_for_fifty(of, threshold: int) -> None:
    written = newest_first(one(n) for n in range(threshold))
    assert of(written).enough
    assert not of(written[1:]).enough


# Coming back --------------------------------------------------------------------------------------
@settings(max_examples=30, deadline=None)
@given(journals)
def test_gaps_agree_with_counting_the_days_by_hand(written) -> None:
    expected = {}
    for role, keys_of in (("fear", lambda each: each.fears), ("need", lambda each: each.needs)):
        for key in {key for each in written for key in keys_of(each)}:
            days = sorted(moment.date() for moment in first_days([e for e in written if key in keys_of(e)]).values())
            if len(days) >= 4:
                expected[role, key] = [(days[n + 1] - days[n]).days for n in range(len(days) - 1)]
    assert {(gaps.role, gaps.key): list(gaps.days) for gaps in recurrences(written)} == expected


def test_a_gap_is_told_by_its_middle_and_its_ends() -> None:
    written = [one(n, day=day, fears=("being_left",)) for n, day in enumerate((0, 3, 4, 14))]
    (gaps,) = recurrences(newest_first(written))
    assert (gaps.days, gaps.middle, gaps.shortest, gaps.longest) == ((3, 1, 10), 3, 1, 10)


def test_three_times_is_not_yet_a_rhythm() -> None:
    assert recurrences(newest_first(one(n, day=n, fears=("being_left",)) for n in range(3))) == ()


# All of them --------------------------------------------------------------------------------------
@settings(max_examples=30, deadline=None)
@given(making.written(), st.randoms())
def test_the_order_in_which_entries_are_read_never_matters(written, dice) -> None:
    shuffled = list(written)
    dice.shuffle(shuffled)
    for summary in (over_time, trails, kinds, hours, weekdays, recurrences):
        assert summary(newest_first(shuffled)) == summary(newest_first(written))


@settings(max_examples=30, deadline=None)
@given(journals)
def test_telling_an_incident_again_in_the_same_words_changes_no_count(written) -> None:
    """A second entry of an incident, named alike and later, adds itself to the lists and nothing to the numbers."""
    twins = [
        Written(
            f"{each.entry_id}-again",
            each.incident,
            each.happened,
            each.triage,
            each.fears,
            each.needs,
            each.feelings,
            each.triggers,
            each.people,
            each.time_known,
        )
        for each in written
    ]
    again = newest_first([*written, *twins])
    assert [t.found.count for t in trails(again)] == [t.found.count for t in trails(written)]
    assert [(key, t.count) for key, t in kinds(again).shown] == [(key, t.count) for key, t in kinds(written).shown]
    assert [t.count for t in hours(again).slots] == [t.count for t in hours(written).slots]
    assert [g.days for g in recurrences(again)] == [g.days for g in recurrences(written)]
