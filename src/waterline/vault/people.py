# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The people of the journal, known by nicknames."""

from __future__ import annotations

from waterline.domain.entry import Person
from waterline.domain.vocabulary import MYSELF
from waterline.vault.connection import Database


class PersonStore:
    """Reads and writes people. "Myself" is always there and never listed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, person: Person, now_ms: int) -> None:
        """Add somebody."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO person (id, nickname, created_ms) VALUES (?, ?, ?)", (person.id, person.nickname, now_ms)
            )

    def change(self, person: Person) -> None:
        """Store another nickname of somebody, or that they are archived or not; the id stays theirs."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE person SET nickname = ?, archived = ? WHERE id = ?",
                (person.nickname, int(person.archived), person.id),
            )

    def list(self) -> list[Person]:
        """Return everybody but "myself", archived or not, in the order they were added."""
        found = self._database.query("SELECT id, nickname, archived FROM person WHERE id <> ? ORDER BY row", (MYSELF,))
        return [Person(row["id"], row["nickname"], bool(row["archived"])) for row in found]
