# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a new passphrase is chosen: typed twice, because nobody can ask us for it later, with a hint of its worth."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.strength import Strength, strength
from waterline.ui.shared.secret_field import SecretField
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import small
from waterline.ui.theme import Theme

HINT_AFTER_MS = 300
_NO_HINT = "\u00a0"  # keeps the line's room, so that nothing moves when the hint comes


class NewPassphrase(QWidget):
    """Two fields for one passphrase of at least `least` characters. `entered` fires on Enter in the second."""

    entered = Signal()

    def __init__(self, theme: Theme, least: int, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_fields")
        hint = self.tr(
            "At least {count} characters. Four or five words that have nothing to do with each other are strong and "
            "easy to keep."
        )
        self.first = SecretField(theme, self.tr("Passphrase"), hint=hint.format(count=least), name=f"{name}_first")
        self.second = SecretField(theme, self.tr("The same once more"), name=f"{name}_second")
        self._hint = small(_NO_HINT, name=f"{name}_strength")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(HINT_AFTER_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.first)
        column.addSpacing(4)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addWidget(self.second)
        self.first.entered.connect(self.second.take_focus)
        self.first.typed.connect(self._on_typed)
        self.second.entered.connect(self.entered)
        self._pause.timeout.connect(self._say_strength)

    def words(self) -> str:
        """Return the passphrase as typed the first time."""
        return self.first.words()

    def complaint(self) -> str | None:
        """Return what is wrong in words, or None; whether it is long enough is for the vault to say."""
        if not self.first.words():
            self.first.take_focus()
            return self.tr("Type a passphrase first.")
        if not self.second.words():
            self.second.take_focus()
            return self.tr("Type the same passphrase once more, so that a slip of the finger cannot lock you out.")
        if self.first.words() != self.second.words():
            self.second.take_focus(again=True)
            return self.tr("The two are not the same. Use the eye beside them to see what is typed.")
        return None

    def hold(self, held: bool) -> None:
        """Take no typing for a moment."""
        self.first.hold(held)
        self.second.hold(held)

    def forget(self) -> None:
        """Empty both fields."""
        self.first.forget()
        self.second.forget()
        self._pause.stop()
        self._hint.setText(_NO_HINT)

    def _on_typed(self) -> None:
        if self.first.words():
            self._pause.start()  # anew with each key: it speaks in a pause, not into the typing
        else:
            self._pause.stop()
            self._hint.setText(_NO_HINT)

    def _say_strength(self) -> None:
        found = strength(self.first.words())
        words = {
            None: _NO_HINT,
            Strength.SOON: self.tr("Easy to guess. More words would help."),
            Strength.PATIENCE: self.tr("Can be guessed with patience. One more word would help."),
            Strength.HARD: self.tr("Hard to guess."),
            Strength.VERY_HARD: self.tr("Very hard to guess."),
        }[found]
        if words != self._hint.text():
            self._hint.setText(words)
            announce(self, words)
