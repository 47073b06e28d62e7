# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of the grid share its width fairly, and none is narrower than its heading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from waterline.ui.patterns.column_widths import shared_out

least_widths = st.lists(st.integers(10, 120), min_size=1, max_size=14)


def test_columns_that_fit_are_alike_and_fill_the_room() -> None:
    assert shared_out([10, 10, 10, 10], 400) == [100, 100, 100, 100]


def test_a_long_heading_takes_its_room_from_the_others_alike() -> None:
    assert shared_out([160, 10, 10, 10], 400) == [160, 80, 80, 80]


def test_headings_that_do_not_fit_keep_their_widths_and_the_grid_scrolls() -> None:
    assert shared_out([90, 80], 100) == [90, 80]


@given(least_widths, st.integers(0, 2000))
def test_no_column_is_narrower_than_its_heading_and_no_room_is_lost(least: list[int], room: int) -> None:
    widths = shared_out(least, room)
    assert all(wide >= need - 1 for wide, need in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))
