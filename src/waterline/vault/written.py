# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what patterns count, in as few rows as can be, and only again once something has changed."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
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

_COLUMNS = (
    "row", "id", "coalesce(incident, id)", "happened_ms", "happened_zone", "happened_offset_minutes", "triage",
    "happened_said AND happened_time_known",
)  # fmt: skip
_WRITTEN = f"""
SELECT {", ".join(f"json_group_array({column})" for column in _COLUMNS)}
FROM entry NOT INDEXED WHERE trashed_ms IS NULL AND kind IN (SELECT value FROM json_each(:kinds))
"""
"""One row with a list for each column: a row for each entry takes three times as long, and keeps the window waiting.

Without its index: that would read the entries in the order of their moments, decrypting pages over and over.
"""

_ROLES = ("fear", "need", "feeling", "trigger")
_TERMS = f"""
SELECT role, term, group_concat(entry) FROM entry_term INDEXED BY entry_term_by_term
WHERE role IN {_ROLES} GROUP BY role, term
"""
_PEOPLE = "SELECT 'people', person, group_concat(entry) FROM entry_person GROUP BY person"
_TAGS = "SELECT 'tags', tag, group_concat(entry) FROM entry_tag GROUP BY tag"
"""Each key once, with the entries that name it."""


class WrittenReader:
    """Keeps what it read until the vault changes: another period or other people need no second reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: tuple[object, tuple[Written, ...]] | None = None

    def all(self) -> tuple[Written, ...]:
        """Return every counted entry outside the trash. Neither they nor the keys of one are in any order."""
        changes = self._database.changes
        if self._kept is None or self._kept[0] != changes:
            self._kept = None  # two of them at once would take twice the room
            self._kept = (changes, self._read())
        return self._kept[1]

    def _read(self) -> tuple[Written, ...]:
        columns = self._database.query(_WRITTEN, {"kinds": json.dumps(COUNTED)})[0]
        # The latest stand last in the file, as a rule: turned round, they need no sorting.
        rows, ids, incidents, ms, zones, offsets, triages, timed = (json.loads(each)[::-1] for each in columns)
        named = [self._named(statement) for statement in (_TERMS, _PEOPLE, _TAGS)]
        found = {role: keys for each in named for role, keys in each.items()}
        none: Sequence[tuple[str, ...]] = [()] * len(rows)
        fears, needs, feelings, triggers, people, tags = (
            list(map(found[role].get, rows, none)) if role in found else none for role in (*_ROLES, "people", "tags")
        )
        happened = map(Stamp, ms, map(sys.intern, zones), offsets)
        known = map(bool, timed)
        return tuple(
            map(Written, ids, incidents, happened, triages, fears, needs, feelings, triggers, people, known, tags)
        )

    def _named(self, statement: str) -> dict[str, dict[int, tuple[str, ...]]]:
        """Return for every role which keys each entry names; entries that name the same share them."""
        found: defaultdict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
        for role, key, entries in self._database.query(statement):
            keys, longer = found[role], dict[tuple[str, ...], tuple[str, ...]]()
            for row in map(int, entries.split(",")):
                before = keys.get(row, ())
                after = longer.get(before)
                if after is None:
                    after = longer[before] = (*before, key)
                keys[row] = after
        return found


# Beside the digs ----------------------------------------------------------------------------------
_BETWEEN = "\x1f"
_BESIDE = f"""
SELECT entry.row, id, kind, coalesce(incident, id), happened_ms, happened_zone, happened_offset_minutes, triage,
  happened_said AND happened_time_known, intensity_before, intensity_after, particulars, asked_ms, reply, met,
  (SELECT group_concat(term, '{_BETWEEN}' ORDER BY position) FROM entry_term
    WHERE entry_term.entry = entry.row AND role = 'need'),
  (SELECT group_concat(term, '{_BETWEEN}' ORDER BY position) FROM entry_term
    WHERE entry_term.entry = entry.row AND role = 'trigger'),
  (SELECT group_concat(person, '{_BETWEEN}' ORDER BY position) FROM entry_person WHERE entry_person.entry = entry.row),
  (SELECT group_concat(tag, '{_BETWEEN}' ORDER BY position) FROM entry_tag WHERE entry_tag.entry = entry.row)
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


@lru_cache(maxsize=4096)
def _apart(keys: str | None) -> tuple[str, ...]:
    """Return keys one by one; the same ones are the same tuple, since many entries choose alike."""
    return tuple(keys.split(_BETWEEN)) if keys else ()


def _beside(*row: Any) -> Beside:
    _, entry_id, kind, incident, utc_ms, zone, offset_minutes, triage, known, before, after, text, *more = row
    asked_ms, reply, met, needs, triggers, people, tags = more
    said: dict[str, Any] = json.loads(text)
    base = (entry_id, incident, Stamp(utc_ms, zone, offset_minutes), triage, (), _apart(needs), (), _apart(triggers))
    rest = (_apart(people), bool(known), _apart(tags))
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
