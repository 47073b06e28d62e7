# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throwing several entries away at once, and bringing them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from waterline.app.journal import saving
from waterline.app.session import Session


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
