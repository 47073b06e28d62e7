# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal in the real window: back to where one came from, earlier versions, several at once, a calendar, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QTableView

from tests.journeys import ways
from tests.journeys.ways import Moment

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hands(open_program, journey_door):
    """A journal with three digs, opened for the first time."""
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    for root in ("I need to be told.", "I come last.", "I want an evening that is ours."):
        hands.click("place_now")
        hands.click("begin_dig")
        ways.dig(hands, Moment(root=root, fears=("being_left",), needs=("time",), triage="inside"))
        hands.see("entry_page")
    hands.click("place_journal")
    hands.see("entries")
    return hands


def rows(hands):
    return hands.see("entries", QListView).model().rowCount()


def line(hands):
    return hands.see("entries", QListView).currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_back_from_an_entry_leads_to_the_line_it_was_opened_from(hands):
    hands.press(Qt.Key.Key_F, CONTROL)
    hands.write("looking_field", "I ")
    hands.wait(lambda: hands.reads("entries found"), "what was found is said")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    opened = line(hands)
    assert hands.see("entries", QListView).currentIndex().row() == 1
    hands.press(Qt.Key.Key_Return)
    hands.see("entry_page")
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.see("journal_page")
    hands.wait(lambda: line(hands) == opened, "the same line")
    assert hands.see("looking_field").text() == "I "


def test_back_from_an_entry_opened_from_a_request_leads_to_that_request(hands):
    hands.click("place_requests")
    hands.click("new_request")
    hands.write("request_ask", "text me by four?")
    hands.click("request_keep")
    hands.see("one_request_page")
    hands.click("one_request_entry")
    hands.see("entry_page")
    assert hands.see("entry_back").accessibleName() == "Back to the requests"
    hands.click("entry_back")
    hands.see("one_request_page")


def test_an_entry_is_changed_compared_with_before_and_put_back_and_that_undone(hands):
    hands.press(Qt.Key.Key_F, CONTROL)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.click("entry_edit")
    for step in ("name", "happened", "layers", "iceberg", "fear", "need"):
        hands.see(f"{step}_step")
        hands.press(Qt.Key.Key_Return, CONTROL)
    hands.see("root_step")
    hands.write("root", " Soon.")
    for step in ("triage", "next", "after"):
        hands.press(Qt.Key.Key_Return, CONTROL)
        hands.see(f"{step}_step")
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.see("entry_page")
    hands.click("versions_all_button")
    hands.click("version_1_button")
    told = hands.see("version_1_root", QLabel).accessibleName()
    assert "Soon" in told
    assert "New:" in told
    hands.click("version_1_put_back")
    hands.wait(lambda: hands.reads("says again what it said then"), "it is said")
    hands.press(Qt.Key.Key_Z, CONTROL)
    hands.wait(lambda: hands.reads("Undone."), "it is undone")
    hands.click("entry_back")
    hands.see("journal_page")


def test_several_are_thrown_away_by_keys_and_brought_back_by_one(hands):
    hands.press(Qt.Key.Key_F, CONTROL)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down, SHIFT)
    hands.wait(lambda: hands.reads("2 entries chosen."), "how many are chosen")
    hands.press(Qt.Key.Key_Delete)
    hands.wait(lambda: rows(hands) == 1, "one is left")
    hands.press(Qt.Key.Key_Z, CONTROL)
    hands.wait(lambda: rows(hands) == 3, "all of them again")
    hands.press(Qt.Key.Key_A, CONTROL)
    hands.click("chosen_trash")
    hands.wait(lambda: hands.there("journal_empty"), "the journal is empty")
    hands.click("journal_message_action")
    hands.wait(lambda: hands.there("entries") and rows(hands) == 3, "all of them again")


def test_a_day_of_the_calendar_shows_what_was_written_about_it(hands):
    hands.click("calendar_button")
    days = hands.see("calendar_days", QTableView)
    days.setFocus(Qt.FocusReason.TabFocusReason)
    hands.wait(lambda: "today, with entries" in str(_spoken_day(days)), "today is marked")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: hands.reads("3 entries found."), "the entries of today")
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Return)
    assert rows(hands) == 3, "a day without entries cannot be chosen"
    hands.click("looking_clear")
    hands.wait(lambda: not hands.reads("Only:"), "the whole journal again")


def _spoken_day(days):
    return days.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_trash_lets_go_after_thirty_days_where_it_was_asked_to_and_says_so(hands, clock):
    hands.click("entries")  # opens the line in the middle of the list
    hands.click("entry_trash")
    hands.click("place_journal")
    hands.click("open_trash")
    hands.click("trash_goes")
    hands.wait(lambda: "here until" in str(_row(hands, "trash_entries")), "until when it is there")
    hands.press(Qt.Key.Key_L, CONTROL)
    clock.pass_time(days=31)
    hands.see("unlock_passphrase")
    hands.write("unlock_passphrase", ways.PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: hands.reads("one entry that had been in the trash for 30 days: deleted for good."), "it is said")
    hands.click("place_journal")
    hands.wait(lambda: hands.there("entries") and rows(hands) == 2, "the others are there")
    hands.click("open_trash")
    hands.see("trash_empty")


def _row(hands, name):
    return hands.see(name, QListView).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_back_from_an_entry_just_written_leads_to_the_journal(hands):
    hands.click("place_now")
    hands.click("begin_dig")
    ways.dig(hands, Moment(root="I want to be asked.", triage="cannot_tell"))
    hands.see("entry_page")
    assert hands.see("entry_back").accessibleName() == "Back to the journal"
    hands.click("entry_back")
    hands.see("journal_page")
