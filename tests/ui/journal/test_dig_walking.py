# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walking through the dig: forward and back by keys, stopping, coming back, finishing, changing an entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.held_desk import HeldDesk
from tests.ui.journal.test_dig_steps import click, type_into
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import StandingClock
from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import Answers, Draft, Entry, Origin
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.dig_page import DigPage
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(page: DigPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.window().focusWidget() or page, key, modifier)
    settle()


def test_ctrl_enter_walks_to_the_end_and_alt_left_walks_back(dig_page: DigPage) -> None:
    for step in STEPS[1:]:
        press(dig_page, Qt.Key.Key_Return, CTRL)
        assert dig_page.dig.step is step
    for step in reversed(STEPS[:-1]):
        press(dig_page, Qt.Key.Key_Left, ALT)
        assert dig_page.dig.step is step
    press(dig_page, Qt.Key.Key_Left, ALT)
    assert dig_page.dig.step is STEPS[0]


def test_every_step_can_be_skipped_from_the_keyboard(dig_page: DigPage) -> None:
    for step in STEPS[1:]:
        skip = find(dig_page, "skip", QAbstractButton)
        skip.setFocus(Qt.FocusReason.TabFocusReason)
        press(dig_page, Qt.Key.Key_Return)
        assert dig_page.dig.step is step
    assert not find(dig_page, "skip").isVisible(), "there is nothing to skip to"


def test_the_focus_lands_on_the_first_control_of_each_step(dig_page: DigPage) -> None:
    landed = []
    for step in STEPS:
        dig_page.go_to(step)
        settle()
        focused = QApplication.focusWidget()
        landed.append(focused.objectName() if focused else "nowhere")
    assert landed == [
        "feelings_jealous", "what_happened", "layer", "iceberg_fear", "fears_being_left", "needs_time", "root",
        "triage_inside", "next_request", "intensity_after_slider",
    ]  # fmt: skip


def test_back_skip_and_continue_never_move(dig_page: DigPage) -> None:
    places = set()
    for step in STEPS[1:-1]:
        dig_page.go_to(step)
        settle()
        buttons = [find(dig_page, name) for name in ("back", "skip", "continue")]
        places.add(tuple((each.mapTo(dig_page, each.rect().topLeft()), each.width()) for each in buttons))
    assert len(places) == 1


@pytest.mark.parametrize("step", STEPS)
def test_everything_on_a_step_has_a_name_of_its_own_and_tab_reaches_it(dig_page: DigPage, step: Step) -> None:
    dig_page.go_to(step)
    settle()
    names = tab_order(dig_page)
    assert len(names) == len(set(names)), names
    assert "" not in names
    for name in names:
        assert find(dig_page, name).accessibleName(), name
    first = QApplication.focusWidget()
    assert first is not None
    assert names.index(first.objectName()) < names.index("continue") < names.index("stop_here")
    assert names[-1] == "stop_here", "the step and its buttons come first"


def test_tab_follows_the_eye_also_past_what_came_late(dig_page: DigPage, session: Session) -> None:
    journal.add_person(session, "Sam")
    dig_page.go_to(Step.HAPPENED)
    wanted = ("triggers_party_or_event", "people_myself", "nickname", "add_person", "when_now", "continue")
    assert [name for name in tab_order(dig_page) if name in wanted] == list(wanted)
    dig_page.go_to(Step.LAYERS)
    for layer in ("one", "two", "three"):
        type_into(dig_page, "layer", layer)
        click(dig_page, "deeper")
    click(dig_page, "layer_2_edit")
    order = [name for name in tab_order(dig_page) if "layer" in name or name in ("deeper", "continue")]
    assert order[:7] == [
        "layer_1_edit", "layer_1_remove", "layer", "deeper", "layer_3_edit", "layer_3_remove", "continue",
    ]  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_no_word_is_cut_off_at_twice_the_text_size_in_the_smallest_window(
    dig_page: DigPage, theme: Theme, step: Step
) -> None:
    dig_page.resize(828, 560)
    theme.apply(scale=2.0)
    dig_page.go_to(step)
    settle()
    assert cut_off(dig_page) == []


