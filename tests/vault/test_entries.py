# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person saved comes back exactly, stays in order, and is gone only when they said so."""

from __future__ import annotations

import uuid
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vault.profiles import FULL_ANSWERS, NOW, a_draft, a_vault, an_entry
from waterline.domain.entry import Answers, Entry, Origin, Person, Tag
from waterline.domain.errors import EntryGone
from waterline.domain.flows import kind_of
from waterline.domain.pattern.beside import Asked, CheckIn, Foreseen, HotMoment, KindWord
from waterline.domain.pattern.written import Written
from waterline.domain.request import Outcome, RequestAnswers
from waterline.domain.right_now import RightNow
from waterline.domain.sheets import GladMoment, Hearts, Reassurance
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import MYSELF, TRIAGE
from waterline.vault.entries import EXCERPT
from waterline.vault.files import ProfileFiles
from waterline.vault.troubles import StatementFailed

NASTY = [
    "",
    "\0",
    "a\0b",
    "😀👩‍👩‍👧",
    "\u202eright to left",
    "שלום",
    "\u0301\u0301",
    "\ud800",
    "e\u0301 is not é",
    "'; --",
    "\r\n\t",
]
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))
KEYS = st.lists(WORDS.filter(lambda words: "\ud800" not in words), max_size=4).map(tuple)
INTENSITY = st.none() | st.integers(0, 10)
STAMPS = st.builds(
    Stamp, st.integers(-62_135_596_800_000, 253_402_300_799_999), st.text(max_size=20), st.integers(-1439, 1439)
)
PEOPLE = ("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222")
TAGS = ("33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444")
EVERY_FIELD = {
    "tags": st.lists(st.sampled_from(TAGS), unique=True).map(tuple),
    "feelings": KEYS,
    "feeling_words": WORDS,
    "intensity_before": INTENSITY,
    "body": KEYS,
    "body_words": WORDS,
    "what_happened": WORDS,
    "triggers": KEYS,
    "nickname": WORDS,
    "people": st.lists(st.sampled_from([MYSELF, *PEOPLE]), max_size=3).map(tuple),
    "happened": st.none() | STAMPS,
    "happened_time_known": st.booleans(),
    "layers": st.lists(WORDS, max_size=4).map(tuple),
    "iceberg": KEYS,
    "fears": KEYS,
    "fear_words": WORDS,
    "needs": KEYS,
    "need_words": WORDS,
    "root": WORDS,
    "triage": st.none() | st.sampled_from(TRIAGE),
    "talk_to": KEYS,
    "ask_again_days": st.none() | st.integers(0, 9999),
    "next_step": st.none() | WORDS,
    "next_words": WORDS,
    "intensity_after": INTENSITY,
    "feared": WORDS,
    "turned_out": WORDS,
}
ANSWERS = st.builds(Answers, **EVERY_FIELD)
ENTRIES = st.builds(
    Entry,
    id=st.just(""),
    kind=st.just("dig"),
    answers=ANSWERS,
    written=STAMPS,
    changed_ms=st.integers(0, 2**53),
    incident=st.none() | st.uuids().map(str),
    trashed_ms=st.none() | st.integers(0, 2**53),
    ask_again_ms=st.none() | st.integers(0, 2**53),
    origin=st.none() | st.builds(Origin, *[st.text(max_size=9)] * 3),
)


@pytest.fixture(scope="module")
def lasting_vault(tmp_path_factory):
    """One vault for all the examples of a property; it knows PEOPLE and TAGS."""
    vault = a_vault(ProfileFiles(tmp_path_factory.mktemp("lasting") / "profile"))
    for number, person in enumerate(PEOPLE):
        vault.people.add(Person(person, f"P{number}"), 0)
    for tag in TAGS:
        vault.tags.keep(Tag(tag, tag))
    yield vault
    vault.close()


MANY = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def at(ms: int, **changes) -> Answers:
    """Return answers about a moment."""
    return replace(Answers(happened=Stamp(ms)), **changes)


def ids(lines) -> list[str]:
    return [line.id for line in lines]


# Coming back exactly --------------------------------------------------------------------------------
def test_every_field_is_tried():
    assert {each.name for each in fields(Answers)} == set(EVERY_FIELD)


