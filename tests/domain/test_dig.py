# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dig leads, and never pushes."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.dig import (
    ASKED_LATER,
    FIELDS,
    STEPS,
    Dig,
    Step,
    asks_about_safety,
    claims,
    only_names_jealousy,
    with_triage,
)
from waterline.domain.entry import Answers

from . import making


def test_every_answer_but_the_tags_belongs_to_exactly_one_step():
    asked = [name for names in (*FIELDS.values(), ASKED_LATER) for name in names]
    assert sorted((*asked, "tags")) == sorted(field.name for field in fields(Answers))


def test_the_dig_starts_at_the_feeling_and_ends_after_the_last_step():
    dig = Dig()
    seen = [dig.step]
    while not dig.finished:
        dig = dig.forward()
        seen.append(dig.step)
    assert seen[:-1] == list(STEPS)
    assert (Dig().number, dig.number) == (1, 10)


@given(making.answers, st.lists(st.sampled_from(["forward", "back", *STEPS])))
def test_wherever_a_person_goes_no_answer_changes(answers, moves):
    dig = Dig(answers)
    for move in moves:
        dig = dig.at(move) if isinstance(move, Step) else getattr(dig, move)()
    assert dig.answers == answers


def test_going_back_from_the_first_step_stays_there():
    assert Dig().back() == Dig()


def test_skipping_everything_still_finishes():
    dig = Dig()
    for _ in STEPS:
        dig = dig.forward()
    assert dig.finished
    assert not dig.answers.said_anything


@given(making.answers)
def test_the_rail_gives_back_exactly_the_steps_with_an_answer(answers):
    empty = Answers()
    for step in STEPS:
        said = any(getattr(answers, name) != getattr(empty, name) for name in FIELDS[step])
        assert (step in Dig(answers).so_far()) is said


@pytest.mark.parametrize(
    "root",
    [
        "I'm jealous",
        "jealous.",
        "I am so jealous of her!",
        "Just feeling a bit jealous",
        "I’m jealous",
        "JEALOUSY",
        "envy",
    ],
)
def test_a_root_that_only_says_jealous_is_noticed(root):
    assert only_names_jealousy(root)


@pytest.mark.parametrize(
    "root",
    [
        "",
        "I am afraid of being left",
        "I'm jealous because I need more of his evenings",
        "I want to be told first",
        "I feel it in my throat",
        "Ich bin eifersüchtig",
    ],
)
def test_any_other_root_is_taken_as_it_is(root):
    assert not only_names_jealousy(root)


@given(making.words)
def test_the_root_check_survives_any_words(root):
    only_names_jealousy(root)


def test_words_that_claim_something_are_pointed_out_in_the_order_chosen():
    assert claims(Answers(feelings=("sad", "replaced", "betrayed"))) == ("replaced", "betrayed")


def test_cannot_tell_is_asked_again_in_a_week_unless_the_person_chose_otherwise():
    dig = with_triage(Dig(), "cannot_tell")
    assert dig.answers.ask_again_days == 7
    assert with_triage(dig.answer(ask_again_days=30), "cannot_tell").answers.ask_again_days == 30


def test_another_triage_drops_whom_to_ask_and_when():
    dig = with_triage(Dig(), "cannot_tell").answer(talk_to=("friend",))
    decided = with_triage(dig, "between").answers
    assert (decided.triage, decided.talk_to, decided.ask_again_days) == ("between", (), None)


def test_only_what_lies_between_two_people_leads_to_the_safety_question():
    assert [key for key in ("inside", "between", "both", "cannot_tell", None) if asks_about_safety(key)] == [
        "between",
        "both",
    ]
