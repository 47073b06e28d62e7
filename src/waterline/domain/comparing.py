# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is different between two states of one entry: field by field, and in a text word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any

from waterline.domain.entry import Answers
from waterline.domain.looking import UNSPACED

SAME, GONE, NEW = "same", "gone", "new"

MOST_COMPARED = 3_000
"""Words of the part that differs which are compared one by one; beyond them lines are, and then the whole."""

AROUND = 12
"""Words left standing on each side of what differs."""

MOST_SHOWN = 2_000
"""Characters of one piece: the whole text stands elsewhere."""

_WORD = re.compile(rf"\s*[{UNSPACED}]\s*|\s*[^{UNSPACED}\s]+\s*|\s+")
_UNCOMPARED = frozenset({"nickname", "from_entry", "agreement", "happened_time_known"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is the SAME in both, GONE from the later or NEW in it: words of a text, or one chosen value."""

    how: str
    what: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs. `is_text` tells words, whose pieces read on, from values, which stand side by side."""

    field: str
    pieces: tuple[Piece, ...]
    is_text: bool


def differences(then: Answers, now: Answers) -> tuple[Difference, ...]:
    """Return every field that differs, in the order of the answers.

    The moment is one value, (stamp, whether its time is known).
    """
    return tuple(_differences(then, now))


def words_apart(then: str, now: str) -> tuple[Piece, ...]:
    """Return both texts as pieces; long stretches that are the same are cut to what stands around a difference."""
    before, after = _WORD.findall(then), _WORD.findall(now)
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    middle = before[first : len(before) - last], after[first : len(after) - last]
    pieces = [Piece(SAME, "".join(before[:first])), *_middle(*middle)]
    pieces.append(Piece(SAME, "".join(before[len(before) - last :])))
    pieces = [piece for piece in pieces if piece.what]
    return tuple(
        _shortened(piece, at == 0, at == len(pieces) - 1) if len(pieces) > 1 else piece
        for at, piece in enumerate(pieces)
    )


# Inside -------------------------------------------------------------------------------------------
def _differences(then: Answers, now: Answers) -> Iterator[Difference]:
    for each in fields(now):
        before: Any = getattr(then, each.name)
        after: Any = getattr(now, each.name)
        if each.name == "happened":
            before = (before, then.happened_time_known) if before is not None else None
            after = (after, now.happened_time_known) if after is not None else None
        if before == after or each.name in _UNCOMPARED:
            continue
        if each.name == "layers":
            yield Difference(each.name, words_apart("\n".join(before), "\n".join(after)), is_text=True)
        elif isinstance(after, str) and isinstance(each.default, str):
            yield Difference(each.name, words_apart(before, after), is_text=True)
        elif isinstance(after, tuple) and isinstance(each.default, tuple):
            yield Difference(each.name, tuple(_items(before, after)), is_text=False)
        else:
            values = ((GONE, before), (NEW, after))
            yield Difference(
                each.name, tuple(Piece(how, value) for how, value in values if value is not None), is_text=False
            )


def _items(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Piece]:
    yield from (Piece(SAME if each in after else GONE, each) for each in before)
    yield from (Piece(NEW, each) for each in after if each not in before)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    number = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        number += 1
    return number


def _middle(before: list[str], after: list[str]) -> Iterator[Piece]:
    if max(len(before), len(after)) > MOST_COMPARED:
        before, after = ("".join(words).splitlines(keepends=True) for words in (before, after))
    if max(len(before), len(after)) > MOST_COMPARED:
        yield from (Piece(GONE, "".join(before)), Piece(NEW, "".join(after)))
        return
    for how, left, left_end, right, right_end in SequenceMatcher(None, before, after).get_opcodes():
        if how == "equal":
            yield Piece(SAME, "".join(before[left:left_end]))
        else:
            yield from (Piece(GONE, "".join(before[left:left_end])), Piece(NEW, "".join(after[right:right_end])))


def _shortened(piece: Piece, is_first: bool, is_last: bool) -> Piece:
    if piece.how != SAME:
        return Piece(piece.how, piece.what[:MOST_SHOWN] + "…") if len(piece.what) > MOST_SHOWN else piece
    words = _WORD.findall(piece.what)
    head, tail = [] if is_first else words[:AROUND], [] if is_last else words[-AROUND:]
    if len(head) + len(tail) >= len(words) - 1:
        return piece
    gap = " … " if head and tail else "…"
    return Piece(SAME, "".join(head).rstrip()[:MOST_SHOWN] + gap + "".join(tail).lstrip()[-MOST_SHOWN:])
