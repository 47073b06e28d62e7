# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hot moment keeps every word and every minute, offers a dig only to who is steadier, and never hurries a breath."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain import right_now
from waterline.domain.course import FLOWS
from waterline.domain.entry import Answers, Entry
from waterline.domain.flows import COUNTED, answers_from, particulars
from waterline.domain.looking import searchable
from waterline.domain.right_now import KIND, PACES, Pause, Plan, RightNow, breath_at, breath_ms, next_at, plans_for
from waterline.domain.times import DAY_MS, Stamp

from . import making

MINUTE = 60_000
WORDS = ("seen", "made_of_it", "unsent", "kind_words", "whom", "reach_words", "later", "plan_if", "own_name")
NOW = Stamp(1_795_000_000_000, "Europe/Berlin", 60)

moments = st.builds(
    RightNow,
    intensity_before=making.intensities,
    intensity_after=making.intensities,
    feelings=making.some_of(("jealous", "sad")),
    what_happened=making.words,
    tools=st.dictionaries(st.sampled_from(right_now.TOOLS) | st.uuids().map(str), st.integers(0, 10**6)).map(
        lambda times: tuple(times.items())
    ),
    urges=st.lists(st.integers(0, 10)).map(tuple),
    steadier=st.booleans(),
    **dict.fromkeys(WORDS, making.words),
)


@given(moments)
def test_every_answer_survives_the_way_through_json(moment):
    assert answers_from(KIND, json.loads(json.dumps(moment.as_dict()))) == moment


@given(moments)
def test_what_only_a_hot_moment_asks_for_stands_apart_and_is_complete(moment):
    shared = {each.name: getattr(moment, each.name) for each in fields(Answers)}
    assert answers_from(KIND, shared | json.loads(json.dumps(particulars(moment)))) == moment


@given(moments, st.sampled_from(right_now.TOOLS), st.integers(0, 10_000))
def test_using_a_tool_again_adds_to_its_time_and_to_no_other(moment, tool, seconds):
    after = moment.used(tool, seconds)
    assert dict(after.tools)[tool] == dict(moment.tools).get(tool, 0) + seconds
    assert after.seconds == moment.seconds + seconds
    assert [each for each, _ in after.tools][: len(moment.tools)] == [each for each, _ in moment.tools]


@pytest.mark.parametrize("wrong", [{"tools": (("move", -1),)}, {"urges": (11,)}, {"intensity_before": 12}])
def test_an_answer_outside_its_range_is_refused(wrong):
    with pytest.raises(ValueError, match=r"less than no time|between 0 and 10"):
        RightNow(**wrong)


@pytest.mark.parametrize(
    ("before", "after", "says_so", "steadier"),
    [(8, 5, False, True), (8, 8, False, False), (5, 8, False, False), (8, 8, True, True), (None, 3, False, False)],
)
def test_only_a_lower_number_or_a_word_makes_it_steadier(before, after, says_so, steadier):
    assert RightNow(intensity_before=before, intensity_after=after, steadier=says_so).is_steadier is steadier


def test_a_dig_begins_with_how_strong_it_is_by_now_and_what_was_named():
    moment = RightNow(feelings=("jealous",), intensity_before=8, intensity_after=5, seen="online at 1.12")
    expected = Answers(feelings=("jealous",), intensity_before=5, what_happened="online at 1.12")
    assert right_now.dig_after(moment) == expected
    assert right_now.dig_after(RightNow(intensity_before=8)) == Answers(intensity_before=8)


def test_a_hot_moment_is_found_by_its_words_and_never_counted_in_the_patterns():
    moment = RightNow(unsent="you never", seen="a light", tools=(("move", 60),), urges=(7, 5))
    assert searchable(Entry("e", KIND, moment, NOW, 0)) == "a light · you never"
    assert KIND not in COUNTED
    assert KIND in FLOWS


@given(st.sampled_from(PACES), st.integers(0, 10**7))
def test_a_breath_goes_out_longer_than_in_and_fills_and_empties(pace, elapsed_ms):
    inward, outward = breath_ms(pace)
    assert outward > inward > 1500
    assert inward + outward == MINUTE // pace
    breath = breath_at(pace, elapsed_ms)
    assert 0 <= breath.full <= 1
    assert breath.inward == (elapsed_ms % (MINUTE // pace) < inward)


def test_a_breath_begins_empty_and_is_full_where_it_turns():
    inward, _ = breath_ms(6)
    assert breath_at(6, 0).full == 0
    assert breath_at(6, inward - 1).full > 0.99
    assert breath_at(6, inward).full == 1


@given(st.integers(0, 10**13), st.integers(1, 120), st.integers(-(10**9), 10**9))
def test_a_pause_never_says_more_is_left_than_it_has_nor_that_more_was_waited(began, minutes, later):
    pause = Pause(began, began + minutes * MINUTE)
    left, waited = pause.left_ms(began + later), pause.waited_seconds(began + later)
    assert 0 <= left <= minutes * MINUTE
    assert 0 <= waited <= minutes * 60
    assert waited == (minutes * MINUTE - left) // 1000


def test_a_pause_made_longer_goes_on_from_its_end_or_from_now_where_it_was_over():
    pause = Pause(0, 20 * MINUTE)
    assert pause.longer(5, 10 * MINUTE).ends_ms == 25 * MINUTE
    assert pause.longer(5, 30 * MINUTE).ends_ms == 35 * MINUTE


def test_a_plan_is_shown_for_its_trigger_alone_and_one_for_any_moment_always():
    phone = Plan("1", "message_or_phone", "they are online late", "the phone goes into the kitchen")
    party = Plan("2", "party_or_event", "a", "b")
    always = Plan("3", "", "hot", "stairs")
    gone = Plan("4", "message_or_phone", "c", "d", archived=True)
    plans = (phone, party, always, gone)
    assert plans_for(plans, ("message_or_phone",)) == (phone, always)
    assert plans_for(plans, ()) == (always,)


@given(making.stamps, st.integers(0, 23))
def test_the_next_hour_is_ahead_within_a_day_and_full_on_the_clock_here(now, hour):
    moment = next_at(now, hour)
    assert 0 < moment - now.utc_ms <= DAY_MS
    local = Stamp(moment, now.zone, now.offset_minutes).local
    assert (local.hour, local.minute, local.second, local.microsecond) == (hour, 0, 0, 0)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 10, 24, 20, 0, tzinfo=ZoneInfo("Europe/Berlin")), "2026-10-25T19:00:00+01:00"),
        (datetime(2026, 3, 28, 20, 0, tzinfo=ZoneInfo("Europe/Berlin")), "2026-03-29T19:00:00+02:00"),
        (datetime(2026, 11, 27, 20, 0, tzinfo=ZoneInfo("Europe/Berlin")), "2026-11-28T19:00:00+01:00"),
    ],
)
def test_next_at_seven_is_seven_on_the_clock_across_a_clock_change(now: datetime, expected: str) -> None:
    moment = next_at(Stamp.of(now, "Europe/Berlin"), 19)
    assert moment == int(datetime.fromisoformat(expected).timestamp() * 1000)


def test_where_the_zone_is_not_known_its_offset_is_what_there_is() -> None:
    now = Stamp.of(datetime(2026, 10, 24, 20, 0, tzinfo=timezone(timedelta(hours=2))), "Nowhere/Land")
    moment = next_at(now, 19)
    assert moment == int(datetime.fromisoformat("2026-10-25T19:00:00+02:00").timestamp() * 1000)
