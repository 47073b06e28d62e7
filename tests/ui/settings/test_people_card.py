# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""People in Settings: called something else, put away, brought back, by pointer and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.ui.seeing import cut_off, find, settle
from tests.ui.settings.room import Room
from waterline.app import journal, people
from waterline.app.session import Session
from waterline.domain.entry import Person
from waterline.ui.desk import InstantDesk
from waterline.ui.shared.people_picker import PeoplePicker
from waterline.ui.theme import Theme


@pytest.fixture
def with_two(session: Session, room: Room) -> Room:
    """The page with Rue and Sam, their names unfolded."""
    for nickname in ("Rue", "Sam"):
        journal.add_person(session, nickname)
    room.page.arrive()
    room.click("settings_people_names_button")
    return room


def nicknames(session: Session) -> list[str]:
    return [each.nickname for each in journal.people(session)[1:]]


def test_no_name_is_in_sight_until_it_is_asked_for(session: Session, room: Room) -> None:
    journal.add_person(session, "Rue")
    room.page.arrive()
    assert not room.says("Rue")
    room.click("settings_people_names_button")
    assert room.says("Rue")


def test_with_nobody_there_it_says_so_and_somebody_can_be_added(session: Session, room: Room) -> None:
    room.click("settings_people_names_button")
    assert room.shows("people_nobody")
    room.write("people_add_name", "Rue")
    room.click("people_add_keep")
    assert nicknames(session) == ["Rue"]
    assert not room.shows("people_nobody")
    assert find(room.page, "people_add_name", QLineEdit).text() == ""


def test_somebody_is_renamed_where_they_stand_by_keys_alone(session: Session, with_two: Room) -> None:
    button = find(with_two.page, "people_list_2_rename")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    line = find(with_two.page, "people_list_rename_name", QLineEdit)
    assert line.hasFocus()
    assert line.selectedText() == "Sam"
    QTest.keyClicks(line, "S.")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert nicknames(session) == ["Rue", "S."]
    assert with_two.says("S.")
    assert find(with_two.page, "people_list_2_rename").hasFocus()
    assert not with_two.shows("people_list_rename_form")


def test_escape_leaves_a_name_as_it_was(session: Session, with_two: Room) -> None:
    with_two.click("people_list_1_rename")
    with_two.write("people_list_rename_name", "Somebody")
    QTest.keyClick(find(with_two.page, "people_list_rename_name"), Qt.Key.Key_Escape)
    settle()
    assert nicknames(session) == ["Rue", "Sam"]
    assert find(with_two.page, "people_list_1_rename").hasFocus()


def test_a_name_that_is_taken_is_refused_in_words_and_stays_for_another_try(session: Session, with_two: Room) -> None:
    with_two.click("people_list_1_rename")
    with_two.write("people_list_rename_name", "sam")
    with_two.click("people_list_rename_keep")
    assert "in use already" in with_two.said_in("people_list_rename_trouble")
    assert find(with_two.page, "people_list_rename_name", QLineEdit).text() == "sam"
    with_two.write("people_add_name", "Rue")
    with_two.click("people_add_keep")
    assert "in use already" in with_two.said_in("people_add_trouble")
    assert nicknames(session) == ["Rue", "Sam"]


def test_two_with_one_name_from_an_older_journal_are_told_apart_in_words(session: Session, with_two: Room) -> None:
    session.vault.people.add(Person("other-rue", "rue"), 1)
    with_two.page.arrive()
    settle()
    assert find(with_two.page, "people_list_3_note", QLabel).isVisible()
    assert find(with_two.page, "people_list_1_note", QLabel).isVisible()
    assert not find(with_two.page, "people_list_2_note", QLabel).isVisible()


def test_somebody_is_put_away_and_brought_back_with_one_button_that_keeps_the_keyboard(
    session: Session, with_two: Room
) -> None:
    button = find(with_two.page, "people_list_1_archive", QAbstractButton)
    button.setFocus()
    with_two.click("people_list_1_archive")
    assert journal.people(session)[1].archived
    assert with_two.says("Put away: not offered any more")
    assert button.hasFocus()
    assert button.accessibleName() == "Bring back: Rue"
    with_two.click("people_list_1_archive")
    assert not journal.people(session)[1].archived


def test_somebody_put_away_is_offered_only_where_they_are_chosen_already(session: Session, theme: Theme, qtbot) -> None:
    rue, sam = (journal.add_person(session, nickname) for nickname in ("Rue", "Sam"))
    people.set_archived(session, rue.id, archived=True)
    picker = PeoplePicker(theme, session, InstantDesk())
    qtbot.addWidget(picker)
    picker.load()
    assert [chip.key for chip in picker.chips.chips()] == ["myself", sam.id]
    picker.choose((rue.id,))
    assert [chip.key for chip in picker.chips.chips()] == ["myself", rue.id, sam.id]
    assert picker.chips.selected() == [rue.id]
    picker.choose((sam.id,))
    assert [chip.key for chip in picker.chips.chips()] == ["myself", sam.id]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(with_two: Room, session: Session, theme: Theme, scale: float) -> None:
    theme.apply(scale=scale)
    journal.add_person(session, "The neighbour with the long, long nickname"[:40])
    people.set_archived(session, journal.people(session)[3].id, archived=True)
    with_two.page.arrive()
    settle()
    with_two.click("people_list_2_rename")
    assert cut_off(with_two.page) == []
