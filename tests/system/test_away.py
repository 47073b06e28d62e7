# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program learns that the person left: from a real bus, a desktop made small, and no desktop at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.system.desktop import ANOTHER_SESSION, LOGIND, OUR_SESSION, Desktop, private_bus
from waterline.system import away_linux
from waterline.system.away import AwayReason, AwaySignals, away_signals
from waterline.system.away_linux import SCREEN_SAVERS, LinuxAway

SOON_MS = 1000  # the promise: locked within a second of the screen


@pytest.fixture(scope="module")
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def desktop(bus: str) -> Iterator[Desktop]:
    made = Desktop(bus, LOGIND, *SCREEN_SAVERS, away_linux.KDE_LOCKER)
    yield made
    made.close()


@pytest.fixture
def listening(bus: str, desktop: Desktop, qtbot: QtBot) -> Iterator[LinuxAway]:
    """Signals of a program that has been running for a moment: it knows its session and holds its delay."""
    signals = LinuxAway(system_bus=bus, session_bus=bus)
    signals.start()
    qtbot.waitUntil(lambda: desktop.delays_held() == 1 and knows_its_session(signals))
    yield signals
    signals.stop()


def knows_its_session(signals: LinuxAway) -> bool:
    return any(login.active is not None for login in signals._watched.values())


def expect(qtbot: QtBot, signals: AwaySignals, reason: AwayReason, happening: Callable[[], None]) -> None:
    with qtbot.waitSignal(signals.away, timeout=SOON_MS, check_params_cb=lambda told: told == reason):
        happening()


# Leaving is noticed -------------------------------------------------------------------------------
def test_closing_the_lid_is_noticed(qtbot: QtBot, desktop: Desktop, listening: LinuxAway) -> None:
    expect(qtbot, listening, AwayReason.SLEEP, lambda: desktop.prepare_for_sleep(True))


def test_a_request_to_lock_this_session_is_noticed(qtbot: QtBot, desktop: Desktop, listening: LinuxAway) -> None:
    expect(qtbot, listening, AwayReason.LOCKED, desktop.lock)


@pytest.mark.parametrize("told_with_value", [True, False])
def test_a_locked_session_is_noticed(
    qtbot: QtBot, desktop: Desktop, listening: LinuxAway, told_with_value: bool
) -> None:
    locked = lambda: desktop.change("LockedHint", True, told_with_value=told_with_value)  # noqa: E731
    expect(qtbot, listening, AwayReason.LOCKED, locked)


def test_another_account_on_the_screen_is_noticed(qtbot: QtBot, desktop: Desktop, listening: LinuxAway) -> None:
    expect(qtbot, listening, AwayReason.USER_SWITCH, lambda: desktop.change("Active", False))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
        ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
        ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
        ("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
    ],
)
def test_every_desktops_screen_saver_is_noticed(
    qtbot: QtBot, desktop: Desktop, listening: LinuxAway, path: str, name: str
) -> None:
    expect(qtbot, listening, AwayReason.LOCKED, lambda: desktop.tell(path, name, "ActiveChanged", True))


def test_plasma_is_noticed_before_it_covers_the_screen(qtbot: QtBot, desktop: Desktop, listening: LinuxAway) -> None:
    expect(
        qtbot, listening, AwayReason.LOCKED, lambda: desktop.tell("/ScreenSaver", away_linux.KDE_LOCKER, "AboutToLock")
    )


def test_a_screen_saver_that_starts_after_the_program_is_noticed(qtbot: QtBot, bus: str) -> None:
    signals = LinuxAway(system_bus=bus, session_bus=bus)
    signals.start()
    late = Desktop(bus, "org.gnome.ScreenSaver")
    try:
        tell = lambda: late.tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)  # noqa: E731
        expect(qtbot, signals, AwayReason.LOCKED, tell)
    finally:
        signals.stop()
        late.close()


