# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the page says of a journal, somebody who counts it in another way comes to exactly the same."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.pattern.second_opinion import NONE, second_opinion, wilson
from waterline.app.insight import Patterns, summaries
from waterline.domain import vocabulary as keys
from waterline.domain.pattern.wanted import OWN, Wanted
from waterline.domain.pattern.written import Tally, Written
from waterline.domain.times import DAY_MS, Stamp

PACK = {"watching_a_scene", "skill_compared", "service_to_another", "devotion"}
NOW = Stamp(1_795_000_000_000, "Europe/Berlin", 60)
SIZES = [0, 1, 4, 5, 29, 30, 60, 200, 700]


def journal(size: int, dice: random.Random) -> list[Written]:
    """A journal with incidents of up to five entries, moments of one instant, zones and keys of one's own."""
    fears, needs = (*keys.FEARS[:5], "own fear"), (*keys.NEEDS[:4], "devotion", "own need")
    written: list[Written] = []
    for number in range(size):
        chosen = tuple(dice.sample(fears, dice.choice((0, 1, 1, 2, 3))))
        wanting = tuple(dice.sample(needs, dice.choice((0, 1, 1, 2))))
        if "being_left" in chosen and dice.random() < 0.6:
            wanting = ("time", *(each for each in wanting if each != "time"))
        shared = f"incident-{dice.randrange(size // 4 + 1)}"
        ms = NOW.utc_ms - dice.randrange(900 * DAY_MS)
        written.append(
            Written(
                entry_id=f"entry-{dice.randrange(10**9)}-{number}",
                incident=shared if dice.random() < 0.4 else f"alone-{number}",
                happened=Stamp(ms - ms % 1000 if number % 3 else NOW.utc_ms, "x", dice.choice((-600, 0, 60, 345))),
                triage=dice.choice((*keys.TRIAGE, None)),
                fears=chosen,
                needs=wanting,
                feelings=tuple(dice.sample(keys.FEELINGS[:6], dice.choice((0, 1, 2)))),
                triggers=tuple(dice.sample((*keys.TRIGGERS[:4], "skill_compared"), dice.choice((0, 1, 1, 2)))),
                people=tuple(dice.sample(("ada", "bo", "cy"), dice.choice((0, 1, 2)))),
                time_known=dice.random() < 0.8,
                tags=tuple(dice.sample(("work", "family", "night"), dice.choice((0, 0, 1, 2)))),
            )
        )
    return written


def counted_by_hand(written: list[Written], wanted: Wanted) -> list[Written]:
    """Pick the entries by reading the calendar, without the app's own filter."""
    picked = []
    for each in written:
        day = date(1970, 1, 1) + timedelta(milliseconds=each.happened.utc_ms + each.happened.offset_minutes * 60_000)
        asked = (
            (wanted.first is None or wanted.first <= day)
            and (wanted.last is None or day <= wanted.last)
            and (not wanted.people or set(wanted.people) & set(each.people))
            and (not wanted.triggers or set(wanted.triggers) & set(each.triggers))
            and (not wanted.tags or set(wanted.tags) & set(each.tags))
            and (wanted.pack == "too" or (wanted.pack == "only") == bool({*each.triggers, *each.needs} & PACK))
        )
        if asked and (wanted.between or each.triage != "between"):
            picked.append(each)
    return picked


