# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The iceberg of the course: each part opens its explanation, and the person's own moments that named it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.course import Block, Diagram
from waterline.domain.entry import EntryLine
from waterline.ui.course.diagrams.iceberg_picture import IcebergPicture
from waterline.ui.shared.card import Card
from waterline.ui.shared.entry_line import entry_line
from waterline.ui.shared.line_list import LineList
from waterline.ui.shared.spoken import announce, speak_as
from waterline.ui.shared.text import label as label_text
from waterline.ui.shared.text import title as title_text
from waterline.ui.theme import Theme

Build = Callable[[Block], QWidget]


class Iceberg(QWidget):
    """A Diagram with id "iceberg". `part_opened` asks for the entries of a part; give them to `show_entries`."""

    part_opened = Signal(str)
    entry_chosen = Signal(str)

    def __init__(self, theme: Theme, diagram: Diagram, build: Build, *, parent: QWidget | None = None) -> None:
        """`build` turns a block of the explanation into a widget."""
        super().__init__(parent)
        self._diagram = diagram
        self._build = build
        self._open = ""
        self.setObjectName(diagram.anchor)
        speak_as(self, QAccessible.Role.Grouping, diagram.caption)
        named = [(part.key, part.title) for part in diagram.parts]
        self.picture = IcebergPicture(theme, named, name=f"{diagram.anchor}_picture")
        self.explanation = Card(margins=(24, 20, 24, 16), name=f"{diagram.anchor}_part")
        self._title = title_text("", name=f"{diagram.anchor}_part_title")
        self._words = QVBoxLayout()
        self._named = label_text(self.tr("Where you named it"), name=f"{diagram.anchor}_named")
        self._entries = LineList(theme, "", most=6, name=f"{diagram.anchor}_entries")
        self._lay_out()
        self.picture.part_pressed.connect(self.toggle)
        self._entries.chosen.connect(self.entry_chosen)

    def open_part(self) -> str:
        """Return the key of the part that is unfolded, or nothing."""
        return self._open

    def toggle(self, key: str) -> None:
        """Unfold a part, or fold it again."""
        self._show("" if key == self._open else key)

    def show_entries(self, key: str, entries: Sequence[EntryLine]) -> None:
        """Show the person's own entries that named this part, if it is still the one unfolded."""
        if key != self._open:
            return
        self._entries.set_lines([entry_line(entry) for entry in entries])
        for each in (self._named, self._entries):
            each.setVisible(bool(entries))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold on Esc, and put the keyboard back on the part."""
        if event.key() == Qt.Key.Key_Escape and self._open:
            self.picture.parts[self._open].setFocus(Qt.FocusReason.TabFocusReason)
            self._show("")
        else:
            super().keyPressEvent(event)

    def _show(self, key: str) -> None:
        self._open = key
        for each, part in self.picture.parts.items():
            part.set_unfolded(each == key)
        found = self._diagram.part(key) if key else None
        self._clear()
        self.explanation.setVisible(found is not None)
        if found is None:
            return
        self._title.setText(found.title)
        self.explanation.setAccessibleName(found.title)
        for block in found.blocks:
            self._words.addWidget(self._build(block))
        self._entries.setAccessibleName(self.tr("Moments in which you named: {part}").format(part=found.title))
        self.show_entries(key, ())
        announce(self.picture.parts[key], self.tr("{part}, unfolded").format(part=found.title))
        self.part_opened.emit(key)

    def _clear(self) -> None:
        while (item := self._words.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label_text(self._diagram.caption, name=f"{self._diagram.anchor}_caption"))
        for block in self._diagram.blocks:
            column.addWidget(self._build(block))
        column.addWidget(self.picture)
        column.addWidget(self.explanation)
        self._words.setSpacing(12)
        self.explanation.content.addWidget(self._title)
        self.explanation.content.addLayout(self._words)
        self.explanation.content.addSpacing(4)
        self.explanation.content.addWidget(self._named)
        self.explanation.content.addWidget(self._entries)
        self.explanation.hide()
