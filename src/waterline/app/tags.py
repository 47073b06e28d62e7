# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags: free words an entry is given on its own page. One name everywhere, and one change of it everywhere."""

from __future__ import annotations

import uuid
from dataclasses import replace
from functools import partial

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Entry, Tag
from waterline.domain.errors import EntryGone, NameEmpty, NameTaken
from waterline.domain.names import one_line, same_name


def tags(session: Session) -> tuple[Tag, ...]:
    """Return every tag by the alphabet, whether or not an entry carries it now."""
    return tuple(sorted(session.vault.tags.list(), key=lambda tag: (tag.name.casefold(), tag.id)))


def give(session: Session, entry_id: str, chosen: tuple[str, ...]) -> Entry:
    """Let an entry carry exactly these tags; how it stood before is kept as a version. Raises EntryGone."""
    return journal.saving(session, partial(_give, session, entry_id, chosen))


def add(session: Session, entry_id: str, name: str) -> Entry:
    """Give an entry one more tag: the one of this name (case aside), or a new one. Raises NameEmpty and EntryGone."""
    return journal.saving(session, partial(_add, session, entry_id, name))


def rename(session: Session, tag_id: str, name: str) -> Tag:
    """Call a tag something else on every entry; raises NameEmpty, NameTaken where another is called so, EntryGone."""
    wanted, known = _named(name), session.vault.tags.list()
    if any(same_name(each.name, wanted) for each in known if each.id != tag_id):
        raise NameTaken
    for each in known:
        if each.id == tag_id:
            return journal.saving(session, partial(_rename, session, replace(each, name=wanted)))
    raise EntryGone


def _rename(session: Session, renamed: Tag) -> Tag:
    with session.vault.transaction():
        session.vault.tags.keep(renamed)
        session.vault.entries.index_tagged(renamed.id)
    return renamed


def _named(name: str) -> str:
    wanted = one_line(name)
    if not wanted:
        raise NameEmpty
    return wanted


def _add(session: Session, entry_id: str, name: str) -> Entry:
    wanted = _named(name)
    with session.vault.transaction():
        found = journal.entry(session, entry_id)
        tag = next((each for each in session.vault.tags.list() if same_name(each.name, wanted)), None)
        if tag is None:
            tag = Tag(str(uuid.uuid4()), wanted)
            session.vault.tags.keep(tag)
        if tag.id in found.answers.tags:
            return found
        return _give(session, entry_id, (*found.answers.tags, tag.id))


def _give(session: Session, entry_id: str, chosen: tuple[str, ...]) -> Entry:
    found = journal.entry(session, entry_id)
    if found.answers.tags == chosen:
        return found
    changed_ms = max(session.now().utc_ms, found.changed_ms)
    changed = replace(found, answers=replace(found.answers, tags=chosen), changed_ms=changed_ms)
    session.vault.entries.replace(changed)
    return changed
