# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which kinds of flows the journal has, and what each of them can hold."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from waterline.domain import agreement, dig, request, right_now, sheets
from waterline.domain.entry import DIG, Answers
from waterline.domain.sheets import SHEETS

ANSWERS: dict[str, type[Answers]] = {
    DIG: Answers,
    request.KIND: request.RequestAnswers,
    agreement.KIND: agreement.ConversationPlan,
    right_now.KIND: right_now.RightNow,
    **SHEETS,
}
"""Kind of an entry or draft, and the class of its answers. Kinds are stored and never renamed."""

COUNTED = (DIG,)
"""Kinds whose fears and needs count in the patterns; what is told beside them stands in `domain.pattern.beside`."""

_SHARED = frozenset(each.name for each in fields(Answers)) - {"nickname", "feared", "turned_out"}


def answers_from(kind: str, plain: dict[str, Any]) -> Answers:
    """Rebuild the answers of a flow from what their `as_dict` gave."""
    return ANSWERS[kind].from_dict(plain)


def kind_of(answers: Answers) -> str:
    """Return the kind of flow these answers are of."""
    return next(kind for kind, each in ANSWERS.items() if each is type(answers))


def days_until_asked(answers: Answers) -> int | None:
    """Return after how many days a flow asks once how it went on, or None where it has nothing to ask."""
    return sheets.days_until_asked(answers) or agreement.days_until_asked(answers) or dig.days_until_asked(answers)


def particulars(answers: Answers) -> dict[str, Any]:
    """Return, JSON-ready, what only this kind of flow asks for, leaving out what was not said."""
    untouched = type(answers)().as_dict()
    said = answers.as_dict()
    return {name: value for name, value in said.items() if name not in _SHARED and value != untouched[name]}
