# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts far longer than a screen: seams that keep a writing field quick, and places where a long word may break.

Qt lays a whole paragraph out at every keystroke: 1.4 s for one of a megabyte, minutes where it has no spaces. So a
field holds a very long paragraph in pieces, each ending in a seam that nobody sees and that is not part of the words.
"""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 8000
"""Characters of a paragraph that are still laid out in one piece."""

SEAM = "\u2060\u200b\u2060"
"""Invisible, and written by nobody: with the line's end behind it, it joins two pieces of one paragraph."""

_PIECE = 3000
_BREAK = "\u200b"
_LONG_WORD = re.compile("[^\\s\u200b\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff]{32,}")
_BETWEEN_BREAKS = 8
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"


def seamed(text: str) -> str:
    """Return `text` with a seam wherever a paragraph goes on for too long; `seamless` gives it back unchanged."""
    if len(text) <= LONGEST:
        return text
    return "\n".join(paragraph if len(paragraph) <= LONGEST else _pieces(paragraph) for paragraph in text.split("\n"))


def seamless(text: str) -> str:
    """Return the words as they were written, without the seams of `seamed`."""
    return text.replace(f"{SEAM}\n", "").replace(SEAM, "") if SEAM in text else text


def breakable(text: str) -> str:
    """Return `text` for a label: a word longer than a line may break, where otherwise it would hide what follows."""
    return _LONG_WORD.sub(lambda match: _BREAK.join(_parts(match.group(), _BETWEEN_BREAKS)), text)


def seams_for(paragraph: str) -> list[int]:
    """Return where a paragraph is parted, counted in its characters."""
    places: list[int] = []
    at = 0
    for piece in _parts(paragraph, _PIECE):
        at += len(piece)
        places.append(at)
    return places[:-1]


def _pieces(paragraph: str) -> str:
    return f"{SEAM}\n".join(_parts(paragraph, _PIECE))


def _parts(text: str, length: int) -> Iterator[str]:
    """Yield pieces of about this length, parted behind a blank where there is one, never inside of a character."""
    start = 0
    while len(text) - start > length:
        stop = start + length
        blank = text.rfind(" ", start + length // 2, stop)
        if blank >= 0:
            stop = blank + 1
        while stop > start + 1 and _goes_on(text, stop):
            stop -= 1
        if stop == start + 1:
            stop = start + length
        yield text[start:stop]
        start = stop
    yield text[start:]


def _goes_on(text: str, at: int) -> bool:
    """Tell whether what stands at `at` belongs to the character before it: an accent, a joined sign."""
    return bool(unicodedata.combining(text[at])) or text[at] in _JOINERS or text[at - 1] == "\u200d"
