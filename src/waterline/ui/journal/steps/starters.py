# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""First sentences made of the person's own answers: a start to write on from, never put in unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from waterline.domain.entry import Answers
from waterline.domain.vocabulary import CLAIMS
from waterline.ui.shared import words

translate = QCoreApplication.translate

LONGEST_SENTENCE = 140

AFRAID_OF = {
    "being_left": QT_TRANSLATE_NOOP("Starters", "being left"),
    "being_replaced": QT_TRANSLATE_NOOP("Starters", "being replaced"),
    "not_enough": QT_TRANSLATE_NOOP("Starters", "not being enough"),
    "missing_out": QT_TRANSLATE_NOOP("Starters", "missing out"),
    "slipping_down": QT_TRANSLATE_NOOP("Starters", "slipping down the list"),
    "shut_out": QT_TRANSLATE_NOOP("Starters", "being shut out or not told"),
    "not_enough_to_go_round": QT_TRANSLATE_NOOP("Starters", "there not being enough to go round"),
    "old_hurt_again": QT_TRANSLATE_NOOP("Starters", "an old hurt happening again"),
}

IN_NEED_OF = {
    "time": QT_TRANSLATE_NOOP("Starters", "time"),
    "attention": QT_TRANSLATE_NOOP("Starters", "attention"),
    "affection": QT_TRANSLATE_NOOP("Starters", "affection"),
    "reassurance": QT_TRANSLATE_NOOP("Starters", "reassurance"),
    "priority": QT_TRANSLATE_NOOP("Starters", "priority"),
    "desire": QT_TRANSLATE_NOOP("Starters", "desire"),
    "clarity": QT_TRANSLATE_NOOP("Starters", "clarity"),
    "ritual": QT_TRANSLATE_NOOP("Starters", "something to rely on"),
    "steadiness": QT_TRANSLATE_NOOP("Starters", "my own steadiness"),
}

# Openings of an English sentence that are written small after "when"; names and "I" keep their capital.
_SMALL_AFTER_WHEN = frozenset(
    (
        *("a", "after", "an", "at", "before", "during", "he", "her", "his", "in", "it", "my", "on", "our", "she"),
        *("that", "the", "their", "there", "they", "this", "we", "when", "while", "you", "your"),
    )
)


def root_starts(answers: Answers) -> list[str]:
    """Return up to two sentences to start the root from: the deepest layer as it stands, then fear and need."""
    starts = [answers.layers[-1].strip()] if answers.layers else []
    fear_and_need = _fear_and_need(answers)
    return [start for start in (*starts, fear_and_need) if start]


def request_start(answers: Answers) -> str:
    """Return "I felt … when …; would you be willing to …?" filled from what was said, gaps left as dots.

    Words that say what somebody did stay out of the feelings: a request owns its feeling.
    """
    felt = _joined(_small(words.label(words.FEELINGS, key)) for key in answers.feelings if key not in CLAIMS)
    parts = [translate("Starters", "I felt {feelings} when {happened}.")]
    needs = _phrases(IN_NEED_OF, answers.needs)
    if needs:
        parts.append(translate("Starters", "I need {needs}."))
    parts.append(translate("Starters", "Would you be willing to …?"))
    happened = _first_sentence(answers.what_happened)
    return " ".join(parts).format(feelings=felt or "…", happened=happened or "…", needs=needs)


def _fear_and_need(answers: Answers) -> str:
    fears = _phrases(AFRAID_OF, answers.fears)
    needs = _phrases(IN_NEED_OF, answers.needs)
    if fears and needs:
        return translate("Starters", "I’m afraid of {fears}, and I need {needs}.").format(fears=fears, needs=needs)
    if fears:
        return translate("Starters", "I’m afraid of {fears}.").format(fears=fears)
    if needs:
        return translate("Starters", "I need {needs}.").format(needs=needs)
    return " ".join(each for each in map(_one_line, (answers.fear_words, answers.need_words)) if each)


def _phrases(table: words.Table, chosen: tuple[str, ...]) -> str:
    return _joined(translate("Starters", str(table[key])) if key in table else key for key in chosen)


def _joined(parts: Iterable[str]) -> str:
    listed = list(parts)
    if len(listed) < 2:
        return "".join(listed)
    return translate("Starters", "{first} and {last}").format(first=", ".join(listed[:-1]), last=listed[-1])


def _first_sentence(text: str) -> str:
    first = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0].rstrip(".!? ")
    if not first or len(first) > LONGEST_SENTENCE:
        return ""
    opening = first.split(maxsplit=1)[0]
    return _small(first[0]) + first[1:] if opening.lower() in _SMALL_AFTER_WHEN else first


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _small(text: str) -> str:
    return QLocale().toLower(text)
