# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of one's own: added, called something else, put away, brought back. No key is ever deleted or used again.

What the shipped words are called is known to the ui alone; where a name must not be taken yet, `said` tells it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from waterline.app import kink_pack
from waterline.app.session import Session
from waterline.domain.errors import EntryGone, NameEmpty, NameTaken
from waterline.domain.names import one_line, same_name
from waterline.domain.terms import OWN, Offered, Term, all_terms
from waterline.domain.terms import offered as offered_of


def offered(session: Session) -> Offered:
    """Return which words to offer, and what they are called."""
    return offered_of(session.vault.terms.list(), kink=kink_pack.is_on(session))


def terms(session: Session, role: str) -> tuple[Term, ...]:
    """Return every term of a role as it stands, put away or not."""
    return all_terms(session.vault.terms.list(), role, kink=kink_pack.is_on(session))


def add(session: Session, role: str, name: str, said: Mapping[str, str]) -> Term:
    """Add a word of one's own; raises NameEmpty, and NameTaken where another of this role is called so."""
    wanted = one_line(name)
    if not wanted:
        raise NameEmpty
    _see_that_it_is_free(session, role, wanted, said)
    term = Term(role, f"{OWN}{uuid.uuid4()}", wanted)
    session.vault.terms.keep(term)
    return term


def rename(session: Session, role: str, key: str, name: str, said: Mapping[str, str]) -> Term:
    """Call a term something else wherever it shows; a shipped one without a name is called as shipped again.

    Raises NameEmpty, NameTaken and EntryGone.
    """
    term, wanted = _known(session, role, key), one_line(name)
    if not wanted and term.is_own:
        raise NameEmpty
    if wanted:
        _see_that_it_is_free(session, role, wanted, said, but=key)
    if not term.is_own and wanted == said.get(key):
        wanted = ""
    return _changed(session, term, replace(term, name=wanted))


def set_archived(session: Session, role: str, key: str, *, archived: bool) -> Term:
    """Offer a term no longer, or again; entries that hold it keep it. Raises EntryGone."""
    term = _known(session, role, key)
    return _changed(session, term, replace(term, archived=archived))


def _changed(session: Session, before: Term, now: Term) -> Term:
    if now != before:
        session.vault.terms.keep(now)
    return now


def _known(session: Session, role: str, key: str) -> Term:
    for each in all_terms(session.vault.terms.list(), role, kink=True):
        if each.key == key:
            return each
    raise EntryGone


def _see_that_it_is_free(session: Session, role: str, name: str, said: Mapping[str, str], but: str = "") -> None:
    for each in all_terms(session.vault.terms.list(), role, kink=True):
        if each.key != but and same_name(each.name or said.get(each.key, ""), name):
            raise NameTaken
