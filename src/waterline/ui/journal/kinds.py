# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each kind of entry is named, opened and read back; the dig is what is not named here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from waterline.domain import agreement, request, right_now
from waterline.domain.entry import Answers, EntryLine
from waterline.domain.sheets import SHEETS
from waterline.ui.journal.entry_read import EntryRead
from waterline.ui.journal.plan_read import PlanRead
from waterline.ui.journal.request_read import RequestRead
from waterline.ui.journal.right_now_read import RightNowRead
from waterline.ui.journal.sheets.sheet_read import SheetRead
from waterline.ui.shared import words
from waterline.ui.shared.said import shortened
from waterline.ui.shared.tool_words import tool_words
from waterline.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Kind:
    """`opening` gives the words an entry is known by, `read` makes what reads it back."""

    opening: Callable[[EntryLine], str]
    read: Callable[[Theme, Answers, Mapping[str, str], str], QWidget]


def _sheet(kind: str) -> Kind:
    return Kind(
        lambda line: line.title or line.what_happened,
        lambda theme, answers, people, name: SheetRead(theme, kind, answers, people, name=name),
    )


KINDS: dict[str, Kind] = {
    request.KIND: Kind(
        lambda line: line.ask or line.what_happened,
        lambda theme, answers, people, name: RequestRead(theme, answers, people, name=name),
    ),
    agreement.KIND: Kind(
        lambda line: line.what_happened or line.ask,
        lambda theme, answers, people, name: PlanRead(theme, answers, people, name=name),
    ),
    right_now.KIND: Kind(
        lambda line: line.what_happened or " · ".join(dict.fromkeys(tool_words(tool) for tool in line.tools)),
        lambda theme, answers, people, name: RightNowRead(theme, answers, people, name=name),
    ),
    **{kind: _sheet(kind) for kind in SHEETS},
}


def title(kind: str) -> str:
    """Return the name of a kind of entry; nothing for a dig, which needs none."""
    return words.label(words.KINDS, kind) if kind in KINDS else ""


def opening(line: EntryLine) -> str:
    """Return the words an entry is recognised by: what was found in it, its root, or how what happened begins."""
    if line.found is not None and line.found.spans:
        return line.found.text
    said = KINDS[line.kind].opening(line) if line.kind in KINDS else line.root or line.what_happened
    return shortened(said, 200)


def reading(theme: Theme, kind: str, answers: Answers, people: Mapping[str, str], name: str) -> QWidget:
    """Return a widget that reads the answers of an entry back."""
    if kind in KINDS:
        return KINDS[kind].read(theme, answers, people, name)
    return EntryRead(theme, answers, people, name=name)
