# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every system's watcher of absence has in common: the reasons, the signal, and doing nothing as the default."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class AwayReason(StrEnum):
    """Why the person is taken to have left the screen."""

    LOCKED = "locked"
    SLEEP = "sleep"
    USER_SWITCH = "user switch"


class AwaySignals(QObject):
    """Says that the person has left: the screen was locked, sleep is about to come, or another account took over.

    `away` carries an `AwayReason`. One departure may be told several times (a locked screen is announced by up to
    three parties), and it is told again while the journal is locked already: whoever listens must not mind.
    Nothing here ever raises or blocks because a desktop lacks a service; then that reason is simply never told.
    """

    away = Signal(str)

    def start(self) -> None:
        """Begin to listen."""

    def safe_to_sleep(self) -> None:
        """Let a sleep that waits for us go ahead; say so when the journal is locked. At other times: no effect."""

    def stop(self) -> None:
        """Listen no longer, and hold up nothing any more."""
