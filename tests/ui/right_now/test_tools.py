# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each tool does what it says, moves only when asked, and lets nothing that was written get lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.right_now.conftest import Moment
from tests.ui.seeing import find, settle
from tests.world import StandingClock
from waterline.app import contacts, journal, right_now, study
from waterline.app.session import Session
from waterline.domain.contact import Contact
from waterline.domain.course import Cards, plain_text
from waterline.domain.right_now import COOL_WATER, IF_THEN_PLAN, PAUSE_TIMER, TOOLS, Later, OwnTool, Plan, RightNow
from waterline.resources import lessons_path
from waterline.ui.right_now.about import about
from waterline.ui.right_now.breath import BreathTool
from waterline.ui.right_now.breath_picture import BreathPicture
from waterline.ui.right_now.countdown import Countdown
from waterline.ui.right_now.pause import PauseTool
from waterline.ui.shared.tool_words import tool_words
from waterline.ui.theme import Theme

Open = Callable[..., Moment]
MINUTE, DAY = 60_000, 86_400_000


# The pause ----------------------------------------------------------------------------------------
def test_the_pause_says_what_is_left_and_goes_on_when_the_page_is_closed(
    moment: Moment, open_moment: Open, clock: StandingClock
) -> None:
    moment.click("tool_pause_timer", "pause_start")
    assert moment.said("pause_left") == "20 minutes left"
    moment.page.leave()
    clock.pass_time(ms=7 * MINUTE)
    later = open_moment()
    assert later.draft.id == moment.draft.id
    assert later.said("pause_left") == "13 minutes left"
    later.click("tool_back")
    assert later.reads("13 minutes left")
    clock.pass_time(ms=30_000 + 12 * MINUTE)
    later.page.look()
    assert later.reads("30 seconds left")


def test_the_pause_can_be_longer_and_what_was_waited_is_noted_when_it_ends(
    moment: Moment, session: Session, clock: StandingClock
) -> None:
    moment.click("tool_pause_timer", "pause_start")
    clock.pass_time(ms=18 * MINUTE)
    moment.click("pause_longer")
    assert moment.said("pause_left") == "7 minutes left"
    clock.pass_time(ms=4 * MINUTE)
    moment.click("pause_end")
    assert moment.answers.tools == ((PAUSE_TIMER, 22 * 60),)
    assert right_now.current_pause(session) is None
    assert moment.shows("pause_start")


def test_a_pause_that_is_over_says_so_and_asks_for_nothing(moment: Moment, clock: StandingClock) -> None:
    moment.click("tool_pause_timer", "pause_start")
    clock.pass_time(ms=21 * MINUTE)
    find(moment.page, "pause", PauseTool).look()
    assert moment.said("pause_left") == "The pause is over"
    moment.click("tool_done", "after_6", "after_stop")


# Breath -------------------------------------------------------------------------------------------
def breath_of(moment: Moment) -> tuple[BreathTool, BreathPicture]:
    moment.click("tool_paced_breath")
    return find(moment.page, "breath", BreathTool), find(moment.page, "breath_picture", BreathPicture)


def test_the_picture_stands_still_until_it_is_asked_to_move(moment: Moment) -> None:
    tool, picture = breath_of(moment)
    moment.click("breath_start")
    tool.show_at(1000)
    assert moment.said("breath_cue") == "Breathe in"
    assert not picture.moves
    tool.show_at(6000)
    assert moment.said("breath_cue") == "Let it out, slowly"
    moment.click("breath_moving")
    tool.show_at(7000)
    assert picture.moves
    moment.click("breath_moving")
    assert not picture.moves
    tool.show_at(5 * MINUTE)
    assert not tool.runs
    assert moment.said("breath_cue") == "That was it. Go on, or let it be."


