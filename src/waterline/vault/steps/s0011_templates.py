# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 11: what a person likes to begin a free page with."""

from __future__ import annotations

STATEMENTS = (
    """
CREATE TABLE template (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT
""",
)
