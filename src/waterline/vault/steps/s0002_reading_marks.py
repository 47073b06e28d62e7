# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 2: what a person leaves in a course: marks and notes, answers to the self-checks, and their box of questions."""

from __future__ import annotations

STATEMENTS = (
    """
CREATE TABLE reading_mark (
  id TEXT PRIMARY KEY NOT NULL,
  course TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'highlight')),
  colour TEXT NOT NULL,
  note TEXT NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  section TEXT NOT NULL,
  top TEXT NOT NULL,
  anchor TEXT NOT NULL,
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  made_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT
""",
    "CREATE INDEX reading_mark_by_course ON reading_mark (course)",
    """
CREATE TABLE outcome_answer (
  course TEXT NOT NULL,
  outcome TEXT NOT NULL,
  day TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_ms INTEGER NOT NULL,
  answered_zone TEXT NOT NULL,
  answered_offset_minutes INTEGER NOT NULL,
  PRIMARY KEY (course, outcome, day)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE recall_card (
  course TEXT NOT NULL,
  question TEXT NOT NULL,
  box INTEGER NOT NULL CHECK (box BETWEEN 1 AND 5),
  due_day INTEGER NOT NULL,
  PRIMARY KEY (course, question)
) STRICT, WITHOUT ROWID
""",
)
