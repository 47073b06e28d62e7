# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what was feared and what happened: moment by moment, in the person's own words, and never as a rate."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from waterline.app.insight import Patterns
from waterline.domain.pattern.beside import Foreseen
from waterline.domain.pattern.written import Tally
from waterline.ui.patterns.sentences import moments, number
from waterline.ui.patterns.told import Told, first_upper, told_of
from waterline.ui.shared.time_words import period_words, plain_date_words

translate = QCoreApplication.translate


def section(found: Patterns) -> Told:
    """Return the section of what was feared and what happened: two numbers, then one line for each moment."""
    made = found.others.foretold
    reading = translate(
        "Patterns",
        "In {moments} you wrote down what you thought would happen, {period}. What did happen is written for {told}. "
        "Each stands here for itself.",
    ).format(
        moments=moments(made.n),
        period=period_words(made.entries[-1].happened, made.entries[0].happened),
        told=number(made.told.count),
    )
    lines = [
        ("foretold\ntold", translate("Patterns", "What happened is written down"), _count(made.told), made.told),
        ("foretold\nopen", translate("Patterns", "What happened is not written down"), _count(made.open), made.open),
    ]
    lines += [
        (f"foretold\n{each.entry_id}", _one_line(each.feared), _happened(each), Tally.of((each,)))
        for each in made.entries
    ]
    return told_of(
        "foretold",
        translate("Patterns", "What you feared, and what happened"),
        reading,
        lines,
        translate(
            "Patterns",
            "Listed are the digs that say what you thought would happen, the newest first. Entries you put together as "
            "one incident count as one moment, and each of them keeps its line.",
        ),
        translate(
            "Patterns",
            "What this cannot say: whether a fear came true. Your words say that for each moment; nothing here reads "
            "them or adds them up, and what happened in one moment does not foretell the next.",
        ),
    )


def _count(tally: Tally) -> str:
    return first_upper(moments(tally.count)) if tally.count else translate("Patterns", "No moments")


def _happened(each: Foreseen) -> str:
    day = plain_date_words(each.happened)
    if not each.turned_out:
        return translate("Patterns", "{day}  ·  What happened is not written down").format(day=day)
    return translate("Patterns", "{day}  ·  What did happen: {words}").format(day=day, words=_one_line(each.turned_out))


def _one_line(text: str) -> str:
    return " ".join(text.split())