def test_where_nothing_may_move_the_words_still_say_it(moment: Moment, theme: Theme) -> None:
    theme.apply(reduced_motion=True)
    tool, picture = breath_of(moment)
    assert not moment.shows("breath_moving")
    assert moment.shows("breath_still")
    moment.click("breath_start")
    tool.show_at(6000)
    assert moment.said("breath_cue") == "Let it out, slowly"
    assert not picture.moves


def test_the_pace_can_be_slower_or_faster_and_out_is_always_longer(moment: Moment) -> None:
    breath_of(moment)
    assert moment.said("breath_pace") == "6 breaths a minute: in, 4.5 seconds; out, 5.5 seconds."
    moment.click("breath_slower", "breath_slower")
    assert moment.said("breath_pace") == "4 breaths a minute: in, 6.8 seconds; out, 8.2 seconds."
    assert not find(moment.page, "breath_slower", QAbstractButton).isEnabled()
    moment.click("breath_minutes_3")
    tool = find(moment.page, "breath", BreathTool)
    moment.click("breath_start")
    tool.show_at(2 * MINUTE)
    assert moment.said("breath_left") == "60 seconds left"


# Body and room ------------------------------------------------------------------------------------
def test_grounding_goes_from_five_things_seen_to_one_tasted(moment: Moment) -> None:
    moment.click("tool_grounding")
    asked = []
    for number in (5, 4, 3, 2, 1):
        asked.append(moment.said("grounding_ask"))
        assert find(moment.page, "grounding_dots").accessibleName() == f"0 of {number} found"
        moment.click(*["grounding_found"] * number)
    assert asked[0] == "Five things you can see"
    assert asked[-1] == "One thing you can taste"
    assert moment.said("grounding_ask") == "You are here, in this room, at this hour."
    moment.click("grounding_again", "grounding_skip")
    assert moment.said("grounding_ask") == "Four things you can touch"


def test_the_wave_is_drawn_from_ones_own_marks_and_the_last_can_be_taken_back(moment: Moment) -> None:
    moment.click("tool_ride_the_wave", "wave_stronger", "wave_stronger", "wave_same", "wave_weaker", "wave_undo")
    assert moment.answers.urges == (6, 7, 7)
    assert find(moment.page, "wave_line").accessibleDescription() == "Marked so far: 6, 7, 7"


def test_a_way_to_move_is_said_large(moment: Moment) -> None:
    moment.click("tool_move", "moving_ways_stairs")
    assert moment.said("moving_how").startswith("Up and down")


def test_a_countdown_says_what_is_left_and_that_it_is_over(moment: Moment) -> None:
    moment.click("tool_cool_water", "cool_water_time_button")
    time = find(moment.page, "cool_water_time", Countdown)
    time.show_at(10_500)
    assert time.said.text() == "20 seconds left"
    time.show_at(30_000)
    assert time.said.text() == "Half a minute is over"
    assert not time.runs


# Words --------------------------------------------------------------------------------------------
def test_what_is_named_becomes_one_sentence_to_say(moment: Moment) -> None:
    moment.click("before_8", "tool_name_aloud", "naming_feelings_jealous", "naming_feelings_anxious")
    moment.write("right_now_feeling_words", "hot ears")
    assert moment.said("naming_sentence") == "“This is it: jealous, anxious, hot ears. 8 of 10.”"
    assert (moment.answers.feelings, moment.answers.feeling_words) == (("jealous", "anxious"), "hot ears")


def test_what_was_seen_and_what_was_made_of_it_are_kept_apart(moment: Moment) -> None:
    moment.click("tool_check_facts")
    moment.write("right_now_seen", "Online at 1.12.")
    moment.write("right_now_made_of_it", "It is over.")
    assert (moment.answers.seen, moment.answers.made_of_it) == ("Online at 1.12.", "It is over.")


