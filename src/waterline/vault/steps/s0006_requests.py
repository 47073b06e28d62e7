# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 6: what became of a request, beside its entry: asked, answered, and whether the need was met."""

from __future__ import annotations

STATEMENTS = (
    """
CREATE TABLE request_outcome (
  entry INTEGER PRIMARY KEY REFERENCES entry (row) ON DELETE CASCADE,
  asked_ms INTEGER,
  reply TEXT CHECK (reply IN ('yes', 'another_way', 'no', 'withdrawn')),
  reply_words TEXT NOT NULL,
  replied_ms INTEGER,
  met TEXT CHECK (met IN ('yes', 'partly', 'no', 'later')),
  met_words TEXT NOT NULL,
  met_ms INTEGER,
  follow_up_ms INTEGER
) STRICT
""",
    "CREATE INDEX request_outcome_by_follow_up ON request_outcome (follow_up_ms) WHERE follow_up_ms IS NOT NULL",
    "CREATE INDEX entry_by_request ON entry (written_ms) WHERE kind = 'request' AND trashed_ms IS NULL",
)
