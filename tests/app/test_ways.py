# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways in come, change and go; the last one stays, the old secret opens nothing, and nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.world import CHEAP, PASSPHRASE, MemoryKeychain, new_session, no_keychain
from waterline.app import session as doors
from waterline.app import ways
from waterline.app.session import BOTH, KEYCHAIN, RECOVERY, Door, Session
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.domain import errors
from waterline.vault.header import KdfCost, SlotKind
from waterline.vault.header_file import read_header

ANOTHER = "another four quiet words"
DEARER = KdfCost(memory_kib=128, iterations=2, lanes=1)


class TroubledKeychain(MemoryKeychain):
    """Lets go of nothing until it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.error: Exception | None = errors.KeychainLocked()

    def forget(self, account: str) -> None:
        if self.error is not None:
            raise self.error
        super().forget(account)


@pytest.fixture
def by_account(door: Door) -> tuple[Session, str]:
    """An open vault that the account's keychain opens, and its recovery code."""
    return new_session(door, None)


@pytest.fixture
def by_both(door: Door) -> tuple[Session, str]:
    """An open vault that needs the account's keychain and a passphrase, and its recovery code."""
    session, code = new_session(door)
    ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    return session, code


def reopened(door: Door) -> None:
    """Open and close it by every way it claims to have."""
    found = doors.ways_in(door)
    if KEYCHAIN in found:
        doors.open_with_key(door, doors.fetch_key(door)).close()
    if BOTH in found:
        doors.open_with_both(door, doors.fetch_key(door, BOTH), PASSPHRASE).close()
    if BY_PASSPHRASE in found:
        doors.open_with_passphrase(door, PASSPHRASE).close()


# The account's keychain ---------------------------------------------------------------------------
def test_after_recovery_the_account_can_open_it_again(door, keychain, by_account):
    by_account[0].close()
    keychain.items.clear()
    opened = doors.open_with_recovery(door, by_account[1])
    ways.keep_key(opened, ways.reserve_key(opened))
    opened.close()
    doors.open_with_key(door, doors.fetch_key(door))


def test_a_new_key_retires_the_old_one_and_then_its_item(door, keychain, by_account):
    session, _ = by_account
    old = dict(keychain.items)
    ways.keep_key(session, ways.reserve_key(session))
    assert ways.items_left(session) == 1
    assert len(keychain.items) == 2, "the old item goes only once the new one is in the header"
    doors.forget_retired(door)
    assert ways.items_left(session) == 0
    assert len(keychain.items) == 1
    session.close()
    with pytest.raises(errors.KeyChanged):
        doors.open_with_key(door, next(iter(old.values())))
    reopened(door)


def test_a_key_that_is_reserved_and_not_kept_opens_nothing_and_can_be_given_up(door, keychain, by_account):
    session, _ = by_account
    reserved = ways.reserve_key(session)
    ways.give_up_key(session, reserved)
    doors.forget_retired(door)
    assert len(keychain.items) == 1
    session.close()
    with pytest.raises(errors.KeyChanged):
        doors.open_with_key(door, reserved.secret)
    reopened(door)


def test_an_item_the_keychain_keeps_is_remembered_until_it_is_gone(door):
    keychain = TroubledKeychain()
    door = replace(door, keychain=lambda: keychain)
    session, _ = new_session(door, None)
    ways.set_passphrase(session, PASSPHRASE)
    ways.remove(session, KEYCHAIN)
    with pytest.raises(errors.KeychainLocked):
        doors.forget_retired(door)
    session.close()
    again = doors.open_with_passphrase(door, PASSPHRASE)
    assert ways.items_left(again) == 1
    keychain.error = None
    doors.forget_retired(door)
    assert (keychain.items, ways.items_left(again)) == ({}, 0)


def test_what_the_keychain_did_let_go_of_is_noted_even_if_it_then_stops(door, keychain, by_account):
    session, _ = by_account
    for _ in range(2):
        ways.keep_key(session, ways.reserve_key(session))
    forgotten = []

    def once(account: str) -> None:
        if forgotten:
            raise errors.KeychainTimeout
        forgotten.append(account)

    keychain.forget = once
    with pytest.raises(errors.KeychainTimeout):
        doors.forget_retired(door)
    assert ways.items_left(session) == 1


