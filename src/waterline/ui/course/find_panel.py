# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding in the whole course: hits appear as one types, Enter opens one, F3 goes on to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.domain.course import Course
from waterline.domain.finding import MOST, Hit, Index, find, index
from waterline.ui.course.hit_list import HitList
from waterline.ui.shared.buttons import icon_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.fields import LineBox
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import small
from waterline.ui.theme import Theme


class FindPanel(Card):
    """`opened` carries a Hit; `closed` tells that the marks of what was found may go."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, *, name: str = "find", parent: QWidget | None = None) -> None:
        super().__init__(margins=(10, 10, 10, 10), name=name, parent=parent)
        self._course: Course | None = None
        self._index: Index | None = None
        self._at = 0
        self.field = LineBox(
            self.tr("Find in the course"), placeholder=self.tr("Find in the course"), name=f"{name}_field"
        )
        self.hits = HitList(theme, name=f"{name}_hits")
        self._said = small("", name=f"{name}_said")
        close = icon_button(theme, "x", self.tr("Close finding"), name=f"{name}_close")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(close)
        self.content.setSpacing(6)
        self.content.addLayout(row)
        self.content.addWidget(self._said)
        self.content.addWidget(self.hits, 1)
        self._said.hide()
        self.hits.hide()
        self.hide()
        self.field.textEdited.connect(self._on_edited)
        self.hits.chosen.connect(self.open_hit)
        close.clicked.connect(self.close_panel)

    def begin(self, course: Course) -> None:
        """Show the field, ready for typing; what was typed last in this course is still there, chosen as a whole."""
        if course is not self._course:
            self._course, self._index = course, None
            self._show(())
        if self._index is None:
            self._index = index(course)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.words().strip():
            self._on_edited()

    def close_panel(self) -> None:
        """Put everything away, words included."""
        if self.isHidden():
            return
        self.field.setText("")  # forgets its undo too, which clear() does not
        self._show(())
        self.hide()
        self.closed.emit()

    def forget(self) -> None:
        """Let no search stay on the screen or in the undo stack when the page is left."""
        self.close_panel()
        self._course = self._index = None

    def open_hit(self, number: int) -> None:
        """Open a hit, and fold the list so that the page can be seen."""
        hits = self.hits.hits()
        if hits:
            self._at = number % len(hits)
            self.hits.setCurrentIndex(self.hits.model().index(self._at, 0))
            self.hits.hide()
            self.opened.emit(hits[self._at])

    def go_on(self, by: int) -> None:
        """Open the next hit, or the one before, round and round."""
        self.open_hit(self._at + by)

    def found_in(self, section: str) -> tuple[Hit, ...]:
        """Return the hits of one section."""
        return tuple(hit for hit in self.hits.hits() if hit.passage.section == section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the first hit, Down goes into the list, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self.open_hit(0 if self.hits.isVisible() else self._at + 1)
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.hits.hits():
            self.hits.show()
            self.hits.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        if self._index is not None:
            self._show(find(self._index, self.field.words()))

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self._at = 0
        self.hits.show_hits(self._course, hits)
        self.hits.setVisible(bool(hits))
        asked = bool(self.field.words().strip())
        said = "" if hits and len(hits) < MOST else self.tr("Nothing like that in this course.")
        if len(hits) >= MOST:
            said = self.tr("Very many places. One more letter will help.")
        self._said.setText(said if asked else "")
        self._said.setVisible(bool(asked and said))
        if asked:
            announce(self.field, said or self.tr("Found. Arrow down goes through the places."))
