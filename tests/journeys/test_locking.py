# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""It locks by itself, shows nothing while locked, and unlocking comes back to the same line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.journeys import ways
from waterline.app import preferences
from waterline.app.preferences import Preferences
from waterline.ui.auto_lock import AutoLock
from waterline.ui.shared.buttons import NavButton


@pytest.fixture
def app(open_program, journey_door):
    program, hands = open_program(journey_door)
    ways.first_run(hands)
    return program, hands


def auto_lock(program):
    (found,) = program.gate.findChildren(AutoLock)
    return found


def writing(hands, words):
    hands.click("begin_dig")
    hands.see("name_step")
    hands.click("continue")
    hands.write("what_happened", words)


def test_leaving_the_screen_locks_and_coming_back_finds_the_same_words(app):
    program, hands = app
    writing(hands, "half a sentence")
    program.away.away.emit("locked")
    hands.see("unlock_page")
    assert not hands.reads("half a sentence")
    hands.write("unlock_passphrase", ways.PASSPHRASE)
    hands.click("unlock_open")
    assert hands.see("what_happened", QPlainTextEdit).toPlainText() == "half a sentence"


@pytest.mark.parametrize("place", ["patterns", "course", "settings"])
def test_unlocking_comes_back_to_the_same_place(app, place):
    _, hands = app
    hands.click(f"place_{place}")
    hands.click("lock_button")
    hands.write("unlock_passphrase", ways.PASSPHRASE)
    hands.click("unlock_open")
    hands.wait(lambda: hands.see(f"place_{place}", NavButton).is_here(), f"{place} is in view again")


def test_a_dialog_does_not_outlive_the_lock(app):
    program, hands = app
    hands.press(Qt.Key.Key_F1)
    hands.wait(lambda: QApplication.activeModalWidget() is not None, "the list of keys opens")
    program.away.away.emit("locked")
    hands.see("unlock_page")
    assert QApplication.activeModalWidget() is None


def test_sleep_is_not_held_up_when_it_is_locked_already(app, monkeypatch):
    program, hands = app
    hands.click("lock_button")
    hands.see("unlock_passphrase")  # it is asked for once the journal is closed
    safe = []
    monkeypatch.setattr(type(program.away), "safe_to_sleep", lambda _: safe.append(True))
    program.away.away.emit("sleep")
    assert safe == [True]


def test_nobody_touching_it_is_warned_of_and_then_locks(app):
    program, hands = app
    writing(hands, "half a sentence")
    clock = auto_lock(program)._idle
    clock._last = (clock._last[0] - 4.6 * 60, clock._last[1] - 4.6 * 60)
    clock.check()
    hands.see("message_bar")
    assert "locks in" in program.window.messages.words()
    clock._last = (clock._last[0] - 60, clock._last[1] - 60)
    clock.check()
    hands.see("unlock_page")


def test_a_touch_after_the_warning_keeps_it_open(app):
    program, hands = app
    clock = auto_lock(program)._idle
    clock._last = (clock._last[0] - 4.6 * 60, clock._last[1] - 4.6 * 60)
    clock.check()
    hands.click("message_bar_action")
    QTest.qWait(50)
    assert program.gate.session is not None
    assert program.window.messages.words() == ""


def test_never_means_never(open_program, journey_door):
    journey_door.files.prepare_folder()
    preferences.save(journey_door.files, Preferences(lock_after_minutes=0))
    program, hands = open_program(journey_door)
    ways.first_run(hands)
    clock = auto_lock(program)._idle
    clock._last = (clock._last[0] - 9999, clock._last[1] - 9999)
    clock.check()
    QTest.qWait(50)
    assert program.gate.session is not None


def test_sleep_waits_until_it_is_locked(app, monkeypatch, journey_door):
    program, hands = app
    open_when_safe = []
    monkeypatch.setattr(type(program.away), "safe_to_sleep", lambda _: open_when_safe.append(bool(journey_door.held)))
    program.away.away.emit("sleep")
    hands.see("unlock_passphrase")
    assert open_when_safe == [False]
