# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is wrong with what was typed or with the files: its own error, and not one byte of the vault changes."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing

import pytest

from tests.vault.profiles import PASSPHRASE, a_draft, a_plan, a_vault, an_entry, fingerprints, reopen
from waterline.domain import errors
from waterline.vault import keyslots
from waterline.vault.connection import Database
from waterline.vault.creation import create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header import _check as check_of  # to forge headers that are whole but hostile
from waterline.vault.header_file import read_header
from waterline.vault.vault import open_vault


@pytest.fixture
def plan(files):
    """The plan of the vault under test."""
    return a_plan(files)


@pytest.fixture
def closed(files, plan):
    """A profile whose closed vault holds an entry, a draft, and a sealed draft beside it."""
    with closing(create_vault(files, plan)) as vault:
        vault.entries.add(an_entry("kept"))
        vault.drafts.keep(a_draft("half"))
        vault.seal(a_draft("sealed"))
    return files


def by_recovery_code(files, typed: str) -> None:
    keyslots.open_with_recovery_code(read_header(files), typed)


def by_keychain(files, secret: bytes | None) -> None:
    header = read_header(files)
    with_slot = header.with_slot(keyslots.keychain_slot(header, bytes(32), bytes(32)))
    keyslots.open_with_keychain_secret(with_slot, secret)


def foreign_database(files) -> None:
    files.database.unlink()
    Database.create(files.database, os.urandom(32)).close()


def plain_database(files) -> None:
    files.database.unlink()
    with closing(sqlite3.connect(files.database)) as plain:
        plain.execute("CREATE TABLE diary (words)")


def newer_schema(files) -> None:
    key = keyslots.open_with_passphrase(read_header(files), PASSPHRASE)
    with closing(Database.open(files.database, key)) as database:
        database.execute("PRAGMA user_version = 99")


def overwrite(name: str, content: bytes, at: int = 0):
    def change(files) -> None:
        path = files.folder / name
        whole = bytearray(path.read_bytes())
        whole[at : at + len(content)] = content
        path.write_bytes(whole)

    return change


def both_headers(change):
    def both(files) -> None:
        for path in (files.header, files.header_copy):
            path.write_bytes(change(path.read_bytes()))

    return both


def forged(change):
    """Change the header as somebody would who knows the format: its own check fits afterwards."""

    def forge(content: bytes) -> bytes:
        plain = json.loads(content)
        change(plain)
        del plain["check"]
        return json.dumps(plain | {"check": check_of(plain)}).encode()

    return both_headers(forge)


def slots_swapped(plain: dict) -> None:
    first, second = plain["slots"]
    first["wrapped"], second["wrapped"] = second["wrapped"], first["wrapped"]


def made_cheaper(plain: dict) -> None:
    (slot,) = (slot for slot in plain["slots"] if slot["kind"] == "passphrase")
    slot["kdf"]["memory_kib"] = 32


def made_endless(plain: dict) -> None:
    (slot,) = (slot for slot in plain["slots"] if slot["kind"] == "passphrase")
    slot["kdf"] |= {"memory_kib": 1024 * 1024, "iterations": 16, "lanes": 16}


def key_in_use_to_be_forgotten(plain: dict) -> None:
    plain["retired"] = [plain["slots"][0]["id"]]


def header_of_another_vault(files) -> None:
    other = ProfileFiles(files.folder.with_name("other"))
    a_vault(other).close()
    for path in (files.header, files.header_copy):
        path.write_bytes(other.header.read_bytes())


def remove(*names: str):
    def change(files) -> None:
        for name in names:
            (files.folder / name).unlink()

    return change


def nothing(files) -> None:
    pass


CASES = {
    "wrong passphrase": (
        nothing,
        lambda files: keyslots.open_with_passphrase(read_header(files), "not the one"),
        errors.WrongPassphrase,
    ),
    "no passphrase": (
        nothing,
        lambda files: keyslots.open_with_passphrase(read_header(files), ""),
        errors.WrongPassphrase,
    ),
    "mistyped code": (
        nothing,
        lambda files: by_recovery_code(files, "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF"),
        errors.MistypedRecoveryCode,
    ),
    "another vault's code": (
        nothing,
        lambda files: by_recovery_code(files, keyslots.RecoveryCode(7).shown),
        errors.WrongRecoveryCode,
    ),
    "keychain emptied": (nothing, lambda files: by_keychain(files, None), errors.KeyMissing),
    "keychain changed": (nothing, lambda files: by_keychain(files, b"x" * 32), errors.KeyChanged),
    "header damaged": (both_headers(lambda content: content[:200]), reopen, errors.HeaderDamaged),
    "header emptied": (both_headers(lambda content: b""), reopen, errors.HeaderDamaged),
    "header of a newer version": (
        both_headers(lambda content: content.replace(b'"version": 1', b'"version": 7')),
        reopen,
        errors.HeaderTooNew,
    ),
    "header with a hostile cost": (
        both_headers(lambda content: content.replace(b'"memory_kib": 64', b'"memory_kib": 999999999')),
        reopen,
        errors.HeaderDamaged,
    ),
    "header that would take minutes to try": (forged(made_endless), reopen, errors.HeaderDamaged),
    "header with its slots swapped": (forged(slots_swapped), reopen, errors.WrongPassphrase),
    "header made cheaper to guess": (forged(made_cheaper), reopen, errors.WrongPassphrase),
    "header that gives a key in use away": (forged(key_in_use_to_be_forgotten), reopen, errors.HeaderDamaged),
    "header of another vault": (header_of_another_vault, reopen, errors.VaultDamaged),
    "header missing": (remove("vault.keys", "vault.keys.copy"), reopen, errors.HeaderMissing),
    "database missing": (remove("vault.db"), reopen, errors.VaultMissing),
    "database damaged at its start": (overwrite("vault.db", b"\0" * 64, 16), reopen, errors.VaultDamaged),
    "database emptied": (lambda files: files.database.write_bytes(b""), reopen, errors.NotAVault),
    "database replaced by a text": (lambda files: files.database.write_bytes(b"Dear diary"), reopen, errors.NotAVault),
    "database replaced by plain SQLite": (plain_database, reopen, errors.NotAVault),
    "database of another vault": (foreign_database, reopen, errors.VaultDamaged),
    "database of a newer version": (newer_schema, reopen, errors.VaultTooNew),
}


@pytest.mark.parametrize(("change", "action", "expected"), CASES.values(), ids=CASES)
def test_it_is_told_apart_and_the_vault_stays_as_it_was(closed, change, action, expected):
    change(closed)
    before = fingerprints(closed.folder)
    with pytest.raises(expected) as caught:
        action(closed)
    assert type(caught.value) is expected
    assert fingerprints(closed.folder) == before


def test_after_all_of_these_the_untouched_vault_still_opens_with_everything_in_it(closed, plan):
    for change, action, expected in CASES.values():
        if change is nothing:
            with pytest.raises(expected):
                action(closed)
    header = read_header(closed)
    data_key = keyslots.open_with_recovery_code(header, plan.recovery_code.shown)
    with closing(open_vault(closed, header, data_key)) as vault:
        assert vault.fold_sidecar().drafts == 1
        assert vault.entries.get("kept") == an_entry("kept")
        assert {draft.id for draft in vault.drafts.list()} == {"half", "sealed"}


def test_a_key_that_is_not_this_headers_is_a_bug_and_touches_nothing(closed):
    before = fingerprints(closed.folder)
    with pytest.raises(ValueError, match="not this header's"):
        open_vault(closed, read_header(closed), bytes(32))
    assert fingerprints(closed.folder) == before
