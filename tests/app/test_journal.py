# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written is kept, found, changed, thrown away and brought back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.domain import making
from waterline.app import insight, journal
from waterline.domain.entry import Answers, Origin
from waterline.domain.errors import EntryGone, NicknameEmpty
from waterline.domain.vocabulary import MYSELF


def written(session, clock, **answers):
    clock.pass_time(ms=60_000)
    return journal.finish(session, replace(journal.begin_dig(session), answers=Answers(**answers)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(making.answers)
def test_an_entry_comes_back_exactly_as_it_was_written(session, answers):
    answers = replace(answers, nickname="")  # a name that was typed becomes a person: the next test
    entry = journal.finish(session, replace(journal.begin_dig(session), answers=answers))
    assert journal.entry(session, entry.id) == entry
    assert entry.answers == answers


def test_a_draft_is_gone_exactly_when_its_entry_is_there(session):
    draft = replace(journal.begin_dig(session), answers=Answers(root="x"))
    journal.keep_draft(session, draft)
    assert journal.drafts(session) == (draft,)
    entry = journal.finish(session, draft)
    assert journal.drafts(session) == ()
    assert entry.id == draft.id


def test_a_name_that_was_typed_and_not_added_is_part_of_the_moment_all_the_same(session, clock):
    entry = written(session, clock, nickname=" Rue ", people=(MYSELF,))
    _, rue = journal.people(session)
    assert rue.nickname == "Rue"
    assert entry.answers == Answers(people=(MYSELF, rue.id))
    assert journal.entry(session, entry.id) == entry


def test_a_name_typed_again_is_the_person_who_has_it(session, clock):
    rue = journal.add_person(session, "Rue")
    entry = written(session, clock, nickname="rue", people=(rue.id,))
    assert entry.answers.people == (rue.id,)
    assert len(journal.people(session)) == 2


def test_a_name_of_only_blanks_is_nobody(session, clock):
    assert written(session, clock, root="x", nickname="  ").answers == Answers(root="x")
    assert len(journal.people(session)) == 1


def test_beginning_a_dig_stores_nothing(session):
    journal.begin_dig(session)
    assert journal.drafts(session) == ()


def test_the_latest_draft_comes_first(session, clock):
    first = journal.begin_dig(session)
    journal.keep_draft(session, first)
    clock.pass_time(ms=5)
    second = journal.begin_dig(session)
    journal.keep_draft(session, second)
    assert [draft.id for draft in journal.drafts(session)] == [second.id, first.id]


def test_a_discarded_draft_is_gone(session):
    draft = journal.begin_dig(session)
    journal.keep_draft(session, draft)
    journal.discard_draft(session, draft.id)
    with pytest.raises(EntryGone):
        journal.draft(session, draft.id)


def test_changing_an_entry_keeps_how_it_stood_before(session, clock):
    entry = written(session, clock, root="first words")
    change = journal.edit(session, entry.id)
    assert change.answers == entry.answers
    clock.pass_time(ms=1000)
    changed = journal.finish(session, replace(change, answers=Answers(root="better words")))
    assert changed.id == entry.id
    assert changed.written == entry.written
    assert [version.answers.root for version in journal.versions(session, entry.id)] == ["first words"]


def test_a_change_begun_once_is_gone_on_with(session, clock):
    entry = written(session, clock, root="a")
    change = replace(journal.edit(session, entry.id), answers=Answers(root="half"))
    journal.keep_draft(session, change)
    assert journal.edit(session, entry.id) == change


def test_the_journal_lists_the_newest_moments_first_a_page_at_a_time(session, clock):
    entries = [written(session, clock, root=str(n)) for n in range(7)]
    first = journal.timeline(session, limit=4)
    rest = journal.timeline(session, first[-1], limit=4)
    assert [line.id for line in first + rest] == [entry.id for entry in reversed(entries)]


def test_an_entry_in_the_trash_is_out_of_sight_and_out_of_the_patterns(session, clock):
    entry = written(session, clock, fears=("being_left",), needs=("time",))
    journal.trash(session, entry.id)
    assert journal.timeline(session) == ()
    assert insight.fears_by_needs(session).n == 0
    assert [line.id for line in journal.trashed(session)] == [entry.id]
    journal.restore(session, entry.id)
    assert [line.id for line in journal.timeline(session)] == [entry.id]
    assert insight.fears_by_needs(session).n == 1


def test_only_what_is_in_the_trash_can_be_deleted_for_good(session, clock):
    entry = written(session, clock, root="x")
    with pytest.raises(EntryGone):
        journal.delete_for_good(session, entry.id)
    journal.trash(session, entry.id)
    journal.delete_for_good(session, entry.id)
    with pytest.raises(EntryGone):
        journal.entry(session, entry.id)


def test_cannot_tell_comes_back_when_it_is_due_and_stops_when_told(session, clock):
    entry = written(session, clock, triage="cannot_tell", ask_again_days=7)
    assert journal.follow_up(session) is None
    clock.pass_time(days=7)
    due = journal.follow_up(session)
    assert due is not None
    assert due.id == entry.id
    journal.stop_asking(session, entry.id)
    assert journal.follow_up(session) is None


def test_deciding_later_ends_the_asking(session, clock):
    entry = written(session, clock, triage="cannot_tell", ask_again_days=7)
    change = journal.edit(session, entry.id)
    journal.finish(session, replace(change, answers=Answers(triage="between")))
    clock.pass_time(days=30)
    assert journal.follow_up(session) is None


def test_an_entry_remembers_the_line_of_the_course_it_came_from(session):
    origin = Origin("below-the-waterline", "ii", "map")
    entry = journal.finish(session, replace(journal.begin_dig(session, origin=origin), answers=Answers(root="x")))
    assert journal.entry(session, entry.id).origin == origin


def test_somebody_is_added_once_whatever_the_case(session):
    added = journal.add_person(session, "  Rue ")
    assert journal.add_person(session, "rue") == added
    assert [person.nickname for person in journal.people(session)] == ["", "Rue"]
    assert journal.people(session)[0].id == MYSELF


def test_a_nickname_needs_something_to_see(session):
    with pytest.raises(NicknameEmpty):
        journal.add_person(session, " \t ")
