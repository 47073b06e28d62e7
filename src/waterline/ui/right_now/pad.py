# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong it is, by one big button: no knob to catch with a shaking hand."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.vocabulary import INTENSITY_MAX, INTENSITY_MIN
from waterline.ui.shared.buttons import Button
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import label, small
from waterline.ui.theme import Theme

_SECOND_DIGIT_WITHIN = 1.0


class IntensityPad(QWidget):
    """Eleven buttons, 0 to 10. Digits press them (1 then 0 is ten), arrows go along; pressed again, none is chosen.

    `changed` carries an int or None.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, question: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._one_typed_at = 0.0
        self.question = label(question, name=f"{name}_question")
        box = FlowBox(gap=8, name=f"{name}_numbers")
        speak_as(box, QAccessible.Role.Grouping, question)
        self.buttons: list[Button] = []
        for number in range(INTENSITY_MIN, INTENSITY_MAX + 1):
            button = Button(theme, str(number), "pad", name=f"{name}_{number}", checkable=True)
            button.setAccessibleName(self.tr("{number} of 10").format(number=number))
            button.clicked.connect(lambda on, number=number: self._on_clicked(number, on))
            self.buttons.append(button)
            box.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.question)
        column.addWidget(box)
        column.addWidget(small(self.tr("0 is barely there, 10 is overwhelming."), name=f"{name}_ends"))

    def number(self) -> int | None:
        """Return the chosen number, or None."""
        return next((number for number, button in enumerate(self.buttons) if button.isChecked()), None)

    def set_number(self, number: int | None) -> None:
        """Show a number, or none; says nothing by `changed`."""
        for each, button in enumerate(self.buttons):
            button.setChecked(each == number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and arrows."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        if event.text().isdecimal() and len(event.text()) == 1:
            self._on_digit(int(event.text()))
            return
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        focused = next((place for place, each in enumerate(self.buttons) if each.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        step = -step if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else step
        wanted = min(max(focused + step, 0), len(self.buttons) - 1)
        self.buttons[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_digit(self, digit: int) -> None:
        now = monotonic()
        if digit == 0 and now - self._one_typed_at <= _SECOND_DIGIT_WITHIN:
            digit = INTENSITY_MAX
        self._one_typed_at = now if digit == 1 else 0.0
        self.buttons[digit].setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(digit)

    def _on_clicked(self, number: int, on: bool) -> None:
        self._choose(number if on else None)

    def _choose(self, number: int | None) -> None:
        self.set_number(number)
        self.changed.emit(number)
