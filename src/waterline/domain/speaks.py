# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which section of the shipped course speaks to what an entry names: one table, read in both directions.

What is between people is a fact and no pattern of the person who writes: such an entry leads to the section on alarms
that are right and to no other, whatever fear it names. The table is shown to the person as it stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from waterline.domain.vocabulary import BETWEEN, BOTH, CANNOT_TELL, INSIDE

COURSE = "below-the-waterline"
"""The id of the course the app comes with, and the only one this table knows."""

Role = Literal["triage", "fear", "need", "unnamed"]

TRIAGE: dict[str, str] = {BETWEEN: "alarm", BOTH: "alarm", CANNOT_TELL: "alarm"}
"""Something may be broken between people, or that very doubt wants talking through."""

FEARS: dict[str, str] = {
    "being_left": "attachment",
    "being_replaced": "inside-security",
    "not_enough": "inside-security",
    "missing_out": "request",
    "slipping_down": "hearts",
    "shut_out": "request",
    "not_enough_to_go_round": "iceberg",
    "old_hurt_again": "alarm",
}

NEEDS: dict[str, str] = {
    "time": "request",
    "attention": "hearts",
    "affection": "request",
    "reassurance": "inside-security",
    "priority": "hearts",
    "desire": "request",
    "clarity": "request",
    "ritual": "hearts",
    "steadiness": "hot-moment",
}

UNNAMED = "dig"
"""Placed inside oneself, with neither a fear nor a need named yet: the section that follows it down."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """A section, and what in the entry it answers: a role with its key (no key for what is not named yet)."""

    section: str
    role: Role
    key: str = ""


@dataclass(frozen=True, slots=True)
class Belonging:
    """What brings an entry to one section: any of these keys; the fears and needs only where it is not between us."""

    triage: tuple[str, ...] = ()
    fears: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unnamed: bool = False


def speaking_to(triage: str | None, fears: tuple[str, ...], needs: tuple[str, ...]) -> tuple[Speaking, ...]:
    """Return the sections that speak to an entry, each once, by the first thing that leads there.

    The triage comes first, then fears and needs in the order they were chosen; keys of people's own lead nowhere.
    """
    found = [Speaking(TRIAGE[triage], "triage", triage)] if triage in TRIAGE else []
    if triage != BETWEEN:
        found += [Speaking(FEARS[key], "fear", key) for key in fears if key in FEARS]
        found += [Speaking(NEEDS[key], "need", key) for key in needs if key in NEEDS]
        if triage == INSIDE and not fears and not needs:
            found.append(Speaking(UNNAMED, "unnamed"))
    return tuple({each.section: each for each in reversed(found)}[section] for section in _once(found))


def belonging_to(section: str) -> Belonging:
    """Return what brings entries to a section: the same table, read from the other side."""
    return Belonging(
        triage=tuple(key for key, found in TRIAGE.items() if found == section),
        fears=tuple(key for key, found in FEARS.items() if found == section),
        needs=tuple(key for key, found in NEEDS.items() if found == section),
        unnamed=section == UNNAMED,
    )


def _once(found: list[Speaking]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.section for each in found))
