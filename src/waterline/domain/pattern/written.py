# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every pattern is counted from, and the one form every number takes: incidents with their entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waterline.domain.times import Stamp
from waterline.domain.vocabulary import NONE_NAMED


@dataclass(frozen=True, slots=True)
class Written:
    """What a pattern needs to know of one entry. Trashed entries never become one.

    `time_known` is False where only the day of the moment was said, or nothing about when it was.
    """

    entry_id: str
    incident: str
    happened: Stamp
    triage: str | None
    fears: tuple[str, ...]
    needs: tuple[str, ...]
    feelings: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    time_known: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """One number: `count` incidents, and the `entries` that bring them here, newest first."""

    incidents: frozenset[str] = frozenset()
    entries: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Incidents, each once however many of its entries belong here."""
        return len(self.incidents)


def tally(entries: Iterable[Written]) -> Tally:
    """Count entries that are given newest first."""
    kept = tuple(entries)
    return Tally(frozenset(each.incident for each in kept), tuple(each.entry_id for each in kept))


def newest_first(written: Iterable[Written]) -> tuple[Written, ...]:
    """Return the entries by when they happened, the newest first; nothing else about their order matters."""
    return tuple(sorted(written, key=lambda each: (-each.happened.utc_ms, each.entry_id)))


def named(keys: tuple[str, ...]) -> Iterable[str]:
    """Return each key once, or NONE_NAMED where there is none: an answer left open is counted as left open."""
    return dict.fromkeys(keys) if keys else (NONE_NAMED,)


def in_order(known: tuple[str, ...], present: Iterable[str]) -> tuple[str, ...]:
    """Return the vocabulary, then people's own keys by the alphabet, then NONE_NAMED."""
    own = sorted(set(present) - set(known) - {NONE_NAMED})
    return (*known, *own, NONE_NAMED)


def earliest_of_each(counted: Iterable[Written]) -> Mapping[str, Written]:
    """Return for every incident its earliest entry among these (given newest first): when the incident was."""
    return {each.incident: each for each in counted}


def by_incident(counted: Iterable[Written]) -> Mapping[str, list[Written]]:
    """Return the entries of every incident, in the order given."""
    found: dict[str, list[Written]] = defaultdict(list)
    for each in counted:
        found[each.incident].append(each)
    return found
