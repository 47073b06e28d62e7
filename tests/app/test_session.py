# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault opens by every way it has, says what is wrong by every way it has not, and is never made anew by mistake."""

from dataclasses import replace

import pytest

from tests.world import CHEAP, PASSPHRASE, door_at, new_session, no_keychain
from waterline.app import journal
from waterline.app import session as doors
from waterline.app.session import KEYCHAIN, RECOVERY, Door, VaultState
from waterline.domain import errors
from waterline.domain.entry import Answers
from waterline.vault.vault import Vault


def bytes_of(door):
    return {path.name: path.read_bytes() for path in door.files.folder.iterdir() if path.is_file()}


def write_something(session, root="I want to be told first"):
    draft = replace(journal.begin_dig(session), answers=Answers(root=root))
    return journal.finish(session, draft)


@pytest.fixture
def by_keychain(door):
    """A closed vault that the account's keychain opens, with one entry, and its recovery code."""
    session, code = new_session(door, passphrase=None)
    entry = write_something(session)
    session.close()
    return entry, code


def test_an_empty_folder_is_a_new_start(door):
    assert doors.state(door) is VaultState.NEW


def test_the_keychain_opens_what_it_made(door, by_keychain):
    entry, _ = by_keychain
    assert doors.ways_in(door) == (RECOVERY, KEYCHAIN)
    opened = doors.open_with_key(door, doors.fetch_key(door))
    assert journal.entry(opened, entry.id) == entry


def test_the_recovery_code_opens_on_a_computer_without_any_keychain(door, by_keychain):
    entry, code = by_keychain
    elsewhere = Door(door.files, door.now, no_keychain, CHEAP)
    opened = doors.open_with_recovery(elsewhere, code.lower().replace("-", " "))
    assert journal.entry(opened, entry.id) == entry


def test_an_emptied_keychain_leads_to_recovery_and_never_to_a_new_vault(door, keychain, by_keychain):
    before = bytes_of(door)
    keychain.items.clear()
    assert doors.state(door) is VaultState.READY
    with pytest.raises(errors.KeyMissing):
        doors.fetch_key(door)
    with pytest.raises(errors.VaultExists):
        doors.prepare(door)
    assert bytes_of(door) == before
    doors.open_with_recovery(door, by_keychain[1])


def test_a_changed_keychain_item_is_told_from_a_missing_one(door, keychain, by_keychain):
    before = bytes_of(door)
    keychain.items = dict.fromkeys(keychain.items, b"x" * 32)
    with pytest.raises(errors.KeyChanged):
        doors.open_with_key(door, doors.fetch_key(door))
    assert bytes_of(door) == before


def test_a_wrong_passphrase_changes_no_byte(door):
    new_session(door)[0].close()
    before = bytes_of(door)
    with pytest.raises(errors.WrongPassphrase):
        doors.open_with_passphrase(door, "something else entirely")
    assert bytes_of(door) == before


def test_a_short_passphrase_is_refused_before_anything_is_written(door):
    doors.state(door)
    with pytest.raises(errors.PassphraseTooShort):
        doors.prepare(door, "seven c")
    assert bytes_of(door) == {}


def test_the_code_typed_back_is_told_from_a_slip_and_from_another_code(door):
    doors.state(door)
    new, other = doors.prepare(door), doors.prepare(door)
    doors.code_matches(new, new.recovery_code)
    first = "Z" if new.recovery_code[0] != "Z" else "Y"
    with pytest.raises(errors.MistypedRecoveryCode):
        doors.code_matches(new, first + new.recovery_code[1:])
    with pytest.raises(errors.WrongRecoveryCode):
        doors.code_matches(new, other.recovery_code)


def test_another_vaults_code_is_told_from_a_slip(door, clock, tmp_path):
    new_session(door)[0].close()
    other = door_at(tmp_path / "other", clock)
    session, code = new_session(other)
    session.close()
    with pytest.raises(errors.WrongRecoveryCode):
        doors.open_with_recovery(door, code)
    with pytest.raises(errors.MistypedRecoveryCode):
        doors.open_with_recovery(door, code[:-1])


def test_what_was_sealed_on_leaving_is_there_after_the_next_unlock(door, session, clock):
    draft = journal.begin_dig(session).with_answers(Answers(what_happened="the last words"), "happened", clock())
    session.seal(draft)
    session.close()
    again = doors.open_with_passphrase(door, PASSPHRASE)
    assert journal.draft(again, draft.id) == draft
    assert not door.files.sidecar.exists()


def test_a_full_disk_keeps_nobody_out_and_what_was_sealed_waits(door, session, clock, monkeypatch):
    draft = journal.begin_dig(session).with_answers(Answers(what_happened="the last words"), "happened", clock())
    session.seal(draft)
    session.close()

    def full(_):
        raise errors.DiskFull(door.files.sidecar)

    with monkeypatch.context() as patched:
        patched.setattr(Vault, "fold_sidecar", full)
        again = doors.open_with_passphrase(door, PASSPHRASE)
        assert journal.drafts(again) == ()
    other = journal.begin_dig(again)
    journal.keep_draft(again, other)
    assert {each.id for each in journal.drafts(again)} == {draft.id, other.id}


def test_a_locked_session_gives_nothing_out(session):
    session.close()
    session.close()
    with pytest.raises(errors.SessionClosed):
        journal.timeline(session)
    with pytest.raises(errors.SessionClosed):
        session.seal(journal.begin_dig(session))


def test_a_session_nobody_took_can_be_closed(door):
    session, _ = new_session(door)
    doors.close_what_is_open(door)
    with pytest.raises(errors.SessionClosed):
        journal.drafts(session)
    doors.open_with_passphrase(door, PASSPHRASE)


def test_a_folder_others_may_write_to_is_refused(door):
    door.files.folder.mkdir(mode=0o777, parents=True)
    door.files.folder.chmod(0o777)
    (door.files.folder / "something").touch()
    with pytest.raises(errors.FolderUnsafe):
        doors.state(door)
