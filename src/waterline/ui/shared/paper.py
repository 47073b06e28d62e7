# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays a document out on pages: what belongs together stays on one, and every page has its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextTable,
)

KEEP = QTextFormat.Property.UserProperty.value + 1
"""A property of a block: True for what stands on the same page as the beginning of what follows it."""

ROOM = QTextFormat.Property.UserProperty.value + 2
"""A property of a block: the share of a page there has to be for it and what follows, or a new page begins."""

MARGIN_MM = 22
_POINTS = 11  # for words that bring no size of their own
_FOOT = 0.05  # of the height: the page number and the air above it
_FEW, _SOME, _ROWS = 2, 5, 3
"""How many lines of a paragraph stand on each page it is on; how many may move so that one does not stand alone; how
many rows of a table stand on the page where it begins."""
_SMALLEST = 0.72
"""To which share of its size a picture may shrink so that no page is left half empty."""
_HAIR = 6
"""Units of the device by which a page ends early: the edge of what begins on the next one may stand a little high."""
_PICTURE = "\ufffc"


def a4() -> QPageLayout:
    """Return the page of a PDF file."""
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    return QPageLayout(size, upright, QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)


def print_pages(document: QTextDocument, device: QPagedPaintDevice) -> bool:
    """Print every page of a document, which is laid out for the device; False where nothing can be painted on it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    whole = QRectF(0, 0, painter.viewport().width(), painter.viewport().height())
    body = QSizeF(whole.width(), int(whole.height() * (1 - _FOOT)))
    lay_out(document, device, body)
    for page in range(document.pageCount()):
        if page:
            device.newPage()
        view = QRectF(0, page * body.height(), body.width(), body.height())
        painter.save()
        painter.translate(0, -view.top())
        painter.setClipRect(view.adjusted(0, 0, 0, -_HAIR))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = view
        context.palette.setColor(QPalette.ColorRole.Text, QColor("#000000"))
        context.palette.setColor(QPalette.ColorRole.WindowText, QColor("#8A857B"))  # lines to write on
        document.documentLayout().draw(painter, context)
        painter.restore()
        painter.setFont(document.defaultFont())
        painter.drawText(whole, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, str(page + 1))
    return painter.end()


def lay_out(document: QTextDocument, device: QPagedPaintDevice, body: QSizeF) -> None:
    """Break a document into pages of this size, each of them where nothing is torn apart."""
    font = document.defaultFont()
    if font.pointSizeF() <= 0:  # of the screen, in px: they are too small to see on a printer
        font.setPointSizeF(_POINTS)
        document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(body)
    for group in _groups(document.rootFrame()):
        _keep_together(document, group, body.height())


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph of the document, or a box or table in it."""

    block: QTextBlock | None = None
    frame: QTextFrame | None = None

    def rect(self, document: QTextDocument) -> QRectF:
        layout = document.documentLayout()
        if self.frame is not None:
            return layout.frameBoundingRect(self.frame)
        return layout.blockBoundingRect(self.block) if self.block is not None else QRectF()

    def needs(self, document: QTextDocument, tall: float) -> float:
        """Return how much of it has to be on the page where it begins, `tall` px being left of that."""
        rect = self.rect(document)
        if isinstance(self.frame, QTextTable):
            rows = min(_ROWS, self.frame.rows())
            below = self.frame.cellAt(rows, 0) if rows < self.frame.rows() else None
            at = below.firstCursorPosition().block() if below is not None else None
            foot = document.documentLayout().blockBoundingRect(at).top() if at is not None else rect.bottom()
            return foot - rect.top()
        if self.block is None:
            return rect.height()
        layout = self.block.layout()
        air = layout.position().y() - rect.top()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        foots = [air + line.y() + line.height() for line in lines]
        fitting = sum(foot <= tall for foot in foots)
        torn = fitting < len(lines) <= 2 * _FEW - 1 or (len(lines) - fitting == 1 and fitting <= _SOME)
        return rect.height() if torn else foots[min(_FEW, len(foots)) - 1] if foots else rect.height()

    def shrink(self, document: QTextDocument, tall: float) -> bool:
        """Make a picture smaller that needs a little more than `tall` px."""
        if self.block is None or not self.block.text().startswith(_PICTURE):
            return False
        rect = self.rect(document)
        share = (tall - 1) / max(rect.height(), 1)
        cursor = QTextCursor(self.block)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat().toImageFormat()
        if not _SMALLEST <= share < 1 or not form.isValid():
            return False
        form.setWidth(form.width() * share)
        cursor.setCharFormat(form)
        return True

    def has(self, key: int) -> bool:
        return self.block is not None and self.block.blockFormat().hasProperty(key)

    def break_before(self) -> None:
        broken = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        if self.frame is not None:
            form = self.frame.frameFormat()
            form.setPageBreakPolicy(broken)
            self.frame.setFrameFormat(form)
        elif self.block is not None:
            cursor = QTextCursor(self.block)
            block_form = cursor.blockFormat()
            block_form.setPageBreakPolicy(broken)
            block_form.setTopMargin(0)
            cursor.setBlockFormat(block_form)


def _groups(frame: QTextFrame) -> Iterator[list[_Item]]:
    """Yield what stands together: everything to keep with what follows, up to the first thing that is not."""
    group: list[_Item] = []
    place = frame.begin()
    while not place.atEnd():
        child = place.currentFrame()
        item = _Item(frame=child) if child is not None else _Item(block=place.currentBlock())
        place += 1
        group.append(item)
        if not item.has(KEEP):
            yield group
            group = []
    if group:
        yield group


def _keep_together(document: QTextDocument, group: list[_Item], tall: float) -> None:
    """Begin a new page before a group that would be torn apart, unless a page is too small for it anyway."""
    first, last = group[0], group[-1]
    top, begins = first.rect(document).top(), last.rect(document).top()
    left = tall - top % tall
    room = left - (begins - top)
    needed = begins - top + last.needs(document, room)
    if first.block is not None and first.has(ROOM):
        needed = max(needed, first.block.blockFormat().doubleProperty(ROOM) * tall)
    if top % tall < 1 or needed <= left + 0.5 or needed > tall or last.shrink(document, room):
        return
    first.break_before()
