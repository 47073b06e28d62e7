# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in words what was agreed, what became of it, and the whole of a plan as it could be taken along."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from waterline.domain import agreement as keys
from waterline.domain.agreement import Agreement, ConversationPlan, Event, Ledger
from waterline.ui.shared import words
from waterline.ui.shared.time_words import plain_date_words

EVENTS = {
    keys.KEPT: QT_TRANSLATE_NOOP("Words", "It was kept"),
    keys.NOT_KEPT: QT_TRANSLATE_NOOP("Words", "It was not kept"),
    keys.UNCLEAR: QT_TRANSLATE_NOOP("Words", "It is unclear"),
}

TALKS = {
    keys.TALKED: QT_TRANSLATE_NOOP("Words", "Yes"),
    keys.NOT_YET: QT_TRANSLATE_NOOP("Words", "Not yet"),
}

REPAIRS = {
    keys.REPAIRED: QT_TRANSLATE_NOOP("Words", "Yes"),
    keys.PARTLY: QT_TRANSLATE_NOOP("Words", "Partly"),
    keys.UNREPAIRED: QT_TRANSLATE_NOOP("Words", "No"),
}

translate = QCoreApplication.translate


def day_of(iso: str) -> str:
    """Return a day as this computer writes it, or nothing."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Times", "d MMMM yyyy"))


def named(agreement: Agreement) -> str:
    """Return the words of an agreement on one line, or what stands for them."""
    return " ".join(agreement.words.split()) or translate("Agreements", "An agreement without words yet")


def facts(ledger: Ledger) -> str:
    """Return with whom, since when and until when, on one line."""
    agreement = ledger.agreement
    parts = [", ".join(words.nickname(person) for person in ledger.people)]
    if agreement.since:
        parts.append(translate("Agreements", "since {day}").format(day=day_of(agreement.since)))
    if agreement.ended:
        parts.append(translate("Agreements", "ended {day}").format(day=day_of(agreement.ended)))
    return "  ·  ".join(part for part in parts if part)


def counted(ledger: Ledger) -> str:
    """Return what became of an agreement as one sentence, by what was written down; nothing where nothing was."""
    kept, broken, unclear = (ledger.times(what) for what in keys.EVENTS)
    parts: list[str] = []
    if broken:
        told = translate("Agreements", "not kept {times}, a fact between you and not a pattern in you")
        parts.append(told.format(times=times(broken)))
    if kept:
        parts.append(translate("Agreements", "kept {times}").format(times=times(kept)))
    if unclear:
        parts.append(translate("Agreements", "unclear {times}").format(times=times(unclear)))
    if not parts:
        return ""
    return translate("Agreements", "By your notes: {facts}.").format(facts="; ".join(parts))


def times(count: int) -> str:
    """Return how often, in words."""
    if count == 1:
        return translate("Agreements", "once")
    return translate("Agreements", "{count} times").format(count=count)


def event_line(event: Event) -> str:
    """Return what became of it and when, on one line."""
    return f"{words.label(EVENTS, event.what)}  ·  {plain_date_words(event.happened)}"


def whole(plan: ConversationPlan) -> str:
    """Return a plan as it could be taken into the conversation; what was not written is left out."""
    parts = [
        (translate("Agreements", "What we agreed"), plan.agreed),
        (translate("Agreements", "What happened"), plan.what_happened),
        (translate("Agreements", "What I want to say"), plan.say),
        (translate("Agreements", "What I want to ask"), plan.ask),
        (translate("Agreements", "What I want us to decide"), plan.decide),
    ]
    return "\n\n".join(f"{head}\n{text.strip()}" for head, text in parts if text.strip())
