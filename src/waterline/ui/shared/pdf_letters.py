# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completes what a PDF says about its letters: Qt leaves out the first glyph of a typeface, which in ours is the A.

Without it an A is seen but neither found, copied nor spoken.
"""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

_FONT = re.compile(
    rb"/BaseFont /(?P<name>[\w-]+)(?:(?!endobj).)*?/W \[0 \[(?P<widths>[\d\s]*)\]\s*\]\s*>>\s*endobj\s*"
    rb"\d+ 0 obj\s*<< /Length \d+ >>\s*stream\r?\n(?P<map>.*?)endstream",
    re.DOTALL,
)
_RANGE = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]{4})> ", re.MULTILINE)
_END = b"endcmap\n"
_SPARE = b"CMapName currentdict /CMap defineresource pop\n"
"""A line that no reader of a PDF needs: what is added takes its room, so that nothing behind it moves."""

_EM = 1000


def with_every_letter(pdf: bytes) -> bytes:
    """Return a PDF of Qt's with the A in the map of every typeface that has one; nothing else of it is changed."""
    made = bytearray(pdf)
    for found in _FONT.finditer(pdf):
        widths = [int(each) for each in found["widths"].split()]
        wide = _width_of_a(found["name"].decode())
        lost = [at for at in _unnamed(found["map"], len(widths)) if abs(widths[at] - wide) <= 1]
        if len(lost) == 1:
            made[found.start("map") : found.end("map")] = _with_a(found["map"], lost[0])
    return bytes(made)


def _unnamed(said: bytes, count: int) -> list[int]:
    """Return the glyphs that no range of a map names."""
    ranges = [(int(first, 16), int(last, 16)) for first, last in _RANGE.findall(said)]
    ends = [*ranges, (count, count)]
    return [at for (_, last), (first, _) in pairwise(ends) for at in range(last + 1, first)]


def _with_a(said: bytes, at: int) -> bytes:
    added = f"1 beginbfchar\n<{at:04X}> <0041>\nendbfchar".encode()
    return said.replace(_END + _SPARE, added.ljust(len(_SPARE) - 1) + b"\n" + _END)


def _width_of_a(name: str) -> float:
    """Return how wide the A of a typeface is, in thousandths of its size."""
    family, _, style = name.rpartition("-")
    known = next((each for each in QFontDatabase.families() if each.replace(" ", "") == family), family)
    font = QFontDatabase.font(known, style, 12)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(_EM)
    return QFontMetricsF(font).horizontalAdvance("A")
