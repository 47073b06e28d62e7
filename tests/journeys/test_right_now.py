# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a hot moment: one key, one tool, and only then, steadier, a dig; also straight from the closed door."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit

from tests.journeys import ways
from waterline.ui.shared.buttons import NavButton

ALT = Qt.KeyboardModifier.AltModifier


def test_from_one_key_to_a_tool_to_a_dig_that_begins_with_it(open_program, journey_door):
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    hands.click("place_journal")
    hands.press(Qt.Key.Key_R, ALT)
    hands.click("before_8")
    hands.click("tool_check_facts")
    hands.write("right_now_seen", "Online at 1.12.")
    hands.press(Qt.Key.Key_R, ALT)  # in the middle of it: it stays as it is
    assert hands.there("right_now_seen")
    hands.click("support_button")
    hands.see("support_page")
    hands.press(Qt.Key.Key_R, ALT)
    assert hands.see("right_now_seen", QPlainTextEdit).toPlainText() == "Online at 1.12."
    hands.click("tool_done")
    hands.click("after_5")
    hands.click("after_dig_now")
    hands.see("name_step")
    assert hands.see("intensity_before_value", QLabel).text() == "5 of 10"
    hands.click("stop_here")
    hands.click("place_journal")
    hands.wait(lambda: hands.there("entries"), "the moment is in the journal")


def test_a_pause_begun_in_a_hot_moment_goes_on_behind_the_closed_door(open_program, journey_door, clock):
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    hands.click("right_now_button")
    hands.see("pick_screen")
    assert hands.see("right_now_button", NavButton).is_here()
    hands.click("tool_pause_timer")
    hands.click("pause_start")
    hands.wait(lambda: hands.reads("20 minutes left"), "the pause goes on")
    hands.click("place_now")
    hands.wait(lambda: hands.reads("20 minutes left"), "Now shows the pause")
    hands.click("lock_button")
    hands.see("unlock_page")
    clock.pass_time(ms=5 * 60_000)
    hands.press(Qt.Key.Key_R, ALT)
    assert hands.see("unlock_right_now", QAbstractButton).isChecked()
    hands.write("unlock_passphrase", ways.PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.see("right_now_page")
    hands.wait(lambda: hands.reads("15 minutes left"), "the same moment with the same pause")


def test_words_that_were_not_sent_can_become_a_request(open_program, journey_door, clock):
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    hands.click("open_right_now")
    hands.click("tool_unsent_message")
    hands.write("right_now_unsent", "Never text him at dinner again")
    hands.click("unsent_quick_hour")
    hands.click("unsent_keep")
    hands.see("unsent_list_1_read")
    clock.pass_time(ms=2 * 3_600_000)
    hands.click("place_now")
    hands.wait(lambda: hands.reads("A message you did not send"), "Now says that it can be read")
    hands.click("open_right_now")
    hands.click("pick_message")
    hands.click("unsent_list_1_request")
    hands.see("request_page")
    hands.wait(
        lambda: "Never text him" in hands.see("request_rule", QPlainTextEdit).toPlainText(),
        "it is the rule it might have been",
    )
