# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to say about the ways in: what just changed, what is weak about them, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import KEYCHAIN, PASSPHRASE, RECOVERY
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.text import heading, muted
from waterline.ui.theme import Theme


class WaysTold(QWidget):
    """Callouts that come and go with the ways in, and the question before the recovery code is given up."""

    removal_requested = Signal()
    no_code_confirmed = Signal()
    no_code_cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_ways_told")
        self._done = Callout(theme, "try", "", icon="check", name="settings_opening_done")
        self._first = muted(
            self.tr("To take the key out of the keychain, add a passphrase first."), name="settings_passphrase_first"
        )
        self._build_callouts(theme)
        self._build_question(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self._question, self._done, self._either, self._only_code, self._no_code, self._first, self._left):
            column.addWidget(part)
            part.hide()

    def say_done(self, words: str) -> None:
        """Say what holds from now on, or with no words nothing."""
        self._done.set_words("", words)
        self._done.setVisible(bool(words))
        self._settle()

    def show_ways(self, ways: Sequence[str], left: int) -> None:
        """Say what is weak about these ways in; `left` counts the keychain items that are of no use any more."""
        keychain, passphrase, code = (way in ways for way in (KEYCHAIN, PASSPHRASE, RECOVERY))
        self._either.setVisible(keychain and passphrase)
        self._first.setVisible(keychain and not passphrase)
        self._only_code.setVisible(tuple(ways) == (RECOVERY,))
        self._no_code.setVisible(bool(ways) and not code)
        self._left.setVisible(left > 0)
        self._settle()

    def ask_about_no_code(self) -> None:
        """Ask whether the recovery code is really to go."""
        self._question.show()
        self._settle()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_asking(self) -> None:
        """Take the question away."""
        self._question.hide()
        self._settle()

    def hold(self, held: bool) -> None:
        """Take no answer for a moment."""
        for button in (self._sure, self._back, self._remove_left):
            button.setEnabled(not held)

    def _settle(self) -> None:
        """Take no room at all while there is nothing to say."""
        parts = (self._question, self._done, self._either, self._only_code, self._no_code, self._first, self._left)
        self.setVisible(any(not part.isHidden() for part in parts))

    def _build_callouts(self, theme: Theme) -> None:
        self._either = Callout(
            theme,
            "tip",
            self.tr("The passphrase does not keep anyone out yet"),
            self.tr(
                "While this account’s keychain holds a key, whoever sits down at the account gets in without the "
                "passphrase. Remove the key, and only the passphrase and the recovery code are left."
            ),
            name="settings_either",
        )
        self._only_code = Callout(
            theme,
            "note",
            self.tr("Only the recovery code opens it now"),
            self.tr(
                "So it is after locking it away. Put a key into the keychain or add a passphrase, and you will not "
                "need the paper each time."
            ),
            name="settings_only_code",
        )
        self._no_code = Callout(
            theme,
            "tip",
            self.tr("There is no recovery code"),
            self.tr("Should the passphrase be forgotten, nothing opens the journal, and nobody can help."),
            name="settings_no_code",
        )
        self._left = Callout(
            theme,
            "note",
            self.tr("An old key is still in the keychain"),
            self.tr(
                "The keychain did not let go of it. It does not open the journal any more, only copies of the folder "
                "made earlier."
            ),
            name="settings_left",
        )
        self._remove_left = secondary_button(theme, self.tr("Try to remove it again"), name="settings_remove_left")
        self._left.content.addSpacing(8)
        self._left.content.addWidget(self._remove_left, 0, Qt.AlignmentFlag.AlignLeading)
        self._remove_left.clicked.connect(self.removal_requested)

    def _build_question(self, theme: Theme) -> None:
        self._question = Card(look="panel", name="settings_no_code_question")
        self._sure = secondary_button(theme, self.tr("Do without the code"), name="settings_no_code_sure")
        self._back = ghost_button(theme, self.tr("Keep the code"), name="settings_no_code_back")
        buttons = FlowBox(gap=8, name="settings_no_code_buttons")
        buttons.add(self._sure)
        buttons.add(self._back)
        what = self.tr(
            "Then the paper opens nothing any more. A forgotten passphrase cannot be made up for by anything or "
            "anybody: the journal would stay shut for good. If the paper got into the wrong hands, make a new code "
            "instead."
        )
        self._question.content.addWidget(
            heading(self.tr("Do without a recovery code?"), name="settings_no_code_question_title")
        )
        self._question.content.addWidget(muted(what, name="settings_no_code_what"))
        self._question.content.addSpacing(6)
        self._question.content.addWidget(buttons)
        self._sure.clicked.connect(self.no_code_confirmed)
        self._back.clicked.connect(self.no_code_cancelled)
