# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways into a vault: making the random data key, wrapping it once per slot, and getting it back.

passphrase            KEK = Argon2id(passphrase, salt, cost of the slot)
keychain              KEK = 32 random bytes kept by the system's keychain
keychain+passphrase   KEK = HKDF-SHA256(those 32 bytes + Argon2id(passphrase, salt, cost), salt)
recovery              KEK = HKDF-SHA256(17 bytes of the code, salt)
slot                  AES-256-GCM(KEK, nonce, data key, slot_facts)

The salt of a keychain+passphrase slot is derived from the keychain's secret: with both needed at once, nothing else
could tell a changed key from a wrong passphrase, and the person has to do different things about them.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from waterline.domain.errors import (
    KeyChanged,
    KeyMissing,
    NoSuchSlot,
    NotEnoughMemory,
    PassphraseTooShort,
    WrongPassphrase,
    WrongRecoveryCode,
)
from waterline.vault.header import (
    FINGERPRINT_BYTES,
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Header,
    Kdf,
    KdfCost,
    Slot,
    SlotKind,
    slot_facts,
)
from waterline.vault.recovery_code import RecoveryCode

MIN_PASSPHRASE = 8
"""Characters a new passphrase has at least, after normalising."""

DEFAULT_COST = KdfCost(memory_kib=256 * 1024, iterations=3, lanes=4)
"""What a guess at the passphrase costs: about half a second and 256 MiB on a computer of 2020."""

FLOOR_KIB = 64 * 1024
"""The least memory a slot made by the app ever asks for."""

_RECOVERY = b"waterline recovery 1"
_FINGERPRINT = b"waterline fingerprint 1"
_BOTH = b"waterline keychain+passphrase 1"
_BOTH_SALT = b"waterline keychain+passphrase salt 1"


# The data key -------------------------------------------------------------------------------------
def new_data_key() -> bytes:
    """Draw the key that encrypts a new vault."""
    return secrets.token_bytes(KEY_BYTES)


def new_header(data_key: bytes, vault_id: str | None = None) -> Header:
    """Return a header without slots: of a new vault, or of one that is to go on under this key."""
    return Header(vault_id=vault_id or str(uuid.uuid4()), fingerprint=fingerprint(data_key), saved=0)


def fingerprint(data_key: bytes) -> bytes:
    """Return what tells a right data key from a wrong one without saying anything else about it."""
    return derive(data_key, _FINGERPRINT, length=FINGERPRINT_BYTES)


