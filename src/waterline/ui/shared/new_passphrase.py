# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a new passphrase is chosen: typed twice, because nobody can ask us for it later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.secret_field import SecretField
from waterline.ui.theme import Theme


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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.first.entered.connect(self.second.take_focus)
        self.second.entered.connect(self.entered)

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
