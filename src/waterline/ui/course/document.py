# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the blocks of a course into one text document: for the plain reading view, for paper and for PDF."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QRectF, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)

from waterline.domain.course import (
    ARC,
    Block,
    BulletList,
    Callout,
    Cards,
    Diagram,
    Exercise,
    Heading,
    Prose,
    Section,
    Spans,
    Steps,
    Table,
)
from waterline.ui.course.diagrams.figures import figure_height, paint_figure
from waterline.ui.shared.ink import Ink
from waterline.ui.shared.numerals import roman
from waterline.ui.shared.paper import KEEP, ROOM

translate = QCoreApplication.translate

_FIGURE_WIDE, _SHARP = 600, 3
_A_BEGINNING = 0.4
"""The share of a page a section needs on the one where it begins."""


class DocumentWriter:
    """Writes from top to end; `anchors` tells at which position each block of the course began."""

    def __init__(self, ink: Ink) -> None:
        self.ink = ink
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(ink.font("reading"))
        self.anchors: list[tuple[int, str]] = []
        self._cursor = QTextCursor(self.document)
        self._begun = False
        self._pictures = 0

    # Wholes ---------------------------------------------------------------------------------------
    def section(self, section: Section) -> None:
        """Write a section with its title, its text and its questions."""
        self.line(roman(section.number), "eyebrow", "accent", above=56, keep=True, room=_A_BEGINNING)
        self.line(section.title, "display", above=2, level=1)
        self.line(section.what_this_is, "lead", "muted", above=4, keep=True)
        if section.content_note:
            self.line(section.content_note, "body", "muted", above=10, keep=True)
        self.blocks(section.blocks, first=20)
        if section.recall:
            self.line(translate("Document", "Ask yourself"), "title", above=28, level=2)
        for recall in section.recall:
            self.line(recall.question, "label", above=12, keep=True)
            self.blocks(recall.blocks, "body", first=4)

    def blocks(self, blocks: Iterable[Block], role: str = "reading", *, first: float = 12) -> None:
        """Write blocks under each other."""
        for number, block in enumerate(blocks):
            self._block(block, role, first if not number else 12)

    def line(
        self,
        words: str,
        role: str = "reading",
        token: str = "text",
        *,
        above: float = 12,
        level: int = 0,
        new_page: bool = False,
        keep: bool = False,
        room: float = 0,
    ) -> None:
        """Write one paragraph of plain words; with a level it is a heading.

        On paper it stays with what follows where it is a heading or to `keep`, and begins a new page where less
        than `room` of one is left.
        """
        self._begin(above, level, new_page=new_page, keep=keep, room=room)
        self._cursor.insertText(words.replace("\n", "\u2028"), self._format(role, token))

    def ruled(self, lines: int) -> None:
        """Leave empty lines to write on by hand."""
        for number in range(lines):
            self._begin(self.ink.px(20), keep=number < lines - 1)
            rule = QTextBlockFormat(self._cursor.blockFormat())
            rule.setProperty(
                QTextBlockFormat.Property.BlockTrailingHorizontalRulerWidth,
                QTextLength(QTextLength.Type.PercentageLength, 100),
            )
            self._cursor.setBlockFormat(rule)

    # Blocks ---------------------------------------------------------------------------------------
    def _block(self, block: Block, role: str, above: float) -> None:
        start = self._cursor.position() + self._begun  # where its first paragraph will begin
        match block:
            case Heading():
                self._spans(block.spans, "title" if block.level == 2 else "heading", above + 12, level=block.level)
            case Prose():
                self._spans(block.spans, role, above)
            case BulletList():
                self._list(block.items, QTextListFormat.Style.ListDisc, role, above)
            case Steps():
                for number, step in enumerate(block.items, start=1):
                    self._spans(step.spans, role, above if number == 1 else 10, lead=f"{number}.  ")
                    if step.body:
                        self._keep_with_next()
                    for spans in step.body:
                        self._spans(spans, role, 4, indent=1)
            case Table():
                self._table(block, above)
            case Callout() | Exercise():
                self._box(block, above)
            case Cards():
                if block.title:
                    self.line(block.title, "label", above=above, keep=True)
                for card in block.cards:
                    self.line(card.title, "label", above=10, keep=True)
                    self.blocks(card.blocks, "body", first=2)
            case Diagram():
                self._diagram(block, above)
        self.anchors.append((start, block.anchor))

    def _spans(self, spans: Spans, role: str, above: float, *, level: int = 0, lead: str = "", indent: int = 0) -> None:
        self._begin(above, level, indent=indent)
        plain = self._format(role, "text")
        if lead:
            self._cursor.insertText(lead, plain)
        for span in spans:
            form = QTextCharFormat(plain)
            if span.kind == "strong":
                form.setFontWeight(QFont.Weight.DemiBold)
            elif span.kind == "emphasis":
                form.setFontItalic(True)
            self._cursor.insertText(span.text.replace("\n", "\u2028"), form)

    def _list(self, items: tuple[Spans, ...], style: QTextListFormat.Style, role: str, above: float) -> None:
        form = QTextListFormat()
        form.setStyle(style)
        self._spans(items[0], role, above)
        listed = self._cursor.createList(form)
        for spans in items[1:]:
            self._spans(spans, role, 6)
            listed.add(self._cursor.block())

    def _table(self, block: Table, above: float) -> None:
        if block.caption:
            self.line(block.caption, "label", above=above, keep=True)
        form = QTextTableFormat()
        form.setHeaderRowCount(1)
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(self.ink.px(6))
        form.setTopMargin(self.ink.px(8))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table = self._cursor.insertTable(len(block.rows) + 1, len(block.header), form)
        for row, cells in enumerate((block.header, *block.rows)):
            for column, spans in enumerate(cells):
                if row:
                    table.cellAt(row, column).setFormat(self._line_above())
                cursor = table.cellAt(row, column).firstCursorPosition()
                words = self._format("body" if row else "label", "text")
                cursor.insertText("".join(span.text for span in spans), words)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _box(self, block: Callout | Exercise, above: float) -> None:
        kind = "try" if isinstance(block, Exercise) else block.kind
        form = QTextFrameFormat()
        form.setBackground(self.ink.color(f"{kind}_bg"))
        form.setBorder(1)
        form.setBorderBrush(self.ink.color(f"{kind}_icon"))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setPadding(self.ink.px(12))
        form.setTopMargin(self.ink.px(above))
        form.setBottomMargin(self.ink.px(12))
        if not self._begun:  # right after a box: what lies between them is an empty line
            self._make_thin()
        self._cursor.insertFrame(form)
        self._begun = False
        if block.title:
            self.line(block.title, "label", above=0)
        self.blocks(block.blocks, "body", first=4)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._begun = False

    def _diagram(self, block: Diagram, above: float) -> None:
        self.line(block.caption, "label", above=above, keep=True)
        self.blocks(block.blocks, "body", first=4)
        if block.id != ARC or block.parts:
            self._picture(block)
        for part in block.parts:
            self.line(part.title, "label", above=12, keep=True)
            self.blocks(part.blocks, "body", first=2)

    def _picture(self, block: Diagram) -> None:
        tall = figure_height(block, _FIGURE_WIDE * _SHARP, _SHARP)
        image = QImage(_FIGURE_WIDE * _SHARP, max(1, round(tall)), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(self.ink.color("bg") if not self.ink.paper else QColor("#FFFFFF"))
        painter = QPainter(image)
        paint_figure(block, painter, QRectF(image.rect()), self.ink.scheme, unit=_SHARP)
        painter.end()
        self._pictures += 1
        name = f"figure:{self._pictures}"
        self.document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        form = QTextImageFormat()
        form.setName(name)
        form.setWidth(self.ink.px(_FIGURE_WIDE))
        form.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        self._keep_with_next()
        self._begin(8)
        own_height = QTextBlockFormat(self._cursor.blockFormat())  # a fifth more would be a hole under the picture
        own_height.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        self._cursor.setBlockFormat(own_height)
        self._cursor.insertImage(form)

    # Inside ---------------------------------------------------------------------------------------
    def _begin(
        self,
        above: float,
        level: int = 0,
        *,
        indent: int = 0,
        new_page: bool = False,
        keep: bool = False,
        room: float = 0,
    ) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(self.ink.px(above) if self._begun else 0)
        form.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        form.setIndent(indent)
        if keep or level:
            form.setProperty(KEEP, True)
        if room:
            form.setProperty(ROOM, room)
        if new_page:
            form.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if self._begun:
            self._cursor.insertBlock(form)
        else:
            self._cursor.setBlockFormat(form)
            self._begun = True

    def _keep_with_next(self) -> None:
        """Let what was written last stay with what comes now."""
        form = self._cursor.blockFormat()
        form.setProperty(KEEP, True)
        self._cursor.setBlockFormat(form)

    def _make_thin(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(form)

    def _line_above(self) -> QTextTableCellFormat:
        form = QTextTableCellFormat()
        form.setTopBorder(1)
        form.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setTopBorderBrush(self.ink.color("border_chip"))
        return form

    def _format(self, role: str, token: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self.ink.font(role))
        form.setForeground(self.ink.color(token))
        return form
