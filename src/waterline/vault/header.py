# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The header beside the vault as a document: which slots there are, and its bytes. Pure: no files, no keys.

A small JSON document. `check` is the SHA-256 of the rest in canonical form: it finds decay, not tampering, which each
slot's own authentication finds. `saved` counts the times it was written, so that the newer of two copies is known.
`retired` names the slots that left it and whose keychain item nobody has seen removed yet.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from waterline.domain.errors import HeaderDamaged, HeaderTooNew, LastWayIn, NoSuchSlot

FORMAT = "waterline-keys"
VERSION = 1
LONGEST = 64 * 1024
"""Bytes read of a header at most; a real one has about two thousand."""
MOST_SLOTS = 16
MOST_RETIRED = 16

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
FINGERPRINT_BYTES = 16
WRAPPED_BYTES = KEY_BYTES + 16


class SlotKind(StrEnum):
    """The ways a vault can be opened; the values are stored in headers and never change."""

    KEYCHAIN = "keychain"
    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    KEYCHAIN_PASSPHRASE = "keychain+passphrase"


NEEDS_KEYCHAIN = frozenset({SlotKind.KEYCHAIN, SlotKind.KEYCHAIN_PASSPHRASE})
NEEDS_PASSPHRASE = frozenset({SlotKind.PASSPHRASE, SlotKind.KEYCHAIN_PASSPHRASE})


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one Argon2id try costs: memory in KiB, passes over it, and lanes worked in parallel."""

    memory_kib: int
    iterations: int
    lanes: int

    def within(self, most: KdfCost) -> bool:
        """Tell whether Argon2id is defined for this cost and it asks for no more than `most`."""
        return (
            8 * self.lanes <= self.memory_kib <= most.memory_kib
            and 1 <= self.iterations <= most.iterations
            and 1 <= self.lanes <= most.lanes
        )

    def raised_to(self, least: KdfCost) -> KdfCost:
        """Return the cost that falls short of neither in memory nor in passes; itself where it does not already."""
        if self.memory_kib >= least.memory_kib and self.iterations >= least.iterations:
            return self
        return KdfCost(
            max(self.memory_kib, least.memory_kib), max(self.iterations, least.iterations), max(self.lanes, least.lanes)
        )


MOST_COST = KdfCost(memory_kib=1024 * 1024, iterations=16, lanes=16)
"""What a header may ask for: a hostile one must not be able to freeze the computer."""
MOST_WORK_KIB = 4 * 1024 * 1024
"""Memory times passes: each may be high, but not both, or one try would take a quarter of a minute."""


@dataclass(frozen=True, slots=True)
class Kdf:
    """How a slot's key is derived: `cost` where a passphrase takes part, `salt` wherever anything is derived."""

    salt: bytes = b""
    cost: KdfCost | None = None

    def as_plain(self) -> dict[str, Any]:
        """Return it as it stands in the header."""
        plain: dict[str, Any] = {"salt": self.salt.hex()}
        if self.cost is not None:
            cost = self.cost
            plain |= {"memory_kib": cost.memory_kib, "iterations": cost.iterations, "lanes": cost.lanes}
        return plain


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the data key, wrapped by AES-256-GCM under the key this kind of slot leads to."""

    id: str
    kind: SlotKind
    kdf: Kdf
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """A vault's identity, the fingerprint of its data key, and its slots. `saved` grows with every change.

    A slot that needs the keychain and leaves goes by its id into `retired`, in the same writing of the header: so no
    crash can forget that there is an item to remove.
    """

    vault_id: str
    fingerprint: bytes
    slots: tuple[Slot, ...] = ()
    saved: int = 1
    retired: tuple[str, ...] = ()

    def of_kind(self, *kinds: SlotKind) -> tuple[Slot, ...]:
        """Return the slots of these kinds, in their order."""
        return tuple(slot for slot in self.slots if slot.kind in kinds)

    def has(self, kind: SlotKind) -> bool:
        """Tell whether there is a slot of this kind."""
        return bool(self.of_kind(kind))

    def with_slot(self, slot: Slot) -> Header:
        """Return the header with one more slot."""
        return self._with_slots((*self.slots, slot))

    def with_slot_instead(self, slot: Slot, *also: SlotKind) -> Header:
        """Return the header with `slot` in place of every slot of its kind, and of the kinds in `also`.

        What opened those opens nothing any more. Raises LastWayIn as `without` does.
        """
        gone = {slot.kind, *also}
        return self._checked((*(each for each in self.slots if each.kind not in gone), slot))

    def with_slot_rewrapped(self, slot: Slot) -> Header:
        """Return the header with `slot` where the slot of the same id stood; raises NoSuchSlot."""
        if slot.id not in {each.id for each in self.slots}:
            raise NoSuchSlot
        return self._with_slots(tuple(slot if each.id == slot.id else each for each in self.slots))

    def without_slot(self, slot_id: str) -> Header:
        """Return the header without a slot; raises NoSuchSlot, or LastWayIn as `without` does."""
        return self._without({slot_id})

    def without(self, *kinds: SlotKind) -> Header:
        """Return the header without the slots of these kinds; raises NoSuchSlot where there are none.

        Raises LastWayIn where no slot would be left that opens without the keychain: keychains are emptied, and then
        nothing would open the vault again.
        """
        return self._without({slot.id for slot in self.of_kind(*kinds)})

    def following(self, other: Header) -> Header:
        """Return the header as one that takes the place of `other`: newer, and with all that `other` leaves behind."""
        left = (slot.id for slot in other.of_kind(*NEEDS_KEYCHAIN))
        return replace(self, saved=other.saved + 1, retired=self._retired(*other.retired, *left))

    def retiring(self, slot_id: str) -> Header:
        """Return the header with one more among `retired`: a slot that never came into use."""
        return replace(self, saved=self.saved + 1, retired=self._retired(slot_id))

    def forgotten(self, *slot_ids: str) -> Header:
        """Return the header without these among `retired`: their keychain items are gone."""
        kept = tuple(each for each in self.retired if each not in slot_ids)
        return self if kept == self.retired else replace(self, retired=kept, saved=self.saved + 1)

    def _without(self, slot_ids: set[str]) -> Header:
        kept = tuple(slot for slot in self.slots if slot.id not in slot_ids)
        if len(kept) == len(self.slots):
            raise NoSuchSlot
        return self._checked(kept)

    def _checked(self, slots: tuple[Slot, ...]) -> Header:
        if all(slot.kind in NEEDS_KEYCHAIN for slot in slots):
            raise LastWayIn
        return self._with_slots(slots)

    def _with_slots(self, slots: tuple[Slot, ...]) -> Header:
        left = (slot.id for slot in self.of_kind(*NEEDS_KEYCHAIN))
        changed = replace(self, slots=slots, saved=self.saved + 1)
        return replace(changed, retired=changed._retired(*left))

    def _retired(self, *more: str) -> tuple[str, ...]:
        own = {slot.id for slot in self.slots}
        retired = [each for each in dict.fromkeys((*self.retired, *more)) if each not in own]
        return tuple(retired[-MOST_RETIRED:])  # the oldest make room


def slot_facts(vault_id: str, slot_id: str, kind: SlotKind, kdf: Kdf) -> bytes:
    """Return what a slot's wrapping vouches for beside the key: format, version, vault, slot, kind and cost.

    Authenticated with the wrapped key, so a slot moved to another vault, relabelled or made cheaper opens nothing.
    """
    facts = {
        "format": FORMAT,
        "version": VERSION,
        "vault": vault_id,
        "slot": slot_id,
        "kind": kind.value,
        "kdf": kdf.as_plain(),
    }
    return _canonical(facts)


def header_bytes(header: Header) -> bytes:
    """Return the header as it is written to its file."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "vault": header.vault_id,
        "fingerprint": header.fingerprint.hex(),
        "saved": header.saved,
        "slots": [_slot_as_plain(slot) for slot in header.slots],
    }
    if header.retired:
        plain["retired"] = list(header.retired)
    plain["check"] = _check(plain)
    return json.dumps(plain, indent=1).encode()


