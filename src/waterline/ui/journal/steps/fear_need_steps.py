# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps five and six: the two questions, what this makes afraid of and what is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers
from waterline.domain.request import RequestLine
from waterline.domain.terms import Offered
from waterline.ui.journal.steps.answered_before import AnsweredBefore
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.shared import words
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.said import in_order_chosen, typed, with_chosen
from waterline.ui.theme import Theme


class FearStep(StepScreen):
    """The fear question."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("What does this make you afraid of?"),
            self.tr("Pick what fits. Not sure yet is an answer too: leave it open and go on."),
            name="fear_step",
            parent=parent,
        )
        self._chosen: tuple[str, ...] = ()
        self._keys = keys.FEARS
        options = words.choices(words.FEARS, self._keys)
        self.fears = ChipGroup(theme, options, label=self.question.text(), name="fears")
        self.fear_words = TextBox(
            theme, "", placeholder=self.tr("I’m afraid that …"), lines=2, most_lines=8, name="fear_words"
        )
        self.add(self.fears, 18)
        self.add(field(self.tr("In your own words"), self.fear_words), 22)
        self.fear_words.setAccessibleName(self.tr("What you are afraid of, in your own words"))
        self.feared = TextBox(theme, "", lines=2, most_lines=8, name="feared")
        later = self.tr("Only if you can name it. It is asked once, some days later, what did happen.")
        self.add(field(self.tr("What do you think will happen?"), self.feared, hint=later), 22)
        self.feared.textChanged.connect(lambda: self.say(feared=typed(self.feared.words())))
        self.fears.changed.connect(self._on_changed)
        self.fear_words.textChanged.connect(lambda: self.say(fear_words=typed(self.fear_words.words())))

    def offer_words(self, offered: Offered) -> None:
        """Offer these fears."""
        self._keys = offered.keys["fears"]
        self._show_fears()

    def _show_fears(self) -> None:
        shown = with_chosen(self._keys, self._chosen)
        if self.fears.offer(words.choices(words.FEARS, shown), self._chosen):
            self.rearranged.emit()

    def first_control(self) -> QWidget:
        """Start at the first fear, or at the words where none is offered."""
        return next(iter(self.fears.chips()), self.fear_words)

    def _fill(self, answers: Answers) -> None:
        self._chosen = answers.fears
        self._show_fears()
        self.fear_words.set_words(answers.fear_words)
        self.feared.set_words(answers.feared)

    def _on_changed(self, shown: list[str]) -> None:
        self._chosen = in_order_chosen(self._chosen, shown)
        self.say(fears=self._chosen)


class NeedStep(StepScreen):
    """The need question. `needs_chosen` carries the needs whose earlier answers `show_answered` may then show."""

    needs_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("What are you short of right now?"),
            self.tr("A need is not a demand; it only wants a name. Not sure yet is fine."),
            name="need_step",
            parent=parent,
        )
        self._chosen: tuple[str, ...] = ()
        self._keys = keys.NEEDS
        options = words.choices(words.NEEDS_AT_LENGTH, self._keys)
        self.needs = ChipGroup(theme, options, label=self.question.text(), name="needs")
        self.need_words = TextBox(
            theme, "", placeholder=self.tr("What I miss is …"), lines=2, most_lines=8, name="need_words"
        )
        self.add(self.needs, 18)
        self.answered = AnsweredBefore(theme)
        self._answered_section = self.add(self.answered, 14)
        self._answered_section.hide()
        self.add(field(self.tr("In your own words"), self.need_words), 22)
        self.need_words.setAccessibleName(self.tr("What you are short of, in your own words"))
        self.needs.changed.connect(self._on_changed)
        self.need_words.textChanged.connect(lambda: self.say(need_words=typed(self.need_words.words())))

    def offer_words(self, offered: Offered) -> None:
        """Offer these needs."""
        self._keys = offered.keys["needs"]
        self._show_needs()

    def _show_needs(self) -> None:
        shown = with_chosen(self._keys, self._chosen)
        if self.needs.offer(words.choices(words.NEEDS_AT_LENGTH, shown), self._chosen):
            self.rearranged.emit()

    def first_control(self) -> QWidget:
        """Start at the first need, or at the words where none is offered."""
        return next(iter(self.needs.chips()), self.need_words)

    def _fill(self, answers: Answers) -> None:
        self._chosen = answers.needs
        self.needs_chosen.emit(answers.needs)
        self._show_needs()
        self.need_words.set_words(answers.need_words)

    def _on_changed(self, shown: list[str]) -> None:
        self._chosen = in_order_chosen(self._chosen, shown)
        self.say(needs=self._chosen)
        self.needs_chosen.emit(self._chosen)

    def show_answered(self, needs: tuple[str, ...], found: tuple[RequestLine, ...]) -> None:
        """Show what met these needs before, unless others are chosen by now."""
        if needs == self._chosen:
            self.answered.show_requests(found)
            self._answered_section.setVisible(bool(found))
