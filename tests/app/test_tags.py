# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tag is one word with one name, part of what its entry says: kept, looked for, changed and brought back with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.test_journal import written
from waterline.app import journal, tags
from waterline.app.session import Session
from waterline.domain.entry import Entry, Tag
from waterline.domain.errors import EntryGone, NameEmpty, NameTaken
from waterline.domain.looking import Looking


@pytest.fixture
def entry(session: Session, clock) -> Entry:
    return written(session, clock, root="A lighthouse")


def names(session: Session, entry: Entry) -> list[str]:
    called = {tag.id: tag.name for tag in tags.tags(session)}
    return [called[tag] for tag in journal.entry(session, entry.id).answers.tags]


def test_tags_stay_in_the_order_they_were_given_and_none_is_given_twice(session: Session, entry: Entry) -> None:
    for name in ("Winter ", "berlin", "WINTER"):
        tags.add(session, entry.id, name)
    assert names(session, entry) == ["Winter", "berlin"]
    assert [tag.name for tag in tags.tags(session)] == ["berlin", "Winter"]


def test_a_tag_is_looked_for_with_and_without_words_and_not_in_the_trash(session: Session, entry: Entry, clock) -> None:
    other = written(session, clock, root="A lighthouse again")
    (tag,) = tags.add(session, entry.id, "Winter").answers.tags
    for looking in (Looking(tag=tag), Looking("lighthouse", tag=tag)):
        assert looking.narrows
        assert [line.id for line in journal.look(session, looking)] == [entry.id]
    tags.add(session, other.id, "winter")
    assert [line.id for line in journal.look(session, Looking(tag=tag))] == [other.id, entry.id]
    journal.trash(session, other.id)
    assert [line.id for line in journal.look(session, Looking(tag=tag))] == [entry.id]
    assert tags.tags(session) == (Tag(tag, "Winter", 1),)
    journal.restore(session, other.id)
    assert names(session, other) == ["Winter"]


def test_another_name_shows_on_every_entry_and_cannot_be_anothers(session: Session, entry: Entry, clock) -> None:
    other = written(session, clock, root="x")
    for each in (entry, other):
        tags.add(session, each.id, "Winter")
    tags.add(session, other.id, "Berlin")
    tag = journal.entry(session, entry.id).answers.tags[0]
    assert tags.rename(session, tag, "Cold months").name == "Cold months"
    assert names(session, other) == ["Cold months", "Berlin"]
    with pytest.raises(NameTaken):
        tags.rename(session, tag, "BERLIN")
    with pytest.raises(NameEmpty):
        tags.rename(session, tag, " ")
    with pytest.raises(EntryGone):
        tags.rename(session, "no tag", "x")


def test_what_was_tagged_before_is_among_the_versions_and_its_tag_is_still_known(
    session: Session, entry: Entry, clock
) -> None:
    (tag,) = tags.add(session, entry.id, "Winter").answers.tags
    clock.pass_time(ms=1000)
    tags.give(session, entry.id, ())
    assert [version.answers.tags for version in journal.versions(session, entry.id)] == [(tag,), ()]
    assert tags.tags(session) == (Tag(tag, "Winter", 0),)
    journal.trash(session, entry.id)
    journal.delete_for_good(session, entry.id)
    assert tags.tags(session) == (Tag(tag, "Winter", 0),)


def test_tags_given_while_the_entry_is_being_changed_stay(session: Session, entry: Entry) -> None:
    draft = journal.edit(session, entry.id)
    tags.add(session, entry.id, "Winter")
    journal.finish(session, replace(draft, answers=replace(draft.answers, root="Another root")))
    assert journal.entry(session, entry.id).answers.root == "Another root"
    assert names(session, entry) == ["Winter"]


def test_a_tag_needs_something_to_see_and_an_entry_to_be_on(session: Session, entry: Entry) -> None:
    with pytest.raises(NameEmpty):
        tags.add(session, entry.id, " \t")
    with pytest.raises(EntryGone):
        tags.add(session, "gone", "Winter")
    assert tags.tags(session) == (), "nothing is left of a tag that could not be given"


def test_an_entry_is_found_by_the_names_of_its_tags_and_after_a_change_by_the_new_one(
    session: Session, entry: Entry
) -> None:
    (tag,) = tags.add(session, entry.id, "Winter").answers.tags
    assert [line.id for line in journal.look(session, Looking("winter"))] == [entry.id]
    tags.rename(session, tag, "Cold months")
    assert [line.id for line in journal.look(session, Looking("cold"))] == [entry.id]
    assert journal.look(session, Looking("winter")) == ()
    tags.give(session, entry.id, ())
    assert journal.look(session, Looking("cold")) == ()


def test_a_thrown_away_entry_comes_back_findable_by_its_tags(session: Session, entry: Entry) -> None:
    (tag,) = tags.add(session, entry.id, "Winter").answers.tags
    journal.trash(session, entry.id)
    tags.rename(session, tag, "Cold months")
    assert journal.look(session, Looking("cold")) == ()
    journal.restore(session, entry.id)
    assert [line.id for line in journal.look(session, Looking("cold"))] == [entry.id]
