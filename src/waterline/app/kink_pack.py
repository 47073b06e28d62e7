# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kink pack: words and one flow that are offered only to adults who asked for them."""

from __future__ import annotations

from waterline.app.session import Session
from waterline.domain.sheets import SHEETS, WATCHING_PLAN

_SWITCHED_ON = "kink_pack"


def is_on(session: Session) -> bool:
    """Tell whether the person asked for it; it is off until they do."""
    return session.vault.meta.get(_SWITCHED_ON) is not None


def switch(session: Session, on: bool) -> None:
    """Offer it from now on, or no longer; what was written with it stays as it is."""
    if on:
        session.vault.meta.keep(_SWITCHED_ON, "on")
    else:
        session.vault.meta.drop(_SWITCHED_ON)


def sheets_offered(session: Session) -> tuple[str, ...]:
    """Return the kinds of short flows to offer, in their order."""
    on = is_on(session)
    return tuple(kind for kind in SHEETS if on or kind != WATCHING_PLAN)
