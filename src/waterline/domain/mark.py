# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bookmarks, highlights and margin notes: what is remembered of the text, and how it is found again after an edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from waterline.domain.course import Course
from waterline.domain.passages import Passage, passages

CONTEXT = 40
"""Characters remembered on either side of a quote, to tell like places apart."""

LIKE_ENOUGH = 0.6
"""The share of words a changed passage must still have in common with the quote."""

BOOKMARK, HIGHLIGHT = KINDS = ("bookmark", "highlight")
COLOURS = ("sand", "moss", "sky", "heather")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one passage."""

    section: str
    top: str
    anchor: str
    place: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. A note may go with either kind; `colour` is empty for a bookmark. `spot` is where it was last seen."""

    id: str
    course: str
    kind: str
    colour: str
    note: str
    quote: str
    before: str
    after: str
    spot: Spot
    made_ms: int
    changed_ms: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and where it stands in the course as it is now; None where its words are gone."""

    mark: Mark
    spot: Spot | None


def quote_of(passage: Passage, start: int, end: int) -> tuple[str, str, str]:
    """Return the words of a stretch, with what stands before and after them."""
    text = passage.text
    return text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def place_marks(marks: Iterable[Mark], course: Course) -> tuple[Placed, ...]:
    """Find every mark in the course as it is now; none is dropped."""
    by_section = {section.id: passages(section) for section in course.sections}
    return tuple(Placed(mark, _place(mark, by_section)) for mark in marks)


def in_order(placed: Iterable[Placed], course: Course) -> tuple[Placed, ...]:
    """Return marks in the order of reading; those without a place come last, the oldest first."""
    order: dict[tuple[str, str, int], int] = {}
    for section in course.sections:
        for passage in passages(section):
            order.setdefault((passage.section, passage.anchor, passage.place), len(order))

    def rank(each: Placed) -> tuple[int, int, int]:
        spot = each.spot
        if spot is None:
            return len(order), 0, each.mark.made_ms
        return order.get((spot.section, spot.anchor, spot.place), len(order)), spot.start, each.mark.made_ms

    return tuple(sorted(placed, key=rank))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Part a passage into its sentences, each without the space around it; together they hold every word."""
    ends = [match.end() for match in re.finditer(r"[.!?…]+[”’\")\]]*(?=\s)", text)] + [len(text)]
    found, start = [], 0
    for end in ends:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append((start + lead, start + len(piece.rstrip())))
        start = end
    return tuple(found)


# Finding a place again ----------------------------------------------------------------------------
def _place(mark: Mark, by_section: dict[str, tuple[Passage, ...]]) -> Spot | None:
    own = [each for each in by_section.get(mark.spot.section, ()) if each.can_be_marked]
    old = next((each for each in own if (each.anchor, each.place) == (mark.spot.anchor, mark.spot.place)), None)
    remembered = (mark.quote, mark.before, mark.after)
    if old is not None and mark.quote and quote_of(old, mark.spot.start, mark.spot.end) == remembered:
        return mark.spot
    others = [each for name, found in by_section.items() if name != mark.spot.section for each in found]
    return (
        _word_for_word(mark, own)
        or (
            _word_for_word(mark, [each for each in others if each.can_be_marked]) if len(mark.quote) > CONTEXT else None
        )
        or _changed(mark, own)
    )


def _word_for_word(mark: Mark, among: Sequence[Passage]) -> Spot | None:
    if not mark.quote:
        return None
    best: tuple[float, Spot] | None = None
    for number, passage in enumerate(among):
        start = passage.text.find(mark.quote)
        while start >= 0:
            spot = _spot(passage, start, start + len(mark.quote))
            score = _fits(mark, passage, spot.start, spot.end) - number * 1e-6
            if best is None or score > best[0]:
                best = (score, spot)
            start = passage.text.find(mark.quote, start + 1)
    return best[1] if best else None


def _changed(mark: Mark, among: Sequence[Passage]) -> Spot | None:
    """Find the passage whose words are most like the quote, if any is like enough."""
    wanted = [match.group().casefold() for match in _WORD.finditer(mark.quote)]
    best: tuple[float, Spot] | None = None
    for passage in among:
        found = _likest(wanted, passage)
        if found is None or found[0] < LIKE_ENOUGH:
            continue
        score = found[0] + 0.1 * _fits(mark, passage, found[1].start, found[1].end)
        if best is None or score > best[0]:
            best = (score, found[1])
    return best[1] if best else None


def _likest(wanted: list[str], passage: Passage) -> tuple[float, Spot] | None:
    words = list(_WORD.finditer(passage.text))
    there = [match.group().casefold() for match in words]
    if not wanted or not set(wanted) & set(there):
        return None
    blocks = [each for each in SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks() if each.size]
    best: tuple[float, int, int] | None = None
    for first in range(len(blocks)):
        for last in range(first, len(blocks)):
            start, end = blocks[first].b, blocks[last].b + blocks[last].size
            same = sum(each.size for each in blocks[first : last + 1])
            score = 2 * same / (len(wanted) + end - start)
            if best is None or score > best[0]:
                best = (score, start, end)
    if best is None:
        return None
    return best[0], _spot(passage, words[best[1]].start(), words[best[2] - 1].end())


def _fits(mark: Mark, passage: Passage, start: int, end: int) -> float:
    """Return how well what stands around a stretch agrees with what was remembered, and whether it is the old block."""
    _, before, after = quote_of(passage, start, end)
    same = _common(before[::-1], mark.before[::-1]) + _common(after, mark.after)
    near = 0.2 if (passage.anchor, passage.place) == (mark.spot.anchor, mark.spot.place) else 0.0
    return same / max(len(mark.before) + len(mark.after), 1) + near


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _spot(passage: Passage, start: int, end: int) -> Spot:
    return Spot(passage.section, passage.top, passage.anchor, passage.place, start, end)
