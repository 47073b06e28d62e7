# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup comes back on this computer and on any other, and what is here is never lost to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.app.writing import roots, write
from tests.vault.profiles import fingerprints
from tests.world import CHEAP, PASSPHRASE, door_at, new_session
from waterline.app import journal, restoring, safekeeping
from waterline.app import session as doors
from waterline.app.restoring import Typed
from waterline.app.safekeeping import SOUND
from waterline.app.session import KEYCHAIN, RECOVERY, VaultState
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.domain import errors
from waterline.vault import keyslots
from waterline.vault.backup import Backup, backup_at
from waterline.vault.cipher import PAGE_BYTES
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header


def by_passphrase(words: str = PASSPHRASE) -> Typed:
    return Typed(BY_PASSPHRASE, words)


@pytest.fixture
def yesterday(session, clock):
    """A session with two entries of which only the first is in the backup of yesterday; with that backup."""
    write(session, "first")
    made = safekeeping.back_up_now(session).backup
    clock.pass_time(days=1)
    write(session, "second")
    return session, made


def made_at(folder: Path) -> Backup:
    """Return the backup in this folder."""
    found = backup_at(folder)
    assert found is not None
    return found


def bring_back(session, backup, typed=None) -> Path:
    restoring.prepare(session, backup, typed)
    return restoring.restore(session)


# Looking first ------------------------------------------------------------------------------------
def test_the_preview_says_what_is_in_it_and_what_would_be_missing(yesterday):
    session, backup = yesterday
    journal.trash(session, journal.timeline(session)[1].id)
    preview = restoring.preview(session, backup)
    assert (preview.then.entries, preview.now.entries, preview.now.trashed) == (1, 1, 1)
    assert (preview.missing, preview.returning) == (1, 1)
    assert preview.then.first is not None


def test_looking_changes_no_byte_of_the_backup(yesterday):
    session, backup = yesterday
    before = fingerprints(backup.folder)
    restoring.preview(session, backup)
    restoring.prepare(session, backup)
    restoring.give_up(session.door)
    assert fingerprints(backup.folder) == before


# In a session -------------------------------------------------------------------------------------
def test_a_restored_journal_opens_as_before_and_the_one_from_today_is_a_backup_that_stays(door, yesterday, clock):
    session, backup = yesterday
    kept = bring_back(session, backup)
    opened = doors.open_with_passphrase(door, PASSPHRASE)
    assert roots(opened) == ["first"]
    lines = safekeeping.backups(opened).lines
    assert [(line.backup.folder, line.backup.kept, line.state) for line in lines] == [
        (kept, True, SOUND),
        (backup.folder, False, SOUND),
    ]
    for _ in range(30):
        clock.pass_time(days=1)
        safekeeping.back_up_now(opened)
    assert kept in {line.backup.folder for line in safekeeping.backups(opened).lines}
    bring_back(opened, lines[0].backup)
    assert roots(doors.open_with_passphrase(door, PASSPHRASE)) == ["first", "second"]


def test_words_typed_after_preparing_are_in_the_journal_that_is_kept(door, yesterday):
    session, backup = yesterday
    restoring.prepare(session, backup)
    write(session, "typed meanwhile")
    kept = restoring.restore(session)
    opened = restoring.restore_at_door(door, made_at(kept), by_passphrase())
    assert roots(opened) == ["first", "second", "typed meanwhile"]


def test_where_backups_go_is_not_forgotten_by_restoring_an_older_one(door, yesterday, tmp_path):
    session, backup = yesterday
    safekeeping.choose_folder(session, tmp_path)
    safekeeping.check_now(session)
    bring_back(session, backup)
    opened = doors.open_with_passphrase(door, PASSPHRASE)
    assert safekeeping.keeping(opened).folder == tmp_path
    assert safekeeping.last_check(opened) is None  # nobody has checked this one yet
    assert safekeeping.keeping(opened).due


def test_a_backup_with_the_code_of_its_day_comes_back_under_the_code_of_today(door, session):
    code_then = keyslots.RecoveryCode.new()
    change_code(session, code_then)
    write(session, "one")
    backup = safekeeping.back_up_now(session).backup
    code_now = keyslots.RecoveryCode.new()
    change_code(session, code_now)
    bring_back(session, backup)
    with pytest.raises(errors.WrongRecoveryCode):
        doors.open_with_recovery(door, code_then.shown)
    assert roots(doors.open_with_recovery(door, code_now.shown)) == ["one"]


def change_code(session, code) -> None:
    session.vault.change_header(
        lambda header: header.with_slot_instead(keyslots.recovery_slot(header, session.vault.data_key, code))
    )


@pytest.fixture
def foreign(tmp_path, clock):
    """A backup of another journal: another key, another passphrase; with its recovery code."""
    other, code = new_session(door_at(tmp_path / "other", clock), "another lamp burns")
    write(other, "theirs")
    made = safekeeping.back_up_now(other).backup
    other.close()
    return made, code