def test_a_kind_word_is_three_sentences_one_after_the_other(moment: Moment) -> None:
    moment.click("tool_kind_word")
    said = []
    for _ in range(3):
        said.append(moment.said("kind_sentence"))
        moment.click("kind_next")
    assert said == ["This hurts.", "Others know this hurt too.", "May I be kind to myself."]
    moment.write("right_now_kind_words", "No wonder.")
    assert moment.answers.kind_words == "No wonder."


def test_ones_own_people_stand_there_and_support_is_one_click_away(
    qtbot: QtBot, open_moment: Open, session: Session
) -> None:
    contacts.keep(session, Contact("c", "Bo", "0151", "listens"))
    moment = open_moment()
    moment.click("tool_reach_someone")
    assert moment.reads("Bo")
    assert moment.reads("0151 · listens")
    moment.write("right_now_whom", "Bo")
    assert moment.answers.whom == "Bo"
    with qtbot.waitSignal(moment.page.support_requested):
        moment.click("reach_support")


# What waits ---------------------------------------------------------------------------------------
def hold(moment: Moment, words: str = "You always do this.") -> None:
    moment.click("tool_unsent_message")
    moment.write("right_now_unsent", words)
    moment.click("unsent_quick_morning", "unsent_keep")


def test_a_message_is_held_until_its_time_and_cannot_be_seen_by_accident(
    moment: Moment, open_moment: Open, session: Session, clock: StandingClock
) -> None:
    moment.click("tool_unsent_message")
    assert not find(moment.page, "unsent_keep", QAbstractButton).isEnabled()
    moment.click("tool_back")
    hold(moment)
    (held,) = right_now.shelf(session).held
    assert held.words == "You always do this."
    assert held.until_ms > clock.stamp.utc_ms + 3 * 60 * MINUTE
    assert moment.answers.unsent == "", "its words have a place of their own now"
    assert moment.shows("unsent_list")
    assert not moment.reads("You always do this.")
    moment.click("unsent_list_1_read")
    assert moment.reads("You always do this.")
    clock.pass_time(days=2)
    due = open_moment()
    due.click("pick_message")
    assert due.reads("You always do this.")
    due.click("unsent_list_1_keep")
    assert right_now.shelf(session).held == (replace(held, kept=True),)


def test_a_message_can_become_a_request_and_stays_where_it_is(
    qtbot: QtBot, moment: Moment, session: Session, clock: StandingClock
) -> None:
    held = right_now.hold(session, "never again", clock.stamp.utc_ms - 1)
    moment.page._read_shelf()
    moment.click("pick_message")
    with qtbot.waitSignal(moment.page.request_wanted) as told:
        moment.click("unsent_list_1_request")
    assert told.args == ["never again"]
    assert right_now.shelf(session).held == (replace(held, kept=True),)


def test_what_was_discarded_by_a_slip_comes_back(moment: Moment, session: Session) -> None:
    hold(moment)
    (held,) = right_now.shelf(session).held
    moment.click("unsent_list_1_discard")
    assert right_now.shelf(session).held == ()
    moment.click("unsent_message_action")
    assert right_now.shelf(session).held == (held,)


def test_a_worry_gets_an_hour_and_is_there_when_it_comes(
    moment: Moment, open_moment: Open, session: Session, clock: StandingClock
) -> None:
    moment.click("tool_later_list")
    moment.write("right_now_later", "Whether she laughed at me")
    moment.click("later_quick_evening", "later_keep")
    (later,) = right_now.shelf(session).later
    assert isinstance(later, Later)
    local = replace(clock.stamp, utc_ms=later.due_ms).local
    assert (later.words, local.hour, local.minute) == ("Whether she laughed at me", 19, 0)
    moment.click("tool_back")
    assert not moment.shows("pick_later")
    clock.pass_time(days=1)
    due = open_moment()
    assert find(due.page, "pick_later", QAbstractButton).text() == "Whether she laughed at me"
    due.click("pick_later", "later_list_1_done")
    (done,) = right_now.shelf(session).later
    assert done.done_ms == clock.stamp.utc_ms
    assert not due.shows("later_list")
    due.click("later_message_action")
    assert right_now.shelf(session).later == (later,)


