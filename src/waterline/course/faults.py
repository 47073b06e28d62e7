# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects the faults of one course, so that reading goes on past the first and a teacher sees them all."""

from __future__ import annotations

from waterline.domain.errors import CourseInvalid

MAX_FAULTS = 200
"""Past this many, more of them help nobody, and a hostile file could make millions."""

MAX_DETAIL = 60


class Faults:
    """The faults found so far; `line` counts from one, and zero means the file or folder as a whole."""

    def __init__(self) -> None:
        self.found: list[CourseInvalid] = []

    def add(self, file: str, line: int, problem: str, detail: str = "") -> None:
        """Note one fault; `detail` is a short quote from the file, cut if long."""
        if len(self.found) >= MAX_FAULTS:
            return
        shown = " ".join("".join(character if character.isprintable() else " " for character in detail).split())
        if len(shown) > MAX_DETAIL:
            shown = shown[: MAX_DETAIL - 1] + "…"
        self.found.append(CourseInvalid(file=file, line=line, problem=problem, detail=shown))

    def __bool__(self) -> bool:
        return bool(self.found)
