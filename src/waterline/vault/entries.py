# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries: saved moments with their terms, layers and people, their earlier versions, and the trash."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from waterline.domain.entry import Answers, Entry, EntryLine, EntryVersion, tuples
from waterline.domain.errors import DiskFull, EntryGone, VaultDamaged, VaultReadOnly
from waterline.domain.flows import ANSWERS, particulars
from waterline.domain.looking import Looking, excerpt
from waterline.domain.pattern.beside import Beside
from waterline.domain.pattern.written import Written
from waterline.vault.connection import Database, Row
from waterline.vault.looking import UNINDEXED, WordIndex, conditions, first_place, words_statement
from waterline.vault.records import (
    answers_from_text,
    answers_text,
    origin_columns,
    origin_of,
    stamp_columns,
    stamp_of,
)
from waterline.vault.written import BesideReader, WrittenReader

EXCERPT = 280
"""Characters of any words an EntryLine carries: a list shows no more."""

ROLES = {
    "feelings": "feeling",
    "body": "body",
    "triggers": "trigger",
    "iceberg": "iceberg",
    "fears": "fear",
    "needs": "need",
    "talk_to": "talk_to",
}
"""Which answers are chosen terms, and the role each is stored under."""

_PLAIN = (
    "feeling_words", "body_words", "what_happened", "fear_words", "need_words", "root", "next_words", "next_step",
    "triage", "ask_again_days", "intensity_before", "intensity_after",
)  # fmt: skip
"""Answers stored as they stand, in a column of their own name."""

_COLUMNS = (
    "id", "kind", "happened_ms", "happened_zone", "happened_offset_minutes", "happened_said", "happened_time_known",
    "written_ms", "written_zone", "written_offset_minutes", "changed_ms", "incident", "ask_again_ms", "trashed_ms",
    "origin_course", "origin_section", "origin_anchor", "particulars", *_PLAIN,
)  # fmt: skip

_ADD = f"INSERT INTO entry ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + each for each in _COLUMNS)})"
_CHANGE = f"UPDATE entry SET {', '.join(f'{each} = :{each}' for each in _COLUMNS if each != 'id')} WHERE row = :row"

_LINE = f"""
SELECT row, id, kind, happened_ms, happened_zone, happened_offset_minutes, intensity_before, intensity_after,
  substr(feeling_words, 1, {EXCERPT}) AS feeling_words, substr(what_happened, 1, {EXCERPT}) AS what_happened,
  substr(root, 1, {EXCERPT}) AS root, triage, trashed_ms, happened_time_known,
  substr(coalesce(particulars ->> '$.ask', ''), 1, {EXCERPT}) AS ask,
  substr(coalesce(particulars ->> '$.title', ''), 1, {EXCERPT}) AS title, particulars -> '$.tools' AS tools
FROM entry
"""


