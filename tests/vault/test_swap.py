# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another vault takes the place of the one here whole or not at all, and the one here is kept, log and all."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from tests.vault.profiles import FULL_ANSWERS, NOW, PASSPHRASE, a_draft, a_plan, a_vault, an_entry, fingerprints, reopen
from waterline.domain.errors import DiskFull, NotAVault, VaultDamaged, VaultTooNew
from waterline.vault import restoring, swap
from waterline.vault.backup import backup_at
from waterline.vault.connection import Database
from waterline.vault.creation import create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import open_with_passphrase
from waterline.vault.vault import open_vault


@pytest.fixture
def backed_up(files, tmp_path):
    """A closed vault with two entries, and a backup of it from when there was one; with its key."""
    (tmp_path / "stick").mkdir()
    with closing(a_vault(files)) as vault:
        vault.entries.add(an_entry("first"))
        made = vault.back_up(tmp_path / "stick", NOW.utc_ms)
        vault.entries.add(an_entry("second"))
        return made, vault.data_key


def aside_of(files):
    return files.backups / f"2026-01-01T00-00-00-000Z-{read_header(files).vault_id}-kept"


def stage(files, made, key, **more):
    restoring.stage(files, made, key, key, **{"facts": {"vault_id": made.vault_id}, **more})


def test_a_restored_backup_is_the_vault_and_the_vault_is_a_backup(files, backed_up):
    made, key = backed_up
    aside = aside_of(files)
    stage(files, made, key)
    swap.replace(files, aside)
    with closing(reopen(files)) as vault:
        assert [line.id for line in vault.entries.timeline(None, 9)] == ["first"]
        assert vault.integrity() == ()
        assert vault.backup_due
    kept = backup_at(aside)
    assert kept is not None
    assert kept.kept
    with closing(open_vault(kept.files, read_header(kept.files), key)) as before:
        assert before.entries.get("second") is not None
    assert sorted(each.name for each in files.folder.iterdir()) == [
        "backups",
        "vault.db",
        "vault.keys",
        "vault.keys.copy",
    ]


def test_words_still_in_the_log_move_with_their_vault_and_spoil_no_other(files, backed_up):
    made, key = backed_up
    open_one = Database.open(files.database, key)
    open_one.execute("UPDATE entry SET root = 'only in the log' WHERE id = 'second'")
    log = files.database_log.read_bytes()
    open_one.close()
    files.database_log.write_bytes(log)
    aside = aside_of(files)
    stage(files, made, key)
    swap.replace(files, aside)
    assert (aside / "vault.db-wal").read_bytes() == log
    assert not files.database_log.exists()
    with closing(reopen(files)) as vault:
        assert vault.integrity() == ()
    with closing(Database.open(aside / "vault.db", key)) as before:
        assert before.query("SELECT root FROM entry WHERE id = 'second'")[0][0] == "only in the log"


def test_a_vault_being_made_counts_for_nothing_until_it_is_complete(files, backed_up):
    made, key = backed_up
    before = fingerprints(files.folder)
    stage(files, made, key)
    assert not swap.finish(files)
    reopen(files).close()
    swap.give_up(files)
    assert fingerprints(files.folder) == before


@pytest.mark.parametrize("moved", [(), ("vault.db",)], ids=["nothing", "the vault has left"])
def test_an_exchange_that_was_decided_is_finished_whatever_was_done_of_it(files, backed_up, moved):
    made, key = backed_up
    aside = files.damaged / "somewhere"
    stage(files, made, key)
    (files.folder / ".vault.next").rename(files.next)
    (files.next / "aside").write_text("damaged/somewhere")
    aside.mkdir(parents=True)
    for name in moved:
        (files.folder / name).rename(aside / name)
    assert swap.finish(files)
    assert not swap.finish(files)
    assert (aside / "vault.db").exists()
    with closing(reopen(files)) as vault:
        assert [line.id for line in vault.entries.timeline(None, 9)] == ["first"]


@pytest.mark.parametrize("named", ["../../elsewhere", "backups/..", "/etc/x", "", "vault.keys/x", "a/b/c"])
def test_where_the_vault_goes_is_never_outside_the_profile(files, backed_up, tmp_path, named):
    made, key = backed_up
    stage(files, made, key)
    (files.folder / ".vault.next" / "aside").write_text(named)
    (files.folder / ".vault.next").rename(files.next)
    outside = fingerprints(tmp_path / "stick")
    swap.finish(files)
    assert (files.damaged / "before" / "vault.db").exists()
    assert fingerprints(tmp_path / "stick") == outside


