# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a course folder or zip from anybody into a folder of ours: text files only, checked before it counts.

Nothing is unpacked by the names an archive gives: each file is read, with a limit, and written anew under a name that
can only lie inside. What is not a course stays where it was and leaves nothing behind.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from waterline.course import problems
from waterline.course.faults import Faults
from waterline.course.folder import MAX_COURSE_BYTES, MAX_FILE_BYTES, MAX_FILES, CourseFolder, safe_name
from waterline.course.manifest import MANIFEST
from waterline.course.reader import read_course
from waterline.domain.course import Course

MAX_ZIP_BYTES = 2 * MAX_COURSE_BYTES
_ENDINGS = (".md", ".toml")
_PART, _GONE = ".part-", ".gone-"

File = tuple[str, bytes]


def take_in(source: Path, courses: Path, reserved: frozenset[str]) -> tuple[Course | None, Faults]:
    """Copy the course at `source` to a folder of its id in `courses`, in place of an earlier one of that id.

    Returns the course, or every fault where it has any; `reserved` ids are not to be used. Raises OSError.
    """
    faults = Faults()
    files = list(_of_zip(source, faults) if source.is_file() else _of_folder(source, faults))
    if faults:
        return None, faults
    courses.mkdir(0o700, exist_ok=True)
    part = courses / f"{_PART}{secrets.token_hex(8)}"
    try:
        _write(files, part)
        course, faults = read_course(part)
        if course is not None and course.id in reserved:
            faults.add(MANIFEST, 0, problems.ID_TAKEN, course.id)
        if course is None or faults:
            return None, faults
        _put_in_place(part, courses / course.id)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return course, faults


def taken_in(courses: Path) -> tuple[Path, ...]:
    """Return the folders of the courses there are, by name; none where nothing was ever taken in."""
    try:
        found = sorted(each for each in courses.iterdir() if not each.name.startswith("."))
    except OSError:
        return ()
    return tuple(each for each in found if each.is_dir() and not each.is_symlink())


def remove(courses: Path, course_id: str) -> None:
    """Delete a course that was taken in, if it is there. Raises OSError."""
    folder = next((each for each in taken_in(courses) if each.name == course_id), None)
    if folder is not None:
        gone = courses / f"{_GONE}{secrets.token_hex(8)}"
        folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _put_in_place(part: Path, target: Path) -> None:
    gone = target.with_name(f"{_GONE}{secrets.token_hex(8)}")
    if target.exists():
        target.rename(gone)
    part.rename(target)
    shutil.rmtree(gone, ignore_errors=True)


def _write(files: list[File], part: Path) -> None:
    part.mkdir(0o700)
    for name, raw in files:
        target = part / PurePosixPath(name)
        target.parent.mkdir(0o700, parents=True, exist_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)


def _of_folder(source: Path, faults: Faults) -> Iterator[File]:
    folder = CourseFolder(source, faults)
    if not folder.survey():
        return
    for name in sorted(folder.names):
        hidden = any(part.startswith(".") for part in name.split("/"))
        if name.endswith(_ENDINGS) and not hidden and safe_name(name):
            raw = folder.read_bytes(name)
            if raw is not None:
                yield name, raw


def _of_zip(source: Path, faults: Faults) -> Iterator[File]:
    try:
        if source.is_symlink() or source.stat().st_size > MAX_ZIP_BYTES:
            faults.add(source.name, 0, problems.LINK_REFUSED if source.is_symlink() else problems.COURSE_TOO_BIG)
            return
        with zipfile.ZipFile(source) as archive:
            yield from _members(archive, source.name, faults)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError):
        # RuntimeError: encrypted; NotImplementedError: a packing Python does not know.
        faults.add(source.name, 0, problems.ZIP_BROKEN)


def _members(archive: zipfile.ZipFile, zip_name: str, faults: Faults) -> Iterator[File]:
    members = archive.infolist()
    if len(members) > MAX_FILES:
        faults.add(zip_name, 0, problems.TOO_MANY_FILES, str(MAX_FILES))
        return
    inside = _root([member.filename for member in members])
    total, seen = 0, set()
    for member in members:
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            faults.add(member.filename, 0, problems.LINK_REFUSED)
            return
        plain = member.filename.removesuffix("/") if member.is_dir() else member.filename
        if "\\" in plain or plain.startswith("/") or ":" in plain or ".." in plain.split("/") or "\0" in plain:
            faults.add(member.filename, 0, problems.PATH_REFUSED)
            return
        name = plain[len(inside) :]
        if member.is_dir() or not plain.startswith(inside) or not name.endswith(_ENDINGS) or not safe_name(name):
            continue
        if name.casefold() in seen:
            faults.add(name, 0, problems.FILE_TWICE, name)
            return
        seen.add(name.casefold())
        with archive.open(member) as file:
            raw = file.read(MAX_FILE_BYTES + 1)
        total += len(raw)
        if len(raw) > MAX_FILE_BYTES or total > MAX_COURSE_BYTES:
            faults.add(name, 0, problems.FILE_TOO_BIG if len(raw) > MAX_FILE_BYTES else problems.COURSE_TOO_BIG)
            return
        yield name, raw


def _root(names: list[str]) -> str:
    """Return the one folder around everything, which most programs that pack a folder put there, or nothing."""
    if MANIFEST in names:
        return ""
    found = sorted(name for name in names if name.endswith(f"/{MANIFEST}") and name.count("/") == 1)
    return found[0][: -len(MANIFEST)] if len(found) == 1 else ""
