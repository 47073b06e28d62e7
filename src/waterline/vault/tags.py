# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tags entries carry. None is ever deleted: an earlier version of an entry may name it."""

from __future__ import annotations

from waterline.domain.entry import Tag
from waterline.vault.connection import Database


class TagStore:
    """Reads and writes tags; which entry carries which is the entry's own matter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, tag: Tag) -> None:
        """Store a tag, or another name of one that is there."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO tag (id, name) VALUES (:id, :name) ON CONFLICT (id) DO UPDATE SET name = :name",
                {"id": tag.id, "name": tag.name},
            )

    def list(self) -> list[Tag]:
        """Return every tag in the order they were made, with how many entries outside the trash carry it."""
        found = self._database.query(
            "SELECT tag.id, tag.name, (SELECT count(*) FROM entry_tag JOIN entry ON entry.row = entry_tag.entry"
            " WHERE entry_tag.tag = tag.id AND entry.trashed_ms IS NULL) AS uses FROM tag ORDER BY tag.row"
        )
        return [Tag(row["id"], row["name"], row["uses"]) for row in found]
