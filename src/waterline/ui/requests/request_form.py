# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a request, each under its question: the rule, the feeling and the moment, the need, the ask, and no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import Session
from waterline.domain import vocabulary as keys
from waterline.domain.request import RequestAnswers
from waterline.domain.terms import SHIPPED_ONLY, Offered
from waterline.ui.desk import Asking
from waterline.ui.shared import words
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.people_picker import PeoplePicker
from waterline.ui.shared.said import in_order_chosen, typed, with_chosen
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.theme import Theme

_BOXES = ("rule", "feeling_words", "what_happened", "need_words", "ask", "if_no")


class RequestForm(QWidget):
    """Controls for everything a request can hold. `said` carries the changed fields by name."""

    said = Signal(object)

    def __init__(self, theme: Theme, session: Session, desk: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("request_form")
        self._session = session
        self._desk = desk
        self._filling = False
        self._offered = SHIPPED_ONLY
        self._answers = RequestAnswers()
        self.boxes = {name: TextBox(theme, "", lines=2, most_lines=10, name=f"request_{name}") for name in _BOXES}
        self.feelings = ChipGroup(
            theme, words.choices(words.FEELINGS, keys.FEELINGS), label=self.tr("I felt …"), name="request_feelings"
        )
        self.needs = ChipGroup(
            theme, words.choices(words.NEEDS_AT_LENGTH, keys.NEEDS), label=self.tr("What I need"), name="request_needs"
        )
        self.people = PeoplePicker(theme, session, desk, self.tr("Whom is it for?"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)
        self._lay_out()
        for name, box in self.boxes.items():
            box.textChanged.connect(lambda name=name, box=box: self._say(**{name: typed(box.words())}))
        self.feelings.changed.connect(lambda shown: self._on_chips("feelings", shown))
        self.needs.changed.connect(lambda shown: self._on_chips("needs", shown))
        self.people.changed.connect(lambda people: self._say(people=people))
        self.people.typed.connect(lambda nickname: self._say(nickname=nickname))

    def load(self) -> None:
        """Ask for the words and people there are."""
        learn_words(self, self._session, self._desk, self._on_offered)
        self.people.load()

    def _on_offered(self, offered: Offered) -> None:
        self._offered = offered
        self._show_chips()

    def _show_chips(self) -> None:
        for name, group, table in (
            ("feelings", self.feelings, words.FEELINGS),
            ("needs", self.needs, words.NEEDS_AT_LENGTH),
        ):
            chosen = getattr(self._answers, name)
            if group.offer(words.choices(table, with_chosen(self._offered.keys[name], chosen)), chosen):
                self._order_for_tab()

    def _order_for_tab(self) -> None:
        boxes = self.boxes
        parts = (boxes["rule"], *self.feelings.chips(), boxes["feeling_words"], boxes["what_happened"])
        in_this_order([*parts, *self.needs.chips(), boxes["need_words"], boxes["ask"]])

    def show_answers(self, answers: RequestAnswers) -> None:
        """Fill every control, saying nothing by `said`."""
        self._filling = True
        self._answers = answers
        for name, box in self.boxes.items():
            box.set_words(getattr(answers, name))
        self._show_chips()
        self.people.choose(answers.people, answers.nickname)
        self._filling = False

    def _say(self, **changes: Any) -> None:
        if not self._filling:
            self.said.emit(changes)

    def _on_chips(self, name: str, shown: list[str]) -> None:
        chosen = in_order_chosen(getattr(self._answers, name), shown)
        self._say(**{name: chosen})

    def keep_in_step(self, answers: RequestAnswers) -> None:
        """Know what is said by now, so that chips keep the order they were chosen in."""
        self._answers = answers

    def _lay_out(self) -> None:
        boxes, add = self.boxes, self._column.addWidget
        rule = self.tr("Only to see it plainly. A rule says what somebody else may not do; you need not send it.")
        add(field(self.tr("The rule it might have been"), boxes["rule"], hint=rule))
        add(field(self.tr("I felt …"), self.feelings))
        add(field(self.tr("The feeling, in your own words"), boxes["feeling_words"]))
        when = self.tr("What a camera would have seen.")
        add(field(self.tr("… when …"), boxes["what_happened"], hint=when))
        add(field(self.tr("What I need"), self.needs))
        add(field(self.tr("The need, in your own words"), boxes["need_words"]))
        ask = self.tr("One thing, small enough to do this week, and free to be declined.")
        add(field(self.tr("Would you be willing to …"), boxes["ask"], hint=ask))

    def lay_out_rest(self) -> list[QWidget]:
        """Return the parts that stand under the hints, in order."""
        no = self.tr("How else could the need be looked after? If no answer but yes will do, it is not a request yet.")
        return [
            field(self.tr("What if they say no?"), self.boxes["if_no"], hint=no),
            field(self.tr("Whom is it for?"), self.people),
        ]
