# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An excerpt shows what was looked for where it stands, whatever was written and typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.looking import Looking, chunks, excerpt, pairs


def marked(text, typed):
    found = excerpt(text, typed)
    return [found.text[start:stop] for start, stop in found.spans]


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("A Café, then CAFES", "cafe", ["Café", "CAFE"]),
        ("left and cleft", "left", ["left"]),
        ("彼女が嫉妬した", "嫉妬", ["嫉妬"]),
        ("so glad😀", "😀", ["😀"]),
        ("it's don't", "don't", ["don", "t"]),
        ("nothing like it", "elsewhere", []),
    ],
)
def test_what_was_looked_for_is_marked_as_it_was_written(text, typed, shown):
    assert marked(text, typed) == shown


def test_a_find_deep_in_a_long_text_is_what_the_excerpt_shows():
    found = excerpt("word " * 30_000 + "lighthouse", "lighthouse")
    assert found.text.startswith("…")
    assert marked("word " * 30_000 + "lighthouse", "lighthouse") == ["lighthouse"]


@given(st.text(max_size=300), st.text(max_size=20))
def test_marks_lie_inside_the_line_in_order_and_apart(text, typed):
    found = excerpt(text, typed)
    ends = [end for span in found.spans for end in span]
    assert ends == sorted(ends)
    assert all(start < stop for start, stop in found.spans)
    assert not ends or ends[-1] <= len(found.text)


def test_pairs_overlap_and_end_with_the_last_character():
    assert pairs("我很难过 and 猫") == "我很 很难 难过 过 猫"


@pytest.mark.parametrize("typed", ["", "  ", '"', "*", "\ud800", "\0", "-- ()"])
def test_what_holds_no_word_asks_for_nothing(typed):
    assert chunks(typed) == ()
    assert not Looking(typed).asks_anything
    assert Looking(typed, fear="being_left").asks_anything
