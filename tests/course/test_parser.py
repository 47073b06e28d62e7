# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a teacher writes is what a reader gets, and no text whatever makes the parser fall over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.course.writing import GLOSSARY, MANIFEST, write_course
from waterline.course import problems
from waterline.course.checker import check
from waterline.course.faults import MAX_FAULTS, Faults
from waterline.course.folder import plain_newlines
from waterline.course.inline import Source
from waterline.course.manifest import read_glossary, read_manifest
from waterline.course.parser import ParsedText, parse_text
from waterline.course.reader import load_course
from waterline.domain.course import (
    Block,
    BulletList,
    Callout,
    Cards,
    Exercise,
    Heading,
    Prose,
    Span,
    Step,
    Steps,
    Table,
    find_anchor,
    plain_text,
    spans_text,
    walk,
)
from waterline.domain.errors import CourseInvalid


def read(text: str) -> ParsedText:
    """Parse a sound text; the test fails where it has a fault."""
    faults = Faults()
    parsed = parse_text(text, "first", Source("one.md", faults, frozenset({"tide"}), frozenset({"first", "second"})))
    assert faults.found == []
    return parsed


def only(text: str) -> Block:
    (block,) = read(text).blocks
    return block


def test_emphasis_terms_and_section_references_become_runs_of_text() -> None:
    text = "You *may* say **no**, as the [tides]{term=tide} do; see [the next one]{section=second}."
    assert only(text) == Prose(
        "first/p1",
        (
            Span("You "),
            Span("may", "emphasis"),
            Span(" say "),
            Span("no", "strong"),
            Span(", as the "),
            Span("tides", "term", "tide"),
            Span(" do; see "),
            Span("the next one", "section", "second"),
            Span("."),
        ),
    )