# Nothing is stored until something is said ----------------------------------------------------------
def test_an_untouched_dig_leaves_no_draft(dig_page: DigPage, keeper: DraftKeeper, session: Session) -> None:
    for step in STEPS:
        dig_page.go_to(step)
    dig_page.leave()
    keeper.keep_now()
    assert journal.drafts(session) == ()


def test_what_was_said_and_taken_back_leaves_no_draft(
    dig_page: DigPage, stored: Callable[[], Draft], session: Session
) -> None:
    click(dig_page, "feelings_sad")
    assert stored().answers.feelings == ("sad",)
    click(dig_page, "feelings_sad")
    dig_page.leave()
    assert journal.drafts(session) == ()


def test_walking_to_the_end_without_a_word_keeps_no_entry(qtbot: QtBot, dig_page: DigPage, session: Session) -> None:
    dig_page.go_to(Step.AFTER)
    assert "Leave without an entry" in words_on(dig_page.card)
    with qtbot.waitSignal(dig_page.stopped), qtbot.assertNotEmitted(dig_page.finished):
        click(dig_page, "continue")
    assert journal.timeline(session) == ()
    assert journal.drafts(session) == ()


# Stopping and coming back ---------------------------------------------------------------------------
def test_stopping_keeps_a_draft_and_says_where_it_came_from(qtbot: QtBot, dig_page: DigPage, session: Session) -> None:
    origin = Origin("course", "digging", "try")
    dig_page.open(journal.begin_dig(session, origin=origin))
    click(dig_page, "feelings_lonely")
    dig_page.go_to(Step.NEED)
    with qtbot.waitSignal(dig_page.stopped) as stopped:
        click(dig_page, "stop_here")
    assert stopped.args == [origin]
    (draft,) = journal.drafts(session)
    assert (draft.answers.feelings, draft.step, draft.origin) == (("lonely",), "need", origin)


def test_a_draft_opens_at_its_step(dig_page: DigPage, session: Session) -> None:
    journal.keep_draft(
        session, journal.begin_dig(session).with_answers(Answers(root="I need time."), "root", session.now())
    )
    (draft,) = journal.drafts(session)
    dig_page.open(draft)
    assert dig_page.dig.step is Step.ROOT
    assert find(dig_page, "root", QPlainTextEdit).toPlainText() == "I need time."
    assert "Step 7 of 10" in words_on(dig_page.card)


def test_typed_words_survive_steps_looks_and_sizes(dig_page: DigPage, theme: Theme) -> None:
    dig_page.go_to(Step.HAPPENED)
    type_into(dig_page, "what_happened", "Two plates on the table")
    theme.apply(mode="dark", scale=2.0)
    dig_page.resize(700, 500)
    dig_page.go_to(Step.NEED)
    theme.apply(mode="contrast", scale=1.0)
    dig_page.resize(1200, 800)
    dig_page.go_to(Step.HAPPENED)
    assert find(dig_page, "what_happened", QPlainTextEdit).toPlainText() == "Two plates on the table"


def test_the_rail_stands_beside_in_a_wide_window_and_below_in_a_narrow_one(dig_page: DigPage, theme: Theme) -> None:
    dig_page.resize(1100, 700)
    settle()
    assert not dig_page.card.isAncestorOf(dig_page.rail)
    dig_page.resize(900, 640)
    settle()
    assert dig_page.card.isAncestorOf(dig_page.rail)
    dig_page.resize(1100, 700)
    theme.apply(scale=1.5)
    settle()
    assert dig_page.card.isAncestorOf(dig_page.rail)


# Finishing ------------------------------------------------------------------------------------------
def test_finishing_turns_the_draft_into_an_entry(
    qtbot: QtBot, dig_page: DigPage, keeper: DraftKeeper, session: Session
) -> None:
    click(dig_page, "feelings_hurt")
    dig_page.go_to(Step.AFTER)
    with qtbot.waitSignal(dig_page.finished) as finished:
        press(dig_page, Qt.Key.Key_Return, CTRL)
    assert finished.args is not None
    entry_id, origin = finished.args
    assert journal.entry(session, entry_id).answers.feelings == ("hurt",)
    assert origin is None
    keeper.keep_now()
    assert journal.drafts(session) == ()


