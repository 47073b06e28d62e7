# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the help lines that ship with the app: a few, each with its source, chosen by nobody but the person."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One help line as its source stated it in `year`; `also` holds other ways to reach it, or nothing."""

    name: str
    number: str
    for_whom: str
    source: str
    year: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A region a person may choose, its emergency number, and its lines, of which there may be none."""

    id: str
    name: str
    emergency: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """All regions in the order of the file; `checked` says when we last read the sources."""

    checked: str
    regions: tuple[Region, ...]

    def region(self, region_id: str) -> Region | None:
        """Return the region with this id, or None."""
        return next((each for each in self.regions if each.id == region_id), None)


def read_directory(path: Path) -> Directory:
    """Return what the shipped file `path` lists; raises OSError, TOMLDecodeError, KeyError or TypeError.

    The file is ours and tested: any of those means a broken installation, not something a person did.
    """
    plain = tomllib.loads(path.read_text(encoding="utf-8"))
    regions = tuple(
        Region(
            id=each["id"],
            name=each["name"],
            emergency=each["emergency"],
            lines=tuple(Line(**line) for line in each.get("line", ())),
        )
        for each in plain["region"]
    )
    return Directory(checked=plain["checked"], regions=regions)