# The passphrase -----------------------------------------------------------------------------------
def test_a_passphrase_can_be_added_and_the_keychain_taken_out(door, keychain, by_account):
    session, _ = by_account
    with pytest.raises(errors.OnlyCodeLeft):
        ways.remove(session, KEYCHAIN)
    ways.set_passphrase(session, PASSPHRASE)
    ways.remove(session, KEYCHAIN)
    doors.forget_retired(door)
    session.close()
    assert keychain.items == {}
    assert set(doors.ways_in(door)) == {RECOVERY, BY_PASSPHRASE}
    reopened(door)


def test_a_new_passphrase_retires_the_old_one(door, session):
    ways.set_passphrase(session, ANOTHER)
    session.close()
    with pytest.raises(errors.WrongPassphrase):
        doors.open_with_passphrase(door, PASSPHRASE)
    doors.open_with_passphrase(door, ANOTHER)


# Both together ------------------------------------------------------------------------------------
def test_where_both_are_needed_neither_the_account_nor_the_passphrase_alone_opens_it(door, by_both):
    by_both[0].close()
    assert set(doors.ways_in(door)) == {RECOVERY, BOTH}
    with pytest.raises(errors.NoSuchSlot):
        doors.open_with_passphrase(door, PASSPHRASE)
    with pytest.raises(errors.NoSuchSlot):
        doors.open_with_key(door, doors.fetch_key(door, BOTH))
    with pytest.raises(errors.WrongPassphrase):
        doors.open_with_both(door, doors.fetch_key(door, BOTH), ANOTHER)
    reopened(door)


def test_choosing_both_takes_out_each_alone(door, keychain, by_account):
    session, _ = by_account
    ways.set_passphrase(session, PASSPHRASE)
    ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    doors.forget_retired(door)
    assert set(ways.ways(session)) == {RECOVERY, BOTH}
    assert len(keychain.items) == 1
    session.close()
    reopened(door)


@pytest.mark.parametrize("instead", ["passphrase", "keychain"])
def test_one_alone_takes_the_place_of_both(door, keychain, by_both, instead):
    session, _ = by_both
    if instead == "passphrase":
        ways.set_passphrase(session, PASSPHRASE)
    else:
        ways.keep_key(session, ways.reserve_key(session))
    doors.forget_retired(door)
    assert set(ways.ways(session)) == {RECOVERY, instead}
    assert len(keychain.items) == (0 if instead == "passphrase" else 1)
    session.close()
    reopened(door)


def test_the_passphrase_beside_the_account_can_be_changed(door, keychain, by_both):
    session, _ = by_both
    ways.keep_both(session, ways.reserve_key(session), ANOTHER)
    doors.forget_retired(door)
    session.close()
    assert len(keychain.items) == 1
    with pytest.raises(errors.WrongPassphrase):
        doors.open_with_both(door, doors.fetch_key(door, BOTH), PASSPHRASE)
    doors.open_with_both(door, doors.fetch_key(door, BOTH), ANOTHER)


def test_without_the_accounts_key_the_recovery_code_opens_it(door, keychain, by_both):
    session, code = by_both
    session.close()
    keychain.items.clear()
    with pytest.raises(errors.KeyMissing):
        doors.fetch_key(door, BOTH)
    doors.open_with_recovery(replace(door, keychain=no_keychain), code)


# Removing -----------------------------------------------------------------------------------------
def with_ways(door: Door, *wanted: str) -> Session:
    session, _ = new_session(door)
    if KEYCHAIN in wanted:
        ways.keep_key(session, ways.reserve_key(session))
    if BOTH in wanted:
        ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    if RECOVERY not in wanted:
        ways.remove(session, RECOVERY)
    if not {BY_PASSPHRASE, BOTH} & set(wanted):
        ways.remove(session, BY_PASSPHRASE)
    return session


