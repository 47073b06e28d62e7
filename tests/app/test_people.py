# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""People are called something else, put away and brought back, and what names them goes on naming them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.world import PASSPHRASE
from waterline.app import journal, people
from waterline.app.session import Session, open_with_passphrase
from waterline.domain.entry import Answers, Person
from waterline.domain.errors import EntryGone, NameTaken, NicknameEmpty


@pytest.fixture
def rue(session: Session) -> Person:
    return journal.add_person(session, "Rue")


def test_another_nickname_shows_in_old_entries_for_the_id_stays(session: Session, rue: Person) -> None:
    draft = replace(journal.begin_dig(session), answers=Answers(root="x", people=(rue.id,)))
    entry = journal.finish(session, draft)
    assert people.rename(session, rue.id, "  R.  L. ") == Person(rue.id, "R. L.")
    assert journal.people(session)[1] == Person(rue.id, "R. L.")
    assert journal.entry(session, entry.id) == entry


def test_a_nickname_somebody_else_has_is_refused_whatever_its_case(session: Session, rue: Person) -> None:
    sam = journal.add_person(session, "Sam")
    people.set_archived(session, rue.id, archived=True)
    with pytest.raises(NameTaken):
        people.rename(session, sam.id, " RUE ")
    with pytest.raises(NameTaken):
        people.add(session, "rue")
    assert people.rename(session, sam.id, "SAM").nickname == "SAM", "one's own name in another case is no other's"


def test_a_nickname_needs_something_to_see(session: Session, rue: Person) -> None:
    with pytest.raises(NicknameEmpty):
        people.rename(session, rue.id, " \t")
    with pytest.raises(NicknameEmpty):
        people.add(session, "")


def test_somebody_put_away_is_still_there_and_comes_back(session: Session, rue: Person) -> None:
    people.set_archived(session, rue.id, archived=True)
    assert journal.people(session)[1] == replace(rue, archived=True)
    people.set_archived(session, rue.id, archived=False)
    assert journal.people(session)[1] == rue


def test_somebody_put_away_whose_name_is_typed_again_is_meant(session: Session, rue: Person) -> None:
    people.set_archived(session, rue.id, archived=True)
    assert journal.add_person(session, "rue") == rue
    assert len(journal.people(session)) == 2


def test_oneself_and_strangers_cannot_be_renamed(session: Session) -> None:
    for nobody in ("myself", "stranger"):
        with pytest.raises(EntryGone):
            people.rename(session, nobody, "X")


def test_it_is_all_there_at_the_next_opening(session: Session, rue: Person) -> None:
    people.rename(session, rue.id, "R.")
    people.set_archived(session, rue.id, archived=True)
    session.close()
    again = open_with_passphrase(session.door, PASSPHRASE)
    assert journal.people(again)[1] == Person(rue.id, "R.", archived=True)
