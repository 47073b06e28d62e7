# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hot moment read back: how strong before and after, the tools with their time, and the words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.entry import Answers
from waterline.domain.right_now import RightNow
from waterline.ui.journal.own_words import dotted
from waterline.ui.shared import long_read, words
from waterline.ui.shared.text import body, eyebrow
from waterline.ui.shared.tool_words import used_words
from waterline.ui.theme import Theme


class RightNowRead(QWidget):
    """The parts of a hot moment, each under a small heading. `names` gives the name of each tool of one's own by id."""

    def __init__(
        self, theme: Theme, answers: Answers, names: Mapping[str, str], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if not isinstance(answers, RightNow):
            raise TypeError("not the answers of a hot moment")
        self.setObjectName(name)
        self._theme = theme
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._plainly("intensity", self.tr("How strong"), self._strength(answers))
        self._plainly("tools", self.tr("What I did"), used_words(answers.tools, names))
        self._plainly("feelings", self.tr("Named"), dotted(words.FEELINGS, answers.feelings, answers.feeling_words))
        self._plainly("triggers", self.tr("What set it off"), words.listed(words.TRIGGERS, answers.triggers))
        self._plainly("urges", self.tr("The wave"), ", ".join(str(urge) for urge in answers.urges))
        for part, heading, said in (
            ("what_happened", self.tr("In my words"), answers.what_happened),
            ("seen", self.tr("What I saw"), answers.seen),
            ("made_of_it", self.tr("What I made of it"), answers.made_of_it),
            ("kind_words", self.tr("A kind word"), answers.kind_words),
            ("whom", self.tr("Whom I could reach"), answers.whom),
            ("reach_words", self.tr("What I could say"), answers.reach_words),
            ("unsent", self.tr("Not sent"), answers.unsent),
            ("later", self.tr("For later"), answers.later),
            ("plan", self.tr("A plan begun"), "\n".join(filter(None, (answers.plan_if, answers.plan_then)))),
            ("own", self.tr("A tool begun"), "\n".join(filter(None, (answers.own_name, answers.own_how)))),
        ):
            self._tell(part, heading, said)

    def _strength(self, answers: RightNow) -> str:
        before, after = answers.intensity_before, answers.intensity_after
        parts = []
        if before is not None:
            parts.append(self.tr("{number} of 10 before").format(number=before))
        if after is not None:
            parts.append(self.tr("{number} of 10 after").format(number=after))
        if answers.steadier:
            parts.append(self.tr("steadier"))
        return ", ".join(parts)

    def _plainly(self, part: str, heading: str, text: str) -> None:
        if text:
            self._head(part, heading)
            self._column.addWidget(body(text, name=f"{self._name}_{part}_words").let_select())

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
