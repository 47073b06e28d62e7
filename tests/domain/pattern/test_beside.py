# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests, check-ins, kind words and hot moments are told each for itself, and never turned into a score."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from waterline.domain.pattern import beside
from waterline.domain.pattern.beside import Asked, CheckIn, Foreseen, HotMoment, KindWord, others
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import NONE_NAMED


def base(number: int, incident: str = "", **more: Any) -> dict[str, Any]:
    told = {"entry_id": str(number), "incident": incident or str(number), "happened": Stamp(number), "triage": None}
    return told | {"fears": (), "needs": ()} | more


def hot(number: int, before: int | None, after: int | None, *tools: str, **more: Any) -> HotMoment:
    return HotMoment(**base(number, **more), tools=tools, seconds=60 * number, before=before, after=after)


def test_what_was_asked_for_is_told_by_need_with_no_as_an_answer_like_the_others() -> None:
    found = others(
        [
            Asked(**base(1, needs=("time",)), standing="yes", met="partly"),
            Asked(**base(2, needs=("time", "clarity")), standing="no", met="yes"),
            Asked(**base(3)),
        ]
    ).requests
    assert [each.need for each in found.needs] == ["time", "clarity", NONE_NAMED]
    time = found.needs[0]
    assert [tally.count for tally in time.standings] == [0, 0, 1, 0, 1, 0]
    assert [tally.entries for tally in time.met] == [("2",), ("1",), (), ()]
    assert [tally.count for tally in found.everything.standings] == [1, 0, 1, 0, 1, 0]


def test_letters_stand_by_person_from_two_check_ins_on_and_have_no_sum() -> None:
    letters = ("thin", None, "full", None, None, "okay")
    found = others(
        [
            CheckIn(**base(2, people=("ada",)), letters=letters),
            CheckIn(**base(1, people=("ada", "bo"))),
            CheckIn(**base(3)),
        ]
    ).hearts
    assert [(each.person, [one.entry_id for one in each.check_ins]) for each in found.people] == [("ada", ["1", "2"])]
    assert found.people[0].check_ins[1].letters == letters
    assert {each.name for each in fields(beside.WithPerson)} == {"person", "check_ins"}, "nothing adds letters up"


@pytest.mark.parametrize(
    ("landings", "first"),
    [
        (["faded", "landed", "not_landed", "faded"], True),
        (["faded", "landed", "landed", "faded"], False),
        (["landed", "landed", "landed", "faded", "faded", "faded"], False),
    ],
)
def test_where_kind_words_often_do_not_hold_the_agreements_come_first(landings: list[str], first: bool) -> None:
    """The latest stand first in the list."""
    entries = [KindWord(**base(100 - at), landed=landed) for at, landed in enumerate(landings)]
    found = others(entries).kind_words
    assert found.ledger_first is first
    assert [tally.count for tally in found.landings] == [
        landings.count(each) for each in ("landed", "faded", "not_landed")
    ]


def test_a_kind_word_of_which_nothing_was_noted_is_no_answer() -> None:
    found = others([KindWord(**base(1)), KindWord(**base(2), landed="landed")]).kind_words
    assert (found.n, found.unsaid.entries) == (1, ("1",))


def test_before_and_after_are_listed_whichever_way_it_went_and_only_where_both_were_said() -> None:
    entries = [
        hot(1, 8, 5, "pause_timer"),
        hot(2, 5, 7, "move"),
        hot(3, 5, None, "move"),
        hot(4, 5, 4),
        hot(5, 0, 0, "move", "pause_timer"),
    ]
    found = others(entries).eased
    assert [(each.before, each.after) for each in found.pairs] == [(0, 0), (5, 7), (8, 5)]
    assert found.enough
    assert found.middle is None
    assert not others(entries[:2]).eased.enough


def test_the_middle_is_told_from_six_on_and_two_tools_side_by_side_from_ten_each() -> None:
    six = others(hot(n, n + 3, n, "pause_timer") for n in range(6)).eased
    assert six.middle is not None
    assert (six.middle.before, six.middle.after, six.middle.seconds) == (5.5, 2.5, 150)
    assert six.tools == ()
    both = [hot(n, 8, 5, "pause_timer") for n in range(10)] + [hot(100 + n, 8, 5, "move") for n in range(10)]
    assert [(each.tool, each.found.count) for each in others(both).eased.tools] == [("move", 10), ("pause_timer", 10)]
    assert others(both[:-1]).eased.tools == (), "one tool beside nothing is no comparison"


def test_two_pairs_of_one_incident_count_once_and_the_earliest_goes_into_the_middle() -> None:
    pairs = [hot(n, 4, 4, "move") for n in range(1, 6)]
    told_twice = [hot(90, 0, 0, "move", incident="night"), hot(91, 10, 10, "move", incident="night")]
    found = others([*pairs, *told_twice]).eased
    assert found.n == 6
    assert found.middle is not None
    assert found.middle.before == 4
    assert len(found.pairs) == 7, "both are listed"


def test_what_was_feared_and_what_happened_stand_moment_by_moment_and_make_no_rate() -> None:
    night = [
        Foreseen(**base(1, incident="night"), feared="she leaves", turned_out="she stayed"),
        Foreseen(**base(3, incident="night"), feared="he forgets"),
    ]
    found = others([*night, Foreseen(**base(2), feared="silence")]).foretold
    assert [each.feared for each in found.entries] == ["he forgets", "silence", "she leaves"]
    assert found.n == 2
    assert (found.told.count, found.told.entries) == (1, ("1",))
    assert (found.open.count, found.open.entries) == (2, ("3", "2"))
    assert {each.name for each in fields(beside.Foretold)} == {"entries", "told", "open"}, "nothing says what came true"


def test_nothing_written_tells_nothing() -> None:
    assert not others([]).any
    assert others([Foreseen(**base(1), feared="silence")]).any
    assert others([KindWord(**base(1))]).any