def test_a_backup_under_another_key_asks_for_its_own_code_and_then_opens_as_the_journal_does(door, session, foreign):
    backup, code = foreign
    with pytest.raises(errors.WrongRecoveryCode):
        restoring.preview(session, backup)
    assert restoring.ways_of(backup) == (RECOVERY, BY_PASSPHRASE)
    with pytest.raises(errors.WrongPassphrase):
        restoring.preview(session, backup, by_passphrase())
    assert restoring.preview(session, backup, Typed(RECOVERY, code)).returning == 1
    bring_back(session, backup, by_passphrase("another lamp burns"))
    assert roots(doors.open_with_passphrase(door, PASSPHRASE)) == ["theirs"]


def test_preparing_can_be_stopped_and_leaves_nothing(door, yesterday):
    session, backup = yesterday

    def stop(done: int, every: int) -> None:
        raise errors.Interrupted

    before = {each.name for each in door.files.folder.iterdir()}
    with pytest.raises(errors.Interrupted):
        restoring.prepare(session, backup, progress=stop)
    assert {each.name for each in door.files.folder.iterdir()} == before
    assert roots(session) == ["first", "second"]


def test_a_damaged_backup_is_called_that_and_changes_nothing(door, yesterday):
    session, backup = yesterday
    content = bytearray(backup.files.database.read_bytes())
    content[3 * PAGE_BYTES] ^= 1
    backup.files.database.write_bytes(content)
    with pytest.raises(errors.BackupDamaged):
        restoring.prepare(session, backup)
    assert roots(session) == ["first", "second"]


def test_a_backup_that_went_away_is_said_to_be_gone(yesterday):
    session, backup = yesterday
    shutil.rmtree(backup.folder)
    for act in (restoring.preview, restoring.prepare):
        with pytest.raises(errors.BackupGone):
            act(session, backup)


# At the door --------------------------------------------------------------------------------------
@pytest.mark.parametrize("way", [BY_PASSPHRASE, RECOVERY])
def test_a_backup_comes_to_a_fresh_computer_by_passphrase_or_code(tmp_path, clock, foreign, way):
    backup, code = foreign
    typed = Typed(way, code if way == RECOVERY else "another lamp burns")
    fresh = door_at(tmp_path / "fresh", clock)
    (found,) = restoring.found_in(fresh, backup.folder.parent)
    assert (found.backup, found.taken, found.ways) == (backup, clock(), (RECOVERY, BY_PASSPHRASE))
    assert restoring.found_in(fresh, backup.folder) == (found,)
    assert restoring.look_into(backup, typed).entries == 1
    opened = restoring.restore_at_door(fresh, backup, typed)
    assert roots(opened) == ["theirs"]
    opened.close()
    again = doors.open_with_passphrase(fresh, "another lamp burns")
    assert roots(again) == ["theirs"]
    again.close()
    left = {each.name for each in fresh.files.folder.iterdir()}
    assert left == {"vault.db", "vault.keys", "vault.keys.copy", "draft.reserve"}


def test_a_wrong_passphrase_at_the_door_changes_nothing(door, yesterday):
    session, backup = yesterday
    session.close()
    before = fingerprints(door.files.folder)
    with pytest.raises(errors.WrongPassphrase):
        restoring.restore_at_door(door, backup, by_passphrase("not this one"))
    assert fingerprints(door.files.folder) == before


@pytest.mark.parametrize("lost", ["vault.db", "vault.keys", "everything"])
def test_a_journal_whose_files_are_gone_comes_back_from_a_backup(door, yesterday, tmp_path, lost):
    session, backup = yesterday
    session.close()
    elsewhere = shutil.copytree(backup.folder, tmp_path / "stick" / backup.folder.name)
    for name in {"vault.db": ["vault.db"], "vault.keys": ["vault.keys", "vault.keys.copy"]}.get(
        lost, ["vault.db", "vault.keys", "vault.keys.copy"]
    ):
        (door.files.folder / name).unlink()
    opened = restoring.restore_at_door(door, made_at(elsewhere), by_passphrase())
    assert roots(opened) == ["first"]
    assert doors.state(door) is VaultState.READY


def test_todays_ways_in_stay_where_what_was_typed_opens_them_too(door, yesterday):
    session, backup = yesterday
    code = keyslots.RecoveryCode.new()
    change_code(session, code)
    session.close()
    restoring.restore_at_door(door, backup, by_passphrase()).close()
    assert roots(doors.open_with_recovery(door, code.shown)) == ["first"]


