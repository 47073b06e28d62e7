# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Offering a landing or a person, once a day at most, to somebody who goes round one thing."""

from __future__ import annotations

from waterline.app.session import Session
from waterline.domain.brake import goes_round
from waterline.domain.times import DAY_MS

_LEFT_BE = "brake_left_be"


def is_offered(session: Session, entry_id: str) -> bool:
    """Tell whether it is time to offer it beside this entry; not again on a day on which it was left be."""
    now = session.now()
    if session.vault.meta.get(_LEFT_BE) == now.local.date().isoformat():
        return False
    return goes_round(session.vault.entries.moments_of_incident(entry_id), now)


def is_offered_before_the_next(session: Session) -> bool:
    """Tell whether it is time to offer it before anything new is begun: one thing was gone round today."""
    touched = session.vault.entries.touched_since(session.now().utc_ms - DAY_MS)
    return any(is_offered(session, entry_id) for entry_id in touched)


def leave_be(session: Session) -> None:
    """Offer it no more today."""
    session.vault.meta.keep(_LEFT_BE, session.now().local.date().isoformat())
