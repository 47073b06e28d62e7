# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way in leads to the same key, no other secret does, and a second implementation agrees."""

from __future__ import annotations

from dataclasses import replace

import argon2.low_level
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.vault.profiles import CHEAP, PASSPHRASE
from waterline.domain.errors import (
    KeyChanged,
    KeyMissing,
    MistypedRecoveryCode,
    NoSuchSlot,
    NotEnoughMemory,
    PassphraseTooShort,
    WrongPassphrase,
    WrongRecoveryCode,
)
from waterline.vault import keyslots
from waterline.vault.header import Kdf, KdfCost, SlotKind, slot_facts
from waterline.vault.recovery_code import RecoveryCode

KEY = keyslots.new_data_key()
CODE = RecoveryCode.new()
SECRET = keyslots.new_keychain_secret()
EMPTY = keyslots.new_header(KEY)
HEADER = (
    EMPTY.with_slot(keyslots.recovery_slot(EMPTY, KEY, CODE))
    .with_slot(keyslots.keychain_slot(EMPTY, KEY, SECRET))
    .with_slot(keyslots.passphrase_slot(EMPTY, KEY, PASSPHRASE, CHEAP))
)
BOTH = HEADER.with_slot(keyslots.both_slot(EMPTY, KEY, SECRET, PASSPHRASE, CHEAP))
DEARER = KdfCost(memory_kib=128, iterations=2, lanes=1)


def test_each_slot_leads_to_the_same_key():
    assert keyslots.open_with_passphrase(HEADER, PASSPHRASE) == KEY
    assert keyslots.open_with_recovery_code(HEADER, CODE.shown) == KEY
    assert keyslots.open_with_keychain_secret(HEADER, SECRET) == KEY
    assert keyslots.open_with_both(BOTH, SECRET, PASSPHRASE) == KEY


def test_a_wrong_passphrase_is_a_wrong_passphrase():
    for wrong in ("", "a lamp left of", PASSPHRASE + " ", PASSPHRASE.upper()):
        with pytest.raises(WrongPassphrase):
            keyslots.open_with_passphrase(HEADER, wrong)


def test_a_wrong_recovery_code_is_told_apart_from_a_mistyped_one():
    with pytest.raises(WrongRecoveryCode):
        keyslots.open_with_recovery_code(HEADER, RecoveryCode.new().shown)
    with pytest.raises(MistypedRecoveryCode):
        keyslots.open_with_recovery_code(HEADER, CODE.shown[:-1])


def test_an_empty_keychain_is_a_missing_key_and_another_secret_a_changed_one():
    with pytest.raises(KeyMissing):
        keyslots.open_with_keychain_secret(HEADER, None)
    for other in (keyslots.new_keychain_secret(), b"", b"short", SECRET + b"x"):
        with pytest.raises(KeyChanged):
            keyslots.open_with_keychain_secret(HEADER, other)


def test_asking_for_a_way_in_that_was_not_chosen_says_so():
    with pytest.raises(NoSuchSlot):
        keyslots.open_with_passphrase(EMPTY, PASSPHRASE)
    with pytest.raises(NoSuchSlot):
        keyslots.open_with_recovery_code(EMPTY, CODE.shown)
    with pytest.raises(NoSuchSlot):
        keyslots.open_with_keychain_secret(EMPTY, SECRET)
    with pytest.raises(NoSuchSlot):
        keyslots.keychain_account(EMPTY)
    with pytest.raises(NoSuchSlot):
        keyslots.keychain_account(HEADER, SlotKind.KEYCHAIN_PASSPHRASE)
    for secret in (None, SECRET):
        with pytest.raises(NoSuchSlot):
            keyslots.open_with_both(HEADER, secret, PASSPHRASE)


# Both together ------------------------------------------------------------------------------------
def test_where_both_are_needed_neither_alone_opens_it():
    only_both = replace(BOTH, slots=BOTH.of_kind(SlotKind.KEYCHAIN_PASSPHRASE))
    with pytest.raises(NoSuchSlot):
        keyslots.open_with_passphrase(only_both, PASSPHRASE)
    with pytest.raises(NoSuchSlot):
        keyslots.open_with_keychain_secret(only_both, SECRET)
    relabelled = [
        replace(only_both.slots[0], kind=SlotKind.PASSPHRASE),
        replace(only_both.slots[0], kind=SlotKind.KEYCHAIN, kdf=Kdf()),
    ]
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_passphrase(replace(only_both, slots=(relabelled[0],)), PASSPHRASE)
    with pytest.raises(KeyChanged):
        keyslots.open_with_keychain_secret(replace(only_both, slots=(relabelled[1],)), SECRET)


def test_where_both_are_needed_a_wrong_passphrase_is_told_from_a_changed_and_a_missing_key():
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_both(BOTH, SECRET, "not the one")
    with pytest.raises(KeyMissing):
        keyslots.open_with_both(BOTH, None, PASSPHRASE)
    for other in (keyslots.new_keychain_secret(), b"", b"short", SECRET + b"x"):
        with pytest.raises(KeyChanged):
            keyslots.open_with_both(BOTH, other, PASSPHRASE)


