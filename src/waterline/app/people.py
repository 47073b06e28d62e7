# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The people of the journal: other nicknames, putting somebody away, bringing them back. Nobody is ever deleted."""

from __future__ import annotations

import uuid
from dataclasses import replace

from waterline.app.session import Session
from waterline.domain.entry import Person
from waterline.domain.errors import EntryGone, NameTaken, NicknameEmpty
from waterline.domain.names import one_line, same_name


def add(session: Session, nickname: str) -> Person:
    """Add somebody new; raises NicknameEmpty, and NameTaken where somebody has this nickname already (case aside)."""
    wanted = _free(session, nickname)
    person = Person(str(uuid.uuid4()), wanted)
    session.vault.people.add(person, session.now().utc_ms)
    return person


def rename(session: Session, person_id: str, nickname: str) -> Person:
    """Call somebody by another nickname, in old entries too, for these hold only the id.

    Raises NicknameEmpty, NameTaken where somebody else has it (case aside), and EntryGone.
    """
    wanted = _free(session, nickname, but=person_id)
    return _changed(session, replace(_known(session, person_id), nickname=wanted))


def set_archived(session: Session, person_id: str, *, archived: bool) -> Person:
    """Offer somebody no longer, or again; entries that name them stay as they are. Raises EntryGone."""
    return _changed(session, replace(_known(session, person_id), archived=archived))


def _free(session: Session, nickname: str, but: str = "") -> str:
    wanted = one_line(nickname)
    if not wanted:
        raise NicknameEmpty
    if any(same_name(each.nickname, wanted) for each in session.vault.people.list() if each.id != but):
        raise NameTaken
    return wanted


def _known(session: Session, person_id: str) -> Person:
    for each in session.vault.people.list():
        if each.id == person_id:
            return each
    raise EntryGone


def _changed(session: Session, person: Person) -> Person:
    if person != _known(session, person.id):
        session.vault.people.change(person)
    return person
