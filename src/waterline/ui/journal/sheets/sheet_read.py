# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The short flows read back, each in its own order and shape; what was not said is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.domain import sheets
from waterline.domain.entry import Answers
from waterline.domain.sheets import LETTERS, FreePage, Hearts, Lean, WatchingPlan
from waterline.ui.journal.field_words import name_of, value_words
from waterline.ui.journal.own_words import called, dotted
from waterline.ui.journal.sheets.lean_map import LeanMap
from waterline.ui.journal.sheets.letter_row import glyph
from waterline.ui.shared import long_read, words
from waterline.ui.shared.text import Text, body, eyebrow, heading, title
from waterline.ui.theme import Theme

_STAGES = (
    (QT_TRANSLATE_NOOP("SheetRead", "Before"), ("what_happened", "whether", "where", "limits")),
    (QT_TRANSLATE_NOOP("SheetRead", "While it goes on"), ("look_in", "signal")),
    (QT_TRANSLATE_NOOP("SheetRead", "After"), ("check_in", "landing", "how_it_was")),
)

ORDER: dict[str, tuple[str, ...]] = {
    sheets.GLAD_MOMENT: ("what_happened", "people", "feelings"),
    sheets.HEARTS: ("people", *LETTERS, "chosen", "what_happened", "kept_as", "how_it_went"),
    sheets.LEAN: ("people", "worry", "distance", "what_happened", "steadier"),
    sheets.WATCHING_PLAN: ("people", *(field for _, fields in _STAGES for field in fields)),
    sheets.FREE_PAGE: ("title", "what_happened"),
    sheets.HOLDING_SPACE: ("people", "what_happened", "reflected", "can_offer", "will_not"),
    sheets.REASSURANCE: ("gave", "people", "what_happened", "landed"),
}
"""In which order each short flow reads back."""


def chosen(kind: str, answers: Answers, field: str, people: Mapping[str, str]) -> str:
    """Return what was chosen for a field, in words; nothing where it was typed or not said."""
    value = getattr(answers, field)
    if field == "people":
        return called(people, answers.people)
    if field == "feelings":
        return dotted(words.FEELINGS, answers.feelings)
    if value is None or (isinstance(value, str) and value_words(kind, field, value, {}) == value):
        return ""
    return value_words(kind, field, value, people)


class SheetRead(QWidget):
    """The answers of one short flow. `people` gives the nickname of each id."""

    def __init__(
        self,
        theme: Theme,
        kind: str,
        answers: Answers,
        people: Mapping[str, str],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._kind = kind
        self._answers = answers
        self._people = people
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        tell: dict[str, Callable[[], None]] = {
            sheets.GLAD_MOMENT: self._glad_moment,
            sheets.HEARTS: self._hearts,
            sheets.LEAN: self._lean,
            sheets.WATCHING_PLAN: self._watching_plan,
            sheets.FREE_PAGE: self._free_page,
            sheets.HOLDING_SPACE: lambda: self._tell(ORDER[kind]),
            sheets.REASSURANCE: lambda: self._tell(ORDER[kind]),
        }
        tell[kind]()

    def _glad_moment(self) -> None:
        if self._answers.what_happened.strip():
            self._words("what_happened")
        self._tell(("people", "feelings"))

    def _hearts(self) -> None:
        self._tell(("people",))
        answers = self._answers
        said = [letter for letter in LETTERS if isinstance(answers, Hearts) and getattr(answers, letter)]
        if said and self._column.count():
            self._column.addSpacing(12)
        for letter in said:
            row = QHBoxLayout()
            row.setSpacing(12)
            mark = Text(glyph(letter), "number", wrap=False)
            mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(mark)
            row.addWidget(body(name_of(self._kind, letter), name=self._part(f"{letter}_question")), 3)
            level = value_words(self._kind, letter, getattr(answers, letter), self._people)
            row.addWidget(body(level, name=self._part(letter)), 1)
            self._column.addLayout(row)
        self._tell(("chosen", "what_happened", "kept_as", "how_it_went"))

    def _lean(self) -> None:
        self._tell(("people",))
        answers = self._answers
        if isinstance(answers, Lean) and (answers.worry, answers.distance) != (None, None):
            if self._column.count():
                self._column.addSpacing(14)
            shown = LeanMap(self._theme, still=True, name=self._part("map"))
            shown.show_place(answers.worry, answers.distance)
            self._column.addWidget(shown)
        self._tell(("worry", "distance", "what_happened", "steadier"))

    def _watching_plan(self) -> None:
        self._tell(("people",))
        for stage, fields in _STAGES:
            if isinstance(self._answers, WatchingPlan) and any(getattr(self._answers, each) for each in fields):
                self._column.addSpacing(20 if self._column.count() else 0)
                self._column.addWidget(heading(QCoreApplication.translate("SheetRead", str(stage))))
                self._tell(fields)

    def _free_page(self) -> None:
        answers = self._answers
        if isinstance(answers, FreePage) and answers.title.strip():
            self._column.addWidget(title(answers.title.strip(), name=self._part("title")).let_select())
            self._column.addSpacing(8)
        if answers.what_happened.strip():
            self._words("what_happened")

    def _tell(self, fields: Iterable[str]) -> None:
        for field in fields:
            value = getattr(self._answers, field)
            said = chosen(self._kind, self._answers, field, self._people)
            if not said and not (isinstance(value, str) and value.strip()):
                continue
            if self._column.count():
                self._column.addSpacing(16)
            self._column.addWidget(eyebrow(name_of(self._kind, field), name=self._part(f"{field}_question")))
            if said:
                self._column.addWidget(body(said, name=self._part(field)).let_select())
            else:
                self._words(field)

    def _words(self, field: str) -> None:
        text = getattr(self._answers, field).strip()
        spoken = name_of(self._kind, field)
        self._column.addWidget(long_read.prose(self._theme, text, spoken, name=self._part(field)))

    def _part(self, part: str) -> str:
        return f"{self._name}_{part}"
