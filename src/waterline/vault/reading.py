# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the person is in each course, and which of their entries belong to a section of it."""

from __future__ import annotations

import json

from waterline.domain.entry import Origin
from waterline.domain.speaks import Belonging
from waterline.domain.vocabulary import BETWEEN, INSIDE
from waterline.vault.connection import Database

_NAMED = "row IN (SELECT entry FROM entry_term WHERE role = '{0}' AND term IN (SELECT value FROM json_each(:{0})))"

_BELONGING = f"""
SELECT id FROM entry
WHERE trashed_ms IS NULL AND (
  triage IN (SELECT value FROM json_each(:triage))
  OR (triage IS NOT '{BETWEEN}' AND ({_NAMED.format("fear")} OR {_NAMED.format("need")}))
  OR (:unnamed AND triage = '{INSIDE}' AND row NOT IN (SELECT entry FROM entry_term WHERE role IN ('fear', 'need')))
)
ORDER BY happened_ms DESC, id DESC LIMIT :limit
"""


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

    def belonging(self, by: Belonging, limit: int) -> list[str]:
        """Return the ids of the newest entries outside the trash that belong to a section, see `domain.speaks`."""
        wanted = {
            "triage": json.dumps(by.triage),
            "fear": json.dumps(by.fears),
            "need": json.dumps(by.needs),
            "unnamed": by.unnamed,
            "limit": limit,
        }
        return [row["id"] for row in self._database.query(_BELONGING, wanted)]
