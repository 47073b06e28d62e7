# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The course the app comes with is whole: nothing dangling, nothing missing, nothing too long, no number to call."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from waterline.course.checker import check
from waterline.course.reader import load_course
from waterline.domain.course import (
    ARC,
    DIAGRAM_PARTS,
    FLOWS,
    Callout,
    Course,
    Diagram,
    Section,
    arc_stops,
    plain_text,
    terms_used,
    walk,
    word_count,
)
from waterline.domain.vocabulary import ICEBERG

LESSONS = Path(__file__).parents[2] / "lessons"
FOLDER = LESSONS / "below-the-waterline" / "en"
COURSE = load_course(FOLDER)

FLOW_OF = {
    "map_moment": "dig",
    "dig": "dig",
    "glad_moment": "glad_moment",
    "did_it_land": "reassurance",
    "where_do_i_lean": "lean",
    "hearts_check_in": "hearts",
    "right_now": "right_now",
    "turn_it_into_a_request": "request",
    "holding_space": "holding_space",
    "plan_the_watching": "watching_plan",
    "sort_one_out": "dig",
    "plan_the_conversation": "conversation_plan",
}
every_section = pytest.mark.parametrize("section", COURSE.sections, ids=lambda section: section.id)


def said(course: Course) -> str:
    landing = [plain_text(block) for block in course.landing]
    bodies = [plain_text(block) for section in course.sections for block in section.blocks]
    answers = [
        f"{recall.question}\n{plain_text(block)}"
        for section in course.sections
        for recall in section.recall
        for block in recall.blocks
    ]
    return "\n".join([*landing, *bodies, *answers, *(term.meaning for term in course.glossary)])


def test_the_shipped_course_has_no_faults() -> None:
    assert check(FOLDER) == []


def test_it_has_twelve_sections_six_outcomes_and_an_arc_through_all_of_them() -> None:
    assert len(COURSE.sections) == 12
    assert len(COURSE.outcomes) == 6
    assert [name for part in COURSE.parts for name in part.sections] == [section.id for section in COURSE.sections]


@every_section
def test_a_section_takes_one_sitting(section: Section) -> None:
    assert 700 <= word_count(section.blocks) <= 1_400


@every_section
def test_a_section_has_a_line_on_what_it_is_a_callout_and_one_or_two_questions(section: Section) -> None:
    assert section.what_this_is
    assert any(isinstance(block, Callout) and block.kind == "tip" for block in section.blocks)
    assert 1 <= len(section.recall) <= 2


@every_section
def test_a_section_says_what_is_evidence_and_what_is_practice(section: Section) -> None:
    text = "\n".join(map(plain_text, section.blocks))
    assert re.search(r"evidence|stud(?:y|ies|ied)|research|well supported", text)
    assert re.search(r"wisdom|rule of thumb|our own|are ours|hasn’t been measured|easy to think with", text)


@every_section
def test_a_section_explains_the_words_it_uses(section: Section) -> None:
    assert section.terms
    assert all(COURSE.term(key) for key in section.terms)


def test_every_word_in_the_glossary_is_used_and_there_are_enough_of_them() -> None:
    used = {key for section in COURSE.sections for key in section.terms} | set(terms_used(COURSE.landing))
    assert {term.key for term in COURSE.glossary} == used
    assert len(COURSE.glossary) >= 40


def test_every_exercise_opens_the_flow_it_was_written_for() -> None:
    assert {exercise.id: exercise.flow for _, exercise in COURSE.exercises()} == FLOW_OF
    assert set(FLOW_OF.values()) < set(FLOWS)


def test_each_section_with_something_to_do_has_its_exercise() -> None:
    without = {section.id for section in COURSE.sections} - {section.id for section, _ in COURSE.exercises()}
    assert without == {"ordinary-feeling"}


