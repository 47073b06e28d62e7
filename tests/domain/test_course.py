# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A course can be said in plain lines, counted, timed and found one's way in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.course import (
    ARC,
    BulletList,
    Callout,
    Card,
    Cards,
    Course,
    Diagram,
    DiagramPart,
    Exercise,
    Heading,
    Part,
    Prose,
    Section,
    Span,
    Step,
    Steps,
    Table,
    arc_stops,
    find_anchor,
    neighbours,
    plain_text,
    reading_minutes,
    stretches,
    terms_used,
    walk,
    with_arc,
    word_count,
)


def spans(*texts: str) -> tuple[Span, ...]:
    return tuple(Span(text) for text in texts)


TIDE = Prose("s/p1", (Span("The "), Span("tide", "term", "tide"), Span(" comes.")))
INNER = Prose("s/note1/p1", (Span("And "), Span("ebb", "term", "ebb"), Span(", and "), Span("tide", "term", "tide")))
NOTE = Callout("s/note1", "note", "Good to know", (INNER,))

METHOD = Steps("s", (Step(spans("Stop."), (spans("A breath."),)), Step(spans("Look."))))
ICE = Diagram("d", "iceberg", "Ice", (TIDE,), (DiagramPart("fear", "Fear", (TIDE,)),))


def section(section_id: str, *blocks: Prose | Callout) -> Section:
    return Section(section_id, 1, section_id.title(), "A section.", blocks)


def course(*sections: Section) -> Course:
    return Course("c", "C", "", "en", "", (), "", (), (), (), sections, ())


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Heading("h", 2, spans("The ", "tide")), "The tide"),
        (TIDE, "The tide comes."),
        (BulletList("l", (spans("one"), spans("two"))), "one\ntwo"),
        (METHOD, "1. Stop.\nA breath.\n2. Look."),
        (Table("t", "Two", (spans("a"), spans("b")), ((spans("1"), spans("2")),)), "Two\na | b\n1 | 2"),
        (NOTE, "Good to know\nAnd ebb, and tide"),
        (Cards("c", "", (Card("One", (TIDE,)), Card("Two", (TIDE,)))), "One\nThe tide comes.\nTwo\nThe tide comes."),
        (ICE, "Ice\nThe tide comes.\nFear\nThe tide comes."),
        (Exercise("e", "look", "Look", (TIDE,), "dig"), "Look\nThe tide comes."),
    ],
)  # fmt: skip
def test_every_kind_of_block_can_be_said_in_plain_lines(block, said: str) -> None:
    assert plain_text(block) == said


def test_words_are_counted_in_nested_blocks_and_numbers_are_not_words() -> None:
    method = Steps("s", (Step(spans("Stop and look.")), Step(spans("At 19:00 go on."))))
    assert word_count([NOTE, method]) == 7 + 6


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1_400, 7)])
def test_reading_time_is_rounded_up_to_whole_minutes(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_more_words_never_take_less_time(one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert reading_minutes(fewer) <= reading_minutes(more)


def test_walking_meets_nested_blocks_in_reading_order() -> None:
    assert [block.anchor for block in walk([TIDE, NOTE])] == ["s/p1", "s/note1", "s/note1/p1"]


def test_terms_are_listed_once_in_order_of_first_use() -> None:
    assert terms_used([NOTE, TIDE]) == ("ebb", "tide")


def test_a_saved_place_inside_a_callout_is_found() -> None:
    assert find_anchor(section("s", TIDE, NOTE), "s/note1/p1") is INNER


def test_a_saved_place_that_an_edit_took_away_is_not_found() -> None:
    assert find_anchor(section("s", TIDE), "s/gone/p4") is None


def test_the_first_section_has_nothing_before_it_and_the_last_nothing_after() -> None:
    first, second, third = section("a", TIDE), section("b", TIDE), section("c", TIDE)
    whole = course(first, second, third)
    assert neighbours(whole, "a") == (None, second)
    assert neighbours(whole, "b") == (first, third)
    assert neighbours(whole, "c") == (second, None)
    assert neighbours(whole, "z") == (None, None)


def test_sections_terms_and_parts_are_found_by_their_keys() -> None:
    part = DiagramPart("fear", "Fear", (TIDE,))
    whole = course(section("a", TIDE))
    assert whole.section("a") == whole.sections[0]
    assert whole.section("z") is None
    assert whole.term("tide") is None
    assert Diagram("d", "iceberg", "", (), (part,)).part("fear") is part
    assert Diagram("d", "iceberg", "", (), (part,)).part("need") is None


def test_exercises_are_listed_with_the_section_that_holds_them() -> None:
    exercise = Exercise("e", "look", "Look", (TIDE,), "dig")
    holding = Section("a", 1, "A", "A section.", (TIDE, exercise))
    assert course(holding).exercises() == ((holding, exercise),)


def test_an_arc_leads_to_every_section_also_those_no_part_names() -> None:
    one, two, three = section("a", TIDE), section("b", TIDE), section("c", TIDE)
    arc = with_arc(
        Diagram("l/diagram-arc", ARC, "The way", (TIDE,), ()),
        (Part("Begin", "A line.", ("b", "gone")),),
        (one, two, three),
    )
    assert [part.title for part in arc.parts] == ["Begin", ""]
    assert [[way.key for way in arc_stops(part)] for part in arc.parts] == [["b"], ["a", "c"]]
    assert plain_text(arc) == "The way\nThe tide comes.\nBegin\nA line.\nB\nA\nC"
    anchors = [block.anchor for block in walk((arc,))]
    assert len(set(anchors)) == len(anchors)


def test_a_course_without_parts_is_one_stretch_of_all_its_sections() -> None:
    assert stretches((), (section("a", TIDE), section("b", TIDE))) == (Part("", "", ("a", "b")),)
    assert stretches((), ()) == ()
