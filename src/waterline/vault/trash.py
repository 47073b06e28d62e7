# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting for good what has been in the trash since before a moment."""

from __future__ import annotations

from waterline.vault.connection import Database


class TrashStore:
    """Empties the trash of what is old."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def empty(self, before_ms: int) -> int:
        """Delete what was thrown away before this moment; return how many entries. One being changed stays."""
        with self._database.transaction():
            return self._database.execute(
                "DELETE FROM entry WHERE trashed_ms IS NOT NULL AND trashed_ms < :before"
                " AND id NOT IN (SELECT entry_id FROM draft WHERE entry_id IS NOT NULL)",
                {"before": before_ms},
            )
