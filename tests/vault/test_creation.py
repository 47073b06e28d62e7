# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault comes into being whole or not at all, never over another, and its keychain slot only after a proof."""

from __future__ import annotations

import errno
import itertools
import os
from contextlib import closing

import pytest

from tests.vault.profiles import CHEAP, PASSPHRASE, a_plan, a_vault, an_entry, fingerprints, reopen
from waterline.domain.errors import (
    DiskFull,
    HeaderMissing,
    KeychainLocked,
    KeychainSwallowed,
    PassphraseTooShort,
    VaultDamaged,
    VaultExists,
    VaultMissing,
)
from waterline.vault import keyslots
from waterline.vault.connection import Database
from waterline.vault.creation import VaultPlan, create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header import SlotKind
from waterline.vault.header_file import read_header, write_header
from waterline.vault.vault import VaultState, open_vault, vault_state


class Drawer:
    """A keychain for one test: a dictionary that works, or fails as told."""

    name = "drawer"

    def __init__(self, failure: Exception | None = None) -> None:
        self.items: dict[str, bytes] = {}
        self.failure = failure

    def read(self, account: str) -> bytes | None:
        return self.items.get(account)

    def write(self, account: str, secret: bytes) -> None:
        if self.failure is not None:
            raise self.failure
        self.items[account] = secret

    def forget(self, account: str) -> None:
        self.items.pop(account, None)


def everything_that_opens(files, plan) -> set[bytes]:
    header = read_header(files)
    return {
        keyslots.open_with_passphrase(header, PASSPHRASE),
        keyslots.open_with_recovery_code(header, plan.recovery_code.shown),
    }


def test_a_new_vault_opens_by_every_way_that_was_planned(files):
    drawer = Drawer()
    plan = a_plan(files).with_keychain(drawer)
    create_vault(files, plan).close()
    header = read_header(files)
    secret = drawer.read(keyslots.keychain_account(header))
    assert list(drawer.items) == [plan.keychain_account]
    assert everything_that_opens(files, plan) | {keyslots.open_with_keychain_secret(header, secret)} == {plan.data_key}
    with closing(open_vault(files, header, plan.data_key)) as vault:
        assert vault.entries.timeline(None, 10) == []


def test_the_keychain_may_be_the_only_daily_way_in(files):
    drawer = Drawer()
    create_vault(files, VaultPlan.begin(files).with_keychain(drawer)).close()
    header = read_header(files)
    assert {slot.kind for slot in header.slots} == {SlotKind.RECOVERY, SlotKind.KEYCHAIN}


@pytest.mark.parametrize("failure", [KeychainSwallowed(), KeychainLocked()])
def test_a_keychain_that_fails_gives_no_slot_and_no_file(files, failure):
    plan = a_plan(files)
    with pytest.raises(type(failure)):
        plan.with_keychain(Drawer(failure))
    assert not plan.header.has(SlotKind.KEYCHAIN)
    assert not files.folder.exists()


def test_a_vault_with_nothing_but_its_recovery_code_is_not_made(files):
    with pytest.raises(ValueError, match="way in"):
        create_vault(files, VaultPlan.begin(files))
    assert not files.folder.exists()


def test_a_short_passphrase_is_refused_before_anything_is_made(files):
    with pytest.raises(PassphraseTooShort):
        VaultPlan.begin(files).with_passphrase("1234567", CHEAP)
    assert not files.folder.exists()


def test_choosing_another_passphrase_while_planning_leaves_only_the_last(files):
    plan = a_plan(files).with_passphrase("a second thought", CHEAP)
    assert len(plan.header.of_kind(SlotKind.PASSPHRASE)) == 1
    assert keyslots.open_with_passphrase(plan.header, "a second thought") == plan.data_key


def test_two_vaults_share_no_key_no_identity_and_no_code(tmp_path):
    plans = [a_plan(ProfileFiles(tmp_path / name)) for name in "ab"]
    for of in (
        lambda plan: plan.data_key,
        lambda plan: plan.header.vault_id,
        lambda plan: plan.recovery_code.bits,
        lambda plan: plan.header.slots[0].kdf.salt,
    ):
        assert of(plans[0]) != of(plans[1])


def test_a_plan_never_shows_its_key_in_a_traceback(files):
    plan = a_plan(files)
    assert plan.data_key.hex() not in repr(plan)
    assert repr(plan.data_key) not in repr(plan)


# Never over another -------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["vault.db", "vault.db-wal", "vault.keys", "vault.keys.copy"])
def test_no_vault_is_made_where_any_file_of_one_lies(files, name):
    plan = a_plan(files)
    files.prepare_folder()
    (files.folder / name).write_bytes(b"somebody's words, perhaps")
    before = fingerprints(files.folder)
    with pytest.raises(VaultExists) as caught:
        VaultPlan.begin(files)
    assert caught.value.path == files.folder / name
    with pytest.raises(VaultExists):
        create_vault(files, plan)
    assert fingerprints(files.folder) == before


def test_no_vault_is_made_over_a_link_that_leads_nowhere(files):
    files.prepare_folder()
    files.database.symlink_to(files.folder / "unplugged" / "vault.db")
    with pytest.raises(VaultExists):
        VaultPlan.begin(files)