def test_a_dig_that_was_left_leaves_none_of_its_words_on_the_page(dig_page: DigPage) -> None:
    dig_page.go_to(Step.ROOT)
    type_into(dig_page, "root", "nobody else reads this")
    click(dig_page, "stop_here")
    assert dig_page.findChildren(QPlainTextEdit) == []
    assert not any("nobody" in label.text() for label in dig_page.card.findChildren(QLabel))


def test_a_click_while_the_entry_is_being_kept_changes_nothing(qtbot: QtBot, session: Session, theme: Theme) -> None:
    desk = HeldDesk()
    page = DigPage(session, desk, theme, DraftKeeper(desk, session))
    page.open(journal.begin_dig(session))
    put_on_screen(page, qtbot, (964, 700))
    desk.answer_all()
    click(page, "feelings_hurt")
    page.go_to(Step.AFTER)
    seen: list[object] = []
    page.finished.connect(lambda *args: seen.append(args))
    page.stopped.connect(lambda *args: seen.append(args))
    page.go_on()
    page.go_on()
    page.stop()
    page.go_back()
    desk.answer_all()
    assert len(seen) == 1
    assert len(journal.timeline(session)) == 1
    assert journal.drafts(session) == ()


def test_an_entry_that_could_not_be_kept_is_still_there_to_keep(
    qtbot: QtBot, session: Session, theme: Theme, write: Callable[..., Entry]
) -> None:
    entry = write(root="before")
    desk = InstantDesk()
    keeper = DraftKeeper(desk, session)
    page = DigPage(session, desk, theme, keeper)
    page.open(journal.edit(session, entry.id))
    put_on_screen(page, qtbot, (964, 700))
    page.go_to(Step.ROOT)
    type_into(page, "root", " and after")
    journal.trash(session, entry.id)
    journal.delete_for_good(session, entry.id)
    page.go_to(Step.AFTER)
    with qtbot.waitSignal(keeper.refused), qtbot.assertNotEmitted(page.finished):
        page.go_on()
    assert page.dig.answers.root == "before and after"
    assert find(page, "continue").isEnabled()


# Changing an entry ------------------------------------------------------------------------------------
def test_changing_an_entry_keeps_how_it_stood_before(
    qtbot: QtBot, dig_page: DigPage, session: Session, write: Callable[..., Entry]
) -> None:
    entry = write(root="I need time.", feelings=("sad",))
    dig_page.open(journal.edit(session, entry.id))
    assert "Changing an entry · Step 1 of 10" in words_on(dig_page.card)
    assert dig_page.title.endswith("Changing an entry")
    click(dig_page, "feelings_hurt")
    dig_page.go_to(Step.AFTER)
    assert "Keep the changes" in words_on(dig_page.card)
    with qtbot.waitSignal(dig_page.finished) as finished:
        click(dig_page, "continue")
    assert finished.args == [entry.id, None]
    assert journal.entry(session, entry.id).answers.feelings == ("sad", "hurt")
    (version,) = journal.versions(session, entry.id)
    assert version.answers == entry.answers


def test_looking_through_an_entry_without_changing_it_leaves_no_version_and_no_draft(
    qtbot: QtBot, dig_page: DigPage, session: Session, write: Callable[..., Entry], clock: StandingClock
) -> None:
    entry = write(root="I need time.")
    clock.pass_time(days=1)
    dig_page.open(journal.edit(session, entry.id))
    for step in STEPS:
        dig_page.go_to(step)
    assert journal.drafts(session) == ()
    with qtbot.waitSignal(dig_page.finished) as finished:
        click(dig_page, "continue")
    assert finished.args == [entry.id, None]
    assert journal.versions(session, entry.id) == ()
    assert journal.entry(session, entry.id) == entry


def test_stopping_in_a_change_leaves_the_entry_as_it_was(
    dig_page: DigPage, session: Session, write: Callable[..., Entry]
) -> None:
    entry = write(root="I need time.")
    dig_page.open(journal.edit(session, entry.id))
    click(dig_page, "feelings_hurt", "stop_here")
    assert journal.entry(session, entry.id) == entry
    (draft,) = journal.drafts(session)
    assert draft.entry_id == entry.id