def test_the_example_has_an_answer_in_every_field_but_the_tags():
    untouched = Answers()
    assert [
        each.name for each in fields(Answers) if getattr(FULL_ANSWERS, each.name) == getattr(untouched, each.name)
    ] == ["tags"], "a tag needs to be in the vault first"


@MANY
@given(ENTRIES)
def test_every_answer_comes_back_exactly(lasting_vault, entry):
    entry = replace(entry, id=str(uuid.uuid4()))
    lasting_vault.entries.add(entry)
    assert lasting_vault.entries.get(entry.id) == entry


@MANY
@given(ENTRIES, ANSWERS)
def test_every_earlier_answer_comes_back_exactly(lasting_vault, entry, answers):
    entry = replace(entry, id=str(uuid.uuid4()))
    lasting_vault.entries.add(entry)
    later = replace(entry, answers=answers, changed_ms=entry.changed_ms + 1)
    lasting_vault.entries.replace(later)
    assert lasting_vault.entries.get(entry.id) == later
    kept = lasting_vault.entries.versions(entry.id)
    expected = [] if answers == entry.answers else [(later.changed_ms, entry.answers)]
    assert [(each.saved_ms, each.answers) for each in kept] == expected


def test_a_moment_without_a_time_stays_without_one(vault):
    vault.entries.add(an_entry("one", Answers()))
    found = vault.entries.get("one")
    assert found.answers.happened is None
    assert found.happened == NOW


def test_each_change_keeps_what_was_there_before(vault):
    entry = an_entry("one")
    vault.entries.add(entry)
    for number in (1, 2, 3):
        vault.entries.replace(replace(entry, answers=at(5, root=f"root {number}"), changed_ms=number))
    roots = [(each.saved_ms, each.answers.root) for each in vault.entries.versions("one")]
    assert roots == [(3, "root 2"), (2, "root 1"), (1, FULL_ANSWERS.root)]


def test_a_change_that_fails_leaves_the_entry_as_it_was(vault):
    vault.entries.add(an_entry("one"))
    stranger = at(5, people=("nobody we know",))
    with pytest.raises(StatementFailed):
        vault.entries.replace(replace(an_entry("one"), answers=stranger))
    assert vault.entries.get("one") == an_entry("one")
    assert vault.entries.versions("one") == []


# The list -------------------------------------------------------------------------------------------
def test_the_list_shows_the_newest_moment_first_whenever_it_was_written(vault):
    for name, happened in (("old", 1), ("new", 3), ("middle", 2)):
        vault.entries.add(an_entry(name, at(happened)))
    assert ids(vault.entries.timeline(None, 10)) == ["new", "middle", "old"]


