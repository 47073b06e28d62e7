# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the files of a course folder that may come from anybody: no way out of it, nothing huge, nothing odd."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from waterline.course import problems
from waterline.course.faults import Faults

MAX_FILES = 400
MAX_DEPTH = 4
MAX_FILE_BYTES = 160 * 1024
MAX_COURSE_BYTES = 2 * 1024 * 1024

_SAFE_NAME = re.compile(r"[^\W_][\w .-]*(?<![ .])")
_BAD_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_REPARSE_LINKS = frozenset(
    value
    for value in (getattr(stat, "IO_REPARSE_TAG_SYMLINK", None), getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None))
    if value is not None
)


class CourseFolder:
    """The text files of one course folder, opened one by one and only by names that stay inside it."""

    def __init__(self, root: Path, faults: Faults) -> None:
        self._root = root
        self._faults = faults
        self._bytes_read = 0
        self.names: frozenset[str] = frozenset()

    def survey(self) -> bool:
        """List the files without opening any; False where the folder is missing or not fit to be read."""
        if not os.path.isdir(self._root):  # Path.is_dir raises where the way there is barred
            self._faults.add(self._root.name, 0, problems.FOLDER_MISSING)
            return False
        names: list[str] = []
        waiting = [PurePosixPath()]
        while waiting:
            inside = waiting.pop()
            try:
                with os.scandir(self._root / inside) as entries:
                    if not self._survey_entries(entries, inside, names, waiting):
                        return False
            except OSError:
                self._faults.add(str(inside) if inside.parts else self._root.name, 0, problems.FOLDER_UNREADABLE)
                return False
        self.names = frozenset(names)
        return True

    def _survey_entries(
        self,
        entries: Iterable[os.DirEntry[str]],
        inside: PurePosixPath,
        names: list[str],
        waiting: list[PurePosixPath],
    ) -> bool:
        for entry in entries:
            name = str(inside / entry.name)
            if len(names) >= MAX_FILES:
                self._faults.add("", 0, problems.TOO_MANY_FILES, str(MAX_FILES))
                return False
            if _is_link(entry.stat(follow_symlinks=False)):
                self._faults.add(name, 0, problems.LINK_REFUSED)
                return False
            names.append(name)
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                if len(inside.parts) + 1 >= MAX_DEPTH or len(waiting) >= MAX_FILES:
                    self._faults.add(name, 0, problems.TOO_MANY_FILES, str(MAX_DEPTH))
                    return False
                waiting.append(inside / entry.name)
        return True

    def read(self, name: str) -> str | None:
        """Return a file's text with plain newlines; None after noting what is wrong with it."""
        raw = self.read_bytes(name)
        if raw is None:
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as trouble:
            line = len(re.findall(rb"\r\n?|\n", trouble.object[: trouble.start])) + 1
            self._faults.add(name, line, problems.NOT_UTF8)
            return None
        text = plain_newlines(text)
        return text if clean(text, name, self._faults) else None

    def read_bytes(self, name: str) -> bytes | None:
        """Return what is in a file, up to the limits; None after noting what is wrong with it."""
        problem = ""
        try:
            with _open_inside(self._root, name) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    problem = problems.FILE_UNREADABLE
                else:
                    raw = file.read(MAX_FILE_BYTES + 1)
                    self._bytes_read += len(raw)
                    if len(raw) > MAX_FILE_BYTES:
                        problem = problems.FILE_TOO_BIG
                    elif self._bytes_read > MAX_COURSE_BYTES:
                        problem = problems.COURSE_TOO_BIG
                    else:
                        return raw
        except FileNotFoundError:
            problem = problems.FILE_MISSING
        except OSError:
            problem = problems.FILE_UNREADABLE
        self._faults.add(name, 0, problem)
        return None


def safe_name(name: str) -> bool:
    """Tell whether a name written in a manifest can only mean a file inside its folder, on every system."""
    parts = name.split("/")
    return len(parts) <= MAX_DEPTH and len(name) <= 200 and all(_SAFE_NAME.fullmatch(part) for part in parts)


def plain_newlines(text: str) -> str:
    """Turn every kind of line end into the one that line numbers are counted by."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str, name: str, faults: Faults) -> bool:
    """Note the first invisible control character of a text, if there is one."""
    bad = _BAD_CHARACTER.search(text)
    if bad is None:
        return True
    line = text.count("\n", 0, bad.start()) + 1
    faults.add(name, line, problems.CONTROL_CHARACTER, f"U+{ord(bad.group()):04X}")
    return False


def _open_inside(root: Path, name: str) -> BinaryIO:
    # O_NOFOLLOW closes the gap between survey and reading; O_NONBLOCK keeps a pipe from holding the reader up.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(root / PurePosixPath(name), flags)
    try:
        return os.fdopen(descriptor, "rb")
    except OSError:
        os.close(descriptor)  # a folder in place of a file: fdopen refuses it and leaves it open
        raise


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) in _REPARSE_LINKS
