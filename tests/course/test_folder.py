# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A course folder from anybody cannot lead out of itself, stall the reader or fill its memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.course.writing import MANIFEST, write_course
from waterline.course import problems
from waterline.course.checker import check
from waterline.course.folder import MAX_COURSE_BYTES, MAX_DEPTH, MAX_FILE_BYTES, MAX_FILES, safe_name

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="making a link on Windows needs a privilege")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def told(folder: Path) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.problem) for fault in check(folder)]


def test_a_sound_course_has_no_faults(tmp_path: Path) -> None:
    assert told(write_course(tmp_path / "course")) == []


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert told(tmp_path / "nowhere") == [("nowhere", 0, problems.FOLDER_MISSING)]


def test_a_file_where_a_folder_should_be_is_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "course").write_text("not a folder", encoding="utf-8")
    assert told(tmp_path / "course") == [("course", 0, problems.FOLDER_MISSING)]


def test_a_name_no_system_takes_is_said_to_be_missing(tmp_path: Path) -> None:
    name = "long" * 100
    assert told(tmp_path / name) == [(name, 0, problems.FOLDER_MISSING)]


@needs_links
def test_a_link_to_a_file_outside_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("A private line.", encoding="utf-8")
    course = write_course(tmp_path / "course")
    (course / "one.md").unlink()
    (course / "one.md").symlink_to(secret)
    assert told(course) == [("one.md", 0, problems.LINK_REFUSED)]


@needs_links
def test_a_link_to_a_folder_outside_is_not_followed(tmp_path: Path) -> None:
    outside = write_course(tmp_path / "outside")
    course = write_course(tmp_path / "course", manifest=MANIFEST.replace("one.md", "inner/one.md"))
    (course / "inner").symlink_to(outside, target_is_directory=True)
    assert told(course) == [("inner", 0, problems.LINK_REFUSED)]


@needs_pipes
def test_a_pipe_in_place_of_a_file_does_not_hold_the_reader_up(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (course / "one.md").unlink()
    os.mkfifo(course / "one.md")
    assert told(course) == [("one.md", 0, problems.FILE_UNREADABLE)]


def test_ten_thousand_files_are_refused_without_reading_one(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    for number in range(MAX_FILES + 1):
        (course / f"{number}.txt").touch()
    assert told(course) == [("", 0, problems.TOO_MANY_FILES)]


def test_folders_in_folders_in_folders_are_refused(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (course / "/".join("abcdefgh"[:MAX_DEPTH])).mkdir(parents=True)
    assert [problem for _, _, problem in told(course)] == [problems.TOO_MANY_FILES]


def test_a_hidden_folder_such_as_a_version_control_one_is_left_alone(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    deep = course / ".git" / "a" / "b" / "c" / "d" / "e"
    deep.mkdir(parents=True)
    (deep / "notes.md").write_text("Not part of the course.", encoding="utf-8")
    assert told(course) == []


def test_a_file_too_big_to_be_a_section_is_refused(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course", text="word\n\n" * (MAX_FILE_BYTES // 6 + 1))
    assert told(course) == [("one.md", 0, problems.FILE_TOO_BIG)]


def test_a_course_too_big_to_read_is_refused(tmp_path: Path) -> None:
    count = MAX_COURSE_BYTES // MAX_FILE_BYTES + 1
    manifest = MANIFEST.split("[[section]]")[0] + "".join(
        f'[[section]]\nid = "s{number}"\nfile = "{number}.md"\ntitle = "S"\nwhat_this_is = "S"\n'
        for number in range(count)
    )
    course = write_course(tmp_path / "course", manifest=manifest)
    (course / "one.md").unlink()
    for number in range(count):
        (course / f"{number}.md").write_bytes(b"\n" * (MAX_FILE_BYTES - 2) + b"a\n")
    assert problems.COURSE_TOO_BIG in {problem for _, _, problem in told(course)}


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old mac"])
def test_a_byte_that_is_not_utf8_is_found_on_its_line(tmp_path: Path, newline: bytes) -> None:
    course = write_course(tmp_path / "course")
    (course / "one.md").write_bytes(newline.join([b"One", b"two", b"caf\xe9", b"four"]))
    assert told(course) == [("one.md", 3, problems.NOT_UTF8)]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u2028"])
def test_an_invisible_control_character_is_found_on_its_line(tmp_path: Path, character: str) -> None:
    course = write_course(tmp_path / "course", text=f"One\n\ntwo{character}\n")
    assert told(course) == [("one.md", 3, problems.CONTROL_CHARACTER)]


def test_a_folder_in_place_of_a_file_is_said_to_be_unreadable(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (course / "one.md").unlink()
    (course / "one.md").mkdir()
    assert told(course) == [("one.md", 0, problems.FILE_UNREADABLE)]


def test_a_folder_the_system_will_not_list_is_said_to_be_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Taking the permission away would prove nothing where tests run as the administrator.
    course = write_course(tmp_path / "course")

    def deny(folder: Path) -> None:
        raise PermissionError(folder)

    monkeypatch.setattr(os, "scandir", deny)
    assert told(course) == [("course", 0, problems.FOLDER_UNREADABLE)]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    text = (course / "course.toml").read_text(encoding="utf-8")
    (course / "course.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert told(course) == []


@pytest.mark.parametrize(
    "name",
    [
        "../one.md",
        "/one.md",
        "a/../../one.md",
        "C:one.md",
        "a\\one.md",
        ".one.md",
        "a//one.md",
        "one.md ",
        "",
        "a/b/c/d/e.md",
    ],
)
def test_a_name_that_could_mean_something_elsewhere_is_not_safe(name: str) -> None:
    assert not safe_name(name)


@pytest.mark.parametrize("name", ["one.md", "01-the-first.md", "teil 1/einführung.md", "第一.md"])
def test_an_ordinary_name_in_any_script_is_safe(name: str) -> None:
    assert safe_name(name)
