# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of agreements, the conversation that is planned about one, and moving an entry between inside and outside.

A plan that is kept as an entry writes the ledger in the same step: its agreement, and what became of it that day.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.agreement import (
    KIND,
    UNCLEAR,
    Agreement,
    ConversationPlan,
    Event,
    Ledger,
    plan_from,
    with_agreement,
)
from waterline.domain.entry import Draft, Entry
from waterline.domain.errors import EntryGone
from waterline.domain.times import Stamp


def ledgers(session: Session) -> tuple[Ledger, ...]:
    """Return every agreement with what became of it: those that go on first."""
    return tuple(session.vault.agreements.ledgers())


def ledger(session: Session, agreement_id: str) -> Ledger:
    """Return one agreement with what became of it; raises EntryGone."""
    for each in ledgers(session):
        if each.agreement.id == agreement_id:
            return each
    raise EntryGone


def agreement_of(session: Session, entry_id: str) -> str | None:
    """Return the agreement an entry tells of, or None."""
    answers = journal.entry(session, entry_id).answers
    return answers.agreement or None if isinstance(answers, ConversationPlan) else None


def keep(session: Session, agreement: Agreement) -> Agreement:
    """Store an agreement as it stands; a new one gets its id."""
    kept = agreement if agreement.id else replace(agreement, id=_new_id())
    session.vault.agreements.keep(kept, session.now().utc_ms)
    return kept


def remove(session: Session, agreement_id: str) -> None:
    """Take an agreement out of the ledger; `bring_back` undoes it. Entries that tell of it stay."""
    session.vault.agreements.remove(agreement_id)


def bring_back(session: Session, whole: Ledger) -> None:
    """Put an agreement back with everything that became of it."""
    with session.vault.transaction():
        keep(session, whole.agreement)
        for event in whole.events:
            session.vault.agreements.keep_event(event)


def add_event(session: Session, agreement_id: str, what: str, happened: Stamp, words: str = "") -> Event:
    """Note what became of an agreement; raises EntryGone."""
    return keep_event(session, Event(_new_id(), agreement_id, what, happened, session.now().utc_ms, words))


def keep_event(session: Session, event: Event) -> Event:
    """Store an event as it stands; raises EntryGone."""
    session.vault.agreements.keep_event(event)
    return event


def remove_event(session: Session, event: Event) -> None:
    """Take an event out of the ledger; `keep_event` undoes it."""
    session.vault.agreements.remove_event(event.id)


# The conversation plan ----------------------------------------------------------------------------
def begin(session: Session, agreement_id: str | None = None) -> Draft:
    """Return a new draft of a plan, about this agreement where one is given; raises EntryGone."""
    seed = ConversationPlan()
    if agreement_id is not None:
        found = ledger(session, agreement_id).agreement
        seed = replace(with_agreement(seed, found), people=found.people)
    return journal.begin(session, KIND, seed=seed)


def begin_from(session: Session, entry_id: str) -> Draft:
    """Return a draft of a plan that begins with the fact an entry tells; raises EntryGone."""
    entry = journal.entry(session, entry_id)
    return journal.begin(session, KIND, seed=plan_from(entry.answers, entry.happened))


def finish(session: Session, draft: Draft) -> Entry:
    """Keep a plan as an entry and write the ledger with it, in one step; raises EntryGone and the storage errors."""
    return journal.saving(session, lambda: _finish_once(session, draft))


def _finish_once(session: Session, draft: Draft) -> Entry:
    with session.vault.transaction():
        answers = draft.answers
        assert isinstance(answers, ConversationPlan)
        made = bool(answers.agreed.strip()) and answers.agreement not in {
            each.agreement.id for each in ledgers(session)
        }
        if made:  # also where its agreement was taken out of the ledger meanwhile
            answers = replace(answers, agreement=_new_id())
        entry = journal.finish_once(session, replace(draft, answers=answers))
        answers = entry.answers
        assert isinstance(answers, ConversationPlan)
        if made:
            keep(session, Agreement(answers.agreement, answers.agreed, answers.people, answers.since))
        _keep_event_of(session, entry, answers)
    return entry


def follow(session: Session, entry: Entry) -> None:
    """Let the ledger say what a plan says that was changed elsewhere, within that change; others tell nothing."""
    if isinstance(entry.answers, ConversationPlan):
        there = entry.answers.agreement in {each.agreement.id for each in ledgers(session)}
        _keep_event_of(session, entry, entry.answers if there else replace(entry.answers, agreement=""))


def _keep_event_of(session: Session, entry: Entry, answers: ConversationPlan) -> None:
    before = session.vault.agreements.event_of(entry.id)
    if not answers.agreement or (answers.event is None and not answers.what_happened.strip()):
        if before is not None:
            session.vault.agreements.remove_event(before.id)
        return
    event = before or Event(_new_id(), answers.agreement, UNCLEAR, entry.happened, entry.written.utc_ms, entry=entry.id)
    event = replace(event, agreement=answers.agreement, what=answers.event or UNCLEAR, happened=entry.happened)
    session.vault.agreements.keep_event(replace(event, words=""))


# Inside me, or between us -------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Move:
    """An entry was sorted anew at `when_ms`: from one key of the triage (None: none) to another."""

    when_ms: int
    before: str | None
    after: str | None


def move(session: Session, entry_id: str, triage: str) -> Entry:
    """Sort an entry anew and nothing else of it; how it was stays among its versions. Raises EntryGone."""

    def once() -> Entry:
        with session.vault.transaction():
            entry = journal.entry(session, entry_id)
            if entry.answers.triage == triage:
                return entry
            changed_ms = max(session.now().utc_ms, entry.changed_ms + 1)
            moved = replace(entry, answers=replace(entry.answers, triage=triage), changed_ms=changed_ms)
            session.vault.entries.replace(moved)
            return moved

    return journal.saving(session, once)


def moves(session: Session, entry_id: str) -> tuple[Move, ...]:
    """Return every time an entry was sorted anew after it had been sorted, the latest first; raises EntryGone."""
    after = journal.entry(session, entry_id).answers.triage
    found: list[Move] = []
    for version in journal.versions(session, entry_id):
        before = version.answers.triage
        if before is not None and before != after:
            found.append(Move(version.saved_ms, before, after))
        after = before
    return tuple(found)


def not_kept(found: Sequence[Ledger], people: Sequence[str]) -> tuple[Ledger, ...]:
    """Return the agreements with any of these people (nobody: with anybody) that have something open."""
    wanted = set(people)
    return tuple(
        each for each in found if each.open_events and (not wanted or wanted.intersection(each.agreement.people))
    )


def _new_id() -> str:
    return str(uuid.uuid4())