@pytest.mark.parametrize(
    ("there", "removable"),
    [
        ({RECOVERY, BY_PASSPHRASE}, {RECOVERY}),
        ({RECOVERY, KEYCHAIN}, set()),
        ({RECOVERY, BOTH}, set()),
        ({RECOVERY, KEYCHAIN, BY_PASSPHRASE}, {RECOVERY, KEYCHAIN, BY_PASSPHRASE}),
        ({KEYCHAIN, BY_PASSPHRASE}, {KEYCHAIN}),
        ({BY_PASSPHRASE}, set()),
    ],
)
def test_what_may_be_removed_is_what_can_be_removed(door, there, removable):
    session = with_ways(door, *there)
    assert set(ways.ways(session)) == there
    assert set(ways.removable(ways.ways(session))) == removable
    for way in there:
        before = door.files.header.read_bytes()
        if way in removable:
            continue
        with pytest.raises((errors.LastWayIn, errors.OnlyCodeLeft)):
            ways.remove(session, way)
        assert door.files.header.read_bytes() == before
    for way in removable:
        ways.remove(session, way)
        break
    assert bool(removable) == (set(ways.ways(session)) < there)
    session.close()
    reopened(door)


def test_the_code_and_the_keychain_cannot_be_all_there_is_without_the_code(door):
    session = with_ways(door, RECOVERY, KEYCHAIN)
    with pytest.raises(errors.LastWayIn):
        ways.remove(session, RECOVERY)


def test_a_way_that_is_not_there_cannot_be_removed(session):
    with pytest.raises(errors.NoSuchSlot):
        ways.remove(session, KEYCHAIN)


def test_choosing_both_without_a_recovery_code_is_refused(door, keychain):
    session = with_ways(door, BY_PASSPHRASE)
    with pytest.raises(errors.LastWayIn):
        ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    session.close()
    doors.open_with_passphrase(door, PASSPHRASE)


# The recovery code --------------------------------------------------------------------------------
def test_a_new_code_opens_it_only_once_typed_back_and_then_the_old_one_does_not(door):
    session, old = new_session(door)
    new = ways.new_code()
    before = door.files.header.read_bytes()
    slip = ("Z" if new.shown[0] != "Z" else "Y") + new.shown[1:]
    with pytest.raises(errors.MistypedRecoveryCode):
        ways.keep_code(session, new, slip)
    with pytest.raises(errors.WrongRecoveryCode):
        ways.keep_code(session, new, old)
    assert door.files.header.read_bytes() == before
    ways.keep_code(session, new, new.shown.lower())
    session.close()
    with pytest.raises(errors.WrongRecoveryCode):
        doors.open_with_recovery(door, old)
    doors.open_with_recovery(door, new.shown)


def test_a_code_can_be_added_where_there_is_none(door):
    session = with_ways(door, BY_PASSPHRASE)
    new = ways.new_code()
    ways.keep_code(session, new, new.shown)
    session.close()
    doors.open_with_recovery(door, new.shown)


def test_a_new_code_shows_in_no_traceback():
    new = ways.new_code()
    assert new.shown not in repr(new)
    assert str(new.code.bits) not in repr(new)


# Locking away -------------------------------------------------------------------------------------
def locked_away(door: Door, session: Session, code: str) -> None:
    ways.lock_away(session, code)
    doors.forget_retired(door)
    session.close()


@pytest.mark.parametrize("which", ["by_account", "by_both"])
def test_locked_away_only_the_recovery_code_opens_it_and_it_opens_to_everything(door, keychain, which, request):
    session, code = request.getfixturevalue(which)
    secret = next(iter(keychain.items.values()))
    locked_away(door, session, code)
    assert keychain.items == {}
    assert doors.ways_in(door) == (RECOVERY,)
    with pytest.raises(errors.NoSuchSlot):
        doors.fetch_key(door)
    with pytest.raises(errors.NoSuchSlot):
        doors.open_with_key(door, secret)
    with pytest.raises(errors.NoSuchSlot):
        doors.open_with_both(door, secret, PASSPHRASE)
    doors.open_with_recovery(door, code)


def test_locked_away_a_plain_passphrase_still_opens_it(door, by_account):
    session, code = by_account
    ways.set_passphrase(session, PASSPHRASE)
    locked_away(door, session, code)
    assert set(doors.ways_in(door)) == {RECOVERY, BY_PASSPHRASE}
    reopened(door)


def test_locking_away_can_be_taken_back(door, keychain, by_account):
    session, code = by_account
    locked_away(door, session, code)
    again = doors.open_with_recovery(door, code)
    ways.keep_key(again, ways.reserve_key(again))
    again.close()
    reopened(door)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (lambda code: "", errors.MistypedRecoveryCode),
        (lambda code: code[:-1], errors.MistypedRecoveryCode),
        (lambda code: ways.new_code().shown, errors.WrongRecoveryCode),
    ],
)
def test_without_the_right_code_nothing_is_locked_away(door, keychain, by_account, typed, error):
    session, code = by_account
    before = door.files.header.read_bytes()
    with pytest.raises(error):
        ways.lock_away(session, typed(code))
    assert door.files.header.read_bytes() == before
    assert len(keychain.items) == 1


