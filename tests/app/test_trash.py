# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was thrown away waits for as long as the person wants, and goes by itself only where they said so."""

from __future__ import annotations

from dataclasses import replace

from tests.app.writing import roots, write
from waterline.app import journal, trash
from waterline.domain.looking import Looking


def test_several_are_thrown_away_in_one_step_and_brought_back_in_one(session):
    one, two, three = (write(session, root) for root in ("one", "two", "three"))
    journal.trash(session, three.id)
    went = trash.throw_away(session, [one.id, two.id, three.id, "nobody"])
    assert set(went) == {one.id, two.id}
    assert roots(session) == []
    assert set(trash.bring_back(session, went)) == {one.id, two.id}
    assert roots(session) == ["one", "two"]
    assert [line.id for line in journal.look(session, Looking("one"))] == [one.id]


def test_nothing_goes_by_itself_unless_it_was_asked_for(session, clock):
    journal.trash(session, write(session, "kept").id)
    clock.pass_time(days=4000)
    assert trash.goes_since(session) is None
    assert trash.go(session) == 0
    assert len(journal.trashed(session)) == 1


def test_where_it_was_asked_for_an_entry_goes_after_thirty_days_and_not_before(session, clock):
    trash.let_go(session, True)
    journal.trash(session, write(session, "old").id)
    clock.pass_time(days=10)
    journal.trash(session, write(session, "newer").id)
    write(session, "stays")
    clock.pass_time(days=20)
    assert trash.go(session) == 0
    clock.pass_time(ms=1)
    assert trash.go(session) == 1
    assert [line.root for line in journal.trashed(session)] == ["newer"]
    assert roots(session) == ["stays"]


def test_what_is_old_already_when_it_is_switched_on_has_thirty_more_days(session, clock):
    journal.trash(session, write(session, "old").id)
    clock.pass_time(days=400)
    since = trash.let_go(session, True)
    (line,) = journal.trashed(session)
    assert line.trashed_ms is not None
    assert since is not None
    assert trash.goes_ms(line.trashed_ms, since) == clock().plus_days(30).utc_ms
    clock.pass_time(days=29)
    assert trash.go(session) == 0
    clock.pass_time(days=1, ms=1)
    assert trash.go(session) == 1


def test_switching_it_off_keeps_everything(session, clock):
    trash.let_go(session, True)
    journal.trash(session, write(session, "kept").id)
    assert trash.let_go(session, False) is None
    clock.pass_time(days=100)
    assert trash.go(session) == 0


def test_an_entry_that_is_being_changed_does_not_go(session, clock):
    entry = write(session, "half changed")
    draft = journal.edit(session, entry.id)
    journal.keep_draft(session, replace(draft, answers=replace(draft.answers, root="half")))
    trash.let_go(session, True)
    journal.trash(session, entry.id)
    clock.pass_time(days=31)
    assert trash.go(session) == 0
    assert len(journal.drafts(session)) == 1
