# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries that are about one moment: joined into one incident, which every pattern counts once, and parted again."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import EntryLine
from waterline.domain.looking import Looking

Before = Mapping[str, str | None]
"""What each entry that was touched belonged to: `put_back` takes it."""

OFFERED = 6
"""Entries offered for joining at a time."""


def also_about(session: Session, entry_id: str) -> tuple[EntryLine, ...]:
    """Return the other entries about the same moment outside the trash, the newest first; raises EntryGone."""
    incident = journal.entry(session, entry_id).incident
    if incident is None:
        return ()
    others = [each for each in session.vault.incidents.members(incident) if each != entry_id]
    return tuple(line for line in journal.lines(session, tuple(others)) if line.trashed_ms is None)


def candidates(session: Session, entry_id: str, text: str = "", limit: int = OFFERED) -> tuple[EntryLine, ...]:
    """Return entries that could belong with this one: those that hold the text, or else the nearest in time."""
    if not Looking(text).asks_anything:
        return journal.lines(session, tuple(session.vault.incidents.near(entry_id, limit)))
    incident = journal.entry(session, entry_id).incident
    left_out = {entry_id, *(session.vault.incidents.members(incident) if incident else ())}
    found = journal.look(session, Looking(text), limit=limit + len(left_out))
    return tuple(line for line in found if line.id not in left_out)[:limit]


def join(session: Session, entry_id: str, other_id: str) -> Before:
    """Let two entries, with all that belongs to either, be about one moment. Raises EntryGone."""
    with session.vault.transaction():
        one, other = (journal.entry(session, each) for each in (entry_id, other_id))
        incident = one.incident or other.incident or str(uuid.uuid4())
        before: dict[str, str | None] = {}
        for each in (one, other):
            joined = session.vault.incidents.members(each.incident) if each.incident else [each.id]
            before |= dict.fromkeys(joined, each.incident)
        session.vault.incidents.put(dict.fromkeys(before, incident))
        return before


def leave(session: Session, entry_id: str) -> Before:
    """Let an entry be about a moment of its own again; one that would stay behind alone as well. Raises EntryGone."""
    with session.vault.transaction():
        incident = journal.entry(session, entry_id).incident
        if incident is None:
            return {}
        members = session.vault.incidents.members(incident)
        parted = members if len(members) <= 2 else [entry_id]
        before: dict[str, str | None] = dict.fromkeys(parted, incident)
        session.vault.incidents.put(dict.fromkeys(parted))
        return before


def put_back(session: Session, before: Before) -> None:
    """Undo `join` or `leave`."""
    session.vault.incidents.put(before)
