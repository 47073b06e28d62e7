# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which entries belong to one incident."""

from __future__ import annotations

from collections.abc import Mapping

from waterline.vault.connection import Database


class IncidentStore:
    """Reads and writes what joins entries; it is no part of their answers, so no version is made of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def members(self, incident: str) -> list[str]:
        """Return the ids of all its entries, also those in the trash, newest moment first."""
        found = self._database.query(
            "SELECT id FROM entry WHERE incident = ? ORDER BY happened_ms DESC, id DESC", (incident,)
        )
        return [row["id"] for row in found]

    def put(self, incidents: Mapping[str, str | None]) -> None:
        """Let each of these entries belong to that incident, or (None) to none; ids of none are passed over."""
        with self._database.transaction():
            for entry_id, incident in incidents.items():
                self._database.execute("UPDATE entry SET incident = ? WHERE id = ?", (incident, entry_id))

    def near(self, entry_id: str, limit: int) -> list[str]:
        """Return the entries outside the trash that do not belong with this one, nearest to its moment first."""
        found = self._database.query(
            "WITH this AS (SELECT id, happened_ms, coalesce(incident, id) AS incident FROM entry WHERE id = :id)"
            " SELECT entry.id FROM entry, this WHERE trashed_ms IS NULL AND coalesce(entry.incident, entry.id)"
            " <> this.incident ORDER BY abs(entry.happened_ms - this.happened_ms), entry.happened_ms DESC, entry.id"
            " LIMIT :limit",
            {"id": entry_id, "limit": limit},
        )
        return [row["id"] for row in found]
