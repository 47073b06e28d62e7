# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One set of answers read back in the order of the dig; what was not answered is left out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.dig import Dig, Step
from waterline.domain.entry import Answers
from waterline.ui.journal.own_words import called, dotted, of_ten
from waterline.ui.journal.steps.rung import Rung
from waterline.ui.shared import long_read, words
from waterline.ui.shared.badge import triage_badge
from waterline.ui.shared.text import body, eyebrow, muted
from waterline.ui.theme import Theme


class EntryRead(QWidget):
    """The parts of an entry, each under a small heading. `people` gives the nickname of each id."""

    def __init__(
        self, theme: Theme, answers: Answers, people: Mapping[str, str], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._answers = answers
        self._people = people
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        tell = {
            Step.NAME: self._tell_name,
            Step.HAPPENED: self._tell_happened,
            Step.LAYERS: self._tell_layers,
            Step.ICEBERG: self._tell_iceberg,
            Step.FEAR: self._tell_fear,
            Step.NEED: self._tell_need,
            Step.ROOT: self._tell_root,
            Step.TRIAGE: self._tell_triage,
            Step.NEXT: self._tell_next,
            Step.AFTER: self._tell_after,
        }
        for number, step in enumerate(Dig(answers).so_far()):
            if number:
                self._column.addSpacing(16)
            self._column.addWidget(eyebrow(words.label(words.STEPS, step), name=self._part(step.value)))
            tell[step]()

    def _part(self, name: str) -> str:
        return f"{self._name}_{name}"

    def _say(self, text: str) -> None:
        if text:
            self._column.addWidget(body(text).let_select())

    def _say_quietly(self, text: str) -> None:
        if text:
            self._column.addWidget(muted(text).let_select())

    def _quote(self, text: str, name: str) -> None:
        if text.strip():
            self._column.addWidget(
                long_read.prose(self._theme, text.strip(), self.tr("Your words"), name=self._part(name))
            )

    def _tell_name(self) -> None:
        answers = self._answers
        self._say(dotted(words.FEELINGS, answers.feelings))
        self._quote(answers.feeling_words, "feeling_words")
        if answers.intensity_before is not None:
            self._say_quietly(self.tr("{number} when you began").format(number=of_ten(answers.intensity_before)))
        self._say_quietly(dotted(words.BODY, answers.body, answers.body_words))

    def _tell_happened(self) -> None:
        answers = self._answers
        self._quote(answers.what_happened, "what_happened")
        self._say_quietly(dotted(words.TRIGGERS, answers.triggers))
        people = called(self._people, answers.people)
        if people:
            self._say_quietly(self.tr("Part of it: {people}").format(people=people))

    def _tell_layers(self) -> None:
        for number, layer in enumerate(self._answers.layers, 1):
            name = self._part(f"layer_{number}")
            self._column.addWidget(Rung(self._theme, layer, number, number, tools=False, name=name))

    def _tell_iceberg(self) -> None:
        self._say(dotted(words.ICEBERG, self._answers.iceberg))

    def _tell_fear(self) -> None:
        self._say(dotted(words.FEARS, self._answers.fears))
        self._quote(self._answers.fear_words, "fear_words")
        if self._answers.feared.strip():
            self._say_quietly(self.tr("What you thought would happen"))
            self._quote(self._answers.feared, "feared")

    def _tell_need(self) -> None:
        self._say(dotted(words.NEEDS_AT_LENGTH, self._answers.needs))
        self._quote(self._answers.need_words, "need_words")

    def _tell_root(self) -> None:
        root, name = self._answers.root.strip(), self._part("root_words")
        self._column.addWidget(long_read.words(self._theme, root, "title", self.tr("Your words"), name=name))

    def _tell_triage(self) -> None:
        answers = self._answers
        if answers.triage:
            badge = triage_badge(self._theme, answers.triage, name=self._part("triage_badge"))
            self._column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeading)
        if answers.talk_to:
            chosen = dotted(words.TALK_TO, answers.talk_to)
            self._say_quietly(self.tr("To talk it through with: {people}").format(people=chosen))

    def _tell_next(self) -> None:
        answers = self._answers
        if answers.next_step:
            self._say(words.label(words.NEXT_STEPS, answers.next_step))
        self._quote(answers.next_words, "next_words")

    def _tell_after(self) -> None:
        if self._answers.intensity_after is not None:
            self._say(self.tr("{number} after writing").format(number=of_ten(self._answers.intensity_after)))
