# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where what opens something is typed: by one of several ways, one in view at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, RECOVERY
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.code_field import CodeField
from waterline.ui.shared.secret_field import SecretField
from waterline.ui.shared.text import muted
from waterline.ui.theme import Theme

ORDER = (KEYCHAIN, BOTH, PASSPHRASE, RECOVERY)


class KeyForm(QWidget):
    """`entered` fires on Enter in a field. The secrets stay here until `forget`."""

    entered = Signal()

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._way = PASSPHRASE
        self._choice: ChipGroup | None = None
        self._account = muted(self.tr("The account’s keychain is asked for its key."), name=f"{name}_account")
        self._passphrase = SecretField(theme, self.tr("Passphrase"), name=f"{name}_passphrase")
        self._code = CodeField(self.tr("Recovery code"), name=f"{name}_code")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for part in (self._account, self._passphrase, self._code):
            self._column.addWidget(part)
        self._passphrase.entered.connect(self.entered)
        self._code.entered.connect(self.entered)
        self.set_ways((PASSPHRASE, RECOVERY))

    @property
    def way(self) -> str:
        """The way in view."""
        return self._way

    def set_ways(self, ways: tuple[str, ...]) -> None:
        """Offer these ways, the easiest in view."""
        offered = [way for way in ORDER if way in ways]
        if self._choice is not None:
            self._choice.hide()
            self._choice.deleteLater()
            self._choice = None
        if len(offered) > 1:
            options = [(way, words) for way, words in self._words() if way in offered]
            name = f"{self.objectName()}_way"
            self._choice = ChipGroup(self._theme, options, label=self.tr("Opened by"), several=False, name=name)
            self._choice.changed.connect(self._on_chosen)
            self._column.insertWidget(0, self._choice)
        self._take(offered[0] if offered else RECOVERY)

    def words(self) -> str:
        """Return what is typed for the way in view; nothing where the keychain alone is asked."""
        if self._way == RECOVERY:
            return self._code.words()
        return "" if self._way == KEYCHAIN else self._passphrase.words()

    def complaint(self) -> str | None:
        """Return what is missing, or None."""
        if self._way == KEYCHAIN or self.words().strip():
            return None
        if self._way == RECOVERY:
            return self.tr("Type the recovery code first.")
        return self.tr("Type the passphrase first.")

    def hold(self, held: bool) -> None:
        """Take no typing while it is being tried."""
        self._passphrase.hold(held)
        self._code.hold(held)
        if self._choice is not None:
            self._choice.setEnabled(not held)

    def forget(self) -> None:
        """Let no field hold a secret."""
        self._passphrase.forget()
        self._code.forget()

    def take_focus(self) -> None:
        """Put the cursor where the way in view needs it."""
        if self._way == RECOVERY:
            self._code.take_focus()
        elif self._way != KEYCHAIN:
            self._passphrase.take_focus(again=True)

    def _take(self, way: str) -> None:
        self._way = way
        if self._choice is not None:
            self._choice.select([way])
        self._account.setVisible(way in (KEYCHAIN, BOTH))
        self._passphrase.setVisible(way in (PASSPHRASE, BOTH))
        self._code.setVisible(way == RECOVERY)

    def _on_chosen(self, keys: list[str]) -> None:
        self._take(keys[0] if keys else self._way)
        self.take_focus()

    def _words(self) -> list[tuple[str, str]]:
        return [
            (KEYCHAIN, self.tr("This account")),
            (BOTH, self.tr("Account and passphrase")),
            (PASSPHRASE, self.tr("Passphrase")),
            (RECOVERY, self.tr("Recovery code")),
        ]
