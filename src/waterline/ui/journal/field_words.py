# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names every field an entry of any kind can hold, and says its values in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain import agreement
from waterline.domain.times import Stamp
from waterline.ui.journal.own_words import of_ten
from waterline.ui.journal.sheets.prompts import SHEETS
from waterline.ui.shared import agreement_words, words
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
"""Field of the answers and its name; what a short flow asks is named by its own question."""

_OTHERWISE = {(agreement.KIND, "ask"): QT_TRANSLATE_NOOP("Fields", "What I want to ask")}
"""Fields that two kinds share and name differently."""

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
}


def name_of(kind: str, field: str) -> str:
    """Return what a field of this kind of entry is called."""
    for prompt in SHEETS[kind].prompts if kind in SHEETS else ():
        if prompt.field == field:
            return prompt.words
    if (kind, field) in _OTHERWISE:
        return translate("Fields", str(_OTHERWISE[kind, field]))
    return translate("Fields", str(NAMES[field])) if field in NAMES else field


def value_words(kind: str, field: str, value: Any, people: Mapping[str, str]) -> str:
    """Return one value of a field in words; `people` gives the nickname of each id, and the name of each own tool."""
    for prompt in SHEETS[kind].prompts if kind in SHEETS else ():
        if prompt.field == field and prompt.options is not None:
            return words.label(prompt.options, value)
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
    if field == "steadier":
        return translate("Fields", "yes") if value else translate("Fields", "no")
    if field == "ask_again_days":
        return translate("Fields", "in {number} days").format(number=value)
    return of_ten(value) if isinstance(value, int) else str(value)


def _moment(stamp: Stamp, time_known: bool) -> str:
    day = date_words(stamp)
    return f"{day}, {clock_words(stamp)}" if time_known else day
