# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A request is an entry with an afterlife: asked, answered, and whether the need was met, asked once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waterline.app import insight, journal, requests
from waterline.domain.entry import Answers, Entry
from waterline.domain.errors import EntryGone
from waterline.domain.request import LATER, MET, NO, PARTLY, UNMET, YES, Outcome, RequestAnswers, RequestLine


def kept(session, clock, **answers) -> Entry:
    clock.pass_time(ms=60_000)
    draft = replace(requests.begin(session), answers=RequestAnswers(**answers))
    journal.keep_draft(session, draft)
    return journal.finish(session, draft)


def test_a_request_comes_back_as_it_was_written_and_is_in_the_journal_too(session, clock):
    pax = journal.add_person(session, "Pax")
    entry = kept(
        session, clock, rule="never late", ask="text me by ten?", if_no="I go to bed", needs=("clarity", "time"),
        people=(pax.id,),
    )  # fmt: skip
    assert journal.entry(session, entry.id) == entry
    (line,) = requests.lines(session)
    assert (line.id, line.ask, line.needs, line.people) == (entry.id, "text me by ten?", ("clarity", "time"), (pax,))
    assert line.outcome == Outcome()
    assert [each.id for each in journal.timeline(session)] == [entry.id]


def test_a_request_is_never_counted_among_the_patterns(session, clock):
    kept(session, clock, needs=("time",), ask="x")
    assert insight.fears_by_needs(session).n == 0


def test_a_request_from_a_dig_leads_back_to_it(session):
    dug = journal.finish(session, replace(journal.begin_dig(session), answers=Answers(needs=("time",), root="r")))
    draft = requests.begin_from(session, dug.id)
    assert isinstance(draft.answers, RequestAnswers)
    assert (draft.answers.from_entry, draft.answers.needs) == (dug.id, ("time",))


def test_what_became_of_it_is_kept(session, clock):
    entry = kept(session, clock, ask="x")
    requests.say_asked(session, entry.id, 7)
    requests.say_reply(session, entry.id, NO, "not this week")
    told = requests.say_met(session, entry.id, PARTLY, "slept anyway")
    assert requests.outcome(session, entry.id) == told
    assert (told.asked_ms, told.reply_words, told.met_words) == (7, "not this week", "slept anyway")


def test_what_became_of_it_survives_a_change_of_its_words(session, clock):
    entry = kept(session, clock, ask="x")
    requests.say_reply(session, entry.id, YES)
    change = journal.edit(session, entry.id)
    journal.finish(session, replace(change, answers=RequestAnswers(ask="y")))
    assert [(line.ask, line.outcome.reply) for line in requests.lines(session)] == [("y", YES)]


def test_a_dig_has_no_outcome(session):
    dug = journal.finish(session, replace(journal.begin_dig(session), answers=Answers(root="r")))
    with pytest.raises(EntryGone):
        requests.say_reply(session, dug.id, YES)


def test_the_trash_takes_the_outcome_along_and_gives_it_back(session, clock):
    entry = kept(session, clock, ask="x")
    requests.say_reply(session, entry.id, YES)
    journal.trash(session, entry.id)
    clock.pass_time(days=30)
    assert (requests.lines(session), requests.follow_up(session)) == ((), None)
    journal.restore(session, entry.id)
    assert [line.outcome.reply for line in requests.lines(session)] == [YES]
    journal.trash(session, entry.id)
    journal.delete_for_good(session, entry.id)
    assert requests.outcome(session, entry.id) == Outcome()


def test_whether_the_need_was_met_is_asked_a_week_later_and_only_once(session, clock):
    entry = kept(session, clock, ask="x")
    requests.say_reply(session, entry.id, YES)
    assert requests.follow_up(session) is None
    clock.pass_time(days=8)
    due = requests.follow_up(session)
    assert isinstance(due, RequestLine)
    assert due.id == entry.id
    requests.say_met(session, entry.id, LATER)
    clock.pass_time(days=400)
    assert requests.follow_up(session) is None


def test_not_to_be_asked_is_respected_and_changes_nothing_else(session, clock):
    entry = kept(session, clock, ask="x")
    replied = requests.say_reply(session, entry.id, YES, "sure")
    requests.stop_asking(session, entry.id)
    assert requests.outcome(session, entry.id) == replace(replied, follow_up_ms=None)


def test_only_the_longest_due_is_asked_about(session, clock):
    unsure = Answers(root="r", triage="cannot_tell", ask_again_days=9)
    dug = journal.finish(session, replace(journal.begin_dig(session), answers=unsure))
    entry = kept(session, clock, ask="x")
    requests.say_reply(session, entry.id, YES)
    clock.pass_time(days=20)
    assert (due := requests.follow_up(session)) is not None
    assert due.id == entry.id
    requests.stop_asking(session, entry.id)
    assert (due := requests.follow_up(session)) is not None
    assert due.id == dug.id


def test_what_answered_a_need_before_is_what_met_it_or_did_in_part(session, clock):
    for ask, need, met in (("a", "time", MET), ("b", "time", UNMET), ("c", "clarity", MET), ("d", "time", PARTLY)):
        entry = kept(session, clock, ask=ask, needs=(need,))
        requests.say_met(session, entry.id, met)
    assert [line.ask for line in requests.answered_before(session, ("time",))] == ["d", "a"]
