# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check boxes and radio buttons whose words wrap, so that large text is never cut, and can carry a quiet hint."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import Text


class _Words(Text):
    """Words that press the button they stand beside."""

    def __init__(self, text: str, look: str, button: QAbstractButton, *, name: str) -> None:
        super().__init__(text, look, name=name)
        self._button = button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()


class _ChoiceLine(QWidget):
    """A button without words, its words beside it, and a hint under them."""

    toggled = Signal(bool)

    def __init__(self, button: QAbstractButton, words: str, hint: str, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_line")
        self.button = button
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAccessibleDescription(hint)
        button.toggled.connect(self.toggled)
        self.setFocusProxy(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 5, 0, 4)
        column.setSpacing(2)
        self.words = _Words(words, "body", button, name=f"{name}_words")
        column.addWidget(self.words)
        if hint:
            column.addWidget(_Words(hint, "small", button, name=f"{name}_hint"))
        row.addLayout(column, 1)

    def is_checked(self) -> bool:
        """Return whether it is chosen."""
        return self.button.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Choose it or not; `toggled` tells of a change."""
        self.button.setChecked(checked)


class CheckLine(_ChoiceLine):
    """A check box with wrapping words."""

    def __init__(
        self, words: str, *, hint: str = "", checked: bool = False, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(QCheckBox(), words, hint, name, parent)
        self.set_checked(checked)


class RadioLines(QWidget):
    """One of several, under each other; arrows move. `changed` carries the chosen key."""

    changed = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str] | tuple[str, str, str]],
        *,
        label: str,
        selected: str | None = None,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take options as (key, words) or (key, words, hint)."""
        super().__init__(parent)
        self.setObjectName(name)
        speak_as(self, QAccessible.Role.Grouping, label)
        self._group = QButtonGroup(self)
        self._lines: dict[str, _ChoiceLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for key, words, *hints in options:
            line = _ChoiceLine(QRadioButton(), words, hints[0] if hints else "", f"{name}_{key}", self)
            self._group.addButton(line.button)
            self._lines[key] = line
            column.addWidget(line)
        self.select(selected)
        self._group.buttonToggled.connect(self._on_toggled)

    def selected(self) -> str | None:
        """Return the chosen key, or None while there is none."""
        return next((key for key, line in self._lines.items() if line.is_checked()), None)

    def select(self, key: str | None) -> None:
        """Choose `key`, or nothing; says nothing by `changed`."""
        self._group.blockSignals(True)
        self._group.setExclusive(key is not None)
        for own, line in self._lines.items():
            line.set_checked(own == key)
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def _on_toggled(self, _button: QAbstractButton, checked: bool) -> None:
        key = self.selected()
        if checked and key is not None:
            self.changed.emit(key)
