# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks survive edits of the text: found again where their words went, and listed where those are gone."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from waterline.app import study
from waterline.domain.course import Course, Prose, Section, Span
from waterline.domain.mark import HIGHLIGHT, Mark, Spot, in_order, place_marks, quote_of, sentences
from waterline.domain.passages import Passage, passages
from waterline.resources import lessons_path

SHIPPED = study.open_course(lessons_path())
TEXTS = [each.text for each in passages(SHIPPED.sections[1]) if each.can_be_marked and len(each.text) > 60][:14]


def course(*texts: str, name: str = "s", more: tuple[Section, ...] = ()) -> Course:
    blocks = tuple(Prose(f"{name}/p{number}", (Span(text),)) for number, text in enumerate(texts, start=1))
    section = Section(name, 1, "Title", "What.", blocks)
    return Course("c", "C", "", "en", "", (), "", (), (), (), (section, *more), ())


def mark(of: Course, number: int, start: int, end: int) -> Mark:
    passage = marked(of)[number]
    quote, before, after = quote_of(passage, start, end)
    spot = Spot(passage.section, passage.top, passage.anchor, passage.place, start, end)
    return Mark("m", "c", HIGHLIGHT, "sand", "", quote, before, after, spot, 1, 1)


def marked(of: Course) -> list[Passage]:
    return [each for section in of.sections for each in passages(section) if each.can_be_marked]


def found(made: Mark, now: Course) -> str | None:
    (placed,) = place_marks([made], now)
    if placed.spot is None:
        return None
    (passage,) = (
        each
        for each in marked(now)
        if (each.section, each.anchor, each.place) == (placed.spot.section, placed.spot.anchor, placed.spot.place)
    )
    return passage.text[placed.spot.start : placed.spot.end]


def test_nothing_changed_means_nothing_moves() -> None:
    text = course(*TEXTS)
    made = mark(text, 3, 10, 40)
    assert place_marks([made], text)[0].spot == made.spot


@given(data=st.data())
def test_text_around_it_may_change_at_will(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(TEXTS) - 1))
    start = data.draw(st.integers(0, len(TEXTS[number]) - 25))
    end = data.draw(st.integers(start + 20, min(len(TEXTS[number]), start + 120)))
    made = mark(course(*TEXTS), number, start, end)
    texts = list(TEXTS)
    texts[number] = data.draw(st.text(max_size=30)) + texts[number] + data.draw(st.text(max_size=30))
    chance = random.Random(data.draw(st.integers()))
    others = texts[:number] + texts[number + 1 :]
    kept = [each for each in others if chance.random() < 0.7 and made.quote not in each]
    kept.insert(chance.randint(0, len(kept)), texts[number])
    assert found(made, course(*kept)) == made.quote


@given(data=st.data())
def test_a_few_changed_words_do_not_lose_it(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(TEXTS) - 1))
    whole = sentences(TEXTS[number])
    start, end = data.draw(
        st.sampled_from([each for each in whole if TEXTS[number][slice(*each)].count(" ") >= 7] or whole)
    )
    made = mark(course(*TEXTS), number, start, end)
    words = made.quote.split(" ")
    if len(words) < 8:
        return
    at = data.draw(st.integers(0, len(words) - 1))
    words[at] = "quite otherwise"
    texts = list(TEXTS)
    texts[number] = texts[number][:start] + " ".join(words) + texts[number][end:]
    again = found(made, course(*texts))
    assert again is not None
    assert sum(word in again for word in words) >= len(words) // 2  # the changed word may cut off a short end


def test_of_two_like_places_it_stays_with_its_own_surroundings() -> None:
    before = course("One. It is a signal. Two.", "Three. It is a signal. Four.")
    made = mark(before, 1, 7, 22)
    assert made.quote == "It is a signal."
    after = course("New at the top.", "One. It is a signal. Two.", "Three. It is a signal. Four.")
    (placed,) = place_marks([made], after)
    assert placed.spot is not None
    assert placed.spot.anchor == "s/p3"


def test_a_passage_that_moved_to_another_section_is_followed() -> None:
    made = mark(course(*TEXTS[:4]), 2, 0, 60)
    other = Section("z", 2, "Z", "What.", (Prose("z/p1", (Span(TEXTS[2]),)),))
    now = course(TEXTS[0], TEXTS[1], TEXTS[3], more=(other,))
    assert found(made, now) == made.quote
    assert place_marks([made], now)[0].spot.section == "z"  # pyright: ignore[reportOptionalMemberAccess]


def test_where_the_words_are_gone_it_is_said_and_the_mark_is_still_listed_at_the_end() -> None:
    before = course(*TEXTS[:3])
    gone, stays = mark(before, 1, 0, 50), mark(before, 2, 0, 50)
    now = course(TEXTS[0], "Something else altogether stands here, without any such word.", TEXTS[2])
    listed = in_order(place_marks([gone, stays], now), now)
    assert [each.mark for each in listed] == [stays, gone]
    assert listed[-1].spot is None
    assert place_marks([gone], course(more=()))[0].spot is None


@given(st.lists(st.tuples(st.integers(0, 13), st.integers(0, 30), st.integers(1, 60)), max_size=8), st.randoms())
def test_no_mark_is_ever_lost_whatever_became_of_the_text(cuts: list[tuple[int, int, int]], chance) -> None:
    before = course(*TEXTS)
    marks = [mark(before, number, start, start + length) for number, start, length in cuts]
    texts = [each[chance.randint(0, 40) :] for each in TEXTS if chance.random() < 0.6]
    now = course(*texts)
    listed = in_order(place_marks(marks, now), now)
    assert sorted(map(repr, (each.mark for each in listed))) == sorted(map(repr, marks))
    here = {(each.anchor, each.place): each.text for each in marked(now)}
    for each in listed:
        if each.spot is not None:
            assert 0 <= each.spot.start <= each.spot.end <= len(here[each.spot.anchor, each.spot.place])


def test_sentences_hold_every_word_once() -> None:
    text = "Is it? “Yes.” It is e.g. so…  And on. no end"
    parts = [text[slice(*each)] for each in sentences(text)]
    assert parts[:2] == ["Is it?", "“Yes.”"]
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert sentences("") == ()
