# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A request read back; what was not said is left out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.entry import Answers
from waterline.domain.request import RequestAnswers
from waterline.ui.journal.own_words import called
from waterline.ui.shared import long_read
from waterline.ui.shared.request_words import whole
from waterline.ui.shared.text import body, eyebrow
from waterline.ui.theme import Theme


class RequestRead(QWidget):
    """The parts of a request, each under a small heading. `people` gives the nickname of each id."""

    def __init__(
        self, theme: Theme, answers: Answers, people: Mapping[str, str], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if not isinstance(answers, RequestAnswers):
            raise TypeError("not the answers of a request")
        self.setObjectName(name)
        self._theme = theme
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._tell("whole", self.tr("Request"), whole(answers))
        self._tell("rule", self.tr("The rule it might have been"), answers.rule)
        self._tell("if_no", self.tr("If they say no"), answers.if_no)
        people_words = called(people, answers.people)
        if people_words:
            self._head("people", self.tr("For"))
            self._column.addWidget(body(people_words).let_select())

    def _tell(self, part: str, heading: str, text: str) -> None:
        if text.strip():
            self._head(part, heading)
            self._column.addWidget(
                long_read.prose(self._theme, text.strip(), heading, name=f"{self._name}_{part}_words")
            )

    def _head(self, part: str, heading: str) -> None:
        if self._column.count():
            self._column.addSpacing(16)
        self._column.addWidget(eyebrow(heading, name=f"{self._name}_{part}"))
