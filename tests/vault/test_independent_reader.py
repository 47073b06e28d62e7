# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault is no prison: another program opens it with the unwrapped key, by the published format alone."""

from __future__ import annotations

import hashlib
import json

import apsw
import argon2.low_level
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.vault.profiles import FULL_ANSWERS, PASSPHRASE, a_vault, an_entry


@pytest.fixture
def closed(files):
    """A closed vault with one entry."""
    vault = a_vault(files)
    vault.entries.add(an_entry("one"))
    vault.close()
    return files


def unwrapped_by_hand(header: bytes) -> bytes:
    """Get the data key out of the header with nothing of ours but the description of its format."""
    plain = json.loads(header)
    check = plain.pop("check")
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(canonical).hexdigest() == check
    (slot,) = (slot for slot in plain["slots"] if slot["kind"] == "passphrase")
    kdf = slot["kdf"]
    kek = argon2.low_level.hash_secret_raw(
        PASSPHRASE.encode(),
        bytes.fromhex(kdf["salt"]),
        kdf["iterations"],
        kdf["memory_kib"],
        kdf["lanes"],
        32,
        argon2.low_level.Type.ID,
    )
    facts = {
        "format": "waterline-keys",
        "version": 1,
        "vault": plain["vault"],
        "slot": slot["id"],
        "kind": "passphrase",
        "kdf": kdf,
    }
    vouched = json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()
    return AESGCM(kek).decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"]), vouched)


def test_another_sqlcipher_reader_opens_the_vault_with_the_unwrapped_key(closed):
    key = unwrapped_by_hand(closed.header.read_bytes())
    reader = apsw.Connection(str(closed.database), flags=apsw.SQLITE_OPEN_READONLY)
    for statement in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}'\""):
        reader.execute(f"PRAGMA {statement}").fetchall()
    assert reader.execute("SELECT id, root FROM entry").fetchall() == [("one", FULL_ANSWERS.root)]
    assert reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    reader.close()


def test_without_the_key_that_reader_sees_nothing(closed):
    reader = apsw.Connection(str(closed.database), flags=apsw.SQLITE_OPEN_READONLY)
    with pytest.raises(apsw.NotADBError):
        reader.execute("SELECT id FROM entry").fetchall()
    reader.close()
