# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the person is in each course."""

from __future__ import annotations

from waterline.domain.entry import Origin
from waterline.vault.connection import Database


class ReadingStore:
    """Keeps one place per course."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def place(self, course: str) -> Origin | None:
        """Return the place kept for this course, or None before the first."""
        found = self._database.query("SELECT section, anchor FROM reading_place WHERE course = ?", (course,))
        return Origin(course, found[0]["section"], found[0]["anchor"]) if found else None

    def keep(self, place: Origin, now_ms: int) -> None:
        """Keep this place for its course."""
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO reading_place (course, section, anchor, changed_ms) VALUES (?, ?, ?, ?)",
                (place.course, place.section, place.anchor, now_ms),
            )
