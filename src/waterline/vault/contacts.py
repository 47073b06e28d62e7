# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contacts of one's own on the Support page."""

from __future__ import annotations

from waterline.domain.contact import Contact
from waterline.vault.connection import Database


class ContactStore:
    """Reads and writes contacts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, contact: Contact, now_ms: int) -> None:
        """Store a contact as it stands; one that was there keeps its place."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO contact (id, name, reach, note, changed_ms) VALUES (:id, :name, :reach, :note, :now)"
                " ON CONFLICT (id) DO UPDATE SET name = :name, reach = :reach, note = :note, changed_ms = :now",
                {
                    "id": contact.id,
                    "name": contact.name,
                    "reach": contact.reach,
                    "note": contact.note,
                    "now": now_ms,
                },
            )

    def remove(self, contact_id: str) -> None:
        """Forget a contact, if it is there."""
        with self._database.transaction():
            self._database.execute("DELETE FROM contact WHERE id = ?", (contact_id,))

    def list(self) -> list[Contact]:
        """Return every contact in the order they were added."""
        found = self._database.query("SELECT id, name, reach, note FROM contact ORDER BY row")
        return [Contact(row["id"], row["name"], row["reach"], row["note"]) for row in found]