# Made beforehand ----------------------------------------------------------------------------------
def test_a_tool_of_ones_own_is_added_used_renamed_and_put_away(
    moment: Moment, session: Session, clock: StandingClock
) -> None:
    moment.click("tool_own_new")
    moment.write("right_now_own_name", "The bench")
    moment.write("right_now_own_how", "by the canal")
    moment.click("own_keep", "tool_back", "tool_own_1")
    assert moment.said("tool_title") == "The bench"
    clock.pass_time(ms=5 * MINUTE)
    moment.click("own_change")
    moment.write("right_now_own_name", "The blue bench")
    moment.click("own_keep", "own_away", "tool_done")
    (tool,) = right_now.shelf(session).own_tools
    assert tool == OwnTool(tool.id, "The blue bench", "by the canal", archived=True)
    assert moment.answers.tools == ((tool.id, 300),)
    assert (moment.answers.own_name, moment.answers.own_how) == ("", "")
    moment.click("after_another")
    assert not moment.shows("tool_own_1")
    moment.click("tool_own_new", "own_away_1_back", "tool_back")
    assert moment.shows("tool_own_1")


def test_a_plan_is_made_on_a_calm_day_and_shown_when_its_trigger_is_named(
    moment: Moment, open_moment: Open, session: Session
) -> None:
    moment.click("tool_if_then_plan")
    moment.write("right_now_plan_if", "they are online late")
    assert not find(moment.page, "plans_keep", QAbstractButton).isEnabled()
    moment.write("right_now_plan_then", "put the phone in the kitchen")
    moment.click("plans_trigger_message_or_phone", "plans_keep")
    (plan,) = right_now.shelf(session).plans
    assert plan == Plan(plan.id, "message_or_phone", "they are online late", "put the phone in the kitchen")
    moment.click("tool_back")
    assert not moment.shows("pick_plans")
    moment.click("right_now_trigger_message_or_phone")
    assert moment.reads("If they are online late, then I put the phone in the kitchen")
    assert moment.answers.triggers == ("message_or_phone",)
    moment.click("tool_if_then_plan", "plans_list_1_change")
    moment.write("right_now_plan_then", "take the stairs")
    moment.click("plans_keep", "plans_list_1_away")
    assert right_now.shelf(session).plans == (replace(plan, then_words="take the stairs", archived=True),)
    moment.click("plans_away_1_back")
    assert moment.shows("plans_list")


def test_words_on_their_way_to_a_list_are_in_the_draft_until_they_are_there(moment: Moment, session: Session) -> None:
    moment.click("tool_later_list")
    moment.write("right_now_later", "the weekend")
    moment.keeper.keep_now()
    settle()
    (draft,) = journal.drafts(session)
    assert draft.answers == RightNow(later="the weekend")


# The course ---------------------------------------------------------------------------------------
def test_the_course_teaches_the_tools_that_are_here_under_their_names_and_with_their_cautions(theme: Theme) -> None:
    section = study.open_course(lessons_path()).section("hot-moment")
    assert section is not None
    (cards,) = (block for block in section.blocks if isinstance(block, Cards))
    taught = {card.title: " ".join(map(plain_text, card.blocks)) for card in cards.cards}
    here = {key: tool_words(key) for key in TOOLS}
    assert {*taught, here[IF_THEN_PLAN]} == set(here.values())
    assert here[IF_THEN_PLAN] in " ".join(map(plain_text, section.blocks))
    for key, name in here.items():
        if key == IF_THEN_PLAN:
            continue
        assert "Leave it" in taught[name]
        assert "Leave it" in about(key).leave_if
    for caution in ("heart trouble", "low blood pressure", "eating disorder", "faint", "pregnant", "slows the heart"):
        assert caution in taught[here[COOL_WATER]]
        assert caution in about(COOL_WATER).leave_if
