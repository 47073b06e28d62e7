# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was feared in one moment, and what did happen: written down later, one at a time, and never counted."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from waterline.domain.entry import Answers
from waterline.ui.shared.card import Card
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.said import typed
from waterline.ui.shared.text import Prose, small
from waterline.ui.theme import Theme

KEEP_AFTER_MS = 400


class TurnedOut(Card):
    """`said` carries what happened, soon after it was typed, and at once by `keep_now`."""

    said = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What you thought would happen"), name="turned_out_card", parent=parent)
        self._kept = ""
        self.feared = Prose(theme, "", name="turned_out_feared")
        self.box = TextBox(theme, "", lines=2, most_lines=12, name="turned_out")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self.content.setSpacing(12)
        self.content.addWidget(self.feared)
        self.content.addWidget(field(self.tr("And what did happen?"), self.box))
        self.content.addWidget(
            small(self.tr("One moment is one moment. Nobody adds these up."), name="turned_out_note")
        )
        self.box.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self.keep_now)

    def show_answers(self, answers: Answers) -> None:
        """Show both sides of one moment; what is being typed stays as it is."""
        self.feared.set_prose(answers.feared.strip())
        self._kept = answers.turned_out
        if not self._timer.isActive() and self.box.words() != answers.turned_out:
            self.box.set_words(answers.turned_out)
            self._timer.stop()

    def keep_now(self) -> None:
        """Tell what was typed, where that is not told yet."""
        self._timer.stop()
        words = typed(self.box.words())
        if words != self._kept:
            self._kept = words
            self.said.emit(words)
