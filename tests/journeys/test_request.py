# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a dig to a request, to its answer, and back into the next dig as what has answered this need."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tests.journeys import ways
from tests.journeys.ways import Moment

ASK = "have breakfast with me on Sunday"


def test_what_met_a_need_is_there_when_the_need_is_named_again(open_program, journey_door):
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    hands.click("begin_dig")
    ways.dig(hands, Moment(feelings=("sad",), needs=("time",), root="I miss our mornings.", next_step="request"))
    hands.click("entry_request")
    hands.see("request_page")
    hands.write("request_ask", ASK)
    hands.click("request_safe_yes")
    hands.click("request_copy")
    hands.wait(lambda: ASK in QGuiApplication.clipboard().text(), "the request is on the clipboard")
    hands.click("request_keep")
    hands.see("one_request_page")
    hands.click("standing_waiting")
    hands.see("asked_on")
    hands.click("standing_yes")
    hands.click("need_met_yes")
    hands.write("met_words", "A slow hour did it.")
    hands.click("place_requests")
    hands.wait(lambda: hands.there("requests"), "the list of requests")
    hands.click("place_now")
    hands.click("begin_dig")
    for step in ("name_step", "happened_step", "layers_step", "iceberg_step", "fear_step"):
        hands.see(step)
        hands.click("continue")
    hands.see("need_step")
    hands.click("needs_time")
    hands.click("answered_before_more_button")
    hands.wait(lambda: hands.reads("A slow hour did it."), "what answered this need before")
    assert hands.reads(ASK)