class EntryStore:
    """Reads and writes entries. Every change is one transaction, or joins the one it is called in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._words = WordIndex(database)
        self._written = WrittenReader(database)
        self._beside = BesideReader(database)

    # Writing --------------------------------------------------------------------------------------
    def add(self, entry: Entry) -> None:
        """Store a new entry."""
        with self._database.transaction():
            row = self._database.insert(_ADD, _columns(entry))
            self._add_parts(row, entry.answers)
            self._words.put(row, entry)

    def replace(self, entry: Entry) -> None:
        """Store an entry's new state; answers that change are kept as a version. Raises EntryGone."""
        with self._database.transaction():
            row, before = self._row(entry.id), self.get(entry.id)
            if before is not None and before.answers != entry.answers:
                self._database.execute(
                    "INSERT INTO entry_version (entry, saved_ms, answers) VALUES (?, ?, ?)",
                    (row, entry.changed_ms, answers_text(before.answers)),
                )
            self._database.execute(_CHANGE, _columns(entry) | {"row": row})
            for table in ("entry_term", "entry_layer", "entry_person", "entry_tag"):
                self._database.execute(f"DELETE FROM {table} WHERE entry = ?", (row,))
            self._add_parts(row, entry.answers)
            if before != entry:
                self._words.put(row, entry)

    def trash(self, entry_id: str, now_ms: int) -> None:
        """Move an entry to the trash; one that is there stays as it is. Raises EntryGone."""
        with self._database.transaction():
            self._change(
                "UPDATE entry SET trashed_ms = coalesce(trashed_ms, :now) WHERE id = :id",
                {"id": entry_id, "now": now_ms},
            )
            self._words.drop(self._row(entry_id))

    def restore(self, entry_id: str) -> None:
        """Bring an entry back from the trash. Raises EntryGone."""
        with self._database.transaction():
            self._change("UPDATE entry SET trashed_ms = NULL WHERE id = :id", {"id": entry_id})
            self._index(self._row(entry_id))

    def stop_asking(self, entry_id: str) -> None:
        """Clear the date on which the entry asks again. Raises EntryGone."""
        self._change("UPDATE entry SET ask_again_ms = NULL WHERE id = :id", {"id": entry_id})

    def delete_for_good(self, entry_id: str) -> None:
        """Delete an entry of the trash with its versions and drafts. Raises EntryGone where the trash has none such."""
        with self._database.transaction():
            self._change("DELETE FROM entry WHERE id = :id AND trashed_ms IS NOT NULL", {"id": entry_id})
            self._database.execute("DELETE FROM draft WHERE entry_id = ?", (entry_id,))

    def leave_index_out(self) -> bool:
        """Save without the index of words from now on, where that is what was found damaged; tell whether it was."""
        return self._words.leave_out()

    def index_what_is_not(self) -> None:
        """Fill the index of words where that was left to this opening; where it cannot be done, to the next one."""
        if not self._database.query("SELECT 1 FROM meta WHERE key = ?", (UNINDEXED,)):
            return
        try:
            self.index_again()
        except VaultDamaged:
            self._words.give_up()
        except (DiskFull, VaultReadOnly):
            return  # the journal opens all the same, and the mark that says so is still there

    def index_again(self) -> None:
        """Make the index of words anew from the entries themselves."""
        with self._database.transaction():
            self._database.execute("DELETE FROM entry_text")
            rows = self._database.query("SELECT row FROM entry WHERE trashed_ms IS NULL ORDER BY happened_ms, id")
            for number in [row["row"] for row in rows]:
                self._index(number)
            self._database.execute("DELETE FROM meta WHERE key = ?", (UNINDEXED,))

    def index_tagged(self, tag_id: str) -> None:
        """Let the entries that carry a tag be found by what it is called now."""
        tagged = "SELECT entry FROM entry_tag JOIN entry ON entry.row = entry WHERE tag = ? AND trashed_ms IS NULL"
        with self._database.transaction():
            for number in [row["entry"] for row in self._database.query(tagged, (tag_id,))]:
                self._index(number)

    # Reading --------------------------------------------------------------------------------------
    def get(self, entry_id: str) -> Entry | None:
        """Return one entry, also from the trash, or None."""
        found = self._database.query("SELECT * FROM entry WHERE id = ?", (entry_id,))
        return self._entry(found[0]) if found else None

    def versions(self, entry_id: str) -> list[EntryVersion]:
        """Return how the entry stood before each change, the latest first."""
        found = self._database.query(
            "SELECT entry_version.row, kind, saved_ms, answers FROM entry_version"
            " JOIN entry ON entry.row = entry_version.entry WHERE entry.id = ? ORDER BY entry_version.row DESC",
            (entry_id,),
        )
        return [
            EntryVersion(row["saved_ms"], answers_from_text(row["kind"], row["answers"]), row["row"]) for row in found
        ]

    def moments_of_incident(self, entry_id: str) -> list[int]:
        """Return when the entries of this one's incident (or it alone) were written and changed, but for the trash."""
        found = self._database.query(
            "WITH one AS (SELECT row, incident FROM entry WHERE id = ?),"
            " all_of_it AS (SELECT row, written_ms FROM entry"
            " WHERE trashed_ms IS NULL AND (row = (SELECT row FROM one) OR incident = (SELECT incident FROM one)))"
            " SELECT written_ms AS moment FROM all_of_it"
            " UNION ALL SELECT saved_ms FROM entry_version WHERE entry IN (SELECT row FROM all_of_it)",
            (entry_id,),
        )
        return [row["moment"] for row in found]

    def touched_since(self, since_ms: int) -> list[str]:
        """Return the entries outside the trash that were written or changed since then, by what was stored last.

        Only the last few writings are looked at: of more, no day is made.
        """
        last = "ORDER BY row DESC LIMIT 50"
        found = self._database.query(
            "SELECT id FROM entry WHERE trashed_ms IS NULL AND row IN ("
            f"SELECT row FROM (SELECT row, written_ms FROM entry {last}) WHERE written_ms >= :since UNION "
            f"SELECT entry FROM (SELECT entry, saved_ms FROM entry_version {last}) WHERE saved_ms >= :since)",
            {"since": since_ms},
        )
        return [row["id"] for row in found]

    def timeline(self, after: EntryLine | None, limit: int) -> list[EntryLine]:
        """Return up to `limit` entries outside the trash, newest moment first, those behind `after` where given."""
        behind = "AND (happened_ms, id) < (:ms, :id)" if after else ""
        place = {"ms": after.happened.utc_ms, "id": after.id} if after else {}
        return self._lines(
            f"{_LINE} WHERE trashed_ms IS NULL {behind} ORDER BY happened_ms DESC, id DESC LIMIT :limit",
            place | {"limit": limit},
        )

    def look(self, looking: Looking, after: EntryLine | None, limit: int) -> list[EntryLine]:
        """Return up to `limit` entries outside the trash that are looked for, newest moment first, behind `after`.

        Where a text is looked for, each carries the excerpt in which it stands.
        """
        spoken = words_statement(looking, behind=after is not None)
        if spoken is None:
            return self._narrowed(looking, after, limit)
        statement, parameters = spoken
        behind = {"behind": self._place(after)} if after else {}
        found = self._database.query(statement, parameters | behind | {"limit": limit})
        said = {row["id"]: row["words"] for row in found}
        lines = self.lines(list(said))
        return [replace(line, found=excerpt(said[line.id], looking.text)) for line in lines]

    def lines(self, entry_ids: Sequence[str]) -> list[EntryLine]:
        """Return these entries in the given order, also those in the trash; ids of none are left out."""
        found = self._lines(
            f"{_LINE} WHERE id IN (SELECT value FROM json_each(:ids))", {"ids": json.dumps(list(entry_ids))}
        )
        by_id = {line.id: line for line in found}
        return [by_id[entry_id] for entry_id in entry_ids if entry_id in by_id]

    def trashed(self) -> list[EntryLine]:
        """Return the trash, what was thrown away last first."""
        return self._lines(f"{_LINE} WHERE trashed_ms IS NOT NULL ORDER BY trashed_ms DESC, row DESC", {})

    def next_to_ask(self, now_ms: int) -> EntryLine | None:
        """Return the entry outside the trash that has been due to ask again for longest, or None."""
        found = self._lines(
            f"{_LINE} WHERE ask_again_ms <= :now AND trashed_ms IS NULL ORDER BY ask_again_ms, row LIMIT 1",
            {"now": now_ms},
        )
        return found[0] if found else None

    def naming(self, role: str, term: str, limit: int) -> list[EntryLine]:
        """Return the newest entries outside the trash that chose `term` in this role (a value of ROLES)."""
        return self._lines(
            f"{_LINE} WHERE trashed_ms IS NULL"
            " AND row IN (SELECT entry FROM entry_term WHERE role = :role AND term = :term)"
            " ORDER BY happened_ms DESC, id DESC LIMIT :limit",
            {"role": role, "term": term, "limit": limit},
        )

    def written_from(self, course: str, section: str, limit: int) -> list[EntryLine]:
        """Return the newest entries outside the trash that were begun from this section."""
        return self._lines(
            f"{_LINE} WHERE trashed_ms IS NULL AND origin_course = :course AND origin_section = :section"
            " ORDER BY happened_ms DESC, id DESC LIMIT :limit",
            {"course": course, "section": section, "limit": limit},
        )

    def latest_said(self, kind: str, particular: str, limit: int, but: str | None = None) -> list[str]:
        """Return what the newest entries of a kind outside the trash, but for one, said in one of its own fields."""
        found = self._database.query(
            "SELECT json_extract(particulars, '$.' || :name) AS said FROM entry WHERE kind = :kind"
            " AND trashed_ms IS NULL AND said IS NOT NULL AND id IS NOT :but"
            " ORDER BY happened_ms DESC, id DESC LIMIT :limit",
            {"name": particular, "kind": kind, "limit": limit, "but": but},
        )
        return [row["said"] for row in found]

    def written(self) -> tuple[Written, ...]:
        """Return what patterns need to know of every counted entry outside the trash, in no particular order."""
        return self._written.all()

    def beside(self) -> tuple[Beside, ...]:
        """Return what patterns need to know of requests, check-ins, kind words and hot moments outside the trash."""
        return self._beside.all()

    # Inside ---------------------------------------------------------------------------------------
    def _index(self, number: int) -> None:
        self._words.put(number, self._entry(self._database.query("SELECT * FROM entry WHERE row = ?", (number,))[0]))

    def _place(self, line: EntryLine) -> int:
        """Return where an entry stands in the index; one that was thrown away meanwhile, before all of its moment."""
        found = self._database.query(
            "SELECT place FROM entry_text WHERE entry = (SELECT row FROM entry WHERE id = ?)", (line.id,)
        )
        return found[0]["place"] if found else first_place(line.happened.utc_ms)

    def _narrowed(self, looking: Looking, after: EntryLine | None, limit: int) -> list[EntryLine]:
        held, parameters = conditions(looking)
        held.insert(0, "trashed_ms IS NULL")
        if after:
            held.append("(happened_ms, id) < (:ms, :id)")
            parameters |= {"ms": after.happened.utc_ms, "id": after.id}
        return self._lines(
            f"{_LINE} INDEXED BY entry_by_moment WHERE {' AND '.join(held)} ORDER BY happened_ms DESC, id DESC"
            " LIMIT :limit",
            parameters | {"limit": limit},
        )

    def _row(self, entry_id: str) -> int:
        found = self._database.query("SELECT row FROM entry WHERE id = ?", (entry_id,))
        if not found:
            raise EntryGone
        return found[0]["row"]

    def _change(self, statement: str, parameters: dict[str, Any]) -> None:
        if self._database.execute(statement, parameters) == 0:
            raise EntryGone

    def _add_parts(self, row: int, answers: Answers) -> None:
        self._database.execute_many(
            "INSERT INTO entry_term (entry, role, position, term) VALUES (?, ?, ?, ?)",
            [
                (row, role, position, term)
                for name, role in ROLES.items()
                for position, term in enumerate(getattr(answers, name))
            ],
        )
        for table, column, parts in (
            ("entry_layer", "words", answers.layers),
            ("entry_person", "person", answers.people),
            ("entry_tag", "tag", answers.tags),
        ):
            self._database.execute_many(
                f"INSERT INTO {table} (entry, position, {column}) VALUES (?, ?, ?)",
                [(row, position, part) for position, part in enumerate(parts)],
            )

    def _parts(self, row: int, table: str, column: str) -> tuple[str, ...]:
        found = self._database.query(f"SELECT {column} FROM {table} WHERE entry = ? ORDER BY position", (row,))
        return tuple(each[column] for each in found)

    def _entry(self, row: Row) -> Entry:
        number = row["row"]
        terms = self._terms([number], ROLES.values())
        said: dict[str, Any] = {name: row[name] for name in _PLAIN}
        said |= {name: terms[number, role] for name, role in ROLES.items()}
        said |= {name: tuples(value) for name, value in json.loads(row["particulars"]).items()}
        answers = ANSWERS[row["kind"]](
            happened=stamp_of(row, "happened") if row["happened_said"] else None,
            happened_time_known=bool(row["happened_time_known"]),
            layers=self._parts(number, "entry_layer", "words"),
            people=self._parts(number, "entry_person", "person"),
            tags=self._parts(number, "entry_tag", "tag"),
            **said,
        )
        return Entry(
            id=row["id"],
            kind=row["kind"],
            answers=answers,
            written=stamp_of(row, "written"),
            changed_ms=row["changed_ms"],
            incident=row["incident"],
            trashed_ms=row["trashed_ms"],
            ask_again_ms=row["ask_again_ms"],
            origin=origin_of(row),
        )

    def _lines(self, statement: str, parameters: dict[str, Any]) -> list[EntryLine]:
        found = self._database.query(statement, parameters)
        terms = self._terms([row["row"] for row in found], ("feeling", "fear", "need"))
        return [_line(row, terms) for row in found]

    def _terms(self, rows: list[int] | None, roles: Iterable[str]) -> dict[tuple[int, str], tuple[str, ...]]:
        """Return the terms of these entries (None: of all) by row and role, each in the order they were chosen."""
        among = "" if rows is None else "AND entry IN (SELECT value FROM json_each(:rows))"
        found = self._database.query(
            "SELECT entry, role, term FROM entry_term WHERE role IN (SELECT value FROM json_each(:roles))"
            f" {among} ORDER BY entry, role, position",
            {"roles": json.dumps(list(roles))} | ({} if rows is None else {"rows": json.dumps(rows)}),
        )
        terms: defaultdict[tuple[int, str], tuple[str, ...]] = defaultdict(tuple)
        for row in found:
            terms[row["entry"], row["role"]] += (row["term"],)
        return terms


