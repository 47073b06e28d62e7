# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Right now: a hot moment begun and ended, and what waits from it or stands ready for the next."""

from __future__ import annotations

import uuid
from dataclasses import replace
from functools import partial
from typing import TypeVar

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Draft, Entry, Origin
from waterline.domain.right_now import (
    KIND,
    PAUSE_MINUTES,
    PAUSE_TIMER,
    Held,
    Later,
    OwnTool,
    Pause,
    Plan,
    RightNow,
    Shelf,
    dig_after,
)

Thing = Held | Later | OwnTool | Plan
T = TypeVar("T", Held, Later, OwnTool, Plan)

OVER_FOR_MS = 2 * 3_600_000
"""How long a pause that is over is still spoken of; nobody wants to hear of last week's."""


# The moment ---------------------------------------------------------------------------------------
def begin(session: Session, origin: Origin | None = None) -> Draft:
    """Return the moment a pause in hand belongs to, where it is not finished yet, or else a new one."""
    pause = current_pause(session)
    if pause is not None and origin is None:
        draft = session.vault.drafts.get(pause.draft_id)
        if draft is not None and draft.kind == KIND:
            return draft
    return journal.begin(session, KIND, origin=origin)


def finish(session: Session, draft: Draft, *, dig_later: bool = False) -> Entry:
    """Keep the moment as an entry; with `dig_later` a dig that begins with it waits among the drafts.

    A pause of this moment that still goes on counts as far as it went. Raises EntryGone.
    """
    return journal.saving(session, partial(_finish, session, draft, dig_later=dig_later))


def _finish(session: Session, draft: Draft, *, dig_later: bool) -> Entry:
    with session.vault.transaction():
        entry = journal.finish_once(session, _with_its_pause(session, draft))
        if dig_later and isinstance(draft.answers, RightNow):
            waiting = journal.begin_dig(session, seed=dig_after(draft.answers))
            session.vault.drafts.keep(waiting)
    return entry


# The pause ----------------------------------------------------------------------------------------
def current_pause(session: Session) -> Pause | None:
    """Return the pause in hand, or one that has not been over for long; None otherwise."""
    pause = session.vault.right_now.pause()
    if pause is None or session.now().utc_ms - pause.ends_ms > OVER_FOR_MS:
        return None
    return pause


def start_pause(session: Session, draft_id: str, minutes: int = PAUSE_MINUTES) -> Pause:
    """Begin a pause now; it goes on whether or not the program does."""
    now_ms = session.now().utc_ms
    pause = Pause(now_ms, now_ms + minutes * 60_000, draft_id)
    session.vault.right_now.keep_pause(pause)
    return pause


def lengthen_pause(session: Session, minutes: int) -> Pause | None:
    """Let the pause in hand go on longer and return it, or None where there is none any more."""
    pause = current_pause(session)
    if pause is not None:
        pause = pause.longer(minutes, session.now().utc_ms)
        session.vault.right_now.keep_pause(pause)
    return pause


def end_pause(session: Session) -> Pause | None:
    """End the pause in hand and return it as it was."""
    pause = current_pause(session)
    session.vault.right_now.keep_pause(None)
    return pause


# What waits and what stands ready -----------------------------------------------------------------
def shelf(session: Session) -> Shelf:
    """Return messages held back, the later-list, one's own tools, plans, and the pause in hand."""
    return replace(session.vault.right_now.shelf(), pause=current_pause(session))


def tool_names(session: Session) -> dict[str, str]:
    """Return the name of every tool of one's own by its id, archived ones too."""
    return {tool.id: tool.name for tool in session.vault.right_now.own_tools()}


def hold(session: Session, words: str, until_ms: int) -> Held:
    """Hold a message back until then."""
    return _kept(session, Held(_new_id(), words, session.now().utc_ms, until_ms))


def put_off(session: Session, words: str, due_ms: int) -> Later:
    """Put a worry on the later-list for then."""
    return _kept(session, Later(_new_id(), words, due_ms))


def add_tool(session: Session, name: str, how: str = "") -> OwnTool:
    """Add a tool of one's own."""
    return _kept(session, OwnTool(_new_id(), name, how))


def make_plan(session: Session, trigger: str, if_words: str, then_words: str) -> Plan:
    """Keep an if-then plan for a trigger, or with none for any moment."""
    return _kept(session, Plan(_new_id(), trigger, if_words, then_words))


def keep(session: Session, thing: Thing) -> None:
    """Store a thing as it stands, also one that was removed."""
    session.vault.right_now.keep(thing)


def remove(session: Session, thing: Thing) -> None:
    """Forget a thing; `keep` brings it back."""
    session.vault.right_now.remove(thing)


def _with_its_pause(session: Session, draft: Draft) -> Draft:
    pause = current_pause(session)
    if pause is None or pause.draft_id != draft.id or not isinstance(draft.answers, RightNow):
        return draft
    now_ms = session.now().utc_ms
    session.vault.right_now.keep_pause(replace(pause, draft_id="") if pause.left_ms(now_ms) else None)
    return replace(draft, answers=draft.answers.used(PAUSE_TIMER, pause.waited_seconds(now_ms)))


def _kept(session: Session, thing: T) -> T:
    session.vault.right_now.keep(thing)
    return thing


def _new_id() -> str:
    return str(uuid.uuid4())
