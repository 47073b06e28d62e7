# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking names and passages out of texts. What is taken out is not in what comes back; nothing is only covered.

Everything follows from two sets: the names that are replaced, and the passages that are blacked out. So the order in
which somebody asks for them never matters, and taking one back restores exactly what it had taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from waterline.domain.entry import Person
from waterline.domain.looking import UNSPACED

BEFORE_WORD = "(?<![^\\W_])"
AFTER_WORD = "(?![^\\W_]|[\u0300-\u036f])"
_LONG_ENOUGH = 3
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RUN_ON = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of one of the texts, from `start` up to, but without, `stop`."""

    text: int
    start: int
    stop: int


Passage = tuple[Span, ...]
"""What was blacked out in one go; it may reach over several texts."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text as it is shown, and the characters it stands for.

    "plain" gives those characters themselves; "name" stands for the person `shown` is the id of, "bar" for what was
    blacked out: of either, `shown` holds nothing of the text.
    """

    kind: Literal["plain", "name", "bar"]
    shown: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Redaction:
    """What is taken out: the ids of the people whose names are replaced, and the passages that are blacked out."""

    names: frozenset[str] = frozenset()
    passages: frozenset[Passage] = frozenset()


class Names:
    """The names that are looked for: whole words, in small and capital letters alike, with their accents or none.

    A name of a single letter is found only as a capital or as it was given, since "a" and "i" are words as well.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._known = tuple(each for each in people if each.nickname.strip())
        self._patterns: dict[frozenset[str], tuple[re.Pattern[str], tuple[str, ...]] | None] = {}

    def found_in(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of those named, in the order in which they first appear."""
        everybody = frozenset(each.id for each in self._known)
        found: dict[str, None] = {}
        for text in texts:
            found.update((person, None) for _, _, person in self.places(text, everybody))
        return tuple(found)

    def places(self, text: str, people: frozenset[str]) -> list[tuple[int, int, str]]:
        """Return where these people are named: start, stop and who. Of two names in one place the longer one holds."""
        if people not in self._patterns:
            self._patterns[people] = self._pattern(people)
        made = self._patterns[people]
        if made is None:
            return []
        pattern, ids = made
        return [
            (found.start(), found.end(), ids[int((found.lastgroup or "n0")[1:])]) for found in pattern.finditer(text)
        ]

    def _pattern(self, people: frozenset[str]) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
        own = {each.id: _ways_to_write(each.nickname) for each in self._known}
        taken = {way for written in own.values() for way in written}
        for each in self._known:
            own[each.id] |= _ways_to_write(_without_accents(each.nickname)) - taken
        ways = sorted(
            {(way, person) for person, written in own.items() if person in people for way in written},
            key=lambda way: (-len(way[0]), way),
        )
        if not ways:
            return None
        parts = [f"(?P<n{number}>{_one(way)})" for number, (way, _) in enumerate(ways)]
        return re.compile("|".join(parts)), tuple(person for _, person in ways)


def letters(people: Sequence[str], known: Iterable[Person]) -> dict[str, str]:
    """Return a letter for each of these people, in their order, that is not itself somebody's name.

    After the last letter come two of them, then three.
    """
    taken = {each.nickname.strip().casefold() for each in known}
    made: dict[str, str] = {}
    free = (name for name in _letters_without_end() if name.casefold() not in taken)
    for person in people:
        made[person] = next(free)
    return made


def pieces(texts: Sequence[str], names: Names, redaction: Redaction) -> tuple[tuple[Piece, ...], ...]:
    """Return every text as it is shown: nothing of a replaced name or a blacked-out passage is in a plain piece."""
    out: dict[int, list[tuple[int, int]]] = {}
    for passage in redaction.passages:
        for span in passage:
            out.setdefault(span.text, []).append((span.start, span.stop))
    return tuple(_pieces(text, names, redaction.names, out.get(number, [])) for number, text in enumerate(texts))


def shown(text: Iterable[Piece], called: Mapping[str, str], bar: str) -> str:
    """Return a text in its final words; `called` says what each person whose name is replaced is called."""
    return "".join(in_words(piece, called, bar) for piece in text)


def in_words(piece: Piece, called: Mapping[str, str], bar: str) -> str:
    """Return the words of one piece."""
    if piece.kind == "bar":
        return bar
    return called[piece.shown] if piece.kind == "name" else piece.shown


def reach(text: Sequence[Piece], lengths: Sequence[int], start: int, stop: int) -> tuple[int, int] | None:
    """Return which characters of the text somebody means who marks `start` to `stop` of what is shown of it.

    `lengths` are those of the shown pieces. Whoever touches a name or a bar means all it stands for. None: nothing.
    """
    at, first, last = 0, None, 0
    for piece, length in zip(text, lengths, strict=True):
        low, high = max(start - at, 0), min(stop - at, length)
        at += length
        if low >= high:
            continue
        begin, end = (piece.start + low, piece.start + high) if piece.kind == "plain" else (piece.start, piece.stop)
        first = begin if first is None else first
        last = end
    return None if first is None else (first, last)


def carried(passages: Iterable[Passage], before: Sequence[str], after: Sequence[str]) -> tuple[Passage, ...]:
    """Return the passages of one choice of texts in another: what was blacked out in a text stays so wherever it is.

    Of texts that read the same, each keeps its own. What was blacked out in a text that is not there any more is gone.
    """
    places: dict[tuple[str, int], int] = {each: number for number, each in enumerate(_told_apart(after))}
    moved = [places.get(each) for each in _told_apart(before)]
    found = (
        tuple(Span(at, span.start, span.stop) for span in passage if (at := moved[span.text]) is not None)
        for passage in passages
    )
    return tuple(passage for passage in found if passage)


# Inside -------------------------------------------------------------------------------------------
def _pieces(text: str, names: Names, people: frozenset[str], out: Collection[tuple[int, int]]) -> tuple[Piece, ...]:
    bars = _bars(text, names, people, out)
    made: list[Piece] = []
    at = 0
    for start, stop in (*bars, (len(text), len(text))):
        made += _named(text, at, start, names, people)
        if stop > start:
            made.append(Piece("bar", "", start, stop))
        at = stop
    return tuple(made)


def _named(text: str, start: int, stop: int, names: Names, people: frozenset[str]) -> list[Piece]:
    """Return a stretch between bars with its names replaced; at a bar a word ends, whatever it was part of before."""
    stretch = text[start:stop]
    made: list[Piece] = []
    at = 0
    for begin, end, person in (*names.places(stretch, people), (len(stretch), len(stretch), "")):
        if begin > at:
            made.append(Piece("plain", stretch[at:begin], start + at, start + begin))
        if end > begin:
            made.append(Piece("name", person, start + begin, start + end))
        at = end
    return made


def _bars(text: str, names: Names, people: frozenset[str], out: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join passages that touch, and let each take in the whole of a replaced name it touches."""
    clipped = sorted((max(start, 0), min(stop, len(text))) for start, stop in out)
    wide = [[start, stop] for start, stop in clipped if start < stop]
    if wide:
        named = names.places(text, people)
        for bar in wide:
            for start, stop, _ in named:
                if start < bar[1] and bar[0] < stop:
                    bar[0], bar[1] = min(bar[0], start), max(bar[1], stop)
    joined: list[tuple[int, int]] = []
    for start, stop in sorted((bar[0], bar[1]) for bar in wide):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined


def _ways_to_write(nickname: str) -> set[str]:
    name = " ".join(nickname.split())
    cases = {name, name.upper()} if len(name) == 1 else {name, name.upper(), name.lower(), name.casefold()}
    return {unicodedata.normalize(form, each) for each, form in product(cases, ("NFC", "NFD"))}


def _without_accents(nickname: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", nickname) if not unicodedata.combining(each))


def _one(name: str) -> str:
    """Return the pattern of one way to write a name; only of a single letter is the size kept."""
    words = "[\\s\u2010\u2011-]+".join(re.escape(word) for word in name.split(" "))
    words = words.replace("'", "’").replace("’", "['’]")
    if len(unicodedata.normalize("NFC", name)) > 1:
        words = f"(?i:{words})"
    before = BEFORE_WORD if _is_of_a_word(name[0]) else ""
    after = AFTER_WORD if _is_of_a_word(name[-1]) or unicodedata.combining(name[-1]) else ""
    if after and len(name) >= _LONG_ENOUGH:
        after = f"(?:{after}|(?=[sS]{AFTER_WORD}))"  # a possessive in a hurry
    return f"{before}{words}{after}"


def _told_apart(texts: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield every text with how many that read the same stand before it."""
    met: Counter[str] = Counter()
    for text in texts:
        yield text, met[text]
        met[text] += 1


def _is_of_a_word(character: str) -> bool:
    """Tell whether words of this script have an end that can be seen."""
    return character.isalnum() and not _RUN_ON.match(character)


def _letters_without_end() -> Iterator[str]:
    length = 1
    while True:
        yield from ("".join(each) for each in product(_LETTERS, repeat=length))
        length += 1
