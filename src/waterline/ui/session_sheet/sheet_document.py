# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a session sheet into a text document: the same words for the preview, for the PDF and for the printer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from waterline.domain.paper import Group, Part, Table, Words, texts
from waterline.domain.redaction import Names, Passage, Piece, Redaction, Span, in_words, pieces, reach
from waterline.ui.shared.ink import Ink
from waterline.ui.theme import Theme
from waterline.ui.tokens import colours_for

translate = QCoreApplication.translate

_NARROW = 4
"""Columns from which a table is written in small letters."""

_SOFT_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that was chosen, before anything is taken out of it. `called` names each person who is replaced."""

    groups: tuple[Group, ...]
    names: Names
    called: Mapping[str, str]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of it, in the order of the paper."""
        return texts(self.groups)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in the document, and how long each of its pieces is there, in characters."""

    begins: int
    shown: str
    pieces: tuple[Piece, ...]
    lengths: tuple[int, ...]


class Written:
    """A document with the places of its texts. It holds the words that are shown, and none of those taken out."""

    def __init__(self, document: QTextDocument, places: Sequence[Place]) -> None:
        self.document = document
        self._places = places
        self._begins = [place.begins for place in places]

    def passage(self, start: int, stop: int) -> Passage:
        """Return what is meant by what lies between two positions of the document; nothing where that is nothing."""
        found: list[Span] = []
        first = max(bisect_right(self._begins, start) - 1, 0)
        for number in range(first, len(self._places)):
            place = self._places[number]
            if place.begins >= stop:
                break
            low, high = (_characters(place.shown, max(at - place.begins, 0)) for at in (start, stop))
            meant = reach(place.pieces, place.lengths, low, high)
            if meant is not None:
                found.append(Span(number, *meant))
        return tuple(found)

    def only_bars(self, start: int, stop: int) -> bool:
        """Tell whether everything between two positions is blacked out already."""
        for span in self.passage(start, stop):
            for piece in self._places[span.text].pieces:
                if piece.start < span.stop and span.start < piece.stop and piece.kind != "bar":
                    return False
        return True


def write(sheet: Sheet, redaction: Redaction, theme: Theme, *, paper: bool) -> Written:
    """Write a sheet. On `paper` letters are measured in points, otherwise as large as text is on the screen.

    It may be called on any thread; the document belongs to the thread it was written on.
    """
    found = pieces(sheet.texts, sheet.names, redaction)
    return _Writer(sheet, found, Ink(theme, paper=paper)).written()


def bar_words() -> str:
    """Return what stands on the bar in place of a passage: the same for each, and never broken over two lines."""
    return "\u00a0{}\u00a0".format(translate("SessionSheet", "blacked out").replace(" ", "\u00a0"))


class _Writer:
    def __init__(self, sheet: Sheet, found: tuple[tuple[Piece, ...], ...], ink: Ink) -> None:
        self._sheet = sheet
        self._ink = ink
        self._bar = bar_words()
        self._waiting: Iterator[tuple[Piece, ...]] = iter(found)
        self._places: list[Place] = []
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(ink.font("body"))
        self._cursor = QTextCursor(self._document)
        self._begun = False
        self._rule = QTextTableCellFormat()
        self._rule.setBottomBorder(0.5 if ink.paper else 1)
        self._rule.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        self._rule.setBottomBorderBrush(self._color("border_chip"))

    def written(self) -> Written:
        self._cursor.beginEditBlock()
        for group in self._sheet.groups:
            self._paragraph("title", "text", above=26, level=1)
            for number, part in enumerate(group.parts):
                self._part(part, first=number == 0)
        self._cursor.endEditBlock()
        return Written(self._document, self._places)

    def _part(self, part: Part, *, first: bool) -> None:
        self._paragraph("heading", "text", above=10 if first else 26, level=2)
        for block in part.blocks:
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Words):
                self._words(block)

    def _words(self, block: Words) -> None:
        if block.look == "heading":
            self._paragraph("eyebrow", "accent", above=12, level=3)
        elif block.look == "quote":
            self._paragraph("reading", "text", above=3, tall=120)
        else:
            quiet = block.look == "quiet"
            self._paragraph("small" if quiet else "body", "muted" if quiet else "text", above=4, tall=115)

    def _table(self, table: Table) -> None:
        form = QTextTableFormat()
        form.setHeaderRowCount(int(table.headed))
        form.setBorderCollapse(True)
        form.setBorder(0)
        form.setCellPadding(self._ink.px(5 if len(table.rows[0]) < _NARROW else 3))
        form.setTopMargin(self._ink.px(8))
        form.setBottomMargin(self._ink.px(4))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        columns = len(table.rows[0])
        first = 36 if columns == 2 else 22
        shares = [first, *[(100 - first) / (columns - 1)] * (columns - 1)] if columns > 1 else [100]
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
        made = self._cursor.insertTable(len(table.rows), columns, form)
        role = "small" if columns >= _NARROW else "body"
        for row in range(len(table.rows)):
            for column in range(columns):
                strong = (table.headed and row == 0) or column == 0
                cell = made.cellAt(row, column)
                cell.setFormat(self._rule)
                cursor = cell.firstCursorPosition()
                self._text(cursor, self._format(role, "text", 600 if strong and columns >= _NARROW else None))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _paragraph(self, role: str, token: str, *, above: float, level: int = 0, tall: int = 100) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(self._ink.px(above) if self._begun else 0)
        form.setLineHeight(tall, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        if self._begun:
            self._cursor.insertBlock(form)
        else:
            self._cursor.setBlockFormat(form)
            self._begun = True
        self._text(self._cursor, self._format(role, token))

    def _text(self, cursor: QTextCursor, form: QTextCharFormat) -> None:
        """Write the next text, and remember where it stands."""
        text = next(self._waiting)
        words = [in_words(piece, self._sheet.called, self._bar).replace("\n", _SOFT_BREAK) for piece in text]
        self._places.append(Place(cursor.position(), "".join(words), text, tuple(len(each) for each in words)))
        for piece, said in zip(text, words, strict=True):
            if piece.kind == "plain":
                cursor.insertText(said, form)
            else:
                own = QTextCharFormat(form)
                own.setForeground(self._color("surface" if piece.kind == "bar" else "text"))
                own.setBackground(self._color("text" if piece.kind == "bar" else "surface_alt"))
                own.setProperty(QTextFormat.Property.UserProperty, piece.kind)
                cursor.insertText(said, own)

    def _format(self, role: str, token: str, weight: int | None = None) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self._ink.font(role, weight))
        form.setForeground(self._color(token))
        return form

    def _color(self, token: str) -> QColor:
        """Return a colour of the light theme: paper is always light."""
        return QColor(colours_for("light")[token])


def _characters(text: str, units: int) -> int:
    """Return how many characters lie before a position, which Qt counts in UTF-16 units."""
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
