# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 3: what only one kind of flow asks for, kept together beside the columns that all flows share."""

from __future__ import annotations

STATEMENTS = ("ALTER TABLE entry ADD COLUMN particulars TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(particulars))",)
