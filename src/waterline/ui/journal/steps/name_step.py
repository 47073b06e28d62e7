# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step one: pause, and name what is here, how strong it is and where in the body."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers
from waterline.domain.terms import Offered
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.shared import words
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.intensity import IntensitySlider
from waterline.ui.shared.said import in_order_chosen, typed, with_chosen
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.theme import Theme


class NameStep(StepScreen):
    """Feelings, how strong, where in the body; each may stay open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("What are you feeling?"),
            self.tr("One slow breath first. Then pick as many as fit, or say it your own way."),
            name="name_step",
            parent=parent,
        )
        self._keys = keys.FEELINGS
        self._feelings: tuple[str, ...] = ()
        self._body: tuple[str, ...] = ()
        self.feelings = ChipGroup(
            theme,
            words.choices(words.FEELINGS, keys.FEELINGS),
            label=self.tr("What you are feeling"),
            name="feelings",
        )
        spoken = self.tr("What you are feeling, in your own words")
        self.feeling_words = TextBox(
            theme, spoken, placeholder=self.tr("Or in your own words"), lines=1, most_lines=5, name="feeling_words"
        )
        self.intensity = IntensitySlider(theme, self.tr("How strong is it right now?"), name="intensity_before")
        self.body = ChipGroup(theme, words.choices(words.BODY, keys.BODY), label="", name="body")
        spoken = self.tr("Where it is in your body, in your own words")
        self.body_words = TextBox(
            theme, spoken, placeholder=self.tr("What is it like there?"), lines=1, most_lines=5, name="body_words"
        )
        self._lay_out()
        self._connect()

    def first_control(self) -> QWidget:
        """Start at the first feeling, or at the words where none is offered."""
        return next(iter(self.feelings.chips()), self.feeling_words)

    def offer_words(self, offered: Offered) -> None:
        """Offer these feelings."""
        self._keys = offered.keys["feelings"]
        self._show_feelings()

    def _show_feelings(self) -> None:
        shown = with_chosen(self._keys, self._feelings)
        if self.feelings.offer(words.choices(words.FEELINGS, shown), self._feelings):
            parts = (self.feelings, self.feeling_words, self.intensity, self.body, self.body_words)
            in_this_order([control for part in parts for control in (controls_of(part) or [part])])
            self.rearranged.emit()

    def _lay_out(self) -> None:
        self.add(self.feelings, 18)
        self.add(self.feeling_words, 12)
        self.add(self.intensity, 24)
        self.add(field(self.tr("Where do you notice it in your body?"), self.body), 18)
        self.add(self.body_words, 12)

    def _connect(self) -> None:
        self.feelings.changed.connect(self._on_feelings)
        self.feeling_words.textChanged.connect(lambda: self.say(feeling_words=typed(self.feeling_words.words())))
        self.intensity.changed.connect(lambda number: self.say(intensity_before=number))
        self.body.changed.connect(self._on_body)
        self.body_words.textChanged.connect(lambda: self.say(body_words=typed(self.body_words.words())))

    def _fill(self, answers: Answers) -> None:
        self._feelings, self._body = answers.feelings, answers.body
        self._show_feelings()
        self.feeling_words.set_words(answers.feeling_words)
        self.intensity.set_number(answers.intensity_before)
        self.body.select(answers.body)
        self.body_words.set_words(answers.body_words)

    def _on_feelings(self, chosen: list[str]) -> None:
        self._feelings = in_order_chosen(self._feelings, chosen)
        self.say(feelings=self._feelings)

    def _on_body(self, chosen: list[str]) -> None:
        self._body = in_order_chosen(self._body, chosen)
        self.say(body=self._body)
