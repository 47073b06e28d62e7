# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The box of questions: remembered ones rest longer, missed ones go by, and nothing ever piles up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.recall import A_DAY, DAYS, WAITS, Card, answered, as_of, waiting

cards = st.builds(Card, st.just("q"), st.integers(1, 5), st.integers(0, 400))


@given(cards, st.integers(0, 2000))
def test_a_missed_turn_goes_by_and_comes_round_again(card: Card, later: int) -> None:
    today = card.due_day + later
    now = as_of(card, today)
    assert now.box == card.box, "missing a turn costs nothing"
    assert now.due_day > today - WAITS, "it never waits longer than a few days"
    assert (now.due_day - card.due_day) % (DAYS[card.box - 1] + WAITS) == 0
    assert now.due_day - today <= DAYS[card.box - 1] + WAITS, "and it does come again"


@given(cards, st.integers(0, 2000))
def test_looking_often_changes_nothing(card: Card, later: int) -> None:
    today = card.due_day + later
    seen = card
    for day in range(card.due_day, today + 1, 7):
        seen = as_of(seen, day)
    assert as_of(seen, today) == as_of(card, today)


@given(cards, st.booleans(), st.integers(0, 500))
def test_what_was_remembered_rests_longer_and_what_was_not_begins_again(card: Card, yes: bool, today: int) -> None:
    after = answered(card, yes, today)
    assert after.box == (min(card.box + 1, 5) if yes else 1)
    assert after.due_day == today + DAYS[after.box - 1]
    assert waiting([after], ["q"], today) == ()


@given(st.lists(st.booleans(), max_size=60), st.integers(1, 9))
def test_a_day_brings_a_few_questions_and_no_more_however_long_nobody_looked(days: list[bool], away: int) -> None:
    questions = [f"q{number}" for number in range(24)]
    kept: dict[str, Card] = {}
    today = 1000
    for remembered in days:
        seen = 0
        while now := waiting(kept.values(), questions, today):
            kept[now[0].question] = answered(now[0], remembered, today)
            seen += 1
        assert seen <= A_DAY
        today += away


def test_new_questions_come_in_the_order_of_reading_after_those_that_are_due() -> None:
    kept = [Card("q3", 2, 1000)]
    assert [card.question for card in waiting(kept, ["q1", "q2", "q3"], 1000)] == ["q3", "q1", "q2"]


def test_what_an_edit_took_out_of_the_course_is_asked_no_more() -> None:
    assert [card.question for card in waiting([Card("gone", 1, 1000)], ["new"], 1000)] == ["new"]
