# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every short flow by clicks in the real window: all of it filled in, read back, and gone on with later."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.journeys import ways
from tests.journeys.hands import Hands
from tests.journeys.short_flows import BECOMES, DEEDS, Say, Slide, read_back
from waterline.app import journal, kink_pack
from waterline.app.session import Door, open_with_passphrase
from waterline.domain.sheets import FREE_PAGE, HEARTS, LEAN, REASSURANCE, SHEETS, WATCHING_PLAN, Lean

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hands(open_program, journey_door) -> Hands:
    """A journal opened for the first time, with the kink pack on."""
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    hands.click("place_settings")
    hands.click("settings_kink_on")
    return hands


def begin(hands: Hands, kind: str) -> None:
    hands.click("place_journal")
    hands.choose_from("other_flows", f"begin_{kind}")
    hands.see(f"{kind}_page")


def fill(hands: Hands, kind: str) -> None:
    for deed in DEEDS[kind]:
        if isinstance(deed, Say):
            hands.write(deed.name, deed.words)
        elif isinstance(deed, Slide):
            hands.slide(deed.name, deed.value)
        else:
            hands.click(deed.name)


def keep(hands: Hands) -> None:
    hands.click("flow_keep")
    hands.see("entry_page")


def reads(hands: Hands, *said: str) -> None:
    for words in said:
        hands.wait(lambda words=words: hands.reads(words), f"the entry says: {words}", seconds=5)


@pytest.mark.parametrize("kind", SHEETS)
def test_all_of_it_is_filled_in_and_stands_in_the_entry(hands: Hands, journey_door: Door, kind: str) -> None:
    begin(hands, kind)
    fill(hands, kind)
    keep(hands)
    reads(hands, *read_back(kind))
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.see("unlock_passphrase")
    with closing(open_with_passphrase(journey_door, ways.PASSPHRASE)) as session:
        (line,) = journal.timeline(session)
        entry = journal.entry(session, line.id)
        people = tuple(each.id for each in journal.people(session) if each.nickname == "Ash")
        assert kink_pack.is_on(session)
    assert entry.kind == kind
    assert entry.answers == replace(BECOMES[kind], people=people)


def test_a_week_after_a_check_in_it_is_asked_once_how_the_one_thing_went(hands: Hands, clock) -> None:
    begin(hands, HEARTS)
    fill(hands, HEARTS)
    keep(hands)
    reads(hands, "You will be asked about it once more")
    hands.press(Qt.Key.Key_L, CONTROL)
    clock.pass_time(days=7)
    hands.write("unlock_passphrase", ways.PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.click("place_now")
    reads(hands, "One thing you wanted to do: how did it go?")
    hands.click("follow_up_open")
    hands.click("entry_edit")
    hands.see("hearts_page")
    hands.write("how_it_went", "Twice, and once on the phone.")
    keep(hands)
    reads(hands, "Twice, and once on the phone.", "Tea on the stairs.")
    hands.click("place_now")
    hands.see("now_page")
    hands.wait(lambda: not hands.there("now_follow_up"), "it is asked no more")


def test_whether_a_kind_word_landed_can_be_said_an_hour_later(hands: Hands) -> None:
    begin(hands, REASSURANCE)
    hands.write("what_happened", "You matter to me.")
    hands.click("flow_stop")
    hands.see("now_page")
    hands.click("continue_draft")
    hands.see("reassurance_page")
    hands.click("landed_landed")
    keep(hands)
    reads(hands, "You matter to me.", "It landed")


def test_when_words_keep_fading_the_ledger_comes_first_and_the_page_waits_as_it_was(hands: Hands) -> None:
    for _ in range(2):
        begin(hands, REASSURANCE)
        hands.click("landed_faded")
        keep(hands)
    begin(hands, REASSURANCE)
    hands.write("what_happened", "Again.")
    hands.click("landed_not_landed")
    hands.see("ledger_first")
    assert not hands.there("reassurance_inward")
    hands.click("open_agreements")
    hands.see("agreements_page")
    hands.click("place_now")
    hands.click("continue_draft")
    hands.see("ledger_first")
    hands.click("ledger_looked_at")
    hands.see("reassurance_inward")
    hands.click("reassurance_right_now")
    hands.see("right_now_page")
    hands.click("place_now")
    hands.click("continue_draft")
    hands.see("reassurance_page")
    keep(hands)
    reads(hands, "Again.", "It did not land")


def test_after_the_evening_the_plan_is_opened_again_and_says_how_it_was(hands: Hands) -> None:
    begin(hands, WATCHING_PLAN)
    fill(hands, WATCHING_PLAN)
    keep(hands)
    hands.click("entry_edit")
    hands.see("watching_plan_page")
    hands.write("how_it_was", "We used the sign once.")
    keep(hands)
    reads(hands, *read_back(WATCHING_PLAN), "We used the sign once.")


def test_a_mark_on_the_map_is_put_by_a_click(hands: Hands, journey_door: Door) -> None:
    begin(hands, LEAN)
    hands.click("lean_map")
    keep(hands)
    shown = hands.see("entry_read_map").accessibleName()
    assert shown == "Map of leaning. Worry about being left: some. Need for distance: some."
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.see("unlock_passphrase")
    with closing(open_with_passphrase(journey_door, ways.PASSPHRASE)) as session:
        (line,) = journal.timeline(session)
        assert journal.entry(session, line.id).answers == Lean(worry=5, distance=5)


def test_a_page_becomes_a_template_and_the_next_page_begins_with_it(hands: Hands) -> None:
    begin(hands, FREE_PAGE)
    hands.write("what_happened", "What did I dream?")
    hands.click("templates_fold_button")
    hands.write("template_name", "Morning")
    hands.click("template_keep")
    reads(hands, "Kept as “Morning”.")
    hands.click("flow_stop")
    begin(hands, FREE_PAGE)
    hands.click("template_1")
    hands.write("what_happened", " Of water.")
    keep(hands)
    reads(hands, "What did I dream?", "Of water.")


def test_the_flow_of_an_exercise_leads_back_to_its_line_of_the_course(hands: Hands) -> None:
    hands.click("place_course")
    hands.click_line("compersion")
    hands.see("section_title")
    hands.click("compersion/exercise-glad_moment_button")
    hands.see("glad_moment_page")
    fill(hands, "glad_moment")
    hands.click("flow_keep")
    hands.see("section_title")
    hands.wait(lambda: hands.visible_part("compersion/exercise-glad_moment_button"), "the line it was begun from")
    reads(hands, "Kept in your journal.")


def test_going_round_one_thing_brings_an_offer_before_the_next_is_begun(hands: Hands) -> None:
    begin(hands, FREE_PAGE)
    hands.write("what_happened", "Again.")
    keep(hands)
    for _ in range(2):
        assert not hands.there("entry_brake")
        hands.click("entry_edit")
        hands.see("free_page_page")
        hands.write("what_happened", " And again.")
        keep(hands)
    hands.see("entry_brake")
    hands.click("place_now")
    hands.see("now_brake")
    hands.click("brake_land")
    hands.see("right_now_page")
    hands.click("place_now")
    hands.click("brake_not_today")
    hands.wait(lambda: not hands.there("now_brake"), "it is left be")
    assert hands.see("begin_dig").isVisible()
