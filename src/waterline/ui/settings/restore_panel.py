# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One backup beside the journal as it is: what is in it, and the way back to it, asked for twice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import restoring, safekeeping
from waterline.app.restoring import Preview, Typed
from waterline.app.safekeeping import BackupLine
from waterline.app.session import Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.backup_words import contents_words, entries_words, taken_words
from waterline.ui.shared.buttons import Button, danger_button, ghost_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.closing_work import ClosingWork
from waterline.ui.shared.facts import Fact, FactList
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.key_form import KeyForm
from waterline.ui.shared.scroller import come_into_view
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body, label
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.shared.work_panel import WorkPanel
from waterline.ui.theme import Theme

OFFER, RESTORE, DELETE = "offer", "restore", "delete"


class RestorePanel(Card):
    """Hidden until `open_for`. `replacing` carries what is done once the journal is closed."""

    replacing = Signal(object)
    deleted = Signal()
    closed = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look="panel", name="settings_restore", parent=parent)
        self._session = session
        self._desk = desk
        self._line: BackupLine | None = None
        self._typed: Typed | None = None
        self._build(theme)
        self._lay_out()
        self._connect()
        self.hide()

    def open_for(self, line: BackupLine) -> None:
        """Show one backup, and ask what is in it or what opens it."""
        self.close_up()
        self._line = line
        self._when.setText(taken_words(line.taken))
        self._facts.set_facts(())
        locked = line.state == safekeeping.OTHER_KEY
        usable = line.state in (safekeeping.SOUND, safekeeping.OTHER_KEY)
        self._what.setText(self._described(line))
        self._what.setVisible(bool(self._what.text()))
        self._key.setVisible(locked)
        self._look.setVisible(locked)
        self._bring.setVisible(usable and not locked)
        self._ask(OFFER)
        self.show()
        announce(self, self._when.text())
        if locked:
            self._desk.ask(self, partial(restoring.ways_of, line.backup), self._key.set_ways, self._on_error)
            self._key.take_focus()
        elif usable:
            self._preview()
        if not locked:
            (self._bring if usable else self._delete).setFocus(Qt.FocusReason.OtherFocusReason)
        come_into_view(self)

    def close_up(self) -> None:
        """Take it away, and let no field hold a secret."""
        self._key.forget()
        self._typed = None
        self._trouble.quiet()
        self._work.stop()
        self._work.end()
        self.hide()

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._when = label("", name="settings_restore_when")
        self._what = body("", name="settings_restore_what")
        self._facts = FactList(theme, name="settings_restore_fact", gap=10)
        self._key = KeyForm(theme, name="settings_restore_key")
        self._look = secondary_button(theme, self.tr("Look into it"), name="settings_restore_look")
        self._bring = secondary_button(
            theme, self.tr("Bring it back…"), name="settings_restore_bring", icon="rotate-ccw"
        )
        self._delete = danger_button(theme, self.tr("Delete this backup"), name="settings_restore_delete")
        self._close = ghost_button(theme, self.tr("Close"), name="settings_restore_close")
        self._question = body("", name="settings_restore_question")
        self._yes_bring = secondary_button(theme, self.tr("Yes, bring it back"), name="settings_restore_yes")
        self._yes_delete = danger_button(theme, self.tr("Yes, delete it"), name="settings_restore_yes_delete")
        self._no = ghost_button(theme, self.tr("Not now"), name="settings_restore_no")
        self._work = WorkPanel(theme, name="settings_restore_work")
        self._trouble = TroubleBox(theme, name="settings_restore_trouble")

    def _lay_out(self) -> None:
        self._offer = FlowBox(gap=8, name="settings_restore_offer")
        self._answers = FlowBox(gap=8, name="settings_restore_answers")
        for box, buttons in (
            (self._offer, (self._look, self._bring, self._delete, self._close)),
            (self._answers, (self._yes_bring, self._yes_delete, self._no)),
        ):
            for button in buttons:
                box.add(button)
        self.content.setSpacing(10)
        for part in (self._when, self._what, self._facts, self._key, self._question, self._offer, self._answers):
            self.content.addWidget(part)
        self.content.addWidget(self._work)
        self.content.addWidget(self._trouble)

    def _connect(self) -> None:
        self._look.clicked.connect(self._on_look)
        self._key.entered.connect(self._on_look)
        self._bring.clicked.connect(lambda: self._ask(RESTORE))
        self._delete.clicked.connect(lambda: self._ask(DELETE))
        self._close.clicked.connect(self._on_close)
        self._no.clicked.connect(lambda: self._ask(OFFER))
        self._yes_bring.clicked.connect(self._on_bring)
        self._yes_delete.clicked.connect(self._on_delete)

    # Looking --------------------------------------------------------------------------------------
    def _described(self, line: BackupLine) -> str:
        if line.state == safekeeping.OTHER_KEY:
            return self.tr("It opens only with the passphrase or the recovery code of its day.")
        if line.state == safekeeping.DAMAGED:
            return self.tr("It is damaged and cannot be used.")
        if line.state == safekeeping.NEWER:
            return self.tr("A newer Waterline made it. Install that one to bring it back.")
        return ""

    def _on_look(self) -> None:
        complaint = self._key.complaint()
        if complaint is not None:
            self._trouble.say(complaint)
            self._key.take_focus()
            return
        self._typed = Typed(self._key.way, self._key.words())
        self._key.hold(True)
        self._preview()

    def _preview(self) -> None:
        if self._line is None:
            return
        self._trouble.quiet()
        look = partial(restoring.preview, self._session, self._line.backup, self._typed)
        self._desk.ask(self, look, self._on_preview, self._on_error)

    def _on_preview(self, preview: Preview) -> None:
        self._key.hold(False)
        self._key.hide()
        self._look.hide()
        self._what.hide()
        self._facts.set_facts(self._compared(preview))
        self._bring.show()
        come_into_view(self)
        if self._typed is not None:
            self._bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compared(self, preview: Preview) -> list[Fact]:
        facts: list[Fact] = [
            ("history", self.tr("In this backup"), contents_words(preview.then)),
            ("book-open", self.tr("In the journal now"), contents_words(preview.now)),
        ]
        if preview.missing:
            words = self.tr(
                "{entries} of the journal as it is now. They stay in the backup that is made of it before anything "
                "is brought back."
            )
            facts.append(("minus", self.tr("Not in this backup"), words.format(entries=entries_words(preview.missing))))
        if preview.returning:
            words = self.tr("{entries} that are not in the journal now, or in its trash.")
            facts.append(("plus", self.tr("Would come back"), words.format(entries=entries_words(preview.returning))))
        return facts

    # Deciding -------------------------------------------------------------------------------------
    def _ask(self, what: str) -> None:
        self._trouble.quiet()
        asking = what != OFFER
        self._offer.setVisible(not asking)
        self._answers.setVisible(asking)
        self._question.setVisible(asking)
        self._yes_bring.setVisible(what == RESTORE)
        self._yes_delete.setVisible(what == DELETE)
        if asking:
            self._question.setText(self._restore_words() if what == RESTORE else self._delete_words())
            announce(self, self._question.text())
        focused: Button = self._no if asking else self._bring
        if self.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore_words(self) -> str:
        return self.tr(
            "The journal as it is now is kept as a backup that stays. This one takes its place and opens by whatever "
            "opens the journal now. The journal is locked for that; open it again as always."
        )

    def _delete_words(self) -> str:
        return self.tr("It goes with everything in it and cannot come back. The journal itself is not touched.")

    def _on_close(self) -> None:
        self.close_up()
        self.closed.emit()

    def _on_delete(self) -> None:
        if self._line is not None:
            delete = partial(safekeeping.delete_backup, self._session, self._line.backup)
            self._desk.ask(self, delete, lambda _: self._on_gone(), self._on_error)

    def _on_gone(self) -> None:
        self.close_up()
        self.deleted.emit()

    def _on_bring(self) -> None:
        if self._line is None or self._work.at_work:
            return
        self._hold(True)
        count = self._work.begin(
            self.tr("Making it ready…"),
            at_the_end=self.tr("Everything is copied; now each page of the copy is checked."),
        )
        prepare = partial(restoring.prepare, self._session, self._line.backup, self._typed, count.take)
        self._desk.ask(self, prepare, lambda _: self._on_ready(), self._on_error)

    def _on_ready(self) -> None:
        self._hold(False)
        self.close_up()
        done = self.tr("The backup is back. The journal as it was is kept as a backup of its own.")
        self.replacing.emit(ClosingWork(partial(restoring.restore, self._session), lambda _: done))

    # Troubles -------------------------------------------------------------------------------------
    def _hold(self, held: bool) -> None:
        for button in (self._yes_bring, self._yes_delete, self._no):
            button.setEnabled(not held)

    def _on_error(self, error: Exception) -> None:
        self._work.end()
        self._hold(False)
        self._key.hold(False)
        if isinstance(error, errors.SessionClosed):
            return
        if not isinstance(error, errors.WaterlineError):
            raise error
        self._ask(OFFER)
        self._trouble.say(self._words(error))
        if not self._key.isHidden():
            self._typed = None
            self._key.take_focus()

    def _words(self, error: errors.WaterlineError) -> str:
        if isinstance(error, errors.Interrupted):
            return self.tr("Stopped. Nothing was changed.")
        if isinstance(error, errors.WrongPassphrase | errors.WrongRecoveryCode):
            return self.tr("That does not open this backup. It opens with what opened the journal on its day.")
        if isinstance(error, errors.DiskFull):
            return self.tr("There is not enough room beside the journal to make it ready. Nothing was changed.")
        return sentence(error)
