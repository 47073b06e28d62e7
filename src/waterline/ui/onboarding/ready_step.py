# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Last step: what was chosen, where it will lie, and how to leave, before it is made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import KEYCHAIN
from waterline.ui.shared.facts import Fact, FactList
from waterline.ui.shared.text import display, lead, muted
from waterline.ui.theme import Theme

EXIT_KEYS = "Ctrl+Shift+X"


class ReadyStep(QWidget):
    """Sums up in three points."""

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.setObjectName("ready_step")
        self.title = display(self.tr("Ready"), name="ready_title")
        self._facts = FactList(theme, name="ready_fact")
        self._asked = muted(
            self.tr("The system may want its keychain unlocked first. Look for its question."),
            name="ready_keychain_asked",
        )
        self._asked.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(
            lead(
                self.tr("Up to now nothing was made. The next click makes the journal and opens it."), name="ready_lead"
            )
        )
        column.addSpacing(20)
        column.addWidget(self._facts)
        column.addSpacing(20)
        column.addWidget(self._asked)

    def sum_up(self, way: str) -> None:
        """Say how the journal will open."""
        opens = (
            self.tr("With this computer account. You can add a passphrase in Settings at any time.")
            if way == KEYCHAIN
            else self.tr("With your passphrase, and with the recovery code on your paper.")
        )
        keys = QKeySequence(EXIT_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        leaving = self.tr(
            "Quick exit, in the top corner, hides and locks everything. {keys} does it too, and so does tapping Shift "
            "three times in a row."
        )
        facts: list[Fact] = [
            ("key-round", self.tr("How it opens"), opens),
            ("shield", self.tr("Where it will lie"), str(self._folder)),
            ("eye-off", self.tr("How to leave"), leaving.format(keys=keys)),
        ]
        self._facts.set_facts(facts)

    def say_keychain_asked(self, asked: bool) -> None:
        """Say, while the keychain is being asked, that it may have a question of its own."""
        self._asked.setVisible(asked)
