# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a recovery code is typed from paper: one line, any spacing, and a count of how far one is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.fields import LineBox
from waterline.ui.shared.text import label, small

CHARACTERS = 30
_LONGEST = 200


class CodeField(QWidget):
    """A labelled line for the code. `entered` fires on Enter."""

    entered = Signal()

    def __init__(self, words: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_field")
        hint = self.tr("Six groups of five. Small or capital letters, spaces and dashes do not matter.")
        self.box = LineBox(words, name=name)
        self.box.setMaxLength(_LONGEST)
        self.box.setInputMethodHints(self.box.inputMethodHints() | Qt.InputMethodHint.ImhPreferUppercase)
        self.box.setAccessibleDescription(hint)
        # The code runs from left to right in every language.
        self.box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._label = label(words, name=f"{name}_label")
        self._label.setBuddy(self.box)
        self._count = small("", name=f"{name}_count")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._label, small(hint, name=f"{name}_hint"), self.box, self._count):
            column.addWidget(part)
        self.box.returnPressed.connect(self.entered)
        self.box.textChanged.connect(self._say_count)
        self._say_count("")

    def words(self) -> str:
        """Return what is typed, as it is typed."""
        return self.box.text()

    def hold(self, held: bool) -> None:
        """Take no typing while the code is being tried; the focus stays."""
        self.box.setReadOnly(held)

    def forget(self) -> None:
        """Empty the line, its undo steps with it."""
        self.box.setText("")  # not clear(): that one can be undone

    def take_focus(self) -> None:
        """Put the cursor here."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_count(self, text: str) -> None:
        typed = sum(each.isalnum() for each in text)
        self._count.setText(self.tr("{typed} of {all} characters").format(typed=typed, all=CHARACTERS))
