# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words across a course: everything a reader sees can be found, at its true place, and at once."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.app import study
from waterline.domain.course import Callout, Course, Prose, Recall, Section, Span, Table
from waterline.domain.finding import MOST_IN_A_SECTION, find, fold, index
from waterline.domain.passages import TITLE, passages
from waterline.resources import lessons_path


def prose(text: str, anchor: str = "s/p1") -> Prose:
    return Prose(anchor, (Span(text),))


def section(*blocks, recall=(), name: str = "s", title: str = "A section") -> Section:
    return Section(name, 1, title, "What it is.", tuple(blocks), tuple(recall))


def course(*sections: Section) -> Course:
    return Course("c", "C", "", "en", "", (), "", (), (), (), sections, ())


def texts(found) -> list[str]:
    return [hit.passage.text for hit in found]


def test_what_a_reader_sees_can_be_found_titles_tables_callouts_and_questions_too() -> None:
    table = Table("s/t1", "When it rains", ((Span("Cloud"),),), (((Span("Sun"),),),))
    box = Callout("s/c1", "note", "A boxed title", (prose("Boxed words", "s/c1/p1"),))
    asked = Recall("s/recall1", "Which tide?", (prose("The ebbing one", "s/recall1/p1"),))
    made = index(course(section(table, box, recall=[asked])))
    for words, anchor in [
        ("rains", "s/t1"), ("cloud", "s/t1"), ("sun", "s/t1"), ("boxed title", "s/c1"), ("boxed words", "s/c1/p1"),
        ("which", "s/recall1"), ("ebbing", "s/recall1/p1"), ("a section", ""), ("what it", ""),
    ]:  # fmt: skip
        (hit,) = find(made, words)
        assert hit.passage.anchor == anchor, words


def test_case_accents_and_quotation_marks_make_no_difference() -> None:
    made = index(course(section(prose("Élan, she said: “don’t”"))))
    for words in ("elan", "ÉLAN", '"don\'t"', "she said"):
        (hit,) = find(made, words)
        start, end = hit.ranges[0]
        assert fold(hit.passage.text[start:end]) == fold(words)


def test_words_are_found_from_their_beginning_and_together_where_they_stand_so() -> None:
    made = index(
        course(section(prose("the root of it", "a"), prose("it has a root, of course", "b"), prose("uproot", "c")))
    )
    assert [hit.passage.anchor for hit in find(made, "root")] == ["a", "b"]
    assert [hit.ranges for hit in find(made, "root of")] == [((4, 11),), ((9, 13), (15, 17))]
    assert find(made, "root nothing") == ()
    assert find(made, "   ") == ()


def test_hits_come_in_reading_order_and_no_section_floods_the_rest() -> None:
    many = section(*(prose("tide", f"p{n}") for n in range(MOST_IN_A_SECTION + 9)))
    last = section(prose("tide"), name="z")
    found = find(index(course(many, last)), "tide")
    assert len(found) == MOST_IN_A_SECTION + 1
    assert found[-1].passage.section == "z"


def test_the_context_holds_the_words_and_is_cut_at_spaces() -> None:
    text = "word " * 60 + "needle " + "word " * 60
    (hit,) = find(index(course(section(prose(text)))), "needle")
    ((start, end),) = hit.marked
    assert hit.context[start:end] == "needle"
    assert hit.context.startswith("…word")
    assert hit.context.endswith("word…")


@given(st.text(max_size=200), st.text(max_size=12))
def test_every_range_lies_in_its_passage_and_every_mark_in_its_context(text: str, words: str) -> None:
    assert len(fold(text)) == len(text)
    for hit in find(index(course(section(prose(text)))), words):
        assert all(0 <= start < end <= len(hit.passage.text) for start, end in hit.ranges)
        for start, end in hit.marked:
            assert 0 <= start < end <= len(hit.context)


def test_every_run_of_the_shipped_course_is_a_passage_once() -> None:
    for each in study.open_course(lessons_path()).sections:
        keys = [(found.anchor, found.place) for found in passages(each) if found.place > TITLE]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("words", ["e", "the", "feeling", "what are you afraid of", "zzz"])
def test_finding_in_a_hundred_sections_takes_less_than_a_blink(words: str) -> None:
    shipped = study.open_course(lessons_path())
    hundred = tuple(
        replace(shipped.sections[number % len(shipped.sections)], id=f"s{number}", number=number + 1)
        for number in range(100)
    )
    made = index(replace(shipped, sections=hundred))
    took = []
    for _ in range(5):
        began = time.perf_counter()
        find(made, words)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.05, f"{min(took) * 1000:.1f} ms"
