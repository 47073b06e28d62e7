# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An exercise may fill in what a person could have chosen, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.entry import Answers
from waterline.domain.seed import CHOICES, WORDS, answers_from, misfits


def test_keys_and_words_become_answers() -> None:
    seed = (("fears", "being_left, missing_out"), ("layer", "I come second"), ("root", "Mine"), ("triage", "inside"))
    assert misfits(seed) == ()
    assert answers_from(seed) == Answers(
        fears=("being_left", "missing_out"), layers=("I come second",), root="Mine", triage="inside"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("fears", "spiders"),
        ("fears", ""),
        ("triage", "mine"),
        ("intensity_before", "11"),
        ("people", "x"),
        ("root", " "),
    ],
)
def test_what_fits_no_answer_is_left_out_and_named(name: str, value: str) -> None:
    assert misfits(((name, value),)) == (f"seed-{name}={value}",)
    assert answers_from(((name, value),)) == Answers()


@given(st.lists(st.tuples(st.sampled_from([*CHOICES, *WORDS, "triage", "happened", "x"]), st.text(max_size=20))))
def test_no_seed_whatever_breaks_the_answers(seed: list[tuple[str, str]]) -> None:
    assert isinstance(answers_from(tuple(seed)), Answers)
