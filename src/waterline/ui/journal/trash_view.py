# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The trash: entries that wait to be brought back, or to be deleted for good after one plain question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import EntryLine
from waterline.ui.desk import Asking
from waterline.ui.journal.entry_lines import WHEN, EntryLines, Lines
from waterline.ui.journal.entry_list import EntryList
from waterline.ui.journal.own_words import feelings_of, first_words, shortened
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import danger_button, link_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.empty_state import EmptyState
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.text import display, label, lead
from waterline.ui.theme import Theme


class TrashView(QWidget):
    """The list of the trash and what can be done with the entry the list stands on."""

    back_wanted = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trash_view")
        self._session = session
        self._desk = desk
        self._stand_on = 0
        self.back = link_button(theme, self.tr("Back to the journal"), name="trash_back", icon="arrow-left")
        self.message = MessageBar(theme, name="trash_message")
        self.lines = EntryLines(self._fetch, session.now, self)
        self.list = EntryList(theme, self.lines, self.tr("Entries in the trash"), name="trash_entries")
        self.frame = Card(margins=(6, 6, 6, 6), name="trash_frame")
        self.empty = EmptyState(
            theme, self.tr("The trash is empty"), self.tr("What you throw away waits here."), name="trash_empty"
        )
        self.chosen = label("", name="trash_chosen")
        self.restore = secondary_button(theme, self.tr("Bring it back"), name="restore", icon="rotate-ccw")
        self.delete = danger_button(theme, self.tr("Delete for good"), name="delete_for_good")
        self.confirm = danger_button(theme, self.tr("Yes, delete for good"), name="delete_confirm")
        self.keep = secondary_button(theme, self.tr("Keep it"), name="delete_keep")
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """Read the trash."""
        self._ask_to_delete(False)
        self.lines.reload()

    def _fetch(self, after: EntryLine | None, limit: int, then: Callable[[Lines], None]) -> None:
        # The trash is read whole: a second page has nothing left to bring.
        if after is None:
            self._desk.ask(self, partial(journal.trashed, self._session), then)
        else:
            then(())

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.lines.loaded.connect(self._on_loaded)
        self.list.chosen.connect(lambda _line: self._on_chosen())
        self.list.opened.connect(lambda _id: self.restore.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.removal_wanted.connect(lambda _line: self._ask_to_delete(True))
        self.restore.clicked.connect(self._on_restore)
        self.delete.clicked.connect(lambda: self._ask_to_delete(True))
        self.keep.clicked.connect(lambda: self._ask_to_delete(False))
        self.confirm.clicked.connect(self._on_delete)

    def _on_loaded(self) -> None:
        any_there = self.lines.rowCount() > 0
        self.frame.setVisible(any_there)
        self.empty.setVisible(not any_there)
        self.list.stand_on(self._stand_on)
        self._on_chosen()

    def _on_chosen(self) -> None:
        line = self.list.current_line()
        self.panel.setVisible(line is not None)
        self._ask_to_delete(False)
        if line is not None:
            self._stand_on = self.list.currentIndex().row()
            when = self.list.currentIndex().data(WHEN)
            self.chosen.setText(" · ".join(each for each in (when, shortened(self._recognised(line), 60)) if each))

    def _recognised(self, line: EntryLine) -> str:
        return first_words(line) or feelings_of(line)

    def _ask_to_delete(self, asking: bool) -> None:
        focused = self.window().focusWidget()
        had_focus = focused in (self.delete, self.confirm, self.keep, self.list) and asking
        had_focus = had_focus or focused in (self.confirm, self.keep)
        self._offer.setVisible(not asking)
        self._question.setVisible(asking)
        if had_focus:
            (self.keep if asking else self.delete).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_restore(self) -> None:
        line = self.list.current_line()
        if line is None:
            return
        self._desk.ask(self, partial(journal.restore, self._session, line.id), lambda _: self._on_restored())

    def _on_restored(self) -> None:
        self.message.show_message(self.tr("The entry is back in the journal."), kind="try", seconds=8)
        self.load()

    def _on_delete(self) -> None:
        line = self.list.current_line()
        if line is None:
            return
        self._desk.ask(self, partial(journal.delete_for_good, self._session, line.id), lambda _: self._on_deleted())

    def _on_deleted(self) -> None:
        self.message.show_message(self.tr("The entry is deleted."), seconds=8)
        self.load()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.frame.content.addWidget(self.list)
        self.frame.content.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
        self.panel = Card(look="panel", margins=(20, 12, 16, 12), name="trash_actions")
        self._offer, self._question = QWidget(), QWidget()
        offer, question = QVBoxLayout(self._offer), QVBoxLayout(self._question)
        for each in (offer, question):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(8)
        offer.addWidget(self.chosen)
        offer.addWidget(_actions(self.delete, self.restore))
        warning = self.tr("It goes with everything in it and its earlier versions, and cannot come back.")
        question.addWidget(label(warning, name="delete_warning"))
        question.addWidget(_actions(self.confirm, self.keep))
        self.panel.content.addWidget(self._offer)
        self.panel.content.addWidget(self._question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(display(self.tr("Trash"), name="trash_title"))
        column.addWidget(lead(self.tr("Entries wait here until you delete them for good."), name="trash_lead"))
        column.addWidget(self.message)
        column.addWidget(self.frame, 100)
        column.addWidget(self.panel)
        column.addWidget(self.empty)
        column.addStretch(1)


def _actions(*buttons: QWidget) -> ActionRow:
    row = ActionRow()
    for button in buttons:
        row.add_end(button)
    return row
