# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the D-Bus library from starting a session bus where there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
_NO_BUS = "disabled:"  # no such transport exists, so every attempt to connect fails at once


def session_bus() -> Path | str | None:
    """Return where this account's session bus is: the address it was given, the usual socket, or None."""
    given = os.environ.get(_ADDRESS)
    if given:
        return None if given == _NO_BUS else given
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    socket = Path(runtime, "bus") if runtime else None
    return socket if socket is not None and socket.exists() else None


def start_none() -> None:
    """Make "no session bus" final for this process; to be called before the application object exists.

    Without it the first part of Qt that asks for the bus (its desktop theme does, in every window) makes the
    library run `dbus-launch`, which leaves a daemon and a note in the home folder behind and, when the display does
    not answer, tries to reach it over TCP.
    """
    if sys.platform.startswith("linux") and session_bus() is None:
        os.environ[_ADDRESS] = _NO_BUS
