# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each deliberately bad course is refused for its one reason, with the right file and the right line."""

from __future__ import annotations

from pathlib import Path

import pytest

from waterline.course import problems
from waterline.course.checker import check
from waterline.course.reader import load_course
from waterline.domain.errors import CourseInvalid

BAD = Path(__file__).parent.parent / "data" / "courses-bad"
FOLDERS = sorted(folder for folder in BAD.iterdir() if folder.is_dir())

MADE_ELSEWHERE = {
    problems.FOLDER_MISSING,
    problems.FOLDER_UNREADABLE,
    problems.TOO_MANY_FILES,
    problems.LINK_REFUSED,
    problems.FILE_UNREADABLE,
    problems.FILE_TOO_BIG,
    problems.COURSE_TOO_BIG,
    problems.NOT_UTF8,
    problems.CONTROL_CHARACTER,
    problems.ZIP_BROKEN,
    problems.ID_TAKEN,
}
"""Faults no folder in a repository can show safely: `test_folder.py` and `test_intake.py` make them."""

NOT_KNOWN_TO_HAPPEN = {problems.MARKDOWN_UNREADABLE}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_bad_course_is_told_its_faults_with_file_and_line_and_nothing_else(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [f"{fault.file} {fault.line} {fault.problem}" for fault in check(folder)] == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_bad_course_is_not_opened(folder: Path) -> None:
    with pytest.raises(CourseInvalid):
        load_course(folder)


def test_every_problem_there_is_has_a_bad_course_that_shows_it() -> None:
    shown = {
        line.split()[2] for folder in FOLDERS for line in (folder / "expected.txt").read_text("utf-8").splitlines()
    }
    assert shown | MADE_ELSEWHERE | NOT_KNOWN_TO_HAPPEN == set(problems.ALL)
