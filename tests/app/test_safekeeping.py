# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups are made when there is something to keep, found wherever they went, and emptied of what shall be gone."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from tests.app.writing import write
from tests.world import CHEAP, PASSPHRASE, door_at, new_session
from waterline.app import journal, rekey, safekeeping
from waterline.app import session as doors
from waterline.app.safekeeping import DAMAGED, NEWER, OTHER_KEY, SOUND
from waterline.domain import errors
from waterline.domain.errors import BackupFailed, BackupGone
from waterline.vault import backup as backups_of
from waterline.vault import keyslots
from waterline.vault.cipher import PAGE_BYTES
from waterline.vault.connection import Database
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header, write_header


@pytest.fixture
def stick(tmp_path):
    """A folder for backups that can be unplugged."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def states(session) -> list[str]:
    return [line.state for line in safekeeping.backups(session).lines]


# Making backups -----------------------------------------------------------------------------------
def test_a_backup_is_made_only_if_something_was_written_since(session, clock):
    assert not safekeeping.back_up_if_due(session)
    write(session, "one")
    assert safekeeping.keeping(session).due
    assert safekeeping.back_up_if_due(session)
    assert not safekeeping.back_up_if_due(session)
    keeping = safekeeping.keeping(session)
    assert (keeping.last, keeping.due, keeping.own_folder, keeping.trouble) == (clock(), False, True, None)


def test_after_quick_exit_a_backup_is_due_at_the_next_unlock(door, session):
    write(session, "one")
    session.close()  # as Quick exit does: no backup before it
    reopened = doors.open_with_passphrase(door, PASSPHRASE)
    assert safekeeping.back_up_if_due(reopened)


def test_a_backup_tells_what_is_in_it(session, clock):
    write(session, "one")
    journal.keep_draft(session, journal.begin_dig(session))
    journal.add_person(session, "J.")
    clock.pass_time(days=1)
    made = safekeeping.back_up_now(session)
    (line,) = safekeeping.backups(session).lines
    assert line == made
    assert (line.state, line.taken, line.outdated) == (SOUND, clock(), False)
    assert line.size == line.backup.files.database.stat().st_size
    assert line.contents is not None
    assert (line.contents.entries, line.contents.drafts, line.contents.people) == (1, 1, 1)


def test_old_backups_grow_thinner(session, clock):
    for _ in range(40):
        write(session, "again")
        safekeeping.back_up_now(session)
        clock.pass_time(days=1)
    kept = safekeeping.backups(session).lines
    assert 9 <= len(kept) <= 14
    assert [each.contents.entries for each in kept[:7] if each.contents] == [40, 39, 38, 37, 36, 35, 34]


def test_progress_is_told_and_can_stop_the_backup(session):
    write(session, "one")
    told = []
    safekeeping.back_up_now(session, lambda done, every: told.append((done, every)))
    assert told[-1][0] == told[-1][1] > 0

    def stop(done: int, every: int) -> None:
        raise errors.Interrupted

    write(session, "two")
    with pytest.raises(errors.Interrupted):
        safekeeping.back_up_now(session, stop)
    assert len(states(session)) == 1
    assert safekeeping.keeping(session).due


# Folders ------------------------------------------------------------------------------------------
def test_backups_go_to_the_chosen_folder_and_those_made_before_are_found_too(session, stick):
    safekeeping.back_up_now(session)
    safekeeping.choose_folder(session, stick)
    made = safekeeping.back_up_now(session)
    assert made.backup.folder.parent == stick
    assert len(safekeeping.backups(session).lines) == 2
    safekeeping.choose_folder(session, None)
    assert safekeeping.keeping(session).own_folder
    assert len(safekeeping.backups(session).lines) == 2


def test_the_chosen_folder_is_remembered_inside_the_vault_and_nowhere_in_the_open(door, session, stick):
    safekeeping.choose_folder(session, stick)
    safekeeping.back_up_now(session)
    session.close()
    for each in door.files.folder.rglob("*"):
        assert not each.is_file() or b"stick" not in each.read_bytes()
    assert safekeeping.keeping(doors.open_with_passphrase(door, PASSPHRASE)).folder == stick


def test_an_unplugged_folder_is_said_and_the_backup_stays_due_until_it_is_back(session, stick):
    safekeeping.choose_folder(session, stick)
    safekeeping.back_up_now(session)
    write(session, "one")
    away = stick.rename(stick.with_name("away"))
    assert isinstance(safekeeping.keeping(session).trouble, errors.FolderUnavailable)
    with pytest.raises(BackupFailed) as caught:
        safekeeping.back_up_if_due(session)
    assert isinstance(caught.value.reason, errors.FolderUnavailable)
    assert safekeeping.backups(session).out_of_reach == (stick,)
    assert not stick.exists()
    away.rename(stick)
    assert safekeeping.back_up_if_due(session)
    assert len(states(session)) >= 1


def test_a_mount_point_whose_disk_is_not_there_gets_no_backup(session, stick, monkeypatch):
    safekeeping.choose_folder(session, stick)
    facts = session.vault.meta.get("backup_folder")
    session.vault.meta.keep("backup_folder", facts.replace("false", "true"))  # as if it had been another disk
    with pytest.raises(BackupFailed) as caught:
        safekeeping.back_up_now(session)
    assert isinstance(caught.value.reason, errors.FolderUnavailable)
    assert list(stick.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_not_taken(session, tmp_path):
    with pytest.raises(BackupFailed) as caught:
        safekeeping.choose_folder(session, tmp_path / "nowhere")
    assert isinstance(caught.value.reason, errors.FolderUnavailable)
    assert safekeeping.keeping(session).own_folder


def test_a_folder_without_backups_any_more_is_forgotten(session, stick, tmp_path):
    safekeeping.choose_folder(session, stick)
    made = safekeeping.back_up_now(session)
    safekeeping.choose_folder(session, None)
    safekeeping.delete_backup(session, made.backup)
    safekeeping.back_up_now(session)
    stick.rmdir()
    assert safekeeping.backups(session).out_of_reach == ()


def test_a_folder_with_a_name_no_text_can_hold_is_remembered(session, tmp_path):
    strange = tmp_path / os.fsdecode(b"caf\xe9")
    strange.mkdir()
    safekeeping.choose_folder(session, strange)
    assert safekeeping.back_up_now(session).backup.folder.parent == strange


# What they turn out to be -------------------------------------------------------------------------
def test_each_backup_is_called_what_it_is(session, clock):
    made = []
    for root in "abcd":
        write(session, root)
        clock.pass_time(days=1)
        made.append(safekeeping.back_up_now(session).backup)
    damaged = bytearray(made[0].files.database.read_bytes())
    damaged[0] ^= 1
    made[0].files.database.write_bytes(damaged)
    with_key(made[1], session)
    database = Database.open(made[2].files.database, session.vault.data_key)
    database.execute("PRAGMA user_version = 99")
    database.close()
    assert states(session) == [SOUND, NEWER, OTHER_KEY, DAMAGED]


def with_key(backup, session) -> bytes:
    """Put a backup under another data key, as it was before a change of it; return that key."""
    former = keyslots.new_data_key()
    header = replace(session.vault.header, fingerprint=keyslots.fingerprint(former), slots=())
    header = header.with_slot(keyslots.passphrase_slot(header, former, "an older lamp", CHEAP))
    staged = backup.folder.with_name("staged.db")
    database = Database.open(backup.files.database, session.vault.data_key)
    database.copy_to(staged, key=former)
    database.close()
    staged.replace(backup.files.database)
    write_header(backup.files, header)
    return former


def test_backups_of_another_journal_in_the_same_folder_are_not_listed_as_mine(session, stick, tmp_path, clock):
    other = new_session(door_at(tmp_path / "other", clock))[0]
    for each in (session, other):
        safekeeping.choose_folder(each, stick)
        safekeeping.back_up_now(each)
    assert len(safekeeping.backups(session).lines) == 1
    assert sorted(line.state for line in safekeeping.backups_at(session, stick)) == [OTHER_KEY, SOUND]
    other.close()


def test_a_deleted_backup_is_gone_and_deleting_it_again_says_so(session):
    made = safekeeping.back_up_now(session)
    safekeeping.delete_backup(session, made.backup)
    assert states(session) == []
    with pytest.raises(BackupGone):
        safekeeping.delete_backup(session, made.backup)


# Deleting an entry for good -----------------------------------------------------------------------
def test_an_entry_leaves_every_backup_in_reach_and_the_others_are_named(session, stick, tmp_path, clock):
    gone, stays = write(session, "gone"), write(session, "stays")
    safekeeping.back_up_now(session)
    clock.pass_time(days=1)
    older = safekeeping.back_up_now(session)
    with_key(older.backup, session)
    clock.pass_time(days=1)
    broken = safekeeping.back_up_now(session)
    broken.backup.files.header.write_bytes(b"")
    broken.backup.files.header_copy.write_bytes(b"")
    safekeeping.choose_folder(session, stick)
    safekeeping.back_up_now(session)
    clock.pass_time(days=1)
    unplugged = tmp_path / "unplugged"
    unplugged.mkdir()
    safekeeping.choose_folder(session, unplugged)
    safekeeping.back_up_now(session)
    unplugged.rename(tmp_path / "away")
    swept = safekeeping.purge_from_backups(session, gone.id)
    assert swept.changed == 2
    assert swept.locked == (older.backup.folder,)
    assert swept.failed == (broken.backup.folder,)
    assert swept.out_of_reach == (unplugged,)
    assert not swept.complete
    for line in safekeeping.backups(session).lines:
        if line.state == SOUND:
            assert line.contents is not None
            assert line.contents.entries == 1
    assert journal.entry(session, stays.id) == stays


def test_an_entry_in_no_backup_changes_none(session):
    safekeeping.back_up_now(session)
    swept = safekeeping.purge_from_backups(session, write(session, "new").id)
    assert swept == safekeeping.Swept(0, (), (), ())
    assert swept.complete


# Keys and codes of their day ----------------------------------------------------------------------
@pytest.fixture
def changed_code(session):
    """A session whose recovery code was changed after its backup was made; with the old code."""
    safekeeping.back_up_now(session)
    code = keyslots.RecoveryCode.new()
    session.vault.change_header(
        lambda header: header.with_slot_instead(keyslots.recovery_slot(header, session.vault.data_key, code))
    )
    return session, code


def test_a_backup_from_before_a_new_code_is_outdated_and_can_be_renewed(changed_code):
    session, code = changed_code
    (line,) = safekeeping.outdated_backups(session)
    assert line.state == SOUND
    swept = safekeeping.renew_backups(session)
    assert (swept.changed, swept.complete) == (1, True)
    assert safekeeping.outdated_backups(session) == ()
    assert keyslots.open_with_recovery_code(read_header(line.backup.files), code.shown) == session.vault.data_key


def test_an_added_way_in_makes_no_backup_outdated(session):
    safekeeping.back_up_now(session)
    session.vault.change_header(
        lambda header: header.with_slot(keyslots.keychain_slot(header, session.vault.data_key, bytes(32)))
    )
    assert safekeeping.outdated_backups(session) == ()


def test_deleting_outdated_backups_makes_a_new_one_first(changed_code, clock):
    session, code = changed_code
    clock.pass_time(days=1)
    swept = safekeeping.delete_outdated_backups(session)
    assert swept.changed == 1
    (line,) = safekeeping.backups(session).lines
    assert line.state == SOUND
    assert not line.outdated
    keyslots.open_with_recovery_code(read_header(line.backup.files), code.shown)


def test_without_a_new_backup_no_outdated_one_is_deleted(changed_code, stick):
    session, _ = changed_code
    safekeeping.choose_folder(session, stick)
    stick.rmdir()
    with pytest.raises(BackupFailed):
        safekeeping.delete_outdated_backups(session)
    assert states(session) == [SOUND]


def test_after_a_change_of_the_data_key_backups_are_renewed_with_the_former_one(session, clock):
    write(session, "one")
    made = safekeeping.back_up_now(session)
    former = with_key(made.backup, session)
    assert safekeeping.renew_backups(session).locked == (made.backup.folder,)
    session.vault.former_key = bytes(32)
    assert safekeeping.renew_backups(session).locked == (made.backup.folder,)
    session.vault.former_key = former
    assert safekeeping.renew_backups(session).changed == 1
    (line,) = safekeeping.backups(session).lines
    assert line.state == SOUND
    assert line.contents is not None
    assert line.contents.entries == 1


# Checking -----------------------------------------------------------------------------------------
def test_a_check_says_sound_and_is_remembered(door, session, clock):
    assert safekeeping.last_check(session) is None
    check = safekeeping.check_now(session)
    assert (check.at, check.problems) == (clock(), 0)
    session.close()
    assert safekeeping.last_check(doors.open_with_passphrase(door, PASSPHRASE)) == check


@pytest.fixture
def damaged(door, session):
    """An open session of a journal with one bad page among its entries."""
    for number in range(60):
        write(session, f"{number} " + "long " * 500)
    session.close()
    content = bytearray(door.files.database.read_bytes())
    content[len(content) // 2 // PAGE_BYTES * PAGE_BYTES + 7] ^= 1
    door.files.database.write_bytes(content)
    return doors.open_with_passphrase(door, PASSPHRASE)


def test_a_check_finds_damage_and_remembers_it(damaged):
    check = safekeeping.check_now(damaged)
    assert check.problems > 0
    assert safekeeping.last_check(damaged) == check


def test_a_damaged_journal_is_said_to_be_when_a_backup_is_made_and_replaces_no_good_one(damaged):
    with pytest.raises(BackupFailed) as caught:
        safekeeping.back_up_now(damaged)
    assert isinstance(caught.value.reason, errors.VaultDamaged)
    found = safekeeping.last_check(damaged)
    assert found is not None
    assert found.problems > 0
    assert backups_of.backups_in(ProfileFiles(damaged.door.files.folder).backups) == ()


def test_after_a_new_key_for_everything_the_backups_of_before_are_renewed_with_it(session):
    write(session, "one")
    safekeeping.back_up_now(session)
    new = rekey.with_passphrase(session, rekey.prepare(session), "another lamp burns")
    rekey.run(session, new)
    assert [line.state for line in safekeeping.outdated_backups(session)] == [OTHER_KEY]
    assert safekeeping.keeping(session).due
    assert safekeeping.renew_backups(session).changed == 1
    (line,) = safekeeping.backups(session).lines
    assert (line.state, line.outdated) == (SOUND, False)
    keyslots.open_with_recovery_code(read_header(line.backup.files), new.recovery_code)
