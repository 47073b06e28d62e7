# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section as one plain text: to be read by caret, chosen and copied, at the line where the reading is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPyTextObject, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from waterline.domain.course import Section
from waterline.ui.course.document import DocumentWriter
from waterline.ui.shared.ink import Ink
from waterline.ui.theme import Theme


class PlainView(QTextEdit):
    """Read-only; its caret goes by arrows and screen readers follow it. `rested` carries the anchor in view."""

    rested = Signal(str)

    def __init__(self, theme: Theme, *, name: str = "plain_view", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._section: Section | None = None
        self._anchors: list[tuple[int, str]] = []
        self._pictures = _SmoothPictures(self)
        self.setObjectName(name)
        self.setProperty("look", "page")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Everything fits the width; Qt would keep the bar that a new text needs before its lines are broken.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.verticalScrollBar().valueChanged.connect(lambda: self.rested.emit(self.anchor()))
        theme.changed.connect(self._write)

    def show_section(self, section: Section, anchor: str) -> None:
        """Write a section and go to a block of it; an unknown one means the beginning."""
        self._section = section
        self.setAccessibleName(section.title)
        self._write()
        self.go_to(anchor)

    def go_to(self, anchor: str) -> None:
        """Bring a block to the top, with the caret at its beginning."""
        position = next((at for at, name in self._anchors if name == anchor), 0)
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() if position else 0)

    def anchor(self) -> str:
        """Return the anchor of the block of the course in view."""
        seen = self.cursorForPosition(QPoint(8, 8)).position()
        passed = [name for at, name in sorted(self._anchors) if at <= seen]
        return passed[-1] if passed else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Esc to the page."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _write(self) -> None:
        if self._section is None or self.isHidden():
            return
        before = self.anchor()
        writer = DocumentWriter(Ink(self._theme))
        writer.section(self._section)
        writer.document.setParent(self)
        writer.document.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject.value, self._pictures)
        self.setDocument(writer.document)
        top = {block.anchor for block in self._section.blocks}
        self._anchors = [(at, name) for at, name in writer.anchors if name in top]
        self.go_to(before)


class _SmoothPictures(QPyTextObject):
    """Draws pictures as Qt would, but smoothly: it drops pixels, and with them fine lines and parts of letters."""

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        """Return the size the picture asks for, or what the page has room for."""
        image, wanted = _image(doc, format), format.toImageFormat().width()
        room = doc.pageSize().width() - 2 * doc.documentMargin()
        wide = min(wanted, room) if room > 0 else wanted
        return QSizeF(wide, round(wide * image.height() / max(image.width(), 1)))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, posInDocument: int, format: QTextFormat
    ) -> None:
        """Draw the picture at the size it takes on the screen."""
        sharp = painter.device().devicePixelRatioF()
        box = QRectF(rect)
        size = (box.size() * sharp).toSize()
        mode = Qt.TransformationMode.SmoothTransformation
        image = _image(doc, format).scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
        image.setDevicePixelRatio(sharp)
        painter.drawImage(box.topLeft(), image)


def _image(doc: QTextDocument, form: QTextFormat) -> QImage:
    found: object = doc.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(form.toImageFormat().name()))
    return found if isinstance(found, QImage) else QImage()
