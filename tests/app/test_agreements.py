# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of agreements: facts between people, written by the plans that tell of them, and never a word lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.world import PASSPHRASE, StandingClock, door_at, new_session
from waterline.app import agreements, history, insight, journal
from waterline.app.session import open_with_passphrase
from waterline.domain.agreement import KEPT, KIND, NOT_KEPT, UNCLEAR, Agreement, ConversationPlan, Ledger
from waterline.domain.entry import DIG, Answers
from waterline.domain.errors import EntryGone
from waterline.domain.pattern.wanted import Wanted
from waterline.domain.vocabulary import MYSELF

PLAN = ConversationPlan(
    agreed="We say the day before when a date runs late.",
    since="2026-03-01",
    what_happened="The date ran to three, and nobody wrote.",
    event=NOT_KEPT,
    say="I lay awake.",
    ask="What came in between?",
    decide="A line at midnight.",
    nickname="R",
)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def door(tmp_path, clock):
    return door_at(tmp_path / "profile", clock)


@pytest.fixture
def session(door):
    made = new_session(door)[0]
    yield made
    made.close()


def kept_plan(session, plan=PLAN):
    return agreements.finish(session, journal.begin(session, KIND, seed=plan))


def only(session) -> Ledger:
    (found,) = agreements.ledgers(session)
    return found


def test_a_plan_writes_the_ledger_its_words_its_people_and_what_became_of_it(session):
    entry = kept_plan(session)
    found = only(session)
    assert (found.agreement.words, found.agreement.since) == (PLAN.agreed, PLAN.since)
    assert [person.nickname for person in found.people] == ["R"]
    (event,) = found.events
    assert (event.what, event.entry, event.words) == (NOT_KEPT, entry.id, PLAN.what_happened)
    assert agreements.agreement_of(session, entry.id) == found.agreement.id
    assert found.open_events == (event,)


def test_it_is_all_there_after_closing(door, session):
    kept_plan(session)
    before = agreements.ledgers(session)
    session.close()
    assert agreements.ledgers(open_with_passphrase(door, PASSPHRASE)) == before


def test_a_second_plan_about_the_same_agreement_adds_to_it(session):
    kept_plan(session)
    draft = agreements.begin(session, only(session).agreement.id)
    assert isinstance(draft.answers, ConversationPlan)
    assert (draft.answers.agreed, draft.answers.people) == (PLAN.agreed, only(session).agreement.people)
    agreements.finish(session, replace(draft, answers=replace(draft.answers, event=KEPT, what_happened="A line came.")))
    assert [event.what for event in only(session).events] in ([KEPT, NOT_KEPT], [NOT_KEPT, KEPT])
    assert (only(session).times(KEPT), only(session).times(NOT_KEPT)) == (1, 1)


def test_changing_a_plan_changes_its_event_and_makes_no_second_one(session):
    entry = kept_plan(session)
    (event,) = only(session).events
    agreements.keep_event(session, replace(event, talked="yes", repaired="partly"))
    draft = journal.edit(session, entry.id)
    agreements.finish(session, replace(draft, answers=replace(draft.answers, event=UNCLEAR)))
    (changed,) = only(session).events
    assert (changed.id, changed.what, changed.talked, changed.repaired) == (event.id, UNCLEAR, "yes", "partly")


def test_putting_an_earlier_version_of_a_plan_back_takes_the_ledger_along(session):
    entry = kept_plan(session)
    draft = journal.edit(session, entry.id)
    agreements.finish(session, replace(draft, answers=replace(draft.answers, event=KEPT)))
    assert [event.what for event in only(session).events] == [KEPT]
    history.put_back(session, entry.id, history.earlier(session, entry.id)[0].number)
    assert [event.what for event in only(session).events] == [NOT_KEPT]


def test_a_plan_with_nothing_agreed_is_kept_and_the_ledger_stays_empty(session):
    entry = kept_plan(session, ConversationPlan(say="I would like us to agree on something."))
    assert agreements.ledgers(session) == ()
    assert journal.entry(session, entry.id).answers == ConversationPlan(say="I would like us to agree on something.")


