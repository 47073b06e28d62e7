# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault from any earlier day opens, one from a later day is left alone, and no step goes half way."""

from __future__ import annotations

import hashlib
from contextlib import closing

import pytest

from tests.vault.profiles import PASSPHRASE, a_vault, an_entry, fingerprints
from waterline.domain.errors import DiskFull, NotAVault, VaultDamaged, VaultTooNew
from waterline.vault import migrations
from waterline.vault.backup import backups_in
from waterline.vault.connection import Database
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import open_with_passphrase
from waterline.vault.steps import STEPS
from waterline.vault.troubles import StatementFailed
from waterline.vault.vault import open_vault

RELEASED = (
    "fc4ef8d1c38ea5a1e1a23fdc15d4334ef4cbf2ecaeed2abc88e8b510dc2675c1",
    "d366e01d0a9703b462eefb5acf3660b0123a1b98e9a463586cfecd3f4590a117",
    "5c680139ccb25c9c6db61e43a8542a29ee4ce81123829b4226c62e71eeb82762",
    "004c6c1d1106bbc94f8121b6345df8b4ae3aa834907d0d1aec5f55032328ba74",
    "8155884c62cf1787fb8dca557df622e52097ae9100218fdfd206e9770871c4ce",
    "9ae942eedb77434e31fdf8e6f201d1c5374292536e0f1391e2dfcc39dcb898bd",
    "0d6503c7e04d3cd62034f616bf1a76fd1c278ae96ac5fff0542d561f65663516",
    "fd89249e477cb7613c6c87c7ee3ed10760aed99ed0383dc5c86be666e10bd9eb",
    "916c32309235c49ae3c90793ed172a19f95278feff4b16ed49ef4a4659aad433",
    "f2515670fddad53cd291eb8114bf2f086493f12ebcb2abed8fd739829129f49c",
    "0b806dfd90a069233fefafabf6b08c9d0b8f6cbce22b367164f611ed932623c8",
)
"""SHA-256 of every step as it was released. A line here never changes; a new step adds one."""

SECOND = ("ALTER TABLE entry ADD COLUMN mood TEXT", "CREATE INDEX entry_by_mood ON entry (mood)")
LATER = (*STEPS, SECOND)


@pytest.fixture
def closed(files):
    """A profile whose closed vault holds one entry."""
    vault = a_vault(files)
    vault.entries.add(an_entry("kept"))
    vault.close()
    return files


def open_with(files, steps):
    header = read_header(files)
    return open_vault(files, header, open_with_passphrase(header, PASSPHRASE), steps)


def test_released_steps_are_never_edited():
    found = tuple(hashlib.sha256("\0".join(statements).encode()).hexdigest() for statements in STEPS)
    assert found == RELEASED


def test_the_schema_for_readers_is_what_the_steps_build(tmp_path):
    with closing(Database.create(tmp_path / "vault.db", bytes(32))) as database:
        migrations.build(database)
        built = migrations.schema(database)
    shown = migrations.SCHEMA_FOR_READERS.read_text()
    assert shown == built, "write it again: python -m waterline.vault.migrations"


def test_a_new_vault_has_taken_every_step_and_carries_our_mark(closed):
    key = open_with_passphrase(read_header(closed), PASSPHRASE)
    with closing(Database.open(closed.database, key)) as database:
        assert migrations.version(database) == len(STEPS)
        assert database.query("PRAGMA application_id")[0][0] == migrations.APPLICATION_ID
        assert database.query("SELECT value FROM meta WHERE key = 'vault_id'")[0][0] == read_header(closed).vault_id


def test_an_older_vault_is_brought_up_to_date_with_its_entries(closed):
    with closing(open_with(closed, LATER)) as vault:
        assert vault.entries.get("kept") == an_entry("kept")
    with pytest.raises(VaultTooNew):
        open_with(closed, STEPS)


def test_before_the_first_new_step_a_backup_is_made_that_opens_with_the_older_waterline(closed):
    open_with(closed, LATER).close()
    (made,) = backups_in(closed.backups)
    with closing(open_with(made.files, STEPS)) as before:
        assert before.entries.get("kept") == an_entry("kept")
        assert before.integrity() == ()


def test_no_copy_is_made_where_nothing_changes(closed):
    before = fingerprints(closed.folder)
    open_with(closed, STEPS).close()
    assert fingerprints(closed.folder) == before


def test_no_step_is_taken_when_the_copy_cannot_be_made(closed, monkeypatch):
    def no_room(self, target, **more):
        raise DiskFull(target)

    before = fingerprints(closed.folder)
    with monkeypatch.context() as full:
        full.setattr(Database, "copy_to", no_room)
        with pytest.raises(DiskFull):
            open_with(closed, LATER)
    assert fingerprints(closed.folder) == before


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ((*SECOND, "INSERT INTO nowhere VALUES (1)"), StatementFailed),
        ((*SECOND, "PRAGMA defer_foreign_keys = ON", "INSERT INTO entry_layer VALUES (99, 0, 'loose')"), VaultDamaged),
    ],
    ids=["a statement fails", "loose ends"],
)
def test_a_step_that_fails_leaves_no_trace(closed, step, error):
    before = fingerprints(closed.folder)
    with pytest.raises(error):
        open_with(closed, (*STEPS, step))
    after = fingerprints(closed.folder)
    (made,) = backups_in(closed.backups)
    assert {name: found for name, found in after.items() if made.folder.name not in name} == before
    with closing(open_with(closed, STEPS)) as vault:
        assert vault.entries.get("kept") == an_entry("kept")


def test_a_vault_from_a_newer_waterline_is_left_alone(closed):
    open_with(closed, (*LATER, SECOND[:0])).close()
    before = fingerprints(closed.folder)
    with pytest.raises(VaultTooNew) as caught:
        open_with(closed, STEPS)
    assert (caught.value.found, caught.value.known) == (len(STEPS) + 2, len(STEPS))
    assert fingerprints(closed.folder) == before


def test_an_encrypted_database_of_another_program_is_not_a_vault(closed):
    key = open_with_passphrase(read_header(closed), PASSPHRASE)
    closed.database.unlink()
    with closing(Database.create(closed.database, key)) as foreign:
        foreign.execute("CREATE TABLE theirs (x)")
    before = fingerprints(closed.folder)
    with pytest.raises(NotAVault):
        open_with(closed, STEPS)
    assert fingerprints(closed.folder) == before