def parse_header(content: bytes, path: Path) -> Header:
    """Read a header's bytes; raises HeaderDamaged, or HeaderTooNew for one a later Waterline wrote.

    `path` is only named in the error. Every field is checked before it is believed, costs included.
    """
    if len(content) > LONGEST:
        raise HeaderDamaged(path)
    try:
        plain = json.loads(content)
        if not isinstance(plain, dict) or plain.pop("format", None) != FORMAT:
            raise HeaderDamaged(path)
        version = _whole(plain, "version", 1, 2**31)
        if version > VERSION:
            raise HeaderTooNew(path, found=version, known=VERSION)
        return _read_header(plain)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HeaderDamaged(path) from error


def _read_header(plain: dict[str, Any]) -> Header:
    check = plain.pop("check")
    if not isinstance(check, str) or not hmac.compare_digest(
        check.encode(), _check({"format": FORMAT, **plain}).encode()
    ):
        raise ValueError("check")
    slots = plain["slots"]
    if not isinstance(slots, list) or not 1 <= len(slots) <= MOST_SLOTS:
        raise ValueError("slots")
    read = tuple(_read_slot(slot) for slot in slots)
    ids = {slot.id for slot in read}
    if len(ids) != len(read):
        raise ValueError("slot ids")
    retired = plain.get("retired", [])
    if not isinstance(retired, list) or len(retired) > MOST_RETIRED or not ids.isdisjoint(retired):
        raise ValueError("retired")  # the item of a slot in use must never be taken for one to remove
    return Header(
        vault_id=_uuid(plain, "vault"),
        fingerprint=_bytes(plain, "fingerprint", FINGERPRINT_BYTES),
        slots=read,
        saved=_whole(plain, "saved", 1, 2**53),
        retired=tuple(_as_uuid(each, "retired") for each in retired),
    )


