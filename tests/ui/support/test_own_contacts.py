# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own people: kept in the journal, in view only while it is open, and taken back after a slip."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.seeing import InHand, cut_off, find, put_on_screen, settle, tab_order
from waterline.app import contacts
from waterline.app.session import Session
from waterline.domain.contact import Contact
from waterline.ui.desk import InstantDesk
from waterline.ui.support.support_page import SupportPage
from waterline.ui.theme import Theme


class Room(InHand[SupportPage]):
    """The page in a person's hands, with their journal open."""

    def __init__(self, theme: Theme, session: Session, qtbot) -> None:
        self.session = session
        self.page = SupportPage(theme)
        put_on_screen(self.page, qtbot, (900, 700))
        self.page.own.open_journal(session, InstantDesk())
        settle()

    def add(self, name: str, reach: str = "", note: str = "") -> None:
        self.click("contact_add")
        for field, words in (("contact_name", name), ("contact_reach", reach), ("contact_note", note)):
            self.write(field, words)
        self.click("contact_keep")


@pytest.fixture
def room(theme: Theme, session: Session, qtbot) -> Room:
    return Room(theme, session, qtbot)


def test_somebody_added_is_kept_in_the_journal_and_stands_on_the_page(room: Room) -> None:
    room.add("Bo", "room 12, or 555 0100", "calm at night")
    (kept,) = contacts.contacts(room.session)
    assert (kept.name, kept.reach, kept.note) == ("Bo", "room 12, or 555 0100", "calm at night")
    assert all(room.says(part) for part in ("Bo", "room 12, or 555 0100", "calm at night"))


def test_a_contact_is_changed_where_it_stands_and_keeps_its_place(room: Room) -> None:
    room.add("Bo")
    room.add("Kit")
    room.click("contact_1_change")
    assert find(room.page, "contact_name", QLineEdit).text() == "Bo"
    room.write("contact_reach", "next door")
    room.click("contact_keep")
    assert [(each.name, each.reach) for each in contacts.contacts(room.session)] == [("Bo", "next door"), ("Kit", "")]


def test_one_removed_by_mistake_comes_back_with_every_word(room: Room) -> None:
    room.add("Bo", "next door", "tea")
    room.click("contact_1_remove")
    assert contacts.contacts(room.session) == ()
    room.click("contacts_message_action")
    (back,) = contacts.contacts(room.session)
    assert (back.name, back.reach, back.note) == ("Bo", "next door", "tea")


def test_a_form_left_or_kept_empty_adds_nobody(room: Room) -> None:
    room.click("contact_add")
    room.write("contact_name", "half a na")
    room.click("contact_leave")
    room.add("  ")
    assert contacts.contacts(room.session) == ()
    room.click("contact_add")
    assert find(room.page, "contact_name", QLineEdit).text() == ""


def test_once_the_page_is_left_or_the_journal_locked_nobody_is_named(room: Room) -> None:
    room.add("Bo", "next door")
    room.click("contact_1_change")
    room.page.leave()
    settle()
    assert not room.says("Bo")
    assert find(room.page, "contact_name", QLineEdit).text() == ""
    assert not room.shows("contact_add")
    assert room.says("kept in the journal and shown here while it is open")


def test_enter_keeps_and_tab_reaches_everything(room: Room) -> None:
    room.add("Bo")
    room.click("contact_add")
    room.write("contact_name", "Kit")
    QTest.keyClick(find(room.page, "contact_name", QLineEdit), Qt.Key.Key_Return)
    settle()
    assert [each.name for each in contacts.contacts(room.session)] == ["Bo", "Kit"]
    reached = tab_order(room.page)
    for name in ("contact_1_change", "contact_1_remove", "contact_2_change", "contact_add"):
        assert name in reached
        assert find(room.page, name).accessibleName()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(room: Room, theme: Theme, scale: float) -> None:
    theme.apply(scale=scale)
    room.add("Somebody with quite a long nickname for a narrow window", "a number, a street, a door", "listens")
    room.click("contact_add")
    assert cut_off(room.page) == []


def test_a_contact_comes_back_exactly_as_it_was_written(session: Session) -> None:
    odd = Contact("8f5b2a1e-0000-4000-8000-000000000001", "\u202eZoë\0", "'; --", "😀\ud800")
    contacts.keep(session, odd)
    assert contacts.contacts(session) == (odd,)
    contacts.keep(session, replace(odd, name="", reach="", note=" "))
    assert contacts.contacts(session) == (), "one that says nothing any more is forgotten"
