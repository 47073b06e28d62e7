# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each kind of entry is read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from waterline.domain import sheets
from waterline.domain.entry import Answers
from waterline.ui.journal.entry_read import EntryRead
from waterline.ui.journal.sheets.prompts import sheet
from waterline.ui.journal.sheets.sheet_read import SheetRead
from waterline.ui.theme import Theme


def _sheet_reading(kind: str) -> Callable[..., QWidget]:
    return lambda theme, answers, people, *, name: SheetRead(theme, sheet(kind), answers, people, name=name)


_READINGS: dict[type[Answers], Callable[..., QWidget]] = {
    Answers: EntryRead,
    **{answers: _sheet_reading(kind) for kind, answers in sheets.SHEETS.items()},
}


def reading(theme: Theme, answers: Answers, people: Mapping[str, str], *, name: str) -> QWidget:
    """Return an entry read back in the way of its kind; `people` gives the nickname of each id."""
    return _READINGS[type(answers)](theme, answers, people, name=name)
