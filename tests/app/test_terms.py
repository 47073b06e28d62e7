# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of one's own stay what entries hold, whatever they are called and whether or not they are offered."""

from __future__ import annotations

import pytest

from tests.app.test_journal import written
from tests.world import PASSPHRASE
from waterline.app import insight, journal, kink_pack, terms
from waterline.app.session import Session, open_with_passphrase
from waterline.domain.errors import EntryGone, NameEmpty, NameTaken
from waterline.domain.looking import Looking
from waterline.domain.terms import FEAR, FEELING, NEED, ROLES, SHIPPED, TRIGGER, Term

SAID = {"being_left": "Being left", "not_enough": "Not being enough"}


def test_a_fear_of_ones_own_is_offered_behind_the_shipped_ones_and_counts_like_them(session: Session, clock) -> None:
    mine = terms.add(session, FEAR, "  The phone   turned over ", SAID)
    assert mine.name == "The phone turned over"
    assert terms.offered(session).keys["fears"] == (*SHIPPED[FEAR], mine.key)
    entry = written(session, clock, fears=(mine.key,), needs=("time",))
    (line,) = journal.look(session, Looking(fear=mine.key))
    assert line.id == entry.id
    assert mine.key in insight.patterns(session).grid.fears


@pytest.mark.parametrize("role", ROLES)
def test_two_words_added_never_share_a_key_and_none_is_a_shipped_one(session: Session, role: str) -> None:
    one, other = (terms.add(session, role, name, {}) for name in ("This", "That"))
    assert one.key != other.key
    assert not {one.key, other.key} & set(SHIPPED[role])


def test_the_same_word_may_be_a_fear_and_a_need(session: Session) -> None:
    assert terms.add(session, FEAR, "Silence", {}).key != terms.add(session, NEED, "Silence", {}).key


def test_another_name_changes_no_entry_and_is_known_wherever_words_are_shown(session: Session, clock) -> None:
    entry = written(session, clock, fears=("being_left",))
    terms.rename(session, FEAR, "being_left", "Waking up alone", SAID)
    assert terms.offered(session).names[FEAR] == {"being_left": "Waking up alone"}
    assert journal.entry(session, entry.id) == entry


def test_a_shipped_word_is_called_as_shipped_again_without_a_name_or_with_its_own(session: Session) -> None:
    for back in ("", " Being left "):
        terms.rename(session, FEAR, "being_left", "Waking up alone", SAID)
        assert terms.rename(session, FEAR, "being_left", back, SAID) == Term(FEAR, "being_left")


def test_two_words_of_one_list_cannot_be_called_the_same(session: Session) -> None:
    mine = terms.add(session, FEAR, "Silence", SAID)
    terms.set_archived(session, FEAR, mine.key, archived=True)
    for taken in ("silence", "BEING LEFT"):
        with pytest.raises(NameTaken):
            terms.add(session, FEAR, taken, SAID)
    with pytest.raises(NameTaken):
        terms.rename(session, FEAR, "not_enough", "Silence", SAID)
    terms.rename(session, FEAR, "being_left", "Waking up alone", SAID)
    assert terms.add(session, FEAR, "Being left", SAID).is_own, "a name that was given up is free"


def test_a_word_needs_something_to_see(session: Session) -> None:
    with pytest.raises(NameEmpty):
        terms.add(session, FEELING, " ", {})
    mine = terms.add(session, FEELING, "Prickly", {})
    with pytest.raises(NameEmpty):
        terms.rename(session, FEELING, mine.key, "", {})
    with pytest.raises(EntryGone):
        terms.rename(session, FEELING, "own-nothing", "x", {})


def test_a_word_put_away_is_offered_no_more_can_still_be_looked_for_and_comes_back(session: Session) -> None:
    mine = terms.add(session, TRIGGER, "Her ringtone", {})
    for key in (mine.key, "social_media"):
        terms.set_archived(session, TRIGGER, key, archived=True)
    offered = terms.offered(session)
    assert not {mine.key, "social_media"} & set(offered.keys["triggers"])
    assert offered.findable("triggers")[-2:] == ("social_media", mine.key)
    assert offered.names[TRIGGER] == {mine.key: "Her ringtone"}
    terms.set_archived(session, TRIGGER, "social_media", archived=False)
    assert terms.offered(session).keys["triggers"] == SHIPPED[TRIGGER]


def test_words_of_the_kink_pack_are_listed_only_with_it_or_once_they_were_changed(session: Session) -> None:
    assert "devotion" not in [each.key for each in terms.terms(session, NEED)]
    kink_pack.switch(session, True)
    assert "devotion" in [each.key for each in terms.terms(session, NEED)]
    terms.rename(session, NEED, "devotion", "Being praised", {})
    kink_pack.switch(session, False)
    assert "devotion" in [each.key for each in terms.terms(session, NEED)]
    assert "devotion" not in terms.offered(session).findable("needs")


def test_it_is_all_there_at_the_next_opening(session: Session) -> None:
    mine = terms.add(session, NEED, "Sleep", {})
    terms.set_archived(session, NEED, mine.key, archived=True)
    session.close()
    again = open_with_passphrase(session.door, PASSPHRASE)
    assert terms.terms(again, NEED)[-1] == Term(NEED, mine.key, "Sleep", archived=True)
