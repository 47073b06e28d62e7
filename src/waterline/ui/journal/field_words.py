# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names every field an entry of any kind can hold, and says its values in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain import agreement, sheets
from waterline.domain.times import Stamp
from waterline.ui.journal.own_words import of_ten
from waterline.ui.shared import agreement_words, sheet_words, words
from waterline.ui.shared.time_words import clock_words, date_words
from waterline.ui.shared.tool_words import used_words

translate = QCoreApplication.translate

NAMES = {
    "feelings": QT_TRANSLATE_NOOP("Fields", "Feeling"),
    "feeling_words": QT_TRANSLATE_NOOP("Fields", "Feeling, in your own words"),
    "intensity_before": QT_TRANSLATE_NOOP("Fields", "How strong, before"),
    "body": QT_TRANSLATE_NOOP("Fields", "In the body"),
    "body_words": QT_TRANSLATE_NOOP("Fields", "In the body, in your own words"),
    "what_happened": QT_TRANSLATE_NOOP("Fields", "What happened"),
    "triggers": QT_TRANSLATE_NOOP("Fields", "What set it off"),
    "people": QT_TRANSLATE_NOOP("Fields", "Who was part of it"),
    "happened": QT_TRANSLATE_NOOP("Fields", "When it was"),
    "layers": QT_TRANSLATE_NOOP("Fields", "Underneath"),
    "iceberg": QT_TRANSLATE_NOOP("Fields", "Below the waterline"),
    "fears": QT_TRANSLATE_NOOP("Fields", "Fear"),
    "fear_words": QT_TRANSLATE_NOOP("Fields", "Fear, in your own words"),
    "needs": QT_TRANSLATE_NOOP("Fields", "Need"),
    "need_words": QT_TRANSLATE_NOOP("Fields", "Need, in your own words"),
    "root": QT_TRANSLATE_NOOP("Fields", "Root"),
    "triage": QT_TRANSLATE_NOOP("Fields", "Where it belongs"),
    "talk_to": QT_TRANSLATE_NOOP("Fields", "To talk it through with"),
    "ask_again_days": QT_TRANSLATE_NOOP("Fields", "To be asked again"),
    "next_step": QT_TRANSLATE_NOOP("Fields", "What next"),
    "next_words": QT_TRANSLATE_NOOP("Fields", "What next, in your own words"),
    "intensity_after": QT_TRANSLATE_NOOP("Fields", "How strong, after"),
    "rule": QT_TRANSLATE_NOOP("Fields", "The rule it might have been"),
    "ask": QT_TRANSLATE_NOOP("Fields", "Would you be willing to"),
    "if_no": QT_TRANSLATE_NOOP("Fields", "If they say no"),
    "tools": QT_TRANSLATE_NOOP("Fields", "What I did"),
    "urges": QT_TRANSLATE_NOOP("Fields", "The wave"),
    "seen": QT_TRANSLATE_NOOP("Fields", "What I saw"),
    "made_of_it": QT_TRANSLATE_NOOP("Fields", "What I made of it"),
    "unsent": QT_TRANSLATE_NOOP("Fields", "Not sent"),
    "kind_words": QT_TRANSLATE_NOOP("Fields", "A kind word"),
    "whom": QT_TRANSLATE_NOOP("Fields", "Whom I could reach"),
    "reach_words": QT_TRANSLATE_NOOP("Fields", "What I could say"),
    "later": QT_TRANSLATE_NOOP("Fields", "For later"),
    "plan_if": QT_TRANSLATE_NOOP("Fields", "A plan begun: if"),
    "plan_then": QT_TRANSLATE_NOOP("Fields", "A plan begun: then"),
    "own_name": QT_TRANSLATE_NOOP("Fields", "A tool begun: its name"),
    "own_how": QT_TRANSLATE_NOOP("Fields", "A tool begun: how"),
    "steadier": QT_TRANSLATE_NOOP("Fields", "Steadier"),
    "feared": QT_TRANSLATE_NOOP("Fields", "What you thought would happen"),
    "turned_out": QT_TRANSLATE_NOOP("Fields", "What did happen"),
    "tags": QT_TRANSLATE_NOOP("Fields", "Tags"),
    "agreed": QT_TRANSLATE_NOOP("Fields", "What was agreed"),
    "since": QT_TRANSLATE_NOOP("Fields", "Agreed since"),
    "event": QT_TRANSLATE_NOOP("Fields", "What became of the agreement"),
    "say": QT_TRANSLATE_NOOP("Fields", "What I want to say"),
    "decide": QT_TRANSLATE_NOOP("Fields", "What I want us to decide"),
}
"""Field of the answers and its name, where no kind of entry calls it otherwise."""

_WHOM = QT_TRANSLATE_NOOP("Fields", "With whom?")

