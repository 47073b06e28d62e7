# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears on D-Bus that a Linux session is locked, left or about to sleep, and delays the sleep until we are ready.

The system bus tells through logind (systemd-logind or elogind), the session bus through the desktop's screen saver.
A locker that tells neither (plain i3lock, swaylock without `loginctl lock-session`, xscreensaver) goes unnoticed:
there only sleep and the idle clock remain.
"""

from __future__ import annotations

import os
from itertools import count
from typing import Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from waterline.system.away_base import AwayReason, AwaySignals
from waterline.system.session_bus import session_bus as bus_of_this_account

ANSWER_WITHIN_MS = 5_000
RELEASE_AFTER_MS = 4_000  # logind itself waits 5 s by default and then sleeps anyway

LOGIND = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"

# Each is both the name of the service and of its interface; all of them tell ActiveChanged(bool).
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",  # KDE Plasma, LXQt, light-locker and others
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
KDE_LOCKER = "org.kde.screensaver"  # tells AboutToLock() just before Plasma covers the screen

_connection_names = map("waterline-away-{}".format, count())


class LinuxAway(AwaySignals):
    """Listens on both buses; every question it asks is answered later or never, and the window waits for none.

    `system_bus` and `session_bus` are addresses, for tests; empty means this computer's own.
    """

    def __init__(self, parent: QObject | None = None, *, system_bus: str = "", session_bus: str = "") -> None:
        super().__init__(parent)
        self._addresses = (system_bus, session_bus)
        self._system: QDBusConnection | None = None
        self._session: QDBusConnection | None = None
        self._watched: dict[str, _Login] = {}
        self._delay: int | None = None
        self._going_to_sleep = False
        self._give_way = QTimer(self)
        self._give_way.setSingleShot(True)
        self._give_way.setInterval(RELEASE_AFTER_MS)
        self._give_way.timeout.connect(self._release_delay)

    # What the program says ------------------------------------------------------------------------
    def start(self) -> None:
        """Connect to whichever bus is there (about 1 ms each; a missing one costs nothing) and begin to listen."""
        self.stop()
        system_bus, session_bus = self._addresses
        self._system = _open(QDBusConnection.BusType.SystemBus, system_bus)
        if self._system is not None:
            self._listen_to_logind(self._system)
        if session_bus or bus_of_this_account() is not None:
            self._session = _open(QDBusConnection.BusType.SessionBus, session_bus)
        if self._session is not None:
            self._listen_to_screen_savers(self._session)

    def safe_to_sleep(self) -> None:
        """Let a sleep that waits for us go ahead; without one, keep the means to delay the next."""
        if self._going_to_sleep:
            self._release_delay()

    def stop(self) -> None:
        """Leave both buses and give the delay back."""
        for bus in (self._system, self._session):
            if bus is not None:
                QDBusConnection.disconnectFromBus(bus.name())
        self._system = self._session = None
        for login in self._watched.values():
            login.deleteLater()
        self._watched.clear()
        self._going_to_sleep = False
        self._release_delay()

    # Sleep ----------------------------------------------------------------------------------------
    def _listen_to_logind(self, bus: QDBusConnection) -> None:
        _hear(bus, (LOGIND, MANAGER_PATH, MANAGER, "PrepareForSleep"), self, "_on_prepare_for_sleep")
        self._take_delay()
        # "auto" is the session we run in or, for a program started by the user's service manager, the one on the
        # user's screen; XDG_SESSION_ID is the other when there are two. Old logind knows "" instead of "auto".
        for session in dict.fromkeys(("auto", os.environ.get("XDG_SESSION_ID", ""), "")):
            _ask(bus, (MANAGER_PATH, MANAGER, "GetSession"), [session], self, "_on_session_found")

    @Slot("QDBusMessage")
    def _on_prepare_for_sleep(self, message: QDBusMessage) -> None:
        if message.arguments() == [True]:
            self._going_to_sleep = True
            self._give_way.start()
            self.away.emit(AwayReason.SLEEP)
        elif message.arguments() == [False]:
            self._going_to_sleep = False
            self._take_delay()

    def _take_delay(self) -> None:
        if self._delay is None and self._system is not None:
            wanted = ["sleep", "Waterline", "Closing what is open", "delay"]
            _ask(self._system, (MANAGER_PATH, MANAGER, "Inhibit"), wanted, self, "_on_delay_lent")

    @Slot("QDBusMessage")
    def _on_delay_lent(self, answer: QDBusMessage) -> None:
        lent = answer.arguments()[0]
        if isinstance(lent, QDBusUnixFileDescriptor) and self._delay is None and self._system is not None:
            self._delay = os.dup(lent.fileDescriptor())

    def _release_delay(self) -> None:
        self._give_way.stop()
        delay, self._delay = self._delay, None
        if delay is not None:
            os.close(delay)

    # The session on the screen ---------------------------------------------------------------------
    @Slot("QDBusMessage")
    def _on_session_found(self, answer: QDBusMessage) -> None:
        path = answer.arguments()[0]
        if isinstance(path, QDBusObjectPath) and self._system is not None and path.path() not in self._watched:
            login = _Login(self._system, path.path(), self)
            login.left.connect(self.away)
            self._watched[path.path()] = login

    # The desktop's screen saver -------------------------------------------------------------------
    def _listen_to_screen_savers(self, bus: QDBusConnection) -> None:
        for name in SCREEN_SAVERS:  # under any path: Plasma alone uses two
            _hear(bus, (name, "", name, "ActiveChanged"), self, "_on_screen_saver")
        _hear(bus, (KDE_LOCKER, "", KDE_LOCKER, "AboutToLock"), self, "_on_about_to_lock")

    @Slot("QDBusMessage")
    def _on_screen_saver(self, message: QDBusMessage) -> None:
        if message.arguments() == [True]:
            self.away.emit(AwayReason.LOCKED)

    @Slot("QDBusMessage")
    def _on_about_to_lock(self, _message: QDBusMessage) -> None:
        self.away.emit(AwayReason.LOCKED)


class _Login(QObject):
    """One of the account's sessions as logind knows it, and whether the person has left it."""

    left = Signal(str)

    def __init__(self, bus: QDBusConnection, path: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._path = path
        self.locked: bool | None = None
        self.active: bool | None = None
        _hear(bus, (LOGIND, path, SESSION, "Lock"), self, "_on_lock")
        _hear(bus, (LOGIND, path, PROPERTIES, "PropertiesChanged"), self, "_on_changed")
        self._look()

    def _look(self) -> None:
        for name, then in (("LockedHint", "_on_locked_hint"), ("Active", "_on_active")):
            _ask(self._bus, (self._path, PROPERTIES, "Get"), [SESSION, name], self, then)

    @Slot("QDBusMessage")
    def _on_lock(self, _message: QDBusMessage) -> None:
        self.left.emit(AwayReason.LOCKED)

    @Slot("QDBusMessage")
    def _on_changed(self, message: QDBusMessage) -> None:
        if SESSION in message.arguments():
            self._look()  # the message may hold the new value, or only say that there is one

    @Slot("QDBusMessage")
    def _on_locked_hint(self, answer: QDBusMessage) -> None:
        before, self.locked = self.locked, _truth(answer)
        if self.locked and before is False:  # what is so from the start is nobody's leaving
            self.left.emit(AwayReason.LOCKED)

    @Slot("QDBusMessage")
    def _on_active(self, answer: QDBusMessage) -> None:
        before, self.active = self.active, _truth(answer)
        if before and not self.active:
            self.left.emit(AwayReason.USER_SWITCH)


# The bus ------------------------------------------------------------------------------------------
def _open(kind: QDBusConnection.BusType, address: str) -> QDBusConnection | None:
    """Return a connection of our own, which nobody else's leaving closes, or None where there is no bus."""
    name = next(_connection_names)
    bus = QDBusConnection.connectToBus(address, name) if address else QDBusConnection.connectToBus(kind, name)
    if bus.isConnected():
        return bus
    QDBusConnection.disconnectFromBus(name)
    return None


def _hear(bus: QDBusConnection, signal: tuple[str, str, str, str], receiver: QObject, slot: str) -> None:
    service, path, interface, name = signal
    bus.connect(service, path, interface, name, receiver, _slot(slot))


def _ask(
    bus: QDBusConnection, method: tuple[str, str, str], arguments: list[str], receiver: QObject, slot: str
) -> None:
    """Ask logind; `slot` of `receiver` gets the answer if there is one, and nobody waits for it.

    Not by QDBusPendingCallWatcher: its deletion crashed once in some hundred starts (PySide6 6.11.3, measured).
    """
    path, interface, member = method
    call = QDBusMessage.createMethodCall(LOGIND, path, interface, member)
    call.setArguments(arguments)
    call.setAutoStartService(False)  # a desktop that runs no logind shall not start one for us
    bus.callWithCallback(call, receiver, _slot(slot), ANSWER_WITHIN_MS)


def _slot(name: str) -> Any:
    return SLOT(f"{name}(QDBusMessage)")  # the type stubs want bytes here, the code a string


def _truth(answer: QDBusMessage) -> bool:
    value = answer.arguments()[0]
    return bool(value.variant() if isinstance(value, QDBusVariant) else value)
