# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 7: what waits from a hot moment, and what is made for the next one on a calm day."""

from __future__ import annotations

STATEMENTS = (
    """
CREATE TABLE held_message (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,
  written_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  kept INTEGER NOT NULL CHECK (kept IN (0, 1))
) STRICT
""",
    """
CREATE TABLE later_item (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,
  due_ms INTEGER NOT NULL,
  done_ms INTEGER
) STRICT
""",
    """
CREATE TABLE own_tool (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  how TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT
""",
    """
CREATE TABLE if_then_plan (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  trigger TEXT NOT NULL,
  if_words TEXT NOT NULL,
  then_words TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT
""",
)
