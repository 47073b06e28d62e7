# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal on a network share: said before the first word is written there, and once at each start."""

from tests.journeys import ways
from waterline.ui import gate

SAID = "lies on another computer"


def test_it_is_said_before_anything_is_set_up_and_locking_does_not_say_it_again(
    open_program, journey_door, monkeypatch
):
    monkeypatch.setattr(gate, "is_on_the_network", lambda folder: folder == journey_door.files.folder)
    program, hands = open_program(journey_door)
    hands.see("limits_title")
    hands.wait(lambda: SAID in program.window.messages.words(), "it is said")
    hands.click("message_bar_close")
    ways.first_run(hands)
    hands.click("lock_button")
    hands.see("unlock_passphrase")
    assert SAID not in program.window.messages.words()
