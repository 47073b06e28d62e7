# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry that was changed can be read as it was, and be that again, with nothing lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.writing import write
from waterline.app import history, journal
from waterline.domain.entry import Answers
from waterline.domain.errors import EntryGone
from waterline.domain.looking import Looking
from waterline.domain.vocabulary import CANNOT_TELL


def change(session, clock, entry, **answers):
    clock.pass_time(days=1)
    draft = journal.edit(session, entry.id)
    return journal.finish(session, replace(draft, answers=replace(draft.answers, **answers)))


def test_each_earlier_version_is_told_with_when_it_was_changed(session, clock):
    entry = write(session, "first")
    for root in ("second", "third"):
        change(session, clock, entry, root=root)
    later, first = history.earlier(session, entry.id)
    assert later.changed_ms == clock().utc_ms
    assert history.compare(session, entry.id, later.number).then.root == "second"
    assert history.compare(session, entry.id, first.number).then.root == "first"


def test_a_version_is_compared_with_the_entry_as_it_is_now(session, clock):
    entry = write(session, "first words")
    change(session, clock, entry, root="other words", intensity_after=3)
    (version,) = history.earlier(session, entry.id)
    told = history.compare(session, entry.id, version.number).differences
    assert [each.field for each in told] == ["root", "intensity_after"]


def test_putting_a_version_back_is_one_more_change_and_can_be_undone(session, clock):
    entry = write(session, "first")
    change(session, clock, entry, root="second")
    (version,) = history.earlier(session, entry.id)
    before = history.put_back(session, entry.id, version.number)
    assert journal.entry(session, entry.id).answers.root == "first"
    assert [line.id for line in journal.look(session, Looking("first"))] == [entry.id]
    assert before is not None
    history.put_back(session, entry.id, before)
    assert journal.entry(session, entry.id).answers.root == "second"
    assert len(history.earlier(session, entry.id)) == 3


def test_putting_back_what_it_says_already_changes_nothing(session, clock):
    entry = write(session, "first")
    change(session, clock, entry, root="second")
    change(session, clock, entry, root="first")
    first = history.earlier(session, entry.id)[-1]
    assert history.put_back(session, entry.id, first.number) is None
    assert len(history.earlier(session, entry.id)) == 2


def test_a_version_that_could_not_tell_yet_asks_again_when_it_is_put_back(session, clock):
    draft = replace(journal.begin_dig(session), answers=Answers(triage=CANNOT_TELL, ask_again_days=7))
    entry = journal.finish(session, draft)
    assert change(session, clock, entry, triage="inside").ask_again_ms is None
    (version,) = history.earlier(session, entry.id)
    history.put_back(session, entry.id, version.number)
    assert journal.entry(session, entry.id).ask_again_ms == clock().plus_days(7).utc_ms


def test_the_version_of_another_entry_is_never_put_into_this_one(session, clock):
    one, other = write(session, "one"), write(session, "other")
    change(session, clock, one, root="two")
    (version,) = history.earlier(session, one.id)
    with pytest.raises(EntryGone):
        history.put_back(session, other.id, version.number)
    assert journal.entry(session, other.id).answers.root == "other"
