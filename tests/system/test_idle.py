# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Five minutes without a hand on the program lock it: real events, and clocks that a test can turn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from waterline.system.idle import IdleClock


class Time:
    """A computer's two clocks; while it sleeps only the one on the wall goes on."""

    def __init__(self) -> None:
        self.monotonic = 1_000.0
        self.wall = 1_795_000_000.0

    def passes(self, seconds: float) -> None:
        """Let time go by for both."""
        self.monotonic += seconds
        self.wall += seconds


class Room:
    """A clock that runs, the field a person types in, and what has been said."""

    def __init__(self, app: QApplication, field: QPlainTextEdit, minutes: float = 5) -> None:
        self.time = Time()
        self.field = field
        self.clock = IdleClock(app, minutes=minutes, monotonic=lambda: self.time.monotonic, wall=lambda: self.time.wall)
        self.said: list[object] = []
        self.clock.nearly.connect(self.said.append)
        self.clock.resumed.connect(lambda: self.said.append("resumed"))
        self.clock.idle.connect(lambda: self.said.append("idle"))
        self.clock.start()

    def after(self, seconds: float) -> list[object]:
        """Return everything said up to `seconds` from now."""
        self.time.passes(seconds)
        self.clock.check()
        return self.said


@pytest.fixture
def field(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def room(qapp: QApplication, field: QPlainTextEdit) -> Iterator[Room]:
    made = Room(qapp, field)
    yield made
    made.clock.stop()


def test_nobody_at_the_keyboard_is_warned_half_a_minute_before_and_then_locked_out(room: Room) -> None:
    assert room.after(269) == []
    assert room.after(1) == [30]
    assert room.after(29) == [30]
    assert room.after(1) == [30, "idle"]


def test_it_is_said_once_until_somebody_unlocks(room: Room) -> None:
    assert room.after(300) == ["idle"]
    assert room.after(600) == ["idle"]
    room.clock.start()
    assert room.after(299)[1:] == [1]


@pytest.mark.parametrize("hand", ["key", "click", "wheel", "move", "touch", "input method"])
def test_a_hand_at_work_starts_the_time_anew(room: Room, hand: str) -> None:
    room.after(200)
    window = room.field.windowHandle()
    if hand == "key":
        QTest.keyClick(room.field, Qt.Key.Key_A)
    elif hand == "click":
        QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    elif hand == "wheel":
        QTest.wheelEvent(window, QPointF(5, 5), QPoint(0, 120))
    elif hand == "move":
        QTest.mouseMove(window, QPoint(31, 17))
        QTest.mouseMove(window, QPoint(32, 17))
    elif hand == "touch":
        QTest.touchEvent(window, QTest.createTouchDevice()).press(0, QPoint(5, 5)).commit()
    else:
        QCoreApplication.sendEvent(room.field, QInputMethodEvent("に", []))
    assert room.after(250) == []


def test_typing_after_the_warning_takes_it_back(room: Room) -> None:
    assert room.after(275) == [25]
    QTest.keyClick(room.field, Qt.Key.Key_A)
    assert room.after(260) == [25, "resumed"]
    assert room.after(10) == [25, "resumed", 30]


def test_the_time_can_be_extended(room: Room) -> None:
    room.after(280)
    room.clock.extend()
    assert room.after(299) == [20, "resumed", 1]


def test_a_lid_closed_for_an_hour_counts(room: Room) -> None:
    room.time.wall += 3600  # the monotonic clock slept
    assert room.after(0) == ["idle"]


def test_the_first_key_after_the_lid_opens_extends_nothing(qtbot: QtBot, room: Room) -> None:
    room.time.wall += 3600
    QTest.keyClick(room.field, Qt.Key.Key_A)
    assert room.said == []  # not in the middle of somebody's key
    qtbot.waitUntil(lambda: room.said == ["idle"], timeout=1000)


def test_a_wall_clock_set_back_does_not_keep_the_journal_open(room: Room) -> None:
    room.time.wall -= 86_400
    assert room.after(300) == ["idle"]


def test_windows_appearing_under_a_pointer_that_lies_still_are_nobodys_hand(room: Room) -> None:
    here = QPoint(41, 20)
    room.after(200)
    QApplication.sendEvent(room.field.viewport(), QEnterEvent(here, here, here))
    QApplication.sendEvent(room.field, QEvent(QEvent.Type.LayoutRequest))
    nothing = Qt.MouseButton.NoButton
    made_up = QMouseEvent(QEvent.Type.MouseMove, here, here, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(room.field.viewport(), made_up)
    assert room.after(100) == ["idle"]


def test_never_means_never(room: Room) -> None:
    room.clock.minutes = 0
    assert room.after(1_000_000) == []
    assert room.clock.minutes == 0


def test_another_limit_counts_from_its_choice(room: Room) -> None:
    room.after(200)
    room.clock.minutes = 10
    assert room.after(560) == []
    assert room.after(40) == ["idle"]


def test_a_short_limit_warns_halfway(room: Room) -> None:
    room.clock.minutes = 0.5
    assert room.after(14) == []
    assert room.after(1) == [15]


def test_a_stopped_clock_is_silent(room: Room) -> None:
    room.clock.stop()
    room.clock.extend()
    assert room.after(1_000) == []


def test_the_clock_looks_by_itself(qtbot: QtBot, qapp: QApplication) -> None:
    clock = IdleClock(qapp, minutes=0.3 / 60)
    with qtbot.waitSignals([clock.nearly, clock.idle], timeout=2000, order="strict"):
        clock.start()
