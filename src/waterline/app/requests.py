# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests: beginning one, what becomes of it, and what has answered a need before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Draft, EntryLine
from waterline.domain.request import KIND, MET, PARTLY, Outcome, RequestAnswers, RequestLine, from_dig


def begin(session: Session, rule: str = "") -> Draft:
    """Return a new draft of a request, empty but for the rule it might have been; kept once something is said."""
    return journal.begin(session, KIND, seed=RequestAnswers(rule=rule))


def begin_from(session: Session, entry_id: str) -> Draft:
    """Return a draft of a request that begins with what an entry said; raises EntryGone."""
    return journal.begin(session, KIND, seed=from_dig(entry_id, journal.entry(session, entry_id).answers))


def lines(session: Session) -> tuple[RequestLine, ...]:
    """Return every request outside the trash, the newest first."""
    return tuple(session.vault.requests.lines())


def outcome(session: Session, entry_id: str) -> Outcome:
    """Return what became of a request."""
    return session.vault.requests.outcome(entry_id)


def say_asked(session: Session, entry_id: str, when_ms: int | None) -> Outcome:
    """Note when a request was asked, or (None) that it was not; raises EntryGone."""
    return _change(session, entry_id, lambda before: before.asked(when_ms))


def say_reply(session: Session, entry_id: str, reply: str | None, words: str = "") -> Outcome:
    """Note what came back, or (None) that nothing did; raises EntryGone."""
    return _change(session, entry_id, lambda before: before.replied(reply, words, session.now()))


def say_met(session: Session, entry_id: str, met: str | None, words: str = "") -> Outcome:
    """Note whether the need was met; after this it is not asked about. Raises EntryGone."""
    return _change(session, entry_id, lambda before: before.need_met(met, words, session.now()))


def say_words(session: Session, entry_id: str, reply_words: str, met_words: str) -> Outcome:
    """Keep what was written about the answer and about the need, changing nothing else; raises EntryGone."""
    return _change(session, entry_id, lambda before: replace(before, reply_words=reply_words, met_words=met_words))


def answered_before(session: Session, needs: tuple[str, ...]) -> tuple[RequestLine, ...]:
    """Return the requests after which one of these needs was met, or partly, the newest first."""
    met, wanted = (MET, PARTLY), set(needs)
    if not wanted:
        return ()
    return tuple(each for each in lines(session) if wanted.intersection(each.needs) and each.outcome.met in met)


def follow_up(session: Session) -> EntryLine | RequestLine | None:
    """Return the one thing to be asked about now, the longest due: a "can't tell yet", or whether a need was met."""
    unsure, asked = journal.follow_up(session), session.vault.requests.due(session.now().utc_ms)
    if unsure is None or asked is None:
        return unsure or asked
    unsure_ms = journal.entry(session, unsure.id).ask_again_ms or 0
    return unsure if unsure_ms <= (asked.outcome.follow_up_ms or 0) else asked


def stop_asking(session: Session, entry_id: str) -> None:
    """Do not ask whether the need of this request was met; it can still be noted. Raises EntryGone."""
    _change(session, entry_id, lambda before: replace(before, follow_up_ms=None))


def _change(session: Session, entry_id: str, change: Callable[[Outcome], Outcome]) -> Outcome:
    changed = change(session.vault.requests.outcome(entry_id))
    session.vault.requests.keep(entry_id, changed)
    return changed
