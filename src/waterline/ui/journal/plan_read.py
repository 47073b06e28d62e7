# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A conversation plan read back; what was not said is left out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.agreement import ConversationPlan
from waterline.domain.entry import Answers
from waterline.ui.journal.own_words import called
from waterline.ui.shared import agreement_words, words
from waterline.ui.shared.text import Prose, body, eyebrow
from waterline.ui.theme import Theme


class PlanRead(QWidget):
    """The parts of a plan, each under a small heading. `people` gives the nickname of each id."""

    def __init__(
        self, theme: Theme, answers: Answers, people: Mapping[str, str], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if not isinstance(answers, ConversationPlan):
            raise TypeError("not the answers of a plan")
        self.setObjectName(name)
        self._theme = theme
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._tell("agreed", self.tr("What was agreed"), answers.agreed)
        since = agreement_words.day_of(answers.since)
        self._line("since", self.tr("Since"), since)
        self._line("people", self.tr("With"), called(people, answers.people))
        self._tell("what_happened", self.tr("What happened"), answers.what_happened)
        became = words.label(agreement_words.EVENTS, answers.event) if answers.event else ""
        self._line("event", self.tr("What became of the agreement"), became)
        self._tell("say", self.tr("What I want to say"), answers.say)
        self._tell("ask", self.tr("What I want to ask"), answers.ask)
        self._tell("decide", self.tr("What I want us to decide"), answers.decide)

    def _tell(self, part: str, heading: str, text: str) -> None:
        if text.strip():
            self._head(part, heading)
            prose = Prose(self._theme, text.strip(), name=f"{self._name}_{part}_words")
            prose.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(prose)

    def _line(self, part: str, heading: str, text: str) -> None:
        if text:
            self._head(part, heading)
            self._column.addWidget(body(text).let_select())

    def _head(self, part: str, heading: str) -> None:
        if self._column.count():
            self._column.addSpacing(16)
        self._column.addWidget(eyebrow(heading, name=f"{self._name}_{part}"))
