# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry's earlier versions: which there are, how one differs from now, and putting one back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from waterline.app import agreements, journal
from waterline.app.session import Session
from waterline.domain.comparing import Difference, differences
from waterline.domain.entry import Answers, EntryVersion
from waterline.domain.errors import EntryGone


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier version: its number, and when it was changed into the one after it."""

    number: int
    changed_ms: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier version beside the entry as it is now."""

    then: Answers
    differences: tuple[Difference, ...]


def earlier(session: Session, entry_id: str) -> tuple[Earlier, ...]:
    """Return which earlier versions there are, the latest first."""
    return tuple(Earlier(*each) for each in session.vault.versions.numbers(entry_id))


def compare(session: Session, entry_id: str, number: int) -> Comparison:
    """Return what is different now from how the entry stood in that version; raises EntryGone."""
    then = _version(session, entry_id, number).answers
    return Comparison(then, differences(then, journal.entry(session, entry_id).answers))


def put_back(session: Session, entry_id: str, number: int) -> int | None:
    """Let the entry say again what it said in that version, as one more change; nothing is lost by it.

    Returns the number of the version that holds what it said until now, or None where both are the same.
    Raises EntryGone.
    """
    return journal.saving(session, partial(_put_back, session, entry_id, number))


def _put_back(session: Session, entry_id: str, number: int) -> int | None:
    with session.vault.transaction():
        answers = replace(_version(session, entry_id, number).answers, nickname="")
        before = journal.entry(session, entry_id)
        if answers == before.answers:
            return None
        agreements.follow(session, journal.change_once(session, before, answers, session.now().utc_ms))
        return earlier(session, entry_id)[0].number


def _version(session: Session, entry_id: str, number: int) -> EntryVersion:
    found = session.vault.versions.get(entry_id, number)
    if found is None:
        raise EntryGone
    return found
