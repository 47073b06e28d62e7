# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries about one moment are joined and parted again, and every pattern counts them as one."""

from __future__ import annotations

import pytest

from tests.app.test_journal import written
from waterline.app import insight, journal, together
from waterline.app.session import Session
from waterline.domain.errors import EntryGone


@pytest.fixture
def four(session: Session, clock) -> list[str]:
    """Ids of four entries, the oldest first, each with a fear."""
    return [written(session, clock, root=f"root {n}", fears=("being_left",)).id for n in range(4)]


def about(session: Session, entry_id: str) -> list[str]:
    return [line.id for line in together.also_about(session, entry_id)]


def counted(session: Session) -> int:
    return insight.patterns(session).grid.n


def test_two_joined_entries_know_each_other_and_count_once(session: Session, four: list[str]) -> None:
    assert counted(session) == 4
    together.join(session, four[0], four[1])
    assert about(session, four[0]) == [four[1]]
    assert about(session, four[1]) == [four[0]]
    assert counted(session) == 3


def test_whoever_belongs_to_either_belongs_to_both(session: Session, four: list[str]) -> None:
    together.join(session, four[0], four[1])
    together.join(session, four[2], four[3])
    before = together.join(session, four[1], four[2])
    assert about(session, four[0]) == [four[3], four[2], four[1]]
    assert counted(session) == 1
    together.put_back(session, before)
    assert about(session, four[0]) == [four[1]]
    assert about(session, four[3]) == [four[2]]


def test_one_entry_leaves_and_nobody_stays_behind_alone(session: Session, four: list[str]) -> None:
    for other in four[1:3]:
        together.join(session, four[0], other)
    together.leave(session, four[0])
    assert about(session, four[0]) == []
    assert about(session, four[1]) == [four[2]]
    before = together.leave(session, four[1])
    assert all(journal.entry(session, each).incident is None for each in four)
    together.put_back(session, before)
    assert about(session, four[1]) == [four[2]]
    assert together.leave(session, four[3]) == {}


def test_joining_what_is_joined_changes_nothing(session: Session, four: list[str]) -> None:
    together.join(session, four[0], four[1])
    incident = journal.entry(session, four[0]).incident
    together.join(session, four[1], four[0])
    assert {journal.entry(session, each).incident for each in four[:2]} == {incident}


def test_an_entry_in_the_trash_is_not_shown_and_is_there_again_with_it(session: Session, four: list[str]) -> None:
    together.join(session, four[0], four[1])
    journal.trash(session, four[1])
    assert about(session, four[0]) == []
    journal.restore(session, four[1])
    assert about(session, four[0]) == [four[1]]


def test_changing_an_entry_keeps_what_it_belongs_with(session: Session, four: list[str]) -> None:
    draft = journal.edit(session, four[0])
    together.join(session, four[0], four[1])
    journal.finish(session, draft)
    assert about(session, four[0]) == [four[1]]


def test_offered_are_the_nearest_in_time_or_what_holds_the_words_and_never_itself(
    session: Session, four: list[str]
) -> None:
    def offered(text: str = "") -> list[str]:
        return [line.id for line in together.candidates(session, four[0], text, limit=2)]

    assert offered() == [four[1], four[2]]
    assert offered("root") == [four[3], four[2]]
    together.join(session, four[0], four[1])
    assert offered() == [four[2], four[3]]
    assert offered("root 1") == []
    journal.trash(session, four[2])
    assert offered() == [four[3]]


def test_what_is_gone_cannot_be_joined_and_nothing_changes(session: Session, four: list[str]) -> None:
    with pytest.raises(EntryGone):
        together.join(session, four[0], "gone")
    assert journal.entry(session, four[0]).incident is None
