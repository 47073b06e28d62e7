# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words people choose from that can be made one's own: added, called something else, put away.

A key is for good, whoever made it: entries hold keys, and only what a key is called and whether it is offered changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from waterline.domain.vocabulary import FEARS, FEELINGS, KINK_NEEDS, KINK_TRIGGERS, NEEDS, TRIGGERS

FEELING, TRIGGER, FEAR, NEED = ROLES = ("feeling", "trigger", "fear", "need")

FIELDS = {FEELING: "feelings", TRIGGER: "triggers", FEAR: "fears", NEED: "needs"}
"""Which answers hold the terms of a role."""

SHIPPED: dict[str, tuple[str, ...]] = {FEELING: FEELINGS, TRIGGER: TRIGGERS, FEAR: FEARS, NEED: NEEDS}
KINK: dict[str, tuple[str, ...]] = {TRIGGER: KINK_TRIGGERS, NEED: KINK_NEEDS}
"""Offered to who asked for the kink pack, behind the shipped ones."""

OWN = "own-"
"""What keys of one's own begin with; a UUID follows, so that no key is ever used twice."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a person made of one key. A shipped term without a name is called as it was shipped."""

    role: str
    key: str
    name: str = ""
    archived: bool = False

    @property
    def is_own(self) -> bool:
        """True where the person added it."""
        return self.key.startswith(OWN)


@dataclass(frozen=True, slots=True)
class Offered:
    """By field of the answers: the keys to offer, and those put away; and by role what keys are called by now."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    archived: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def findable(self, name: str) -> tuple[str, ...]:
        """Return the keys entries may be looked for by: those offered, then those put away."""
        return (*self.keys.get(name, ()), *self.archived.get(name, ()))


SHIPPED_ONLY = Offered(keys={FIELDS[role]: keys for role, keys in SHIPPED.items()})
"""What is offered until it is known what somebody made of it."""


def all_terms(made: Iterable[Term], role: str, *, kink: bool) -> tuple[Term, ...]:
    """Return the terms of a role in the order of display, as the person made them: the shipped ones, then their own.

    Those of the kink pack are among them where it is on, or where somebody made something of them.
    """
    mine = {each.key: each for each in made if each.role == role}
    shipped = (*SHIPPED[role], *(key for key in KINK.get(role, ()) if kink or key in mine))
    return (*(mine.get(key, Term(role, key)) for key in shipped), *(each for each in mine.values() if each.is_own))


def offered(made: Iterable[Term], *, kink: bool) -> Offered:
    """Return what is offered to somebody who made this of the vocabulary."""
    everything = tuple(made)
    keys: dict[str, tuple[str, ...]] = {}
    archived: dict[str, tuple[str, ...]] = {}
    for role, name in FIELDS.items():
        terms = [each for each in all_terms(everything, role, kink=kink) if kink or each.key not in KINK.get(role, ())]
        keys[name] = tuple(each.key for each in terms if not each.archived)
        archived[name] = tuple(each.key for each in terms if each.archived)
    names = {role: {each.key: each.name for each in everything if each.role == role and each.name} for role in ROLES}
    return Offered(keys, archived, names)
