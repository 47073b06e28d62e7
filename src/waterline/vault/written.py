# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what patterns count, in as few rows as can be, and only again once something has changed."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from typing import Any

from waterline.domain.entry import DIG
from waterline.domain.flows import COUNTED
from waterline.domain.pattern.beside import Asked, Beside, CheckIn, Foreseen, HotMoment, KindWord
from waterline.domain.pattern.written import Written
from waterline.domain.request import KIND as REQUEST
from waterline.domain.request import Outcome
from waterline.domain.right_now import KIND as RIGHT_NOW
from waterline.domain.sheets import HEARTS, LETTERS, REASSURANCE
from waterline.domain.times import Stamp
from waterline.vault.connection import Database

_WRITTEN = """
SELECT row, id, coalesce(incident, id), happened_ms, happened_zone, happened_offset_minutes, triage,
  happened_said AND happened_time_known
FROM entry NOT INDEXED WHERE trashed_ms IS NULL AND kind IN (SELECT value FROM json_each(:kinds)) ORDER BY row DESC
"""
"""Without its index: that would read the entries in the order of their moments, decrypting pages over and over."""

_BETWEEN = "\x1f"
_COUNTED_ROLES = ("fear", "need", "feeling", "trigger")
_TERMS_SIDE_BY_SIDE = f"""
SELECT entry, {", ".join(f"group_concat(term, '{_BETWEEN}') FILTER (WHERE role = '{each}')" for each in _COUNTED_ROLES)}
FROM (SELECT entry, role, term FROM entry_term WHERE +role IN {_COUNTED_ROLES} ORDER BY entry, role, position)
GROUP BY entry
"""
"""One row for each entry instead of one for each term (the + keeps SQLite to the order the table has already)."""


class WrittenReader:
    """Keeps what it read until the vault changes: another period or other people need no second reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: tuple[object, tuple[Written, ...]] | None = None

    def all(self) -> tuple[Written, ...]:
        """Return every counted entry outside the trash, in no particular order."""
        changes = self._database.changes
        if self._kept is None or self._kept[0] != changes:
            self._kept = None  # two of them at once would take twice the room
            self._kept = (changes, self._read())
        return self._kept[1]

    def _read(self) -> tuple[Written, ...]:
        chosen = {row: _split(*keys) for row, *keys in self._database.query(_TERMS_SIDE_BY_SIDE)}
        nothing, people = ((),) * len(_COUNTED_ROLES), self._people()
        return tuple(
            Written(
                entry_id,
                incident,
                Stamp(utc_ms, zone, offset_minutes),
                triage,
                *chosen.get(row, nothing),
                people=people.get(row, ()),
                time_known=bool(time_known),
            )
            for row, entry_id, incident, utc_ms, zone, offset_minutes, triage, time_known in self._database.query(
                _WRITTEN, {"kinds": json.dumps(COUNTED)}
            )
        )

    def _people(self) -> dict[int, tuple[str, ...]]:
        """Return who was part of each entry."""
        people: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
        for entry, person in self._database.query("SELECT entry, person FROM entry_person ORDER BY entry, position"):
            people[entry] += (person,)
        return people


def _split(*roles: str | None) -> tuple[tuple[str, ...], ...]:
    return tuple(_apart(terms) for terms in roles)


@lru_cache(maxsize=4096)
def _apart(terms: str | None) -> tuple[str, ...]:
    """Return terms one by one; the same ones are the same tuple, since many entries choose alike."""
    return tuple(terms.split(_BETWEEN)) if terms else ()


# Beside the digs ----------------------------------------------------------------------------------
_BESIDE = f"""
SELECT entry.row, id, kind, coalesce(incident, id), happened_ms, happened_zone, happened_offset_minutes, triage,
  happened_said AND happened_time_known, intensity_before, intensity_after, particulars, asked_ms, reply, met,
  (SELECT group_concat(term, '{_BETWEEN}' ORDER BY position) FROM entry_term
    WHERE entry_term.entry = entry.row AND role = 'need'),
  (SELECT group_concat(term, '{_BETWEEN}' ORDER BY position) FROM entry_term
    WHERE entry_term.entry = entry.row AND role = 'trigger'),
  (SELECT group_concat(person, '{_BETWEEN}' ORDER BY position) FROM entry_person WHERE entry_person.entry = entry.row)
FROM entry NOT INDEXED LEFT JOIN request_outcome ON request_outcome.entry = entry.row
WHERE trashed_ms IS NULL AND (kind IN ('{REQUEST}', '{HEARTS}', '{REASSURANCE}', '{RIGHT_NOW}')
  OR kind = '{DIG}' AND particulars ->> '$.feared' <> '')
"""


class BesideReader:
    """Reads what the patterns tell beside fears and needs, and again only after a change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: tuple[object, tuple[Beside, ...]] | None = None

    def all(self) -> tuple[Beside, ...]:
        """Return all of it outside the trash, in no particular order."""
        changes = self._database.changes
        if self._kept is None or self._kept[0] != changes:
            found = (_beside(*row) for row in self._database.query(_BESIDE))
            self._kept = (changes, tuple(each for each in found if not isinstance(each, Foreseen) or each.feared))
        return self._kept[1]


def _beside(*row: Any) -> Beside:
    _, entry_id, kind, incident, utc_ms, zone, offset_minutes, triage, known, before, after, text, *more = row
    asked_ms, reply, met, needs, triggers, people = more
    said: dict[str, Any] = json.loads(text)
    base = (entry_id, incident, Stamp(utc_ms, zone, offset_minutes), triage, (), _apart(needs), (), _apart(triggers))
    rest = (_apart(people), bool(known))
    if kind == REQUEST:
        return Asked(*base, *rest, Outcome(asked_ms=asked_ms, reply=reply).standing, met)
    if kind == HEARTS:
        return CheckIn(*base, *rest, tuple(said.get(letter) for letter in LETTERS))
    if kind == REASSURANCE:
        return KindWord(*base, *rest, said.get("landed"))
    if kind == DIG:
        return Foreseen(*base, *rest, said["feared"].strip(), said.get("turned_out", "").strip())
    used = said.get("tools", [])
    return HotMoment(*base, *rest, tuple(tool for tool, _ in used), sum(seconds for _, seconds in used), before, after)