def _columns(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        **stamp_columns("happened", entry.happened),
        "happened_said": int(entry.answers.happened is not None),
        "happened_time_known": int(entry.answers.happened_time_known),
        **stamp_columns("written", entry.written),
        "changed_ms": entry.changed_ms,
        "incident": entry.incident,
        "ask_again_ms": entry.ask_again_ms,
        "trashed_ms": entry.trashed_ms,
        "particulars": json.dumps(particulars(entry.answers), ensure_ascii=False),
        **origin_columns(entry.origin),
        **{name: getattr(entry.answers, name) for name in _PLAIN},
    }


def _line(row: Row, terms: dict[tuple[int, str], tuple[str, ...]]) -> EntryLine:
    return EntryLine(
        id=row["id"],
        kind=row["kind"],
        happened=stamp_of(row, "happened"),
        feelings=terms[row["row"], "feeling"],
        feeling_words=row["feeling_words"],
        intensity_before=row["intensity_before"],
        intensity_after=row["intensity_after"],
        what_happened=row["what_happened"],
        root=row["root"],
        fears=terms[row["row"], "fear"],
        needs=terms[row["row"], "need"],
        triage=row["triage"],
        trashed_ms=row["trashed_ms"],
        happened_time_known=bool(row["happened_time_known"]),
        ask=row["ask"],
        title=row["title"],
        tools=tuple(tool for tool, _ in json.loads(row["tools"] or "[]")),
    )