_OTHERWISE: dict[str, words.Table] = {
    agreement.KIND: {"ask": QT_TRANSLATE_NOOP("Fields", "What I want to ask")},
    sheets.GLAD_MOMENT: {
        "what_happened": QT_TRANSLATE_NOOP("Fields", "The moment"),
        "people": QT_TRANSLATE_NOOP("Fields", "Whose joy was it?"),
        "feelings": QT_TRANSLATE_NOOP("Fields", "It was there beside"),
    },
    sheets.HOLDING_SPACE: {
        "people": QT_TRANSLATE_NOOP("Fields", "Who came to you?"),
        "what_happened": QT_TRANSLATE_NOOP("Fields", "What they said"),
        "reflected": QT_TRANSLATE_NOOP("Fields", "What I gave back, or would like to"),
        "can_offer": QT_TRANSLATE_NOOP("Fields", "What I can offer gladly"),
        "will_not": QT_TRANSLATE_NOOP("Fields", "What I won’t do"),
    },
    sheets.REASSURANCE: {
        "gave": QT_TRANSLATE_NOOP("Fields", "How did it come?"),
        "people": QT_TRANSLATE_NOOP("Fields", "From whom?"),
        "what_happened": QT_TRANSLATE_NOOP("Fields", "What was said or done"),
        "landed": QT_TRANSLATE_NOOP("Fields", "Did it land?"),
    },
    sheets.HEARTS: {
        "people": _WHOM,
        "chosen": QT_TRANSLATE_NOOP("Fields", "One letter to tend this week"),
        "what_happened": QT_TRANSLATE_NOOP("Fields", "One thing I will do for it"),
        "kept_as": QT_TRANSLATE_NOOP("Fields", "A ritual, or a rule in disguise?"),
        "how_it_went": QT_TRANSLATE_NOOP("Fields", "How did it go?"),
    },
    sheets.LEAN: {
        "people": _WHOM,
        "worry": QT_TRANSLATE_NOOP("Fields", "Worry about being left"),
        "distance": QT_TRANSLATE_NOOP("Fields", "Need for distance"),
        "what_happened": QT_TRANSLATE_NOOP("Fields", "What I do when we feel far apart"),
        "steadier": QT_TRANSLATE_NOOP("Fields", "What makes it steadier"),
    },
    sheets.WATCHING_PLAN: {
        "people": QT_TRANSLATE_NOOP("Fields", "Who is part of it?"),
        "what_happened": QT_TRANSLATE_NOOP("Fields", "What it is about"),
        "whether": QT_TRANSLATE_NOOP("Fields", "Do I want to watch?"),
        "where": QT_TRANSLATE_NOOP("Fields", "Where I will be"),
        "limits": QT_TRANSLATE_NOOP("Fields", "What I don’t want to see or hear"),
        "look_in": QT_TRANSLATE_NOOP("Fields", "The sign for “come and see how I am”"),
        "signal": QT_TRANSLATE_NOOP("Fields", "The signal that it is too much"),
        "check_in": QT_TRANSLATE_NOOP("Fields", "When and how we check in afterwards"),
        "landing": QT_TRANSLATE_NOOP("Fields", "How I land: care for the jealousy itself"),
        "how_it_was": QT_TRANSLATE_NOOP("Fields", "How it was"),
    },
    sheets.FREE_PAGE: {
        "title": QT_TRANSLATE_NOOP("Fields", "Title"),
        "what_happened": QT_TRANSLATE_NOOP("Fields", "Your page"),
    },
}
"""Kind of an entry and the fields it calls by another name, or that only it has."""

_TABLES: dict[str, words.Table] = {
    "feelings": words.FEELINGS,
    "body": words.BODY,
    "triggers": words.TRIGGERS,
    "iceberg": words.ICEBERG,
    "fears": words.FEARS,
    "needs": words.NEEDS_AT_LENGTH,
    "triage": words.TRIAGE,
    "talk_to": words.TALK_TO,
    "next_step": words.NEXT_STEPS,
    "event": agreement_words.EVENTS,
    "gave": sheet_words.GAVE,
    "landed": sheet_words.LANDED,
    "chosen": sheet_words.LETTERS,
    "kept_as": sheet_words.KEPT_AS,
    "whether": sheet_words.WHETHER,
    **dict.fromkeys(sheets.LETTERS, sheet_words.FILLED),
}


def name_of(kind: str, field: str) -> str:
    """Return what a field of this kind of entry is called."""
    if field in sheet_words.LETTERS:
        return words.label(sheet_words.LETTERS, field)
    said = _OTHERWISE.get(kind, {}).get(field) or NAMES.get(field)
    return translate("Fields", str(said)) if said else field


def value_words(kind: str, field: str, value: Any, people: Mapping[str, str]) -> str:
    """Return one value of a field in words; `people` gives the nickname of each id, and the name of each own tool."""
    if field in _TABLES:
        return words.label(_TABLES[field], value)
    if field in ("people", "tags"):
        return people.get(value, translate("Fields", "somebody") if field == "people" else value)
    if field == "since":
        return agreement_words.day_of(value)
    if field == "tools":
        return used_words((value,), people)
    if field == "happened":
        return _moment(*value)
    if kind == sheets.LEAN and field in ("worry", "distance"):
        return sheet_words.amount(value)
    if isinstance(value, bool):
        return translate("Fields", "yes") if value else translate("Fields", "no")
    if field == "ask_again_days":
        return translate("Fields", "in {number} days").format(number=value)
    return of_ten(value) if isinstance(value, int) else str(value)


def _moment(stamp: Stamp, time_known: bool) -> str:
    day = date_words(stamp)
    return f"{day}, {clock_words(stamp)}" if time_known else day
