# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 1: entries with their words, terms and layers, people, drafts, earlier versions, and the place in the course."""

from __future__ import annotations

_ENTRY = """
CREATE TABLE entry (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  happened_ms INTEGER NOT NULL,
  happened_zone TEXT NOT NULL,
  happened_offset_minutes INTEGER NOT NULL,
  happened_said INTEGER NOT NULL CHECK (happened_said IN (0, 1)),
  happened_time_known INTEGER NOT NULL CHECK (happened_time_known IN (0, 1)),
  written_ms INTEGER NOT NULL,
  written_zone TEXT NOT NULL,
  written_offset_minutes INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  incident TEXT,
  intensity_before INTEGER CHECK (intensity_before BETWEEN 0 AND 10),
  intensity_after INTEGER CHECK (intensity_after BETWEEN 0 AND 10),
  feeling_words TEXT NOT NULL,
  body_words TEXT NOT NULL,
  what_happened TEXT NOT NULL,
  fear_words TEXT NOT NULL,
  need_words TEXT NOT NULL,
  root TEXT NOT NULL,
  triage TEXT CHECK (triage IN ('inside', 'between', 'both', 'cannot_tell')),
  ask_again_days INTEGER,
  ask_again_ms INTEGER,
  next_step TEXT,
  next_words TEXT NOT NULL,
  trashed_ms INTEGER,
  origin_course TEXT,
  origin_section TEXT,
  origin_anchor TEXT,
  CHECK ((origin_course IS NULL) = (origin_section IS NULL) AND (origin_course IS NULL) = (origin_anchor IS NULL))
) STRICT
"""

STATEMENTS = (
    """
CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE person (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  nickname TEXT NOT NULL,
  created_ms INTEGER NOT NULL
) STRICT
""",
    "INSERT INTO person (id, nickname, created_ms) VALUES ('myself', '', 0)",
    _ENTRY,
    "CREATE INDEX entry_by_moment ON entry (happened_ms, id) WHERE trashed_ms IS NULL",
    "CREATE INDEX entry_by_trashing ON entry (trashed_ms) WHERE trashed_ms IS NOT NULL",
    "CREATE INDEX entry_by_asking ON entry (ask_again_ms) WHERE ask_again_ms IS NOT NULL",
    "CREATE INDEX entry_by_origin ON entry (origin_course, origin_section) WHERE origin_course IS NOT NULL",
    "CREATE INDEX entry_by_incident ON entry (incident) WHERE incident IS NOT NULL",
    """
CREATE TABLE entry_term (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('feeling', 'body', 'trigger', 'iceberg', 'fear', 'need', 'talk_to')),
  position INTEGER NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (entry, role, position)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX entry_term_by_term ON entry_term (role, term)",
    """
CREATE TABLE entry_layer (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE entry_person (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX entry_person_by_person ON entry_person (person)",
    """
CREATE TABLE entry_version (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  saved_ms INTEGER NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers))
) STRICT
""",
    "CREATE INDEX entry_version_by_entry ON entry_version (entry)",
    """
CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  entry_id TEXT,
  step TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  started_ms INTEGER NOT NULL,
  started_zone TEXT NOT NULL,
  started_offset_minutes INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  origin_course TEXT,
  origin_section TEXT,
  origin_anchor TEXT,
  CHECK ((origin_course IS NULL) = (origin_section IS NULL) AND (origin_course IS NULL) = (origin_anchor IS NULL))
) STRICT
""",
    """
CREATE TABLE reading_place (
  course TEXT PRIMARY KEY NOT NULL,
  section TEXT NOT NULL,
  anchor TEXT NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID
""",
)
