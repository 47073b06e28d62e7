# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every step has in common: one question, one quiet line, its controls, and answers going in and out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.entry import Answers
from waterline.domain.terms import Offered
from waterline.ui.shared.polish import set_look
from waterline.ui.shared.text import display, lead
from waterline.ui.theme import Theme

_ROOMY_FROM = 420


class StepScreen(QWidget):
    """One screen of the dig. `said` carries the changed fields of `Answers` by name, at every keystroke and click.

    `revealed` carries a part that has just come up and should be seen, without taking the focus; `rearranged` tells
    that controls were added.
    """

    said = Signal(object)
    revealed = Signal(object)
    rearranged = Signal()

    def __init__(self, theme: Theme, question: str, line: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName(name)
        self._filling = False
        self.question = display(question, name=f"{name}_question")
        self.line = lead(line, name=f"{name}_line")
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        self.content.addWidget(self.question)
        self.content.addSpacing(6)
        self.content.addWidget(self.line)

    def add(self, widget: QWidget, gap: int = 22) -> QWidget:
        """Put a control under what is there, `gap` px below it; hide what is returned to hide both."""
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, gap, 0, 0)
        column.addWidget(widget)
        self.content.addWidget(section)
        return section

    def show_answers(self, answers: Answers) -> None:
        """Fill every control from `answers`, saying nothing by `said`."""
        self._filling = True
        try:
            self._fill(answers)
        finally:
            self._filling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask in smaller letters where large text and a small window would leave room for little else."""
        super().resizeEvent(event)
        cramped = self.theme.is_large and self.width() < self.theme.px(_ROOMY_FROM)
        set_look(self.question, "title" if cramped else "display")

    def offer_words(self, offered: Offered) -> None:
        """Offer these words; most steps have none to choose from."""

    def say(self, **changes: Any) -> None:
        """Report what the person just said."""
        if not self._filling:
            self.said.emit(changes)

    def reveal(self, part: QWidget) -> None:
        """Have a part that has just come up scrolled into sight."""
        if not self._filling and not part.isHidden():
            self.revealed.emit(part)

    def first_control(self) -> QWidget:
        """Return where the focus lands when the step comes into view."""
        raise NotImplementedError

    def _fill(self, answers: Answers) -> None:
        raise NotImplementedError