def test_two_slots_that_need_both_share_nothing_visible():
    first, second = (
        keyslots.both_slot(EMPTY, KEY, keyslots.new_keychain_secret(), PASSPHRASE, CHEAP) for _ in range(2)
    )
    assert first.kdf.salt != second.kdf.salt
    assert SECRET[:16] not in (first.kdf.salt, second.kdf.salt)


def test_a_short_passphrase_will_not_do_beside_the_keychain_either():
    with pytest.raises(PassphraseTooShort):
        keyslots.both_slot(EMPTY, KEY, SECRET, "1234567", CHEAP)


# Guessing becomes dearer over the years -----------------------------------------------------------
def test_a_cheap_slot_is_wrapped_anew_under_the_same_id_and_the_same_passphrase():
    old = HEADER.of_kind(SlotKind.PASSPHRASE)[0]
    new = keyslots.strengthened(HEADER, KEY, PASSPHRASE, DEARER)
    assert new is not None
    assert new.id == old.id
    assert new.kdf.cost == DEARER
    assert new.kdf.salt != old.kdf.salt
    assert new.wrapped != old.wrapped
    assert keyslots.open_with_passphrase(HEADER.with_slot_rewrapped(new), PASSPHRASE) == KEY


def test_a_cheap_slot_that_needs_both_keeps_the_key_in_the_keychain():
    new = keyslots.strengthened(BOTH, KEY, PASSPHRASE, DEARER, SECRET)
    assert new is not None
    assert new.kind is SlotKind.KEYCHAIN_PASSPHRASE
    header = BOTH.with_slot_rewrapped(new)
    assert keyslots.keychain_account(header, new.kind) == keyslots.keychain_account(BOTH, new.kind)
    assert keyslots.open_with_both(header, SECRET, PASSPHRASE) == KEY


def test_a_slot_that_costs_enough_is_left_alone():
    assert keyslots.strengthened(HEADER, KEY, PASSPHRASE, CHEAP) is None
    dearer = EMPTY.with_slot(keyslots.passphrase_slot(EMPTY, KEY, PASSPHRASE, DEARER))
    assert keyslots.strengthened(dearer, KEY, PASSPHRASE, CHEAP) is None


@pytest.mark.parametrize(
    ("stored", "asked", "raised"),
    [
        (KdfCost(64, 3, 1), KdfCost(128, 1, 1), KdfCost(128, 3, 1)),
        (KdfCost(256, 1, 1), KdfCost(128, 3, 2), KdfCost(256, 3, 2)),
        (KdfCost(256, 3, 1), KdfCost(128, 2, 4), KdfCost(256, 3, 1)),
    ],
)
def test_nothing_about_a_cost_is_ever_lowered(stored, asked, raised):
    assert stored.raised_to(asked) == raised


def test_a_slot_of_another_passphrase_is_never_wrapped_under_this_one():
    assert keyslots.strengthened(HEADER, KEY, "somebody else's", DEARER) is None
    other = keyslots.new_keychain_secret()
    assert keyslots.strengthened(BOTH, KEY, PASSPHRASE, DEARER, other) is None


def test_without_the_memory_for_it_the_slot_stays_as_it_is(monkeypatch):
    real = keyslots.stretch

    def little_memory(passphrase: str, kdf: Kdf) -> bytes:
        if kdf.cost == DEARER:
            raise NotEnoughMemory(1)
        return real(passphrase, kdf)

    monkeypatch.setattr(keyslots, "stretch", little_memory)
    with pytest.raises(NotEnoughMemory):
        keyslots.strengthened(HEADER, KEY, PASSPHRASE, DEARER)


# What a slot costs --------------------------------------------------------------------------------


def test_the_same_passphrase_typed_on_another_system_opens_the_vault():
    header = EMPTY.with_slot(keyslots.passphrase_slot(EMPTY, KEY, "Zoë und Łukasz", CHEAP))
    assert keyslots.open_with_passphrase(header, "Zoe\u0308\u00a0und Łukasz") == KEY


def test_characters_a_person_can_tell_apart_are_different_passphrases():
    header = EMPTY.with_slot(keyslots.passphrase_slot(EMPTY, KEY, "12345678", CHEAP))
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_passphrase(header, "1234567８")


def test_half_a_character_from_the_keyboard_is_no_crash():
    header = EMPTY.with_slot(keyslots.passphrase_slot(EMPTY, KEY, "\ud800 is half", CHEAP))
    assert keyslots.open_with_passphrase(header, "\ud800 is half") == KEY


def test_a_short_passphrase_is_refused_before_any_work():
    with pytest.raises(PassphraseTooShort):
        keyslots.passphrase_slot(EMPTY, KEY, "e\u0301" * 7, CHEAP)
    keyslots.passphrase_slot(EMPTY, KEY, "e\u0301" * 8, CHEAP)