def test_mapping_a_moment_begins_at_the_iceberg() -> None:
    (exercise,) = (exercise for _, exercise in COURSE.exercises() if exercise.id == "map_moment")
    assert exercise.step == "iceberg"


def test_the_iceberg_explains_each_part_under_the_key_the_journal_keeps() -> None:
    (diagram,) = (block for block in walk(COURSE.sections[1].blocks) if isinstance(block, Diagram))
    assert tuple(part.key for part in diagram.parts) == ICEBERG == DIAGRAM_PARTS["iceberg"]
    assert all(25 <= word_count(part.blocks) <= 80 for part in diagram.parts)


@pytest.mark.parametrize(
    ("section_id", "picture"),
    [("dig", "descent"), ("attachment", "attachment"), ("hearts", "hearts"), ("request", "request")],
)
def test_a_section_draws_what_it_teaches_and_explains_every_part_of_it(section_id: str, picture: str) -> None:
    section = COURSE.section(section_id)
    assert section is not None
    (diagram,) = (block for block in section.blocks if isinstance(block, Diagram))
    assert diagram.id == picture
    assert {part.key for part in diagram.parts} == set(DIAGRAM_PARTS[picture])
    assert all(part.title and 5 <= word_count(part.blocks) <= 80 for part in diagram.parts)
    assert word_count(diagram.blocks) >= 10, "those who cannot see the picture hear what it shows"


def test_the_letters_of_the_wheel_spell_its_name() -> None:
    section = COURSE.section("hearts")
    assert section is not None
    (diagram,) = (block for block in section.blocks if isinstance(block, Diagram))
    assert "".join(part.title[0] for part in diagram.parts[:6]) == "HEARTS"


def test_the_landing_page_shows_the_way_through_all_sections() -> None:
    (diagram,) = (block for block in COURSE.landing if isinstance(block, Diagram))
    assert diagram.id == ARC
    assert [part.title for part in diagram.parts] == [part.title for part in COURSE.parts]
    ways = [way for part in diagram.parts for way in arc_stops(part)]
    assert [(way.key, way.text) for way in ways] == [(section.id, section.title) for section in COURSE.sections]


def test_sections_that_touch_control_or_fear_point_to_support() -> None:
    for name in ("theirs", "alarm"):
        section = COURSE.section(name)
        assert section is not None
        care = [plain_text(block) for block in section.blocks if isinstance(block, Callout) and block.kind == "care"]
        assert any("Support" in text and "afraid" in text for text in care)


def test_the_section_on_kink_opens_behind_a_content_note() -> None:
    section = COURSE.section("kink")
    assert section is not None
    assert section.content_note


def test_no_phone_number_address_or_share_of_people_stands_in_the_course() -> None:
    # Numbers change and lines close: they live on the Support page, with their date and their source.
    assert not re.search(r"\d{3,}[\s-]?\d{3,}|https?:|www\.|@|per ?cent|%", said(COURSE))


def test_nothing_in_the_course_promises_a_cure_or_names_a_disorder() -> None:
    assert not re.search(r"(?i)\b(cured|guarantee[ds]?|your disorder|you suffer from|toxic|narcissis)", said(COURSE))


def test_the_course_says_under_which_licence_it_may_be_shared() -> None:
    assert COURSE.licence == "CC-BY-SA-4.0"
    assert "Attribution-ShareAlike 4.0" in (LESSONS / "LICENSE.md").read_text(encoding="utf-8")


def test_the_coverage_table_points_only_to_places_that_exist() -> None:
    table = (FOLDER.parent / "COVERAGE.md").read_text(encoding="utf-8")
    places = set(re.findall(r"`([a-z-]+[/#][^`]+)`", table))
    anchors = {block.anchor for section in COURSE.sections for block in walk(section.blocks)}
    landing = {block.anchor for block in walk(COURSE.landing)}
    assert places
    assert places <= anchors | landing
    assert {place.split("/")[0] for place in places} >= {section.id for section in COURSE.sections}
