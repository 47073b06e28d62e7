# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code survives handwriting, and says whether it was mistyped or belongs elsewhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.errors import MistypedRecoveryCode, WrongRecoveryCode
from waterline.vault.recovery_code import ALPHABET, RANDOM_BITS, RecoveryCode

CODES = st.integers(min_value=0, max_value=2**RANDOM_BITS - 1).map(RecoveryCode)


def test_a_code_is_six_groups_of_five_without_letters_that_are_misread():
    shown = RecoveryCode.new().shown
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}", shown)


def test_two_codes_are_never_the_same():
    assert len({RecoveryCode.new().bits for _ in range(200)}) == 200


@given(CODES)
def test_what_is_shown_can_be_typed_back(code):
    assert RecoveryCode.parse(code.shown) == code


@given(CODES, st.randoms(use_true_random=False))
def test_case_spaces_dashes_and_lookalikes_do_not_matter(code, chance):
    lookalikes = {"0": "0Oo", "1": "1IiLl"}
    typed = ""
    for character in code.shown.replace("-", ""):
        typed += chance.choice(["", " ", "-", " – ", "\u00a0", "\n", "."])
        typed += chance.choice(lookalikes.get(character, character + character.lower()))
    assert RecoveryCode.parse(typed) == code


@given(CODES, st.integers(0, 29), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_a_mistyped_code(code, at, instead):
    characters = list(code.shown.replace("-", ""))
    if characters[at] == instead:
        return
    characters[at] = instead
    with pytest.raises(MistypedRecoveryCode):
        RecoveryCode.parse("".join(characters))


@given(CODES, st.integers(0, 28))
def test_two_characters_swapped_are_a_mistyped_code(code, at):
    characters = list(code.shown.replace("-", ""))
    if characters[at] == characters[at + 1]:
        return
    characters[at], characters[at + 1] = characters[at + 1], characters[at]
    with pytest.raises(MistypedRecoveryCode):
        RecoveryCode.parse("".join(characters))


@given(st.text(max_size=60))
def test_anything_else_is_a_mistyped_code(typed):
    with pytest.raises(MistypedRecoveryCode):
        RecoveryCode.parse(typed)


@pytest.mark.parametrize("typed", ["", "-----", "U" * 30, "0" * 29, "0" * 31, "ß" * 15, "0" * 100_000])
def test_a_code_of_the_wrong_shape_is_mistyped(typed):
    with pytest.raises(MistypedRecoveryCode):
        RecoveryCode.parse(typed)


def test_typing_back_another_vaults_code_is_told_apart_from_a_slip():
    code, other = RecoveryCode.new(), RecoveryCode.new()
    code.confirm(code.shown.lower())
    with pytest.raises(WrongRecoveryCode):
        code.confirm(other.shown)
    with pytest.raises(MistypedRecoveryCode):
        code.confirm(code.shown[:-1])


def test_a_code_never_shows_itself_in_a_traceback():
    code = RecoveryCode.new()
    assert str(code.bits) not in repr(code)
    assert code.shown not in repr(code)
