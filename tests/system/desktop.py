# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small desktop on a bus of its own: a logind and screen savers that do and say what the test tells them to."""

from __future__ import annotations

import os
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

LOGIND = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", interface=f"{LOGIND}.Manager")
OUR_SESSION = "/org/freedesktop/login1/session/_32"
ANOTHER_SESSION = "/org/freedesktop/login1/session/c1"


@contextmanager
def private_bus() -> Iterator[str]:
    """Lend the address of a bus that nobody else uses."""
    with TemporaryDirectory(prefix="wl-") as folder:  # short: a socket's path has room for 107 characters
        command = ["setpriv", "--pdeathsig", "TERM"]  # a test run that is killed leaves no bus behind
        command += ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
        daemon = subprocess.Popen(
            [*command, f"--address=unix:dir={folder}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            assert daemon.stdout is not None
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()
            daemon.communicate(timeout=10)


class Desktop:
    """Owns names on the bus and answers on its own thread, as the services of a real desktop would."""

    def __init__(self, address: str, *names: str, silent: bool = False, refuses: tuple[str, ...] = ()) -> None:
        self.properties: dict[str, bool] = {"LockedHint": False, "Active": True}
        self.sessions = {"auto": OUR_SESSION}
        self.inhibited: list[tuple[str, ...]] = []
        self._silent = silent
        self._refuses = refuses
        self._read_ends: list[int] = []
        self._to_do: queue.Queue[Callable[[], object]] = queue.Queue()
        self._ended = threading.Event()
        self._bus = open_dbus_connection(address, enable_fds=True)
        for name in names:
            assert self._bus.send_and_get_reply(message_bus.RequestName(name)).body == (1,)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        self._ended.set()
        self._thread.join(10)
        self._bus.close()
        for end in self._read_ends:
            os.close(end)

    # What the desktop tells -----------------------------------------------------------------------
    def prepare_for_sleep(self, coming: bool) -> None:
        """Announce sleep, or the waking from it."""
        self._tell(new_signal(MANAGER, "PrepareForSleep", "b", (coming,)))

    def lock(self, session: str = OUR_SESSION) -> None:
        """Ask a session to lock itself."""
        self._tell(new_signal(DBusAddress(session, interface=f"{LOGIND}.Session"), "Lock"))

    def change(self, name: str, value: bool, *, told_with_value: bool = True, session: str = OUR_SESSION) -> None:
        """Change a property of the session and announce it, with its new value or only that it changed."""
        if session == OUR_SESSION:
            self.properties[name] = value
        told = ({name: ("b", value)}, []) if told_with_value else ({}, [name])
        properties = DBusAddress(session, interface="org.freedesktop.DBus.Properties")
        self._tell(new_signal(properties, "PropertiesChanged", "sa{sv}as", (f"{LOGIND}.Session", *told)))

    def tell(self, path: str, interface: str, member: str, *values: bool) -> None:
        """Tell any signal made of booleans."""
        address = DBusAddress(path, interface=interface)
        self._tell(new_signal(address, member, "b" * len(values) or None, values))

    def delays_held(self) -> int:
        """Count the sleep delays that have been lent and not given back."""
        return sum(not _is_closed(end) for end in self._read_ends)

    def _tell(self, message: Message) -> None:
        self._to_do.put(lambda: self._bus.send(message))

    # What it is asked -----------------------------------------------------------------------------
    def _serve(self) -> None:
        while not self._ended.is_set():
            while not self._to_do.empty():
                self._to_do.get()()
            try:
                message = self._bus.receive(timeout=0.01)
            except TimeoutError:
                continue
            if message.header.message_type == MessageType.method_call and not self._silent:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        if member == "GetSession" and message.body[0] in self.sessions:
            self._bus.send(new_method_return(message, "o", (self.sessions[message.body[0]],)))
        elif member == "Get" and member not in self._refuses:
            self._bus.send(new_method_return(message, "v", (("b", self.properties[message.body[1]]),)))
        elif member == "Inhibit" and member not in self._refuses:
            self.inhibited.append(message.body)
            read_end, write_end = os.pipe()
            os.set_blocking(read_end, False)
            self._read_ends.append(read_end)
            self._bus.send(new_method_return(message, "h", (write_end,)))
            os.close(write_end)
        else:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.AccessDenied"))


def _is_closed(read_end: int) -> bool:
    try:
        return os.read(read_end, 1) == b""
    except BlockingIOError:
        return False