def _slot_as_plain(slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "kdf": slot.kdf.as_plain(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _read_slot(plain: dict[str, Any]) -> Slot:
    kind = SlotKind(plain["kind"])
    kdf = plain["kdf"]
    salt = _bytes(kdf, "salt", 0 if kind is SlotKind.KEYCHAIN else SALT_BYTES)
    cost = None
    if kind in NEEDS_PASSPHRASE:
        cost = KdfCost(*(_whole(kdf, name, 1, 2**31) for name in ("memory_kib", "iterations", "lanes")))
        if not cost.within(MOST_COST) or cost.memory_kib * cost.iterations > MOST_WORK_KIB:
            raise ValueError("cost")
    return Slot(
        id=_uuid(plain, "id"),
        kind=kind,
        kdf=Kdf(salt, cost),
        nonce=_bytes(plain, "nonce", NONCE_BYTES),
        wrapped=_bytes(plain, "wrapped", WRAPPED_BYTES),
    )


def _check(plain: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(plain)).hexdigest()


def _canonical(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _bytes(plain: dict[str, Any], name: str, length: int) -> bytes:
    value = plain[name]
    found = bytes.fromhex(value) if isinstance(value, str) else b""
    if not isinstance(value, str) or len(found) != length:
        raise ValueError(name)
    return found


def _whole(plain: dict[str, Any], name: str, least: int, most: int) -> int:
    value = plain[name]
    if type(value) is not int or not least <= value <= most:
        raise ValueError(name)
    return value


def _uuid(plain: dict[str, Any], name: str) -> str:
    return _as_uuid(plain[name], name)


def _as_uuid(value: Any, name: str) -> str:
    if not isinstance(value, str) or str(uuid.UUID(value)) != value:
        raise ValueError(name)
    return value
