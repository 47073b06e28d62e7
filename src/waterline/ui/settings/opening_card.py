# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the journal opens: the ways there are, what each means, and how to change them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app import session as opening
from waterline.app.session import KEYCHAIN, MIN_PASSPHRASE, PASSPHRASE, RECOVERY, Door, ReservedKey, Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.facts import Fact, FactList
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.new_passphrase import NewPassphrase
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import muted
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.theme import Theme


class OpeningCard(Card):
    """Changes apply at once; each says in words what opens the journal from now on."""

    def __init__(self, door: Door, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("OpeningCard", "How it opens"), name="settings_opening", parent=parent
        )
        self._door = door
        self._session = session
        self._desk = desk
        self._ways: tuple[str, ...] = ()
        self._build(theme)
        self._lay_out()
        self._connect()
        for part in (self._both, self._first, self._buttons):
            part.hide()  # until it is known how the journal opens

    def refresh(self) -> None:
        """Ask which ways in there are."""
        self._desk.ask(self, partial(opening.ways, self._session), self._on_ways, self._on_error)

    def forget(self) -> None:
        """Close what was being typed and take away what was said: the page goes out of view."""
        self._close_panel()
        self._done.hide()
        self._trouble.quiet()

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._facts = FactList(theme, name="settings_way")
        self._both = Callout(
            theme,
            "tip",
            self.tr("The passphrase does not keep anyone out yet"),
            self.tr(
                "While this account’s keychain holds a key, whoever sits down at the account gets in without the "
                "passphrase. Remove the key, and only the passphrase and the recovery code are left."
            ),
            name="settings_both",
        )
        self._done = Callout(theme, "try", "", icon="check", name="settings_opening_done")
        self._done.hide()
        self._waiting = muted("", name="settings_opening_waiting")
        self._waiting.hide()
        self._trouble = TroubleBox(theme, name="settings_opening_trouble")
        self._passphrase = secondary_button(theme, "", name="settings_passphrase", icon="key-round")
        self._put = secondary_button(theme, "", name="settings_put_key")
        self._remove = secondary_button(theme, self.tr("Remove the key from the keychain"), name="settings_remove_key")
        self._first = muted(
            self.tr("To take the key out of the keychain, add a passphrase first."), name="settings_passphrase_first"
        )
        self._panel = Card(look="panel", name="settings_passphrase_panel")
        self._new = NewPassphrase(theme, MIN_PASSPHRASE, name="settings_new_passphrase")
        self._keep = secondary_button(
            theme, self.tr("Use this passphrase"), name="settings_keep_passphrase", icon="check"
        )
        self._cancel = ghost_button(theme, self.tr("Cancel"), name="settings_cancel_passphrase")

    def _lay_out(self) -> None:
        self._buttons = FlowBox(gap=8, name="settings_opening_buttons")
        for button in (self._passphrase, self._put, self._remove):
            self._buttons.add(button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        self._panel.content.addWidget(self._new)
        self._panel.content.addSpacing(6)
        self._panel.content.addLayout(foot)
        self._panel.hide()
        self.content.setSpacing(14)
        for part in (
            self._facts,
            self._both,
            self._first,
            self._buttons,
            self._panel,
            self._waiting,
            self._done,
            self._trouble,
        ):
            self.content.addWidget(part)

    def _connect(self) -> None:
        self._passphrase.clicked.connect(self._open_panel)
        self._put.clicked.connect(self._on_put)
        self._remove.clicked.connect(self._on_remove)
        self._keep.clicked.connect(self._on_keep)
        self._new.entered.connect(self._on_keep)
        self._cancel.clicked.connect(self._on_cancel)

    # What is there --------------------------------------------------------------------------------
    def _on_ways(self, ways: tuple[str, ...]) -> None:
        self._ways = ways
        keychain, passphrase = KEYCHAIN in ways, PASSPHRASE in ways
        self._facts.set_facts(self._described())
        self._buttons.show()
        self._both.setVisible(keychain and passphrase)
        self._first.setVisible(keychain and not passphrase)
        self._remove.setVisible(keychain and passphrase)
        self._passphrase.set_words(self.tr("Change the passphrase") if passphrase else self.tr("Add a passphrase"))
        self._put.set_words(
            self.tr("Put a new key into the keychain")
            if keychain
            else self.tr("Let this account’s keychain open it too")
        )

    def _described(self) -> list[Fact]:
        described: dict[str, Fact] = {
            KEYCHAIN: (
                "user",
                self.tr("This computer account"),
                self.tr(
                    "Its keychain holds a key. Nothing to type, for you or for anyone else at this account. If the "
                    "keychain was reset, put a new key there."
                ),
            ),
            PASSPHRASE: (
                "key-round",
                self.tr("Passphrase"),
                self.tr("Nobody can tell you what it is. Copies of the folder made earlier keep the one they had."),
            ),
            RECOVERY: (
                "pencil",
                self.tr("Recovery code"),
                self.tr("On your paper. It opens the journal when nothing else does."),
            ),
        }
        return [described[way] for way in (KEYCHAIN, PASSPHRASE, RECOVERY) if way in self._ways]

    # The passphrase -------------------------------------------------------------------------------
    def _open_panel(self) -> None:
        self._hush()
        self._panel.show()
        self._new.first.take_focus()

    def _on_cancel(self) -> None:
        self._trouble.quiet()
        self._close_panel()
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_panel(self) -> None:
        self._new.forget()
        self._panel.hide()

    def _on_keep(self) -> None:
        if not self._keep.isEnabled():
            return
        self._hush()
        complaint = self._new.complaint()
        if complaint is not None:
            self._trouble.say(complaint)
            return
        self._wait(self.tr("One moment…"))
        keep = partial(opening.set_passphrase, self._session, self._new.words())
        self._desk.ask(self, keep, lambda _: self._on_kept(), self._on_error)

    def _on_kept(self) -> None:
        self._close_panel()
        words = self.tr("Done. The passphrase opens the journal from now on.")
        if KEYCHAIN in self._ways:
            words = self.tr(
                "Done. The passphrase opens the journal from now on; so does the keychain, until you remove its key."
            )
        self._say_done(words)
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    # The keychain ---------------------------------------------------------------------------------
    def _on_put(self) -> None:
        self._hush()
        self._close_panel()
        self._wait(self.tr("Asking the keychain. The system may have a question of its own; look for its window."))
        reserve = partial(opening.reserve_key_again, self._session)
        self._desk.ask_keychain(self, reserve, self._on_reserved, self._on_error)

    def _on_reserved(self, reserved: ReservedKey) -> None:
        def kept(_: object) -> None:
            self._say_done(self.tr("Done. This account’s keychain holds a key that opens the journal."))
            self._forget_items(reserved.replaces)

        self._desk.ask(self, partial(opening.keep_key, self._session, reserved), kept, self._on_error)

    def _on_remove(self) -> None:
        self._hush()
        self._wait(self.tr("One moment…"))
        self._desk.ask(self, partial(opening.remove_keychain, self._session), self._on_removed, self._on_error)

    def _on_removed(self, retired: tuple[str, ...]) -> None:
        self._say_done(self.tr("Done. From now on the passphrase or the recovery code opens it, and nothing else."))
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self._forget_items(retired)

    def _forget_items(self, accounts: tuple[str, ...]) -> None:
        if accounts:
            forget = partial(opening.forget_items, self._door, accounts)
            self._desk.ask_keychain(self, forget, lambda _: None, self._on_not_forgotten)

    def _on_not_forgotten(self, error: Exception) -> None:
        if not isinstance(error, errors.WaterlineError):
            raise error
        self._done.set_words(
            "",
            self.tr(
                "Done. One old item stayed in the keychain, which did not let go of it; it opens nothing any more."
            ),
        )

    # Saying ---------------------------------------------------------------------------------------
    def _hush(self) -> None:
        self._done.hide()
        self._trouble.quiet()

    def _wait(self, words: str | None) -> None:
        for button in (self._passphrase, self._put, self._remove, self._keep, self._cancel):
            button.setEnabled(words is None)
        self._new.hold(words is not None)
        self._waiting.setText(words or "")
        self._waiting.setVisible(words is not None)
        if words is not None:
            announce(self, words)

    def _say_done(self, words: str) -> None:
        self._wait(None)
        self._done.set_words("", words)
        self._done.show()
        announce(self, words)
        self.refresh()

    def _on_error(self, error: Exception) -> None:
        self._wait(None)
        if not isinstance(error, errors.WaterlineError):
            raise error
        self._trouble.say(sentence(error), self._ways_on(error))
        if isinstance(error, errors.PassphraseTooShort):
            self._new.first.take_focus(again=True)

    def _ways_on(self, error: errors.WaterlineError) -> list[tuple[str, str, Callable[[], object]]]:
        trying_again_helps = isinstance(
            error, errors.KeychainLocked | errors.KeychainDismissed | errors.KeychainTimeout | errors.KeychainSwallowed
        )
        return [("settings_try_again", self.tr("Try again"), self._on_put)] if trying_again_helps else []
