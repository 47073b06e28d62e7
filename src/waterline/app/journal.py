# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing, keeping and finding entries."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from waterline.app.people import set_archived
from waterline.app.session import Session
from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import DIG, Answers, Draft, Entry, EntryLine, EntryVersion, Origin, Person
from waterline.domain.errors import EntryGone, NicknameEmpty, VaultDamaged
from waterline.domain.flows import ANSWERS, days_until_asked
from waterline.domain.looking import Looking
from waterline.domain.names import one_line, same_name
from waterline.domain.sheets import LEDGER_LOOKS_BACK, REASSURANCE, ledger_comes_first
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import CANNOT_TELL, MYSELF

T = TypeVar("T")

PAGE = 50
"""Entries read at a time for the journal's list."""


# Drafts -----------------------------------------------------------------------------------------
def begin_dig(
    session: Session, *, step: Step = Step.NAME, origin: Origin | None = None, seed: Answers | None = None
) -> Draft:
    """Return a new draft of a dig, empty but for `seed`; it is stored as soon as something is said in it."""
    now = session.now()
    return Draft(str(uuid.uuid4()), DIG, step.value, seed or Answers(), now, now.utc_ms, origin=origin)


def begin(session: Session, kind: str, *, origin: Origin | None = None, seed: Answers | None = None) -> Draft:
    """Return a new draft of another flow (`domain.flows`), empty but for `seed`; stored once something is said."""
    now = session.now()
    return Draft(str(uuid.uuid4()), kind, "", seed or ANSWERS[kind](), now, now.utc_ms, origin=origin)


def edit(session: Session, entry_id: str) -> Draft:
    """Return a draft that changes a saved entry, the one already begun if there is one.

    The entry itself stays as it is until the draft is finished. Raises EntryGone.
    """
    for draft in session.vault.drafts.list():
        if draft.entry_id == entry_id:
            return draft
    found = entry(session, entry_id)
    now = session.now()
    step = STEPS[0].value if found.kind == DIG else ""
    return Draft(str(uuid.uuid4()), found.kind, step, found.answers, now, now.utc_ms, entry_id=entry_id)


def keep_draft(session: Session, draft: Draft) -> None:
    """Store the draft as it stands; once this returns it survives a crash or a power cut."""
    session.vault.drafts.keep(draft)
    session.fold_what_was_sealed()


def drafts(session: Session) -> tuple[Draft, ...]:
    """Return every unfinished draft, the latest first."""
    return tuple(session.vault.drafts.list())


def draft(session: Session, draft_id: str) -> Draft:
    """Return one draft; raises EntryGone."""
    found = session.vault.drafts.get(draft_id)
    if found is None:
        raise EntryGone
    return found


def discard_draft(session: Session, draft_id: str) -> None:
    """Drop a draft the person decided against."""
    session.vault.drafts.discard(draft_id)


# Entries ----------------------------------------------------------------------------------------
def finish(session: Session, draft: Draft) -> Entry:
    """Turn a draft into its entry, or into a new version of the entry it changes, in one step.

    The draft is gone exactly when the entry is there; an edited entry keeps its former answers as a version.
    Raises EntryGone when the entry under edit was deleted for good meanwhile.
    """
    return saving(session, partial(finish_once, session, draft))


def saving(session: Session, save: Callable[[], T]) -> T:
    """Save, and once more without the index of words where only that is damaged: it holds nothing of its own.

    `save` is one transaction of its own; within another one the first failure has undone that as well.
    """
    try:
        return save()
    except VaultDamaged:
        if not session.vault.entries.leave_index_out():
            raise
        return save()


def finish_once(session: Session, draft: Draft) -> Entry:
    """Do as `finish` within a larger step, which `saving` then stands around."""
    now = session.now()
    vault = session.vault
    changed_ms = max(now.utc_ms, draft.changed_ms)  # a clock that was set back makes no earlier state the later one
    with vault.transaction():
        answers = _with_whoever_was_typed(session, draft.answers)
        if draft.entry_id is None:
            saved = Entry(
                draft.id,
                draft.kind,
                answers,
                draft.started,
                changed_ms,
                ask_again_ms=_asked_again_ms(answers, now),
                origin=draft.origin,
            )
            vault.entries.add(saved)
        else:
            before = entry(session, draft.entry_id)
            answers = replace(answers, tags=before.answers.tags)  # given on its page, maybe since the draft was begun
            saved = change_once(session, before, answers, changed_ms)
        vault.drafts.discard(draft.id)
    return saved


def change_once(session: Session, before: Entry, answers: Answers, changed_ms: int) -> Entry:
    """Give an entry other answers within a larger step; the former ones are kept as a version."""
    saved = replace(before, answers=answers, changed_ms=changed_ms)
    ask_again_ms = _asked_again_ms(answers, session.now())
    if ask_again_ms is None or saved.ask_again_ms is None:
        saved = replace(saved, ask_again_ms=ask_again_ms)
    session.vault.entries.replace(saved)
    return saved


