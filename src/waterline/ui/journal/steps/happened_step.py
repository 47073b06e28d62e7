# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step two: what happened, as a camera would have seen it, with whom and when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from waterline.app.session import Session
from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers
from waterline.domain.terms import Offered
from waterline.domain.times import Stamp
from waterline.ui.desk import Asking
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.shared import words
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.people_picker import PeoplePicker
from waterline.ui.shared.said import in_order_chosen, typed, with_chosen
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.when import WhenPicker
from waterline.ui.theme import Theme


class HappenedStep(StepScreen):
    """The outside of the moment; what it means comes later."""

    def __init__(self, theme: Theme, session: Session, desk: Asking, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("What happened?"),
            self.tr("As a camera would have seen it. What it means comes later."),
            name="happened_step",
            parent=parent,
        )
        self._triggers: tuple[str, ...] = ()
        self._keys = keys.TRIGGERS
        self.what_happened = TextBox(theme, self.tr("What happened"), lines=4, most_lines=14, name="what_happened")
        self.triggers = ChipGroup(theme, words.choices(words.TRIGGERS, keys.TRIGGERS), label="", name="triggers")
        self.people = PeoplePicker(theme, session, desk)
        self.when = WhenPicker(theme, session.now)
        self._lay_out()
        self._connect()

    def first_control(self) -> QWidget:
        """Start at the words."""
        return self.what_happened

    def _lay_out(self) -> None:
        self.add(self.what_happened, 18)
        self.add(field(self.tr("What kind of moment was it?"), self.triggers), 22)
        hint = self.tr("Nicknames or initials only, so that nobody else is named here.")
        self.add(field(self.tr("Who was part of it?"), self.people, hint=hint), 22)
        self.add(field(self.tr("When was it?"), self.when), 22)

    def _connect(self) -> None:
        self.what_happened.textChanged.connect(lambda: self.say(what_happened=typed(self.what_happened.words())))
        self.triggers.changed.connect(self._on_triggers)
        self.people.rearranged.connect(self._order_for_tab)
        self.people.changed.connect(lambda chosen: self.say(people=chosen))
        self.people.typed.connect(lambda nickname: self.say(nickname=nickname))
        self.when.changed.connect(self._on_when)
        self.when.day.changed.connect(lambda _: self.reveal(self.when.detail))

    def _fill(self, answers: Answers) -> None:
        self._triggers = answers.triggers
        self.what_happened.set_words(answers.what_happened)
        self._show_triggers()
        self.people.choose(answers.people, answers.nickname)
        self.when.show_when(answers.happened, answers.happened_time_known)

    def offer_words(self, offered: Offered) -> None:
        """Offer these triggers."""
        self._keys = offered.keys["triggers"]
        self._show_triggers()

    def _show_triggers(self) -> None:
        shown = with_chosen(self._keys, self._triggers)
        if self.triggers.offer(words.choices(words.TRIGGERS, shown), self._triggers):
            self._order_for_tab()

    def _order_for_tab(self) -> None:
        parts = (self.what_happened, self.triggers, self.people, self.when)
        in_this_order([self.what_happened, *(control for part in parts for control in controls_of(part))])
        self.rearranged.emit()

    def _on_triggers(self, chosen: list[str]) -> None:
        self._triggers = in_order_chosen(self._triggers, chosen)
        self.say(triggers=self._triggers)

    def _on_when(self, happened: Stamp | None, time_known: bool) -> None:
        self.say(happened=happened, happened_time_known=time_known)
