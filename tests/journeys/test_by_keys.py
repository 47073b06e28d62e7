# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every flow by keyboard alone, from where it begins to the kept entry: never a click, only keys and words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.journeys import ways
from tests.journeys.hands import Hands
from tests.journeys.short_flows import BECOMES, DEEDS, Say, Slide, read_back
from tests.world import StandingClock
from waterline.app import journal
from waterline.app.session import Door, open_with_passphrase
from waterline.domain import request, right_now
from waterline.domain.entry import DIG, Entry
from waterline.domain.sheets import FREE_PAGE, HEARTS, SHEETS, WATCHING_PLAN, Hearts, WatchingPlan

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOST_TABS = 120


class Keys:
    """Presses keys where the keyboard is; nothing is ever clicked."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    @property
    def at(self) -> QWidget:
        """What has the keyboard."""
        self.hands.wait(lambda: QApplication.focusWidget() is not None, "nothing has the keyboard", seconds=3)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is there."""
        for _ in range(MOST_TABS):
            if self.at.objectName() == name:
                return
            self.hands.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    def choose(self, name: str) -> None:
        """Go there by Tab and press Space."""
        self.tab_to(name)
        self.hands.press(Qt.Key.Key_Space)

    def say(self, name: str, words: str) -> None:
        """Go there by Tab and type."""
        self.tab_to(name)
        QTest.keyClicks(self.at, words)

    def slide(self, name: str, value: int) -> None:
        """Go there by Tab and set it from its beginning by arrows."""
        self.tab_to(name)
        self.hands.press(Qt.Key.Key_Home)
        for _ in range(value):
            self.hands.press(Qt.Key.Key_Right)

    def go_on(self) -> None:
        """Press Ctrl+Enter, which goes on in every flow."""
        self.hands.press(Qt.Key.Key_Return, CONTROL)


@pytest.fixture
def keys(open_program, journey_door) -> Keys:
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    return Keys(hands)


def entries(keys: Keys, door: Door) -> list[Entry]:
    """Lock by keys and read what the vault holds."""
    keys.hands.press(Qt.Key.Key_L, CONTROL)
    keys.hands.see("unlock_passphrase")
    with closing(open_with_passphrase(door, ways.PASSPHRASE)) as session:
        return [journal.entry(session, line.id) for line in journal.timeline(session)]


def test_a_dig(keys: Keys, journey_door: Door) -> None:
    steps: dict[str, Callable[[], None]] = {
        "name_step": lambda: keys.choose("feelings_jealous"),
        "happened_step": lambda: keys.say("what_happened", "The phone lit up."),
        "layers_step": lambda: keys.say("layer", "Being last."),
        "iceberg_step": lambda: keys.choose("iceberg_fear"),
        "fear_step": lambda: keys.choose("fears_being_left"),
        "need_step": lambda: keys.choose("needs_time"),
        "root_step": lambda: keys.say("root", "I fear being last."),
        "triage_step": lambda: keys.choose("triage_inside"),
        "next_step": lambda: keys.choose("next_own_step"),
        "after_step": lambda: None,
    }
    keys.tab_to("begin_dig")
    keys.hands.press(Qt.Key.Key_Return)
    for step, answer in steps.items():
        keys.hands.see(step)
        answer()
        keys.go_on()
    keys.hands.see("entry_page")
    (entry,) = entries(keys, journey_door)
    said = entry.answers
    assert entry.kind == DIG
    assert (said.feelings, said.what_happened, said.layers) == (("jealous",), "The phone lit up.", ("Being last.",))
    assert (said.iceberg, said.fears, said.needs) == (("fear",), ("being_left",), ("time",))
    assert (said.root, said.triage, said.next_step) == ("I fear being last.", "inside", "own_step")


def test_a_request(keys: Keys, journey_door: Door) -> None:
    keys.tab_to("place_requests")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("requests_page")
    keys.tab_to("new_request")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("request_page")
    keys.say("request_rule", "You must write.")
    keys.choose("request_feelings_anxious")
    keys.say("request_what_happened", "nobody wrote")
    keys.choose("request_needs_clarity")
    keys.say("request_ask", "send me a line at midnight")
    keys.say("request_if_no", "I call a friend.")
    keys.go_on()
    keys.hands.see("one_request_page")
    (entry,) = entries(keys, journey_door)
    said = entry.answers
    assert isinstance(said, request.RequestAnswers)
    assert (said.rule, said.feelings, said.needs) == ("You must write.", ("anxious",), ("clarity",))
    assert (said.what_happened, said.ask, said.if_no) == (
        "nobody wrote",
        "send me a line at midnight",
        "I call a friend.",
    )


