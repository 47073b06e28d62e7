# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written comes back as it was written."""

import json

import pytest
from hypothesis import given

from waterline.domain.entry import Answers, Draft, Entry
from waterline.domain.times import Stamp

from . import making

NOW = Stamp(1_790_000_000_000, "Europe/Berlin", 120)


@given(making.answers)
def test_answers_survive_the_way_through_json(answers):
    assert Answers.from_dict(json.loads(json.dumps(answers.as_dict()))) == answers


@given(making.answers)
def test_every_stored_word_can_be_encoded(answers):
    json.dumps(answers.as_dict(), ensure_ascii=False).encode()


def test_a_lone_surrogate_is_shown_as_a_replacement_and_nothing_else_changes():
    answers = Answers(root="a\ud800b\x00c\u202ed", layers=("\udfff", "\U0001f300"))
    assert answers.root == "a\ufffdb\x00c\u202ed"
    assert answers.layers == ("\ufffd", "\U0001f300")


def test_answers_from_an_older_version_keep_the_rest_empty():
    assert Answers.from_dict({"root": "I want to be told first"}) == Answers(root="I want to be told first")


def test_answers_from_a_newer_version_are_read_as_far_as_known():
    assert Answers.from_dict({"root": "a", "weather": "rain"}) == Answers(root="a")


@pytest.mark.parametrize("wrong", [{"intensity_before": 11}, {"intensity_after": -1}, {"triage": "her_fault"}])
def test_an_answer_outside_its_range_is_refused(wrong):
    with pytest.raises(ValueError, match=r"intensity|triage"):
        Answers(**wrong)


def test_an_entry_happened_when_the_person_says_or_else_when_it_was_written():
    earlier = Stamp(NOW.utc_ms - 1000)
    assert Entry("e", "dig", Answers(), NOW, 0).happened == NOW
    assert Entry("e", "dig", Answers(happened=earlier), NOW, 0).happened == earlier


def test_an_entry_without_an_incident_is_its_own():
    assert Entry("e", "dig", Answers(), NOW, 0).incident_or_self == "e"
    assert Entry("e", "dig", Answers(), NOW, 0, incident="i").incident_or_self == "i"


def test_a_draft_remembers_where_it_stopped_and_when():
    draft = Draft("d", "dig", "name", Answers(), NOW, NOW.utc_ms)
    later = Stamp(NOW.utc_ms + 5)
    changed = draft.with_answers(Answers(root="x"), "root", later)
    assert (changed.step, changed.changed_ms, changed.started) == ("root", later.utc_ms, NOW)
