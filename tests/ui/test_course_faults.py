# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever writes a course is told, for every fault there is, where it stands, what is wrong and what to do."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from waterline.course import folder, manifest, problems
from waterline.course.checker import check
from waterline.course.directives import KINDS
from waterline.domain.course import DIAGRAM_PARTS, FLOW_STEPS, FLOWS
from waterline.domain.errors import CourseInvalid
from waterline.ui import course_faults, messages

BAD = Path(__file__).parents[1] / "data" / "courses-bad"
FOLDERS = sorted(folder for folder in BAD.iterdir() if folder.is_dir())


def fault(problem: str, line: int = 7, file: str = "02-second.md", detail: str = "a few words") -> CourseInvalid:
    return CourseInvalid(file, line, problem, detail)


def test_every_problem_a_course_can_have_has_its_sentence_and_no_sentence_is_left_over() -> None:
    assert set(course_faults.SENTENCES) == set(problems.ALL)


def test_no_two_problems_are_said_alike() -> None:
    said = [course_faults.sentence(fault(problem)) for problem in problems.ALL]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("problem", problems.ALL)
def test_a_sentence_says_what_is_wrong_and_then_what_to_do(problem: str) -> None:
    said = course_faults.sentence(fault(problem))
    wrong, _, remedy = said.partition(". ")
    assert said.endswith(".")
    assert len(wrong.split()) >= 3
    assert len(remedy.split()) >= 2, "a remedy follows in a sentence of its own"
    assert said[0].isupper() or said[0] == "“"
    assert not re.search(r"[{}]|  |_missing|_unknown", said)


@pytest.mark.parametrize("problem", problems.ALL)
def test_a_sentence_has_gaps_only_for_what_can_be_filled_in(problem: str) -> None:
    gaps = {name for _, name, _, _ in Formatter().parse(course_faults.SENTENCES[problem]()) if name is not None}
    assert gaps <= {"detail", "known"}


@pytest.mark.parametrize("problem", problems.ALL)
def test_a_reader_of_the_app_is_told_the_file_and_the_line_too(problem: str) -> None:
    said = messages.sentence(fault(problem))
    assert "02-second.md, line 7." in said
    assert course_faults.sentence(fault(problem)) in said
    assert said.endswith(".")
    assert not re.search(r"[{}]", said)


@pytest.mark.parametrize("problem", problems.ALL)
def test_where_a_whole_file_is_meant_only_the_file_is_named(problem: str) -> None:
    whole = fault(problem, line=0)
    assert "02-second.md. " in messages.sentence(whole)
    assert course_faults.report_line(whole).startswith("02-second.md: ")
    assert not re.search(r"line 0|:0", messages.sentence(whole) + course_faults.report_line(whole))


def test_where_no_file_is_meant_the_folder_is_named() -> None:
    nowhere = fault(problems.TOO_MANY_FILES, line=0, file="", detail="400")
    assert course_faults.report_line(nowhere).startswith("the course folder: There are too many files")
    assert "at the course folder. There are too many files" in messages.sentence(nowhere)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_fault_of_a_bad_course_is_told_whole_on_one_line(folder: Path) -> None:
    told = [course_faults.report_line(found) for found in check(folder)]
    assert told
    for line in told:
        assert re.match(r"[\w.-]+(:[1-9]\d*)?: [A-Z“]", line)
        assert line.endswith(".")
        assert "“”" not in line, "the sentence waits for a quote that the checker does not give"
        assert "\n" not in line


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("html_refused-script", "one.md:4: HTML such as “<script>” is not shown."),
        ("term_unknown", "one.md:2: The glossary has no term “moon”."),
        ("key_missing-section", "course.toml:6: Something required is missing here: “title”."),
        ("file_missing", "one.md: This file is named in course.toml and is not there."),
    ],
)
def test_a_short_quote_shows_what_is_meant(name: str, line: str) -> None:
    assert [course_faults.report_line(found)[: len(line)] for found in check(BAD / name)] == [line]


def test_braces_in_a_quote_are_shown_as_they_are() -> None:
    assert "“{#The Tide}”" in course_faults.sentence(fault(problems.ATTRIBUTE_BROKEN, detail="{#The Tide}"))


def test_a_file_name_from_anybody_cannot_speak_to_the_terminal() -> None:
    line = course_faults.report_line(fault(problems.LINK_REFUSED, line=0, file="a\x1b[2J\nb\udcff\u202e.md"))
    assert line.startswith("a�[2J�b��.md: ")


# Words that live in other files too --------------------------------------------------------------
def test_the_limits_that_are_named_are_the_limits_that_hold() -> None:
    assert f" {folder.MAX_FILE_BYTES // 1024} KiB." in course_faults.sentence(fault(problems.FILE_TOO_BIG))
    assert f" {folder.MAX_COURSE_BYTES // 1024**2} MiB." in course_faults.sentence(fault(problems.COURSE_TOO_BIG))
    assert f"format = {manifest.FORMAT}," in course_faults.sentence(fault(problems.FORMAT_UNKNOWN))


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (problems.DIRECTIVE_UNKNOWN, KINDS),
        (problems.FLOW_UNKNOWN, FLOWS),
        (problems.STEP_UNKNOWN, [step for steps in FLOW_STEPS.values() for step in steps]),
        (problems.DIAGRAM_UNKNOWN, DIAGRAM_PARTS),
    ],
)
def test_whoever_used_an_unknown_word_is_told_every_known_one(problem: str, words: list[str]) -> None:
    listed = course_faults.sentence(fault(problem)).rpartition(": ")[2].removesuffix(".")
    assert sorted(listed.split(", ")) == sorted(words)


@pytest.mark.parametrize("picture", [name for name, parts in DIAGRAM_PARTS.items() if parts])
def test_whoever_used_an_unknown_part_is_told_the_parts_of_that_picture(picture: str) -> None:
    said = course_faults.sentence(fault(problems.DIAGRAM_PART_UNKNOWN, detail=f"{picture} keel"))
    assert "“keel”" in said
    assert said.rpartition(": ")[2].removesuffix(".").split(", ") == list(DIAGRAM_PARTS[picture])


def test_whoever_gave_the_arc_a_part_is_told_that_it_has_none() -> None:
    said = course_faults.sentence(fault(problems.DIAGRAM_PART_UNKNOWN, detail="arc begin"))
    assert said == "This picture has no parts to explain. Take “begin” out."