def test_right_now(keys: Keys, journey_door: Door) -> None:
    keys.hands.press(Qt.Key.Key_R, ALT)
    keys.hands.see("right_now_page")
    keys.choose("before_8")
    keys.tab_to("tool_check_facts")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("tool_screen")
    keys.say("right_now_seen", "One message.")
    keys.say("right_now_made_of_it", "That it is over.")
    keys.tab_to("tool_back")
    keys.hands.press(Qt.Key.Key_Return)
    keys.tab_to("right_now_after")
    keys.hands.press(Qt.Key.Key_Return)
    keys.choose("after_5")
    keys.tab_to("after_stop")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("entry_page")
    (entry,) = entries(keys, journey_door)
    said = entry.answers
    assert isinstance(said, right_now.RightNow)
    assert (said.intensity_before, said.intensity_after) == (8, 5)
    assert (said.seen, said.made_of_it) == ("One message.", "That it is over.")


@pytest.mark.parametrize("kind", SHEETS)
def test_all_of_a_short_flow(keys: Keys, journey_door: Door, kind: str) -> None:
    if kind == WATCHING_PLAN:
        keys.tab_to("place_settings")
        keys.hands.press(Qt.Key.Key_Return)
        keys.hands.see("settings_page")
        keys.choose("settings_kink_on")
    _begin(keys, kind)
    for deed in DEEDS[kind]:
        if isinstance(deed, Say):
            keys.say(deed.name, deed.words)
        elif isinstance(deed, Slide):
            keys.slide(deed.name, deed.value)
        else:
            keys.choose(deed.name)
    keys.go_on()
    keys.hands.see("entry_page")
    for said in read_back(kind):
        keys.hands.wait(lambda said=said: keys.hands.reads(said), f"the entry says: {said}", seconds=5)
    (entry,) = entries(keys, journey_door)
    assert entry.kind == kind
    assert replace(entry.answers, people=()) == BECOMES[kind]
    assert len(entry.answers.people) == (kind != FREE_PAGE)


def test_how_the_one_thing_of_a_check_in_went(keys: Keys, journey_door: Door, clock: StandingClock) -> None:
    _begin(keys, HEARTS)
    keys.choose("chosen_rituals")
    keys.say("what_happened", "Tea on the stairs.")
    keys.go_on()
    keys.hands.see("entry_page")
    keys.hands.press(Qt.Key.Key_L, CONTROL)
    keys.hands.see("unlock_passphrase")
    clock.pass_time(days=7)
    keys.say("unlock_passphrase", ways.PASSPHRASE)
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("entry_page")
    keys.tab_to("place_now")
    keys.hands.press(Qt.Key.Key_Return)
    keys.tab_to("follow_up_open")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("entry_page")
    keys.tab_to("entry_edit")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("hearts_page")
    keys.say("how_it_went", "Twice.")
    keys.go_on()
    keys.hands.see("entry_page")
    (entry,) = entries(keys, journey_door)
    assert entry.answers == Hearts(chosen="rituals", what_happened="Tea on the stairs.", how_it_went="Twice.")
    assert entry.ask_again_ms is None


def test_how_the_evening_was(keys: Keys, journey_door: Door) -> None:
    keys.tab_to("place_settings")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("settings_page")
    keys.choose("settings_kink_on")
    _begin(keys, WATCHING_PLAN)
    keys.say("signal", "Both hands up.")
    keys.go_on()
    keys.hands.see("entry_page")
    keys.tab_to("entry_edit")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("watching_plan_page")
    keys.say("how_it_was", "Used once.")
    keys.go_on()
    keys.hands.see("entry_page")
    (entry,) = entries(keys, journey_door)
    assert entry.answers == WatchingPlan(signal="Both hands up.", how_it_was="Used once.")


def test_a_page_with_a_template_that_is_kept_begun_with_and_forgotten(keys: Keys, journey_door: Door) -> None:
    _begin(keys, FREE_PAGE)
    keys.say("what_happened", "What did I dream?")
    keys.choose("templates_fold_button")
    keys.say("template_name", "Morning")
    keys.choose("template_keep")
    keys.hands.wait(lambda: keys.hands.reads("Kept as “Morning”."), "it is kept")
    keys.choose("flow_stop")
    _begin(keys, FREE_PAGE)
    keys.choose("template_1")
    keys.say("what_happened", "")
    keys.choose("templates_fold_button")
    keys.choose("template_1_forget")
    keys.go_on()
    keys.hands.see("entry_page")
    (entry,) = entries(keys, journey_door)
    assert entry.answers.what_happened == "What did I dream?"


def _begin(keys: Keys, kind: str) -> None:
    keys.tab_to("place_journal")
    keys.hands.press(Qt.Key.Key_Return)
    keys.hands.see("journal_page")
    keys.tab_to("other_flows")
    keys.hands.press(Qt.Key.Key_Return)
    _take_from_menu(keys, f"begin_{kind}")
    keys.hands.see(f"{kind}_page")


def _take_from_menu(keys: Keys, action: str) -> None:
    keys.hands.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "the menu opens")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(len(menu.actions()) + 1):
        active = menu.activeAction()
        if active is not None and active.objectName() == action:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