def test_a_link_is_shown_as_words_and_never_as_a_link() -> None:
    block = only("Read [their page](https://example.org/page) and <https://example.org>.")
    assert plain_text(block) == "Read their page (https://example.org/page) and <https://example.org>."
    assert isinstance(block, Prose)
    assert {span.kind for span in block.spans} == {"text"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_an_address_that_could_run_or_open_something_is_only_words(address: str) -> None:
    block = only(f"See [this]({address}).")
    assert isinstance(block, Prose)
    assert {span.kind for span in block.spans} == {"text"}


def test_less_than_signs_and_hearts_are_not_taken_for_html() -> None:
    assert plain_text(only("3 < 4, <3, and \\<b> as written.")) == "3 < 4, <3, and <b> as written."


def test_a_numbered_list_becomes_a_method_with_its_explanations() -> None:
    assert only("1. Stop.\n\n   Only for a breath.\n\n2. Look.\n") == Steps(
        "first/steps1", (Step((Span("Stop."),), ((Span("Only for a breath."),),)), Step((Span("Look."),)))
    )


def test_a_callout_holds_its_title_and_its_blocks() -> None:
    assert only("::: care Be gentle\nText.\n\n- one\n:::\n") == Callout(
        "first/care1",
        "care",
        "Be gentle",
        (Prose("first/care1/p1", (Span("Text."),)), BulletList("first/care1/list1", ((Span("one"),),))),
    )


def test_a_table_takes_its_spoken_name_from_its_directive() -> None:
    table = only("::: table Two things\n| a | b |\n|---|---|\n| 1 | *2* |\n:::\n")
    assert table == Table(
        "first/table1",
        "Two things",
        ((Span("a"),), (Span("b"),)),
        (((Span("1"),), (Span("2", "emphasis"),)),),
    )


def test_a_pipe_with_a_backslash_does_not_make_a_cell() -> None:
    table = only("| a | b |\n|---|---|\n| 1 \\| one | 2 |\n")
    assert isinstance(table, Table)
    assert [spans_text(cell) for cell in table.rows[0]] == ["1 | one", "2"]


def test_cards_keep_their_order() -> None:
    cards = only(":::: cards Two\n::: card One\nFirst.\n:::\n::: card Two\nSecond.\n:::\n::::\n")
    assert isinstance(cards, Cards)
    assert [(card.title, plain_text(card.blocks[0])) for card in cards.cards] == [("One", "First."), ("Two", "Second.")]


def test_an_exercise_names_the_flow_its_step_and_what_it_starts_with() -> None:
    exercise = only('::: exercise look {flow=dig step=fear seed-fears=being_left button="Go down"} Look\nDo.\n:::\n')
    assert isinstance(exercise, Exercise)
    assert (exercise.anchor, exercise.id, exercise.title) == ("first/exercise-look", "look", "Look")
    assert (exercise.flow, exercise.step, exercise.button) == ("dig", "fear", "Go down")
    assert exercise.seed == (("fears", "being_left"),)


def test_recall_questions_stand_apart_from_the_text() -> None:
    parsed = read("Text.\n\n::: recall Why?\nBecause.\n:::\n")
    assert [type(block) for block in parsed.blocks] == [Prose]
    assert [(recall.id, recall.question) for recall in parsed.recall] == [("first/recall1", "Why?")]


def test_a_saved_place_survives_edits_under_other_headings() -> None:
    before = read("Opening.\n\n## The tide\n\nOne.\n\nTwo.\n\n## The moon\n\nThree.\n").blocks
    after = read("New.\n\nOpening.\n\n## The tide\n\nOne.\n\nNew.\n\nTwo.\n\n## The moon\n\nThree.\n").blocks
    three = next(block for block in before if plain_text(block) == "Three.")
    assert [plain_text(block) for block in after if block.anchor == three.anchor] == ["Three."]


def test_a_place_the_writer_named_survives_any_edit(tmp_path: Path) -> None:
    text = "## The tide\n\n{#kept}\nThis line.\n"
    before = load_course(write_course(tmp_path / "a", text)).sections[0]
    after = load_course(write_course(tmp_path / "b", "New.\n\n" + text.replace("The tide", "Water"))).sections[0]
    (anchor,) = (block.anchor for block in before.blocks if plain_text(block) == "This line.")
    found = find_anchor(after, anchor)
    assert found is not None
    assert plain_text(found) == "This line."


def test_two_headings_of_the_same_name_have_two_anchors() -> None:
    anchors = [block.anchor for block in walk(read("## Tide\n\nA.\n\n## Tide\n\nB.\n").blocks)]
    assert len(set(anchors)) == 4


def test_headings_keep_their_level() -> None:
    blocks = read("## Two\n\n### Three\n").blocks
    assert [block.level for block in blocks if isinstance(block, Heading)] == [2, 3]


def test_the_faults_of_a_hostile_file_are_counted_only_so_far() -> None:
    faults = Faults()
    parse_text("<b>\n\n" * 1000, "first", Source("one.md", faults))
    assert len(faults.found) == MAX_FAULTS


# No text whatever ----------------------------------------------------------------------------------------------------
PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "    ", "\t", "- ", "1. ", "> ", "# ", "## ", "|", "| a | b |\n|---|---|\n", "---", "```"),
        *(
            "::: ",
            ":::\n",
            ":::: ",
            "::::\n",
            "note",
            "cards",
            "card A",
            "diagram iceberg A",
            "part fear F",
            "recall Q?",
        ),
        *(
            "table T\n",
            "exercise a {flow=dig} A\n",
            "{#a}\n",
            "{",
            "}",
            "[a]{term=tide}",
            "[a]{",
            "](",
            "![",
            "<b>",
            "%",
        ),
        *("*", "**", "_", "`", "\\", "&#0;", "&amp;", "&#x2028;", "word", "é", "\U0001f30a", "\u200f"),
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(PIECES, max_size=40).map("".join), st.lists(st.one_of(PIECES, st.text())).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_the_parser_notes_faults_and_never_raises(text: str) -> None:
    faults = Faults()
    parsed = parse_text(text, "first", Source("one.md", faults, frozenset({"tide"}), frozenset()))
    assert problems.MARKDOWN_UNREADABLE not in {fault.problem for fault in faults.found}
    assert all(1 <= fault.line <= len(plain_newlines(text).split("\n")) for fault in faults.found)
    assert faults or parsed.blocks or parsed.recall


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_have_anchors_of_their_own(text: str) -> None:
    faults = Faults()
    anchors = [block.anchor for block in walk(parse_text(text, "first", Source("one.md", faults)).blocks)]
    assert faults or len(set(anchors)) == len(anchors)


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, st.builds(lambda text: MANIFEST + text, TEXTS)))
def test_the_manifest_and_the_glossary_may_hold_anything(text: str) -> None:
    faults = Faults()
    read_manifest(text, faults)
    read_glossary(text, faults)
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in faults.found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["one.md", "course.toml", "glossary.toml"]))
def test_a_course_of_any_bytes_is_read_or_refused(tmp_path: Path, raw: bytes, name: str) -> None:
    course = write_course(tmp_path / "course", glossary=GLOSSARY)
    (course / name).write_bytes(raw)
    faults = check(course)
    assert {fault.problem for fault in faults} <= set(problems.ALL)
    if faults:
        with pytest.raises(CourseInvalid):
            load_course(course)
    else:
        assert load_course(course).sections
