# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The header reads back exactly, believes nothing it has not checked, and cannot be made to freeze the computer."""

from __future__ import annotations

import contextlib
import json
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.profiles import CHEAP, PASSPHRASE
from waterline.domain.errors import HeaderDamaged, HeaderTooNew, LastWayIn, NoSuchSlot, WaterlineError
from waterline.vault import keyslots
from waterline.vault.header import (
    LONGEST,
    MOST_COST,
    MOST_RETIRED,
    MOST_SLOTS,
    Header,
    Kdf,
    KdfCost,
    Slot,
    SlotKind,
    header_bytes,
    parse_header,
)
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
        {"memory_kib": 1024 * 1024, "iterations": 5, "lanes": 4},
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


@pytest.mark.parametrize("read", [KdfCost(64, 1, 1), KdfCost(65536, 16, 16), KdfCost(1024 * 1024, 4, 4)])
def test_the_strongest_cost_we_write_is_one_we_read(read):
    for cost in (keyslots.DEFAULT_COST, read, read.raised_to(keyslots.DEFAULT_COST)):
        kdf = Kdf(bytes(16), cost)
        assert cost.within(MOST_COST)
        assert parse_header(forged_slot(kdf=kdf.as_plain()), SOMEWHERE).slots[2].kdf == kdf


def test_two_slots_under_one_id_are_refused():
    slots = json.loads(CONTENT)["slots"]
    slots[1]["id"] = slots[0]["id"]
    with pytest.raises(HeaderDamaged):
        parse_header(forged(slots=slots), SOMEWHERE)


BOTH = Slot(HEADER.vault_id, SlotKind.KEYCHAIN_PASSPHRASE, Kdf(b"1" * 16, KdfCost(64, 1, 1)), b"2" * 12, b"3" * 48)


def test_a_slot_that_needs_keychain_and_passphrase_reads_back_with_its_cost_checked():
    header = replace(HEADER, slots=(*HEADER.slots, BOTH))
    assert parse_header(header_bytes(header), SOMEWHERE) == header
    hostile = replace(BOTH, kdf=Kdf(BOTH.kdf.salt, KdfCost(2**30, 16, 16)))
    with pytest.raises(HeaderDamaged):
        parse_header(header_bytes(replace(header, slots=(*HEADER.slots, hostile))), SOMEWHERE)


def test_more_slots_than_anybody_needs_are_refused():
    slots = json.loads(CONTENT)["slots"]
    many = [slots[0] | {"id": str(uuid.UUID(int=number))} for number in range(MOST_SLOTS + 1)]
    assert len(parse_header(forged(slots=many[:-1]), SOMEWHERE).slots) == MOST_SLOTS
    for refused in (many, []):
        with pytest.raises(HeaderDamaged):
            parse_header(forged(slots=refused), SOMEWHERE)


def test_a_field_this_version_does_not_know_is_no_trouble():
    assert parse_header(forged(hint="from a later version 1"), SOMEWHERE) == HEADER


# Keychain items on their way out ------------------------------------------------------------------
def test_the_keychain_item_of_a_slot_that_leaves_is_noted_in_the_same_header():
    keychain = HEADER.slots[1]
    left = HEADER.without(SlotKind.KEYCHAIN)
    assert left.retired == (keychain.id,)
    assert parse_header(header_bytes(left), SOMEWHERE) == left
    replaced = HEADER.with_slot_instead(keyslots.keychain_slot(HEADER, KEY, b"t" * 32))
    assert replaced.retired == (keychain.id,)


def test_an_item_that_is_gone_is_noted_no_more_and_the_header_reads_as_before():
    left = HEADER.without(SlotKind.KEYCHAIN)
    gone = left.forgotten(*left.retired)
    assert gone.retired == ()
    assert gone.saved > left.saved
    assert b"retired" not in header_bytes(gone)
    assert gone.forgotten("anything") is gone


def test_slots_without_a_keychain_item_leave_no_note():
    assert HEADER.without(SlotKind.PASSPHRASE).retired == ()


def test_a_header_that_takes_the_place_of_another_takes_over_what_is_to_be_forgotten():
    earlier = HEADER.retiring(str(uuid.UUID(int=7)))
    later = replace(keyslots.new_header(KEY, HEADER.vault_id), slots=(HEADER.slots[0],)).following(earlier)
    assert later.saved > earlier.saved
    assert later.retired == (str(uuid.UUID(int=7)), HEADER.slots[1].id)


def test_a_key_in_use_is_never_noted_for_removal():
    assert HEADER.retiring(HEADER.slots[1].id).retired == ()
    with pytest.raises(HeaderDamaged):
        parse_header(forged(retired=[HEADER.slots[1].id]), SOMEWHERE)


def test_the_notes_do_not_grow_without_end():
    header = HEADER
    for number in range(3 * MOST_RETIRED):
        header = header.retiring(str(uuid.UUID(int=number)))
    assert len(header.retired) == MOST_RETIRED
    assert header.retired[-1] == str(uuid.UUID(int=3 * MOST_RETIRED - 1))


@pytest.mark.parametrize("retired", [["no uuid"], [[]], [7], "text", None, [str(uuid.UUID(int=1))] * 17])
def test_notes_that_are_none_are_refused(retired):
    with pytest.raises(HeaderDamaged):
        parse_header(forged(retired=retired), SOMEWHERE)


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


def test_a_slot_that_needs_both_cannot_take_the_place_of_the_last_way_in_without_a_keychain():
    without_code = HEADER.without(SlotKind.RECOVERY)
    assert without_code.with_slot_instead(BOTH).has(SlotKind.PASSPHRASE)
    with pytest.raises(LastWayIn):
        without_code.with_slot_instead(BOTH, SlotKind.KEYCHAIN, SlotKind.PASSPHRASE)


def test_several_kinds_go_and_come_in_one_step():
    changed = HEADER.with_slot_instead(BOTH, SlotKind.KEYCHAIN, SlotKind.PASSPHRASE)
    assert changed.slots == (HEADER.slots[0], BOTH)
    assert changed.saved == HEADER.saved + 1
    assert changed.without(SlotKind.KEYCHAIN_PASSPHRASE, SlotKind.KEYCHAIN).slots == (HEADER.slots[0],)
    with pytest.raises(NoSuchSlot):
        changed.without(SlotKind.KEYCHAIN)


def test_a_slot_is_wrapped_anew_in_its_place():
    passphrase = HEADER.slots[2]
    changed = HEADER.with_slot_rewrapped(replace(passphrase, nonce=b"n" * 12))
    assert [slot.id for slot in changed.slots] == [slot.id for slot in HEADER.slots]
    assert changed.slots[2].nonce == b"n" * 12
    with pytest.raises(NoSuchSlot):
        HEADER.with_slot_rewrapped(BOTH)


def test_a_slot_that_is_not_there_cannot_be_removed():
    with pytest.raises(NoSuchSlot):
        HEADER.without_slot("no such id")
