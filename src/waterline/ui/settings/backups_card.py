# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: when the last one was made, where they go, which there are, and the way back to one of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import safekeeping
from waterline.app.safekeeping import BackupLine, Keeping, Shelf, Swept
from waterline.app.session import Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import backup_reason, sentence
from waterline.ui.settings.restore_panel import RestorePanel
from waterline.ui.shared.backup_words import backups_words, contents_words, left_out_words, size_words, taken_words
from waterline.ui.shared.buttons import link_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.fields import LineBox, field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.shared.save_file import ask_for_folder
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body, label, muted
from waterline.ui.shared.time_words import moment_words
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.shared.work_panel import WorkPanel
from waterline.ui.theme import Theme

SHOWN = 6


class BackupsCard(Card):
    """`replacing` carries the work that lets a backup take the journal's place, once the journal is closed."""

    replacing = Signal(object)

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("BackupsCard", "Backups"), name="settings_backups", parent=parent)
        self._session = session
        self._desk = desk
        self._theme = theme
        self._lines: tuple[BackupLine, ...] = ()
        self._elsewhere: Path | None = None
        self._folder = Path()
        self._build(theme)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask how backups stand and which there are."""
        self._elsewhere = None
        self._look_again()

    def forget(self) -> None:
        """Let no field hold a secret, and take away what was said: the page goes out of view."""
        self._restore.close_up()
        self._done.hide()
        self._trouble.quiet()

    def take_focus(self) -> None:
        """Bring the list of backups to the keyboard."""
        (self._list if self._lines else self._now).setFocus(Qt.FocusReason.OtherFocusReason)

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._state = label("", name="settings_backup_state")
        self._next = muted("", name="settings_backup_next")
        self._away = Callout(theme, "tip", "", icon="triangle-alert", name="settings_backup_away")
        self._away.add_button(self.tr("Try again"), self._on_now, name="settings_backup_again")
        self._now = secondary_button(theme, self.tr("Back up now"), name="settings_backup_now", icon="download")
        self._work = WorkPanel(theme, name="settings_backup_work")
        self._done = Callout(theme, "try", "", icon="check", name="settings_backup_done")
        self._done.hide()
        self._trouble = TroubleBox(theme, name="settings_backup_trouble")
        self._path = LineBox(self.tr("Folder for backups"), name="settings_backup_folder")
        self._path.setReadOnly(True)
        self._other = secondary_button(theme, self.tr("Choose another folder…"), name="settings_backup_choose")
        self._own = secondary_button(theme, self.tr("Beside the journal again"), name="settings_backup_own")
        self._beside = muted(
            self.tr(
                "Beside the journal they help against mistakes and a damaged file, and are gone with this computer. A "
                "stick or another disk helps against that too."
            ),
            name="settings_backup_beside",
        )
        self._outdated = Callout(theme, "tip", "", name="settings_backup_outdated")
        self._outdated.add_button(
            self.tr("Let them open as the journal does now"), self._on_renew, name="settings_backup_renew"
        )
        self._outdated.add_button(self.tr("Delete them"), self._on_delete_outdated, name="settings_backup_drop")
        self._outdated.hide()
        self._list_name = label(self.tr("Backups there are"), name="settings_backup_list_label")
        self._list = LineList(theme, self.tr("Backups"), most=SHOWN, name="settings_backup_list")
        self._out_of_reach = muted("", name="settings_backup_out_of_reach")
        self._look = link_button(theme, self.tr("Look in another folder…"), name="settings_backup_look")
        self._restore = RestorePanel(self._session, self._desk, theme)

    def _lay_out(self) -> None:
        what = self.tr(
            "A backup is a whole copy of the journal with its key file, encrypted like it. It is made by itself when "
            "you lock or leave after writing something, and counts once it was opened and checked. The newest of the "
            "last 7 days, 4 weeks and 12 months stay. Quick exit never waits for one; then it is made the next time."
        )
        folder_buttons = FlowBox(gap=8, name="settings_backup_folder_buttons")
        folder_buttons.add(self._other)
        folder_buttons.add(self._own)
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_backup_what"))
        for part in (self._state, self._next, self._away):
            self.content.addWidget(part)
        self.content.addWidget(self._now, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self._work, self._done, self._trouble, self._outdated):
            self.content.addWidget(part)
        self.content.addSpacing(4)
        self.content.addWidget(field(self.tr("Folder for backups"), self._path))
        self.content.addWidget(self._beside)
        self.content.addWidget(folder_buttons)
        self.content.addSpacing(4)
        for part in (self._list_name, self._list, self._out_of_reach):
            self.content.addWidget(part)
        self.content.addWidget(self._look, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addWidget(self._restore)
        for part in (self._away, self._next, self._own, self._beside, self._list_name, self._list, self._out_of_reach):
            part.hide()  # until it is known what there is

    def _connect(self) -> None:
        self._now.clicked.connect(self._on_now)
        self._other.clicked.connect(self._on_other)
        self._own.clicked.connect(lambda: self._on_folder(None))
        self._look.clicked.connect(self._on_look)
        self._list.chosen.connect(self._on_chosen)
        self._restore.replacing.connect(self.replacing)
        self._restore.closed.connect(self.take_focus)
        self._restore.deleted.connect(self._on_deleted)

    # What there is --------------------------------------------------------------------------------
    def _look_again(self) -> None:
        self._desk.ask(self, partial(safekeeping.keeping, self._session), self._on_keeping, self._on_error)
        if self._elsewhere is None:
            self._desk.ask(self, partial(safekeeping.backups, self._session), self._on_shelf, self._on_error)
        else:
            look = partial(safekeeping.backups_at, self._session, self._elsewhere)
            self._desk.ask(self, look, self._on_found_elsewhere, self._on_error)

    def _on_keeping(self, keeping: Keeping) -> None:
        now = self._session.now()
        if keeping.last is None:
            self._state.setText(self.tr("No backup yet"))
        else:
            self._state.setText(self.tr("Last backup: {when}").format(when=moment_words(keeping.last, now)))
        self._next.setText(
            self.tr("Something was written since. The next one is made when you lock or leave.")
            if keeping.due
            else self.tr("Nothing was written since.")
        )
        self._next.setVisible(keeping.due or keeping.last is not None)
        self._folder = keeping.folder
        self._path.setText(str(keeping.folder))
        self._path.setCursorPosition(0)
        self._own.setVisible(not keeping.own_folder)
        self._beside.setVisible(keeping.own_folder)
        self._away.setVisible(keeping.trouble is not None)
        if keeping.trouble is not None:
            self._away.set_words("", backup_reason(errors.BackupFailed(keeping.folder, keeping.trouble)))

    def _on_shelf(self, shelf: Shelf) -> None:
        self._show_lines(shelf.lines)
        places = ", ".join(str(each) for each in shelf.out_of_reach)
        self._out_of_reach.setText(
            self.tr("Backups in a folder that cannot be reached now: {places}").format(places=places)
        )
        self._out_of_reach.setVisible(bool(places))
        outdated = [line for line in shelf.lines if line.outdated]
        self._outdated.set_words(
            self.tr("{backups} from before a way in was changed").format(backups=backups_words(len(outdated))),
            self.tr(
                "What opened the journal then opens them still. If somebody else knows it, let them open as the "
                "journal does now, or delete them; a new one is made first."
            ),
        )
        self._outdated.setVisible(bool(outdated))

    def _on_found_elsewhere(self, lines: tuple[BackupLine, ...]) -> None:
        self._show_lines(lines)
        self._out_of_reach.setText(
            self.tr("These are the backups in {folder}.").format(folder=self._elsewhere)
            if lines
            else self.tr("There is no backup in {folder}.").format(folder=self._elsewhere)
        )
        self._out_of_reach.show()
        announce(self, self._out_of_reach.text())

    def _show_lines(self, lines: tuple[BackupLine, ...]) -> None:
        self._lines = lines
        self._list.set_lines([self._line(line) for line in lines])
        self._list.setVisible(bool(lines))
        self._list_name.setVisible(bool(lines))

    def _line(self, line: BackupLine) -> Line:
        described = {
            safekeeping.OTHER_KEY: self.tr("opens only with the passphrase or code of its day"),
            safekeeping.DAMAGED: self.tr("damaged, cannot be used"),
            safekeeping.NEWER: self.tr("made by a newer Waterline"),
        }
        what = contents_words(line.contents) if line.contents else described.get(line.state, "")
        return Line(
            key=str(line.backup.folder),
            words=taken_words(line.taken),
            detail=" · ".join((what, size_words(line.size))),
            mark=self.tr("From before something was brought back") if line.backup.kept else "",
        )

    # Making one -----------------------------------------------------------------------------------
    def _on_now(self) -> None:
        if self._work.at_work:
            return
        self._hush()
        self._hold(True)
        count = self._work.begin(
            self.tr("Copying…"), at_the_end=self.tr("Everything is copied; now each page of the copy is checked.")
        )
        back_up = partial(safekeeping.back_up_now, self._session, count.take)
        self._desk.ask(self, back_up, self._on_made, self._on_error)

    def _on_made(self, line: BackupLine) -> None:
        what = contents_words(line.contents) if line.contents else ""
        self._say_done(self.tr("Done, and checked: {what}.").format(what=what))

    # Folders --------------------------------------------------------------------------------------
    def _on_other(self) -> None:
        ask_for_folder(self, self._theme, self.tr("Folder for backups"), self._on_folder, self._folder)

    def _on_folder(self, folder: Path | None) -> None:
        self._hush()
        choose = partial(safekeeping.choose_folder, self._session, folder)
        self._desk.ask(self, choose, lambda _: self._on_folder_taken(), self._on_error)

    def _on_folder_taken(self) -> None:
        self._say_done(self.tr("Done. Backups go there from now on; those made before stay where they are."))

    def _on_look(self) -> None:
        ask_for_folder(self, self._theme, self.tr("Folder with backups"), self._on_elsewhere)

    def _on_elsewhere(self, folder: Path) -> None:
        self._hush()
        self._elsewhere = folder
        self._look_again()

    # One of them ----------------------------------------------------------------------------------
    def _on_chosen(self, key: str) -> None:
        self._hush()
        line = next(each for each in self._lines if str(each.backup.folder) == key)
        self._restore.open_for(line)

    def _on_deleted(self) -> None:
        self._say_done(self.tr("The backup is deleted."))

    # Those that open the old way ------------------------------------------------------------------
    def _on_renew(self) -> None:
        self._sweep(self.tr("Giving them today’s ways in…"), partial(safekeeping.renew_backups, self._session))

    def _on_delete_outdated(self) -> None:
        self._sweep(
            self.tr("Making a new backup, then deleting them…"),
            partial(safekeeping.delete_outdated_backups, self._session),
        )

    def _sweep(self, words: str, sweep: partial[Swept]) -> None:
        if self._work.at_work:
            return
        self._hush()
        self._hold(True)
        count = self._work.begin(words)
        self._desk.ask(self, partial(sweep, progress=count.take), self._on_swept, self._on_error)

    def _on_swept(self, swept: Swept) -> None:
        words = self.tr("Done: {backups}.").format(backups=backups_words(swept.changed))
        if not swept.complete:
            words = self.tr("Done: {backups}. As before: {left_out}.").format(
                backups=backups_words(swept.changed), left_out=left_out_words(swept)
            )
        self._say_done(words)

    # Saying ---------------------------------------------------------------------------------------
    def _hush(self) -> None:
        self._done.hide()
        self._trouble.quiet()

    def _hold(self, held: bool) -> None:
        for button in (self._now, self._other, self._own, self._look):
            button.setEnabled(not held)
        self._outdated.setEnabled(not held)
        self._restore.setEnabled(not held)

    def _say_done(self, words: str) -> None:
        self._work.end()
        self._hold(False)
        self._done.set_words("", words)
        self._done.show()
        announce(self, words)
        self._look_again()

    def _on_error(self, error: Exception) -> None:
        self._work.end()
        self._hold(False)
        if isinstance(error, errors.SessionClosed):
            return
        if not isinstance(error, errors.WaterlineError):
            raise error
        if isinstance(error, errors.FolderUnavailable):
            self._elsewhere = None
        stopped = self.tr("Stopped. No new backup was made; those there are stay as they are.")
        self._trouble.say(stopped if isinstance(error, errors.Interrupted) else sentence(error))
