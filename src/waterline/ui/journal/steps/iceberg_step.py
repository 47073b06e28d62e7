# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step four: which of the six parts below the waterline are in this moment."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers
from waterline.ui.journal.option_cards import Option, OptionCards
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.shared import words
from waterline.ui.shared.said import in_order_chosen
from waterline.ui.theme import Theme

_ICONS = {
    "fear": "wind",
    "insecurity": "user",
    "unmet_need": "droplets",
    "comparison": "users",
    "scarcity_story": "hourglass",
    "old_wound": "history",
}


class IcebergStep(StepScreen):
    """Six cards, any number of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("What lies below the waterline?"),
            self.tr("Most moments hold more than one of these. Pick what rings true, or none."),
            name="iceberg_step",
            parent=parent,
        )
        self._chosen: tuple[str, ...] = ()
        options = [Option(key, words.label(words.ICEBERG, key), line, _ICONS[key]) for key, line in self._lines()]
        self.parts = OptionCards(theme, options, spoken=self.question.text(), several=True, name="iceberg")
        self.add(self.parts, 20)
        self.parts.changed.connect(self._on_changed)

    def first_control(self) -> QWidget:
        """Start at the first card."""
        return self.parts.cards[0]

    def _lines(self) -> list[tuple[str, str]]:
        lines = {
            "fear": self.tr("Of losing someone, or of being swapped for somebody else."),
            "insecurity": self.tr("A doubt about whether you are enough as you are."),
            "unmet_need": self.tr("Something you are short of, such as time, touch or a clear word."),
            "comparison": self.tr("You beside somebody else, much of it guessed."),
            "scarcity_story": self.tr("The thought that more for them means less for you."),
            "old_wound": self.tr("An echo of something that hurt before."),
        }
        return [(key, lines[key]) for key in keys.ICEBERG]

    def _fill(self, answers: Answers) -> None:
        self._chosen = answers.iceberg
        self.parts.select(answers.iceberg)

    def _on_changed(self, shown: list[str]) -> None:
        self._chosen = in_order_chosen(self._chosen, shown)
        self.say(iceberg=self._chosen)
