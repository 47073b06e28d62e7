# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a conversation plan: what was agreed, what happened, and what there is to say, to ask and to decide."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import Session
from waterline.domain import agreement as keys
from waterline.domain.agreement import ConversationPlan, Ledger
from waterline.ui.desk import Asking
from waterline.ui.shared import agreement_words, words
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.day_line import DayLine
from waterline.ui.shared.fields import Field, TextBox, field
from waterline.ui.shared.people_picker import PeoplePicker
from waterline.ui.shared.said import shortened, typed
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import Text, heading
from waterline.ui.shared.when import WhenPicker
from waterline.ui.theme import Theme

NEW = "new"
_BOXES = ("agreed", "what_happened", "say", "ask", "decide")
_CHIP_WORDS = 60


class PlanForm(QWidget):
    """Controls for everything a plan can hold. `said` carries the changed fields by name."""

    said = Signal(object)

    def __init__(self, theme: Theme, session: Session, desk: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_form")
        self._session = session
        self._filling = False
        self._ledgers: tuple[Ledger, ...] = ()
        self.boxes = {name: TextBox(theme, "", lines=2, most_lines=12, name=f"plan_{name}") for name in _BOXES}
        self.which = ChipGroup(
            theme,
            [(NEW, self.tr("One that is not here yet"))],
            label=self.tr("Which agreement is it about?"),
            several=False,
            name="plan_which",
        )
        self.since = DayLine(theme, self.tr("I know since when"), self.tr("Agreed since"), name="plan_since")
        self.people = PeoplePicker(theme, session, desk, self.tr("With whom?"))
        self.when = WhenPicker(theme, session.now)
        self.what = ChipGroup(
            theme,
            words.choices(agreement_words.EVENTS, keys.EVENTS),
            label=self.tr("What became of the agreement?"),
            several=False,
            name="plan_what",
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)
        self._which_field: Field
        self._own: list[QWidget] = []
        self._parts: list[QWidget] = []
        self._lay_out()
        self._connect()

    def show_answers(self, answers: ConversationPlan) -> None:
        """Fill every control, saying nothing by `said`."""
        self._filling = True
        for name in ("what_happened", "say", "ask", "decide"):
            self.boxes[name].set_words(getattr(answers, name))
        self.since.show_day(answers.since, self._session.now().local.date())
        self.people.choose(answers.people, answers.nickname)
        self.when.show_when(answers.happened, answers.happened_time_known)
        self.what.select([answers.event] if answers.event else [])
        self._show_which(answers)
        self._filling = False

    def show_ledgers(self, ledgers: tuple[Ledger, ...], answers: ConversationPlan) -> None:
        """Offer these agreements; those that ended only where the plan is about one."""
        self._filling = True
        self._ledgers = tuple(
            each for each in ledgers if not each.agreement.ended or each.agreement.id == answers.agreement
        )
        self._show_which(answers)
        self._filling = False

    def _show_which(self, answers: ConversationPlan) -> None:
        offered = [
            (each.agreement.id, shortened(agreement_words.named(each.agreement), _CHIP_WORDS)) for each in self._ledgers
        ]
        there = answers.agreement in {key for key, _ in offered}
        here = {chip.key for chip in self.which.chips()}
        for key, said in offered:
            if key not in here:
                self.which.add_option(key, said)
        self.which.select([answers.agreement if there else NEW])
        self._which_field.setVisible(bool(offered))
        own = "" if there else answers.agreed  # what the ledger has is not written a second time
        if self.boxes["agreed"].words() != own:
            self.boxes["agreed"].set_words(own)
        for each in self._own:
            each.setVisible(not there)

    def _lead_to_people(self) -> None:
        in_this_order([controls_of(self.since)[-1], *controls_of(self.people)])

    def _on_which(self, chosen: list[str]) -> None:
        found = next((each for each in self._ledgers if [each.agreement.id] == chosen), None)
        for each in self._own:
            each.setVisible(found is None)
        if found is None:
            self._say(agreement="", agreed=typed(self.boxes["agreed"].words()), since=self.since.iso())
            return
        agreement = found.agreement
        self._say(agreement=agreement.id, agreed=agreement.words, since=agreement.since, people=agreement.people)
        self.people.choose(agreement.people, self.people.nickname.words())

    def _say(self, **changes: Any) -> None:
        if not self._filling:
            self.said.emit(changes)

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.textChanged.connect(lambda name=name, box=box: self._say(**{name: typed(box.words())}))
        self.which.changed.connect(self._on_which)
        self.since.changed.connect(lambda day: self._say(since=day))
        self.people.changed.connect(lambda people: self._say(people=people))
        self.people.typed.connect(lambda nickname: self._say(nickname=nickname))
        self.when.changed.connect(lambda when, known: self._say(happened=when, happened_time_known=known))
        self.people.rearranged.connect(self._lead_to_people)
        self.what.changed.connect(lambda chosen: self._say(event=chosen[0] if chosen else None))

    def _lay_out(self) -> None:
        boxes, add = self.boxes, self._add
        add(heading(self.tr("What was agreed"), name="plan_agreed_heading"))
        self._which_field = field(self.tr("Which agreement is it about?"), self.which)
        add(self._which_field)
        hint = self.tr(
            "As both of you would say it. If nothing was ever said aloud, leave it empty: that is a fact, too."
        )
        self._own = [field(self.tr("In its words"), boxes["agreed"], hint=hint), self.since]
        for each in self._own:
            add(each)
        add(field(self.tr("With whom?"), self.people))
        add(heading(self.tr("What happened"), name="plan_happened_heading"))
        camera = self.tr("What a camera would have seen. The feeling about it is yours, and has its place in a dig.")
        add(field(self.tr("The fact"), boxes["what_happened"], hint=camera))
        add(field(self.tr("When was it?"), self.when))
        unclear = self.tr("Unclear is an answer. People remember agreements differently without lying.")
        add(field(self.tr("What became of the agreement?"), self.what, hint=unclear))
        add(heading(self.tr("The conversation"), name="plan_talk_heading"))
        say = self.tr("What it was like for you, in a sentence or two.")
        ask = self.tr("Something you do not know yet, and want to.")
        decide = self.tr("One thing, for next time: keep it, change it, or let it go.")
        add(field(self.tr("What I want to say"), boxes["say"], hint=say))
        add(field(self.tr("What I want to ask"), boxes["ask"], hint=ask))
        add(field(self.tr("What I want us to decide"), boxes["decide"], hint=decide))

    def _add(self, part: QWidget) -> None:
        if self._parts and isinstance(part, Text):
            self._column.addSpacing(10)
        self._parts.append(part)
        self._column.addWidget(part)
