# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How entries stood before each change, read one at a time; `EntryStore.replace` writes them."""

from __future__ import annotations

from waterline.domain.entry import EntryVersion
from waterline.vault.connection import Database
from waterline.vault.records import answers_from_text

_OF = " FROM entry_version JOIN entry ON entry.row = entry_version.entry WHERE entry.id = :id"


class VersionStore:
    """Reads earlier versions. A version is known by its number, which rises with time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def numbers(self, entry_id: str) -> list[tuple[int, int]]:
        """Return each version's number and when it was changed, the latest first, without what it says."""
        found = self._database.query(
            f"SELECT entry_version.row AS number, saved_ms{_OF} ORDER BY number DESC", {"id": entry_id}
        )
        return [(row["number"], row["saved_ms"]) for row in found]

    def get(self, entry_id: str, number: int) -> EntryVersion | None:
        """Return one version of an entry, or None."""
        found = self._database.query(
            f"SELECT kind, saved_ms, answers{_OF} AND entry_version.row = :number", {"id": entry_id, "number": number}
        )
        for row in found:
            return EntryVersion(row["saved_ms"], answers_from_text(row["kind"], row["answers"]), number)
        return None
