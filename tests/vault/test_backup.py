# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup counts only when it is whole and sound; it opens anywhere by the secrets of its day; purging empties it."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import closing
from dataclasses import replace

import pytest

from tests.vault.profiles import (
    CHEAP,
    FULL_ANSWERS,
    NOW,
    PASSPHRASE,
    a_draft,
    a_plan,
    a_vault,
    an_entry,
    fingerprints,
    reopen,
)
from waterline.domain.entry import Person
from waterline.domain.errors import DiskFull, FolderUnavailable, StorageFailed, VaultDamaged, VaultReadOnly
from waterline.vault import backup, keyslots
from waterline.vault.backup import Contents, backup_at, backups_in, contents, delete, purge, renew, rotate
from waterline.vault.cipher import PAGE_BYTES
from waterline.vault.connection import Database
from waterline.vault.creation import create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header, write_header
from waterline.vault.keyslots import open_with_passphrase
from waterline.vault.pages import PageReader
from waterline.vault.vault import open_vault

DAY_MS = 86_400_000
CANARY = "the heron stood in the reeds"


@pytest.fixture
def folder(tmp_path):
    """A folder for backups."""
    made = tmp_path / "stick"
    made.mkdir(mode=0o755)
    return made


def names(folder):
    return sorted(each.name for each in folder.iterdir())


# Making one ---------------------------------------------------------------------------------------
def test_a_backup_opens_on_a_fresh_computer_by_passphrase_and_by_recovery_code(files, folder, tmp_path):
    plan = a_plan(files)
    with closing(create_vault(files, plan)) as vault:
        vault.entries.add(an_entry("kept"))
        made = vault.back_up(folder, NOW.utc_ms)
    elsewhere = ProfileFiles(tmp_path / "another computer")
    shutil.copytree(made.folder, elsewhere.folder)
    header = read_header(elsewhere)
    for key in (
        keyslots.open_with_passphrase(header, PASSPHRASE),
        keyslots.open_with_recovery_code(header, plan.recovery_code.shown),
    ):
        with closing(open_vault(elsewhere, header, key)) as opened:
            assert opened.entries.get("kept") == an_entry("kept")
            assert opened.integrity() == ()


def test_a_backup_holds_what_still_stood_in_the_log(files, vault, folder):
    vault.entries.add(an_entry("latest"))
    assert files.database_log.stat().st_size > 0
    made = vault.back_up(folder, NOW.utc_ms)
    assert contents(made, vault.data_key).entries == 1
    assert names(made.folder) == ["vault.db", "vault.keys", "vault.keys.copy"]


def test_a_backup_is_named_by_its_moment_in_utc_and_its_vault_and_is_private(vault, folder):
    umask = os.umask(0)
    try:
        made = vault.back_up(folder, NOW.utc_ms)
    finally:
        os.umask(umask)
    assert made.folder.name == f"2025-10-09T08-53-20-000Z-{vault.header.vault_id}"
    assert backup_at(made.folder) == made
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in made.folder.iterdir()} == {0o600}


def test_a_clock_that_was_set_back_never_lets_one_backup_replace_another(vault, folder):
    first = vault.back_up(folder, NOW.utc_ms)
    second = vault.back_up(folder, NOW.utc_ms)
    assert second.taken_ms == first.taken_ms + 1
    assert backups_in(folder) == (second, first)


def test_a_backup_settles_that_one_was_due(vault, folder):
    vault.entries.add(an_entry("new"))
    vault.back_up(folder, NOW.utc_ms)
    assert not vault.backup_due


def test_a_copy_that_is_not_sound_is_no_backup_and_the_stick_is_blamed(vault, folder, monkeypatch):
    def spoil(database, target, **more):
        raise VaultDamaged(target)

    vault.entries.add(an_entry("new"))
    monkeypatch.setattr(Database, "copy_to", spoil)
    with pytest.raises(StorageFailed):
        vault.back_up(folder, NOW.utc_ms)
    assert names(folder) == []
    assert vault.backup_due


def test_of_a_damaged_vault_no_backup_is_made_and_the_vault_is_blamed(files, vault, folder):
    for number in range(40):
        vault.entries.add(an_entry(f"{number}", replace(FULL_ANSWERS, root="long " * 800)))
    vault.close()
    damaged = bytearray(files.database.read_bytes())
    damaged[-10 * PAGE_BYTES] ^= 1
    files.database.write_bytes(damaged)
    with closing(reopen(files)) as opened, pytest.raises(VaultDamaged) as caught:
        opened.back_up(folder, NOW.utc_ms)
    assert caught.value.path == files.database
    assert names(folder) == []


