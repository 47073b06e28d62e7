# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 8: agreements, with whom, and what became of them. An event told by an entry goes where that entry goes."""

from __future__ import annotations

STATEMENTS = (
    """
CREATE TABLE agreement (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,
  since TEXT NOT NULL,
  ended TEXT NOT NULL,
  made_ms INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE agreement_person (
  agreement INTEGER NOT NULL REFERENCES agreement (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (agreement, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE agreement_event (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  agreement INTEGER NOT NULL REFERENCES agreement (row) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('kept', 'not_kept', 'unclear')),
  happened_ms INTEGER NOT NULL,
  happened_zone TEXT NOT NULL,
  happened_offset_minutes INTEGER NOT NULL,
  written_ms INTEGER NOT NULL,
  words TEXT NOT NULL,
  entry INTEGER UNIQUE REFERENCES entry (row) ON DELETE CASCADE,
  talked TEXT CHECK (talked IN ('yes', 'not_yet')),
  repaired TEXT CHECK (repaired IN ('yes', 'partly', 'no'))
) STRICT
""",
    "CREATE INDEX agreement_event_by_agreement ON agreement_event (agreement, happened_ms)",
    "CREATE INDEX agreement_person_by_person ON agreement_person (person)",
)
