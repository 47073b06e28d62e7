# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes runs of course text into a document: words that are explained get dots under them, ways on get a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextLine

from waterline.domain.course import Span, Spans
from waterline.ui.theme import Theme

READING_HEIGHT, QUIET_HEIGHT = 122, 108
"""Line height in percent of the font's own: the serif for reading, the sans for everything smaller."""

STRONG = 600


@dataclass(frozen=True, slots=True)
class Word:
    """A run that can be opened, and where it stands in its document."""

    span: Span
    start: int
    end: int


def fill_document(document: QTextDocument, spans: Spans, theme: Theme, role: str, ink: str) -> tuple[Word, ...]:
    """Write the runs in the font of `role` and the colour token `ink`; return those that can be opened."""
    document.clear()
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.font(role))
    cursor = QTextCursor(document)
    block = QTextBlockFormat()
    height = READING_HEIGHT if role == "reading" else QUIET_HEIGHT
    block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.setBlockFormat(block)
    words: list[Word] = []
    for span in spans:
        start = cursor.position()
        cursor.insertText(span.text.replace("\n", "\u2028"), _format(span, theme, ink))
        if span.kind in ("term", "section"):
            words.append(Word(span, start, cursor.position()))
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Painted:
    """A stretch of text on a ground of its own: colour tokens for the ground, and for ink and line where it has any."""

    start: int
    end: int
    ground: str
    ink: str = ""
    line: str = ""


def paint_ranges(document: QTextDocument, painted: Iterable[Painted], theme: Theme) -> None:
    """Put stretches of a filled document on their grounds; the last one given lies on top."""
    length = document.characterCount() - 1
    for each in painted:
        cursor = QTextCursor(document)
        cursor.setPosition(min(each.start, length))
        cursor.setPosition(min(each.end, length), QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(theme.color(each.ground))
        if each.ink:
            form.setForeground(theme.color(each.ink))
        if each.line:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(theme.color(each.line))
        cursor.mergeCharFormat(form)


def stretch_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Return where a stretch of a laid-out document stands: one rectangle for each line it is broken over."""
    return word_rects(document, Word(Span(""), start, end))


def position_at(document: QTextDocument, spot: QPointF) -> int:
    """Return the position in a laid-out document nearest to a point."""
    return document.documentLayout().hitTest(spot, Qt.HitTestAccuracy.FuzzyHit)


def word_rects(document: QTextDocument, word: Word) -> list[QRectF]:
    """Return where a word stands in its laid-out document: one rectangle for each line it is broken over."""
    block = document.begin()
    layout = block.layout()
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    rects = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = max(word.start, line.textStart()), min(word.end, line.textStart() + line.textLength())
        if start < end:
            left, right = sorted((_x_of(line, start), _x_of(line, end)))
            rects.append(QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height()))
    return rects


def word_under(document: QTextDocument, words: Iterable[Word], spot: QPointF) -> Word | None:
    """Return the word at a point of the laid-out document, if there is one."""
    return next((word for word in words if any(rect.contains(spot) for rect in word_rects(document, word))), None)


def _x_of(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # pyright: ignore[reportArgumentType]


def _format(span: Span, theme: Theme, ink: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(theme.color(ink))
    if span.kind == "strong":
        form.setFontWeight(QFont.Weight(STRONG))
    elif span.kind == "emphasis":
        form.setFontItalic(True)
    elif span.kind == "term":
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(theme.color("accent"))
    elif span.kind == "section":
        form.setForeground(theme.color("accent"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return form
