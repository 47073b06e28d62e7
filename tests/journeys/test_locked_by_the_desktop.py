# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the desktop says of the person leaving, the program locks; python-dbusmock plays logind and screen saver."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtWidgets import QPlainTextEdit

from tests.journeys import ways
from tests.system.desktop import LOGIND, private_bus
from waterline.system.away_linux import LinuxAway

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="logind is Linux's")

DEBIANS_PYTHON = "/usr/bin/python3"  # dbusmock is a package of Debian's and is not published with wheels
MOCK = "org.freedesktop.DBus.Mock"
MANAGER, SCREEN_SAVER = "/org/freedesktop/login1", "/org/gnome/ScreenSaver"
SESSION = f"{MANAGER}/session/2"
LOCKED_WITHIN_SECONDS = 1.0
WORDS = "half a sentence"


class MockedDesktop:
    """Does what a desktop does, through the mocks' own controls."""

    def __init__(self, bus: DBusConnection, address: str) -> None:
        self._bus = bus
        self.address = address

    def ask(self, name: str, path: str, interface: str, method: str, signature: str = "", *values: Any) -> Any:
        """Call a method of a mock and return what it answers."""
        call = new_method_call(DBusAddress(path, name, interface), method, signature or None, values)
        return self._bus.send_and_get_reply(call, timeout=10).body

    def say(self, path: str, interface: str, signal: str, signature: str = "", *values: Any) -> None:
        """Let logind send a signal."""
        variants = [(each, value) for each, value in zip(signature, values, strict=True)]
        self.ask(LOGIND, path, MOCK, "EmitSignal", "sssav", interface, signal, signature, variants)

    def change(self, fact: str, value: bool) -> None:
        """Let a property of the session change, and be announced."""
        changed = (f"{LOGIND}.Session", {fact: ("b", value)})
        self.ask(LOGIND, SESSION, MOCK, "UpdateProperties", "sa{sv}", *changed)

    def who_delays_sleep(self) -> list[str]:
        """Return the names of the programs that hold a delay."""
        (held,) = self.ask(LOGIND, MANAGER, f"{LOGIND}.Manager", "ListInhibitors")
        return [who for what, who, _why, mode, *_ in held if (what, mode) == ("sleep", "delay")]


@contextmanager
def mock(address: str, bus: DBusConnection, template: str, name: str) -> Iterator[None]:
    """Let dbusmock play one service."""
    env = {"DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address, "PATH": "/usr/bin:/bin"}
    playing = subprocess.Popen([DEBIANS_PYTHON, "-m", "dbusmock", "--template", template], env=env)
    try:
        for _ in range(500):
            if bus.send_and_get_reply(message_bus.NameHasOwner(name)).body[0]:
                break
            assert playing.poll() is None, f"{template} ended"
            time.sleep(0.02)
        yield
    finally:
        playing.terminate()
        playing.wait()


@pytest.fixture
def desktop() -> Iterator[MockedDesktop]:
    with (
        private_bus() as address,
        closing(open_dbus_connection(address)) as bus,
        mock(address, bus, "logind", LOGIND),
        mock(address, bus, "gnome_screensaver", "org.gnome.ScreenSaver"),
    ):
        made = MockedDesktop(bus, address)
        made.ask(LOGIND, MANAGER, MOCK, "AddSession", "ssusb", "2", "seat0", 1000, "somebody", True)
        # the template answers "auto" with a session that is not there, and breaks off over ""
        answer = f"ret = '{SESSION}'"
        made.ask(LOGIND, MANAGER, MOCK, "AddMethod", "sssss", f"{LOGIND}.Manager", "GetSession", "s", "o", answer)
        yield made


HAPPENINGS: dict[str, Callable[[MockedDesktop], object]] = {
    "the lid is closed": lambda desktop: desktop.say(MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", "b", True),
    "the session is told to lock": lambda desktop: desktop.say(SESSION, f"{LOGIND}.Session", "Lock"),
    "the session says it is locked": lambda desktop: desktop.change("LockedHint", True),
    "another account is on the screen": lambda desktop: desktop.change("Active", False),
    "the screen saver covers the screen": lambda desktop: desktop.ask(
        "org.gnome.ScreenSaver", SCREEN_SAVER, "org.gnome.ScreenSaver", "SetActive", "b", True
    ),
}


def test_whatever_the_desktop_says_it_locks_at_once_and_comes_back_to_the_same_words(
    open_program, journey_door, desktop
):
    program, hands = open_program(journey_door)
    assert isinstance(program.away, LinuxAway)
    # by hand, for the D-Bus library reads the addresses of its environment once in a process
    program.away._addresses = (desktop.address, desktop.address)
    program.away.start()
    ways.first_run(hands)
    hands.click("begin_dig")
    hands.click("continue")
    hands.write("what_happened", WORDS)
    for what, happening in HAPPENINGS.items():
        hands.wait(lambda: desktop.who_delays_sleep() == ["Waterline"], "sleep will wait for the lock")
        happening(desktop)
        told = time.monotonic()
        hands.wait(lambda: hands.there("unlock_page"), what)
        assert time.monotonic() - told < LOCKED_WITHIN_SECONDS, what
        assert not hands.reads(WORDS), what
        if what == "the lid is closed":
            hands.wait(lambda: desktop.who_delays_sleep() == [], "sleep need not wait any longer")
            desktop.say(MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", "b", False)
        hands.write("unlock_passphrase", ways.PASSPHRASE)
        hands.click("unlock_open")
        assert hands.see("what_happened", QPlainTextEdit).toPlainText() == WORDS, what
    program.away.stop()
