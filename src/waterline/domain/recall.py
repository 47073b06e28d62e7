# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plain Leitner box over a course's questions: what was remembered comes back later, what was missed just goes by.

Days are whole numbers, counted on the person's own calendar. A question waits for a few days from the day it
is due. Nobody came? Then it goes by without a word and comes round again after its usual while: nothing piles up, and
nothing is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

DAYS = (1, 3, 7, 21, 60)
"""How long a question rests in each of the boxes 1 to 5."""

WAITS = 3
"""On how many days, the due one included, a question waits before it goes by."""

A_DAY = 3
"""How many questions a day brings at most, so that it stays a small thing."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question of the course that was answered once: its id, the box it lies in, and the day of its next turn."""

    question: str
    box: int
    due_day: int


def as_of(card: Card, today: int) -> Card:
    """Return the card as it stands today: turns nobody came to have gone by."""
    rest = DAYS[card.box - 1] + WAITS
    late = today - card.due_day
    return card if late < WAITS else replace(card, due_day=card.due_day + rest * (1 + (late - WAITS) // rest))


def waiting(kept: Iterable[Card], questions: Sequence[str], today: int) -> tuple[Card, ...]:
    """Return the questions for today, the one due first in front, then new ones in the order of reading.

    With those answered today they are at most A_DAY. What an edit took out of the course is passed over.
    """
    known = {card.question: card for card in kept}
    now = [as_of(card, today) for card in known.values() if card.question in set(questions)]
    due = sorted((card for card in now if card.due_day <= today), key=lambda card: card.due_day)
    new = [Card(question, 1, today) for question in questions if question not in known]
    done = sum(card.due_day == today + DAYS[card.box - 1] for card in known.values())
    return tuple([*due, *new][: max(0, A_DAY - done)])


def answered(card: Card, remembered: bool, today: int) -> Card:
    """Return the card after its turn: one box up where it was remembered, else back in the first."""
    box = min(card.box + 1, len(DAYS)) if remembered else 1
    return Card(card.question, box, today + DAYS[box - 1])
