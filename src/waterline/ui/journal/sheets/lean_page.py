# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of "Where do I lean": one person, a map to put a mark on, and one's own words beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from waterline.app.session import Session
from waterline.domain.entry import Answers
from waterline.domain.sheets import Lean
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.lean_map import LeanMap
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.shared import sheet_words
from waterline.ui.shared.card import Card
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.intensity import IntensitySlider
from waterline.ui.shared.text import small
from waterline.ui.theme import Theme


class LeanPage(ShortFlowPage):
    """The person places themselves, or not; the page never types anybody and makes nothing of where the mark stands."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="lean_page", parent=parent)
        self._people = self._picker(self.tr("With whom?"))
        self.map = LeanMap(theme, name="lean_map")
        ends = (self.tr("Hardly any"), self.tr("Very much"))
        self._worry = IntensitySlider(
            theme, self.tr("Worry about being left"), ends=ends, said=sheet_words.amount, name="worry"
        )
        self._distance = IntensitySlider(
            theme, self.tr("Need for distance"), ends=ends, said=sheet_words.amount, name="distance"
        )
        self._apart = TextBox(theme, "", lines=5, most_lines=16, name="what_happened")
        self._steadier = TextBox(theme, "", lines=3, most_lines=12, name="steadier")
        self._first = self._people.nickname
        self._open_with(
            self.tr("Where do I lean, with this person, lately?"),
            self.tr("A map, not a verdict. Most people are a blend, and it shifts. Nothing here sorts you."),
        )
        self._arrange()
        self._ties.words(self._apart, "what_happened")
        self._ties.words(self._steadier, "steadier")
        self._ties.fill(self._show_place)
        self._worry.changed.connect(lambda place: self._ties.say("worry", place))
        self._distance.changed.connect(lambda place: self._ties.say("distance", place))
        self.map.placed.connect(self._on_placed)
        self._end()

    def _follow(self, answers: Answers) -> None:
        if isinstance(answers, Lean):
            self.map.show_place(answers.worry, answers.distance)

    def _show_place(self, answers: Answers) -> None:
        if isinstance(answers, Lean):
            self._worry.set_number(answers.worry)
            self._distance.set_number(answers.distance)

    def _on_placed(self, worry: int, distance: int) -> None:
        self._worry.set_number(worry)
        self._distance.set_number(distance)
        self._on_said({"worry": worry, "distance": distance})

    def _arrange(self) -> None:
        whom = Card(name="lean_whom")
        hint = self.tr("Nicknames or initials only, so that nobody else is named here.")
        whom.content.addWidget(field(self.tr("With whom?"), self._people, hint=hint))
        place = Card(self.tr("The map, if you like"), name="lean_place")
        line = self.tr("Put a mark where you have been with them lately. It can move at any time, or stay away.")
        place.content.addWidget(small(line, name="lean_place_line"))
        place.content.addSpacing(6)
        place.content.addWidget(self.map)
        place.content.addSpacing(10)
        place.content.addWidget(self._worry)
        place.content.addSpacing(10)
        place.content.addWidget(self._distance)
        own = Card(self.tr("In your own words"), name="lean_own")
        own.content.setSpacing(16)
        apart = self.tr("Reaching out again and again, going quiet, both in turn, asking plainly: how is it with them?")
        own.content.addWidget(field(self.tr("What I do when we feel far apart"), self._apart, hint=apart))
        calm = self.tr("What they do, what you do, what has nothing to do with either.")
        own.content.addWidget(field(self.tr("What makes it steadier"), self._steadier, hint=calm))
        self._stack(whom, place, own)
        self.content.addSpacing(14)
        care = self.tr("If closeness itself is frightening, a therapist who works with trauma can be beside you in it.")
        self.content.addWidget(small(care, name="lean_care"))
