# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for a part of the journal: whole days on the clock of the place, people, kinds of moment, between us."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain import making
from waterline.domain.pattern.wanted import ALL, DAYS_30, DAYS_90, OWN, PACK_CHOICES, YEAR, Wanted, included
from waterline.domain.pattern.written import Written
from waterline.domain.times import Stamp

NOW = Stamp.of(datetime(2026, 11, 27, 12, tzinfo=UTC), "UTC")
LONDON = "Europe/London"


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0, zone: str = LONDON) -> Stamp:
    return Stamp.of(datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone)), zone)


def entry(happened: Stamp, **more) -> Written:
    told: dict = {"triage": "inside", "fears": (), "needs": ()} | more
    return Written("one", "one", happened, **told)


def holds(wanted: Wanted, happened: Stamp, now: Stamp = NOW) -> bool:
    return bool(included([entry(happened)], wanted, now).counted)


def test_a_period_of_ones_own_begins_with_its_first_midnight_and_ends_before_the_next_days() -> None:
    may = Wanted(span=OWN, first=date(2026, 5, 1), last=date(2026, 5, 31))
    assert not holds(may, at(2026, 4, 30, 23, 59))
    assert holds(may, at(2026, 5, 1, 0, 0))
    assert holds(may, at(2026, 5, 31, 23, 59))
    assert not holds(may, at(2026, 6, 1, 0, 0))


def test_either_end_may_stay_open() -> None:
    assert holds(Wanted(span=OWN, first=date(2026, 5, 1)), at(2030, 1, 1))
    assert holds(Wanted(span=OWN, last=date(2026, 5, 1)), at(1999, 1, 1))
    assert holds(Wanted(span=OWN), at(1999, 1, 1))


@pytest.mark.parametrize(("span", "first"), [(DAYS_30, date(2026, 10, 29)), (DAYS_90, date(2026, 8, 30))])
def test_the_last_days_are_today_and_those_before_it(span: str, first: date) -> None:
    assert holds(Wanted(span=span), at(first.year, first.month, first.day, 0, 0))
    before = first - timedelta(days=1)
    assert not holds(Wanted(span=span), at(before.year, before.month, before.day, 23, 59))
    assert holds(Wanted(span=span), NOW)


def test_a_year_reaches_back_to_the_day_after_its_anniversary_leap_days_too() -> None:
    assert holds(Wanted(span=YEAR), at(2025, 11, 28, 0, 0))
    assert not holds(Wanted(span=YEAR), at(2025, 11, 27, 23, 59))
    leap = at(2028, 2, 29)
    assert holds(Wanted(span=YEAR), at(2027, 3, 1, 0, 0), leap)
    assert not holds(Wanted(span=YEAR), at(2027, 2, 28, 23, 59), leap)


def test_when_the_clocks_change_a_moment_stays_on_the_day_its_clock_showed() -> None:
    night = Wanted(span=OWN, first=date(2026, 10, 25), last=date(2026, 10, 25))
    assert holds(night, at(2026, 10, 25, 0, 10))
    assert holds(night, at(2026, 10, 25, 23, 50))  # 25 hours later on the same day
    assert not holds(night, at(2026, 10, 26, 0, 0))
    spring = Wanted(span=OWN, first=date(2026, 3, 29), last=date(2026, 3, 29))
    assert holds(spring, at(2026, 3, 29, 23, 59))
    assert not holds(spring, at(2026, 3, 30, 0, 0))


def test_a_moment_of_new_years_eve_belongs_to_the_year_of_the_place_where_it_was_written() -> None:
    eve = at(2025, 12, 31, 23, 30, "America/New_York")  # 2026 already, in UTC
    assert holds(Wanted(span=OWN, last=date(2025, 12, 31)), eve)
    assert not holds(Wanted(span=OWN, first=date(2026, 1, 1)), eve)


def test_what_was_just_written_where_it_is_tomorrow_already_belongs_to_the_last_days() -> None:
    auckland = at(2026, 11, 28, 0, 30, "Pacific/Auckland")
    assert auckland.utc_ms < NOW.utc_ms
    assert holds(Wanted(span=DAYS_30), auckland)


def test_naming_any_of_the_people_or_kinds_of_moment_is_enough() -> None:
    told = entry(NOW, people=("ada", "bo"), triggers=("social_media",))
    for wanted, there in (
        (Wanted(people=("bo",)), True),
        (Wanted(people=("bo", "cy")), True),
        (Wanted(people=("cy",)), False),
        (Wanted(triggers=("social_media",)), True),
        (Wanted(people=("bo",), triggers=("desire_gap",)), False),
        (Wanted(), True),
    ):
        assert bool(included([told], wanted, NOW).counted) == there


@settings(max_examples=30, deadline=None)
@given(making.written(), st.booleans(), st.sampled_from([(), ("ada",), ("ada", "bo")]), st.randoms())
def test_between_us_is_left_out_unless_asked_for_and_always_numbered(written, between, people, dice) -> None:
    wanted = Wanted(between=between, people=people)
    shuffled = list(written)
    dice.shuffle(shuffled)
    found = included(written, wanted, NOW)
    assert found == included(shuffled, wanted, NOW), "the order of entries never matters"
    asked = [each for each in written if not people or set(people) & set(each.people)]
    us = [each for each in asked if each.triage == "between"]
    assert {each.entry_id for each in found.between_us} == {each.entry_id for each in us}
    assert found.between_left_out == (0 if between else len(us))
    assert {each.entry_id for each in found.counted} == {
        each.entry_id for each in asked if between or each.triage != "between"
    }
    assert [each.happened.utc_ms for each in found.counted] == sorted(
        (each.happened.utc_ms for each in found.counted), reverse=True
    )


def test_it_is_known_whether_anything_can_be_missing() -> None:
    assert not Wanted(span=ALL, between=True).narrowed
    assert Wanted(span=DAYS_30).narrowed
    assert Wanted(people=("ada",)).narrowed


# Tags and the kink pack ---------------------------------------------------------------------------
@pytest.mark.parametrize(("carried", "belongs"), [((), False), (("a",), True), (("b", "c"), True), (("c",), False)])
def test_an_entry_belongs_if_it_carries_any_of_the_tags_asked_for(carried: tuple[str, ...], belongs: bool) -> None:
    found = included([entry(NOW, tags=carried)], Wanted(tags=("a", "b")), NOW)
    assert bool(found.counted) is belongs


@pytest.mark.parametrize(
    "named", [{"triggers": ("social_media", "skill_compared")}, {"needs": ("devotion",)}, {"needs": ("time",)}]
)
def test_what_names_the_kink_pack_is_counted_left_out_or_alone(named: dict[str, tuple[str, ...]]) -> None:
    counted = {pack: len(included([entry(NOW, **named)], Wanted(pack=pack), NOW).counted) for pack in PACK_CHOICES}
    of_it = named != {"needs": ("time",)}
    assert counted == {"too": 1, "without": int(not of_it), "only": int(of_it)}


@pytest.mark.parametrize("wanted", [Wanted(tags=("a",)), Wanted(pack="without"), Wanted(pack="only")])
def test_whatever_leaves_entries_out_narrows(wanted: Wanted) -> None:
    assert wanted.narrowed
