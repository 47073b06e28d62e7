# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a passphrase is typed: hidden unless asked to show, with a word about Caps Lock, and quick to forget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from waterline.ui.shared.buttons import icon_button
from waterline.ui.shared.fields import LineBox
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import label, small
from waterline.ui.theme import Theme

LONGEST = 1024
_HIDDEN, _PLAIN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(QWidget):
    """A labelled secret. `entered` fires on Enter, `typed` after each change."""

    entered = Signal()
    typed = Signal()

    def __init__(self, theme: Theme, words: str, *, hint: str = "", name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_field")
        self.box = LineBox(words, secret=True, name=name)
        self.box.setMaxLength(LONGEST)
        self.box.installEventFilter(self)
        self._label = label(words, name=f"{name}_label")
        self._label.setBuddy(self.box)
        self._hint = small(hint, name=f"{name}_hint")
        self._hint.setVisible(bool(hint))
        self.box.setAccessibleDescription(hint)
        self._caps = small(self.tr("Caps Lock seems to be on."), name=f"{name}_caps")
        self._caps.hide()
        self._eye = icon_button(theme, "eye", self.tr("Show what is typed"), name=f"{name}_eye")
        self._lay_out()
        self._eye.clicked.connect(self._on_eye)
        self.box.returnPressed.connect(self.entered)
        self.box.textChanged.connect(self._on_text_changed)

    def words(self) -> str:
        """Return what is typed."""
        return self.box.text()

    def show_words(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        self.box.setEchoMode(_PLAIN if shown else _HIDDEN)
        self.box.setInputMethodHints(self.box.inputMethodHints() | _HINTS)  # Qt drops them when it shows the words
        self._eye.set_icon("eye-off" if shown else "eye")
        self._eye.set_words("", self.tr("Hide what is typed") if shown else self.tr("Show what is typed"))

    def hold(self, held: bool) -> None:
        """Take no typing while the secret is being tried; the focus stays."""
        self.box.setReadOnly(held)

    def forget(self) -> None:
        """Empty the field, its undo steps with it, and hide what comes next."""
        self.box.setText("")  # not clear(): that one can be undone
        self.show_words(False)
        self._caps.hide()

    def take_focus(self, *, again: bool = False) -> None:
        """Put the cursor here; `again` selects what was typed, so that typing replaces it."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        if again:
            self.box.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn from each letter whether Caps Lock is on: Qt itself does not tell."""
        if watched is self.box and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_CapsLock:
                self._say_caps(False)  # the next letter tells
            elif (on := caps_lock_shown_by(event.text(), event.modifiers())) is not None:
                self._say_caps(on)
        return False

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.box, 1)
        row.addWidget(self._eye, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addWidget(self._hint)
        column.addLayout(row)
        column.addWidget(self._caps)

    def _on_eye(self) -> None:
        self.show_words(self.box.echoMode() == _HIDDEN)

    def _on_text_changed(self, text: str) -> None:
        if not text:
            self._caps.hide()
        self.typed.emit()

    def _say_caps(self, on: bool) -> None:
        if on and self._caps.isHidden():
            announce(self, self._caps.text())
        self._caps.setVisible(on)


def caps_lock_shown_by(text: str, modifiers: Qt.KeyboardModifier) -> bool | None:
    """Return whether a typed letter shows Caps Lock to be on; None where it tells nothing."""
    if len(text) != 1 or text.upper() == text.lower():
        return None
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    return text.islower() if shift else text.isupper()
