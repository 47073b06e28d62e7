# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each short flow asks, in words: one table for writing and for reading back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain import sheets
from waterline.ui.shared import words
from waterline.ui.shared.sheet_words import FILLED, LANDED, LETTERS

Noop = object
"""A string marked for translation; Qt's stubs call what QT_TRANSLATE_NOOP returns an object."""


class Asks(Enum):
    """How a question is answered."""

    WORDS = "words"
    ONE = "one"
    FEELINGS = "feelings"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question: the field of the answers it fills, and its words; `later` is asked only of a saved entry."""

    field: str
    asks: Asks
    question: Noop
    hint: Noop = ""
    options: words.Table | None = None
    lines: int = 3
    later: bool = False

    @property
    def words(self) -> str:
        """The question in the person's language."""
        return said(self.question)

    @property
    def help(self) -> str:
        """The quiet line below it, or nothing."""
        return said(self.hint)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One short flow: the question it opens with, a quiet line, and its prompts in order."""

    question: Noop
    quiet: Noop
    icon: str
    prompts: tuple[Prompt, ...]

    @property
    def title(self) -> str:
        """The question it opens with."""
        return said(self.question)

    @property
    def line(self) -> str:
        """The quiet line below that."""
        return said(self.quiet)


def said(noop: Noop) -> str:
    """Return a marked string in the person's language."""
    return QCoreApplication.translate("Sheets", str(noop)) if noop else ""


GAVE = {
    "asked": QT_TRANSLATE_NOOP("Words", "I asked for it"),
    "offered": QT_TRANSLATE_NOOP("Words", "It was offered"),
}
KEPT_AS = {
    "ritual": QT_TRANSLATE_NOOP("Words", "Something to look forward to"),
    "rule": QT_TRANSLATE_NOOP("Words", "Closer to a rule for somebody"),
}
WHETHER = {
    "yes": QT_TRANSLATE_NOOP("Words", "I want to be there"),
    "part": QT_TRANSLATE_NOOP("Words", "For a part of it"),
    "no": QT_TRANSLATE_NOOP("Words", "I would rather not"),
    "not_sure": QT_TRANSLATE_NOOP("Words", "Not sure yet"),
}

_WHO_HINT = QT_TRANSLATE_NOOP("Sheets", "Nicknames or initials only, so that nobody else is named here.")

_FILLED_HINTS = {
    "here": QT_TRANSLATE_NOOP("Sheets", "Time when we are really there, the phone out of sight."),
    "delight": QT_TRANSLATE_NOOP("Sheets", "Saying out loud what we treasure in each other."),
    "attunement": QT_TRANSLATE_NOOP("Sheets", "Wanting to know how it is for the other, also when that stings."),
    "rituals": QT_TRANSLATE_NOOP("Sheets", "Small things that come back and can be counted on."),
    "turning": QT_TRANSLATE_NOOP("Sheets", "Finding each other again soon after a quarrel."),
    "with_self": QT_TRANSLATE_NOOP("Sheets", "Being a good place for myself to come back to."),
}

