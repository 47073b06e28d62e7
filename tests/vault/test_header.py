# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The header reads back exactly, believes nothing it has not checked, and cannot be made to freeze the computer."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.profiles import CHEAP, PASSPHRASE
from waterline.domain.errors import HeaderDamaged, HeaderTooNew, LastWayIn, NoSuchSlot, WaterlineError
from waterline.vault import keyslots
from waterline.vault.header import LONGEST, MOST_COST, Header, Kdf, KdfCost, Slot, SlotKind, header_bytes, parse_header
from waterline.vault.header import _check as check_of  # to forge headers that are whole but hostile
from waterline.vault.recovery_code import RecoveryCode

SOMEWHERE = Path("vault.keys")
KEY = bytes(range(32))


def a_header() -> Header:
    header = keyslots.new_header(KEY)
    header = header.with_slot(keyslots.recovery_slot(header, KEY, RecoveryCode(5)))
    header = header.with_slot(keyslots.keychain_slot(header, KEY, b"s" * 32))
    return header.with_slot(keyslots.passphrase_slot(header, KEY, PASSPHRASE, CHEAP))


HEADER = a_header()
CONTENT = header_bytes(HEADER)


def forged(**changes) -> bytes:
    """Return HEADER with top-level fields changed and a check that fits."""
    plain = json.loads(CONTENT) | changes
    del plain["check"]
    plain["check"] = check_of(plain)
    return json.dumps(plain).encode()


def forged_slot(number: int = 2, **changes) -> bytes:
    slots = json.loads(CONTENT)["slots"]
    slots[number] |= changes
    return forged(slots=slots)


def test_a_header_reads_back_exactly():
    assert parse_header(CONTENT, SOMEWHERE) == HEADER


def test_the_header_holds_neither_the_key_nor_anything_that_opens_a_slot():
    for secret in (KEY, b"s" * 32, PASSPHRASE.encode(), RecoveryCode(5).secret):
        assert secret not in CONTENT
        assert secret.hex().encode() not in CONTENT


def test_forging_works_so_that_the_refusals_below_mean_something():
    assert parse_header(forged(saved=9), SOMEWHERE).saved == 9
    assert parse_header(forged_slot(nonce="00" * 12), SOMEWHERE).slots[2].nonce == bytes(12)


@given(st.data())
def test_a_header_changed_anywhere_gives_one_of_our_errors_or_the_same_header(data):
    changed = bytearray(CONTENT)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "insert", "drop"]))
        if kind == "flip":
            changed[at] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            changed = changed[: at + 1]
        elif kind == "insert":
            changed[at:at] = data.draw(st.binary(max_size=20))
        else:
            changed = changed[:at] + changed[at + 1 :] or bytearray(b"{")
    with contextlib.suppress(WaterlineError):
        assert parse_header(bytes(changed), SOMEWHERE) == HEADER


@given(st.binary(max_size=300))
def test_any_bytes_at_all_give_one_of_our_errors(content):
    with pytest.raises(WaterlineError):
        parse_header(content, SOMEWHERE)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["vault", "fingerprint", "saved", "slots", "version", "format"]), ANY_JSON)
def test_any_value_in_any_field_gives_one_of_our_errors_or_a_header(field, value):
    with contextlib.suppress(WaterlineError):
        parse_header(forged(**{field: value}), SOMEWHERE)


@given(st.sampled_from(["id", "kind", "kdf", "nonce", "wrapped"]), ANY_JSON)
def test_any_value_in_any_field_of_a_slot_gives_one_of_our_errors_or_a_header(field, value):
    with contextlib.suppress(WaterlineError):
        parse_header(forged_slot(**{field: value}), SOMEWHERE)


def test_a_deeply_nested_or_endless_header_is_refused():
    for content in (b"[" * LONGEST, b'{"a":' * 9000, b" " * (LONGEST + 1), b'{"format":' + b"9" * 20_000 + b"}"):
        with pytest.raises(HeaderDamaged):
            parse_header(content, SOMEWHERE)


def test_a_header_from_a_newer_waterline_says_so():
    with pytest.raises(HeaderTooNew) as caught:
        parse_header(forged(version=2), SOMEWHERE)
    assert (caught.value.found, caught.value.known, caught.value.path) == (2, 1, SOMEWHERE)


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": MOST_COST.memory_kib + 1, "iterations": 1, "lanes": 1},
        {"memory_kib": 2**31, "iterations": 3, "lanes": 4},
        {"memory_kib": 65536, "iterations": 17, "lanes": 1},
        {"memory_kib": 65536, "iterations": 1, "lanes": 17},
        {"memory_kib": 7, "iterations": 1, "lanes": 1},
        {"memory_kib": 65536, "iterations": 0, "lanes": 1},
        {"memory_kib": 65536, "iterations": 1, "lanes": True},
        {"memory_kib": 65536.0, "iterations": 1, "lanes": 1},
        {"memory_kib": -1, "iterations": 1, "lanes": 1},
    ],
)
def test_a_header_that_asks_for_an_absurd_cost_is_refused_before_anything_is_computed(cost):
    with pytest.raises(HeaderDamaged):
        parse_header(forged_slot(kdf={"salt": "00" * 16} | cost), SOMEWHERE)


def test_the_strongest_cost_we_write_is_one_we_read():
    kdf = Kdf(bytes(16), keyslots.DEFAULT_COST)
    assert keyslots.DEFAULT_COST.within(MOST_COST)
    assert parse_header(forged_slot(kdf=kdf.as_plain()), SOMEWHERE).slots[2].kdf == kdf


def test_two_slots_under_one_id_are_refused():
    slots = json.loads(CONTENT)["slots"]
    slots[1]["id"] = slots[0]["id"]
    with pytest.raises(HeaderDamaged):
        parse_header(forged(slots=slots), SOMEWHERE)


def test_there_is_room_for_a_slot_that_needs_keychain_and_passphrase():
    slot = Slot(HEADER.vault_id, SlotKind.KEYCHAIN_PASSPHRASE, Kdf(b"1" * 16, KdfCost(64, 1, 1)), b"2" * 12, b"3" * 48)
    header = replace(HEADER, slots=(*HEADER.slots, slot))
    assert parse_header(header_bytes(header), SOMEWHERE) == header


# Slots in a header ------------------------------------------------------------------------------
def test_every_change_makes_the_header_newer():
    slot = keyslots.recovery_slot(HEADER, KEY, RecoveryCode(6))
    assert HEADER.saved < HEADER.with_slot(slot).saved < HEADER.with_slot(slot).without_slot(slot.id).saved


def test_a_new_recovery_code_retires_the_old():
    slot = keyslots.recovery_slot(HEADER, KEY, RecoveryCode(6))
    assert HEADER.with_slot_instead(slot).of_kind(SlotKind.RECOVERY) == (slot,)


def test_the_last_way_in_without_a_keychain_cannot_be_removed():
    recovery, keychain, passphrase = HEADER.slots
    left = HEADER.without_slot(passphrase.id)
    with pytest.raises(LastWayIn):
        left.without_slot(recovery.id)
    assert left.without_slot(keychain.id).slots == (recovery,)


def test_a_slot_that_is_not_there_cannot_be_removed():
    with pytest.raises(NoSuchSlot):
        HEADER.without_slot("no such id")
