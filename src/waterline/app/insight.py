# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps coming back: the vault's records handed to the pure functions of `domain.pattern`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import Any

from waterline.app import journal, requests
from waterline.app import tags as labels
from waterline.app.session import Session
from waterline.domain.entry import EntryLine, Person, Tag
from waterline.domain.pattern import grid
from waterline.domain.pattern.beside import Foreseen, Others, others
from waterline.domain.pattern.counted import Counted
from waterline.domain.pattern.occasions import Clock, Kinds, hours, kinds, weekdays
from waterline.domain.pattern.over_time import OverTime, over_time
from waterline.domain.pattern.recurrence import Gaps, recurrences
from waterline.domain.pattern.trail import Trail, trails
from waterline.domain.pattern.wanted import PACK_CHOICES, SPANS, Wanted, included
from waterline.domain.pattern.written import Tally, Written
from waterline.domain.request import RequestLine
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import KINK_PACK, MYSELF, NONE_NAMED, TRIGGERS

_WANTED = "patterns_wanted"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Every summary of the same entries, and what they were picked by.

    `everything` are the incidents counted, `between_us` the between-us entries the wish would bring in, counted or not.
    `latest` holds, for each
    pair of fear and need that occurs, when its newest moment happened. `written` is the number of entries there are,
    whatever they are. `people`, `triggers` and `tags` are those named anywhere, `pack` tells whether the kink pack is.
    `tools` gives the names of tools of one's own.
    """

    grid: grid.Grid
    everything: Tally
    between_us: Tally
    latest: Mapping[tuple[str, str], Stamp]
    over_time: OverTime
    trails: tuple[Trail, ...]
    kinds: Kinds
    hours: Clock
    weekdays: Clock
    recurrences: tuple[Gaps, ...]
    wanted: Wanted
    written: int
    people: tuple[Person, ...]
    triggers: tuple[str, ...]
    tags: tuple[Tag, ...] = ()
    pack: bool = False
    others: Others = field(default_factory=Others)
    tools: Mapping[str, str] = field(default_factory=dict)

    @property
    def between(self) -> int:
        """How many between-us entries the wish would bring in, counted or not."""
        return len(self.between_us.entries)


def fears_by_needs(session: Session, *, include_between: bool = False) -> grid.Grid:
    """Return the fears × needs grid over all entries outside the trash."""
    return grid.fears_by_needs(session.vault.entries.written(), include_between=include_between)


def patterns(session: Session, wanted: Wanted | None = None) -> Patterns:
    """Return all summaries of the entries outside the trash that are wanted; None: all but those between us."""
    people = (Person(MYSELF, ""), *session.vault.people.list())
    entries, tags = session.vault.entries, labels.tags(session)
    found = summaries(entries.written(), wanted or Wanted(), session.now(), people, entries.beside(), tags)
    return replace(found, tools={tool.id: tool.name for tool in session.vault.right_now.own_tools()})


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a cell: its entries, and the requests after which its need was met, or partly."""

    lines: tuple[EntryLine, ...]
    answered: tuple[RequestLine, ...]


def behind(session: Session, cell: grid.Cell) -> Behind:
    """Return what stands behind a cell, the newest first; the requests are all there are, whatever was chosen."""
    needs = () if cell.need == NONE_NAMED else (cell.need,)
    return Behind(journal.lines(session, cell.entries), requests.answered_before(session, needs))


def summaries(
    written: Iterable[Written],
    wanted: Wanted,
    now: Stamp,
    people: tuple[Person, ...] = (),
    beside: tuple[Written, ...] = (),
    tags: tuple[Tag, ...] = (),
) -> Patterns:
    """Return all summaries of what is wanted of these entries; `people` and `tags` give the names.

    `beside` is told beside them: none of it is counted among fears and needs.
    """
    everything = tuple(written)
    picked = included(everything, wanted, now)
    counted = Counted(picked.counted)
    found = grid.grid_of(counted, picked.between_left_out)
    pairs = sum(bool(cell.count) for row in found.cells for cell in row)
    newest = counted.newest_of_both("fears", "needs", pairs)
    there = (*everything, *beside)
    beside_us = included(beside, wanted, now)
    named_people, triggers, given = (_named(there, role) for role in ("people", "triggers", "tags"))
    return Patterns(
        grid=found,
        everything=Tally(counted.n, lambda: picked.counted),
        between_us=Tally.of(picked.between_us),
        latest={pair: each.happened for pair, each in newest.items()},
        over_time=over_time(counted),
        trails=trails(counted),
        kinds=kinds(counted),
        hours=hours(counted),
        weekdays=weekdays(counted),
        recurrences=recurrences(counted),
        wanted=wanted,
        written=len(everything) + sum(not isinstance(each, Foreseen) for each in beside),
        people=tuple(each for each in people if each.id in named_people),
        triggers=tuple(sorted(triggers, key=_place_of_trigger)),
        tags=tuple(each for each in tags if each.id in given),
        pack=not KINK_PACK.isdisjoint(triggers | _named(there, "needs")),
        others=others(beside_us.counted, beside_us.between_us),
    )


def _named(entries: Sequence[Written], role: str) -> set[str]:
    """Return every key that any of these entries names in a role."""
    return {key for keys in set(map(attrgetter(role), entries)) for key in keys}


def _place_of_trigger(key: str) -> tuple[int, str]:
    return (TRIGGERS.index(key) if key in TRIGGERS else len(TRIGGERS), key)


# What was asked for -------------------------------------------------------------------------------
def keep_wanted(session: Session, wanted: Wanted) -> None:
    """Keep the wish for the next visit, inside the vault; between us is asked for anew each time."""
    plain = asdict(wanted)
    del plain["between"]
    session.vault.meta.keep(_WANTED, json.dumps(plain, default=date.isoformat))


def kept_wanted(session: Session) -> Wanted:
    """Return the wish of the last visit; what this version does not understand of it is passed over."""
    kept = session.vault.meta.get(_WANTED)
    return Wanted() if kept is None else _wanted_of(json.loads(kept))


def _wanted_of(plain: dict[str, Any]) -> Wanted:
    people, triggers, tags = (tuple(plain.get(role, ())) for role in ("people", "triggers", "tags"))
    wanted = Wanted(people=people, triggers=triggers, tags=tags)
    if plain.get("pack") in PACK_CHOICES:
        wanted = replace(wanted, pack=plain["pack"])
    if plain.get("span") not in SPANS:
        return wanted
    first, last = (date.fromisoformat(plain[key]) if plain.get(key) else None for key in ("first", "last"))
    return replace(wanted, span=plain["span"], first=first, last=last)
