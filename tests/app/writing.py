# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes into a journal the way a person does, as briefly as a test can say it."""

from __future__ import annotations

from dataclasses import replace

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Answers, Entry


def write(session: Session, root: str) -> Entry:
    """Begin a dig, say one thing, and keep it."""
    draft = replace(journal.begin_dig(session), answers=Answers(root=root))
    journal.keep_draft(session, draft)
    return journal.finish(session, draft)


def roots(session: Session) -> list[str]:
    """Return what every entry outside the trash comes down to."""
    return sorted(line.root for line in journal.timeline(session, limit=10_000))
