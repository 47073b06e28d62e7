# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears on D-Bus that a Linux session is locked, left or about to sleep, and delays the sleep until we are ready.

The system bus tells through logind (systemd-logind or elogind), the session bus through the desktop's screen saver.
A locker that tells neither (plain i3lock, swaylock without `loginctl lock-session`, xscreensaver) goes unnoticed:
there only sleep and the idle clock remain.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtCore import SLOT, QObject, QTimer, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
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
        self._watched: set[str] = set()
        self._known: dict[tuple[str, str], bool] = {}
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
        self._watched.clear()
        self._known.clear()
        self._going_to_sleep = False
        self._release_delay()

    # Sleep ----------------------------------------------------------------------------------------
    def _listen_to_logind(self, bus: QDBusConnection) -> None:
        self._hear(bus, (LOGIND, MANAGER_PATH, MANAGER, "PrepareForSleep"), "_on_prepare_for_sleep")
        self._take_delay()
        # "auto" is the session we run in or, for a program started by the user's service manager, the one on the
        # user's screen; XDG_SESSION_ID is the other when there are two. Old logind knows "" instead of "auto".
        for session in dict.fromkeys(("auto", os.environ.get("XDG_SESSION_ID", ""), "")):
            self._ask(MANAGER_PATH, MANAGER, "GetSession", [session], self._watch_session)

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
        if self._delay is None:
            why = "Closing what is open"
            self._ask(MANAGER_PATH, MANAGER, "Inhibit", ["sleep", "Waterline", why, "delay"], self._hold_delay)

    def _hold_delay(self, lent: object) -> None:
        if isinstance(lent, QDBusUnixFileDescriptor) and self._delay is None:
            self._delay = os.dup(lent.fileDescriptor())

    def _release_delay(self) -> None:
        self._give_way.stop()
        delay, self._delay = self._delay, None
        if delay is not None:
            os.close(delay)

    # Our session ----------------------------------------------------------------------------------
    def _watch_session(self, path: object) -> None:
        if not isinstance(path, QDBusObjectPath) or self._system is None or path.path() in self._watched:
            return
        self._watched.add(path.path())
        self._hear(self._system, (LOGIND, path.path(), SESSION, "Lock"), "_on_lock")
        self._hear(self._system, (LOGIND, path.path(), PROPERTIES, "PropertiesChanged"), "_on_session_changed")
        self._look_at_session(path.path())

    def _look_at_session(self, path: str) -> None:
        for name in ("LockedHint", "Active"):
            self._ask(path, PROPERTIES, "Get", [SESSION, name], partial(self._note_property, path, name))

    def _note_property(self, path: str, name: str, value: object) -> None:
        now = bool(value.variant() if isinstance(value, QDBusVariant) else value)
        before = self._known.get((path, name), now)  # what is so from the start is nobody's leaving
        self._known[path, name] = now
        if now == before:
            return
        if name == "LockedHint" and now:
            self.away.emit(AwayReason.LOCKED)
        elif name == "Active" and not now:
            self.away.emit(AwayReason.USER_SWITCH)

    @Slot("QDBusMessage")
    def _on_session_changed(self, message: QDBusMessage) -> None:
        if SESSION in message.arguments():
            self._look_at_session(message.path())

    @Slot("QDBusMessage")
    def _on_lock(self, _message: QDBusMessage) -> None:
        self.away.emit(AwayReason.LOCKED)

    # The desktop's screen saver -------------------------------------------------------------------
    def _listen_to_screen_savers(self, bus: QDBusConnection) -> None:
        for name in SCREEN_SAVERS:  # under any path: Plasma alone uses two
            self._hear(bus, (name, "", name, "ActiveChanged"), "_on_screen_saver")
        self._hear(bus, (KDE_LOCKER, "", KDE_LOCKER, "AboutToLock"), "_on_lock")

    @Slot("QDBusMessage")
    def _on_screen_saver(self, message: QDBusMessage) -> None:
        if message.arguments() == [True]:
            self.away.emit(AwayReason.LOCKED)

    # Hearing and asking ---------------------------------------------------------------------------
    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        service, path, interface, name = signal
        receiver = SLOT(f"{slot}(QDBusMessage)")  # the stub wants bytes, the code a string
        bus.connect(service, path, interface, name, self, receiver)  # pyright: ignore[reportArgumentType]

    def _ask(
        self, path: str, interface: str, member: str, arguments: list[str], then: Callable[[object], None]
    ) -> None:
        if self._system is None:
            return
        call = QDBusMessage.createMethodCall(LOGIND, path, interface, member)
        call.setArguments(arguments)
        call.setAutoStartService(False)  # a desktop that runs no logind shall not start one for us
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call, ANSWER_WITHIN_MS), self)
        watcher.finished.connect(lambda: self._on_answer(watcher, then))

    def _on_answer(self, watcher: QDBusPendingCallWatcher, then: Callable[[object], None]) -> None:
        answer = watcher.reply()
        watcher.deleteLater()
        if self._system is not None and answer.type() == QDBusMessage.MessageType.ReplyMessage:
            then(answer.arguments()[0])


def _open(kind: QDBusConnection.BusType, address: str) -> QDBusConnection | None:
    """Return a connection of our own, which nobody else's leaving closes, or None where there is no bus."""
    name = next(_connection_names)
    bus = QDBusConnection.connectToBus(address, name) if address else QDBusConnection.connectToBus(kind, name)
    if bus.isConnected():
        return bus
    QDBusConnection.disconnectFromBus(name)
    return None
