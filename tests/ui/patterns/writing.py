# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes moments into a real vault, as the dig would."""

from __future__ import annotations

from typing import Any

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Answers, Origin

LEFT_TIME: dict[str, Any] = {"fears": ("being_left",), "needs": ("time",)}
OUT_ATTENTION: dict[str, Any] = {"fears": ("missing_out",), "needs": ("attention",)}


def write_moment(session: Session, what: str = "", *, origin: Origin | None = None, **answers: Any) -> str:
    """Save one moment with these answers; returns the id of its entry."""
    draft = journal.begin_dig(session, origin=origin)
    filled = draft.with_answers(Answers(what_happened=what, **answers), "after", session.now())
    return journal.finish(session, filled).id


def write_moments(session: Session, count: int, **answers: Any) -> list[str]:
    """Save several alike."""
    return [write_moment(session, f"Moment {number}", **answers) for number in range(1, count + 1)]