def test_paging_shows_every_entry_once_even_where_moments_are_the_same(vault):
    for number in range(25):
        vault.entries.add(an_entry(f"{number:02}", at(number // 5)))
    seen, last = [], None
    while page := vault.entries.timeline(last, 4):
        seen += ids(page)
        last = page[-1]
    assert len(seen) == len(set(seen)) == 25
    assert seen == ids(vault.entries.timeline(None, 100))


def test_a_line_says_enough_to_recognise_the_entry(vault):
    vault.entries.add(an_entry("one"))
    (line,) = vault.entries.timeline(None, 1)
    for name in (
        "feelings",
        "feeling_words",
        "intensity_before",
        "intensity_after",
        "root",
        "fears",
        "needs",
        "triage",
    ):
        assert getattr(line, name) == getattr(FULL_ANSWERS, name)
    assert line.happened == FULL_ANSWERS.happened
    assert line.what_happened == FULL_ANSWERS.what_happened


def test_a_line_carries_only_the_beginning_of_a_long_story(vault):
    vault.entries.add(an_entry("one", at(1, what_happened="ü" * 5000)))
    assert vault.entries.timeline(None, 1)[0].what_happened == "ü" * EXCERPT


def test_chosen_lines_come_in_the_order_asked(vault):
    for name in ("a", "b", "c"):
        vault.entries.add(an_entry(name))
    assert ids(vault.entries.lines(("c", "gone", "a"))) == ["c", "a"]
    assert vault.entries.lines(()) == []


def test_entries_are_found_by_what_they_name_and_where_they_were_begun(vault):
    origin = Origin("below-the-waterline", "three", "try-this")
    vault.entries.add(an_entry("old", at(1, iceberg=("fear",))))
    vault.entries.add(replace(an_entry("new", at(2, iceberg=("fear", "comparison"))), origin=origin))
    vault.entries.add(an_entry("other", at(3, fears=("fear",))))
    assert ids(vault.entries.naming("iceberg", "fear", 10)) == ["new", "old"]
    assert ids(vault.entries.naming("iceberg", "fear", 1)) == ["new"]
    assert ids(vault.entries.written_from("below-the-waterline", "three", 10)) == ["new"]
    assert vault.entries.written_from("below-the-waterline", "two", 10) == []


def test_the_one_entry_that_asks_again_is_the_longest_due(vault):
    for name, due in (("later", 300), ("first", 100), ("second", 200), ("never", None)):
        vault.entries.add(replace(an_entry(name), ask_again_ms=due))
    assert vault.entries.next_to_ask(99) is None
    assert vault.entries.next_to_ask(250).id == "first"
    vault.entries.stop_asking("first")
    assert vault.entries.next_to_ask(250).id == "second"
    vault.entries.trash("second", 1)
    assert vault.entries.next_to_ask(250) is None


# Patterns -------------------------------------------------------------------------------------------
def test_patterns_get_every_entry_outside_the_trash(vault):
    vault.entries.add(an_entry("one"))
    vault.entries.add(replace(an_entry("two", Answers()), incident="incident"))
    vault.entries.add(an_entry("thrown away"))
    vault.entries.trash("thrown away", 1)
    assert FULL_ANSWERS.happened is not None
    assert sorted(vault.entries.written(), key=lambda each: each.entry_id) == [
        Written(
            "one",
            "one",
            FULL_ANSWERS.happened,
            "cannot_tell",
            tuple(sorted(FULL_ANSWERS.fears)),
            tuple(sorted(FULL_ANSWERS.needs)),
            tuple(sorted(FULL_ANSWERS.feelings)),
            FULL_ANSWERS.triggers,
            FULL_ANSWERS.people,
            FULL_ANSWERS.happened_time_known,
        ),
        Written("two", "incident", NOW, None, (), (), time_known=False),
    ]


def test_a_time_that_nobody_said_is_not_known_to_patterns(vault):
    known = replace(FULL_ANSWERS, happened_time_known=True)
    vault.entries.add(an_entry("said", known))
    vault.entries.add(an_entry("only the day", replace(known, happened_time_known=False)))
    vault.entries.add(an_entry("nothing", replace(known, happened=None)))
    assert {each.entry_id for each in vault.entries.written() if each.time_known} == {"said"}


def test_patterns_read_the_vault_again_once_anything_in_it_has_changed_and_not_before(vault):
    changed = replace(an_entry("one"), answers=replace(FULL_ANSWERS, fears=("missing_out",), needs=()))
    vault.entries.add(an_entry("one"))
    read = vault.entries.written()
    assert vault.entries.written() is read
    vault.entries.replace(changed)
    assert [(each.fears, each.needs) for each in vault.entries.written()] == [(("missing_out",), ())]
    vault.entries.trash("one", 1)
    assert vault.entries.written() == ()
    vault.entries.restore("one")
    assert [each.entry_id for each in vault.entries.written()] == ["one"]


def test_patterns_get_every_answer_whatever_it_is_called(vault):
    fears = ("old_hurt_again", "being_left", "an own, \u2019fear\n", "missing_out", 'fear "x"')
    vault.tags.keep(Tag("one, two", "tagged"))
    vault.entries.add(an_entry("one, 'two'", replace(FULL_ANSWERS, fears=fears, tags=("one, two",))))
    vault.entries.add(an_entry("other", Answers()))
    one = next(each for each in vault.entries.written() if each.entry_id == "one, 'two'")
    assert sorted(one.fears) == sorted(fears)
    assert (set(one.needs), one.feelings) == (set(FULL_ANSWERS.needs), tuple(sorted(FULL_ANSWERS.feelings)))
    assert (one.triggers, one.people, one.tags) == (FULL_ANSWERS.triggers, FULL_ANSWERS.people, ("one, two",))
    other = next(each for each in vault.entries.written() if each.entry_id == "other")
    assert (other.fears, other.needs, other.people, other.tags) == ((), (), (), ())


def test_patterns_get_what_was_written_beside_the_digs_and_what_became_of_it(vault):
    written = {
        "asked": RequestAnswers(needs=("time", "clarity"), people=("myself",)),
        "checked": Hearts(here="thin", with_self="full"),
        "kind": Reassurance(landed="faded"),
        "hot": RightNow(tools=(("move", 60), ("pause_timer", 90)), intensity_before=8, triggers=("social_media",)),
        "thrown away": Reassurance(landed="landed"),
        "glad": GladMoment(what_happened="never counted"),
        "feared": Answers(feared=" She forgets. ", turned_out="She rang.\n", needs=("time",)),
        "nothing feared": Answers(feared=" \n"),
    }
    for name, answers in written.items():
        vault.entries.add(Entry(name, kind_of(answers), answers, NOW, NOW.utc_ms))
    vault.requests.keep("asked", Outcome(asked_ms=1, reply="no", met="partly"))
    vault.entries.trash("thrown away", 1)
    assert set(vault.entries.beside()) == {
        Asked("asked", "asked", NOW, None, (), ("time", "clarity"), (), (), ("myself",), False, (), "no", "partly"),
        CheckIn("checked", "checked", NOW, None, (), (), time_known=False, letters=("thin", *[None] * 4, "full")),
        KindWord("kind", "kind", NOW, None, (), (), time_known=False, landed="faded"),
        HotMoment(
            "hot", "hot", NOW, None, (), (), (), ("social_media",), (), False, (), ("move", "pause_timer"), 150, 8
        ),
        Foreseen("feared", "feared", NOW, None, (), ("time",), (), (), (), False, (), "She forgets.", "She rang."),
    }
    assert vault.entries.beside() is vault.entries.beside()
    vault.requests.keep("asked", Outcome(asked_ms=1, reply="yes"))
    assert "yes" in {getattr(each, "standing", "") for each in vault.entries.beside()}


# The trash ------------------------------------------------------------------------------------------
def test_the_trash_gives_back_exactly_what_was_thrown_away(vault):
    vault.entries.add(an_entry("one"))
    vault.entries.trash("one", 50)
    assert vault.entries.timeline(None, 10) == []
    assert vault.entries.naming("fear", "being_left", 10) == []
    assert vault.entries.get("one").trashed_ms == 50
    vault.entries.restore("one")
    assert vault.entries.get("one") == an_entry("one")
    assert vault.entries.trashed() == []


def test_the_trash_shows_what_was_thrown_away_last_first(vault):
    for name, when in (("a", 1), ("b", 3), ("c", 2)):
        vault.entries.add(an_entry(name))
        vault.entries.trash(name, when)
    vault.entries.trash("a", 9)  # twice: the first time counts
    assert ids(vault.entries.trashed()) == ["b", "c", "a"]


def test_only_what_lies_in_the_trash_can_be_deleted_for_good(vault):
    vault.entries.add(an_entry("one"))
    with pytest.raises(EntryGone):
        vault.entries.delete_for_good("one")
    assert vault.entries.get("one") == an_entry("one")


def test_deleting_for_good_takes_versions_and_drafts_along_and_nothing_else(vault):
    for name in ("one", "two"):
        vault.entries.add(an_entry(name))
        vault.entries.replace(replace(an_entry(name), answers=Answers(root="changed")))
    vault.drafts.keep(replace(a_draft("edit of one"), entry_id="one"))
    vault.drafts.keep(replace(a_draft("edit of two"), entry_id="two"))
    vault.drafts.keep(a_draft("something else"))
    vault.entries.trash("one", 1)
    vault.entries.delete_for_good("one")
    assert vault.entries.get("one") is None
    assert vault.entries.versions("one") == []
    assert len(vault.entries.versions("two")) == 1
    assert {draft.id for draft in vault.drafts.list()} == {"edit of two", "something else"}
    for table in ("entry_term", "entry_layer", "entry_person", "entry_version"):
        orphans = vault._database.query(f"SELECT count(*) FROM {table} WHERE entry NOT IN (SELECT row FROM entry)")
        assert orphans[0][0] == 0


def test_an_entry_that_is_gone_says_so(vault):
    changes = [
        lambda: vault.entries.replace(an_entry("gone")),
        lambda: vault.entries.trash("gone", 1),
        lambda: vault.entries.restore("gone"),
        lambda: vault.entries.stop_asking("gone"),
        lambda: vault.entries.delete_for_good("gone"),
    ]
    for change in changes:
        with pytest.raises(EntryGone):
            change()
    assert vault.entries.get("gone") is None
