# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever somebody wrote into an entry stands on paper, of every kind of entry."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from tests.ui.journal.test_sheets import EVERY_ANSWER
from waterline.domain.entry import Answers, Entry
from waterline.domain.flows import ANSWERS
from waterline.domain.paper import Group, Words, texts
from waterline.domain.sheets import SHEETS
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import MYSELF
from waterline.ui.journal.field_words import name_of
from waterline.ui.journal.on_paper import entry_part
from waterline.ui.theme import Theme

WRITTEN = Stamp(1_795_000_000_000, "Europe/Berlin", 60)
ASKED = {
    "dig": {
        *("feeling_words", "body_words", "what_happened", "fear_words", "feared", "turned_out", "need_words", "root"),
        "next_words",
    },
    "request": {"feeling_words", "need_words", "what_happened", "ask", "rule", "if_no"},
    "conversation_plan": {"agreed", "what_happened", "say", "ask", "decide"},
    "right_now": {
        *("feeling_words", "what_happened", "seen", "made_of_it", "kind_words", "whom", "reach_words", "unsent"),
        *("later", "plan_if", "plan_then", "own_name", "own_how"),
    },
    "glad_moment": {"what_happened"},
    "holding_space": {"what_happened", "reflected", "can_offer", "will_not"},
    "reassurance": {"what_happened"},
    "hearts": {"what_happened", "how_it_went"},
    "lean": {"what_happened", "steadier"},
    "watching_plan": {
        *("what_happened", "where", "limits", "look_in", "signal", "check_in", "landing", "how_it_was"),
    },
    "free_page": {"title", "what_happened"},
}
"""The words each kind of entry asks for."""


def on_paper(kind: str, answers: Answers) -> str:
    part = entry_part(Entry("e", kind, answers, WRITTEN, 0), {"p": "Sam", MYSELF: "Me"}, {"own-tool": "Kettle"})
    return "\n".join(texts([Group("", (part,))]))


@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_every_word_that_was_asked_for_is_there(theme: Theme, kind: str) -> None:
    made = ANSWERS[kind]
    said: dict[str, Any] = {each.name: f"said in {each.name}" for each in fields(made) if each.name in ASKED[kind]}
    assert set(said) == ASKED[kind], "the kind has all these fields"
    found = on_paper(kind, made(**said))
    assert [name for name, words in said.items() if words.rstrip(".") not in found] == []


def test_no_kind_of_entry_is_forgotten_here() -> None:
    assert set(ASKED) == set(ANSWERS)


@pytest.mark.parametrize("kind", sorted(SHEETS))
def test_every_answer_of_a_short_flow_is_there_under_its_name(theme: Theme, kind: str) -> None:
    answers = EVERY_ANSWER[kind]
    found = on_paper(kind, answers)
    silent = ANSWERS[kind]()
    given = [each.name for each in fields(answers) if getattr(answers, each.name) != getattr(silent, each.name)]
    assert [name for name in given if name_of(kind, name) not in found] == []


def test_a_dig_is_told_in_the_order_of_its_steps_with_people_and_choices(theme: Theme) -> None:
    answers = Answers(
        feelings=("jealous",), what_happened="Late again.", people=("p",), layers=("First", "Second"),
        fears=("being_left",), needs=("time",), root="The root.", triage="inside", intensity_before=8,
        intensity_after=5,
    )  # fmt: skip
    found = on_paper("dig", answers)
    said = ["Jealous", "8 of 10", "Late again.", "Part of it: Sam", "First", "Second", "Being left", "Time"]
    said += ["The root.", "Inside me", "5 of 10"]
    assert [found.index(each) for each in said] == sorted(found.index(each) for each in said)


def test_a_question_without_an_answer_leaves_no_heading_behind(theme: Theme) -> None:
    part = entry_part(Entry("e", "hearts", ANSWERS["hearts"](what_happened="A walk"), WRITTEN, 0), {}, {})
    assert [block.look for block in part.blocks if isinstance(block, Words)] == ["heading", "quote"]


def test_a_text_as_long_as_a_book_is_parted_between_sentences_and_nothing_of_it_is_lost(theme: Theme) -> None:
    text = "This sentence is one of many. " * 2000
    part = entry_part(Entry("e", "free_page", ANSWERS["free_page"](what_happened=text), WRITTEN, 0), {}, {})
    parts = [block.text for block in part.blocks if isinstance(block, Words) and block.look == "quote"]
    assert len(parts) > 1
    assert "".join(parts) == text.strip()
    assert all(each.strip().endswith(".") for each in parts)
