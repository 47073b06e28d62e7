# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person made of the words they choose from."""

from __future__ import annotations

from waterline.domain.terms import Term
from waterline.vault.connection import Database


class TermStore:
    """Reads and writes terms. None is ever deleted: an entry may hold its key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, term: Term) -> None:
        """Store a term as it stands; one that was there keeps its place."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO term (role, key, name, archived) VALUES (:role, :key, :name, :archived)"
                " ON CONFLICT (role, key) DO UPDATE SET name = :name, archived = :archived",
                {"role": term.role, "key": term.key, "name": term.name, "archived": int(term.archived)},
            )

    def list(self) -> list[Term]:
        """Return every term something was made of, in the order that happened first."""
        found = self._database.query("SELECT role, key, name, archived FROM term ORDER BY row")
        return [Term(row["role"], row["key"], row["name"], bool(row["archived"])) for row in found]