WISHES = {
    "everything": Wanted(),
    "between us too": Wanted(between=True),
    "half a year": Wanted(span=OWN, first=date(2025, 11, 1), last=date(2026, 4, 30)),
    "with two people": Wanted(people=("ada", "bo")),
    "with two tags": Wanted(tags=("work", "night")),
    "without the kink pack": Wanted(pack="without"),
    "nothing but the kink pack": Wanted(pack="only", between=True),
    "of one kind, with one person": Wanted(people=("cy",), triggers=(keys.TRIGGERS[1],), between=True),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wish", WISHES)
def test_every_summary_agrees_with_a_count_in_another_language(size: int, wish: str) -> None:
    dice = random.Random(size)
    written, wanted = journal(size, dice), WISHES[wish]
    dice.shuffle(written)
    found = summaries(written, wanted, NOW)
    with second_opinion(counted_by_hand(written, wanted)) as opinion:
        _the_grid_agrees(found, opinion)
        _the_months_agree(found, opinion)
        _the_trails_agree(found, opinion)
        _the_occasions_agree(found, opinion)
        gaps = {(role, key): days for role in ("fear", "need") for key, days in opinion.gaps(role).items()}
        assert {(each.role, each.key): list(each.days) for each in found.recurrences} == {
            pair: days for pair, days in gaps.items() if len(days) >= 3
        }


@pytest.mark.parametrize("size", SIZES)
def test_a_journal_kept_in_one_place_with_every_moment_alone_is_counted_the_same(size: int) -> None:
    """Such a journal is counted a shorter way."""
    alone = [
        replace(each, incident=each.entry_id, happened=replace(each.happened, offset_minutes=60))
        for each in journal(size, random.Random(size))
    ]
    found = summaries(alone, Wanted(between=True), NOW)
    with second_opinion(alone) as opinion:
        _the_grid_agrees(found, opinion)
        _the_months_agree(found, opinion)
        _the_trails_agree(found, opinion)
        _the_occasions_agree(found, opinion)


def _the_grid_agrees(found: Patterns, opinion) -> None:
    cells = [cell for row in found.grid.cells for cell in row]
    assert found.grid.n == opinion.n
    assert {(cell.fear, cell.need): cell.count for cell in cells if cell.count} == opinion.together("fear", "need")
    assert {(cell.fear, cell.need) for cell in cells if cell.stands_out} == opinion.standing_out()
    for cell in cells:
        assert cell.entries == opinion.behind("fear", cell.fear, "need", cell.need)


def _the_months_agree(found: Patterns, opinion) -> None:
    for role, series in (("fear", found.over_time.fears), ("need", found.over_time.needs)):
        told = {
            (each.key, f"{year:04}-{month:02}"): tally.count
            for each in series
            for (year, month), tally in zip(found.over_time.months, each.months, strict=True)
            if tally.count
        }
        assert told == opinion.by_month(role)
        assert all(_holds_what_it_counts(tally) for each in series for tally in each.months)


def _the_trails_agree(found: Patterns, opinion) -> None:
    felt = opinion.naming("feeling")
    felt.pop(NONE, None)
    assert {trail.feeling: trail.found.count for trail in found.trails} == felt
    for role in ("fear", "need"):
        expected = {pair: count for pair, count in opinion.together("feeling", role).items() if pair[0] != NONE}
        roots = {(trail.feeling, root.key): root for trail in found.trails for root in trail.roots if root.role == role}
        assert {pair: root.found.count for pair, root in roots.items()} == expected
        for (feeling, key), root in roots.items():
            assert root.found.entries == opinion.behind("feeling", feeling, role, key)
            assert root.share == pytest.approx(wilson(root.found.count, felt[feeling]), abs=1e-12)


def _the_occasions_agree(found: Patterns, opinion) -> None:
    kinds = opinion.naming("trigger")
    assert {key: tally.count for key, tally in found.kinds.shown} == {k: n for k, n in kinds.items() if n >= 3}
    assert found.kinds.rarer == sum(n < 3 for key, n in kinds.items() if key != NONE)
    hours = {slot: tally.count for slot, tally in enumerate(found.hours.slots) if tally.count}
    assert hours == opinion.by_clock("%H", timed=True)
    days = {(slot + 1) % 7: tally.count for slot, tally in enumerate(found.weekdays.slots) if tally.count}
    assert days == opinion.by_clock("%w", timed=False)
    slots = (*found.hours.slots, *found.weekdays.slots, *(tally for _, tally in found.kinds.shown))
    assert all(_holds_what_it_counts(tally) for tally in slots)


def _holds_what_it_counts(tally: Tally) -> bool:
    return len(tally.incidents) == tally.count <= len(tally.entries) == len(set(tally.entries))
