# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts how long nobody has touched the program, warns shortly before the limit, and says when it is reached."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)

DEFAULT_MINUTES = 5.0
WARN_SECONDS = 30.0
_LOOK_EVERY_S = 5.0  # a timer stands still while the computer sleeps: this long at most until we see that it woke

_HANDS = frozenset({QKeyEvent, QMouseEvent, QWheelEvent, QTouchEvent, QTabletEvent, QNativeGestureEvent})


class IdleClock(QObject):
    """Says `nearly` (with the whole seconds left) once, shortly before nobody has done anything for `minutes`, then
    `idle`; `resumed` when somebody did something, or `extend` was called, in between.

    After `idle` the clock stands until `start` is called again. Time the computer slept counts: of the monotonic
    clock, which may stand still meanwhile, and the wall clock, which may be set, the one that says more is believed.
    Input that arrives when the limit has passed already does not extend anything.
    """

    nearly = Signal(int)
    idle = Signal()
    resumed = Signal()

    def __init__(
        self,
        app: QCoreApplication,
        parent: QObject | None = None,
        *,
        minutes: float = DEFAULT_MINUTES,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._limit = minutes * 60
        self._monotonic = monotonic
        self._wall = wall
        self._last = (0.0, 0.0)
        self._running = False
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.check)

    @property
    def minutes(self) -> float:
        """The limit; 0 when there is none."""
        return self._limit / 60

    @minutes.setter
    def minutes(self, minutes: float) -> None:
        self._limit = minutes * 60
        if self._running:
            self.start()

    def start(self) -> None:
        """Count from now; with a limit of 0, never."""
        self.stop()
        self._running = True
        if self._limit > 0:
            self._note_now()
            self._app.installEventFilter(self)
            self.check()

    def stop(self) -> None:
        """Count no longer, and say nothing any more."""
        self._running = self._warned = False
        self._timer.stop()
        self._app.removeEventFilter(self)

    def extend(self) -> None:
        """Count from now, as if somebody had just typed."""
        if self._running:
            self._note_now()
            self._take_back_warning()

    def check(self) -> None:
        """Look at the clocks: say what is due, and be back when the next thing is. Call it too when the system woke."""
        if not self._running or self._limit <= 0:
            return
        left = self._limit - self._gone()
        warn_before = min(WARN_SECONDS, self._limit / 2)
        if left <= 0:
            self.stop()
            self.idle.emit()
            return
        if left <= warn_before and not self._warned:
            self._warned = True
            self.nearly.emit(max(1, round(left)))
        elif left > warn_before:
            left -= warn_before
        self._timer.start(int(min(left, _LOOK_EVERY_S) * 1000) + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when a hand was last at work; runs for every event of the program, so it asks the cheap thing first.

        Entering, leaving and hovering are no signs of a hand: our own warning appearing under the pointer makes them.
        """
        kind = type(event)
        if kind in _HANDS:
            if event.spontaneous():
                self._note_hand()
        elif kind is QInputMethodEvent and (event.commitString() or event.preeditString()):  # pyright: ignore[reportAttributeAccessIssue]
            self._note_hand()
        return False

    def _note_hand(self) -> None:
        if self._gone() >= self._limit:
            self._timer.start(0)  # too late; said when this event has been dealt with, not in the middle of it
            return
        self._note_now()
        self._take_back_warning()

    def _note_now(self) -> None:
        self._last = (self._monotonic(), self._wall())

    def _gone(self) -> float:
        monotonic, wall = self._last
        return max(self._monotonic() - monotonic, self._wall() - wall)

    def _take_back_warning(self) -> None:
        if self._warned:
            self._warned = False
            self.resumed.emit()
