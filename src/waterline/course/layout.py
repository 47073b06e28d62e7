# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the raw lines of a section before Markdown is parsed: colon fences that pair up, anchors that attach."""

from __future__ import annotations

import re

from waterline.course import problems
from waterline.course.faults import Faults

MAX_PARAGRAPH = 6_000
MAX_MARKS = 400
"""Characters, and brackets or stars among them, without an empty line between: some of them cost their square."""

_FENCE = re.compile(r"\s*(:{3,})[ \t]*(.*?)[ \t]*")
_ANCHOR = re.compile(r"\{#[a-z][a-z0-9-]*\}")


def check_layout(lines: list[str], file: str, faults: Faults) -> bool:
    """Note what is wrong with the lines; False where parsing them would only make follow-up faults."""
    before = len(faults.found)
    _check_lengths(lines, file, faults)
    _check_fences(lines, file, faults)
    _check_anchors(lines, file, faults)
    return len(faults.found) == before


def _check_lengths(lines: list[str], file: str, faults: Faults) -> None:
    start = length = marks = 0
    for index, line in enumerate([*lines, ""]):
        if line.strip():
            start, length = (start if length else index), length + len(line) + 1
            marks += sum(map(line.count, "[*_`"))
            continue
        if length > MAX_PARAGRAPH or marks > MAX_MARKS:
            faults.add(file, start + 1, problems.PARAGRAPH_TOO_LONG, lines[start])
        length = marks = 0


def _check_fences(lines: list[str], file: str, faults: Faults) -> None:
    opened: list[tuple[int, int, str]] = []
    for number, line in enumerate(lines, start=1):
        fence = _FENCE.fullmatch(line)
        if fence is None:
            continue
        colons, info = len(fence.group(1)), fence.group(2)
        if info:
            if opened and colons >= opened[-1][0]:
                faults.add(file, number, problems.DIRECTIVE_COLONS, info)
            opened.append((colons, number, info))
            continue
        while opened and opened[-1][0] < colons:
            _, at, unclosed = opened.pop()
            faults.add(file, at, problems.DIRECTIVE_UNCLOSED, unclosed)
        if opened and opened[-1][0] == colons:
            opened.pop()
        else:
            faults.add(file, number, problems.DIRECTIVE_STRAY, line.strip())
    for _, at, unclosed in opened:
        faults.add(file, at, problems.DIRECTIVE_UNCLOSED, unclosed)


def _check_anchors(lines: list[str], file: str, faults: Faults) -> None:
    for index, line in enumerate(lines):
        text = line.strip()
        if not text.startswith("{"):
            continue
        above = lines[index - 1].strip() if index else ""
        below = lines[index + 1].strip() if index + 1 < len(lines) else ""
        attached = bool(below) and not below.startswith("{") and not re.fullmatch(r":{3,}", below)
        if not _ANCHOR.fullmatch(text) or (above and not above.startswith(":::")) or not attached:
            faults.add(file, index + 1, problems.ATTRIBUTE_BROKEN, text)
