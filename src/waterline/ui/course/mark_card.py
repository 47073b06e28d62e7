# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with a chosen piece of text: a colour, a note in the margin, or taking the mark away again."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QWidget

from waterline.domain.mark import BOOKMARK, COLOURS, Mark
from waterline.ui.course.mark_words import colour_words
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import danger_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import TextBox
from waterline.ui.shared.scroller import come_into_view
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import small
from waterline.ui.theme import Theme

KEEP_NOTE_AFTER_MS = 600
_WIDE, _UNDER = 400, 6


class MarkCard(Card):
    """Floats over `column` beside the text. `coloured`, `noted` and `removed` tell what was decided, `closed` the end.

    What is typed is told by `noted` at most KEEP_NOTE_AFTER_MS later, and at once when the card goes.
    """

    coloured = Signal(str)
    noted = Signal(str)
    removed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, column: QWidget, *, name: str = "mark_card") -> None:
        super().__init__(look="popup", margins=(16, 14, 16, 12), name=name, parent=column)
        self._theme = theme
        self._column = column
        self._quiet = False
        self._beside: QWidget | None = None
        self._spot = QRect()
        speak_as(self, QAccessible.Role.Grouping, self.tr("Mark this text"))
        colours = [(key, colour_words(key)) for key in COLOURS]
        self.colours = ChipGroup(
            theme, colours, label=self.tr("Colour of the mark"), several=False, name=f"{name}_colours"
        )
        self.note = TextBox(
            theme, self.tr("Note in the margin"), placeholder=self.tr("A note in the margin"), lines=2, most_lines=7,
            name=f"{name}_note",
        )  # fmt: skip
        self._said = small("", name=f"{name}_said")
        self.remove = danger_button(theme, self.tr("Remove"), name=f"{name}_remove")
        self.done = secondary_button(theme, self.tr("Done"), name=f"{name}_done")
        row = ActionRow(name=f"{name}_actions")
        row.add_start(self.remove)
        row.add_end(self.done)
        for widget in (self._said, self.colours, self.note, row):
            self.content.addWidget(widget)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(lambda: self.noted.emit(self.note.words()))
        self.hide()
        self._connect()

    def open_for(self, mark: Mark | None, beside: QWidget, spot: QRect) -> None:
        """Show the card for a mark, or for a new one, under `spot` of the widget `beside`."""
        self._quiet = True
        bookmark = mark is not None and mark.kind == BOOKMARK
        self._said.setText(self.tr("A bookmark at this place") if bookmark else self.tr("Mark this in"))
        self.colours.setVisible(not bookmark)
        self.colours.select([mark.colour] if mark is not None else [])
        self.note.set_words(mark.note if mark is not None else "")
        self.remove.setVisible(mark is not None)
        self._quiet = False
        self._beside, self._spot = beside, spot
        self.show()
        self._place()
        self.raise_()
        target = self.note if bookmark else self.colours.findChild(QWidget, f"{self.objectName()}_colours_{COLOURS[0]}")
        (target or self.note).setFocus(Qt.FocusReason.OtherFocusReason)
        come_into_view(self)

    def became(self, mark: Mark) -> None:
        """Go on with a mark that was only just made."""
        self.remove.setVisible(True)
        self._quiet = True
        self.colours.select([mark.colour])
        self._quiet = False
        self._place()

    def close_card(self) -> None:
        """Take the card away; what was typed last is told before."""
        if self.isHidden():
            return
        self.tell_note()
        self.hide()
        self.note.set_words("")  # forgets its undo with it
        self._typing.stop()
        self.closed.emit()

    def tell_note(self) -> None:
        """Tell the note at once, if anything was typed that was not told yet."""
        if self._typing.isActive():
            self._typing.stop()
            self.noted.emit(self.note.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the card away and loses nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.colours.changed.connect(self._on_colour)
        self.note.textChanged.connect(self._on_typed)
        self.remove.clicked.connect(self._on_remove)
        self.done.clicked.connect(self.close_card)
        self.note.document().documentLayout().documentSizeChanged.connect(lambda: self._place())
        self._theme.changed.connect(self.close_card)

    def _on_colour(self, keys: list[str]) -> None:
        if keys and not self._quiet:
            self.coloured.emit(keys[0])

    def _on_typed(self) -> None:
        if not self._quiet and not self.isHidden() and not self._typing.isActive():
            self._typing.start(KEEP_NOTE_AFTER_MS)

    def _on_remove(self) -> None:
        self._typing.stop()
        self.removed.emit()
        self.close_card()

    def _place(self) -> None:
        if self._beside is None or self.isHidden():
            return
        room = self._column.width()
        wide = min(self._theme.px(_WIDE), room)
        layout = self.layout()
        tall = layout.totalHeightForWidth(wide) if layout is not None else 0
        word = QRect(self._beside.mapTo(self._column, self._spot.topLeft()), self._spot.size())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = word.right() - wide if rtl else word.left()
        top = word.bottom() + _UNDER
        if top + tall > self._column.height():
            top = max(0, word.top() - _UNDER - tall)
        self.move(QPoint(min(max(left, 0), room - wide), top))
        self.resize(wide, tall)