def test_what_an_entry_tells_lies_in_the_trash_with_it_and_goes_for_good_with_it(session):
    entry = kept_plan(session)
    journal.trash(session, entry.id)
    assert only(session).events == ()
    journal.restore(session, entry.id)
    assert len(only(session).events) == 1
    journal.trash(session, entry.id)
    journal.delete_for_good(session, entry.id)
    assert only(session).events == ()
    assert session.vault.integrity() == ()


def test_a_fact_can_be_noted_without_an_entry_and_taken_back(session, clock):
    agreement = agreements.keep(session, Agreement("", "Sundays are ours.", (MYSELF,)))
    event = agreements.add_event(session, agreement.id, KEPT, clock(), "We cooked.")
    assert only(session).events == (event,)
    agreements.remove_event(session, event)
    assert only(session).events == ()
    agreements.keep_event(session, event)
    assert only(session).events == (event,)
    with pytest.raises(EntryGone):
        agreements.add_event(session, "nowhere", KEPT, clock())


def test_an_agreement_taken_out_comes_back_whole_and_its_entries_stay(session, clock):
    entry = kept_plan(session)
    agreements.add_event(session, only(session).agreement.id, KEPT, clock(), "A line came.")
    whole = only(session)
    agreements.remove(session, whole.agreement.id)
    assert agreements.ledgers(session) == ()
    assert journal.entry(session, entry.id).answers.what_happened == PLAN.what_happened
    agreements.bring_back(session, whole)
    assert only(session) == whole


def test_an_agreement_that_ended_stands_below_those_that_go_on(session):
    first = agreements.keep(session, Agreement("", "first"))
    second = agreements.keep(session, Agreement("", "second"))
    agreements.keep(session, replace(second, ended="2026-11-01"))
    assert [each.agreement.id for each in agreements.ledgers(session)] == [first.id, second.id]


def test_facts_between_people_count_among_no_fears(session):
    kept_plan(session)
    assert insight.patterns(session, Wanted(between=True)).grid.n == 0


def test_after_some_days_the_plan_is_asked_about_once(session, clock):
    entry = kept_plan(session)
    assert journal.follow_up(session) is None
    clock.pass_time(days=3)
    due = journal.follow_up(session)
    assert due is not None
    assert due.id == entry.id
    journal.stop_asking(session, entry.id)
    assert journal.follow_up(session) is None


# Inside me, or between us -------------------------------------------------------------------------
def a_dig(session, triage: str | None = "inside"):
    draft = replace(journal.begin(session, DIG), answers=Answers(triage=triage, fears=("being_left",), needs=("time",)))
    return journal.finish(session, draft)


def test_moving_an_entry_is_dated_and_can_be_taken_back(session, clock):
    entry = a_dig(session)
    clock.pass_time(days=1)
    agreements.move(session, entry.id, "between")
    (moved,) = agreements.moves(session, entry.id)
    assert (moved.before, moved.after, moved.when_ms) == ("inside", "between", clock().utc_ms)
    clock.pass_time(days=1)
    agreements.move(session, entry.id, "inside")
    assert [(each.before, each.after) for each in agreements.moves(session, entry.id)] == [
        ("between", "inside"),
        ("inside", "between"),
    ]
    assert journal.entry(session, entry.id).answers == entry.answers


def test_moving_it_between_us_takes_it_out_of_the_fears_and_back_brings_it_back(session):
    entry = a_dig(session)
    assert insight.patterns(session).grid.n == 1
    agreements.move(session, entry.id, "between")
    assert insight.patterns(session).grid.n == 0
    agreements.move(session, entry.id, "inside")
    assert insight.patterns(session).grid.n == 1


def test_moving_it_where_it_is_changes_nothing(session):
    entry = a_dig(session)
    agreements.move(session, entry.id, "inside")
    assert journal.versions(session, entry.id) == ()


def test_sorting_it_for_the_first_time_is_no_move(session):
    entry = a_dig(session, None)
    agreements.move(session, entry.id, "both")
    assert agreements.moves(session, entry.id) == ()


def test_a_plan_begun_from_an_entry_takes_the_fact_along_and_no_feeling(session):
    answers = Answers(what_happened="The date ran to three.", people=("myself",), feelings=("angry",), triage="between")
    entry = journal.finish(session, replace(journal.begin(session, DIG), answers=answers))
    plan = agreements.begin_from(session, entry.id).answers
    assert plan == ConversationPlan(
        what_happened="The date ran to three.", happened=entry.happened, happened_time_known=False
    )
