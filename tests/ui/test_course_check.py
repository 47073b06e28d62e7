# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`waterline course check PATH` tells a writer every fault, without a display and without a journal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.course.writing import write_course
from waterline.__main__ import arguments, main

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "data" / "courses-bad"
SHIPPED = ROOT / "lessons" / "below-the-waterline" / "en"


class Terminal:
    """A terminal of a computer with no display, where a window would end the program at once."""

    def __init__(self, home: Path) -> None:
        self.profile = home / "profile"
        self.env = {name: value for name, value in os.environ.items() if not name.endswith("DISPLAY")} | {
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONIOENCODING": "utf-8",
            "QT_QPA_PLATFORM": "none-on-this-computer",
            "WATERLINE_PROFILE": str(self.profile),
        }

    def type(self, *words: str, cwd: Path = ROOT, **env: str) -> tuple[int, list[str], str]:
        """Run the program; gives its exit status, the lines it printed, and what it complained of."""
        done = subprocess.run(
            [sys.executable, "-m", "waterline", *words],
            cwd=cwd,
            env=self.env | env,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout.splitlines(), done.stderr


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_the_course_the_app_comes_with_has_no_faults(terminal: Terminal) -> None:
    assert terminal.type("course", "check", str(SHIPPED)) == (0, ["No faults found."], "")
    assert not terminal.profile.exists(), "a course can be checked without a journal"


def test_every_fault_is_printed_on_a_line_of_its_own_in_the_order_of_reading(terminal: Terminal) -> None:
    status, lines, complaint = terminal.type("course", "check", str(BAD / "several-at-once"))
    assert (status, complaint) == (1, "")
    assert lines[2] == (
        "one.md:4: The heading “# A title” is empty, or of a level that is not used. "
        "Give it words, and begin with ## or ###."
    )
    places = [line.partition(": ")[0] for line in lines]
    assert places == ["course.toml:4", "one.md:2", "one.md:4", "one.md:6", "one.md:10"]


def test_a_file_that_is_not_there_is_named_without_a_line(terminal: Terminal) -> None:
    status, lines, _ = terminal.type("course", "check", str(BAD / "file_missing"))
    assert status == 1
    assert lines == ["one.md: This file is named in course.toml and is not there. Add the file, or mend its name."]


def test_the_folder_one_stands_in_can_be_checked_and_has_a_name(terminal: Terminal, tmp_path: Path) -> None:
    course = write_course(tmp_path / "my-course")
    assert terminal.type("course", "check", ".", cwd=course)[:2] == (0, ["No faults found."])


def test_a_path_that_leads_nowhere_is_said_to_and_not_a_crash(terminal: Terminal) -> None:
    name = "long" * 100  # longer than any system takes, which is refused in another way than a mere absence
    assert terminal.type("course", "check", name) == (
        1,
        [f"{name}: There is no such folder, or it cannot be reached. Choose the folder that holds course.toml."],
        "",
    )


def test_a_terminal_that_lacks_our_signs_still_shows_every_fault(terminal: Terminal, tmp_path: Path) -> None:
    course = write_course(tmp_path / "course", "Ein [Wort]{term=gezeiten-ü}.\n")
    status, lines, complaint = terminal.type("course", "check", str(course), PYTHONIOENCODING="ascii")
    assert (status, complaint) == (1, "")
    assert [line.partition(": ")[0] for line in lines] == ["one.md:1"]


@pytest.mark.parametrize(
    "words", [["course"], ["course", "check"], ["course", "mend", "x"], ["--self-check", "doctor"], ["doctors"]]
)
def test_a_command_that_is_not_whole_is_refused_with_a_hint(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["waterline", *words])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: waterline")


@pytest.mark.parametrize("words", [["--profile", "there", "doctor"], ["doctor", "--profile", "there"]])
def test_a_profile_may_be_named_before_or_after_the_command(words: list[str]) -> None:
    given = arguments().parse_args(words)
    assert (given.command, given.profile) == ("doctor", Path("there"))


def test_without_any_word_the_app_opens_with_the_usual_profile() -> None:
    given = arguments().parse_args([])
    assert (given.command, given.profile, given.self_check) == (None, None, False)
