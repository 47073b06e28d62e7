# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of each request; its words are an entry like any other."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from waterline.domain.entry import Person
from waterline.domain.errors import EntryGone
from waterline.domain.request import KIND, Outcome, RequestLine
from waterline.domain.vocabulary import MYSELF
from waterline.vault.connection import Database, Row
from waterline.vault.records import stamp_of

_OUTCOME = (
    "asked_ms", "reply", "reply_words", "replied_ms", "met", "met_words", "met_ms", "follow_up_ms",
)  # fmt: skip

_KEEP = (
    f"INSERT OR REPLACE INTO request_outcome (entry, {', '.join(_OUTCOME)})"
    f" SELECT row, {', '.join(':' + each for each in _OUTCOME)} FROM entry WHERE id = :id AND kind = '{KIND}'"
)

_LINES = f"""
SELECT row, id, written_ms, written_zone, written_offset_minutes, need_words,
  coalesce(particulars ->> '$.ask', '') AS ask, {", ".join(_OUTCOME)}
FROM entry LEFT JOIN request_outcome ON request_outcome.entry = entry.row
WHERE kind = '{KIND}' AND trashed_ms IS NULL
"""


class RequestStore:
    """Reads and writes outcomes. They go into the trash, and for good, with the entry they belong to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def outcome(self, entry_id: str) -> Outcome:
        """Return what became of a request, also of one in the trash; nothing yet is an empty outcome."""
        found = self._database.query(
            f"SELECT {', '.join(_OUTCOME)} FROM request_outcome JOIN entry ON entry.row = request_outcome.entry"
            " WHERE entry.id = ?",
            (entry_id,),
        )
        return _outcome(found[0]) if found else Outcome()

    def keep(self, entry_id: str, outcome: Outcome) -> None:
        """Store what became of a request. Raises EntryGone where there is no such request."""
        said = {each: getattr(outcome, each) for each in _OUTCOME}
        with self._database.transaction():
            if self._database.execute(_KEEP, said | {"id": entry_id}) == 0:
                raise EntryGone

    def lines(self) -> list[RequestLine]:
        """Return every request outside the trash, the newest first."""
        return self._read(f"{_LINES} ORDER BY written_ms DESC, id DESC", {})

    def due(self, now_ms: int) -> RequestLine | None:
        """Return the request whose need is to be asked about, the longest due, or None."""
        found = self._read(f"{_LINES} AND follow_up_ms <= :now ORDER BY follow_up_ms, id LIMIT 1", {"now": now_ms})
        return found[0] if found else None

    def _read(self, statement: str, parameters: dict[str, int]) -> list[RequestLine]:
        found = self._database.query(statement, parameters)
        rows = {"rows": json.dumps([row["row"] for row in found])}
        needs: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
        for each in self._database.query(
            "SELECT entry, term FROM entry_term WHERE role = 'need' AND entry IN (SELECT value FROM json_each(:rows))"
            " ORDER BY entry, position",
            rows,
        ):
            needs[each["entry"]] += (each["term"],)
        people: defaultdict[int, tuple[Person, ...]] = defaultdict(tuple)
        for each in self._database.query(
            "SELECT entry, person.id AS id, nickname FROM entry_person JOIN person ON person.id = entry_person.person"
            " WHERE entry IN (SELECT value FROM json_each(:rows)) ORDER BY entry, position",
            rows,
        ):
            nickname = "" if each["id"] == MYSELF else each["nickname"]
            people[each["entry"]] += (Person(each["id"], nickname),)
        return [
            RequestLine(
                id=row["id"],
                written=stamp_of(row, "written"),
                ask=row["ask"],
                needs=needs[row["row"]],
                need_words=row["need_words"],
                people=people[row["row"]],
                outcome=_outcome(row),
            )
            for row in found
        ]


def _outcome(row: Row) -> Outcome:
    said: dict[str, Any] = {each: row[each] for each in _OUTCOME}
    said |= {each: said[each] or "" for each in ("reply_words", "met_words")}
    return Outcome(**said)
