# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own templates of the free page."""

from __future__ import annotations

from waterline.domain.template import Template
from waterline.vault.connection import Database


class TemplateStore:
    """Reads and writes templates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, template: Template) -> None:
        """Store a template as it stands; one that was there keeps its place."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO template (id, name, words) VALUES (:id, :name, :words)"
                " ON CONFLICT (id) DO UPDATE SET name = :name, words = :words",
                {"id": template.id, "name": template.name, "words": template.words},
            )

    def remove(self, template_id: str) -> None:
        """Forget a template, if it is there."""
        with self._database.transaction():
            self._database.execute("DELETE FROM template WHERE id = ?", (template_id,))

    def list(self) -> list[Template]:
        """Return every template in the order they were made."""
        found = self._database.query("SELECT id, name, words FROM template ORDER BY row")
        return [Template(row["id"], row["name"], row["words"]) for row in found]
