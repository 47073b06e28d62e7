# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a moment again in the real window, as one types."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from tests.journeys import ways
from tests.journeys.ways import Moment


def test_a_word_typed_brings_the_entries_that_hold_it_and_escape_brings_all_back(open_program, journey_door):
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    for words in ("We had agreed to tell each other first.", "Third evening alone this week."):
        hands.click("place_now")
        hands.click("begin_dig")
        ways.dig(hands, Moment(what_happened=words))
    hands.click("place_journal")
    rows = hands.see("entries", QListView).model()
    hands.wait(lambda: rows.rowCount() == 2, "both entries")
    hands.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hands.write("looking_field", "agreed")
    hands.wait(lambda: rows.rowCount() == 1, "only the one that holds it")
    assert "agreed" in rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    hands.press(Qt.Key.Key_Escape)
    hands.wait(lambda: rows.rowCount() == 2, "all of them again")
