# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger: agreements, with whom, and what became of them. An event an entry tells lies in the trash with it."""

from __future__ import annotations

from collections import defaultdict

from waterline.domain.agreement import Agreement, Event, Ledger, in_order
from waterline.domain.entry import Person
from waterline.domain.errors import EntryGone
from waterline.domain.vocabulary import MYSELF
from waterline.vault.connection import Database, Row
from waterline.vault.records import stamp_columns, stamp_of

_KEEP = """
INSERT INTO agreement (id, words, since, ended, made_ms) VALUES (:id, :words, :since, :ended, :now)
ON CONFLICT (id) DO UPDATE SET words = :words, since = :since, ended = :ended
"""

_EVENT = (
    "what", "happened_ms", "happened_zone", "happened_offset_minutes", "words", "talked", "repaired",
)  # fmt: skip

_KEEP_EVENT = f"""
INSERT INTO agreement_event (id, agreement, written_ms, entry, {", ".join(_EVENT)})
SELECT :id, row, :written_ms, (SELECT row FROM entry WHERE id = :entry), {", ".join(":" + each for each in _EVENT)}
FROM agreement WHERE id = :agreement
ON CONFLICT (id) DO UPDATE SET agreement = excluded.agreement, {", ".join(f"{e} = excluded.{e}" for e in _EVENT)}
"""

_EVENTS = """
SELECT event.*, agreement.id AS agreement_id, entry.id AS entry_id,
  CASE WHEN entry.row IS NULL THEN event.words ELSE entry.what_happened END AS told
FROM agreement_event AS event JOIN agreement ON agreement.row = event.agreement
LEFT JOIN entry ON entry.row = event.entry WHERE entry.trashed_ms IS NULL
"""


class AgreementStore:
    """Reads and writes agreements and their events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, agreement: Agreement, now_ms: int) -> None:
        """Store an agreement as it stands, with whom it is with."""
        with self._database.transaction():
            said = {each: getattr(agreement, each) for each in ("id", "words", "since", "ended")}
            self._database.execute(_KEEP, said | {"now": now_ms})
            row = self._database.query("SELECT row FROM agreement WHERE id = ?", (agreement.id,))[0]["row"]
            self._database.execute("DELETE FROM agreement_person WHERE agreement = ?", (row,))
            self._database.execute_many(
                "INSERT INTO agreement_person (agreement, position, person) VALUES (?, ?, ?)",
                [(row, position, person) for position, person in enumerate(agreement.people)],
            )

    def remove(self, agreement_id: str) -> None:
        """Take an agreement out of the ledger with what became of it; entries that tell of it stay."""
        with self._database.transaction():
            self._database.execute("DELETE FROM agreement WHERE id = ?", (agreement_id,))

    def keep_event(self, event: Event) -> None:
        """Store what became of an agreement. Raises EntryGone where the agreement is not there."""
        said = {"id": event.id, "agreement": event.agreement, "written_ms": event.written_ms, "entry": event.entry}
        said |= {"what": event.what, "words": event.words, "talked": event.talked, "repaired": event.repaired}
        with self._database.transaction():
            if self._database.execute(_KEEP_EVENT, said | stamp_columns("happened", event.happened)) == 0:
                raise EntryGone

    def remove_event(self, event_id: str) -> None:
        """Take an event out of the ledger; an entry that tells of it stays."""
        with self._database.transaction():
            self._database.execute("DELETE FROM agreement_event WHERE id = ?", (event_id,))

    def event_of(self, entry_id: str) -> Event | None:
        """Return the event an entry tells of, or None."""
        found = self._database.query(f"{_EVENTS} AND entry.id = ?", (entry_id,))
        return _event(found[0]) if found else None

    def ledgers(self) -> list[Ledger]:
        """Return every agreement with its events; those that go on first, then the one made last first."""
        people: defaultdict[int, list[Person]] = defaultdict(list)
        for row in self._database.query(
            "SELECT agreement, person.id AS id, nickname FROM agreement_person"
            " JOIN person ON person.id = agreement_person.person ORDER BY agreement, position"
        ):
            people[row["agreement"]].append(Person(row["id"], "" if row["id"] == MYSELF else row["nickname"]))
        events: defaultdict[str, list[Event]] = defaultdict(list)
        for row in self._database.query(_EVENTS):
            events[row["agreement_id"]].append(_event(row))
        return [
            Ledger(
                Agreement(
                    row["id"], row["words"], tuple(each.id for each in people[row["row"]]), row["since"], row["ended"]
                ),
                tuple(people[row["row"]]),
                in_order(events[row["id"]]),
            )
            for row in self._database.query("SELECT * FROM agreement ORDER BY ended <> '', made_ms DESC, row DESC")
        ]


def _event(row: Row) -> Event:
    return Event(
        id=row["id"],
        agreement=row["agreement_id"],
        what=row["what"],
        happened=stamp_of(row, "happened"),
        written_ms=row["written_ms"],
        words=row["told"],
        entry=row["entry_id"],
        talked=row["talked"],
        repaired=row["repaired"],
    )
