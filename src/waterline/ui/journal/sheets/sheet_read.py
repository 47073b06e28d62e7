# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One short flow read back: each question that was answered, and the answer under it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.entry import Answers
from waterline.ui.journal.own_words import called, dotted
from waterline.ui.journal.sheets.prompts import Asks, Prompt, Sheet
from waterline.ui.shared import long_read, words
from waterline.ui.shared.text import body, eyebrow
from waterline.ui.theme import Theme


class SheetRead(QWidget):
    """The answers of a sheet in its own order; what was not answered is left out."""

    def __init__(
        self,
        theme: Theme,
        sheet: Sheet,
        answers: Answers,
        people: Mapping[str, str],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for prompt in sheet.prompts:
            said = answer(prompt, answers, people)
            if not said:
                continue
            if column.count():
                column.addSpacing(16)
            column.addWidget(eyebrow(prompt.words, name=f"{name}_{prompt.field}_question"))
            if prompt.asks is Asks.WORDS:
                column.addWidget(long_read.prose(theme, said, prompt.words, name=f"{name}_{prompt.field}"))
            else:
                column.addWidget(body(said, name=f"{name}_{prompt.field}").let_select())


def answer(prompt: Prompt, answers: Answers, people: Mapping[str, str]) -> str:
    """Return what was answered to one question, or nothing."""
    value = getattr(answers, prompt.field)
    if prompt.asks is Asks.PEOPLE:
        return called(people, value)
    if prompt.asks is Asks.FEELINGS:
        return dotted(words.FEELINGS, value)
    if prompt.asks is Asks.ONE:
        return words.label(prompt.options or {}, value) if value else ""
    return value.strip()