def test_no_vault_is_made_over_an_open_one(files, vault):
    vault.entries.add(an_entry("kept"))
    with pytest.raises(VaultExists):
        VaultPlan.begin(files)
    assert vault.entries.get("kept") == an_entry("kept")


# Interrupted --------------------------------------------------------------------------------------
def test_leftovers_from_before_the_header_neither_count_nor_block(files):
    files.prepare_folder()
    Database.create(files.staged, bytes(32)).close()
    files.staged.with_name("vault.db.new-wal").write_bytes(b"half a log")
    assert vault_state(files) is VaultState.NEW
    plan = a_plan(files)
    create_vault(files, plan).close()
    assert sorted(fingerprints(files.folder)) == ["vault.db", "vault.keys", "vault.keys.copy"]
    assert everything_that_opens(files, plan) == {plan.data_key}


def halfway(files, plan) -> None:
    """Bring a creation to the point between the header and the last renaming."""
    create_vault(files, plan).close()
    os.replace(files.database, files.staged)


def test_a_creation_interrupted_after_its_header_is_finished_by_opening(files):
    plan = a_plan(files)
    halfway(files, plan)
    assert vault_state(files) is VaultState.READY
    with pytest.raises(VaultExists):
        VaultPlan.begin(files)
    with closing(reopen(files)) as vault:
        vault.entries.add(an_entry("first"))
    assert not files.staged.exists()
    assert files.database.exists()


def test_a_staged_database_that_does_not_fit_the_header_is_not_put_in_place(files, tmp_path):
    plan = a_plan(files)
    halfway(files, plan)
    files.staged.unlink()
    Database.create(files.staged, bytes(32)).close()
    before = fingerprints(files.folder)
    with pytest.raises(VaultDamaged):
        reopen(files)
    assert fingerprints(files.folder) == before


def test_a_staged_database_without_a_schema_is_not_put_in_place(files):
    plan = a_plan(files)
    halfway(files, plan)
    files.staged.unlink()
    Database.create(files.staged, plan.data_key).close()
    with pytest.raises(VaultMissing):
        reopen(files)
    assert not files.database.exists()


DISK_CALLS = ("open", "write", "fsync", "replace", "fchmod", "unlink")


def test_an_error_at_any_step_leaves_no_vault_or_a_whole_one(tmp_path, monkeypatch):
    outcomes = []
    for failing in itertools.count(1):
        files = ProfileFiles(tmp_path / f"{failing}")
        plan = a_plan(files)
        left = failing

        def broken(real, *, error):
            def step(*arguments, **more):
                nonlocal left
                left -= 1
                if left == 0:
                    raise error
                return real(*arguments, **more)

            return step

        with monkeypatch.context() as full:
            for name in DISK_CALLS:
                full.setattr(os, name, broken(getattr(os, name), error=OSError(errno.ENOSPC, "No space left")))
            full.setattr(Database, "_run", broken(Database._run, error=DiskFull(files.staged)))
            try:
                create_vault(files, plan).close()
                outcomes.append("made")
            except DiskFull:
                outcomes.append("refused")
        state = vault_state(files)
        if state is VaultState.NEW:
            assert not list(files.folder.glob("vault.keys*"))
            a_vault(files).close()
            reopen(files).close()
        else:
            assert state is VaultState.READY
            assert everything_that_opens(files, plan) == {plan.data_key}
            reopen(files).close()
        if left > 0:
            break
    assert outcomes[-1] == "made"
    assert outcomes.count("refused") > 40


# What a folder holds ------------------------------------------------------------------------------
def test_each_state_of_a_folder_is_told_apart(files):
    assert vault_state(files) is VaultState.NEW
    files.prepare_folder()
    files.preferences.write_bytes(b"{}")
    assert vault_state(files) is VaultState.NEW
    a_vault(files).close()
    assert vault_state(files) is VaultState.READY
    files.header.unlink()
    assert vault_state(files) is VaultState.READY
    header = files.header_copy.read_bytes()
    files.header_copy.unlink()
    assert vault_state(files) is VaultState.HEADER_MISSING
    with pytest.raises(HeaderMissing):
        read_header(files)
    files.database.unlink()
    assert vault_state(files) is VaultState.NEW
    files.header.write_bytes(header)
    assert vault_state(files) is VaultState.DATABASE_MISSING
    with pytest.raises(VaultMissing):
        reopen(files)
    files.header.unlink()
    files.database_log.write_bytes(b"a log without its database")
    assert vault_state(files) is VaultState.DATABASE_MISSING


def test_looking_at_the_state_changes_nothing(files):
    a_vault(files).close()
    before = fingerprints(files.folder)
    vault_state(files)
    assert fingerprints(files.folder) == before


def test_changing_the_passphrase_rewrites_a_slot_and_never_the_database(files, vault):
    slot = keyslots.passphrase_slot(vault.header, vault.data_key, "a different lamp", CHEAP)
    vault.change_header(lambda header: header.with_slot_instead(slot))
    vault.close()
    database = fingerprints(files.folder)["vault.db"]
    header = read_header(files)
    assert keyslots.open_with_passphrase(header, "a different lamp")
    write_header(files, header.with_slot_instead(keyslots.recovery_slot(header, bytes(32), a_code())))
    assert fingerprints(files.folder)["vault.db"] == database


def a_code():
    return keyslots.RecoveryCode.new()
