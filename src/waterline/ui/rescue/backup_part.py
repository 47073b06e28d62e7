# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a backup: find the folder, choose one, open it with what opened it on its day, look, and bring it back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import restoring
from waterline.app.restoring import Contents, FoundBackup, Typed
from waterline.app.session import Door, Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.backup_words import contents_words, size_words, taken_words
from waterline.ui.shared.buttons import ghost_button, primary_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.facts import FactList
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.key_form import KeyForm
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.shared.save_file import ask_for_folder
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body, label, muted
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.shared.work_panel import WorkPanel
from waterline.ui.theme import Theme

SHOWN = 6


class BackupPart(Card):
    """`opened` carries the session and what came of it; `busy` says that work begins or ends."""

    opened = Signal(object, str)
    busy = Signal(bool)

    def __init__(self, door: Door, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("BackupPart", "From a backup"), name="rescue_backup", parent=parent)
        self._door = door
        self._desk = desk
        self._theme = theme
        self._found: tuple[FoundBackup, ...] = ()
        self._chosen: FoundBackup | None = None
        self._build(theme)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Look into the folder beside the journal, where backups go unless another was chosen."""
        self._look_in(self._door.files.backups)

    def forget(self) -> None:
        """Let no field hold a secret."""
        self._key.forget()
        self._work.stop()

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._where = muted("", name="rescue_where")
        self._folder = secondary_button(theme, self.tr("Choose the folder…"), name="rescue_folder")
        self._list = LineList(theme, self.tr("Backups"), most=SHOWN, name="rescue_list")
        self._panel = Card(look="panel", name="rescue_panel")
        self._when = label("", name="rescue_when")
        self._key = KeyForm(theme, name="rescue_key")
        self._facts = FactList(theme, name="rescue_fact", gap=10)
        self._look = secondary_button(theme, self.tr("Look into it"), name="rescue_look")
        self._bring = primary_button(theme, self.tr("Bring it back"), name="rescue_bring", icon="arrow-right")
        self._other = ghost_button(theme, self.tr("Another one"), name="rescue_other")
        self._work = WorkPanel(theme, name="rescue_work")
        self._trouble = TroubleBox(theme, name="rescue_trouble")

    def _lay_out(self) -> None:
        what = self.tr(
            "A backup is a folder with a long name that begins with its date. Choose the folder it lies in, on a "
            "stick for example. It opens with the passphrase or the recovery code of its day."
        )
        buttons = FlowBox(gap=8, name="rescue_buttons")
        for button in (self._look, self._bring, self._other):
            buttons.add(button)
        for part in (self._when, self._facts, self._key, buttons):
            self._panel.content.addWidget(part)
        self._panel.content.setSpacing(12)
        self._panel.hide()
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="rescue_what"))
        self.content.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self._where, self._list, self._panel, self._work, self._trouble):
            self.content.addWidget(part)
        self._where.hide()
        self._list.hide()

    def _connect(self) -> None:
        self._folder.clicked.connect(self._on_folder)
        self._list.chosen.connect(self._on_chosen)
        self._look.clicked.connect(self._on_look)
        self._key.entered.connect(self._on_entered)
        self._bring.clicked.connect(self._on_bring)
        self._other.clicked.connect(self._on_other)

    # Finding --------------------------------------------------------------------------------------
    def _on_folder(self) -> None:
        ask_for_folder(self, self._theme, self.tr("Folder with backups"), self._on_folder_chosen)

    def _on_folder_chosen(self, folder: Path) -> None:
        self._close_panel()
        self._where.setText(self.tr("There is no backup in {folder}.").format(folder=folder))
        self._where.show()
        self._look_in(folder)

    def _look_in(self, folder: Path) -> None:
        self._trouble.quiet()
        self._desk.ask(self, partial(restoring.found_in, self._door, folder), self._on_found, self._on_not_found)

    def _on_not_found(self, error: Exception) -> None:
        if not isinstance(error, errors.WaterlineError):
            raise error
        self._on_found(())

    def _on_found(self, found: tuple[FoundBackup, ...]) -> None:
        self._found = found
        self._list.set_lines(
            [Line(str(each.backup.folder), taken_words(each.taken), size_words(each.size)) for each in found]
        )
        self._list.setVisible(bool(found))
        if found:
            self._where.setText(self.tr("In {folder}:").format(folder=found[0].backup.folder.parent))
            self._where.show()
        if not self._where.isHidden():
            announce(self, self._where.text())

    # One of them ----------------------------------------------------------------------------------
    def _on_chosen(self, key: str) -> None:
        self._trouble.quiet()
        self._chosen = next(each for each in self._found if str(each.backup.folder) == key)
        self._when.setText(taken_words(self._chosen.taken))
        self._facts.set_facts(())
        self._key.set_ways(self._chosen.ways)
        self._key.show()
        self._look.show()
        self._bring.hide()
        self._list.hide()
        self._panel.show()
        self._key.take_focus()

    def _on_other(self) -> None:
        self._close_panel()
        self._list.show()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_panel(self) -> None:
        self._key.forget()
        self._trouble.quiet()
        self._panel.hide()
        self._chosen = None

    def _on_entered(self) -> None:
        if self._look.isVisible() and self._look.isEnabled():
            self._on_look()

    def _on_look(self) -> None:
        complaint = self._key.complaint()
        if complaint is not None or self._chosen is None:
            self._trouble.say(complaint or "")
            self._key.take_focus()
            return
        self._hold(True)
        look = partial(restoring.look_into, self._chosen.backup, self._typed())
        self._desk.ask(self, look, self._on_seen, self._on_error)

    def _on_seen(self, contents: Contents) -> None:
        self._hold(False)
        self._trouble.quiet()
        fact = ("history", self.tr("In this backup"), contents_words(contents))
        kept = (
            "shield",
            self.tr("What is here now"),
            self.tr("If there is a journal here, it is kept as a backup of its own."),
        )
        self._facts.set_facts((fact, kept))
        self._key.hide()
        self._look.hide()
        self._bring.show()
        self._bring.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, contents_words(contents))

    def _on_bring(self) -> None:
        if self._chosen is None or self._work.at_work:
            return
        self._hold(True)
        count = self._work.begin(
            self.tr("Bringing it back…"),
            at_the_end=self.tr("Everything is copied; now each page of the copy is checked."),
        )
        restore = partial(
            restoring.restore_at_door, self._door, self._chosen.backup, self._typed(), progress=count.take
        )
        self._desk.ask(self, restore, self._on_back, self._on_error)

    def _on_back(self, session: Session) -> None:
        self._work.end()
        self._hold(False)
        self._key.forget()
        self.opened.emit(session, self.tr("The backup is back. It opens with what you have just typed."))

    # Inside ---------------------------------------------------------------------------------------
    def _typed(self) -> Typed:
        return Typed(self._key.way, self._key.words())

    def _hold(self, held: bool) -> None:
        for button in (self._folder, self._look, self._bring, self._other):
            button.setEnabled(not held)
        self._key.hold(held)
        self.busy.emit(held)

    def _on_error(self, error: Exception) -> None:
        self._work.end()
        self._hold(False)
        if not isinstance(error, errors.WaterlineError):
            raise error
        self._trouble.say(self._words(error))
        if not self._key.isHidden():
            self._key.take_focus()

    def _words(self, error: errors.WaterlineError) -> str:
        if isinstance(error, errors.Interrupted):
            return self.tr("Stopped. Nothing was changed.")
        if isinstance(error, errors.WrongPassphrase | errors.WrongRecoveryCode):
            return self.tr("That does not open this backup. It opens with what opened the journal on its day.")
        if isinstance(error, errors.DiskFull):
            return self.tr("There is not enough room here for it. Nothing was changed; free some space and try again.")
        return sentence(error)
