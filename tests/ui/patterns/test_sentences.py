# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words around the grid: what was counted, ties as ties, no shares and no verdicts."""

from __future__ import annotations

import re

import pytest

from waterline.app.insight import Patterns, summaries
from waterline.domain.pattern.grid import fears_by_needs
from waterline.domain.pattern.wanted import Wanted
from waterline.domain.pattern.written import Written
from waterline.domain.times import DAY_MS, Stamp
from waterline.domain.vocabulary import BETWEEN, INSIDE
from waterline.ui.patterns import sentences

FIRST = Stamp(1_795_000_000_000)
Pair = tuple[str | None, str | None]


def found(*pairs: Pair, between: int = 0, include: bool = False) -> Patterns:
    """Count moments that name these pairs, a day apart, and some marked as between us."""
    written = [
        Written(f"entry-{day}", f"entry-{day}", FIRST.plus_days(day), INSIDE, _one(fear), _one(need))
        for day, (fear, need) in enumerate(pairs)
    ]
    written += [Written(f"us-{n}", f"us-{n}", FIRST, BETWEEN, ("being_left",), ("time",)) for n in range(between)]
    return summaries(written, Wanted(between=include), FIRST)


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key else ()


LEFT: Pair = ("being_left", "time")
OUT: Pair = ("missing_out", "attention")
OLD: Pair = ("old_hurt_again", "clarity")


def test_the_sentence_tells_how_many_moments_since_when_and_the_pair_named_most() -> None:
    assert sentences.summary(found(LEFT, LEFT, OUT, LEFT, OLD).grid) == (
        "Of the 5 moments you wrote down between 18 November 2026 and 22 November 2026, "
        "3 name “Being left” together with “Time”: more than any other pair."
    )


def test_a_tie_is_told_as_a_tie() -> None:
    said = sentences.summary(found(LEFT, LEFT, OUT, OUT, OLD).grid)
    assert said.endswith(
        "“Being left” together with “Time” and “Missing out” together with “Attention” come up equally often, "
        "in 2 moments each."
    )


def test_a_tie_of_many_is_a_number_and_not_a_list() -> None:
    pairs: list[Pair] = [LEFT, OUT, OLD, ("being_replaced", "ritual")]
    assert sentences.summary(found(*pairs, *pairs).grid).endswith("4 pairs come up equally often, in 2 moments each.")


@pytest.mark.parametrize(
    ("pairs", "ending"),
    [
        ((), "Nothing to count yet."),
        ((LEFT,), "You have written down one moment, on 18 November 2026."),
        ((LEFT, OUT), "no two name the same fear with the same need."),
        ((("being_left", None), (None, "time")), "none names both a fear and a need yet."),
        ((LEFT, (None, "time")), "one names both a fear and a need: “Being left” together with “Time”."),
    ],
)
def test_few_moments_are_not_made_more_of_than_they_are(pairs: tuple[Pair, ...], ending: str) -> None:
    assert sentences.summary(found(*pairs).grid).endswith(ending)


def test_moments_without_fear_or_need_never_count_as_what_comes_back_most() -> None:
    said = sentences.summary(found((None, None), (None, None), (None, None), LEFT, LEFT).grid)
    assert "2 name “Being left” together with “Time”" in said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "One entry you marked as between us is left out: it is a fact, not a pattern in you."),
        (2, "2 entries you marked as between us are left out: they are facts, not a pattern in you."),
    ],
)
def test_between_us_is_said_to_be_left_out_with_its_number(count: int, said: str) -> None:
    assert sentences.between(found(LEFT, between=count)) == said


def test_between_us_that_was_asked_for_is_said_to_be_counted() -> None:
    said = sentences.between(found(LEFT, between=2, include=True))
    assert said.startswith("2 entries you marked as between us: counted here too")


@pytest.mark.parametrize(
    ("n", "missing"), [(1, "4 are missing"), (3, "2 are missing"), (4, "One more is missing"), (0, "From 5 moments on")]
)
def test_below_five_moments_the_page_says_how_many_are_missing(n: int, missing: str) -> None:
    assert missing in sentences.threshold(found(*[LEFT] * n))[1]


def test_the_list_can_begin_with_the_most_frequent_or_with_the_newest() -> None:
    counted = found(LEFT, LEFT, OUT)
    often = [line.words for line in sentences.counts(counted, newest_first=False)]
    newest = [line.words for line in sentences.counts(counted, newest_first=True)]
    assert often[0] == "“Being left” together with “Time”"
    assert newest[0] == "“Missing out” together with “Attention”"
    assert sentences.counts(counted, newest_first=False)[0].detail == "2 moments, the latest on 19 November 2026"


def test_a_moment_that_names_nothing_is_in_the_list_all_the_same() -> None:
    (line,) = sentences.counts(found((None, None)), newest_first=False)
    assert (line.words, line.detail) == ("Neither a fear nor a need named", "One moment, on 18 November 2026")


def test_a_cell_says_when_its_moments_are_told_in_more_entries() -> None:
    written = [
        Written(f"entry-{n}", "one-evening", Stamp(FIRST.utc_ms + n * DAY_MS), INSIDE, ("being_left",), ("time",))
        for n in range(3)
    ]
    cell = fears_by_needs(written).cells[0][0]
    assert sentences.opened(cell) == "One moment in 3 entries, newest first"


def test_nothing_on_the_page_is_a_share_or_a_verdict() -> None:
    counted = found(LEFT, LEFT, OUT, OLD, (None, "time"), between=2)
    said = [
        sentences.summary(counted.grid),
        sentences.between(counted),
        *sentences.threshold(counted),
        *sentences.counting(counted),
        *(line.spoken for line in sentences.counts(counted, newest_first=True)),
    ]
    assert not re.search(r"%|per cent|improv|better|worse|progress|score|trigger", " ".join(said), re.IGNORECASE)
