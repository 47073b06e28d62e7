# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins the controls of a page to the fields they answer, both ways; where they stand is the page's own business."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from waterline.domain.entry import Answers
from waterline.ui.journal.option_cards import OptionCards
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import LineBox, TextBox
from waterline.ui.shared.people_picker import PeoplePicker
from waterline.ui.shared.said import typed


class Ties(QObject):
    """`said` carries the changed field of the answers by name, at each keystroke and click."""

    said = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filling = False
        self._fill: list[Callable[[Answers], None]] = []

    def words(self, box: TextBox | LineBox, field: str) -> None:
        """Let a field hold what is typed in `box`."""
        box.textChanged.connect(lambda: self.say(field, typed(box.words())))
        self.fill(lambda answers: box.set_words(getattr(answers, field)))

    def one(self, choice: ChipGroup | OptionCards, field: str) -> None:
        """Let a field hold the one that is chosen, or None."""
        choice.changed.connect(lambda chosen: self.say(field, chosen[0] if chosen else None))
        self.fill(lambda answers: choice.select([getattr(answers, field) or ""]))

    def people(self, picker: PeoplePicker) -> None:
        """Let the answers hold who is chosen, and the name that is being typed."""
        picker.changed.connect(lambda chosen: self.say("people", chosen))
        picker.typed.connect(lambda nickname: self.say("nickname", nickname))
        self.fill(lambda answers: picker.choose(answers.people, answers.nickname))

    def fill(self, fill: Callable[[Answers], None]) -> None:
        """Have `fill` called with the answers whenever others are shown; what it changes is not said."""
        self._fill.append(fill)

    def say(self, field: str, value: object) -> None:
        """Tell that a field holds something else now, unless it is only being shown."""
        if not self._filling:
            self.said.emit({field: value})

    def show(self, answers: Answers) -> None:
        """Fill every control, saying nothing by `said`."""
        self._filling = True
        try:
            for fill in self._fill:
                fill(answers)
        finally:
            self._filling = False