def derive(secret: bytes, purpose: bytes, *, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """Derive an independent key for one purpose by HKDF-SHA256."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=purpose).derive(secret)


# Making slots -------------------------------------------------------------------------------------
def passphrase_slot(header: Header, data_key: bytes, passphrase: str, cost: KdfCost = DEFAULT_COST) -> Slot:
    """Return a slot that this passphrase opens; raises PassphraseTooShort.

    Where the computer cannot spare the memory the cost is halved, but never below FLOOR_KIB: then NotEnoughMemory.
    """
    kdf, stretched = _stretched_anew(passphrase, Kdf(secrets.token_bytes(SALT_BYTES), cost))
    return _wrap(header, data_key, SlotKind.PASSPHRASE, kdf, stretched)


def both_slot(
    header: Header,
    data_key: bytes,
    secret: bytes,
    passphrase: str,
    cost: KdfCost = DEFAULT_COST,
    slot_id: str | None = None,
) -> Slot:
    """Return a slot that `secret` and this passphrase open together; else as `passphrase_slot` and `keychain_slot`."""
    kdf, stretched = _stretched_anew(passphrase, Kdf(_both_salt(secret), cost))
    return _wrap(header, data_key, SlotKind.KEYCHAIN_PASSPHRASE, kdf, _joined(secret, stretched, kdf), slot_id)


def strengthened(
    header: Header, data_key: bytes, passphrase: str, cost: KdfCost, secret: bytes | None = None
) -> Slot | None:
    """Return the slot this passphrase opens, under the same id, at no less than `cost`; None where it is so already.

    With `secret` the slot that needs both is meant. A slot that another passphrase opens is left alone. Raises
    NotEnoughMemory: then the slot had better stay as it is.
    """
    kind = SlotKind.PASSPHRASE if secret is None else SlotKind.KEYCHAIN_PASSPHRASE
    for slot in header.of_kind(kind):
        if slot.kdf.cost is None or (raised := slot.kdf.cost.raised_to(cost)) == slot.kdf.cost:
            continue
        if _unwrap(header, slot, _kek(slot.kdf, passphrase, secret)) is None:
            continue
        kdf = Kdf(secrets.token_bytes(SALT_BYTES) if secret is None else _both_salt(secret), raised)
        return _wrap(header, data_key, kind, kdf, _kek(kdf, passphrase, secret), slot.id)
    return None


def recovery_slot(header: Header, data_key: bytes, code: RecoveryCode) -> Slot:
    """Return a slot that this recovery code opens."""
    kdf = Kdf(secrets.token_bytes(SALT_BYTES))
    return _wrap(header, data_key, SlotKind.RECOVERY, kdf, derive(code.secret, _RECOVERY, salt=kdf.salt))


def new_keychain_secret() -> bytes:
    """Draw the key that a keychain slot leaves with the system's keychain."""
    return secrets.token_bytes(KEY_BYTES)


def keychain_slot(header: Header, data_key: bytes, secret: bytes, slot_id: str | None = None) -> Slot:
    """Return a slot that `secret` opens. Only add it to a header once the keychain gives the secret back."""
    return _wrap(header, data_key, SlotKind.KEYCHAIN, Kdf(), secret, slot_id)


def keychain_account(header: Header, kind: SlotKind = SlotKind.KEYCHAIN) -> str:
    """Return the name the keychain knows the key of this vault's slot by; raises NoSuchSlot."""
    for slot in header.of_kind(kind):
        return account_name(header.vault_id, slot.id)
    raise NoSuchSlot


def account_name(vault_id: str, slot_id: str) -> str:
    """Name a keychain item after its vault and slot, so that no vault can ever overwrite another's."""
    return f"{vault_id}/{slot_id}"


# Opening ------------------------------------------------------------------------------------------
def open_with_passphrase(header: Header, passphrase: str) -> bytes:
    """Return the data key; raises WrongPassphrase, NoSuchSlot or NotEnoughMemory."""
    slots = _slots(header, SlotKind.PASSPHRASE)
    found = _first_opened(header, slots, lambda slot: stretch(passphrase, slot.kdf))
    if found is None:
        raise WrongPassphrase
    return found


def open_with_recovery_code(header: Header, typed: str) -> bytes:
    """Return the data key; raises MistypedRecoveryCode, WrongRecoveryCode or NoSuchSlot."""
    secret = RecoveryCode.parse(typed).secret
    slots = _slots(header, SlotKind.RECOVERY)
    found = _first_opened(header, slots, lambda slot: derive(secret, _RECOVERY, salt=slot.kdf.salt))
    if found is None:
        raise WrongRecoveryCode
    return found


def open_with_keychain_secret(header: Header, secret: bytes | None) -> bytes:
    """Return the data key for what the keychain gave; raises KeyMissing for None, else KeyChanged or NoSuchSlot.

    None never means that a key should be made: the vault is there and another way in is needed.
    """
    slots = _slots(header, SlotKind.KEYCHAIN)
    if secret is None:
        raise KeyMissing
    found = _first_opened(header, slots, lambda _: secret) if len(secret) == KEY_BYTES else None
    if found is None:
        raise KeyChanged
    return found


def open_with_both(header: Header, secret: bytes | None, passphrase: str) -> bytes:
    """Return the data key for what the keychain gave and this passphrase together.

    Raises KeyMissing for None, KeyChanged where no passphrase could make up for it, else WrongPassphrase; NoSuchSlot,
    NotEnoughMemory.
    """
    slots = _slots(header, SlotKind.KEYCHAIN_PASSPHRASE)
    if secret is None:
        raise KeyMissing
    slots = tuple(slot for slot in slots if hmac.compare_digest(_both_salt(secret), slot.kdf.salt))
    if not slots:
        raise KeyChanged
    found = _first_opened(header, slots, lambda slot: _kek(slot.kdf, passphrase, secret))
    if found is None:
        raise WrongPassphrase
    return found


# Inside -------------------------------------------------------------------------------------------
def _slots(header: Header, kind: SlotKind) -> tuple[Slot, ...]:
    slots = header.of_kind(kind)
    if not slots:
        raise NoSuchSlot
    return slots


def _first_opened(header: Header, slots: Iterable[Slot], kek_of: Callable[[Slot], bytes]) -> bytes | None:
    for slot in slots:
        data_key = _unwrap(header, slot, kek_of(slot))
        if data_key is not None:
            return data_key
    return None


def _both_salt(secret: bytes) -> bytes:
    return derive(secret, _BOTH_SALT, length=SALT_BYTES)


def _kek(kdf: Kdf, passphrase: str, secret: bytes | None) -> bytes:
    stretched = stretch(passphrase, kdf)
    return stretched if secret is None else _joined(secret, stretched, kdf)


def _joined(secret: bytes, stretched: bytes, kdf: Kdf) -> bytes:
    """Return the key that takes both: either alone says nothing about it."""
    return derive(secret + stretched, _BOTH, salt=kdf.salt)


def _stretched_anew(passphrase: str, kdf: Kdf) -> tuple[Kdf, bytes]:
    """Stretch a new passphrase, at a lower cost where the memory is missing; see `passphrase_slot`."""
    if len(_normalised(passphrase)) < MIN_PASSPHRASE:
        raise PassphraseTooShort
    while True:
        try:
            return kdf, stretch(passphrase, kdf)
        except NotEnoughMemory:
            cost = kdf.cost
            if cost is None or cost.memory_kib // 2 < FLOOR_KIB:
                raise
            kdf = replace(kdf, cost=replace(cost, memory_kib=cost.memory_kib // 2))


def stretch(passphrase: str, kdf: Kdf) -> bytes:
    """Return the key a passphrase leads to, by Argon2id at the slot's cost; raises NotEnoughMemory."""
    if kdf.cost is None:
        raise ValueError("a passphrase slot has a cost")
    cost = kdf.cost
    argon = Argon2id(
        salt=kdf.salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    try:
        return argon.derive(_normalised(passphrase).encode("utf-8", "surrogatepass"))
    except MemoryError:
        raise NotEnoughMemory(cost.memory_kib // 1024) from None


def _normalised(passphrase: str) -> str:
    """Return the passphrase as every keyboard means it: NFC, and any kind of space as a plain one.

    As RFC 8265 (OpaqueString) has it. Composed and decomposed accents differ between systems, and one finger too many
    on a Mac types a no-break space; NFKC would also merge characters a person can tell apart, so it is not used.
    """
    spaced = "".join(" " if unicodedata.category(each) == "Zs" else each for each in passphrase)
    return unicodedata.normalize("NFC", spaced)


def _wrap(header: Header, data_key: bytes, kind: SlotKind, kdf: Kdf, kek: bytes, slot_id: str | None = None) -> Slot:
    slot_id = slot_id or str(uuid.uuid4())
    nonce = secrets.token_bytes(NONCE_BYTES)
    wrapped = AESGCM(kek).encrypt(nonce, data_key, slot_facts(header.vault_id, slot_id, kind, kdf))
    return Slot(slot_id, kind, kdf, nonce, wrapped)


def _unwrap(header: Header, slot: Slot, kek: bytes) -> bytes | None:
    """Return the data key, or None where this key does not open this slot of this vault."""
    try:
        data_key = AESGCM(kek).decrypt(
            slot.nonce, slot.wrapped, slot_facts(header.vault_id, slot.id, slot.kind, slot.kdf)
        )
    except InvalidTag:
        return None
    return data_key if hmac.compare_digest(fingerprint(data_key), header.fingerprint) else None
