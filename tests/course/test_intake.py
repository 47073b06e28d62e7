# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A course from anybody comes in as text files inside its own folder, or not at all, and then leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from waterline.course import problems
from waterline.course.intake import remove, take_in, taken_in
from waterline.course.reader import load_course

MANIFEST = """format = 1
id = "theirs"
title = "Theirs"
language = "en"

[[section]]
id = "first"
file = "one.md"
title = "First"
what_this_is = "A section."
"""
FILES = {"course.toml": MANIFEST, "one.md": "One paragraph.\n", "cover.png": "not text", "script.py": "print(1)"}


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    return tmp_path / "courses"


def a_folder(at: Path, **more: str) -> Path:
    at.mkdir()
    for name, text in (FILES | more).items():
        (at / name).write_text(text, encoding="utf-8")
    return at


def a_zip(at: Path, files: dict[str, str] | None = None, under: str = "") -> Path:
    with zipfile.ZipFile(at, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (FILES if files is None else files).items():
            archive.writestr(under + name, text)
    return at


def refused(source: Path, courses: Path) -> list[str]:
    """Return the problems, after seeing that nothing at all was left behind."""
    course, faults = take_in(source, courses, frozenset({"ours"}))
    assert course is None
    assert not courses.exists() or list(courses.iterdir()) == []
    return [fault.problem for fault in faults.found]


@pytest.mark.parametrize("way", ["folder", "zip", "zip of a folder"])
def test_a_course_comes_in_with_its_text_and_nothing_else(tmp_path: Path, courses: Path, way: str) -> None:
    if way == "folder":
        source = a_folder(tmp_path / "in")
    else:
        source = a_zip(tmp_path / "in.zip", under="theirs/" if way == "zip of a folder" else "")
    course, faults = take_in(source, courses, frozenset({"ours"}))
    assert (course and course.title, faults.found) == ("Theirs", [])
    assert sorted(each.name for each in (courses / "theirs").iterdir()) == ["course.toml", "one.md"]
    assert load_course(courses / "theirs") == course
    if os.name == "posix":
        assert stat.S_IMODE((courses / "theirs" / "one.md").stat().st_mode) == 0o600


def test_a_newer_edition_takes_the_place_of_the_earlier(tmp_path: Path, courses: Path) -> None:
    take_in(a_folder(tmp_path / "in"), courses, frozenset())
    take_in(a_zip(tmp_path / "new.zip", FILES | {"one.md": "Another text.\n"}), courses, frozenset())
    assert (courses / "theirs" / "one.md").read_text() == "Another text.\n"
    assert [each.name for each in courses.iterdir()] == ["theirs"]


def test_a_bad_edition_leaves_the_earlier_one_as_it_was(tmp_path: Path, courses: Path) -> None:
    take_in(a_folder(tmp_path / "in"), courses, frozenset())
    _, faults = take_in(a_zip(tmp_path / "bad.zip", FILES | {"one.md": "<b>no</b>\n"}), courses, frozenset())
    assert [(fault.file, fault.line, fault.problem) for fault in faults.found] == [("one.md", 1, "html_refused")]
    assert (courses / "theirs" / "one.md").read_text() == "One paragraph.\n"
    assert [each.name for each in courses.iterdir()] == ["theirs"]


@pytest.mark.parametrize("name", ["../out.md", "/etc/out.md", "a/../../out.md", "C:/out.md", "a\\..\\out.md"])
def test_no_name_in_a_zip_leads_out_of_the_folder(tmp_path: Path, courses: Path, name: str) -> None:
    assert refused(a_zip(tmp_path / "x.zip", FILES | {name: "out\n"}), courses) == [problems.PATH_REFUSED]
    assert not (tmp_path / "out.md").exists()


def test_links_are_refused_in_a_zip_and_in_a_folder(tmp_path: Path, courses: Path) -> None:
    link = zipfile.ZipInfo("two.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(a_zip(tmp_path / "x.zip"), "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert refused(tmp_path / "x.zip", courses) == [problems.LINK_REFUSED]
    folder = a_folder(tmp_path / "in")
    (folder / "two.md").symlink_to("/etc/passwd")
    assert refused(folder, courses) == [problems.LINK_REFUSED]


def test_a_bomb_is_read_no_further_than_the_limit(tmp_path: Path, courses: Path) -> None:
    bomb = a_zip(tmp_path / "bomb.zip", FILES | {"one.md": "a" * 50_000_000})
    assert bomb.stat().st_size < 100_000
    assert refused(bomb, courses) == [problems.FILE_TOO_BIG]
    many = a_zip(tmp_path / "many.zip", FILES | {f"{n}.md": "a" * 150_000 for n in range(30)})
    assert refused(many, courses) == [problems.COURSE_TOO_BIG]


def test_a_bomb_that_calls_itself_small_is_found_out_and_leaves_nothing(tmp_path: Path, courses: Path) -> None:
    bomb = a_zip(tmp_path / "bomb.zip", FILES | {"one.md": "a" * 50_000_000})
    claimed = bomb.read_bytes().replace((50_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert claimed != bomb.read_bytes()
    bomb.write_bytes(claimed)
    assert refused(bomb, courses) == [problems.ZIP_BROKEN]


def test_ten_thousand_files_are_refused_at_once(tmp_path: Path, courses: Path) -> None:
    many = a_zip(tmp_path / "many.zip", FILES | {f"{n}.txt": "" for n in range(10_000)})
    assert refused(many, courses) == [problems.TOO_MANY_FILES]
    folder = a_folder(tmp_path / "in", **{f"{n}.txt": "" for n in range(500)})
    assert refused(folder, courses) == [problems.TOO_MANY_FILES]


@pytest.mark.parametrize("what", ["no zip", "cut off", "nothing there"])
def test_what_is_no_zip_is_told(tmp_path: Path, courses: Path, what: str) -> None:
    source = tmp_path / "x.zip"
    if what == "no zip":
        source.write_text("hello")
    elif what == "cut off":
        raw = a_zip(source).read_bytes()
        source.write_bytes(raw[: len(raw) // 2])
    wanted = problems.FOLDER_MISSING if what == "nothing there" else problems.ZIP_BROKEN
    assert refused(source, courses) == [wanted]


def test_remote_pictures_and_html_are_told_with_their_line(tmp_path: Path, courses: Path) -> None:
    bad = FILES | {"one.md": "Words.\n\n![x](https://example.org/x.png)\n\n<script>no</script>\n"}
    course, faults = take_in(a_zip(tmp_path / "x.zip", bad), courses, frozenset())
    assert course is None
    assert [(fault.line, fault.problem) for fault in faults.found] == [(3, "image_refused"), (5, "html_refused")]


def test_nobody_takes_the_place_of_the_apps_own_course(tmp_path: Path, courses: Path) -> None:
    taken = FILES | {"course.toml": MANIFEST.replace('"theirs"', '"ours"')}
    assert refused(a_zip(tmp_path / "x.zip", taken), courses) == [problems.ID_TAKEN]


def test_a_course_is_removed_and_only_that_one(tmp_path: Path, courses: Path) -> None:
    take_in(a_folder(tmp_path / "in"), courses, frozenset())
    other = FILES | {"course.toml": MANIFEST.replace('"theirs"', '"other"')}
    take_in(a_zip(tmp_path / "x.zip", other), courses, frozenset())
    remove(courses, "../in")
    remove(courses, "theirs")
    remove(courses, "theirs")
    assert [each.name for each in taken_in(courses)] == ["other"]
    assert (tmp_path / "in").is_dir()
    shutil.rmtree(courses)
    assert taken_in(courses) == ()
