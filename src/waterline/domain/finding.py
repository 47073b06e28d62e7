# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds words in a whole course as they are typed; case, accents and the shape of quotation marks don't matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from waterline.domain.course import Course
from waterline.domain.passages import Passage, passages

BEFORE, AFTER = 46, 90
"""Characters of context a hit shows on either side, cut at a space."""

MOST_IN_A_SECTION = 30
MOST = 300

Range = tuple[int, int]

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\n": " "})


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that holds the words: where they stand in its text, and a cut of it with the first of them."""

    passage: Passage
    ranges: tuple[Range, ...]
    context: str
    marked: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """A course made ready for finding; `folded` has the same lengths as the texts of `passages`."""

    passages: tuple[Passage, ...]
    folded: tuple[str, ...]


def index(course: Course) -> Index:
    """Make a course ready, once."""
    found = tuple(passage for section in course.sections for passage in passages(section))
    return Index(found, tuple(fold(passage.text) for passage in found))


def find(within: Index, words: str) -> tuple[Hit, ...]:
    """Return the passages that hold `words`, in reading order: together where they stand so, else each on its own.

    Every word must begin a word of the passage. At most MOST_IN_A_SECTION hits of a section and MOST of all are given.
    """
    wanted = tuple(fold(words).split())
    if not wanted:
        return ()
    rarest = max(wanted, key=len)
    patterns = tuple(re.compile(rf"\b{re.escape(word)}" if word[0].isalnum() else re.escape(word)) for word in wanted)
    together = re.compile(
        r"\s+".join(pattern.pattern if not at else re.escape(wanted[at]) for at, pattern in enumerate(patterns))
    )
    hits: list[Hit] = []
    in_section: dict[str, int] = {}
    for passage, folded in zip(within.passages, within.folded, strict=True):
        if rarest not in folded:
            continue
        ranges = _ranges(folded, together, patterns)
        count = in_section.get(passage.section, 0)
        if not ranges or count >= MOST_IN_A_SECTION:
            continue
        in_section[passage.section] = count + 1
        hits.append(_hit(passage, ranges))
        if len(hits) >= MOST:
            break
    return tuple(hits)


def fold(text: str) -> str:
    """Return `text` without case and accents, character for character, so that every position stays true."""
    plain = text.translate(_PLAIN)
    return plain.lower() if plain.isascii() else "".join(map(_fold_one, plain))


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 else character


def _ranges(folded: str, together: re.Pattern[str], patterns: Iterable[re.Pattern[str]]) -> tuple[Range, ...]:
    found = [match.span() for match in together.finditer(folded)]
    if found:
        return tuple(found)
    for pattern in patterns:
        spans = [match.span() for match in pattern.finditer(folded)]
        if not spans:
            return ()
        found.extend(spans)
    return _merged(found)


def _merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _hit(passage: Passage, ranges: tuple[Range, ...]) -> Hit:
    text = passage.text.replace("\n", " ")
    start, end = max(0, ranges[0][0] - BEFORE), min(len(text), ranges[0][1] + AFTER)
    if start and (space := text.find(" ", start, ranges[0][0])) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", ranges[0][1], end)) >= 0:
        end = space
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(lead) - start
    marked = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in ranges if a < end and b > start)
    return Hit(passage, ranges, f"{lead}{text[start:end]}{tail}", marked)
