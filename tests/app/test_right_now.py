# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pause outlives the program, what was put off comes back at its hour, and nothing of it is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.world import PASSPHRASE, StandingClock
from waterline.app import journal, right_now
from waterline.app import session as doors
from waterline.app.session import Door, Session
from waterline.domain.entry import Draft, Origin
from waterline.domain.right_now import KIND, PAUSE_TIMER, RightNow, Shelf

MINUTE = 60_000


def kept_draft(session: Session, **answers: object) -> Draft:
    draft = replace(right_now.begin(session), answers=RightNow(**answers))  # type: ignore[arg-type]
    journal.keep_draft(session, draft)
    return draft


def again(door: Door, session: Session) -> Session:
    session.close()
    return doors.open_with_passphrase(door, PASSPHRASE)


def test_a_pause_goes_on_while_the_program_is_closed(door: Door, session: Session, clock: StandingClock) -> None:
    draft = kept_draft(session, intensity_before=8)
    right_now.start_pause(session, draft.id)
    clock.pass_time(ms=13 * MINUTE)
    session = again(door, session)
    pause = right_now.current_pause(session)
    assert pause is not None
    assert pause.left_ms(clock.stamp.utc_ms) == 7 * MINUTE
    assert right_now.begin(session) == draft
    assert right_now.begin(session, Origin("c", "s", "a")).id != draft.id


def test_a_pause_can_be_made_longer_and_ended_at_any_time(session: Session, clock: StandingClock) -> None:
    right_now.start_pause(session, "d")
    clock.pass_time(ms=15 * MINUTE)
    longer = right_now.lengthen_pause(session, 5)
    assert longer is not None
    assert longer.left_ms(clock.stamp.utc_ms) == 10 * MINUTE
    ended = right_now.end_pause(session)
    assert ended is not None
    assert ended.waited_seconds(clock.stamp.utc_ms) == 15 * 60
    assert right_now.current_pause(session) is None
    assert right_now.lengthen_pause(session, 5) is None


def test_a_pause_of_yesterday_is_not_spoken_of(session: Session, clock: StandingClock) -> None:
    draft = kept_draft(session, intensity_before=8)
    right_now.start_pause(session, draft.id)
    clock.pass_time(days=1)
    assert right_now.shelf(session).pause is None
    assert right_now.begin(session).id != draft.id


@pytest.mark.parametrize(("minutes", "waited", "goes_on"), [(5, 5 * 60, True), (30, 20 * 60, False)])
def test_ending_the_moment_counts_its_pause_as_far_as_it_went(
    session: Session, clock: StandingClock, minutes: int, waited: int, goes_on: bool
) -> None:
    draft = kept_draft(session, intensity_before=8, intensity_after=6)
    right_now.start_pause(session, draft.id)
    clock.pass_time(ms=minutes * MINUTE)
    entry = right_now.finish(session, draft)
    assert isinstance(entry.answers, RightNow)
    assert entry.answers.tools == ((PAUSE_TIMER, waited),)
    assert (right_now.current_pause(session) is not None) is goes_on
    other = kept_draft(session, intensity_before=3)
    kept = right_now.finish(session, other).answers
    assert isinstance(kept, RightNow)
    assert kept.tools == ()


def test_a_hot_moment_is_an_entry_that_says_which_tools_were_used(door: Door, session: Session) -> None:
    answers = RightNow(intensity_before=8, intensity_after=5, tools=(("move", 300), ("x", 10)), seen="a light")
    entry = right_now.finish(session, replace(right_now.begin(session), answers=answers))
    session = again(door, session)
    assert journal.entry(session, entry.id).answers == answers
    (line,) = journal.timeline(session)
    assert (line.kind, line.tools, line.intensity_before, line.intensity_after) == (KIND, ("move", "x"), 8, 5)
    changed = replace(journal.edit(session, entry.id), answers=replace(answers, what_happened="late"))
    journal.finish(session, changed)
    (before,) = journal.versions(session, entry.id)
    assert before.answers == answers


def test_to_dig_later_leaves_a_dig_among_the_drafts(session: Session) -> None:
    answers = RightNow(feelings=("jealous",), intensity_before=8, intensity_after=5)
    right_now.finish(session, replace(right_now.begin(session), answers=answers), dig_later=True)
    (waiting,) = journal.drafts(session)
    assert waiting.kind == "dig"
    assert waiting.answers.feelings == ("jealous",)
    assert waiting.answers.intensity_before == 5


def test_what_was_put_off_and_made_beforehand_is_there_again(
    door: Door, session: Session, clock: StandingClock
) -> None:
    now_ms = clock.stamp.utc_ms
    late = right_now.put_off(session, "why she laughed", now_ms + 3 * MINUTE)
    soon = right_now.put_off(session, "the key", now_ms + MINUTE)
    held = right_now.hold(session, "You always \ud800", now_ms + MINUTE)
    tool = right_now.add_tool(session, "The bench", "by the canal")
    plan = right_now.make_plan(session, "message_or_phone", "online late", "stairs")
    session = again(door, session)
    expected = Shelf(held=(held,), later=(soon, late), own_tools=(tool,), plans=(plan,))
    assert right_now.shelf(session) == expected
    assert held.words == "You always \ufffd"
    assert not held.is_due(now_ms)
    assert held.is_due(now_ms + MINUTE)


def test_a_thing_keeps_its_place_when_changed_and_comes_back_when_removed(session: Session) -> None:
    first, second = right_now.add_tool(session, "a"), right_now.add_tool(session, "b")
    renamed = replace(first, name="c", archived=True)
    right_now.keep(session, renamed)
    assert right_now.shelf(session).own_tools == (renamed, second)
    assert right_now.tool_names(session) == {first.id: "c", second.id: "b"}
    right_now.remove(session, second)
    assert right_now.shelf(session).own_tools == (renamed,)
    right_now.keep(session, second)
    assert right_now.shelf(session).own_tools == (renamed, second)
