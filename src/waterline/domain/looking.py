# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for entries: what is asked for, which words of an entry can be found, and the lines that show a find."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waterline.domain.entry import Entry

MOST_TYPED = 200
"""Characters of what is typed that count: nobody types more, and a paste of a megabyte must not be one query."""

EXCERPT_BEFORE, EXCERPT_AFTER = 40, 200

UNSPACED = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Scripts written without spaces, as a class of a pattern: kana, Han and its extensions, after NFKC."""

_RUN = re.compile(f"[{UNSPACED}]+")
_CHUNK = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}\\s]+")
_UNTYPED = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

# Strings of the answers that are keys or choices, not anybody's words.
_CHOICES = frozenset((
    "triage", "next_step", "nickname", "from_entry",
    "gave", "landed", "here", "delight", "attunement", "rituals", "turning", "with_self", "chosen", "kept_as",
    "whether", "agreement", "since", "event",
))  # fmt: skip
_WORD_LISTS = frozenset({"layers"})


@dataclass(frozen=True, slots=True)
class Looking:
    """What entries are looked for: all that is given must hold. `from_ms` is the first moment, `before_ms` too late.

    `from_day` is the first day and `before_day` too late by the clock each entry was written down by, as days are
    shown: no other zone and no summer time moves an entry to another day.
    """

    text: str = ""
    kind: str | None = None
    fear: str | None = None
    need: str | None = None
    person: str | None = None
    trigger: str | None = None
    triage: str | None = None
    tag: str | None = None
    from_ms: int | None = None
    before_ms: int | None = None
    from_day: date | None = None
    before_day: date | None = None

    @property
    def asks_anything(self) -> bool:
        """True where less than the whole timeline is wanted."""
        return self.narrows or bool(chunks(self.text))

    @property
    def narrows(self) -> bool:
        """True where anything but the text narrows what is shown."""
        return any(getattr(self, each.name) is not None for each in fields(self) if each.name != "text")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line around the first find; each of `spans` is the start and stop of something found in it."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def searchable(entry: Entry, tags: Iterable[str] = ()) -> str:
    """Return every word a person wrote into an entry, one field after the other, and the names of its tags."""
    said: list[str] = []
    for name, value in entry.answers.as_dict().items():
        if isinstance(value, str) and name not in _CHOICES:
            said.append(value)
        elif isinstance(value, list) and name in _WORD_LISTS:
            said += value
    return " · ".join(each for each in (*said, *tags) if each.strip())


def pairs(text: str) -> str:
    """Return what stands in `text` without spaces between its words, as tokens: overlapping pairs, and each symbol."""
    text = unicodedata.normalize("NFKC", text)
    found = [token for run in _RUN.findall(text) for token in _pairs_of(run)]
    if not text.isascii():
        found += [_symbol(each) for each in text if unicodedata.category(each) == "So"]
    return " ".join(found)


def chunks(typed: str) -> tuple[str, ...]:
    """Return the parts of what was typed that can be found, in their order; controls and lone halves are left out."""
    text = unicodedata.normalize("NFKC", _UNTYPED.sub(" ", typed[:MOST_TYPED]))
    return tuple(each for each in _CHUNK.findall(text) if any(_counts(character) for character in each))


def query(typed: str) -> str:
    """Return what was typed as an expression of the index, empty where it holds nothing to look for.

    Every word must be there; each may go on where the person stopped typing.
    """
    return " AND ".join(f"({part})" for chunk in chunks(typed) for part in _parts(chunk))


def excerpt(text: str, typed: str) -> Excerpt:
    """Return the line of `text` around the first thing found in it, with everything found in that line."""
    looked_for = [_folded(part)[0] for chunk in chunks(typed) for part in _shown_parts(chunk)]
    first = _first(text, looked_for)
    start = max(0, first - EXCERPT_BEFORE)
    if start:  # begin with a whole word where there is one near
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    piece = text[start : first + EXCERPT_AFTER].replace("\n", " ")
    lead = "…" if start else ""
    spans = tuple((at + len(lead), stop + len(lead)) for at, stop in _spans(piece, looked_for))
    return Excerpt(lead + piece, spans)


# Inside -------------------------------------------------------------------------------------------
def _pairs_of(run: str) -> Iterator[str]:
    for at in range(len(run) - 1):
        yield run[at : at + 2]
    yield run[-1]  # so that one character alone is found at the end of a run too


def _symbol(character: str) -> str:
    return f"u{ord(character):x}"


def _counts(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category in ("Co", "So")


def _parts(chunk: str) -> Iterator[str]:
    if _RUN.fullmatch(chunk):
        inside = " ".join(chunk[at : at + 2] for at in range(len(chunk) - 1))
        yield f'pairs : "{inside}"' if inside else f'pairs : "{chunk}" *'
        return
    quoted = chunk.replace('"', '""')
    if any(unicodedata.category(each)[0] in "LN" or unicodedata.category(each) == "Co" for each in chunk):
        yield f'words : "{quoted}" *'
    for symbol in dict.fromkeys(each for each in chunk if unicodedata.category(each) == "So"):
        yield f'pairs : "{_symbol(symbol)}"'


def _shown_parts(chunk: str) -> list[str]:
    return re.findall(r"[^\W_]+", chunk) + [each for each in chunk if unicodedata.category(each) == "So"] or [chunk]


def _folded(text: str) -> tuple[str, list[int] | None]:
    """Return `text` without case and diacritics, and for each character of it where it came from (None: the same)."""
    if text.isascii():
        return text.lower(), None
    folded: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        for each in unicodedata.normalize("NFKD", character).casefold():
            if not unicodedata.combining(each):
                folded.append(each)
                origin.append(at)
    return "".join(folded), origin


def _first(text: str, looked_for: list[str]) -> int:
    """Return where the first find begins, looking a stretch at a time, or 0."""
    stretch, overlap = 4000, MOST_TYPED
    for begin in range(0, len(text), stretch):
        spans = _spans(text[begin : begin + stretch + overlap], looked_for)
        if spans:
            return begin + spans[0][0]
    return 0


def _spans(text: str, looked_for: list[str]) -> list[tuple[int, int]]:
    folded, origin = _folded(text)
    found: list[tuple[int, int]] = []
    for wanted in looked_for:
        pattern = re.escape(wanted)
        if wanted and not _RUN.match(wanted) and wanted[0].isalnum():
            pattern = rf"(?<![^\W_]){pattern}"  # a word is found from its beginning
        for match in re.finditer(pattern, folded) if wanted else ():
            start, stop = match.span()
            found.append((start, stop) if origin is None else (origin[start], origin[stop - 1] + 1))
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
