# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads TOML and remembers on which line each table and key stands, which `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from waterline.course import problems
from waterline.course.faults import Faults

Place = tuple[str | int, ...]
"""Where a value lives: `("section", 2, "title")` is the title of the third section."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*("[^"\n]*"|'[^'\n]*'|[\w-]+)\s*=""")
_AT_LINE = re.compile(r"at line (\d+)")
_STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)


class TomlFile:
    """A parsed TOML file whose values can be asked for their line."""

    def __init__(self, values: dict[str, Any], lines: dict[Place, int]) -> None:
        self.values = values
        self._lines = lines

    def line(self, *place: str | int) -> int:
        """Give the line of a value, or of the nearest table around it; 1 where nothing is known."""
        while place:
            if place in self._lines:
                return self._lines[place]
            place = place[:-1]
        return 1


def read_toml(text: str, file: str, faults: Faults) -> TomlFile | None:
    """Parse TOML; None after noting where it is broken."""
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as trouble:
        # ValueError beyond its TOML child: impossible dates and integers too long to convert.
        at = _AT_LINE.search(str(trouble))
        faults.add(file, int(at.group(1)) if at else max(1, text.count("\n")), problems.TOML_BROKEN)
        return None
    return TomlFile(values, _find_lines(text))


def _find_lines(text: str) -> dict[Place, int]:
    # Strings and comments may hold anything that looks like a header: blank their insides, keep their newlines.
    bare = _STRING_OR_COMMENT.sub(_blank, text)
    lines: dict[Place, int] = {}
    counts: dict[str, int] = {}
    table: Place = ()
    for number, (line, original) in enumerate(zip(bare.split("\n"), text.split("\n"), strict=True), start=1):
        header = _HEADER.fullmatch(line)
        key = _KEY.match(original)
        if header and header.group(1) == "[[":
            name = header.group(2)
            table = (name, counts.get(name, 0))
            counts[name] = counts.get(name, 0) + 1
            lines[table] = number
        elif header:
            table = (header.group(2),)
            lines[table] = number
        elif key and _KEY.match(line):
            lines.setdefault((*table, key.group(1).strip("\"'")), number)
    return lines


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    if found.startswith("#"):
        return ""
    quote = found[0]
    return quote + "".join("\n" if character == "\n" else "_" for character in found[1:-1]) + quote