def _asked_again_ms(answers: Answers, now: Stamp) -> int | None:
    due = answers.ask_again_days if answers.triage == CANNOT_TELL else days_until_asked(answers)
    return now.plus_days(due).utc_ms if due else None


def _with_whoever_was_typed(session: Session, answers: Answers) -> Answers:
    """Return the answers with the name that was typed and not added among its people."""
    if not answers.nickname.strip():
        return replace(answers, nickname="")
    person = add_person(session, answers.nickname)
    people = answers.people if person.id in answers.people else (*answers.people, person.id)
    return replace(answers, people=people, nickname="")


def entry(session: Session, entry_id: str) -> Entry:
    """Return one entry, also from the trash; raises EntryGone."""
    found = session.vault.entries.get(entry_id)
    if found is None:
        raise EntryGone
    return found


def versions(session: Session, entry_id: str) -> tuple[EntryVersion, ...]:
    """Return how the entry stood before each change, the latest first."""
    return tuple(session.vault.entries.versions(entry_id))


def timeline(session: Session, after: EntryLine | None = None, limit: int = PAGE) -> tuple[EntryLine, ...]:
    """Return the next `limit` entries, newest moments first, starting behind `after` (None: at the newest)."""
    return tuple(session.vault.entries.timeline(after, limit))


def look(
    session: Session, looking: Looking, after: EntryLine | None = None, limit: int = PAGE
) -> tuple[EntryLine, ...]:
    """Return the next `limit` entries that are looked for, newest moments first, starting behind `after`."""
    return tuple(session.vault.entries.look(looking, after, limit))


def days_with_entries(session: Session, first: date, too_late: date) -> frozenset[date]:
    """Return the days from `first` on and before `too_late` that have entries, by the clock of each entry."""
    return frozenset(session.vault.days.with_entries(first, too_late))


def lines(session: Session, entry_ids: tuple[str, ...]) -> tuple[EntryLine, ...]:
    """Return these entries as lines, in the given order; entries that are gone are left out."""
    return tuple(session.vault.entries.lines(entry_ids))


def trash(session: Session, entry_id: str) -> None:
    """Move an entry to the trash, from where it can come back."""
    saving(session, partial(session.vault.entries.trash, entry_id, session.now().utc_ms))


def restore(session: Session, entry_id: str) -> None:
    """Bring an entry back from the trash."""
    saving(session, partial(session.vault.entries.restore, entry_id))


def trashed(session: Session) -> tuple[EntryLine, ...]:
    """Return the entries in the trash, the last one thrown away first."""
    return tuple(session.vault.entries.trashed())


def delete_for_good(session: Session, entry_id: str) -> None:
    """Delete a trashed entry with its versions and drafts; it cannot come back."""
    session.vault.entries.delete_for_good(entry_id)


def follow_up(session: Session) -> EntryLine | None:
    """Return the one entry whose "can't tell yet" is due to be asked again, the longest due first, or None."""
    return session.vault.entries.next_to_ask(session.now().utc_ms)


def stop_asking(session: Session, entry_id: str) -> None:
    """Clear the return date of an entry."""
    session.vault.entries.stop_asking(entry_id)


def say_turned_out(session: Session, entry_id: str, words: str) -> Entry:
    """Write down what happened of what was feared; after this it is not asked about. Raises EntryGone."""

    def once() -> Entry:
        with session.vault.transaction():
            before = entry(session, entry_id)
            answers = replace(before.answers, turned_out=words)
            if answers == before.answers:
                return before
            changed_ms = max(session.now().utc_ms, before.changed_ms + 1)
            said = replace(before, answers=answers, changed_ms=changed_ms)
            if before.answers.triage != CANNOT_TELL:
                said = replace(said, ask_again_ms=None)
            session.vault.entries.replace(said)
            return said

    return saving(session, once)


def ledger_first(session: Session, landed: str, entry_id: str | None = None) -> bool:
    """Tell whether, with reassurance that `landed` like this now, agreements are looked at before oneself.

    `entry_id` is the entry that says so itself, where it is kept already: nothing is held against somebody twice.
    """
    before = session.vault.entries.latest_said(REASSURANCE, "landed", LEDGER_LOOKS_BACK, but=entry_id)
    return ledger_comes_first((landed, *before))


# People -----------------------------------------------------------------------------------------
def people(session: Session) -> tuple[Person, ...]:
    """Return everybody in the journal, archived or not, as they were added; "myself" first with an empty nickname."""
    return (Person(MYSELF, ""), *session.vault.people.list())


def add_person(session: Session, nickname: str) -> Person:
    """Add somebody, or return the one who has this nickname already (case aside); raises NicknameEmpty.

    Somebody archived whose name is typed again is meant, and so comes back.
    """
    wanted = one_line(nickname)
    if not wanted:
        raise NicknameEmpty
    for known in session.vault.people.list():
        if same_name(known.nickname, wanted):
            return set_archived(session, known.id, archived=False)
    added = Person(str(uuid.uuid4()), wanted)
    session.vault.people.add(added, session.now().utc_ms)
    return added
