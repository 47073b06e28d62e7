# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two states is said exactly, and nothing is made up."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain import making
from waterline.domain.comparing import GONE, NEW, SAME, Difference, Piece, differences, words_apart
from waterline.domain.entry import Answers
from waterline.domain.times import Stamp


def test_a_word_that_was_taken_out_and_one_put_in_stand_where_they_stood():
    assert words_apart("I was angry at him.", "I was hurt by him.") == (
        Piece(SAME, "I was "),
        Piece(GONE, "angry at "),
        Piece(NEW, "hurt by "),
        Piece(SAME, "him."),
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_same_and_gone_is_the_earlier_text_and_what_is_same_and_new_the_later(then, now):
    pieces = words_apart(then, now)
    assert "".join(piece.what for piece in pieces if piece.how != NEW) == then
    assert "".join(piece.what for piece in pieces if piece.how != GONE) == now


def test_japanese_is_compared_character_by_character_for_it_has_no_spaces():
    assert words_apart("嫉妬した", "嫉妬する") == (Piece(SAME, "嫉妬"), Piece(GONE, "した"), Piece(NEW, "する"))


def test_what_stands_far_from_a_change_is_left_out():
    long = " ".join(f"word{number}" for number in range(500))
    pieces = words_apart(f"{long} old {long}", f"{long} new {long}")
    assert [piece.how for piece in pieces] == [SAME, GONE, NEW, SAME]
    assert pieces[0].what.startswith("…")
    assert pieces[-1].what.endswith("…")
    assert sum(len(piece.what) for piece in pieces) < 400


def test_a_megabyte_that_was_replaced_is_compared_in_a_moment():
    then, now = ("".join(f"{word}{number % 97} " for number in range(150_000)) for word in ("a", "b"))
    began = time.perf_counter()
    pieces = words_apart(then, now)
    assert time.perf_counter() - began < 5
    assert sum(len(piece.what) for piece in pieces) < 10_000


@given(making.answers, making.answers)
def test_every_field_that_differs_is_told_once_and_no_other(then, now):
    told = [each.field for each in differences(then, now)]
    apart = {name for name, value in now.as_dict().items() if then.as_dict()[name] != value}
    apart -= {"nickname"} | ({"happened_time_known"} if then.happened is None and now.happened is None else set())
    assert set(told) == {"happened" if name == "happened_time_known" else name for name in apart}
    assert len(told) == len(set(told))


def test_chosen_words_stand_side_by_side_in_their_order():
    (told,) = differences(Answers(fears=("being_left", "shut_out")), Answers(fears=("shut_out", "missing_out")))
    pieces = (Piece(GONE, "being_left"), Piece(SAME, "shut_out"), Piece(NEW, "missing_out"))
    assert told == Difference("fears", pieces, is_text=False)


def test_another_moment_is_one_difference_with_whether_its_time_is_known():
    then = Answers(happened=Stamp(1000), happened_time_known=False)
    (told,) = differences(then, replace(then, happened_time_known=True))
    assert told.pieces == (Piece(GONE, (Stamp(1000), False)), Piece(NEW, (Stamp(1000), True)))


def test_a_layer_that_was_reworded_is_read_as_a_text():
    (told,) = differences(Answers(layers=("annoyed", "I come last")), Answers(layers=("annoyed", "I come second")))
    assert [piece.how for piece in told.pieces] == [SAME, GONE, NEW]
