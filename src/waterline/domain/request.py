# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A request: its words, the three tests it can be held against, and what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from waterline.domain.entry import Answers, Person, faithful
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import CLAIMS

KIND = "request"
"""The kind of an entry written through the request builder."""

YES, ANOTHER_WAY, NO, WITHDRAWN = REPLIES = ("yes", "another_way", "no", "withdrawn")
"""What came back on a request. No is an answer like the others."""

MET, PARTLY, UNMET, LATER = NEED_MET = ("yes", "partly", "no", "later")
"""Whether the need behind it was met, whatever the reply was."""

NOT_ASKED, WAITING = "not_asked", "waiting"
STANDINGS = (NOT_ASKED, WAITING, *REPLIES)
"""Where a request can stand, in the order of display."""

FOLLOW_UP_DAYS = 7
"""When to ask, once, whether the need was met."""


@dataclass(frozen=True, slots=True)
class RequestAnswers(Answers):
    """What a request can hold. `what_happened` is its "when …", `people` whom it is for.

    `rule` is the rule it might have been, `ask` what stands behind "would you be willing to", `if_no` what to do then,
    `from_entry` the id of the entry it grew out of, or nothing.
    """

    rule: str = ""
    ask: str = ""
    if_no: str = ""
    from_entry: str = ""


def from_dig(entry_id: str, answers: Answers) -> RequestAnswers:
    """Return a request that begins with what a dig said already; people and the ask stay open."""
    return RequestAnswers(
        feelings=answers.feelings,
        feeling_words=answers.feeling_words,
        what_happened=answers.what_happened,
        needs=answers.needs,
        need_words=answers.need_words,
        from_entry=entry_id,
    )


# The three tests --------------------------------------------------------------------------------
OWNS, NAMES, ASKS = TESTS = ("owns", "names", "asks")
"""Does it own the feeling; does it name the need; does it ask one thing that can be done, and declined."""

OPEN, FINE, LOOK = "open", "fine", "look"
"""Nothing to look at yet; nothing stood out; something is worth a second look."""

WORDS: dict[str, tuple[str, ...]] = {
    OWNS: (
        "abandoned", "attacked", "betrayed", "cheated", "dismissed", "disrespected", "ignored", "lied to",
        "manipulated", "neglected", "rejected", "replaced", "used", "you made me", "you make me", "because of you",
        "that you", "like you", "as if you", "your fault",
    ),
    NAMES: ("you to", "you not to", "you should", "you must", "you have to", "you never", "you always", "from you"),
    ASKS: (
        "always", "never", "more", "less", "better", "every time", "be there for me", "respect", "understand", "care",
        "love me", "feel", "want me", "stop", "don't", "not", "must", "have to", "or else", "otherwise", "and", "also",
    ),
}  # fmt: skip
"""What each test looks for: whole words, small and capital letters alike. There is nothing more to it than this."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What one of the tests noticed: `said` is OPEN, FINE or LOOK, `found` the words of the list that are there."""

    test: str
    said: str
    found: tuple[str, ...] = ()


def hints(answers: RequestAnswers) -> tuple[Hint, Hint, Hint]:
    """Return what the three tests notice in a request, by the words of `WORDS` alone."""
    claims = tuple(key.replace("_", " ") for key in answers.feelings if key in CLAIMS)
    felt = (*claims, *found_in(OWNS, answers.feeling_words))
    felt = tuple(dict.fromkeys(felt))
    need = found_in(NAMES, answers.need_words)
    return (
        _hint(OWNS, bool(answers.feelings or answers.feeling_words.strip()), felt),
        _hint(NAMES, bool(answers.needs or answers.need_words.strip()), need),
        _hint(ASKS, bool(answers.ask.strip()), found_in(ASKS, answers.ask)),
    )


def found_in(test: str, text: str) -> tuple[str, ...]:
    """Return the words of a test's list that stand in `text`, in the order of the list."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    return tuple(each for each in WORDS[test] if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", plain))


def _hint(test: str, said: bool, found: tuple[str, ...]) -> Hint:
    if not said:
        return Hint(test, OPEN)
    return Hint(test, LOOK if found else FINE, found)


# What became of it ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request: when it was asked, what came back, whether the need was met, when to ask that once."""

    asked_ms: int | None = None
    reply: str | None = None
    reply_words: str = ""
    replied_ms: int | None = None
    met: str | None = None
    met_words: str = ""
    met_ms: int | None = None
    follow_up_ms: int | None = None

    def __post_init__(self) -> None:
        if self.reply is not None and self.reply not in REPLIES:
            raise ValueError("unknown reply key")
        if self.met is not None and self.met not in NEED_MET:
            raise ValueError("unknown key for the need")
        object.__setattr__(self, "reply_words", faithful(self.reply_words))
        object.__setattr__(self, "met_words", faithful(self.met_words))

    @property
    def standing(self) -> str:
        """One of `STANDINGS`."""
        if self.reply is not None:
            return self.reply
        return NOT_ASKED if self.asked_ms is None else WAITING

    def asked(self, when_ms: int | None) -> Outcome:
        """Return it as asked then, or as not asked: then nothing came back either. Words written about it stay."""
        if when_ms is None:
            return replace(self, asked_ms=None, reply=None, replied_ms=None, follow_up_ms=None)
        return replace(self, asked_ms=when_ms)

    def replied(self, reply: str | None, words: str, now: Stamp) -> Outcome:
        """Return it with what came back; a first reply sets the one day on which to ask about the need.

        None takes the reply back, and with it the day to ask; the words written stay.
        """
        if reply is None:
            return replace(self, reply=None, reply_words=words, replied_ms=None, follow_up_ms=None)
        due = self.follow_up_ms
        if self.replied_ms is None and self.met is None:
            due = now.plus_days(FOLLOW_UP_DAYS).utc_ms
        return replace(
            self,
            asked_ms=now.utc_ms if self.asked_ms is None and reply != WITHDRAWN else self.asked_ms,
            reply=reply,
            reply_words=words,
            replied_ms=now.utc_ms if reply != self.reply or self.replied_ms is None else self.replied_ms,
            follow_up_ms=None if reply == WITHDRAWN else due,
        )

    def need_met(self, met: str | None, words: str, now: Stamp) -> Outcome:
        """Return it with whether the need was met; however this is answered, it is not asked again."""
        if met is None:
            return replace(self, met=None, met_words=words, met_ms=None, follow_up_ms=None)
        return replace(self, met=met, met_words=words, met_ms=now.utc_ms, follow_up_ms=None)


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as one line of a list, with what became of it and whom it is for."""

    id: str
    written: Stamp
    ask: str
    needs: tuple[str, ...]
    need_words: str
    people: tuple[Person, ...]
    outcome: Outcome
