# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet wave under words a dictionary does not know, drawn a slice at a time so that typing never waits for it."""

from __future__ import annotations

import re
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor

from waterline.app.spelling import Speller
from waterline.ui.shared.fields import TextBox
from waterline.ui.theme import Theme

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SLICE_S = 0.008
_CHARS = 10_000
_BELOW = 3


class SpellingMarks(QSyntaxHighlighter):
    """Marks the words of one field that are in sight. What does not fit into a slice of time waits for the next one,
    what is out of sight until it is scrolled to.
    """

    def __init__(self, box: TextBox, theme: Theme, speller: Speller) -> None:
        super().__init__(box)
        self._box = box
        self._theme = theme
        self._speller = speller
        self._begun = 0.0
        self._later: set[int] = set()
        self._sight = range(0)
        self._held: tuple[int, int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        box.cursorPositionChanged.connect(self._on_moved)
        box.verticalScrollBar().valueChanged.connect(lambda _: self._later and self._timer.start())
        self.setDocument(box.document())

    @property
    def speller(self) -> Speller:
        """What tells which words are known."""
        return self._speller

    def use(self, speller: Speller) -> None:
        """Check everything again, with another dictionary or other own words."""
        self._speller = speller
        self._later.update(range(self.document().blockCount()))
        self._timer.start()

    def highlightBlock(self, text: str) -> None:
        """Mark one paragraph, or have it wait where this turn has done enough."""
        now = time.monotonic()
        if not self._timer.isActive():
            self._begun = now
            self._timer.start()
        number = self.currentBlock().blockNumber()
        if len(text) > _CHARS:
            return
        if now - self._begun > _SLICE_S or (
            number not in self._sight and number != self._box.textCursor().blockNumber()
        ):
            self._later.add(number)
            return
        typed = self._place_of_typing(number)
        mark = QTextCharFormat()
        mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        mark.setUnderlineColor(self._theme.color("accent"))
        for start, stop in unknown(text, self._speller):
            first, last = _units(text, start), _units(text, stop)
            if first <= typed <= last:  # a word is let be until it is written to its end
                self._held = (number, first, last)
            else:
                self.setFormat(first, last - first, mark)

    def _go_on(self) -> None:
        self._begun = time.monotonic()
        self._timer.start()
        self._sight = self._in_sight()
        waiting = sorted(self._later.intersection(self._sight))
        while waiting and time.monotonic() - self._begun <= _SLICE_S:
            number = waiting.pop(0)
            self._later.discard(number)
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)
        if not waiting:
            self._timer.stop()

    def _in_sight(self) -> range:
        """Return the numbers of the paragraphs that are in sight, with a few below."""
        first = self._box.firstVisibleBlock().blockNumber()
        last = self._box.cursorForPosition(self._box.viewport().rect().bottomRight()).blockNumber()
        return range(first, last + _BELOW)

    def _place_of_typing(self, number: int) -> int:
        cursor = self._box.textCursor()
        if not self._box.hasFocus() or cursor.blockNumber() != number:
            return -1
        return cursor.positionInBlock()

    def _on_moved(self) -> None:
        """Check the word that was let be, once the cursor has left it."""
        if self._held is None:
            return
        number, first, last = self._held
        cursor = self._box.textCursor()
        if cursor.blockNumber() != number or not first <= cursor.positionInBlock() <= last:
            self._held = None
            self._later.add(number)
            self._timer.start()


def unknown(text: str, speller: Speller) -> list[tuple[int, int]]:
    """Return where in `text` words stand that the dictionary does not know; single letters and shouts are let be."""
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) > 1 and not word.isupper() and not speller.knows(word):
            found.append(match.span())
    return found


def word_at(cursor: QTextCursor) -> tuple[str, QTextCursor] | None:
    """Return the word a cursor stands in or beside, with a cursor that has it selected."""
    text, place = cursor.block().text(), cursor.positionInBlock()
    for match in _WORD.finditer(text):
        first, last = _units(text, match.start()), _units(text, match.end())
        if first <= place <= last:
            chosen = QTextCursor(cursor.block())
            chosen.setPosition(cursor.block().position() + first)
            chosen.setPosition(cursor.block().position() + last, QTextCursor.MoveMode.KeepAnchor)
            return match.group(), chosen
    return None


def _units(text: str, place: int) -> int:
    """Return a place counted as Qt counts, in UTF-16 units."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