def test_a_vault_the_keychain_has_no_part_in_has_nothing_to_lock_away(door):
    session, code = new_session(door)
    with pytest.raises(errors.NoSuchSlot):
        ways.lock_away(session, code)


# Locking away on leaving --------------------------------------------------------------------------
@pytest.mark.parametrize("open_still", [True, False], ids=["while open", "while locked"])
def test_on_leaving_it_is_locked_away_without_the_code_whether_open_or_not(door, keychain, by_account, open_still):
    session, code = by_account
    if not open_still:
        session.close()
    doors.lock_away(door)
    session.close()
    assert keychain.items == {}
    assert doors.ways_in(door) == (RECOVERY,)
    assert read_header(door.files).retired == ()
    doors.open_with_recovery(door, code)


def test_a_keychain_that_does_not_answer_cannot_keep_it_from_being_locked_away(door, by_account):
    session, code = by_account

    def stuck() -> MemoryKeychain:
        assert doors.ways_in(door) == (RECOVERY,), "the header comes first"
        raise errors.KeychainTimeout(30)

    with pytest.raises(errors.KeychainTimeout):
        doors.lock_away(replace(door, keychain=stuck))
    session.close()
    assert doors.ways_in(door) == (RECOVERY,)
    again = doors.open_with_recovery(door, code)
    assert ways.items_left(again) == 1, "and the item is not forgotten to be forgotten"


def test_a_journal_no_other_way_would_open_is_not_locked_away(door, keychain, by_account):
    session, _ = by_account
    header = session.vault.header
    only_keychain = replace(header, slots=header.of_kind(SlotKind.KEYCHAIN))
    session.vault.header = only_keychain  # no path of ours leads here; were there one, nothing may be lost by it
    before = door.files.header.read_bytes()
    doors.lock_away(door)
    assert door.files.header.read_bytes() == before
    assert len(keychain.items) == 1


def test_where_the_keychain_has_no_part_leaving_changes_nothing(door):
    new_session(door)[0].close()
    before = door.files.header.read_bytes()
    doors.lock_away(door)
    assert door.files.header.read_bytes() == before


# Guessing becomes dearer --------------------------------------------------------------------------
def test_a_passphrase_slot_of_former_years_is_strengthened_after_opening(door):
    new_session(door)[0].close()
    today = replace(door, cost=DEARER)
    session = doors.open_with_passphrase(today, PASSPHRASE)
    assert doors.strengthen(session, PASSPHRASE)
    assert not doors.strengthen(session, PASSPHRASE), "once is enough"
    session.close()
    (slot,) = read_header(door.files).of_kind(SlotKind.PASSPHRASE)
    assert slot.kdf.cost == DEARER
    reopened(today)


def test_a_slot_that_needs_both_is_strengthened_and_its_key_stays_in_the_keychain(door, keychain, by_both):
    by_both[0].close()
    items = dict(keychain.items)
    today = replace(door, cost=DEARER)
    secret = doors.fetch_key(today, BOTH)
    session = doors.open_with_both(today, secret, PASSPHRASE)
    assert doors.strengthen(session, PASSPHRASE, secret)
    session.close()
    assert keychain.items == items
    reopened(today)


def test_a_full_disk_leaves_the_slot_as_it_was(door, monkeypatch):
    new_session(door)[0].close()
    session = doors.open_with_passphrase(replace(door, cost=DEARER), PASSPHRASE)

    def full(*_: object) -> None:
        raise errors.DiskFull(door.files.header)

    with monkeypatch.context() as patched:
        patched.setattr("waterline.vault.vault.write_header", full)
        with pytest.raises(errors.DiskFull):
            doors.strengthen(session, PASSPHRASE)
    session.close()
    (slot,) = read_header(door.files).of_kind(SlotKind.PASSPHRASE)
    assert slot.kdf.cost == CHEAP
    reopened(door)


def test_once_it_is_locked_nothing_is_strengthened_any_more(door, session):
    session.close()
    with pytest.raises(errors.SessionClosed):
        doors.strengthen(session, PASSPHRASE)
