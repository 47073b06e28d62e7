# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From how strong it is to a tool and on: kept as it is said, and a dig is offered only to who is steadier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.journeys.hands import press_on
from tests.ui.right_now.conftest import Moment
from tests.ui.seeing import cut_off, find, settle, tab_order, words_on
from tests.world import PASSPHRASE, StandingClock
from waterline.app import journal, right_now
from waterline.app import session as doors
from waterline.app.session import Door, Session
from waterline.domain.entry import Answers, Origin
from waterline.domain.right_now import COOL_WATER, MOVE, TOOLS, RightNow
from waterline.ui.right_now.about import about
from waterline.ui.right_now.tool_screen import NEW
from waterline.ui.shared.tool_words import tool_words
from waterline.ui.theme import Mode, Theme

Open = Callable[..., Moment]
SECOND = 1000


def test_every_tool_is_one_click_away_and_says_how_it_goes_when_to_leave_it_and_its_source(moment: Moment) -> None:
    for key in TOOLS:
        moment.click(f"tool_{key}")
        assert moment.said("tool_title") == tool_words(key)
        for part in ("tool_how", "tool_leave_if", "tool_source"):
            assert moment.shows(part), f"{key}: {part}"
        assert about(key).leave_if in words_on(moment.page)
        moment.click("tool_back")
    assert moment.draft.answers == RightNow(), "looking into a tool is not using it"


def test_whom_cool_water_is_not_for_is_said_before_anything_else(moment: Moment) -> None:
    moment.click("tool_cool_water")
    parts = [find(moment.page, name) for name in ("tool_leave_if", "cool_water_step_1")]
    caution, first = (each.mapTo(moment.page, each.rect().topLeft()).y() for each in parts)
    assert caution < first
    for illness in ("heart trouble", "low blood pressure", "eating disorder", "faint", "pregnant", "medicine"):
        assert moment.reads(illness)


def test_a_number_is_one_big_button_and_pressed_again_it_is_taken_back(moment: Moment) -> None:
    button = find(moment.page, "before_8", QPushButton)
    assert min(button.width(), button.height()) >= 48
    moment.click("before_8")
    assert moment.answers.intensity_before == 8
    moment.click("before_8")
    assert moment.answers.intensity_before is None


