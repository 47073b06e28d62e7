# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking it away: the keychain forgets its key, now or with every Quick exit; asked for with the recovery code."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import session as doors
from waterline.app import ways
from waterline.app.preferences import Preferences
from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, RECOVERY, Door, Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.code_field import CodeField
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body, muted
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.theme import Theme

PREFERENCE = "lock_away_on_exit"


class LockAwayCard(Card):
    """`changed` carries the preference and its value; `lock_requested` follows once it was locked away."""

    changed = Signal(str, object)
    lock_requested = Signal()

    def __init__(self, door: Door, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("LockAwayCard", "Locking it away"), name="settings_lock_away", parent=parent
        )
        self._door = door
        self._session = session
        self._desk = desk
        self._ways: tuple[str, ...] = ()
        self._for_exit = False
        self._build(theme)
        self._lay_out(theme)
        self._connect()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is set, without saying so by `changed`."""
        self._on_exit.blockSignals(True)
        self._on_exit.set_checked(preferences.lock_away_on_exit)
        self._on_exit.blockSignals(False)
        self._show_what_fits()

    def refresh(self) -> None:
        """Ask whether the keychain has a part in opening the journal."""
        self._desk.ask(self, partial(ways.ways, self._session), self._on_ways, self._on_error)

    def forget(self) -> None:
        """Close what was being typed: the page goes out of view."""
        self._close_panel()
        self._trouble.quiet()

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._idle = muted("", name="settings_lock_away_idle")
        self._now = secondary_button(theme, self.tr("Lock it away now"), name="settings_lock_away_now", icon="lock")
        self._on_exit = CheckLine(
            self.tr("Quick exit locks it away too"),
            hint=self.tr("Each time. It takes no longer, and the paper is needed to come back."),
            name="settings_lock_away_on_exit",
        )
        self._panel = Card(look="panel", name="settings_lock_away_panel")
        self._why_code = muted("", name="settings_lock_away_why_code")
        self._code = CodeField(self.tr("Recovery code"), name="settings_lock_away_code")
        self._go = secondary_button(theme, "", name="settings_lock_away_go", icon="check")
        self._cancel = ghost_button(theme, self.tr("Cancel"), name="settings_lock_away_cancel")
        self._trouble = TroubleBox(theme, name="settings_lock_away_trouble")

    def _lay_out(self, theme: Theme) -> None:
        what = self.tr(
            "This takes the key out of the account’s keychain. After that only the recovery code opens the journal, "
            "here or anywhere else. Nothing in it is changed or lost: open it with the code, put a new key into the "
            "keychain, and all is as before."
        )
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_lock_away_what"))
        self._beside = Callout(
            theme,
            "note",
            self.tr("Your passphrase opens it still"),
            self.tr("It works without the keychain. If somebody may know it, change it first."),
            name="settings_lock_away_beside",
        )
        self.content.addWidget(self._beside)
        self.content.addWidget(self._idle)
        self.content.addWidget(self._now, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addWidget(self._on_exit)
        buttons = FlowBox(gap=8, name="settings_lock_away_buttons")
        buttons.add(self._go)
        buttons.add(self._cancel)
        self._panel.content.addWidget(self._why_code)
        self._panel.content.addWidget(self._code)
        self._panel.content.addSpacing(6)
        self._panel.content.addWidget(buttons)
        self._panel.hide()
        self.content.addWidget(self._panel)
        self.content.addWidget(self._trouble)
        why = Disclosure(theme, self.tr("Why there is no second, empty journal to show"), name="settings_no_decoy")
        why.content.addWidget(body(self._no_decoy(), name="settings_no_decoy_words"))
        self.content.addWidget(why)

    def _no_decoy(self) -> str:
        return self.tr(
            "Some programs offer a harmless stand-in to show under pressure, or a word that destroys everything. "
            "Waterline has neither, on purpose. Whoever forces you to open it may know what should be there; an empty "
            "or strange journal can make them angrier. And what was destroyed in a moment of fear, or by a wrong key, "
            "does not come back. Locked away it cannot be opened at this computer without the paper, and nothing more "
            "is claimed. If somebody may force you, think first of your safety and of where that paper is."
        )

    def _connect(self) -> None:
        self._now.clicked.connect(lambda: self._open_panel(for_exit=False))
        self._on_exit.toggled.connect(self._on_exit_toggled)
        self._go.clicked.connect(self._on_go)
        self._code.entered.connect(self._on_go)
        self._cancel.clicked.connect(self._on_cancel)

    # What fits ------------------------------------------------------------------------------------
    def _on_ways(self, found: tuple[str, ...]) -> None:
        self._ways = found
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        by_keychain = bool({KEYCHAIN, BOTH} & set(self._ways))
        possible = by_keychain and RECOVERY in self._ways
        self._now.setVisible(possible)
        self._on_exit.setVisible(possible or self._on_exit.is_checked())
        self._beside.setVisible(possible and PASSPHRASE in self._ways)
        self._idle.setVisible(bool(self._ways) and not possible)
        self._idle.setText(
            self.tr("For this there has to be a recovery code.")
            if by_keychain
            else self.tr("The keychain holds no key of this journal, so there is nothing to take out.")
        )

    # The code first -------------------------------------------------------------------------------
    def _open_panel(self, *, for_exit: bool) -> None:
        self._trouble.quiet()
        self._for_exit = for_exit
        self._code.forget()
        why = self.tr("Type the code from your paper first. Without it you could not come back.")
        self._why_code.setText(why)
        self._go.set_words(self.tr("Lock it away on Quick exit") if for_exit else self.tr("Lock it away"))
        self._panel.show()
        self._code.take_focus()
        announce(self, why)

    def _on_exit_toggled(self, on: bool) -> None:
        if on:  # it counts once the code was typed right
            self._on_exit.blockSignals(True)
            self._on_exit.set_checked(False)
            self._on_exit.blockSignals(False)
            self._open_panel(for_exit=True)
        else:
            self._close_panel()
            self.changed.emit(PREFERENCE, False)
            self._show_what_fits()

    def _on_go(self) -> None:
        if not self._go.isEnabled():
            return
        self._trouble.quiet()
        self._hold(True)
        typed = self._code.words()
        if self._for_exit:
            self._desk.ask(self, partial(ways.check_code, self._session, typed), self._on_code_right, self._on_error)
        else:
            self._desk.ask(self, partial(ways.lock_away, self._session, typed), self._on_away, self._on_error)

    def _on_code_right(self, _: object) -> None:
        self._hold(False)
        self._close_panel()
        self.changed.emit(PREFERENCE, True)
        self._on_exit.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_away(self, _: object) -> None:
        """It is locked away already; now the keychain is asked to forget, and the door closed."""
        self._close_panel()
        forget = partial(doors.forget_retired, self._door)
        self._desk.ask_keychain(self, forget, lambda _: self._lock(), self._on_not_forgotten)

    def _on_not_forgotten(self, error: Exception) -> None:
        self._hold(False)
        if not isinstance(error, errors.WaterlineError):
            raise error
        self.refresh()
        self._trouble.say(
            self.tr(
                "It is locked away: the account opens this journal no more. But the keychain did not let go of the old "
                "key, and copies of the folder made earlier still open with it."
            ),
            [
                ("settings_lock_away_again", self.tr("Try again"), lambda: self._on_away(None)),
                ("settings_lock_away_lock", self.tr("Lock the journal"), self._lock),
            ],
        )

    def _lock(self) -> None:
        self._hold(False)
        self._trouble.quiet()
        self.lock_requested.emit()

    def _on_cancel(self) -> None:
        self._trouble.quiet()
        self._close_panel()
        (self._on_exit.button if self._for_exit else self._now).setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_panel(self) -> None:
        self._code.forget()
        self._panel.hide()

    def _hold(self, held: bool) -> None:
        for part in (self._now, self._go, self._cancel, self._on_exit.button):
            part.setEnabled(not held)
        self._code.hold(held)

    def _on_error(self, error: Exception) -> None:
        self._hold(False)
        if not isinstance(error, errors.WaterlineError):
            raise error
        self._trouble.say(self._words(error))
        if not self._panel.isHidden():
            self._code.take_focus()

    def _words(self, error: errors.WaterlineError) -> str:
        if isinstance(error, errors.DiskFull | errors.StorageFailed):
            return self.tr(
                "The disk did not take it, so nothing is locked away yet. Make room or check the drive, then try again."
            )
        return sentence(error)
