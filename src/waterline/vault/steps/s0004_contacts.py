# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 4: the people somebody wants to find again in a bad hour."""

from __future__ import annotations

STATEMENTS = (
    """
CREATE TABLE contact (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  reach TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT
""",
)
