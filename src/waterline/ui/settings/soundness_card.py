# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the journal's file is whole: checked on demand, what that finds and what it cannot, and what to do then."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import restoring, safekeeping
from waterline.app.safekeeping import Check
from waterline.app.session import Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.backup_words import salvaged_words
from waterline.ui.shared.buttons import danger_button, ghost_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.closing_work import ClosingWork
from waterline.ui.shared.facts import Fact, FactList
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body, label, muted
from waterline.ui.shared.time_words import moment_words
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.shared.work_panel import WorkPanel
from waterline.ui.theme import Theme


class SoundnessCard(Card):
    """`replacing` carries the saving of a damaged journal; `backups_wanted` asks for the list of backups."""

    replacing = Signal(object)
    backups_wanted = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("SoundnessCard", "Is the journal sound?"),
            name="settings_soundness",
            parent=parent,
        )
        self._session = session
        self._desk = desk
        self._wrecks: tuple[Path, ...] = ()
        self._build(theme)
        self._lay_out(theme)
        self._connect()

    def refresh(self) -> None:
        """Ask when it was checked last, and whether a damaged journal is kept."""
        self._desk.ask(self, partial(safekeeping.last_check, self._session), self._on_check, self._on_error)
        self._desk.ask(self, partial(safekeeping.wrecks, self._session), self._on_wrecks, self._on_error)

    def forget(self) -> None:
        """Take away what was asked and said: the page goes out of view."""
        self._ask_to_save(False)
        self._ask_to_delete(False)
        self._trouble.quiet()

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._state = label("", name="settings_check_state")
        self._now = secondary_button(theme, self.tr("Check now"), name="settings_check_now", icon="shield")
        self._work = WorkPanel(theme, name="settings_check_work")
        self._trouble = TroubleBox(theme, name="settings_check_trouble")
        self._damage = Callout(
            theme,
            "tip",
            self.tr("Part of the journal is damaged"),
            self.tr(
                "You can go on reading and writing what is whole. A backup from before brings back everything of its "
                "day; or save what can still be read into a new file."
            ),
            icon="triangle-alert",
            name="settings_damage",
        )
        self._damage.add_button(self.tr("See the backups"), self.backups_wanted.emit, name="settings_damage_backups")
        self._damage.add_button(
            self.tr("Save what can be read…"), lambda: self._ask_to_save(True), name="settings_damage_save"
        )
        self._damage.hide()
        self._panel = Card(look="panel", name="settings_save_panel")
        self._yes = secondary_button(theme, self.tr("Yes, save what can be read"), name="settings_save_yes")
        self._no = ghost_button(theme, self.tr("Not now"), name="settings_save_no")
        self._kept = muted("", name="settings_wreck_where")
        self._delete = danger_button(theme, self.tr("Delete the damaged one"), name="settings_wreck_delete")
        self._yes_delete = danger_button(theme, self.tr("Yes, delete it"), name="settings_wreck_yes")
        self._no_delete = ghost_button(theme, self.tr("Keep it"), name="settings_wreck_no")

    def _lay_out(self, theme: Theme) -> None:
        self.content.setSpacing(12)
        self.content.addWidget(self._state)
        self.content.addWidget(self._now, 0, Qt.AlignmentFlag.AlignLeading)
        question = self.tr(
            "Everything that can still be read goes into a new file, which takes the journal’s place. The damaged one "
            "is kept beside it, untouched. The journal is locked for that; open it again as always."
        )
        buttons = FlowBox(gap=8, name="settings_save_buttons")
        buttons.add(self._yes)
        buttons.add(self._no)
        self._panel.content.addWidget(body(question, name="settings_save_question"))
        self._panel.content.addWidget(buttons)
        self._panel.hide()
        self._wreck_buttons = FlowBox(gap=8, name="settings_wreck_buttons")
        for button in (self._delete, self._yes_delete, self._no_delete):
            self._wreck_buttons.add(button)
        for part in (self._work, self._trouble, self._damage, self._panel):
            self.content.addWidget(part)
        self.content.addSpacing(4)
        self.content.addWidget(FactList(theme, self._facts(), name="settings_check_fact"))
        self.content.addWidget(self._kept)
        self.content.addWidget(self._wreck_buttons)
        self._on_wrecks(())

    def _facts(self) -> list[Fact]:
        return [
            (
                "check",
                self.tr("What a check finds"),
                self.tr(
                    "Each page carries a seal that only the key can make. A single flipped bit, a lost page, or one "
                    "that somebody changed without the key does not fit it. Every backup is checked the same way."
                ),
            ),
            (
                "minus",
                self.tr("What it cannot find"),
                self.tr(
                    "A whole older file put in place of the newer one carries good seals too. Nothing in it can tell "
                    "that there was a later day."
                ),
            ),
        ]

    def _connect(self) -> None:
        self._now.clicked.connect(self._on_now)
        self._yes.clicked.connect(self._on_save)
        self._no.clicked.connect(lambda: self._ask_to_save(False))
        self._delete.clicked.connect(lambda: self._ask_to_delete(True))
        self._no_delete.clicked.connect(lambda: self._ask_to_delete(False))
        self._yes_delete.clicked.connect(self._on_delete)

    # Checking -------------------------------------------------------------------------------------
    def _on_now(self) -> None:
        if self._work.at_work:
            return
        self._trouble.quiet()
        self._now.setEnabled(False)
        self._work.begin(self.tr("Checking every page…"), stoppable=False)
        self._desk.ask(self, partial(safekeeping.check_now, self._session), self._on_checked, self._on_error)

    def _on_checked(self, check: Check) -> None:
        self._work.end()
        self._now.setEnabled(True)
        self._on_check(check)
        announce(self, self._state.text())

    def _on_check(self, check: Check | None) -> None:
        self._damage.setVisible(check is not None and check.problems > 0)
        if check is None:
            self._state.setText(self.tr("No check yet"))
            return
        when = moment_words(check.at, self._session.now())
        words = self.tr("Last check: {when}. Sound.")
        if check.problems:
            words = self.tr("Last check: {when}. Part of it is damaged.")
        self._state.setText(words.format(when=when))

    # Saving what can be read ----------------------------------------------------------------------
    def _ask_to_save(self, asking: bool) -> None:
        self._panel.setVisible(asking)
        if asking:
            self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        self._ask_to_save(False)
        self.replacing.emit(ClosingWork(partial(restoring.salvage, self._session), salvaged_words))

    # The damaged one that is kept -----------------------------------------------------------------
    def _on_wrecks(self, wrecks: tuple[Path, ...]) -> None:
        self._wrecks = wrecks
        self._ask_to_delete(False)
        self._wreck_buttons.setVisible(bool(wrecks))
        self._kept.setVisible(bool(wrecks))
        if wrecks:
            words = self.tr("A damaged journal is kept in {folder}. What is in it opens by the keys of its day.")
            self._kept.setText(words.format(folder=wrecks[0]))

    def _ask_to_delete(self, asking: bool) -> None:
        self._delete.setVisible(not asking)
        self._yes_delete.setVisible(asking)
        self._no_delete.setVisible(asking)
        if asking:
            self._no_delete.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_delete(self) -> None:
        if self._wrecks:
            delete = partial(safekeeping.delete_wreck, self._session, self._wrecks[0])
            self._desk.ask(self, delete, lambda _: self.refresh(), self._on_error)

    def _on_error(self, error: Exception) -> None:
        self._work.end()
        self._now.setEnabled(True)
        if isinstance(error, errors.SessionClosed):
            return
        if not isinstance(error, errors.WaterlineError):
            raise error
        self._trouble.say(sentence(error))
