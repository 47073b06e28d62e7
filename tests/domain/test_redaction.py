# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is taken out of a sheet is gone from it, in whatever order somebody asks, and comes back whole."""

from __future__ import annotations

import re
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waterline.domain.entry import Person
from waterline.domain.redaction import Names, Passage, Piece, Redaction, Span, carried, letters, pieces, reach, shown

BAR = "▮"
PEOPLE = tuple(Person(nickname.lower(), nickname) for nickname in ("Sam", "Alex", "Big M", "J", "Zoë", "Anna Lee"))
EVERYBODY = frozenset(each.id for each in PEOPLE)
NAMES = Names(PEOPLE)
CALLED = {each.id: f"<{number}>" for number, each in enumerate(PEOPLE)}

fragments = st.sampled_from([
    "Sam", "sam", "SAM", "Alex", "alexandra", "Samuel", "Big M", "big\n m", "J", "j", "Zoë", "Zoe\u0308", "Zoé", "Lee",
    "Anna", "anna lee", "'s", "’s", "s", " ", ".", ",", "-", "_", "é", "日本", "🌊", "and", "x", "1",
])  # fmt: skip
texts = st.lists(st.lists(fragments, max_size=14).map("".join), min_size=1, max_size=3)
names = st.frozensets(st.sampled_from(sorted(EVERYBODY)))
spans = st.builds(lambda text, start, length: Span(text, start, start + length), *[st.integers(0, 40)] * 3)
passages = st.frozensets(st.lists(spans, min_size=1, max_size=3).map(tuple), max_size=4)


def said(text: str, people: frozenset[str] = EVERYBODY, *out: Passage) -> str:
    return shown(pieces([text], NAMES, Redaction(people, frozenset(out)))[0], CALLED, BAR)


def plain(text: tuple[Piece, ...]) -> list[str]:
    return [piece.shown for piece in text if piece.kind == "plain"]


# Names --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Sam came late.", "<0> came late."),
        ("sam, SAM and Sam", "<0>, <0> and <0>"),
        ("Sam's coat, Sam’s hat, Sams bag", "<0>'s coat, <0>’s hat, <0>s bag"),
        ("Samuel, Balsam and Samba stay", "Samuel, Balsam and Samba stay"),
        ("_Sam_ and Sam-like", "_<0>_ and <0>-like"),
        ("Big M and big\nm, not Big Mac", "<2> and <2>, not Big Mac"),
        ("J said no; j did not", "<3> said no; j did not"),
        ("Zoë, Zoe\u0308 and Zoe in a hurry, not Zoé", "<4>, <4> and <4> in a hurry, not Zoé"),
        ("ANNA LEE and Anna", "<5> and Anna"),
        ("", ""),
    ],
)
def test_a_name_is_found_as_a_whole_word_however_it_is_written(text: str, becomes: str) -> None:
    assert said(text) == becomes


def test_a_name_with_an_apostrophe_is_found_with_either_sign() -> None:
    oh = Names([Person("o", "D'Arcy")])
    found = pieces(["d’arcy or D'Arcy"], oh, Redaction(frozenset("o")))[0]
    assert plain(found) == [" or "]


def test_a_name_in_a_script_without_spaces_is_found_inside_a_sentence() -> None:
    ken = Names([Person("k", "健太")])
    assert plain(pieces(["昨日健太は来た"], ken, Redaction(frozenset("k")))[0]) == ["昨日", "は来た"]


@pytest.mark.parametrize("text", ["Mary-Ann came.", "Mary\u2011Ann came.", "mary\n ann came."])
def test_a_name_of_two_words_is_found_whatever_joins_them(text: str) -> None:
    names = Names([Person("m", "Mary Ann"), Person("a", "Ann")])
    ((piece, *_),) = pieces([text], names, Redaction(frozenset("ma")))
    assert (piece.kind, piece.shown, piece.stop) == ("name", "m", text.index(" came"))


def test_what_was_blacked_out_in_a_text_stays_so_among_other_texts() -> None:
    before, after = ("day", "my secret", "day"), ("more", "day", "day", "my secret")
    passages = [(Span(0, 0, 1), Span(1, 3, 9)), (Span(2, 1, 3),)]
    assert carried(passages, before, after) == ((Span(1, 0, 1), Span(3, 3, 9)), (Span(2, 1, 3),))
    assert carried(passages, before, ("my secret",)) == ((Span(0, 3, 9),),)
    assert carried(passages, before, ()) == ()


def test_who_is_called_by_the_same_letters_without_an_accent_is_somebody_else() -> None:
    names = Names([Person("z", "Zoë"), Person("y", "Zoe")])
    assert [person for _, _, person in names.places("Zoë met Zoe.", frozenset("zy"))] == ["z", "y"]


def test_the_longer_of_two_names_in_one_place_is_the_one_meant() -> None:
    both = Names([Person("s", "Sam"), Person("k", "Sam K")])
    found = pieces(["Sam K and Sam"], both, Redaction(frozenset("sk")))[0]
    assert [piece.shown for piece in found] == ["k", " and ", "s"]


def test_the_one_who_writes_has_no_name_to_find() -> None:
    assert Names([Person("myself", "")]).found_in(["me and myself"]) == ()


def test_people_are_found_in_the_order_in_which_they_first_appear() -> None:
    assert NAMES.found_in(["alex", "and Sam, Alex, J"]) == ("alex", "sam", "j")