def test_damage_that_only_its_seal_shows_is_found_before_a_backup_passes_it_on(files, vault, folder):
    """The end of a long text is a page that nothing points on from: zeros there would look whole."""
    vault.entries.add(an_entry("long", replace(FULL_ANSWERS, next_words="Z" * 20_000)))
    vault.close()
    pages = dict(PageReader(files.database, key := open_with_passphrase(read_header(files), PASSPHRASE)).pages())
    # One end is the entry's own, the other that of its words for the search.
    last, _ = [number for number, page in pages.items() if page.startswith(bytes(4) + b"Z" * 100)]
    damaged = bytearray(files.database.read_bytes())
    damaged[(last - 1) * PAGE_BYTES + 9] ^= 1
    files.database.write_bytes(damaged)
    with closing(open_vault(files, read_header(files), key)) as opened, pytest.raises(VaultDamaged):
        opened.back_up(folder, NOW.utc_ms)
    assert names(folder) == []


@pytest.mark.parametrize("error", [DiskFull, VaultReadOnly, FolderUnavailable, StorageFailed])
def test_a_backup_that_comes_to_nothing_leaves_nothing_behind(vault, folder, monkeypatch, error):
    def fail(files, header):
        raise error(files.header)

    vault.entries.add(an_entry("new"))
    monkeypatch.setattr(backup, "write_header", fail)
    with pytest.raises(error):
        vault.back_up(folder, NOW.utc_ms)
    assert names(folder) == []
    assert vault.backup_due


def test_a_folder_that_is_not_there_is_not_made(vault, tmp_path):
    with pytest.raises(FolderUnavailable):
        vault.back_up(tmp_path / "unplugged", NOW.utc_ms)
    assert not (tmp_path / "unplugged").exists()


# Finding them -------------------------------------------------------------------------------------
def test_links_unfinished_ones_and_strange_folders_are_no_backups(vault, folder, tmp_path):
    made = vault.back_up(folder, NOW.utc_ms)
    (folder / "holiday pictures").mkdir()
    (folder / made.folder.name.replace("2025", "2024")).symlink_to(made.folder)
    shutil.copytree(made.folder, folder / f".{made.folder.name}.part")
    (folder / made.folder.name.replace("2025", "2023")).mkdir()
    (folder / made.folder.name.replace("2025-10", "2025-99")).mkdir()
    (folder / made.folder.name.replace("2025-10", "2025-99") / "vault.db").touch()
    linked = folder / made.folder.name.replace("2025", "2022")
    linked.mkdir()
    (linked / "vault.db").symlink_to(made.files.database)
    assert backups_in(folder) == (made,)


def test_a_folder_that_cannot_be_reached_is_said_to_be(tmp_path):
    (tmp_path / "file").touch()
    for missing in ("unplugged", "file"):
        with pytest.raises(FolderUnavailable):
            backups_in(tmp_path / missing)


# Looking into one ---------------------------------------------------------------------------------
def test_looking_into_a_backup_counts_it_and_changes_no_byte(vault, folder):
    early = replace(NOW, utc_ms=NOW.utc_ms - 30 * DAY_MS)
    vault.entries.add(an_entry("early", replace(FULL_ANSWERS, happened=early)))
    vault.entries.add(an_entry("late", replace(FULL_ANSWERS, happened=NOW)))
    vault.entries.add(an_entry("thrown"))
    vault.entries.trash("thrown", NOW.utc_ms)
    vault.drafts.keep(a_draft("draft"))
    vault.people.add(Person("j", "J."), NOW.utc_ms)
    made = vault.back_up(folder, NOW.utc_ms)
    made.files.database.chmod(0o400)
    before = fingerprints(folder)
    found = contents(made, vault.data_key)
    assert found == Contents(entries=2, trashed=1, drafts=1, people=1, first=early, last=NOW)
    assert found == vault.contents()
    assert fingerprints(folder) == before


def test_an_empty_vault_has_no_first_and_no_last_moment(vault):
    assert vault.contents() == Contents(0, 0, 0, 0, None, None)


def test_a_backup_somebody_opened_and_left_in_the_middle_shows_its_latest_state(vault, folder):
    made = vault.back_up(folder, NOW.utc_ms)
    opened = Database.open(made.files.database, vault.data_key)
    opened.execute("INSERT INTO draft SELECT 'x', 'dig', NULL, 's', '{}', 1, 'UTC', 0, 1, NULL, NULL, NULL")
    log = made.files.database_log.read_bytes()
    opened.close()
    made.files.database_log.write_bytes(log)
    assert contents(made, vault.data_key).drafts == 1


# Deleting for good --------------------------------------------------------------------------------
def decrypted(path, key) -> bytes:
    """Return every byte of every page as SQLite sees it."""
    reader = PageReader(path, key)
    found = b"".join(page for _, page in reader.pages())
    assert reader.lost == 0
    return found