def test_else_those_of_the_backup_come_with_it_and_the_journal_of_today_is_kept_with_its_own(door, yesterday):
    session, backup = yesterday
    slot = keyslots.passphrase_slot(session.vault.header, session.vault.data_key, "a new lamp now", CHEAP)
    session.vault.change_header(lambda header: header.with_slot_instead(slot))
    session.close()
    opened = restoring.restore_at_door(door, backup, by_passphrase())
    kept = next(line.backup for line in safekeeping.backups(opened).lines if line.backup.kept)
    opened.close()
    doors.open_with_passphrase(door, PASSPHRASE).close()
    assert restoring.look_into(kept, by_passphrase("a new lamp now")).entries == 2


def test_another_journal_in_the_profile_is_kept_as_its_own_backup(door, session, foreign):
    write(session, "mine")
    session.close()
    backup, _ = foreign
    restoring.restore_at_door(door, backup, by_passphrase("another lamp burns")).close()
    (kept,) = restoring.found_in(door, door.files.backups)
    assert kept.backup.vault_id == session.vault.header.vault_id
    assert restoring.look_into(kept.backup, by_passphrase()).entries == 1


# Damaged ------------------------------------------------------------------------------------------
@pytest.fixture
def damaged(door, session):
    """A closed journal with sixty entries and its first page gone, so that nothing opens it."""
    for number in range(60):
        write(session, f"{number:02} " + "long " * 300)
    session.close()
    content = door.files.database.read_bytes()
    door.files.database.write_bytes(bytes(PAGE_BYTES) + content[PAGE_BYTES:])
    with pytest.raises(errors.VaultDamaged):
        doors.open_with_passphrase(door, PASSPHRASE)
    return door


def test_what_can_be_read_of_a_journal_that_does_not_open_is_saved_and_the_damaged_one_kept_as_it_is(damaged):
    wreck = damaged.files.database.read_bytes()
    opened, report = restoring.salvage_at_door(damaged, BY_PASSPHRASE, PASSPHRASE)
    assert (report.entries, report.entries_lost) == (60, 0)
    assert roots(opened)[0].startswith("00 long")
    assert opened.vault.integrity() == ()
    (kept,) = safekeeping.wrecks(opened)
    assert (kept / "vault.db").read_bytes() == wreck
    assert keyslots.open_with_passphrase(read_header(ProfileFiles(kept)), PASSPHRASE)
    opened.close()
    doors.open_with_passphrase(damaged, PASSPHRASE).close()


def test_a_wrong_passphrase_saves_nothing_and_changes_nothing(damaged):
    before = fingerprints(damaged.files.folder)
    with pytest.raises(errors.WrongPassphrase):
        restoring.salvage_at_door(damaged, BY_PASSPHRASE, "not this one")
    assert fingerprints(damaged.files.folder) == before


def test_it_is_saved_by_the_accounts_key_too(door, keychain):
    opened, _ = new_session(door, passphrase=None)
    write(opened, "one")
    opened.close()
    content = door.files.database.read_bytes()
    door.files.database.write_bytes(bytes(PAGE_BYTES) + content[PAGE_BYTES:])
    saved, report = restoring.salvage_at_door(door, KEYCHAIN, secret=doors.fetch_key(door))
    assert report.entries == 1
    assert roots(saved) == ["one"]


def test_a_journal_with_a_bad_page_is_saved_from_inside_and_opens_again(door, session):
    for number in range(60):
        write(session, f"{number:02} " + "long " * 300)
    session.close()
    content = bytearray(door.files.database.read_bytes())
    content[-12 * PAGE_BYTES + 7] ^= 1
    door.files.database.write_bytes(content)
    opened = doors.open_with_passphrase(door, PASSPHRASE)
    assert safekeeping.check_now(opened).problems > 0
    report = restoring.salvage(opened)
    assert report.pages_lost == 1
    again = doors.open_with_passphrase(door, PASSPHRASE)
    assert safekeeping.check_now(again).problems == 0
    assert len(roots(again)) == report.entries >= 50
    assert len(safekeeping.wrecks(again)) == 1
    safekeeping.delete_wreck(again, safekeeping.wrecks(again)[0])
    assert safekeeping.wrecks(again) == ()


def test_a_damaged_journal_that_a_backup_replaces_is_kept_apart_from_the_backups(door, yesterday):
    session, backup = yesterday
    session.close()
    content = door.files.database.read_bytes()
    door.files.database.write_bytes(bytes(PAGE_BYTES) + content[PAGE_BYTES:])
    opened = restoring.restore_at_door(door, backup, by_passphrase())
    assert roots(opened) == ["first"]
    assert len(safekeeping.wrecks(opened)) == 1
    assert [line.backup for line in safekeeping.backups(opened).lines] == [backup]


def test_of_a_profile_that_holds_no_vault_nothing_is_saved(door, session):
    session.close()
    door.files.database.write_bytes(b"not a vault" * 1000)
    before = fingerprints(door.files.folder)
    with pytest.raises(errors.NothingReadable):
        restoring.salvage_at_door(door, BY_PASSPHRASE, PASSPHRASE)
    assert fingerprints(door.files.folder) == before
