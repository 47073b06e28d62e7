# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The trash: entries that wait to be brought back, or to be deleted for good after one plain question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from waterline.app import journal, safekeeping, trash
from waterline.app.safekeeping import Swept
from waterline.app.session import Session
from waterline.domain.entry import EntryLine
from waterline.domain.errors import Interrupted, SessionClosed, WaterlineError
from waterline.ui.desk import Asking
from waterline.ui.journal import kinds
from waterline.ui.journal.entry_lines import WHEN, EntryLines, Lines
from waterline.ui.journal.entry_list import EntryList
from waterline.ui.journal.own_words import feelings_of
from waterline.ui.journal.undoing import Undoing
from waterline.ui.messages import sentence
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.backup_words import backups_words, left_out_words
from waterline.ui.shared.buttons import danger_button, link_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.empty_state import EmptyState
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.said import shortened
from waterline.ui.shared.text import display, label, lead
from waterline.ui.shared.time_words import plain_date_words, stamp_here
from waterline.ui.shared.work_panel import WorkPanel
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
        self._goes_since: int | None = None
        self.lines = EntryLines(self._fetch, session.now, self, self._goes_words)
        self.list = EntryList(theme, self.lines, self.tr("Entries in the trash"), name="trash_entries")
        self.frame = Card(margins=(6, 6, 6, 6), name="trash_frame")
        self.empty = EmptyState(
            theme, self.tr("The trash is empty"), self.tr("What you throw away waits here."), name="trash_empty"
        )
        self.goes = CheckLine(
            self.tr("Let go what has been here for 30 days"),
            hint=self.tr(
                "Each time the journal is opened, such entries are deleted for good, and you are told how many. "
                "Backups keep what they have. Nothing goes sooner than 30 days after you switch this on."
            ),
            name="trash_goes",
        )
        self.chosen = label("", name="trash_chosen")
        self.restore = secondary_button(theme, self.tr("Bring it back"), name="restore", icon="rotate-ccw")
        self.delete = danger_button(theme, self.tr("Delete for good"), name="delete_for_good")
        self.confirm = danger_button(theme, self.tr("Yes, delete for good"), name="delete_confirm")
        self.keep = secondary_button(theme, self.tr("Keep it"), name="delete_keep")
        self.backups_too = CheckLine(
            self.tr("Delete it from the backups too"),
            hint=self.tr("Each that can be reached is opened, emptied of it, and checked. The others are named."),
            name="delete_backups_too",
        )
        self.work = WorkPanel(theme, name="delete_work")
        self._any_backups = False
        self._undoing = Undoing(self, self.message)
        self.backups_too.hide()
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """Read the trash, and whether there are backups an entry could still be in."""
        self._ask_to_delete(False)
        self._desk.ask(self, partial(trash.goes_since, self._session), self._on_goes_since)
        self.lines.reload()
        self._desk.ask(self, partial(safekeeping.any_backups, self._session), self._on_any_backups)

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
        self.goes.toggled.connect(self._on_goes_toggled)
        self.keep.clicked.connect(lambda: self._ask_to_delete(False))
        self.confirm.clicked.connect(self._on_delete)

    def _on_goes_since(self, since: int | None) -> None:
        self._goes_since = since
        if self.goes.is_checked() != (since is not None):
            self.goes.set_checked(since is not None)

    def _on_goes_toggled(self, on: bool) -> None:
        if on != (self._goes_since is not None):
            self._desk.ask(self, partial(trash.let_go, self._session, on), self._on_let_go)

    def _on_let_go(self, since: int | None) -> None:
        self._on_goes_since(since)
        self.lines.reload()

    def _goes_words(self, line: EntryLine) -> str:
        if self._goes_since is None or line.trashed_ms is None:
            return ""
        day = stamp_here(trash.goes_ms(line.trashed_ms, self._goes_since), self._session.now())
        return self.tr("here until {day}").format(day=plain_date_words(day))

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
        return kinds.opening(line) or feelings_of(line)

    def _ask_to_delete(self, asking: bool) -> None:
        focused = self.window().focusWidget()
        had_focus = focused in (self.delete, self.confirm, self.keep, self.list) and asking
        had_focus = had_focus or focused in (self.confirm, self.keep)
        self._offer.setVisible(not asking)
        self._question.setVisible(asking)
        if asking:
            self.backups_too.set_checked(True)
        if had_focus:
            (self.keep if asking else self.delete).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_restore(self) -> None:
        line = self.list.current_line()
        if line is None:
            return
        self._desk.ask(self, partial(journal.restore, self._session, line.id), lambda _: self._on_restored(line.id))

    def _on_restored(self, entry_id: str) -> None:
        self._undoing.offer(
            self.tr("The entry is back in the journal."),
            lambda: self._desk.ask(self, partial(trash.throw_away, self._session, (entry_id,)), lambda _: self.load()),
        )
        self.load()

    def _on_any_backups(self, any_there: bool) -> None:
        self._any_backups = any_there
        self.backups_too.setVisible(any_there)

    def _on_delete(self) -> None:
        line = self.list.current_line()
        if line is None or self.work.at_work:
            return
        too = self._any_backups and self.backups_too.is_checked()
        delete = partial(safekeeping.delete_for_good, self._session, line.id, also_in_backups=too)
        if too:
            self._hold(True)
            delete = partial(delete, progress=self.work.begin(self.tr("Deleting it from the backups…")).take)
        self._desk.ask(self, delete, self._on_deleted, self._on_not_deleted)

    def _on_deleted(self, swept: Swept | None) -> None:
        self._hold(False)
        if swept is None or swept.complete:
            self.message.show_message(self._deleted_words(swept), seconds=8)
        else:
            words = self.tr("The entry is deleted. It may still be in: {left_out}.")
            self.message.show_message(words.format(left_out=left_out_words(swept)), kind="tip")
        self.load()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _deleted_words(self, swept: Swept | None) -> str:
        if swept is None:
            deleted = self.tr("The entry is deleted. Backups made before still have it.")
            return deleted if self._any_backups else self.tr("The entry is deleted.")
        if swept.changed:
            words = self.tr("The entry is deleted, from {backups} too.")
            return words.format(backups=backups_words(swept.changed))
        return self.tr("The entry is deleted. No backup had it.")

    def _on_not_deleted(self, error: Exception) -> None:
        self._hold(False)
        if isinstance(error, SessionClosed):
            return
        if not isinstance(error, WaterlineError):
            raise error
        stopped = self.tr("Stopped. The entry is still in the trash; some backups may not have it any more.")
        self.message.show_message(stopped if isinstance(error, Interrupted) else sentence(error), kind="tip")
        self.load()

    def _hold(self, held: bool) -> None:
        for part in (self.list, self.confirm, self.keep, self.backups_too, self.back):
            part.setEnabled(not held)
        if not held:
            self.work.end()

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
        question.addWidget(self.backups_too)
        question.addWidget(self.work)
        question.addWidget(_actions(self.confirm, self.keep))
        self.panel.content.addWidget(self._offer)
        self.panel.content.addWidget(self._question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(display(self.tr("Trash"), name="trash_title"))
        column.addWidget(
            lead(self.tr("Entries wait here until you bring them back or delete them for good."), name="trash_lead")
        )
        column.addWidget(self.goes)
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