def test_purging_takes_an_entry_its_versions_and_drafts_out_down_to_the_last_byte(vault, folder):
    vault.drafts.keep(a_draft("gone", CANARY))
    vault.drafts.keep(replace(a_draft("change", CANARY), entry_id="gone"))
    vault.entries.add(an_entry("gone", replace(FULL_ANSWERS, root=CANARY, layers=(CANARY, CANARY * 200))))
    vault.entries.replace(an_entry("gone", replace(FULL_ANSWERS, what_happened=CANARY)))
    vault.entries.add(an_entry("stays"))
    made = vault.back_up(folder, NOW.utc_ms)
    assert CANARY.encode() in decrypted(made.files.database, vault.data_key)
    assert purge(made, vault.data_key, "gone")
    assert CANARY.encode() not in decrypted(made.files.database, vault.data_key)
    assert names(made.folder) == ["vault.db", "vault.keys", "vault.keys.copy"]
    with closing(open_vault(made.files, read_header(made.files), vault.data_key)) as opened:
        assert opened.entries.get("gone") is None
        assert opened.drafts.list() == []
        assert opened.entries.get("stays") == an_entry("stays")
        assert opened.integrity() == ()


def test_purging_what_is_not_there_changes_no_byte(vault, folder):
    made = vault.back_up(folder, NOW.utc_ms)
    before = fingerprints(folder)
    assert not purge(made, vault.data_key, "nowhere")
    assert fingerprints(folder) == before


# Other keys ---------------------------------------------------------------------------------------
def test_a_renewed_backup_opens_by_the_new_secret_and_no_longer_by_the_old(vault, folder):
    made = vault.back_up(folder, NOW.utc_ms)
    header = vault.header.with_slot_instead(
        keyslots.passphrase_slot(vault.header, vault.data_key, "new lamp on", CHEAP)
    )
    assert renew(made, header, vault.data_key) == made
    assert keyslots.open_with_passphrase(read_header(made.files), "new lamp on") == vault.data_key
    with pytest.raises(keyslots.WrongPassphrase):
        keyslots.open_with_passphrase(read_header(made.files), PASSPHRASE)


def test_after_a_change_of_the_data_key_a_backup_is_encrypted_anew(files, vault, folder):
    vault.entries.add(an_entry("kept"))
    made = vault.back_up(folder, NOW.utc_ms)
    new_key = keyslots.new_data_key()
    header = replace(vault.header, fingerprint=keyslots.fingerprint(new_key), slots=(), saved=9)
    header = header.with_slot(keyslots.passphrase_slot(header, new_key, "new lamp on", CHEAP))
    renewed = renew(made, header, new_key, vault.data_key)
    assert backups_in(folder) == (renewed,)
    assert names(folder) == [renewed.folder.name]
    with closing(open_vault(renewed.files, read_header(renewed.files), new_key)) as opened:
        assert opened.entries.get("kept") == an_entry("kept")


# Letting go ---------------------------------------------------------------------------------------
def test_rotating_lets_old_ones_go_and_touches_no_kept_one_no_other_vault_and_no_other_file(vault, folder, tmp_path):
    with closing(a_vault(ProfileFiles(tmp_path / "other"))) as other:
        foreign = [other.back_up(folder, NOW.utc_ms + hour) for hour in range(2)]
    kept = backup.take(vault._database, vault.header, folder, NOW.utc_ms + 1, kept=True)
    first, second = vault.back_up(folder, NOW.utc_ms + 2), vault.back_up(folder, NOW.utc_ms + 3)
    (folder / "letter.txt").write_text("mine")
    assert rotate(folder, vault.header.vault_id, NOW.utc_ms + 9) == (first,)
    assert set(backups_in(folder)) == {*foreign, kept, second}
    assert (folder / "letter.txt").read_text() == "mine"


def test_rotating_sweeps_up_what_broken_off_work_left_but_not_that_of_another_vault(vault, folder):
    made = vault.back_up(folder, NOW.utc_ms)
    other = made.folder.name.replace(vault.header.vault_id, "00000000-0000-4000-8000-000000000000")
    for name in (f".{made.folder.name}.part", f".{made.folder.name}.gone", f".{other}.part"):
        shutil.copytree(made.folder, folder / name)
    rotate(folder, vault.header.vault_id, NOW.utc_ms + 9)
    assert names(folder) == [f".{other}.part", made.folder.name]


def test_deleting_a_backup_leaves_a_strangers_file_in_it_alone(vault, folder):
    made = vault.back_up(folder, NOW.utc_ms)
    (made.folder / "letter.txt").write_text("mine")
    delete(made)
    assert backups_in(folder) == ()
    assert [each.read_text() for each in folder.rglob("letter.txt")] == ["mine"]
    assert not list(folder.rglob("vault*"))


# Bad input ----------------------------------------------------------------------------------------
def test_a_backup_with_another_vaults_header_opens_for_nobody_and_is_changed_by_nobody(vault, folder, tmp_path):
    made = vault.back_up(folder, NOW.utc_ms)
    with closing(a_vault(ProfileFiles(tmp_path / "other"))) as other:
        write_header(made.files, other.header)
        before = fingerprints(folder)
        with pytest.raises(VaultDamaged):
            contents(made, other.data_key)
        with pytest.raises(VaultDamaged):
            purge(made, other.data_key, "any")
    assert fingerprints(folder) == before
