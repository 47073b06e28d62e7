# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreements: what two people agreed, what became of it day by day, and the conversation that is planned about it.

A ledger of facts between people. Nothing of it is ever counted among a person's fears.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from waterline.domain.entry import Answers, Person, faithful
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import MYSELF

KIND = "conversation_plan"
"""The kind of an entry that plans a conversation; an exercise of a course opens it by this name."""

KEPT, NOT_KEPT, UNCLEAR = EVENTS = ("kept", "not_kept", "unclear")
"""What became of an agreement on one day."""

TALKED, NOT_YET = TALKS = ("yes", "not_yet")
"""Whether it was talked about."""

REPAIRED, PARTLY, UNREPAIRED = REPAIRS = ("yes", "partly", "no")
"""Whether it was made good."""

ASK_AFTER_DAYS = 3
"""When to ask, once, whether the conversation took place."""


@dataclass(frozen=True, slots=True)
class ConversationPlan(Answers):
    """What a plan can hold. `what_happened` is the fact as a camera would have seen it, `people` with whom it was.

    `agreement` is the id of the agreement in the ledger, or nothing before there is one; then `agreed` becomes its
    words and `since` (ISO 8601 day, or nothing) its day. `event` is one of `EVENTS`, or None.
    """

    agreement: str = ""
    agreed: str = ""
    since: str = ""
    event: str | None = None
    say: str = ""
    ask: str = ""
    decide: str = ""

    def __post_init__(self) -> None:
        Answers.__post_init__(self)  # a class with slots is made anew, and super() would look in the old one
        if self.event is not None and self.event not in EVENTS:
            raise ValueError("unknown key for what became of it")
        _must_be_day(self.since)

    @property
    def prepares_anything(self) -> bool:
        """True where there is something to say, to ask or to decide."""
        return any(words.strip() for words in (self.say, self.ask, self.decide))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something that was agreed: with whom, since when, and when it ended (ISO 8601 days; empty: not said, not ended).

    Its words are a person's own, as both would say them.
    """

    id: str
    words: str
    people: tuple[str, ...] = ()
    since: str = ""
    ended: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", faithful(self.words))
        for day in (self.since, self.ended):
            _must_be_day(day)


@dataclass(frozen=True, slots=True)
class Event:
    """What became of an agreement on one day, and what came of that. `entry` is the journal entry that tells of it.

    `written` orders events of one day. `talked` and `repaired` are None while nothing is said about them.
    """

    id: str
    agreement: str
    what: str
    happened: Stamp
    written_ms: int
    words: str = ""
    entry: str | None = None
    talked: str | None = None
    repaired: str | None = None

    def __post_init__(self) -> None:
        for key, keys in ((self.what, EVENTS), (self.talked, (None, *TALKS)), (self.repaired, (None, *REPAIRS))):
            if key not in keys:
                raise ValueError("unknown key for what became of it")
        object.__setattr__(self, "words", faithful(self.words))


@dataclass(frozen=True, slots=True)
class Ledger:
    """One agreement with whom it is with and everything that became of it, the newest first."""

    agreement: Agreement
    people: tuple[Person, ...]
    events: tuple[Event, ...]

    def times(self, what: str) -> int:
        """Return how often it was kept, not kept or unclear, by what was written down."""
        return sum(event.what == what for event in self.events)

    @property
    def open_events(self) -> tuple[Event, ...]:
        """Events that were not kept or unclear and have not been talked about."""
        return tuple(event for event in self.events if event.what != KEPT and event.talked != TALKED)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events with the newest first; those of one moment by when they were written."""
    return tuple(sorted(events, key=lambda event: (event.happened.utc_ms, event.written_ms, event.id), reverse=True))


def days_until_asked(answers: Answers) -> int | None:
    """Return after how many days to ask once whether it was talked about, or None where there is nothing to ask."""
    return ASK_AFTER_DAYS if isinstance(answers, ConversationPlan) and answers.prepares_anything else None


def plan_from(answers: Answers, happened: Stamp) -> ConversationPlan:
    """Return a plan that begins with the fact of another entry: what happened, when, and with whom. No feeling goes
    along; a conversation about a fact is held better without it."""
    return ConversationPlan(
        what_happened=answers.what_happened,
        people=tuple(each for each in answers.people if each != MYSELF),
        happened=happened,
        happened_time_known=answers.happened_time_known and answers.happened is not None,
    )


def with_agreement(answers: ConversationPlan, agreement: Agreement) -> ConversationPlan:
    """Return the plan about this agreement, in the words the ledger has for it."""
    return replace(answers, agreement=agreement.id, agreed=agreement.words, since=agreement.since)


def _must_be_day(day: str) -> None:
    if day:
        date.fromisoformat(day)
