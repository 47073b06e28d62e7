# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of entries: one row each, opened by Enter or a click, moved away by Delete."""

from __future__ import annotations

import sys

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from waterline.domain.entry import EntryLine
from waterline.ui.journal.entry_line_delegate import EntryLineDelegate
from waterline.ui.journal.entry_lines import EntryLines, Index
from waterline.ui.theme import Theme

_ROWS_AT_LEAST = 2
# The delete key of a Mac sends what is Backspace elsewhere.
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) if sys.platform == "darwin" else (Qt.Key.Key_Delete,)


class EntryList(QListView):
    """A view of `EntryLines`. It never builds a widget for an entry, however many there are."""

    opened = Signal(str)
    removal_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, theme: Theme, model: EntryLines, spoken: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._lines = model
        self._rows = EntryLineDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        for changed in (model.modelReset, model.rowsInserted):
            changed.connect(self._limit_height)
        self.setAccessibleDescription(self.tr("Enter opens an entry, Delete moves it away."))
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        self.clicked.connect(self._on_clicked)

    def current_line(self) -> EntryLine | None:
        """Return the entry the keyboard stands on, or None."""
        index = self.currentIndex()
        return self._lines.line(index.row()) if index.isValid() else None

    def stand_on(self, row: int) -> None:
        """Put the keyboard on a row, or the last one where there are fewer."""
        count = self._lines.rowCount()
        if count:
            self.setCurrentIndex(self._lines.index(min(max(row, 0), count - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, move away on Delete; anything else moves through the list."""
        line = self.current_line()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if line is not None and bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(line.id)
        elif line is not None and bare and event.key() in _REMOVING:
            self.removal_wanted.emit(line)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first row when the keyboard comes in."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.stand_on(0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which entry the keyboard stands on now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.current_line())

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._lines.line(index.row()).id)

    def _limit_height(self) -> None:
        """Take no more room than the rows need, and never less than two of them."""
        row, rows = self._rows.row_height(), self._lines.rowCount()
        self.setMinimumHeight(row * min(max(rows, 1), _ROWS_AT_LEAST))
        self.setMaximumHeight(row * max(rows, 1) + 2)

    def _on_theme_changed(self) -> None:
        self._limit_height()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
