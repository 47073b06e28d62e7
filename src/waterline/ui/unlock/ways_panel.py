# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways into a locked journal, one in view at a time, with small ways over to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, RECOVERY
from waterline.ui.shared.buttons import Button, link_button, primary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.code_field import CodeField
from waterline.ui.shared.secret_field import SecretField
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import display, lead, small
from waterline.ui.shared.trouble_box import Choice, TroubleBox
from waterline.ui.theme import Theme

ORDER = (KEYCHAIN, BOTH, PASSPHRASE, RECOVERY)


class WaysPanel(QWidget):
    """Takes what opens the journal: `try_requested` carries the way; `way_changed` says the person took another."""

    try_requested = Signal(str)
    way_changed = Signal()
    support_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_ways")
        self._ways: tuple[str, ...] = ()
        self._way = PASSPHRASE
        self._build(theme)
        self._lay_out()
        for way, button in self._links.items():
            button.clicked.connect(lambda _=False, way=way: self._on_link(way))
        self._open.clicked.connect(self._on_open)
        self.passphrase.entered.connect(self._on_open)
        self.code.entered.connect(self._on_open)
        self._support.clicked.connect(self.support_requested)
        self._show_way()

    # What is there --------------------------------------------------------------------------------
    @property
    def way(self) -> str:
        """The way in view."""
        return self._way

    def has(self, way: str) -> bool:
        """Tell whether the journal can be opened this way."""
        return way in self._ways

    def set_ways(self, ways: tuple[str, ...]) -> None:
        """Offer these ways, the easiest in view."""
        self._ways = ways
        self.take(next((way for way in ORDER if way in ways), RECOVERY))

    def take(self, way: str) -> None:
        """Bring this way into view and put the cursor where it is needed."""
        self._way = way
        self.forget()
        self.trouble.quiet()
        self._show_way()
        self.take_focus()

    # What happens ---------------------------------------------------------------------------------
    def wait(self, words: str | None, *, may_turn_away: bool = False) -> None:
        """Show that it is being opened, or with None that it may be tried again.

        `may_turn_away` leaves the other ways open: a keychain may never answer.
        """
        waiting = words is not None
        self._open.setEnabled(not waiting)
        self.passphrase.hold(waiting)
        self.code.hold(waiting)
        for button in self._links.values():
            button.setEnabled(not waiting or may_turn_away)
        self._hint.setText(words or "")
        self._hint.setVisible(waiting)
        self._open.set_words(self.tr("Opening…") if waiting else self.tr("Open"))
        if words is not None:
            self.trouble.quiet()
            announce(self, words)

    def say(self, words: str, choices: list[Choice]) -> None:
        """Say what did not work and what can be done; the other ways stand right below."""
        self.trouble.say(words, choices)

    def try_again(self) -> list[Choice]:
        """Return the choice to try the way in view once more."""
        return [("unlock_again", self.tr("Try again"), self._on_open)]

    def take_focus(self) -> None:
        """Put the cursor where the way in view needs it."""
        if self._way in (PASSPHRASE, BOTH):
            self.passphrase.take_focus(again=True)
        elif self._way == RECOVERY:
            self.code.take_focus()
        else:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let no field hold a secret."""
        self.passphrase.forget()
        self.code.forget()

    # Inside ---------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._account = Callout(theme, "note", "", name="unlock_account")
        self._gap = QWidget()
        self._gap.setFixedHeight(theme.px(16))
        self.passphrase = SecretField(theme, self.tr("Passphrase"), name="unlock_passphrase")
        self.code = CodeField(self.tr("Recovery code"), name="unlock_code")
        self._open = primary_button(theme, self.tr("Open"), name="unlock_open", icon="lock-open")
        self._hint = small("", name="unlock_hint")
        self.trouble = TroubleBox(theme, name="unlock_trouble")
        self._links: dict[str, Button] = {
            KEYCHAIN: link_button(theme, self.tr("Open with this computer account"), name="unlock_use_keychain"),
            BOTH: link_button(theme, self.tr("Use this account and the passphrase"), name="unlock_use_both"),
            PASSPHRASE: link_button(theme, self.tr("Use the passphrase"), name="unlock_use_passphrase"),
            RECOVERY: link_button(theme, self.tr("Use the recovery code"), name="unlock_use_recovery"),
        }
        self._support = link_button(theme, self.tr("Support"), name="unlock_support")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(display(self.tr("Locked"), name="unlock_title"))
        column.addSpacing(6)
        column.addWidget(lead(self.tr("Everything in here is encrypted until you open it."), name="unlock_lead"))
        column.addSpacing(22)
        for part in (self._account, self._gap, self.passphrase, self.code):
            column.addWidget(part)
        column.addSpacing(18)
        column.addWidget(self._open)
        column.addSpacing(6)
        column.addWidget(self._hint)
        column.addSpacing(10)
        column.addWidget(self.trouble)
        column.addSpacing(10)
        for button in (*self._links.values(), self._support):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_way(self) -> None:
        title, words = self._account_words()
        self._account.set_words(title, words)
        self._account.setVisible(bool(title))
        self._gap.setVisible(bool(title) and self._way != KEYCHAIN)
        self.passphrase.setVisible(self._way in (PASSPHRASE, BOTH))
        self.code.setVisible(self._way == RECOVERY)
        for way, button in self._links.items():
            button.setVisible(way in self._ways and way != self._way)

    def _account_words(self) -> tuple[str, str]:
        """Return what there is to know about the way in view, beside how to go it; nothing for the others."""
        if self._way == BOTH:
            return self.tr("This account and the passphrase, both"), self.tr(
                "The key in the account’s keychain is asked for first, then both together open the journal."
            )
        if self._ways == (RECOVERY,):
            return self.tr("Only the recovery code opens it"), self.tr(
                "So it is after locking it away. Once it is open, Settings can give the account its key again."
            )
        if self._way != KEYCHAIN:
            return "", ""
        title = self.tr("Anyone at this computer account can open it")
        if PASSPHRASE in self._ways:
            words = self.tr(
                "The account’s keychain holds a key, so the passphrase is not asked for. In Settings you can remove "
                "that key."
            )
        else:
            words = self.tr("The account’s keychain holds the key. In Settings you can add a passphrase.")
        return title, words

    def _on_link(self, way: str) -> None:
        self.way_changed.emit()
        self.take(way)

    def _on_open(self) -> None:
        if self._open.isEnabled():
            self.try_requested.emit(self._way)
