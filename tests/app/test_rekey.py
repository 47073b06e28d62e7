# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key for everything: every way in is made anew, none is forgotten, and what is stopped has changed nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.world import PASSPHRASE, MemoryKeychain, new_session
from waterline.app import journal, rekey, ways
from waterline.app import session as doors
from waterline.app.session import BOTH, KEYCHAIN, RECOVERY, Door, Session
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.domain import errors
from waterline.domain.entry import Answers

ANOTHER = "another four quiet words"


def write_something(session: Session) -> str:
    draft = replace(journal.begin_dig(session), answers=Answers(root="I want to be told first"))
    return journal.finish(session, draft).id


def vault_with(door: Door, way: str) -> tuple[Session, str]:
    session, code = new_session(door, None if way == KEYCHAIN else PASSPHRASE)
    if way == BOTH:
        ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    if way == "either":
        ways.keep_key(session, ways.reserve_key(session))
    return session, code


def made_anew(session: Session) -> rekey.NewKeys:
    """Make every way in anew, as a person would."""
    new = rekey.prepare(session)
    rekey.code_matches(new, new.recovery_code.lower())
    for way in rekey.ways_wanted(session):
        if way == BY_PASSPHRASE:
            new = rekey.with_passphrase(session, new, ANOTHER)
        elif way == KEYCHAIN:
            new = rekey.with_key(session, new)
        else:
            new = rekey.with_both(session, new, ANOTHER)
    return new


@pytest.mark.parametrize("way", [BY_PASSPHRASE, KEYCHAIN, BOTH, "either"])
def test_every_way_in_is_made_anew_and_no_old_one_opens_it(door, keychain, way):
    session, old_code = vault_with(door, way)
    entry = write_something(session)
    old_items = dict(keychain.items)
    there = set(ways.ways(session))
    new = made_anew(session)
    rekey.run(session, new)
    assert journal.entry(session, entry).id == entry, "the session goes on"
    doors.forget_retired(door)
    session.close()
    assert set(doors.ways_in(door)) == there
    assert len(keychain.items) == len(old_items)
    assert not set(keychain.items) & set(old_items)
    with pytest.raises(errors.WrongRecoveryCode):
        doors.open_with_recovery(door, old_code)
    opened = [doors.open_with_recovery(door, new.recovery_code)]
    if BY_PASSPHRASE in there:
        with pytest.raises(errors.WrongPassphrase):
            doors.open_with_passphrase(door, PASSPHRASE)
        opened.append(doors.open_with_passphrase(door, ANOTHER))
    if KEYCHAIN in there:
        opened.append(doors.open_with_key(door, doors.fetch_key(door)))
    if BOTH in there:
        opened.append(doors.open_with_both(door, doors.fetch_key(door, BOTH), ANOTHER))
    assert journal.entry(opened[-1], entry).answers.root == "I want to be told first"


def test_a_way_in_that_was_not_made_anew_stops_it_before_anything_happens(door, session):
    before = door.files.header.read_bytes()
    with pytest.raises(ValueError, match="every way in"):
        rekey.run(session, rekey.prepare(session))
    assert door.files.header.read_bytes() == before


def test_the_new_code_has_to_be_typed_back_right(session):
    new = rekey.prepare(session)
    with pytest.raises(errors.WrongRecoveryCode):
        rekey.code_matches(new, ways.new_code().shown)
    with pytest.raises(errors.MistypedRecoveryCode):
        rekey.code_matches(new, new.recovery_code[1:])
    assert new.recovery_code not in repr(new)


def test_stopped_on_the_way_everything_opens_as_before_and_no_key_is_left_in_the_keychain(door, keychain):
    session, code = vault_with(door, KEYCHAIN)
    entry = write_something(session)
    items = dict(keychain.items)
    new = made_anew(session)
    assert len(keychain.items) == 2
    with pytest.raises(errors.Interrupted):
        rekey.run(session, new, lambda done, of: session.interrupt())
    assert ways.items_left(session) == 1
    doors.forget_retired(door)
    assert keychain.items == items
    assert journal.entry(session, entry).id == entry
    session.close()
    doors.open_with_key(door, doors.fetch_key(door)).close()
    doors.open_with_recovery(door, code)
    with pytest.raises(errors.WrongRecoveryCode):
        doors.open_with_recovery(door, new.recovery_code)


def test_given_up_before_it_began_no_key_is_left_in_the_keychain_either(door, keychain):
    session, _ = vault_with(door, BOTH)
    items = dict(keychain.items)
    new = rekey.with_both(session, made_anew(session), ANOTHER)
    assert len(keychain.items) == 3
    rekey.give_up(session, new)
    doors.forget_retired(door)
    assert keychain.items == items


def test_a_keychain_that_refuses_stops_it_before_anything_happens(door):
    class Refusing(MemoryKeychain):
        def write(self, account: str, secret: bytes) -> None:
            if self.items:
                raise errors.KeychainDismissed
            super().write(account, secret)

    keychain = Refusing()
    door = replace(door, keychain=lambda: keychain)
    session, code = new_session(door, None)
    before = door.files.header.read_bytes()
    with pytest.raises(errors.KeychainDismissed):
        rekey.with_key(session, rekey.prepare(session))
    assert door.files.header.read_bytes() == before
    session.close()
    doors.open_with_recovery(door, code)


def test_locked_away_while_it_runs_it_stays_locked_away(door, keychain):
    session, code = vault_with(door, KEYCHAIN)
    new = made_anew(session)
    with pytest.raises(errors.Interrupted):
        rekey.run(session, new, lambda done, of: doors.lock_away(door))
    session.close()
    assert doors.ways_in(door) == (RECOVERY,)
    doors.open_with_recovery(door, code)


def test_what_is_written_afterwards_is_under_the_new_key(door, session):
    new = made_anew(session)
    rekey.run(session, new)
    entry = write_something(session)
    session.close()
    assert journal.entry(doors.open_with_recovery(door, new.recovery_code), entry).id == entry