def test_digits_say_the_number_and_one_then_nought_is_ten(moment: Moment) -> None:
    find(moment.page, "before_3").setFocus()
    for digit in (Qt.Key.Key_1, Qt.Key.Key_0):
        press_on(QApplication.focusWidget(), digit)
    assert moment.answers.intensity_before == 10
    press_on(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert find(moment.page, "before_9").hasFocus()


def test_how_long_a_tool_was_used_is_noted_and_adds_up(moment: Moment, clock: StandingClock) -> None:
    moment.click("before_8", "tool_move")
    clock.pass_time(ms=240 * SECOND)
    moment.click("tool_done", "after_another", "tool_cool_water", "tool_done")
    moment.click("after_another", "tool_move")
    clock.pass_time(ms=60 * SECOND)
    moment.click("tool_another")
    assert moment.answers.tools == ((MOVE, 300), (COOL_WATER, 0))
    moment.click("right_now_after", "after_5")
    assert moment.said("after_facts") == "From 8 to 5, 5 minutes in between."


@pytest.mark.parametrize(
    ("before", "presses", "offered"),
    [
        (8, ("after_5",), True),
        (5, ("after_5",), False),
        (5, ("after_8",), False),
        (5, ("after_8", "after_steadier"), True),
    ],
)
def test_a_dig_is_offered_only_to_who_is_steadier(
    open_moment: Open, session: Session, before: int, presses: tuple[str, ...], offered: bool
) -> None:
    moment = open_moment(replace(right_now.begin(session), answers=RightNow(intensity_before=before), step="after"))
    moment.click(*presses)
    assert moment.shows("after_dig") is offered
    assert moment.shows("after_dig_now") is offered


def test_digging_now_keeps_the_moment_and_begins_with_it(qtbot: QtBot, moment: Moment, session: Session) -> None:
    moment.click("before_8", "tool_name_aloud", "naming_feelings_jealous", "tool_done", "after_4")
    with qtbot.waitSignal(moment.page.dig_wanted) as told:
        moment.click("after_dig_now")
    assert told.args == [Answers(feelings=("jealous",), intensity_before=4)]
    (line,) = journal.timeline(session)
    assert (line.intensity_before, line.intensity_after, line.tools) == (8, 4, ("name_aloud",))
    assert journal.drafts(session) == ()


def test_digging_later_leaves_a_dig_to_go_on_with(qtbot: QtBot, moment: Moment, session: Session) -> None:
    moment.click("before_8", "right_now_after", "after_6")
    with qtbot.waitSignal(moment.page.finished):
        moment.click("after_dig_later")
    assert [(draft.kind, draft.answers.intensity_before) for draft in journal.drafts(session)] == [("dig", 6)]


def test_stopping_keeps_the_moment_and_leads_back_to_where_it_was_begun(
    qtbot: QtBot, open_moment: Open, session: Session
) -> None:
    origin = Origin("course", "hot-moment", "a")
    moment = open_moment(right_now.begin(session, origin))
    moment.click("before_7", "right_now_stop")
    moment.write("after_words", "The stairs helped my hands.")
    with qtbot.waitSignal(moment.page.finished) as told:
        moment.click("after_stop")
    (line,) = journal.timeline(session)
    assert told.args == [line.id, origin]
    assert line.what_happened == "The stairs helped my hands."


def test_a_moment_in_which_nothing_was_said_leaves_nothing(qtbot: QtBot, moment: Moment, session: Session) -> None:
    moment.click("before_7", "before_7")
    with qtbot.waitSignal(moment.page.stopped):
        moment.click("right_now_stop")
    assert journal.drafts(session) == ()
    assert journal.timeline(session) == ()


def test_what_was_typed_survives_leaving_at_once_and_comes_back_in_its_tool(
    open_moment: Open, moment: Moment, session: Session, door: Door
) -> None:
    moment.click("before_9", "tool_unsent_message")
    moment.write("right_now_unsent", "You always \U0001f494")
    moment.keeper.seal_now()  # as Quick exit does, before the vault was given the words
    session.close()
    again = doors.open_with_passphrase(door, PASSPHRASE)
    (draft,) = journal.drafts(again)
    assert (draft.step, draft.answers) == (
        "unsent_message",
        RightNow(intensity_before=9, unsent="You always \U0001f494"),
    )


def test_a_draft_opens_at_the_screen_where_it_was_left(open_moment: Open, session: Session) -> None:
    own = right_now.add_tool(session, "The bench", "by the canal")
    seen_at = {"check_facts": "right_now_seen", "after": "after_words", "": "before_0", own.id: "own_time"}
    for step, seen in seen_at.items():
        moment = open_moment(replace(right_now.begin(session), step=step, answers=RightNow(intensity_before=8)))
        assert moment.shows(seen), step
    gone = open_moment(replace(right_now.begin(session), step="no such tool"))
    assert gone.shows("before_0")


def test_a_kept_moment_can_be_changed(qtbot: QtBot, open_moment: Open, session: Session) -> None:
    answers = RightNow(intensity_before=8, intensity_after=5, seen="a light")
    entry = right_now.finish(session, replace(right_now.begin(session), answers=answers))
    moment = open_moment(journal.edit(session, entry.id))
    assert not moment.shows("after_dig")
    moment.click("after_6", "after_another", "tool_check_facts")
    moment.write("right_now_made_of_it", "nothing yet")
    moment.click("tool_done")
    with qtbot.waitSignal(moment.page.finished):
        moment.click("after_stop")
    changed = journal.entry(session, entry.id).answers
    assert isinstance(changed, RightNow)
    assert (changed.intensity_after, changed.made_of_it, changed.seen) == (6, "nothing yet", "a light")


def test_by_keys_alone_from_the_number_to_the_kept_moment(qtbot: QtBot, moment: Moment, session: Session) -> None:
    def keys(*presses: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in presses:
            press_on(QApplication.focusWidget(), key, modifier)
            settle()

    keys(Qt.Key.Key_8)
    find(moment.page, "tool_grounding").setFocus()
    keys(Qt.Key.Key_Return)
    assert moment.shows("grounding_ask")
    keys(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    keys(Qt.Key.Key_5)
    keys(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert moment.shows("pick_screen")
    keys(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(moment.page.finished):
        keys(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    (line,) = journal.timeline(session)
    assert (line.intensity_before, line.intensity_after) == (8, 5)


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.5), ("contrast", 2.0)])
def test_everything_is_named_reached_by_tab_and_nothing_is_cut_off(
    open_moment: Open, session: Session, theme: Theme, clock: StandingClock, mode: Mode, scale: float
) -> None:
    theme.apply(mode=mode, scale=scale, font_choice="bundled", reduced_motion=False)
    now_ms = clock.stamp.utc_ms
    own = right_now.add_tool(session, "The bench", "by the canal")
    right_now.make_plan(session, "message_or_phone", "they are online late", "the phone goes into the kitchen")
    right_now.hold(session, "You always do this", now_ms - SECOND)
    right_now.put_off(session, "Why she laughed on the phone " * 4, now_ms - SECOND)
    answers = RightNow(intensity_before=8, intensity_after=5, triggers=("message_or_phone",), urges=(5, 6, 5))
    moment = open_moment(replace(right_now.begin(session), answers=answers), (876, 560))
    for step in ("pick", *TOOLS, own.id, NEW, "after"):
        moment.page._go(step)
        settle()
        names = tab_order(moment.page)
        assert all(names), f"{step}: a control without a name"
        controls = [find(moment.page, name) for name in names if not name.startswith("qt_")]
        nameless = [each.objectName() for each in controls if not each.accessibleName()]
        assert [name for name in nameless if not name.endswith("_scroller")] == [], step
        assert cut_off(moment.page) == [], step