SHEETS: dict[str, Sheet] = {
    sheets.GLAD_MOMENT: Sheet(
        QT_TRANSLATE_NOOP("Sheets", "What made you glad?"),
        QT_TRANSLATE_NOOP(
            "Sheets", "It may stand beside anything else you feel. Nobody counts these, and none is owed."
        ),
        "sun",
        (
            Prompt("what_happened", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "The moment"), lines=5),
            Prompt("people", Asks.PEOPLE, QT_TRANSLATE_NOOP("Sheets", "Whose joy was it?"), _WHO_HINT),
            Prompt("feelings", Asks.FEELINGS, QT_TRANSLATE_NOOP("Sheets", "Was anything else there, too?")),
        ),
    ),
    sheets.HOLDING_SPACE: Sheet(
        QT_TRANSLATE_NOOP("Sheets", "What did they tell you?"),
        QT_TRANSLATE_NOOP("Sheets", "Listening is not agreeing. What is theirs to carry stays theirs."),
        "users",
        (
            Prompt("people", Asks.PEOPLE, QT_TRANSLATE_NOOP("Sheets", "Who came to you?"), _WHO_HINT),
            Prompt("what_happened", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "What they said"), lines=4),
            Prompt(
                "reflected",
                Asks.WORDS,
                QT_TRANSLATE_NOOP("Sheets", "What I gave back, or would like to"),
                QT_TRANSLATE_NOOP("Sheets", "Their feeling in my words, before any explaining."),
            ),
            Prompt("can_offer", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "What I can offer gladly")),
            Prompt(
                "will_not",
                Asks.WORDS,
                QT_TRANSLATE_NOOP("Sheets", "What I won’t do"),
                QT_TRANSLATE_NOOP(
                    "Sheets", "Being watched, or a life that keeps getting smaller, comforts nobody for long."
                ),
            ),
        ),
    ),
    sheets.REASSURANCE: Sheet(
        QT_TRANSLATE_NOOP("Sheets", "Did it land?"),
        QT_TRANSLATE_NOOP(
            "Sheets", "A kind word can hold, fade, or slide off. Whichever it was, it tells you something."
        ),
        "hand",
        (
            Prompt("gave", Asks.ONE, QT_TRANSLATE_NOOP("Sheets", "How did it come?"), options=GAVE),
            Prompt("people", Asks.PEOPLE, QT_TRANSLATE_NOOP("Sheets", "From whom?"), _WHO_HINT),
            Prompt("what_happened", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "What was said or done")),
            Prompt(
                "landed",
                Asks.ONE,
                QT_TRANSLATE_NOOP("Sheets", "And then?"),
                QT_TRANSLATE_NOOP("Sheets", "You can leave this open and come back to it in an hour."),
                options=LANDED,
            ),
        ),
    ),
    sheets.HEARTS: Sheet(
        QT_TRANSLATE_NOOP("Sheets", "How thin or full is each letter, lately?"),
        QT_TRANSLATE_NOOP(
            "Sheets", "With one person, or with yourself. There is no total. After Jessica Fern, Polysecure (2020)."
        ),
        "heart",
        (
            Prompt("people", Asks.PEOPLE, QT_TRANSLATE_NOOP("Sheets", "With whom?"), _WHO_HINT),
            *(
                Prompt(letter, Asks.ONE, LETTERS[letter], _FILLED_HINTS[letter], options=FILLED)
                for letter in sheets.LETTERS
            ),
            Prompt("chosen", Asks.ONE, QT_TRANSLATE_NOOP("Sheets", "One letter to tend this week"), options=LETTERS),
            Prompt(
                "what_happened",
                Asks.WORDS,
                QT_TRANSLATE_NOOP("Sheets", "One thing I will do for it"),
                QT_TRANSLATE_NOOP("Sheets", "Small enough to happen. You are asked about it once, in a week."),
                lines=2,
            ),
            Prompt(
                "kept_as",
                Asks.ONE,
                QT_TRANSLATE_NOOP("Sheets", "Is it a ritual, or a rule in disguise?"),
                QT_TRANSLATE_NOOP("Sheets", "A ritual adds something. A rule takes something away from somebody."),
                options=KEPT_AS,
            ),
            Prompt("how_it_went", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "How did it go?"), later=True),
        ),
    ),
    sheets.LEAN: Sheet(
        QT_TRANSLATE_NOOP("Sheets", "Where do you lean, with this person, lately?"),
        QT_TRANSLATE_NOOP(
            "Sheets", "In your own words. Most people are a blend, and it shifts. Nothing here sorts you."
        ),
        "user",
        (
            Prompt("people", Asks.PEOPLE, QT_TRANSLATE_NOOP("Sheets", "With whom?"), _WHO_HINT),
            Prompt(
                "what_happened",
                Asks.WORDS,
                QT_TRANSLATE_NOOP("Sheets", "What I do when we feel far apart"),
                QT_TRANSLATE_NOOP(
                    "Sheets",
                    "Reaching out again and again, going quiet, both in turn, asking plainly: how is it with them?",
                ),
                lines=5,
            ),
            Prompt("steadier", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "What makes it steadier")),
        ),
    ),
    sheets.WATCHING_PLAN: Sheet(
        QT_TRANSLATE_NOOP("Sheets", "What do you settle beforehand?"),
        QT_TRANSLATE_NOOP("Sheets", "Between adults who agreed. Anything here can be taken back at any time."),
        "eye",
        (
            Prompt("people", Asks.PEOPLE, QT_TRANSLATE_NOOP("Sheets", "Who is part of it?"), _WHO_HINT),
            Prompt("what_happened", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "What it is about"), lines=2),
            Prompt("whether", Asks.ONE, QT_TRANSLATE_NOOP("Sheets", "Do I want to watch?"), options=WHETHER),
            Prompt("where", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "Where I will be"), lines=2),
            Prompt("signal", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "The signal that it is too much"), lines=2),
            Prompt("check_in", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "When and how we check in afterwards"), lines=2),
            Prompt(
                "landing", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "How I land: care for the jealousy itself"), lines=2
            ),
        ),
    ),
    sheets.FREE_PAGE: Sheet(
        QT_TRANSLATE_NOOP("Sheets", "Write"),
        QT_TRANSLATE_NOOP("Sheets", "No questions. Kept as you type, like everything here."),
        "feather",
        (Prompt("what_happened", Asks.WORDS, QT_TRANSLATE_NOOP("Sheets", "Your page"), lines=14),),
    ),
}
"""Kind of flow and what it asks, in the order the journal offers them."""


def sheet(kind: str) -> Sheet:
    """Return what a short flow asks."""
    return SHEETS[kind]
