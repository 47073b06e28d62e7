# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks the journal by itself: when nobody has touched it for a while, and when the person has left the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from waterline.system.away_base import AwaySignals
from waterline.system.idle import IdleClock
from waterline.ui.gate import Gate
from waterline.ui.window import Window


class AutoLock(QObject):
    """Joins the clock and the system's signals to the gate. The last warning can be answered by any key or click."""

    def __init__(
        self, app: QApplication, gate: Gate, window: Window, away: AwaySignals, idle: IdleClock | None = None
    ) -> None:
        super().__init__(gate)
        self._gate = gate
        self._window = window
        self._away = away
        self._idle = idle or IdleClock(app, self)
        self._warned = False
        self._idle.minutes = gate.preferences.lock_after_minutes
        self._idle.nearly.connect(self._on_nearly)
        self._idle.resumed.connect(self._on_resumed)
        self._idle.idle.connect(self._on_idle)
        away.away.connect(self._on_away)
        gate.unlocked.connect(self._idle.start)
        gate.locked.connect(self._on_locked)
        gate.preferences_changed.connect(self._on_preferences_changed)

    def _on_away(self, _reason: str) -> None:
        if self._gate.session is None and not self._gate.closing:
            self._away.safe_to_sleep()
        else:
            self._gate.lock(at_once=True)

    def _on_nearly(self, seconds: int) -> None:
        self._warned = True
        words = self.tr("Nobody has touched this for a while. It locks in {seconds} seconds; what you wrote is kept.")
        stay = (self.tr("Keep it open"), self._idle.extend)
        self._window.say(words.format(seconds=seconds), action=stay)

    def _on_resumed(self) -> None:
        if self._warned:
            self._warned = False
            self._window.messages.dismiss()

    def _on_idle(self) -> None:
        self._gate.lock()
        if self._gate.session is not None:  # words that could not be kept held it open: try again in a while
            self._idle.start()

    def _on_locked(self) -> None:
        self._warned = False
        self._idle.stop()
        self._away.safe_to_sleep()

    def _on_preferences_changed(self) -> None:
        self._idle.minutes = self._gate.preferences.lock_after_minutes
