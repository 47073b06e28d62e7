# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault is no prison: another program opens it with the unwrapped key, by the published format alone."""

from __future__ import annotations

import hashlib
import hmac
import json

import apsw
import argon2.low_level
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.vault.profiles import CHEAP, FULL_ANSWERS, PASSPHRASE, an_entry
from waterline.vault import keyslots
from waterline.vault.creation import VaultPlan, create_vault

SECRET = bytes(range(100, 132))


@pytest.fixture
def plan(files):
    """A plan with a slot of every kind."""
    plan = VaultPlan.begin(files).with_passphrase(PASSPHRASE, CHEAP)
    header, key = plan.header, plan.data_key
    header = header.with_slot(keyslots.keychain_slot(header, key, SECRET))
    header = header.with_slot(keyslots.both_slot(header, key, SECRET, PASSPHRASE, CHEAP))
    return VaultPlan(key, header, plan.recovery_code)


@pytest.fixture
def closed(files, plan):
    """A closed vault with one entry."""
    vault = create_vault(files, plan)
    vault.entries.add(an_entry("one"))
    vault.close()
    return files


# By hand: the standard library, another Argon2, and the description in SECURITY.md ------------------
def hkdf(secret: bytes, info: str, salt: bytes = b"", length: int = 32) -> bytes:
    """HKDF-SHA256 as RFC 5869 has it, for up to one block."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, info.encode() + b"\x01", "sha256")[:length]


def argon2id(passphrase: str, kdf: dict) -> bytes:
    return argon2.low_level.hash_secret_raw(
        passphrase.encode(),
        bytes.fromhex(kdf["salt"]),
        kdf["iterations"],
        kdf["memory_kib"],
        kdf["lanes"],
        32,
        argon2.low_level.Type.ID,
    )


def code_as_bytes(shown: str) -> bytes:
    number = 0
    for character in shown.replace("-", "")[:26]:
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(character)
    return number.to_bytes(17, "big")


def kek_by_hand(kind: str, kdf: dict, code: str) -> bytes:
    salt = bytes.fromhex(kdf["salt"])
    if kind == "keychain":
        return SECRET
    if kind == "recovery":
        return hkdf(code_as_bytes(code), "waterline recovery 1", salt)
    if kind == "keychain+passphrase":
        return hkdf(SECRET + argon2id(PASSPHRASE, kdf), "waterline keychain+passphrase 1", salt)
    return argon2id(PASSPHRASE, kdf)


def unwrapped_by_hand(header: bytes, kind: str = "passphrase", code: str = "") -> bytes:
    """Get the data key out of the header with nothing of ours but the description of its format."""
    plain = json.loads(header)
    check = plain.pop("check")
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(canonical).hexdigest() == check
    (slot,) = (slot for slot in plain["slots"] if slot["kind"] == kind)
    facts = {
        "format": "waterline-keys",
        "version": 1,
        "vault": plain["vault"],
        "slot": slot["id"],
        "kind": kind,
        "kdf": slot["kdf"],
    }
    vouched = json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()
    kek = kek_by_hand(kind, slot["kdf"], code)
    key = AESGCM(kek).decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"]), vouched)
    assert hkdf(key, "waterline fingerprint 1", length=16).hex() == plain["fingerprint"]
    return key


@pytest.mark.parametrize("kind", ["passphrase", "keychain", "keychain+passphrase", "recovery"])
def test_every_kind_of_slot_is_unwrapped_by_a_second_implementation(closed, plan, kind):
    assert unwrapped_by_hand(closed.header.read_bytes(), kind, plan.recovery_code.shown) == plan.data_key


def test_the_salt_of_a_slot_that_needs_both_comes_from_the_keychains_key(closed):
    (slot,) = (
        slot for slot in json.loads(closed.header.read_bytes())["slots"] if slot["kind"] == "keychain+passphrase"
    )
    assert slot["kdf"]["salt"] == hkdf(SECRET, "waterline keychain+passphrase salt 1", length=16).hex()


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