def test_what_a_guess_costs_is_never_below_the_floor():
    assert KdfCost(memory_kib=256 * 1024, iterations=3, lanes=4) == keyslots.DEFAULT_COST
    assert keyslots.DEFAULT_COST.memory_kib >= keyslots.FLOOR_KIB == 64 * 1024


def test_a_small_computer_gets_a_cheaper_slot_but_never_one_below_the_floor(monkeypatch):
    tried = []

    def stretch_with(mib: int):
        def stretch(passphrase: str, kdf: Kdf) -> bytes:
            assert kdf.cost is not None
            tried.append(kdf.cost.memory_kib // 1024)
            if kdf.cost.memory_kib > mib * 1024:
                raise NotEnoughMemory(kdf.cost.memory_kib // 1024)
            return b"k" * 32

        return stretch

    monkeypatch.setattr(keyslots, "stretch", stretch_with(128))
    slot = keyslots.passphrase_slot(EMPTY, KEY, PASSPHRASE)
    assert slot.kdf.cost == KdfCost(128 * 1024, 3, 4)
    monkeypatch.setattr(keyslots, "stretch", stretch_with(32))
    with pytest.raises(NotEnoughMemory):
        keyslots.passphrase_slot(EMPTY, KEY, PASSPHRASE)
    assert tried == [256, 128, 256, 128, 64]


# What a slot vouches for --------------------------------------------------------------------------
def test_a_slot_moved_to_another_vault_opens_nothing():
    other = keyslots.new_header(KEY)
    moved = other.with_slot(HEADER.of_kind(SlotKind.PASSPHRASE)[0])
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_passphrase(moved, PASSPHRASE)


def test_a_slot_relabelled_made_cheaper_or_renamed_opens_nothing():
    slot = HEADER.of_kind(SlotKind.PASSPHRASE)[0]
    changed = [
        replace(slot, id=HEADER.slots[0].id),
        replace(slot, nonce=bytes(12)),
        replace(slot, kdf=replace(slot.kdf, salt=bytes(16))),
        replace(slot, kdf=replace(slot.kdf, cost=KdfCost(32, 1, 1))),
        replace(slot, wrapped=slot.wrapped[:-1] + bytes([slot.wrapped[-1] ^ 1])),
    ]
    for each in changed:
        with pytest.raises(WrongPassphrase):
            keyslots.open_with_passphrase(replace(HEADER, slots=(each,)), PASSPHRASE)
    relabelled = replace(HEADER.of_kind(SlotKind.KEYCHAIN)[0], kind=SlotKind.RECOVERY, kdf=Kdf(bytes(16)))
    with pytest.raises(WrongRecoveryCode):
        keyslots.open_with_recovery_code(replace(HEADER, slots=(relabelled,)), CODE.shown)


def test_a_slot_that_holds_another_vaults_key_opens_nothing():
    foreign = keyslots.passphrase_slot(EMPTY, keyslots.new_data_key(), PASSPHRASE, CHEAP)
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_passphrase(EMPTY.with_slot(foreign), PASSPHRASE)


def test_the_fingerprint_says_nothing_else_about_the_key():
    assert keyslots.fingerprint(KEY) not in KEY
    assert len(keyslots.fingerprint(KEY)) == 16
    assert keyslots.fingerprint(KEY) != keyslots.derive(KEY, b"another purpose", length=16)


def test_each_vault_has_its_own_name_in_the_keychain():
    other = keyslots.new_header(KEY)
    other = other.with_slot(keyslots.keychain_slot(other, KEY, SECRET))
    account = keyslots.keychain_account(HEADER)
    assert account != keyslots.keychain_account(other)
    assert account == f"{HEADER.vault_id}/{HEADER.of_kind(SlotKind.KEYCHAIN)[0].id}"


# A second implementation --------------------------------------------------------------------------
def test_a_second_implementation_of_argon2_unwraps_the_slot():
    slot = HEADER.of_kind(SlotKind.PASSPHRASE)[0]
    assert slot.kdf.cost is not None
    kek = argon2.low_level.hash_secret_raw(
        PASSPHRASE.encode(),
        slot.kdf.salt,
        time_cost=slot.kdf.cost.iterations,
        memory_cost=slot.kdf.cost.memory_kib,
        parallelism=slot.kdf.cost.lanes,
        hash_len=32,
        type=argon2.low_level.Type.ID,
    )
    facts = slot_facts(HEADER.vault_id, slot.id, slot.kind, slot.kdf)
    assert AESGCM(kek).decrypt(slot.nonce, slot.wrapped, facts) == KEY


def test_the_real_cost_is_what_a_second_implementation_computes_too():
    kdf = Kdf(b"0123456789abcdef", keyslots.DEFAULT_COST)
    theirs = argon2.low_level.hash_secret_raw(
        b"one real round", kdf.salt, 3, 256 * 1024, 4, 32, argon2.low_level.Type.ID
    )
    assert keyslots.stretch("one real round", kdf) == theirs
