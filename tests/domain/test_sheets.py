# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The short flows keep every word, count nothing, and look at what was agreed before they look at anybody."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain import sheets
from waterline.domain.course import FLOWS
from waterline.domain.entry import Answers, Entry
from waterline.domain.flows import ANSWERS, COUNTED, answers_from, particulars
from waterline.domain.looking import searchable
from waterline.domain.request import RequestAnswers
from waterline.domain.sheets import (
    FADED,
    LANDED,
    NOT_LANDED,
    SHEETS,
    FreePage,
    Hearts,
    Lean,
    Reassurance,
    WatchingPlan,
    ledger_comes_first,
)
from waterline.domain.times import Stamp

from . import making

CHOICES = {
    "gave": sheets.GAVE,
    "landed": sheets.LANDINGS,
    "chosen": sheets.LETTERS,
    "kept_as": sheets.KEPT_AS,
    "whether": sheets.WHETHER,
    **dict.fromkeys(sheets.LETTERS, sheets.FILLED),
}
ANSWERS_OF = {
    **{name: st.none() | st.sampled_from(keys) for name, keys in CHOICES.items()},
    **dict.fromkeys(("worry", "distance"), st.none() | st.integers(0, sheets.MAP_SIDE)),
}
LANDINGS = st.lists(st.none() | st.sampled_from(sheets.LANDINGS), max_size=9)


@st.composite
def filled_sheets(draw: st.DrawFn) -> tuple[str, Answers]:
    """Any short flow with any answers."""
    kind = draw(st.sampled_from(tuple(SHEETS)))
    own = [each.name for each in fields(SHEETS[kind])][len(fields(Answers)) :]
    said = {name: draw(ANSWERS_OF.get(name, making.words)) for name in own}
    shared = {"what_happened": draw(making.words), "people": draw(making.some_of(("myself",)))}
    return kind, answers_from(kind, shared | said)


@given(filled_sheets())
def test_every_answer_of_a_short_flow_survives_the_way_through_json(filled):
    kind, answers = filled
    assert answers_from(kind, json.loads(json.dumps(answers.as_dict()))) == answers


@given(filled_sheets())
def test_what_only_one_flow_asks_for_stands_apart_and_is_complete(filled):
    kind, answers = filled
    shared = {each.name: getattr(answers, each.name) for each in fields(Answers)}
    assert SHEETS[kind](**shared, **particulars(answers)) == answers


def test_no_short_flow_is_counted_in_the_patterns():
    assert not set(COUNTED) & set(SHEETS)


def test_an_exercise_of_a_course_can_name_each_short_flow():
    assert set(SHEETS) <= set(FLOWS) & set(ANSWERS)


@pytest.mark.parametrize("wrong", [{"landed": "great"}, {"gave": "forced"}])
def test_an_answer_nobody_can_choose_is_refused(wrong):
    with pytest.raises(ValueError, match="not one of"):
        Reassurance(**wrong)


def test_a_letter_cannot_be_given_a_number():
    with pytest.raises(ValueError, match="thin"):
        Hearts(here="3")


def test_a_check_in_without_an_action_is_never_asked_about_and_one_that_was_answered_never_again():
    assert sheets.days_until_asked(Hearts(here="thin")) is None
    assert sheets.days_until_asked(Hearts(what_happened="tea on the stairs")) == sheets.ASK_AFTER_DAYS
    assert sheets.days_until_asked(Hearts(what_happened="tea", how_it_went="twice")) is None
    assert sheets.days_until_asked(Answers(what_happened="tea")) is None


@given(LANDINGS)
def test_kind_words_that_held_never_send_anybody_to_the_ledger(landings):
    assert not ledger_comes_first([LANDED if landing else None for landing in landings])


@given(LANDINGS)
def test_an_open_answer_says_nothing_either_way(landings):
    assert ledger_comes_first(landings) == ledger_comes_first([each for each in landings if each])


def test_three_of_the_last_five_that_did_not_hold_look_at_what_was_agreed_first():
    assert ledger_comes_first([FADED, LANDED, NOT_LANDED, LANDED, FADED])
    assert not ledger_comes_first([FADED, LANDED, NOT_LANDED, LANDED, LANDED, FADED, FADED])


def test_what_was_only_chosen_is_not_found_as_if_somebody_had_written_it():
    for kind, answers in SHEETS.items():
        own = {each.name for each in fields(answers)} - {each.name for each in fields(Answers)}
        chosen = {name: CHOICES[name][0] for name in own if name in CHOICES}
        entry = Entry("e", kind, answers_from(kind, {"what_happened": "rain", **chosen}), Stamp(0, "UTC", 0), 0)
        assert searchable(entry) == "rain"


def test_the_entry_a_request_grew_out_of_is_no_word_of_it():
    asked = RequestAnswers(ask="a call at ten", from_entry="8f5b2a1e-0000-4000-8000-000000000001")
    assert searchable(Entry("e", "request", asked, Stamp(0, "UTC", 0), 0)) == "a call at ten"


@pytest.mark.parametrize("place", [-1, 11])
def test_a_mark_stays_on_the_map(place):
    with pytest.raises(ValueError, match="map"):
        Lean(worry=place)


def test_what_was_kept_before_there_was_a_map_a_title_or_a_second_sign_is_read_as_it_was():
    assert answers_from("lean", {"what_happened": "w", "steadier": "s"}) == Lean(what_happened="w", steadier="s")
    assert answers_from("free_page", {"what_happened": "w"}) == FreePage(what_happened="w")
    assert answers_from("watching_plan", {"signal": "red"}) == WatchingPlan(signal="red")
