# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throwing several entries away at once, bringing them back, and letting them go for good where that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from waterline.app.journal import saving
from waterline.app.session import Session
from waterline.domain.errors import DiskFull, VaultReadOnly
from waterline.domain.times import DAY_MS


def throw_away(session: Session, entry_ids: Sequence[str]) -> tuple[str, ...]:
    """Move entries to the trash in one step; return those that went, for `bring_back`. Ones that are gone stay so."""
    now_ms = session.now().utc_ms
    return _each(session, entry_ids, lambda entry_id: session.vault.entries.trash(entry_id, now_ms), in_trash=False)


def bring_back(session: Session, entry_ids: Sequence[str]) -> tuple[str, ...]:
    """Bring entries back from the trash in one step; return those that came. Ones deleted for good stay so."""
    return _each(session, entry_ids, session.vault.entries.restore, in_trash=True)


def _each(
    session: Session, entry_ids: Sequence[str], change: Callable[[str], None], *, in_trash: bool
) -> tuple[str, ...]:
    return saving(session, partial(_each_once, session, tuple(entry_ids), change, in_trash))


def _each_once(
    session: Session, entry_ids: tuple[str, ...], change: Callable[[str], None], in_trash: bool
) -> tuple[str, ...]:
    with session.vault.transaction():
        there = [line.id for line in session.vault.entries.lines(entry_ids) if (line.trashed_ms is None) != in_trash]
        for entry_id in there:
            change(entry_id)
    return tuple(there)


# Going by itself ----------------------------------------------------------------------------------
STAYS_DAYS = 30
"""How long an entry stays in the trash where the person lets it go by itself."""

_SWITCHED_ON = "trash_goes_since"


def goes_since(session: Session) -> int | None:
    """Return since when entries go by themselves, or None: they stay, unless the person switched this on."""
    since = session.vault.meta.get(_SWITCHED_ON)
    return None if since is None else int(since)


def let_go(session: Session, on: bool) -> int | None:
    """Let entries go by themselves from now on, or keep them; return since when they do.

    Nothing goes sooner than STAYS_DAYS after this, however long it has been in the trash.
    """
    if not on:
        session.vault.meta.drop(_SWITCHED_ON)
    elif goes_since(session) is None:
        session.vault.meta.keep(_SWITCHED_ON, str(session.now().utc_ms))
    return goes_since(session)


def goes_ms(trashed_ms: int, since_ms: int) -> int:
    """Return from when on an entry of the trash goes at the next opening."""
    return max(trashed_ms, since_ms) + STAYS_DAYS * DAY_MS


def go(session: Session) -> int:
    """Delete for good what has been in the trash long enough, where that was switched on; return how many entries.

    Called at each opening. Backups keep what they have. Where it cannot be done now there will be a next time.
    """
    since_ms, now_ms = goes_since(session), session.now().utc_ms
    if since_ms is None or goes_ms(since_ms, since_ms) > now_ms:
        return 0
    with suppress(DiskFull, VaultReadOnly):
        return session.vault.trash.empty(now_ms - STAYS_DAYS * DAY_MS)
    return 0
