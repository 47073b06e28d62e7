# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 9: people that can be put away, words of one's own and other names for the shipped ones, and tags of entries."""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE person ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))",
    """
CREATE TABLE term (
  row INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('feeling', 'trigger', 'fear', 'need')),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  UNIQUE (role, key)
) STRICT
""",
    """
CREATE TABLE tag (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE entry_tag (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tag TEXT NOT NULL REFERENCES tag (id),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX entry_tag_by_tag ON entry_tag (tag)",
)
