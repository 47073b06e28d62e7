# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is called more than chance is so by the book, and by chance it is rarely called so."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.pattern.chance import more_than_chance, standing_out, wilson
from waterline.domain.pattern.grid import Grid, fears_by_needs
from waterline.domain.pattern.written import Written
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import FEARS, NEEDS

VAULTS, MOMENTS = 500, 60
PLANTED = ("being_left", "time")


def exact_tail(both: int, first: int, second: int, n: int) -> Fraction:
    """Count every way to deal the second mark among n moments, and those with as many hits or more."""
    ways = [comb(first, hits) * comb(n - first, second - hits) for hits in range(second + 1)]
    return Fraction(sum(ways[both:]), comb(n, second))


@given(st.data())
def test_fishers_test_agrees_with_counting_all_the_ways_in_whole_numbers(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 200))
    first, second = data.draw(st.integers(0, n)), data.draw(st.integers(0, n))
    both = data.draw(st.integers(max(0, first + second - n), min(first, second)))
    assert more_than_chance(both, first, second, n) == pytest.approx(
        float(exact_tail(both, first, second, n)), rel=1e-9
    )


def test_fishers_own_example_of_tea_comes_out_as_he_printed_it() -> None:
    assert more_than_chance(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert more_than_chance(3, 4, 4, 8) == pytest.approx(17 / 70)


def test_a_very_large_journal_still_gives_a_number_of_use() -> None:
    assert more_than_chance(10_000, 20_000, 50_000, 100_000) == pytest.approx(0.5, abs=0.01)
    assert more_than_chance(11_000, 20_000, 50_000, 100_000) < 1e-40


@given(st.dictionaries(st.integers(), st.floats(0, 1), max_size=30), st.sampled_from([0.01, 0.1, 0.5]))
def test_what_stands_out_is_what_benjamini_and_hochberg_wrote_down(p_values: dict[int, float], rate: float) -> None:
    ranked = sorted(p_values.values())
    limits = [p for p in ranked if p <= rate * sum(each <= p for each in ranked) / len(ranked)]
    limit = limits[-1] if limits else -1.0
    assert standing_out(p_values, rate) == {key for key, p in p_values.items() if p <= limit}


@given(st.integers(1, 5000), st.data())
def test_wilsons_interval_ends_where_the_share_would_just_not_be_surprising(n: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, n))
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n <= high <= 1
    for edge in (low, high):
        if 0 < edge < 1:
            assert abs(hits / n - edge) == pytest.approx(1.96 * sqrt(edge * (1 - edge) / n), rel=1e-3, abs=1e-9)


def test_of_nothing_everything_is_possible() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


# Whole journals -----------------------------------------------------------------------------------
def journal(dice: random.Random, *, planted: bool) -> Grid:
    """Write a journal in which every fear and need comes up by itself, but for one pair where it is planted."""
    written = []
    for number in range(MOMENTS):
        fears = {fear for fear in FEARS if dice.random() < 0.25}
        needs = {need for need in NEEDS if dice.random() < 0.25}
        if planted and PLANTED[0] in fears and dice.random() < 0.9:
            needs.add(PLANTED[1])
        name = str(number)
        written.append(Written(name, name, Stamp(number), "inside", tuple(fears), tuple(needs)))
    return fears_by_needs(written)


def marks(grid: Grid) -> set[tuple[str, str]]:
    return {(cell.fear, cell.need) for row in grid.cells for cell in row if cell.stands_out}


def test_where_nothing_belongs_together_a_mark_appears_no_more_often_than_promised() -> None:
    """One journal in ten may show a mark: of 500, 50. Only one binomial draw in a thousand exceeds 71."""
    dice = random.Random(1935)
    false = sum(bool(marks(journal(dice, planted=False))) for _ in range(VAULTS))
    assert false <= 71


def test_a_pair_that_does_belong_together_is_found_and_few_others_are_marked_with_it() -> None:
    """The average share of false marks may be 1 in 10; over 200 journals its standard error lies under 0.02."""
    dice = random.Random(1995)
    shown = [marks(journal(dice, planted=True)) for _ in range(200)]
    assert sum(PLANTED in each for each in shown) >= 180
    assert sum(len(each - {PLANTED}) / max(len(each), 1) for each in shown) / len(shown) <= 0.10 + 3 * 0.02


def test_no_mark_before_thirty_moments_however_clear_the_pair() -> None:
    def of(count: int) -> Grid:
        written = [
            Written(str(n), str(n), Stamp(n), "inside", ("being_left",) if n < 8 else (), ("time",) if n < 8 else ())
            for n in range(count)
        ]
        return fears_by_needs(written)

    assert marks(of(29)) == set()
    assert marks(of(30)) == {PLANTED}


def test_no_mark_in_a_cell_of_fewer_than_five() -> None:
    def of(hits: int) -> Grid:
        written = [
            Written(
                str(n),
                str(n),
                Stamp(n),
                "inside",
                ("being_left",) if n < hits or 100 <= n < 106 - hits else (),
                ("time",) if n < hits or 200 <= n < 206 - hits else (),
            )
            for n in range(400)
        ]
        return fears_by_needs(written)

    assert more_than_chance(4, 6, 6, 400) < 1e-5
    assert marks(of(4)) == set()
    assert marks(of(5)) == {PLANTED}


def test_those_who_name_nothing_are_no_pair_to_be_marked() -> None:
    written = [
        Written(str(n), str(n), Stamp(n), "inside", () if n < 20 else ("being_left",), () if n < 20 else ("time",))
        for n in range(40)
    ]
    assert marks(fears_by_needs(written)) == {PLANTED}
