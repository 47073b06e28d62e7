# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step seven: the root as one plain sentence, with a start from the person's own words where they want one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.dig import only_names_jealousy
from waterline.domain.entry import Answers
from waterline.ui.journal.roomy_button import RoomyButton
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.journal.steps.starters import root_starts
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.fields import TextBox
from waterline.ui.shared.said import typed
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.shared.text import Text, small
from waterline.ui.theme import Theme


class RootStep(StepScreen):
    """One box; starts to click on while it is empty; a gentle word where the sentence only names jealousy."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("Can you say it in one plain sentence?"),
            self.tr("One you could say out loud to somebody you trust: a fear, or a need."),
            name="root_step",
            parent=parent,
        )
        self._starts: list[str] = []
        self.root = TextBox(theme, self.tr("The root, in one plain sentence"), lines=3, most_lines=8, name="root")
        self.offer = QWidget()
        self._offers = QVBoxLayout(self.offer)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(8)
        self._offers.addWidget(small(self.tr("Or start from what you said:"), name="root_starts_label"))
        self._buttons: list[RoomyButton] = []
        self.prompt = Callout(
            theme,
            "tip",
            self.tr("That is the name of the feeling"),
            self.tr(
                "What is it about? Perhaps something like “I’m afraid the best of us is behind us”, or “I need to know "
                "which evenings are ours”. If your sentence says what you mean, keep it."
            ),
            name="root_prompt",
        )
        self.add(self.root, 18)
        self._offer_section = self.add(self.offer, 14)
        self._prompt_section = self.add(self.prompt, 16)
        self.root.textChanged.connect(self._on_typed)

    def first_control(self) -> QWidget:
        """Start in the box."""
        return self.root

    def _fill(self, answers: Answers) -> None:
        self.root.set_words(answers.root)
        self._show_starts(root_starts(answers))
        self._show_help()

    def _show_starts(self, starts: list[str]) -> None:
        if starts == self._starts:
            return
        self._starts = starts
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for number, start in enumerate(starts, 1):
            spoken = self.tr("Start with: {sentence}").format(sentence=start)
            button = RoomyButton(self.theme, spoken, "row", name=f"root_start_{number}")
            column = QVBoxLayout()
            column.setContentsMargins(16, 12, 16, 12)
            column.addWidget(Text(start, "reading"))
            button.hold(column)
            button.clicked.connect(lambda _=False, start=start: self._on_start(start))
            self._offers.addWidget(button)
            self._buttons.append(button)
        in_this_order([self.root, *self._buttons])

    def _show_help(self) -> None:
        root = self.root.words()
        self._offer_section.setVisible(bool(self._starts) and not root.strip())
        self._prompt_section.setVisible(only_names_jealousy(root))

    def _on_typed(self) -> None:
        self._show_help()
        self.say(root=typed(self.root.words()))

    def _on_start(self, start: str) -> None:
        self.root.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.root.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(start)