def test_the_session_is_found_by_its_number_where_logind_knows_no_other_way(
    qtbot: QtBot, desktop: Desktop, bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    desktop.sessions = {"2": OUR_SESSION}
    signals = LinuxAway(system_bus=bus, session_bus=bus)
    signals.start()
    qtbot.waitUntil(lambda: knows_its_session(signals))
    expect(qtbot, signals, AwayReason.LOCKED, desktop.lock)
    signals.stop()


# Not leaving is not -------------------------------------------------------------------------------
def test_nobody_is_locked_out_by_coming_back_or_by_another_persons_session(
    qtbot: QtBot, desktop: Desktop, listening: LinuxAway
) -> None:
    told: list[str] = []
    listening.away.connect(told.append)
    desktop.prepare_for_sleep(False)
    desktop.tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    desktop.change("LockedHint", False)
    desktop.change("Active", True)
    desktop.lock(ANOTHER_SESSION)
    desktop.change("LockedHint", True, session=ANOTHER_SESSION)
    expect(qtbot, listening, AwayReason.LOCKED, desktop.lock)  # told last, so everything before has arrived
    assert told == [AwayReason.LOCKED]


def test_a_session_that_was_never_in_front_locks_nobody_out(qtbot: QtBot, bus: str, desktop: Desktop) -> None:
    desktop.properties = {"Active": False, "LockedHint": True}
    signals = LinuxAway(system_bus=bus, session_bus=bus)
    told: list[str] = []
    signals.away.connect(told.append)
    signals.start()
    qtbot.waitUntil(lambda: knows_its_session(signals))
    desktop.change("Active", False)
    desktop.change("LockedHint", True)
    expect(qtbot, signals, AwayReason.LOCKED, desktop.lock)
    signals.stop()
    assert told == [AwayReason.LOCKED]


# Sleep waits for the lock -------------------------------------------------------------------------
def test_sleep_waits_until_the_journal_is_locked(qtbot: QtBot, desktop: Desktop, listening: LinuxAway) -> None:
    what, who, _why, mode = desktop.inhibited[0]
    assert (what, who, mode) == ("sleep", "Waterline", "delay")
    expect(qtbot, listening, AwayReason.SLEEP, lambda: desktop.prepare_for_sleep(True))
    assert desktop.delays_held() == 1
    listening.safe_to_sleep()
    assert desktop.delays_held() == 0


def test_the_next_sleep_waits_too(qtbot: QtBot, desktop: Desktop, listening: LinuxAway) -> None:
    expect(qtbot, listening, AwayReason.SLEEP, lambda: desktop.prepare_for_sleep(True))
    listening.safe_to_sleep()
    desktop.prepare_for_sleep(False)
    qtbot.waitUntil(lambda: desktop.delays_held() == 1, timeout=SOON_MS)


def test_locking_for_another_reason_keeps_the_delay_for_later(
    qtbot: QtBot, desktop: Desktop, listening: LinuxAway
) -> None:
    expect(qtbot, listening, AwayReason.LOCKED, desktop.lock)
    listening.safe_to_sleep()
    assert desktop.delays_held() == 1


def test_a_journal_that_never_says_it_is_locked_does_not_keep_the_computer_awake(
    qtbot: QtBot, desktop: Desktop, listening: LinuxAway
) -> None:
    listening._give_way.setInterval(50)
    expect(qtbot, listening, AwayReason.SLEEP, lambda: desktop.prepare_for_sleep(True))
    qtbot.waitUntil(lambda: desktop.delays_held() == 0, timeout=SOON_MS)


def test_leaving_the_program_gives_the_delay_back(desktop: Desktop, listening: LinuxAway) -> None:
    listening.stop()
    assert desktop.delays_held() == 0


# A desktop may lack anything ----------------------------------------------------------------------
def test_a_refused_delay_still_lets_sleep_be_noticed(qtbot: QtBot, bus: str) -> None:
    desktop = Desktop(bus, LOGIND, refuses=("Inhibit", "Get"))
    signals = LinuxAway(system_bus=bus, session_bus=bus)
    signals.start()
    qtbot.waitUntil(lambda: bool(signals._watched))
    expect(qtbot, signals, AwayReason.SLEEP, lambda: desktop.prepare_for_sleep(True))
    signals.safe_to_sleep()
    signals.stop()
    desktop.close()


def test_a_logind_that_hangs_holds_up_nothing(qtbot: QtBot, bus: str) -> None:
    hanging = Desktop(bus, LOGIND, silent=True)
    signals = LinuxAway(system_bus=bus, session_bus=bus)
    before = time.monotonic()
    signals.start()
    signals.stop()
    assert time.monotonic() - before < 0.5  # a question that waited would take its 5 s
    hanging.close()


def test_a_bus_without_these_services_is_no_trouble(qtbot: QtBot, bus: str) -> None:
    signals = LinuxAway(system_bus=bus, session_bus=bus)
    told: list[str] = []
    signals.away.connect(told.append)
    signals.start()
    qtbot.wait(50)
    signals.safe_to_sleep()
    signals.stop()
    assert told == []


def test_a_bus_that_goes_away_is_no_trouble(qtbot: QtBot) -> None:
    with private_bus() as address:
        signals = LinuxAway(system_bus=address, session_bus=address)
        signals.start()
        qtbot.wait(20)
    qtbot.wait(50)
    signals.safe_to_sleep()
    signals.stop()


PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from waterline.system.away import away_signals
app = QCoreApplication([])
signals = away_signals()
signals.away.connect(lambda reason: (print(reason, flush=True), app.quit()))
signals.start()
print("ready", flush=True)
QTimer.singleShot(int(sys.argv[1]), app.quit)
app.exec()
signals.stop()
"""


def program(wait_ms: int, **environment: str) -> subprocess.Popen[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_"))}
    env |= {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(wait_ms)], env=env, stdout=-1, stderr=-1, text=True)


def test_a_computer_without_any_bus_is_no_trouble(tmp_path: Path) -> None:
    nowhere = f"unix:path={tmp_path / 'none'}"
    running = program(50, DBUS_SYSTEM_BUS_ADDRESS=nowhere, XDG_RUNTIME_DIR=str(tmp_path), HOME=str(tmp_path))
    said, complained = running.communicate(timeout=20)
    assert (said, complained, running.returncode) == ("ready\n", "", 0)
    assert list(tmp_path.iterdir()) == []  # nor was one started for us


def test_this_computers_own_buses_are_the_ones_listened_to(bus: str, desktop: Desktop) -> None:
    running = program(5000, DBUS_SYSTEM_BUS_ADDRESS=bus)
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    while desktop.delays_held() == 0 and running.poll() is None:
        time.sleep(0.01)
    desktop.prepare_for_sleep(True)
    assert running.communicate(timeout=20)[0] == "sleep\n"


def test_the_watcher_of_this_system_is_linuxs(qtbot: QtBot) -> None:
    assert isinstance(away_signals(), LinuxAway)
