# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema's steps, append-only: a released one is never edited, a new one gets the next number."""

from __future__ import annotations

from waterline.vault.steps import (
    s0001_first,
    s0002_reading_marks,
    s0003_particulars,
    s0004_contacts,
    s0005_search,
    s0006_requests,
    s0007_right_now,
    s0008_agreements,
    s0009_people_and_words,
    s0010_narrowed,
    s0011_templates,
)

STEPS: tuple[tuple[str, ...], ...] = (
    s0001_first.STATEMENTS,
    s0002_reading_marks.STATEMENTS,
    s0003_particulars.STATEMENTS,
    s0004_contacts.STATEMENTS,
    s0005_search.STATEMENTS,
    s0006_requests.STATEMENTS,
    s0007_right_now.STATEMENTS,
    s0008_agreements.STATEMENTS,
    s0009_people_and_words.STATEMENTS,
    s0010_narrowed.STATEMENTS,
    s0011_templates.STATEMENTS,
)
"""Step n stands at position n - 1; a vault's `user_version` is the number of steps it has taken."""
