# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts: flows that were begun and not finished, one row each, replaced as they are typed."""

from __future__ import annotations

from waterline.domain.entry import Draft
from waterline.vault.connection import Database, Row
from waterline.vault.records import (
    answers_from_text,
    answers_text,
    origin_columns,
    origin_of,
    stamp_columns,
    stamp_of,
)

_COLUMNS = (
    "id", "kind", "entry_id", "step", "answers", "started_ms", "started_zone", "started_offset_minutes", "changed_ms",
    "origin_course", "origin_section", "origin_anchor",
)  # fmt: skip
_KEEP = f"INSERT OR REPLACE INTO draft ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + each for each in _COLUMNS)})"


class DraftStore:
    """Reads and writes drafts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, draft: Draft) -> None:
        """Store the draft as it stands, in place of what was stored of it before."""
        with self._database.transaction():
            self._database.execute(
                _KEEP,
                {
                    "id": draft.id,
                    "kind": draft.kind,
                    "entry_id": draft.entry_id,
                    "step": draft.step,
                    "answers": answers_text(draft.answers),
                    **stamp_columns("started", draft.started),
                    "changed_ms": draft.changed_ms,
                    **origin_columns(draft.origin),
                },
            )

    def get(self, draft_id: str) -> Draft | None:
        """Return one draft, or None."""
        found = self._database.query("SELECT * FROM draft WHERE id = ?", (draft_id,))
        return _draft(found[0]) if found else None

    def list(self) -> list[Draft]:
        """Return every draft, the one changed last first."""
        return [_draft(row) for row in self._database.query("SELECT * FROM draft ORDER BY changed_ms DESC, id")]

    def discard(self, draft_id: str) -> None:
        """Delete a draft; one that is not there needs no deleting."""
        with self._database.transaction():
            self._database.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def _draft(row: Row) -> Draft:
    return Draft(
        id=row["id"],
        kind=row["kind"],
        step=row["step"],
        answers=answers_from_text(row["kind"], row["answers"]),
        started=stamp_of(row, "started"),
        changed_ms=row["changed_ms"],
        entry_id=row["entry_id"],
        origin=origin_of(row),
    )
