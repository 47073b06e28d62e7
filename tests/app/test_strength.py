# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hint about a passphrase tells weak ones from strong ones, and copes with whatever is typed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.app.strength import Strength, strength


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("password", Strength.SOON),
        ("12345678", Strength.SOON),
        ("qwertyuiop", Strength.SOON),
        ("waterline", Strength.SOON),
        ("journaldiary", Strength.SOON),
        ("iloveyou2", Strength.SOON),
        ("aaaaaaaaaaaaaaaa", Strength.SOON),
        ("kX9#vLp2", Strength.PATIENCE),
        ("zebra orchid cellar mint", Strength.VERY_HARD),
        ("Zoë und Łukasz", Strength.VERY_HARD),
    ],
)
def test_the_hint_tells_weak_from_strong(typed, hint):
    assert strength(typed) is hint


def test_nothing_typed_gets_no_hint():
    assert strength("") is None


def test_one_more_unrelated_word_never_makes_it_worse():
    words = ["zebra", "orchid", "cellar", "mint", "thunder"]
    grades = [list(Strength).index(strength(" ".join(words[: count + 1])) or Strength.SOON) for count in range(5)]
    assert grades == sorted(grades)


@given(st.text(max_size=200))
def test_anything_can_be_typed(typed):
    assert (strength(typed) is None) == (typed == "")


def test_a_passphrase_as_long_as_the_field_takes_is_weighed_too():
    assert strength("four quiet words here " * 46) is Strength.VERY_HARD


def test_starting_the_program_does_not_load_the_word_lists():
    program = "import sys, waterline.bootstrap; sys.exit('zxcvbn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": "src"}, check=False).returncode == 0
