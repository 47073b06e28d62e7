# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What else is about the same moment as an entry, and a way to put entries together that belong together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import together
from waterline.app.session import Session
from waterline.app.together import Before
from waterline.domain.entry import Entry, EntryLine
from waterline.domain.errors import EntryGone, WaterlineError
from waterline.ui import messages
from waterline.ui.desk import Asking
from waterline.ui.shared.buttons import ghost_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.entry_line import entry_line
from waterline.ui.shared.fields import LineBox, field
from waterline.ui.shared.line_list import LineList
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import muted
from waterline.ui.theme import Theme

_PAUSE_MS = 120


class TogetherPart(QWidget):
    """Each change is kept at once and can be taken back. `entry_chosen` asks to read another entry."""

    entry_chosen = Signal(str)

    def __init__(self, theme: Theme, session: Session, desk: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("together_part")
        self._session = session
        self._desk = desk
        self._entry_id = ""
        heading = QCoreApplication.translate("TogetherPart", "Also about this moment")
        self.card = Card(heading, margins=(24, 18, 24, 14), name="together")
        self.others = LineList(theme, heading, name="together_others")
        self.leave = ghost_button(theme, self.tr("Take this entry out of this moment"), name="together_leave", icon="x")
        self.message = MessageBar(theme, name="together_message")
        self.fold = Disclosure(theme, self.tr("Belongs together with …"), name="together_fold")
        self.line = LineBox("", name="together_find")
        self.found = LineList(theme, self.tr("Entries nearest to this moment"), name="together_found")
        self._nothing = muted(self.tr("No other entry holds this."), name="together_nothing")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._lay_out()
        self.others.chosen.connect(self.entry_chosen)
        self.leave.clicked.connect(self._on_leave)
        self.fold.toggled.connect(lambda unfolded: self._look() if unfolded else None)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.line.returnPressed.connect(self._look)
        self.found.chosen.connect(self._on_join)

    def show_entry(self, entry: Entry) -> None:
        """Show what belongs with this entry; nothing while it is in the trash."""
        if entry.id != self._entry_id:
            self._entry_id = entry.id
            self.message.dismiss()
            self.card.hide()
            self.fold.unfold(False)
            self.line.setText("")
        self.setVisible(entry.trashed_ms is None)
        if entry.trashed_ms is None:
            self._load()

    # Inside ---------------------------------------------------------------------------------------
    def _load(self) -> None:
        entry_id = self._entry_id
        ask = partial(together.also_about, self._session, entry_id)
        self._desk.ask(self, ask, partial(self._show, entry_id), self._refuse)
        if self.fold.is_open():
            self._look()

    def _show(self, entry_id: str, lines: tuple[EntryLine, ...]) -> None:
        if entry_id == self._entry_id:
            self.others.set_lines([entry_line(line) for line in lines])
            self.card.setVisible(bool(lines))

    def _look(self) -> None:
        self._pause.stop()
        entry_id, text = self._entry_id, self.line.words()

        def show(lines: tuple[EntryLine, ...]) -> None:
            if (entry_id, text) == (self._entry_id, self.line.words()):
                said = self.tr("Entries that hold this") if text.strip() else self.tr("Entries nearest to this moment")
                self.found.setAccessibleName(said)
                self.found.set_lines([entry_line(line) for line in lines])
                self.found.setVisible(bool(lines))
                self._nothing.setVisible(not lines)

        self._desk.ask(self, partial(together.candidates, self._session, entry_id, text), show, self._refuse)

    def _on_join(self, other_id: str) -> None:
        def done(before: Before) -> None:
            self.line.setText("")
            self.fold.unfold(False)
            self.fold.button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell(self.tr("Put together. Patterns count them as one moment."), before)

        self._desk.ask(self, partial(together.join, self._session, self._entry_id, other_id), done, self._refuse)

    def _on_leave(self) -> None:
        def done(before: Before) -> None:
            self.fold.button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell(self.tr("Taken out. It counts as a moment of its own again."), before)

        self._desk.ask(self, partial(together.leave, self._session, self._entry_id), done, self._refuse)

    def _tell(self, said: str, before: Before) -> None:
        self.message.show_message(said, action=(self.tr("Undo"), partial(self._put_back, before)))
        self._load()

    def _put_back(self, before: Before) -> None:
        def done(_: None) -> None:
            announce(self, self.tr("As it was before."))
            self._load()

        self._desk.ask(self, partial(together.put_back, self._session, before), done, self._refuse)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        if not isinstance(error, EntryGone):  # the page says that itself
            self.message.show_message(messages.sentence(error), kind="tip")

    def _lay_out(self) -> None:
        self.card.content.addWidget(self.others)
        self.card.content.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeading)
        why = self.tr("Several entries about one moment count once in the patterns. Choose the other entry:")
        self.fold.content.addWidget(muted(why, name="together_why"))
        self.fold.content.addWidget(field(self.tr("Find it by a word, or take one from around that time"), self.line))
        self.fold.content.addWidget(self.found)
        self.fold.content.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.message, self.card, self.fold):
            column.addWidget(part)
        self.card.hide()
        self._nothing.hide()
