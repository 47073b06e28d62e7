# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a course wants one to be able to do, asked back: an answer for today, and one's own earlier ones. No score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import study
from waterline.app.session import Session
from waterline.domain.course import OUTCOME_ANSWERS, Answered, Course, Outcome
from waterline.ui.desk import Asking
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.follows_width import FollowsWidth
from waterline.ui.shared.text import body, muted, small
from waterline.ui.shared.time_words import plain_date_words
from waterline.ui.theme import Theme

translate = QCoreApplication.translate
_EARLIER = 4
"""How many earlier answers are shown; all of them are kept."""


class _Line(FollowsWidth, QWidget):
    pass


class OutcomeCheck(FollowsWidth, Card):
    """One line for each outcome of the course, with three answers; what is chosen is kept at once.

    It begins without them: `lines` puts them in.
    """

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, course: Course, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            translate("OutcomeCheck", "Could you do this today?"), margins=(20, 18, 20, 16), name=name, parent=parent
        )
        self._session = session
        self._desk = desk
        self._course = course
        self._answers: dict[str, ChipGroup] = {}
        self._earlier = {}
        how = self.tr("Only for you: an answer for today beside those of other days. Nothing is added up.")
        self.content.addWidget(muted(how, name=f"{name}_how", parent=self))
        self.content.setSpacing(14)
        self._theme = theme

    def lines(self) -> Iterator[None]:
        """Put in one line each time this is asked for the next, and then what was answered before."""
        for number, outcome in enumerate(self._course.outcomes):
            line = _Line(self)
            column = QVBoxLayout(line)
            column.setContentsMargins(0, 0, 0, 0)
            if number:
                column.addWidget(hairline(line))
            column.addSpacing(6)
            self._fill(line, column, outcome)
            self.content.addWidget(line)
            line.show()
            yield
        self.refresh()

    def refresh(self) -> None:
        """Look what was answered before."""
        self._desk.ask(self, partial(study.outcome_answers, self._session, self._course.id), self._show)

    def _fill(self, line: QWidget, column: QVBoxLayout, outcome: Outcome) -> None:
        name = f"{self.objectName()}_{outcome.id}"
        words = {
            "not_yet": self.tr("Not yet"),
            "with_help": self.tr("With some help"),
            "yes": self.tr("Yes, I could"),
        }
        chips = ChipGroup(
            self._theme,
            [(key, words[key]) for key in OUTCOME_ANSWERS],
            label=self.tr("Today: {outcome}").format(outcome=outcome.text),
            several=False,
            name=f"{name}_today",
            parent=line,
        )
        chips.changed.connect(lambda keys: self._on_answered(outcome.id, keys))
        earlier = small("", name=f"{name}_earlier", parent=line)
        earlier.hide()
        self._answers[outcome.id], self._earlier[outcome.id] = chips, earlier
        column.setSpacing(6)
        column.addWidget(body(outcome.text, name=f"{name}_text", parent=line))
        column.addWidget(chips)
        column.addWidget(earlier)

    def _on_answered(self, outcome: str, keys: Sequence[str]) -> None:
        answer = keys[0] if keys else ""
        keep = partial(study.answer_outcome, self._session, self._course.id, outcome, answer)
        self._desk.ask(self, keep, lambda _: self.refresh())

    def _show(self, answers: Sequence[Answered]) -> None:
        today = self._session.now().local.date()
        for outcome, chips in self._answers.items():
            own = [each for each in answers if each.outcome == outcome]
            chips.select([each.answer for each in own if each.when.local.date() == today])
            before = [each for each in own if each.when.local.date() != today][:_EARLIER]
            said = "  ·  ".join(self._said(each) for each in before)
            self._earlier[outcome].setText(self.tr("Earlier: {answers}").format(answers=said))
            self._earlier[outcome].setVisible(bool(before))

    def _said(self, answered: Answered) -> str:
        words = {
            "not_yet": self.tr("{day}, not yet"),
            "with_help": self.tr("{day}, with some help"),
            "yes": self.tr("{day}, yes"),
        }
        pattern = words.get(answered.answer, "{day}, " + answered.answer)
        return pattern.format(day=plain_date_words(answered.when).replace(" ", "\u00a0"))
