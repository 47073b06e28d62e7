# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries the app's own way through a vault in a throw-away profile: no fakes, and nothing left behind."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from waterline.app import insight, journal, session, study, ways
from waterline.app.clock import Clock
from waterline.app.session import BOTH, Door, NewVault, Session
from waterline.domain.entry import Answers, Entry
from waterline.domain.errors import WaterlineError, WrongPassphrase
from waterline.vault.files import ProfileFiles


class SelfCheckFailed(Exception):
    """Something this program promises does not hold on this computer; the text says what."""


def check_vault(now: Clock, lessons: Path) -> Iterator[str]:
    """Create, write, lock, unlock by each slot and read back, yielding a line for every step that held.

    The keychain's slot is tried where a keychain is usable, and said to be missing where not. Raises SelfCheckFailed,
    or the trouble itself.
    """
    with tempfile.TemporaryDirectory(prefix="waterline-check-") as folder:
        door = Door(ProfileFiles(Path(folder) / "profile"), now)
        yield from _check(door)
    yield f"course: {len(study.open_course(lessons).sections)} sections read"


def _check(door: Door) -> Iterator[str]:
    passphrase, words = secrets.token_hex(16), secrets.token_hex(20)
    new, by_keychain = _plan(door, passphrase)
    opened = session.create(door, new)
    entry = _write(opened, words)
    opened.close()
    yield "vault: made, an entry written, locked"
    if words.encode() in door.files.database.read_bytes():
        raise SelfCheckFailed("the words stand readable in the database file")
    yield "vault: the words are not readable in the file"
    tried: list[tuple[str, Callable[[], Session]]] = [
        ("passphrase", lambda: session.open_with_passphrase(door, passphrase)),
        ("recovery code", lambda: session.open_with_recovery(door, new.recovery_code)),
    ]
    if by_keychain is None:
        tried.append(("keychain", lambda: session.open_with_key(door, session.fetch_key(door))))
    else:
        yield f"keychain: not tried, {by_keychain}"
    try:
        for name, open_it in tried:
            _read_back(open_it(), entry)
            yield f"unlock by {name}: opened, read, locked"
        if by_keychain is None:
            _need_both(door, passphrase, entry)
            yield "unlock by keychain and passphrase together: opened, read, locked"
        _refuses_a_wrong_passphrase(door)
        yield "unlock by a wrong passphrase: refused"
    finally:
        _forget_keys(door, new)


def _plan(door: Door, passphrase: str) -> tuple[NewVault, str | None]:
    """Plan a vault with every slot this computer allows; the second value says why the keychain has none."""
    session.state(door)
    new = session.prepare(door, passphrase)
    session.code_matches(new, new.recovery_code.lower())
    try:
        return session.reserve_key(door, new), None
    except WaterlineError as error:
        return new, type(error).__name__


def _write(opened: Session, words: str) -> Entry:
    draft = journal.begin_dig(opened)
    answers = Answers(root=words, fears=("being_left",), needs=("time",), intensity_before=7)
    draft = replace(draft, answers=answers)
    journal.keep_draft(opened, draft)
    return journal.finish(opened, draft)


def _read_back(opened: Session, entry: Entry) -> None:
    try:
        if journal.entry(opened, entry.id) != entry:
            raise SelfCheckFailed("the entry came back changed")
        if [cell.entries for cell in insight.fears_by_needs(opened).most] != [(entry.id,)]:
            raise SelfCheckFailed("the pattern grid does not show the entry")
    finally:
        opened.close()


def _need_both(door: Door, passphrase: str, entry: Entry) -> None:
    opened = session.open_with_passphrase(door, passphrase)
    try:
        ways.keep_both(opened, ways.reserve_key(opened), passphrase)
    finally:
        opened.close()
    _read_back(session.open_with_both(door, session.fetch_key(door, BOTH), passphrase), entry)


def _refuses_a_wrong_passphrase(door: Door) -> None:
    wrong = secrets.token_hex(16)
    try:
        if BOTH in session.ways_in(door):
            session.open_with_both(door, session.fetch_key(door, BOTH), wrong).close()
        else:
            session.open_with_passphrase(door, wrong).close()
    except WrongPassphrase:
        return
    raise SelfCheckFailed("a wrong passphrase opened the vault")


def _forget_keys(door: Door, new: NewVault) -> None:
    """Leave nothing in the keychain: what the header names and what was put there for a vault that did not come."""
    if new.reserved:
        session.forget_items(door, new.reserved)
        session.lock_away(door)
