# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a passphrase is chosen in Settings: what it is for, two fields, and a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app.session import MIN_PASSPHRASE
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.new_passphrase import NewPassphrase
from waterline.ui.shared.text import muted
from waterline.ui.theme import Theme


class PassphrasePanel(Card):
    """Hidden until `open_for`. `given` carries the passphrase; `refused` says what is missing; `cancelled`."""

    given = Signal(str)
    refused = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Take a name to begin every control's with."""
        super().__init__(look="panel", name=f"{name}_panel", parent=parent)
        self._what = muted("", name=f"{name}_what")
        self._new = NewPassphrase(theme, MIN_PASSPHRASE, name=name)
        self._keep = secondary_button(theme, "", name=f"{name}_keep", icon="check")
        self._cancel = ghost_button(theme, self.tr("Cancel"), name=f"{name}_cancel")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        self.content.addWidget(self._what)
        self.content.addSpacing(4)
        self.content.addWidget(self._new)
        self.content.addSpacing(6)
        self.content.addLayout(foot)
        self.hide()
        self._keep.clicked.connect(self._on_keep)
        self._new.entered.connect(self._on_keep)
        self._cancel.clicked.connect(self.cancelled)

    def open_for(self, what: str, keep: str) -> None:
        """Ask for a passphrase: `what` it is for, and the words on the button that takes it."""
        self._new.forget()
        self._what.setText(what)
        self._what.setVisible(bool(what))
        self._keep.set_words(keep)
        self.show()
        self._new.first.take_focus()

    def close_up(self) -> None:
        """Forget what was typed, and go."""
        self._new.forget()
        self.hide()

    def hold(self, held: bool) -> None:
        """Take no answer for a moment."""
        self._keep.setEnabled(not held)
        self._cancel.setEnabled(not held)
        self._new.hold(held)

    def try_again(self) -> None:
        """Put the cursor where another passphrase can be typed."""
        self._new.first.take_focus(again=True)

    def _on_keep(self) -> None:
        if not self._keep.isEnabled():
            return
        complaint = self._new.complaint()
        if complaint is None:
            self.given.emit(self._new.words())
        else:
            self.refused.emit(complaint)
