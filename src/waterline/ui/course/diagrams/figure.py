# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure of the course: its picture, the words of one part under it, or the words of all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.course import Block, Diagram, DiagramPart, walk
from waterline.ui.course.diagrams.figures import drawing_of
from waterline.ui.course.diagrams.picture import PicturePane
from waterline.ui.course.diagrams.plan import Drawing
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.follows_width import FollowsWidth
from waterline.ui.shared.spoken import announce, speak_as
from waterline.ui.shared.text import heading as heading_text
from waterline.ui.shared.text import label as label_text
from waterline.ui.shared.text import title as title_text
from waterline.ui.theme import Theme

Build = Callable[[Block, QWidget], QWidget]

_BETWEEN_PARTS = 14


class Figure(FollowsWidth, QWidget):
    """Shows a Diagram. `part_opened` carries the key of a part that has just been unfolded, or "" for all of them."""

    part_opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        diagram: Diagram,
        build: Build,
        *,
        drawing: Drawing | None = None,
        folds: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`build` makes a block of words a widget in another; `folds` tells whether the parts have words to unfold."""
        super().__init__(parent)
        self.diagram = diagram
        self._build = build
        self._open = ""
        name = diagram.anchor
        self.setObjectName(name)
        speak_as(self, QAccessible.Role.Grouping, diagram.caption)
        self._column = QVBoxLayout(self)
        self._lay_out_head()
        self.picture = PicturePane(
            theme, drawing or drawing_of(diagram), folds=folds, name=f"{name}_picture", parent=self
        )
        self.explanation = Card(margins=(24, 20, 24, 16), name=f"{name}_part", parent=self)
        self._title = title_text("", name=f"{name}_part_title", parent=self.explanation)
        self._words = QVBoxLayout()
        self.everything = Disclosure(theme, self.tr("All of the picture in words"), name=f"{name}_words", parent=self)
        self._lay_out()
        self.everything.setVisible(folds)
        self.everything.toggled.connect(self._on_everything_toggled)
        self.picture.part_pressed.connect(self.press)

    def press(self, key: str) -> None:
        """Do what pressing a part does: unfold its words, or fold them again."""
        self._show("" if key == self._open else key)

    def open_part(self) -> str:
        """Return the key of the part that is unfolded, or nothing."""
        return self._open

    def unfold_part_with(self, anchor: str) -> None:
        """Unfold the part that holds a block, unless its words can be read already."""
        holding = (part.key for part in self.diagram.parts if any(each.anchor == anchor for each in walk(part.blocks)))
        key = next(holding, "")
        if key in self.picture.parts and key != self._open and not self.everything.is_open():
            self._show(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold on Esc, and put the keyboard back on the part."""
        if event.key() == Qt.Key.Key_Escape and self._open:
            self.picture.parts[self._open].setFocus(Qt.FocusReason.TabFocusReason)
            self._show("")
        else:
            super().keyPressEvent(event)

    def _show(self, key: str) -> None:
        found = self.diagram.part(key) if key else None
        self._open = key if found is not None else ""
        for each, part in self.picture.parts.items():
            part.set_unfolded(each == self._open)
        self._clear()
        self.explanation.setVisible(found is not None)
        if found is None:
            return
        self.everything.unfold(False)
        self._title.setText(self._name_of(found))
        self.explanation.setAccessibleName(self._name_of(found))
        for block in found.blocks:
            self._words.addWidget(self._build(block, self.explanation))
        announce(self.picture.parts[key], self.tr("{part}, unfolded").format(part=found.title))
        self.part_opened.emit(key)

    def _name_of(self, part: DiagramPart) -> str:
        """Return what the picture calls a part, with its place in the whole where it has one."""
        control = self.picture.parts.get(part.key)
        return control.text() if control is not None else part.title

    def _clear(self) -> None:
        while (item := self._words.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_everything_toggled(self, unfolded: bool) -> None:
        """Write out all parts when they are first asked for; what was open by itself is folded."""
        if not unfolded:
            return
        self._show("")
        column = self.everything.content
        if not column.count():
            for place, part in enumerate(self.diagram.parts):
                if place:
                    column.addSpacing(_BETWEEN_PARTS - column.spacing())
                name = f"{self.objectName()}_words_{part.key}"
                column.addWidget(heading_text(self._name_of(part), name=name))
                for block in part.blocks:
                    column.addWidget(self._build(block, self.everything))
        self.part_opened.emit("")

    def _lay_out_head(self) -> None:
        """Put the words above the picture; made before it, they come before it for the Tab key too."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(label_text(self.diagram.caption, name=f"{self.objectName()}_caption", parent=self))
        for block in self.diagram.blocks:
            self._column.addWidget(self._build(block, self))

    def _lay_out(self) -> None:
        self._column.addWidget(self.picture)
        self._column.addWidget(self.explanation)
        self._column.addWidget(self.everything)
        self._words.setSpacing(12)
        self.explanation.content.addWidget(self._title)
        self.explanation.content.addLayout(self._words)
        self.explanation.hide()