def test_with_another_header_the_sealed_drafts_stay_with_the_vault_that_opens_them(files, backed_up, tmp_path):
    made, key = backed_up
    with closing(reopen(files)) as vault:
        vault.seal(a_draft("sealed"))
    stage(files, made, key, header=read_header(made.files))
    swap.replace(files, aside_of(files))
    assert not files.sidecar.exists()
    assert (aside_of(files) / "draft.sealed").exists()


def test_with_its_own_header_the_vault_takes_its_sealed_drafts_up_again(files, backed_up):
    made, key = backed_up
    with closing(reopen(files)) as vault:
        vault.seal(a_draft("sealed"))
    stage(files, made, key)
    swap.replace(files, aside_of(files))
    with closing(reopen(files)) as vault:
        assert vault.fold_sidecar().drafts == 1


def test_a_backup_comes_to_an_empty_computer_with_its_header(tmp_path, backed_up):
    made, key = backed_up
    fresh = ProfileFiles(tmp_path / "fresh")
    fresh.prepare_folder()
    stage(fresh, made, key, header=read_header(made.files))
    swap.replace(fresh, fresh.damaged / "before")
    with closing(open_vault(fresh, read_header(fresh), open_with_passphrase(read_header(fresh), PASSPHRASE))) as vault:
        assert vault.entries.get("first") == an_entry("first")


def test_a_backup_under_another_key_is_encrypted_under_the_vaults_own(files, tmp_path):
    other = ProfileFiles(tmp_path / "other")
    (tmp_path / "stick").mkdir()
    with closing(create_vault(other, a_plan(other))) as vault:
        vault.entries.add(an_entry("theirs"))
        made, other_key = vault.back_up(tmp_path / "stick", NOW.utc_ms), vault.data_key
    with closing(a_vault(files)) as vault:
        key, facts = vault.data_key, vault.meta.all()
    restoring.stage(files, made, other_key, key, facts=facts)
    swap.replace(files, aside_of(files))
    with closing(reopen(files)) as vault:
        assert vault.entries.get("theirs") == an_entry("theirs")
        assert vault.meta.get("vault_id") == vault.header.vault_id


def test_a_full_disk_while_it_is_staged_leaves_the_vault_as_it_was(files, backed_up, monkeypatch):
    made, key = backed_up
    before = fingerprints(files.folder)

    def full(self):
        raise DiskFull(self.path)

    monkeypatch.setattr(Database, "checkpoint", full)
    with pytest.raises(DiskFull):
        stage(files, made, key)
    monkeypatch.undo()
    assert fingerprints(files.folder) == before


# Bad input ----------------------------------------------------------------------------------------
def test_a_damaged_backup_never_takes_the_place(files, backed_up):
    made, key = backed_up
    damaged = bytearray(made.files.database.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    made.files.database.write_bytes(damaged)
    before = fingerprints(files.folder)
    with pytest.raises(VaultDamaged):
        stage(files, made, key)
    assert fingerprints(files.folder) == before


def test_a_backup_of_a_newer_waterline_never_takes_the_place(files, backed_up):
    made, key = backed_up
    with closing(Database.open(made.files.database, key)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(VaultTooNew):
        stage(files, made, key)


def test_another_programs_database_never_takes_the_place(files, backed_up):
    made, key = backed_up
    made.files.database.unlink()
    with closing(Database.create(made.files.database, key)) as foreign:
        foreign.execute("CREATE TABLE theirs (x)")
    with pytest.raises(NotAVault):
        stage(files, made, key)


def test_a_long_text_survives_the_way_there_and_back(files, tmp_path):
    long = replace(FULL_ANSWERS, what_happened="wörter " * 50_000)
    (tmp_path / "stick").mkdir()
    with closing(a_vault(files)) as vault:
        vault.entries.add(an_entry("long", long))
        made, key = vault.back_up(tmp_path / "stick", NOW.utc_ms), vault.data_key
    stage(files, made, key)
    swap.replace(files, aside_of(files))
    with closing(reopen(files)) as vault:
        assert vault.entries.get("long") == an_entry("long", long)
