# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The three tests of a request notice words and nothing else, and what became of it is asked about once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.entry import Answers
from waterline.domain.flows import answers_from
from waterline.domain.request import (
    ANOTHER_WAY,
    ASKS,
    FINE,
    FOLLOW_UP_DAYS,
    LATER,
    LOOK,
    NO,
    NOT_ASKED,
    OPEN,
    OWNS,
    WAITING,
    WITHDRAWN,
    WORDS,
    YES,
    Outcome,
    RequestAnswers,
    found_in,
    from_dig,
    hints,
)
from waterline.domain.times import Stamp

NOW = Stamp(1_795_000_000_000, "Europe/Berlin", 60)
TEXT = st.text(max_size=80)


def said(**answers: object) -> list[str]:
    return [hint.said for hint in hints(RequestAnswers(**answers))]  # type: ignore[arg-type]


def test_nothing_is_noticed_in_what_was_not_said():
    assert said() == [OPEN, OPEN, OPEN]
    assert said(feeling_words=" ", need_words="\n", ask="  ") == [OPEN, OPEN, OPEN]


def test_an_owned_feeling_a_need_and_one_thing_to_do_stand_as_they_are():
    assert said(feelings=("sad",), needs=("time",), ask="have breakfast with me on Sunday?") == [FINE, FINE, FINE]


def test_a_feeling_that_says_what_somebody_did_is_worth_a_second_look():
    first, _, _ = hints(RequestAnswers(feelings=("sad", "betrayed"), feeling_words="Sad, as if you left"))
    assert (first.said, first.found) == (LOOK, ("betrayed", "as if you"))


def test_a_need_that_names_what_the_other_must_do_is_worth_a_second_look():
    assert said(need_words="I need you to come home")[1] == LOOK
    assert said(need_words="I need rest")[1] == FINE


@pytest.mark.parametrize("ask", ["be nicer and call more", "stop seeing her", "Don’t go", "MUST you go?"])
def test_an_ask_nobody_could_simply_do_or_decline_is_worth_a_second_look(ask):
    assert said(ask=ask)[2] == LOOK


@given(st.sampled_from([(test, word) for test in WORDS for word in WORDS[test]]), TEXT, TEXT)
def test_every_word_of_the_open_list_is_found_wherever_it_stands(each, before, after):
    test, word = each
    assert word in found_in(test, f"{before} {word.upper()} {after}")


@given(st.sampled_from(["mustard", "handy", "carefree", "Andes", "stopwatch", "moreover"]))
def test_a_word_inside_another_is_not_found(word):
    assert found_in(ASKS, word) == ()


@given(st.builds(RequestAnswers, rule=TEXT, ask=TEXT, if_no=TEXT, feeling_words=TEXT, need_words=TEXT))
def test_whatever_is_written_the_hints_have_an_answer_and_the_words_come_back(answers):
    assert [hint.test for hint in hints(answers)] == list(WORDS)
    assert answers_from("request", answers.as_dict()) == answers


def test_a_request_from_a_dig_takes_its_feeling_its_moment_and_its_need_and_leaves_the_ask_open():
    dug = Answers(feelings=("sad",), what_happened="the late train", needs=("time",), root="r", people=("p",))
    begun = from_dig("the dig", dug)
    assert (begun.feelings, begun.what_happened, begun.needs) == (("sad",), "the late train", ("time",))
    assert (begun.ask, begun.people, begun.from_entry) == ("", (), "the dig")


def test_a_request_goes_from_not_asked_to_its_answer_and_back():
    outcome = Outcome()
    assert outcome.standing == NOT_ASKED
    assert outcome.asked(5).standing == WAITING
    assert outcome.asked(5).asked(None) == Outcome()
    replied = outcome.asked(5).replied(ANOTHER_WAY, "on Monday", NOW)
    assert (replied.standing, replied.asked_ms, replied.reply_words) == (ANOTHER_WAY, 5, "on Monday")
    assert replied.replied(None, "kept", NOW) == Outcome(asked_ms=5, reply_words="kept")


@pytest.mark.parametrize("reply", [YES, ANOTHER_WAY, NO])
def test_whether_the_need_was_met_is_asked_once_whatever_came_back(reply):
    replied = Outcome().replied(reply, "", NOW)
    assert replied.follow_up_ms == NOW.plus_days(FOLLOW_UP_DAYS).utc_ms
    assert replied.need_met(LATER, "", NOW).follow_up_ms is None
    assert replied.need_met(LATER, "", NOW).replied(reply, "said again", NOW).follow_up_ms is None


def test_nothing_is_asked_about_a_request_that_was_withdrawn():
    withdrawn = Outcome().replied(WITHDRAWN, "", NOW)
    assert withdrawn.follow_up_ms is None
    assert withdrawn.asked_ms is None


def test_unknown_answers_are_refused():
    with pytest.raises(ValueError, match="reply"):
        Outcome(reply="maybe")
    with pytest.raises(ValueError, match="need"):
        Outcome(met="perhaps")


def test_each_list_is_in_small_letters_with_plain_apostrophes():
    assert all(word == word.casefold().replace("’", "'") for words in WORDS.values() for word in words)
    assert "betrayed" in WORDS[OWNS]
