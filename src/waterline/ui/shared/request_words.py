# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in words what a request is, where it stands, and the whole of it as it could be said aloud."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain import request
from waterline.domain.request import Outcome, RequestAnswers
from waterline.domain.times import Stamp
from waterline.ui.shared import words
from waterline.ui.shared.time_words import plain_date_words, stamp_here

STANDINGS = {
    request.NOT_ASKED: QT_TRANSLATE_NOOP("Words", "Not asked yet"),
    request.WAITING: QT_TRANSLATE_NOOP("Words", "Asked, no answer yet"),
    request.YES: QT_TRANSLATE_NOOP("Words", "Yes"),
    request.ANOTHER_WAY: QT_TRANSLATE_NOOP("Words", "Another way"),
    request.NO: QT_TRANSLATE_NOOP("Words", "No"),
    request.WITHDRAWN: QT_TRANSLATE_NOOP("Words", "Withdrawn"),
}

NEED_MET = {
    request.MET: QT_TRANSLATE_NOOP("Words", "Yes"),
    request.PARTLY: QT_TRANSLATE_NOOP("Words", "Partly"),
    request.UNMET: QT_TRANSLATE_NOOP("Words", "No"),
    request.LATER: QT_TRANSLATE_NOOP("Words", "Too early to say"),
}

NEED_IS = {
    request.MET: QT_TRANSLATE_NOOP("Words", "the need was met"),
    request.PARTLY: QT_TRANSLATE_NOOP("Words", "the need was partly met"),
    request.UNMET: QT_TRANSLATE_NOOP("Words", "the need was not met"),
}

translate = QCoreApplication.translate


def whole(answers: RequestAnswers) -> str:
    """Return a request as it could be said; what was not written is left out."""
    felt = _inside(words.FEELINGS, answers.feelings, answers.feeling_words)
    needed = _inside(words.NEEDS, answers.needs, answers.need_words)
    happened = " ".join(answers.what_happened.split())
    ask = answers.ask.strip()
    parts = []
    if felt and happened:
        text = translate("Request", "I felt {feelings} when {happened}")
        parts.append(_ended(text.format(feelings=felt, happened=happened)))
    elif felt:
        parts.append(_ended(translate("Request", "I feel {feelings}").format(feelings=felt)))
    if needed:
        parts.append(_ended(translate("Request", "What I need is {needs}").format(needs=needed)))
    if ask:
        asked = translate("Request", "Would you be willing to {ask}").format(ask=ask.rstrip(".?… "))
        parts.append(f"{asked}?")
    return "\n\n".join(parts)


def outcome_words(outcome: Outcome, now: Stamp, *, standing: bool = True) -> str:
    """Return where a request stands on one line, with its dates; or, where that is said already, only the rest."""
    parts = [words.label(STANDINGS, outcome.standing)] if standing else []
    if outcome.replied_ms is not None:
        parts.append(plain_date_words(stamp_here(outcome.replied_ms, now)))
    elif outcome.asked_ms is not None:
        asked = translate("Request", "asked on {day}")
        parts.append(asked.format(day=plain_date_words(stamp_here(outcome.asked_ms, now))))
    if outcome.met in NEED_IS:
        parts.append(words.label(NEED_IS, outcome.met))
    return "  ·  ".join(parts)


def _inside(table: words.Table, chosen: tuple[str, ...], also: str) -> str:
    """Return labels and free words as they stand inside a sentence; only labels lose their capital."""
    labels = [words.label(table, key) for key in chosen]
    parts = [each[:1].lower() + each[1:] for each in labels]
    own = " ".join(also.split())
    return ", ".join([*parts, own] if own else parts)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
