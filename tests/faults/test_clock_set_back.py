# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clock that was wrong and is set back: the words typed last win all the same, and no backup pushes itself away."""

from __future__ import annotations

import pytest

from tests.world import PASSPHRASE, StandingClock, door_at, new_session
from waterline.app import journal, safekeeping
from waterline.app.session import open_with_passphrase
from waterline.domain.entry import DIG, Answers

AN_HOUR_MS = 3_600_000


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def door(tmp_path, clock):
    return door_at(tmp_path / "profile", clock)


@pytest.fixture
def session(door):
    made = new_session(door)[0]
    yield made
    made.close()


def test_words_sealed_after_the_clock_was_set_back_come_back_and_not_the_earlier_ones(door, session, clock):
    draft = journal.begin(session, DIG).with_answers(Answers(what_happened="before"), "name", clock())
    journal.keep_draft(session, draft)
    clock.pass_time(ms=-AN_HOUR_MS)
    session.seal(draft.with_answers(Answers(what_happened="before, and after"), "name", clock()))
    session.close()
    (kept,) = journal.drafts(open_with_passphrase(door, PASSPHRASE))
    assert kept.answers.what_happened == "before, and after"


def test_an_entry_finished_under_a_clock_set_back_is_not_overruled_by_an_earlier_state(door, session, clock):
    draft = journal.begin(session, DIG).with_answers(Answers(root="half"), "root", clock())
    session.seal(draft)
    clock.pass_time(ms=-AN_HOUR_MS)
    journal.finish(session, draft.with_answers(Answers(root="whole"), "root", clock()))
    session.close()
    opened = open_with_passphrase(door, PASSPHRASE)
    assert journal.drafts(opened) == ()
    assert journal.entry(opened, draft.id).answers.root == "whole"


def test_backups_made_while_the_clock_was_years_ahead_do_not_push_the_new_ones_away(door, session, clock):
    clock.pass_time(days=3650)
    for _ in range(40):
        safekeeping.back_up_now(session)
        clock.pass_time(days=3)
    clock.pass_time(days=-3650 - 120)
    made = []
    for _ in range(3):
        made.append(safekeeping.back_up_now(session).backup)
        clock.pass_time(days=1)
    there = {line.backup.folder for line in safekeeping.backups_at(session, door.files.backups)}
    assert {each.folder for each in made} <= there