@given(texts, names, passages)
def test_no_trace_of_a_replaced_name_is_left(found: list[str], people: frozenset[str], out: frozenset) -> None:
    for text in pieces(found, NAMES, Redaction(people, out)):
        for each in plain(text):
            for person in PEOPLE:
                if person.id in people and len(person.nickname) > 1:
                    word = person.nickname.replace(" ", r"\s+")
                    assert not re.search(rf"(?i)(?<![^\W_]){word}(?![^\W_]|\u0308)", each)


@given(st.lists(st.text("ABMZ", min_size=1, max_size=2).map(lambda name: Person(name, name)), max_size=12))
def test_what_people_are_called_instead_is_nobody_s_name_and_different_for_each(known: list[Person]) -> None:
    made = letters(["first", "second", "third"], known)
    assert len(set(made.values())) == 3
    assert not set(made.values()) & {each.nickname for each in known}


def test_there_is_a_name_for_the_thirtieth_person() -> None:
    made = letters([str(number) for number in range(30)], ())
    assert (made["0"], made["25"], made["26"], made["29"]) == ("A", "Z", "AA", "AD")


# Passages -----------------------------------------------------------------------------------------
def test_a_passage_is_a_bar_of_one_length_whatever_stood_there() -> None:
    assert said("one two three", EVERYBODY, (Span(0, 4, 7),)) == f"one {BAR} three"
    assert said("one two three", EVERYBODY, (Span(0, 0, 13),)) == BAR


def test_passages_that_touch_are_one_bar() -> None:
    assert said("one two three", EVERYBODY, (Span(0, 0, 4),), (Span(0, 3, 7),)) == f"{BAR} three"


def test_who_blacks_out_half_a_name_takes_all_of_it_away() -> None:
    assert said("and Alex too", EVERYBODY, (Span(0, 4, 6),)) == f"and {BAR} too"
    assert said("and Alex too", frozenset(), (Span(0, 4, 6),)) == f"and {BAR}ex too", "nobody asked for the name"


def test_what_is_left_beside_a_bar_is_no_name_either() -> None:
    assert said("Alexandra", EVERYBODY, (Span(0, 4, 9),)) == f"<1>{BAR}"


@given(texts, names, passages)
def test_nothing_of_a_passage_is_left_and_all_the_rest_is(
    found: list[str], people: frozenset[str], out: frozenset[Passage]
) -> None:
    gone = {(span.text, at) for passage in out for span in passage for at in range(span.start, span.stop)}
    for number, (text, made) in enumerate(zip(found, pieces(found, NAMES, Redaction(people, out)), strict=True)):
        assert [piece.start for piece in made] == [0, *(piece.stop for piece in made)][:-1] if made else not text
        assert (made[-1].stop if made else 0) == len(text)
        for piece in made:
            assert piece.start < piece.stop
            if piece.kind == "plain":
                assert piece.shown == text[piece.start : piece.stop]
                assert not any((number, at) in gone for at in range(piece.start, piece.stop))
            elif piece.kind == "bar":
                assert any((number, at) in gone for at in range(piece.start, piece.stop))
                assert piece.shown == ""
            else:
                assert piece.shown in people


operations = st.lists(
    st.one_of(
        st.tuples(st.just("name"), st.sampled_from(sorted(EVERYBODY))),
        st.tuples(st.just("passage"), st.lists(spans, min_size=1, max_size=2).map(tuple)),
    ),
    unique=True,
    max_size=6,
)


def asked(before: Redaction, operation: tuple) -> Redaction:
    what, which = operation
    if what == "name":
        return Redaction(before.names | {which}, before.passages)
    return Redaction(before.names, before.passages | {which})


@given(texts, operations, st.randoms())
def test_the_order_in_which_things_are_taken_out_never_matters(found: list[str], steps: list, random) -> None:
    shuffled = random.sample(steps, len(steps))
    one, other = (reduce(asked, each, Redaction()) for each in (steps, shuffled))
    assert pieces(found, NAMES, one) == pieces(found, NAMES, other)


@given(texts, operations, st.lists(spans, min_size=1, max_size=2).map(tuple))
def test_taking_a_passage_back_restores_exactly_what_stood_there(
    found: list[str], steps: list, passage: Passage
) -> None:
    before = reduce(asked, [step for step in steps if step != ("passage", passage)], Redaction())
    after = asked(before, ("passage", passage))
    undone = Redaction(after.names, after.passages - {passage})
    assert pieces(found, NAMES, undone) == pieces(found, NAMES, before)
    nothing = pieces(found, NAMES, Redaction())
    assert [shown(text, {}, BAR) for text in nothing] == found


# From what is seen to what is meant ---------------------------------------------------------------
@given(texts, names, passages, st.integers(0, 60), st.integers(0, 60))
def test_what_somebody_marks_on_the_sheet_is_gone_from_it_afterwards(
    found: list[str], people: frozenset[str], out: frozenset[Passage], start: int, stop: int
) -> None:
    before = pieces(found, NAMES, Redaction(people, out))[0]
    lengths = [len(shown([piece], CALLED, BAR)) for piece in before]
    meant = reach(before, lengths, start, stop)
    whole = shown(before, CALLED, BAR)
    if not whole[start:stop]:
        assert meant is None
        return
    assert meant is not None
    after = pieces(found, NAMES, Redaction(people, out | {(Span(0, *meant),)}))[0]
    left = {at for piece in after if piece.kind != "bar" for at in range(piece.start, piece.stop)}
    assert not left & set(range(*meant))
