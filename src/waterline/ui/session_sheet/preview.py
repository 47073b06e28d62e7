# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet as it will be on paper: light in every theme, to be read and marked with mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from waterline.domain.redaction import Passage
from waterline.ui.session_sheet.sheet_document import Written
from waterline.ui.theme import Theme

_MARGIN = 20
_TAKES_OUT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Preview(QTextEdit):
    """Read-only; its caret goes by arrows, and Shift with them marks. Delete asks to black out, Ctrl+Z to undo."""

    black_out_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._written: Written | None = None
        self.setObjectName(name)
        self.setProperty("look", "paper")
        self.setAccessibleName(self.tr("The sheet, as it will be on paper"))
        self.setAccessibleDescription(
            self.tr("Shift and the arrows mark a passage, Delete blacks it out, Ctrl+Z takes the last one back.")
        )
        self.setReadOnly(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)

    def show_written(self, written: Written) -> None:
        """Show another state of the sheet, at the place where somebody is; nothing of the former one is kept."""
        scrolled, caret = self.verticalScrollBar().value(), self.textCursor().selectionStart()
        former = self.document() if self._written is not None else None
        self._written = written
        written.document.setParent(self)
        written.document.setDocumentMargin(self._theme.px(_MARGIN))
        self.setDocument(written.document)
        if former is not None:
            former.clear()
            former.deleteLater()
        cursor = self.textCursor()
        cursor.setPosition(min(caret, written.document.characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)

    def marked(self) -> Passage:
        """Return the passage that is marked; nothing where none is, or all of it is blacked out already."""
        cursor = self.textCursor()
        if self._written is None or not cursor.hasSelection():
            return ()
        start, stop = cursor.selectionStart(), cursor.selectionEnd()
        return () if self._written.only_bars(start, stop) else self._written.passage(start, stop)

    def stand_at_beginning(self) -> None:
        """Put the caret where the sheet begins."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for what Delete and Ctrl+Z mean here; leave Esc to the page."""
        if event.key() in _TAKES_OUT:
            self.black_out_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
