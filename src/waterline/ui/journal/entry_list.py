# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of entries: one row each, opened by Enter or a click, moved away by Delete, several at once where told."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from waterline.domain.entry import EntryLine
from waterline.ui.journal.entry_line_delegate import EntryLineDelegate
from waterline.ui.journal.entry_lines import EntryLines, Index
from waterline.ui.theme import Theme

_ROWS_AT_LEAST = 2
_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
# The delete key of a Mac sends what is Backspace elsewhere.
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) if sys.platform == "darwin" else (Qt.Key.Key_Delete,)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stood in a list, and how far it was scrolled."""

    entry_id: str | None
    scrolled: int


class EntryList(QListView):
    """A view of `EntryLines`. It never builds a widget for an entry, however many there are.

    `removal_wanted` carries the chosen lines, in their order; `several` lets more than one be chosen.
    """

    opened = Signal(str)
    removal_wanted = Signal(object)
    chosen = Signal(object)
    several_chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        model: EntryLines,
        spoken: str,
        *,
        name: str,
        several: bool = False,
        parent: QWidget | None = None,
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
        self._several = several
        self._choosing = False
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setTabKeyNavigation(False)
        self._kept: tuple[Place, frozenset[str]] = (Place(None, 0), frozenset())
        model.modelAboutToBeReset.connect(self._remember)
        for changed in (model.modelReset, model.rowsInserted):
            changed.connect(self._limit_height)
        model.modelReset.connect(self._stand_where_it_stood)
        described = self.tr("Enter opens an entry, Delete moves it away.")
        if several:
            described += " " + self.tr("Shift and the arrows choose several, Ctrl+A all of them.")
        self.setAccessibleDescription(described)
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
        if count:  # by the selection model: the view itself would heed keys held down, as of Ctrl+Z
            index = self._lines.index(min(max(row, 0), count - 1))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def place(self) -> Place:
        """Return the entry the keyboard stands on and how far the list is scrolled."""
        line = self.current_line()
        return Place(line.id if line is not None else None, self.verticalScrollBar().value())

    def go_back_to(self, place: Place) -> None:
        """Stand where somebody stood, as far as that is still there."""
        row = None if place.entry_id is None else self._lines.row_of(place.entry_id)
        self.doItemsLayout()  # so that it can be scrolled before it is next painted
        self.verticalScrollBar().setValue(place.scrolled)
        if row is not None:
            self.stand_on(row)

    def chosen_lines(self) -> list[EntryLine]:
        """Return the chosen entries in their order, or the one the keyboard stands on."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        line = self.current_line()
        return [self._lines.line(row) for row in rows] or ([line] if line is not None else [])

    def choose_one(self) -> None:
        """Let go of all that are chosen but the one the keyboard stands on."""
        self.stand_on(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, move away on Delete, let go of several on Esc; anything else moves through the list."""
        line = self.current_line()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if line is not None and bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(line.id)
        elif line is not None and bare and event.key() in _REMOVING:
            self.removal_wanted.emit(self.chosen_lines())
        elif line is not None and event.key() == Qt.Key.Key_Escape and len(self.chosen_lines()) > 1:
            self.choose_one()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether this click chooses among several or opens."""
        self._choosing = self._several and bool(event.modifiers() & _CHOOSING)
        super().mousePressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell how many are chosen."""
        super().selectionChanged(selected, deselected)
        self.several_chosen.emit(len(self.selectionModel().selectedIndexes()))

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
        if not self._choosing:
            self.opened.emit(self._lines.line(index.row()).id)

    def _remember(self) -> None:
        chosen = self.chosen_lines() if self.selectionModel().hasSelection() else []
        self._kept = self.place(), frozenset(line.id for line in chosen)

    def _stand_where_it_stood(self) -> None:
        """Keep the keyboard and the choice on their entries where the same ones are read again."""
        place, chosen = self._kept
        row = None if place.entry_id is None else self._lines.row_of(place.entry_id)
        if row is not None:
            self.go_back_to(place)
        elif self.hasFocus():
            self.stand_on(0)
        if len(chosen) > 1 and row is not None:
            flag = QItemSelectionModel.SelectionFlag.Select
            for each in (self._lines.row_of(entry_id) for entry_id in chosen):
                if each is not None:
                    self.selectionModel().select(self._lines.index(each), flag)

    def _limit_height(self) -> None:
        """Take no more room than the rows need, and never less than two of them."""
        row, rows = self._rows.row_height(), self._lines.rowCount()
        self.setMinimumHeight(row * min(max(rows, 1), _ROWS_AT_LEAST))
        self.setMaximumHeight(row * max(rows, 1) + 2)

    def _on_theme_changed(self) -> None:
        self._limit_height()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
