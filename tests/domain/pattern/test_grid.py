# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grid counts incidents, and leaves facts between two people out."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.pattern.grid import GRID_THRESHOLD, fears_by_needs
from waterline.domain.pattern.written import Written
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import FEARS, NEEDS, NONE_NAMED

from .. import making


def one(entry, *, incident=None, fears=(), needs=(), triage: str | None = "inside", at=0):
    return Written(entry, incident or entry, Stamp(at), triage, fears, needs)


def counts(grid):
    return {(cell.fear, cell.need): cell.count for row in grid.cells for cell in row if cell.count}


@given(making.written(), st.booleans())
def test_it_agrees_with_counting_by_hand(written, include_between):
    expected = defaultdict(set)
    included = [each for each in written if include_between or each.triage != "between"]
    for each in included:
        for fear in each.fears or (NONE_NAMED,):
            for need in each.needs or (NONE_NAMED,):
                expected[fear, need].add(each.incident)
    grid = fears_by_needs(written, include_between=include_between)
    assert counts(grid) == {pair: len(incidents) for pair, incidents in expected.items()}
    assert grid.n == len({each.incident for each in included})
    assert grid.between_left_out == len(written) - len(included)


@given(making.written(), st.randoms())
def test_the_order_of_entries_never_matters(written, random):
    shuffled = list(written)
    random.shuffle(shuffled)
    assert fears_by_needs(shuffled) == fears_by_needs(written)


@given(making.written())
def test_every_cell_lists_exactly_the_entries_that_name_both(written):
    grid = fears_by_needs(written)
    for row in grid.cells:
        for cell in row:
            assert set(cell.entries) == {
                each.entry_id
                for each in written
                if each.triage != "between"
                and cell.fear in (each.fears or (NONE_NAMED,))
                and cell.need in (each.needs or (NONE_NAMED,))
            }


def test_two_entries_about_one_incident_count_once_and_both_are_listed():
    grid = fears_by_needs(
        [
            one("a", incident="night", fears=("being_left",), needs=("time",), at=1),
            one("b", incident="night", fears=("being_left",), needs=("time",), at=2),
        ]
    )
    (cell,) = grid.most
    assert (cell.count, cell.entries, grid.n) == (1, ("b", "a"), 1)


def test_a_fact_between_two_people_is_no_pattern_in_the_person():
    written = [one("a", fears=("being_left",), needs=("clarity",), triage="between")]
    assert counts(fears_by_needs(written)) == {}
    assert fears_by_needs(written).between_left_out == 1
    assert counts(fears_by_needs(written, include_between=True)) == {("being_left", "clarity"): 1}


def test_both_cannot_tell_and_undecided_are_counted():
    written = [
        one(key or "none", fears=("shut_out",), needs=("clarity",), triage=key) for key in ("both", "cannot_tell", None)
    ]
    assert counts(fears_by_needs(written)) == {("shut_out", "clarity"): 3}


def test_naming_no_fear_or_no_need_has_its_own_row_and_column():
    grid = fears_by_needs([one("a", needs=("time",)), one("b", fears=("being_left",)), one("c")])
    assert counts(grid) == {(NONE_NAMED, "time"): 1, ("being_left", NONE_NAMED): 1, (NONE_NAMED, NONE_NAMED): 1}
    assert grid.fears[-1] == grid.needs[-1] == NONE_NAMED
    assert grid.most == ()


def test_ties_are_told_as_ties():
    grid = fears_by_needs([one("a", fears=("being_left",), needs=("time", "attention"))])
    assert [cell.need for cell in grid.most] == ["time", "attention"]


def test_all_known_fears_and_needs_keep_their_place_even_when_nobody_named_them():
    grid = fears_by_needs([])
    assert grid.fears == (*FEARS, NONE_NAMED)
    assert grid.needs == (*NEEDS, NONE_NAMED)
    assert (grid.n, grid.first, grid.last) == (0, None, None)


def test_the_grid_waits_for_five_incidents_not_entries():
    same = [one(str(n), incident="i", fears=("being_left",), needs=("time",)) for n in range(GRID_THRESHOLD)]
    assert not fears_by_needs(same).enough
    assert fears_by_needs([one(str(n)) for n in range(GRID_THRESHOLD)]).enough
