# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts about the vault itself, a text each: whose it is, where its backups lie, when it was checked."""

from __future__ import annotations

from waterline.vault.connection import Database


class MetaStore:
    """Reads and writes facts by their key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """Return the fact, or None where there is none."""
        found = self._database.query("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0]["value"] if found else None

    def keep(self, key: str, text: str) -> None:
        """Keep the fact in place of an earlier one."""
        with self._database.transaction():
            self._database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, text))

    def drop(self, key: str) -> None:
        """Forget the fact, if there is one."""
        with self._database.transaction():
            self._database.execute("DELETE FROM meta WHERE key = ?", (key,))

    def all(self) -> dict[str, str]:
        """Return every fact by its key."""
        return {row["key"]: row["value"] for row in self._database.query("SELECT key, value FROM meta")}
