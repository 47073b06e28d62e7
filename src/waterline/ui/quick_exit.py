# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quick exit: takes everything off the screen in one event turn, and starts the orderly leaving behind it."""

from __future__ import annotations

import os
import threading
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog

WATCHDOG_SECONDS = 1.5
TAPS = 3
TAPS_WITHIN_SECONDS = 1.0

_HANDS = frozenset({QKeyEvent, QMouseEvent, QWheelEvent})


class ShiftTaps:
    """Recognises three bare taps of Shift within a second, with no other key and no click between them."""

    def __init__(self) -> None:
        self._down = False
        self._taps: list[float] = []

    def press(self, key: int, now: float) -> None:
        """Note a key going down; any key but Shift starts the count anew."""
        if key != Qt.Key.Key_Shift:
            self.reset()
        else:
            self._down = True

    def release(self, key: int, now: float) -> bool:
        """Note a key coming up; return True when it completes the third tap."""
        if key != Qt.Key.Key_Shift or not self._down:
            return False
        self._down = False
        self._taps = [tap for tap in self._taps if now - tap <= TAPS_WITHIN_SECONDS] + [now]
        if len(self._taps) < TAPS:
            return False
        self.reset()
        return True

    def reset(self) -> None:
        """Forget every tap so far."""
        self._down = False
        self._taps = []


class QuickExit(QObject):
    """Listens for Quick exit everywhere, also under a modal dialog or a menu, and hides every window at once.

    `hidden` fires when nothing is on the screen any more and every nested dialog loop has been told to end: whoever
    holds the vault then keeps the draft, locks, and calls `finished`. Should that take longer than
    `WATCHDOG_SECONDS`, the process ends hard: the draft was sealed before, so nothing typed is lost.
    """

    hidden = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.triple_shift = True
        self._taps = ShiftTaps()
        self._watchdog: threading.Timer | None = None
        app.installEventFilter(self)

    def go(self) -> None:
        """Leave now. Doing it again while leaving changes nothing."""
        if self._watchdog is not None:
            return
        self._watchdog = threading.Timer(WATCHDOG_SECONDS, os._exit, args=(0,))
        self._watchdog.daemon = True
        self._watchdog.start()
        _hide_everything()
        QTimer.singleShot(0, self._unwind)

    def finished(self) -> None:
        """Stand down the watchdog: everything is locked, and the program stays, out of sight."""
        if self._watchdog is not None:
            self._watchdog.cancel()
            self._watchdog = None
        self._taps.reset()

    def _unwind(self) -> None:
        close_what_is_on_top()
        _hide_everything()
        self.hidden.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every key before anyone else does: a QShortcut would stay silent under a modal dialog.

        Runs for every event of the program, so it asks the cheap thing first.
        """
        if type(event) not in _HANDS:
            return False
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            if _is_exit_chord(event):
                self.go()
                return True
            if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._taps.press(event.key(), time.monotonic())
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            if self._taps.release(event.key(), time.monotonic()) and self.triple_shift:
                self.go()
                return True
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._taps.reset()
        return False


def _is_exit_chord(event: QKeyEvent) -> bool:
    wanted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() == Qt.Key.Key_X and pressed == wanted


def close_what_is_on_top() -> None:
    """Close every menu and every dialog, so that nested loops unwind and nothing lies over the page."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.hide()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.reject()


def _hide_everything() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.hide()
    for widget in QApplication.topLevelWidgets():
        widget.hide()
    for window in QGuiApplication.topLevelWindows():
        window.hide()
    QGuiApplication.sync()
