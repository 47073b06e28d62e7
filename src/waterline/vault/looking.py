# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The index of what entries say, in the order of time, and the conditions a search puts to it.

A row id of the index is the entry's moment times PLACES plus a number among equals. So the newest finds are the index's
last rows, and a word of every second entry costs no more than a rare one: nothing is sorted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from waterline.domain.entry import Entry
from waterline.domain.errors import VaultDamaged
from waterline.domain.looking import Looking, pairs, query, searchable
from waterline.domain.times import DAY_MS, wall_clock_ms
from waterline.vault.connection import Database

UNINDEXED = "words_unindexed"
"""In `meta` while entries are older than the index."""

PLACES = 1 << 14
_FARTHEST_MS = (1 << 48) - 1

WALL_CLOCK = "(entry.happened_ms + entry.happened_offset_minutes * 60000)"
"""What the clock said where an entry was written, in milliseconds since it said midnight at the beginning of 1970."""


def first_place(moment_ms: int) -> int:
    """Return the lowest row id an entry of this moment may have."""
    return max(-_FARTHEST_MS, min(moment_ms, _FARTHEST_MS)) * PLACES


class WordIndex:
    """Keeps what entries say findable. Its changes join the transaction of the entry's own change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._broken = False
        self._left_out = False

    def leave_out(self) -> bool:
        """Save entries without the index from now on, where it was found damaged; tell whether that is new.

        It only repeats what the entries say: no word may be refused for its sake. It is made anew at the next opening
        where that can be done, and of a salvaged vault always.
        """
        new = self._broken and not self._left_out
        self._left_out = self._broken
        return new

    def give_up(self) -> None:
        """Leave the index out from the start: it could not be made anew."""
        self._broken = self._left_out = True

    def put(self, row: int, entry: Entry) -> None:
        """Let an entry be found by what it says now; one in the trash is not found."""
        with self._noticing_damage():
            self._put(row, entry)

    def drop(self, row: int) -> None:
        """Let an entry be found no more."""
        with self._noticing_damage():
            self._drop(row)

    @contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        try:
            yield
        except VaultDamaged:
            self._broken = True
            raise

    def _put(self, row: int, entry: Entry) -> None:
        self._drop(row)
        if entry.trashed_ms is None and not self._left_out:
            words = searchable(entry, self._tag_names(entry))
            self._database.execute(
                "INSERT INTO entry_text (place, entry, words, pairs) VALUES (?, ?, ?, ?)",
                (self._free_place(entry.happened.utc_ms), row, words, pairs(words)),
            )

    def _tag_names(self, entry: Entry) -> list[str]:
        if not entry.answers.tags:
            return []
        wanted = json.dumps(entry.answers.tags)
        found = self._database.query("SELECT name FROM tag WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
        return [row["name"] for row in found]

    def _drop(self, row: int) -> None:
        if self._left_out:
            self._database.execute("INSERT OR IGNORE INTO meta (key, value) VALUES (?, '1')", (UNINDEXED,))
        else:
            self._database.execute("DELETE FROM entry_text WHERE entry = ?", (row,))

    def _free_place(self, moment_ms: int) -> int:
        first = first_place(moment_ms)
        taken = self._database.query(
            "SELECT max(place) AS last FROM entry_text WHERE place >= ? AND place < ?", (first, first + PLACES)
        )[0]["last"]
        if taken is None:
            return first
        if taken + 1 < first + PLACES:
            return taken + 1
        return self._database.query(  # a moment with more entries than places takes those of the next
            "SELECT place + 1 AS free FROM entry_text AS one WHERE place >= ?"
            " AND NOT EXISTS (SELECT 1 FROM entry_text WHERE place = one.place + 1) ORDER BY place LIMIT 1",
            (first,),
        )[0]["free"]


def bounds(looking: Looking) -> tuple[int | None, int | None]:
    """Return the first moment that may be looked for and the first that is too late; a day may be any zone's."""
    firsts, ends = [looking.from_ms], [looking.before_ms]
    if looking.from_day is not None:
        firsts.append(wall_clock_ms(looking.from_day) - DAY_MS)
    if looking.before_day is not None:
        ends.append(wall_clock_ms(looking.before_day) + DAY_MS)
    return (
        max((each for each in firsts if each is not None), default=None),
        min((each for each in ends if each is not None), default=None),
    )


def conditions(looking: Looking) -> tuple[list[str], dict[str, Any]]:
    """Return what must hold of a row of `entry`, as SQL and its parameters, but for the text.

    The plus keeps SQLite from beginning with everything that names a term: it goes along time and stops early.
    """
    parameters: dict[str, Any] = {}
    held: list[str] = []
    for role in ("fear", "need", "trigger"):
        if getattr(looking, role) is not None:
            held.append(f"+entry.row IN (SELECT entry FROM entry_term WHERE role = '{role}' AND term = :{role})")
            parameters[role] = getattr(looking, role)
    if looking.person is not None:
        held.append("+entry.row IN (SELECT entry FROM entry_person WHERE person = :person)")
        parameters["person"] = looking.person
    if looking.tag is not None:
        held.append("+entry.row IN (SELECT entry FROM entry_tag WHERE tag = :tag)")
        parameters["tag"] = looking.tag
    first, too_late = bounds(looking)
    if first is not None:
        held.append("entry.happened_ms >= :from_ms")
        parameters["from_ms"] = first
    if too_late is not None:
        held.append("entry.happened_ms < :before_ms")
        parameters["before_ms"] = too_late
    for name, compared, day in (("from_day", ">=", looking.from_day), ("before_day", "<", looking.before_day)):
        if day is not None:
            held.append(f"{WALL_CLOCK} {compared} :{name}")
            parameters[name] = wall_clock_ms(day)
    for name in ("kind", "triage"):
        if getattr(looking, name) is not None:
            held.append(f"entry.{name} = :{name}")
            parameters[name] = getattr(looking, name)
    return held, parameters


def words_statement(looking: Looking, *, behind: bool) -> tuple[str, dict[str, Any]] | None:
    """Return the statement that finds the text, newest first, or None where there is no text to find.

    It asks for `:behind` where told so, and for `:limit`.
    """
    wanted = query(looking.text)
    if not wanted:
        return None
    held, parameters = conditions(looking)
    held = ["entry_words MATCH :wanted", *(["entry_words.rowid < :behind"] if behind else []), *held]
    first, too_late = bounds(looking)
    if too_late is not None:
        held.append("entry_words.rowid < :too_late")
        parameters["too_late"] = first_place(too_late)
    if first is not None:
        held.append("entry_words.rowid >= :first")
        parameters["first"] = first_place(first)
    statement = (
        "SELECT entry.id, entry_text.words FROM entry_words"
        " CROSS JOIN entry_text ON entry_text.place = entry_words.rowid"
        " CROSS JOIN entry ON entry.row = entry_text.entry"
        f" WHERE {' AND '.join(held)} ORDER BY entry_words.rowid DESC LIMIT :limit"
    )
    return statement, parameters | {"wanted": wanted}
