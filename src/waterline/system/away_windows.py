# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears from Windows that the session is locked or left, or that the computer is about to sleep."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QWindow

from waterline.system.away_base import AwayReason, AwaySignals

WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004
WM_WTSSESSION_CHANGE = 0x02B1
WTS_CONSOLE_DISCONNECT = 0x2
WTS_REMOTE_DISCONNECT = 0x4
WTS_SESSION_LOGOFF = 0x6
WTS_SESSION_LOCK = 0x7
_NOTIFY_FOR_THIS_SESSION = 0
_DEVICE_NOTIFY_WINDOW_HANDLE = 0

_REASONS = {
    (WM_POWERBROADCAST, PBT_APMSUSPEND): AwayReason.SLEEP,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): AwayReason.LOCKED,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): AwayReason.USER_SWITCH,
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT): AwayReason.USER_SWITCH,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF): AwayReason.USER_SWITCH,
}
_TOLD_BY = frozenset(message for message, _ in _REASONS)


def reason_of(message: int, wparam: int) -> AwayReason | None:
    """Return what a window message says about the person's leaving, if anything."""
    return _REASONS.get((message, wparam))


def reason_at(address: int) -> AwayReason | None:
    """Read the MSG structure at `address`; most messages are told apart by their number alone."""
    message = wintypes.MSG.from_address(address)
    return reason_of(message.message, message.wParam) if message.message in _TOLD_BY else None


class WindowsAway(AwaySignals):
    """Owns a window that is never shown, to which Windows sends its notices.

    Windows grants about two seconds before it sleeps and waits for the message to be handled, not for
    `safe_to_sleep`: what is sealed while `away` is being told is sealed in time.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._suspend_notice: int | None = None
        self._filter = _Messages(self)

    def start(self) -> None:
        """Ask Windows for its notices."""
        app = QCoreApplication.instance()
        if self._window is not None or app is None:
            return
        self._window = QWindow()
        handle = wintypes.HWND(int(self._window.winId()))
        _library("wtsapi32").WTSRegisterSessionNotification(handle, wintypes.DWORD(_NOTIFY_FOR_THIS_SESSION))
        register = _library("user32").RegisterSuspendResumeNotification  # without it Modern Standby stays silent
        register.restype = wintypes.HANDLE
        self._suspend_notice = register(handle, wintypes.DWORD(_DEVICE_NOTIFY_WINDOW_HANDLE))
        app.installNativeEventFilter(self._filter)

    def stop(self) -> None:
        """Ask for none any more."""
        app = QCoreApplication.instance()
        if self._window is None or app is None:
            return
        app.removeNativeEventFilter(self._filter)
        _library("wtsapi32").WTSUnRegisterSessionNotification(wintypes.HWND(int(self._window.winId())))
        if self._suspend_notice:
            _library("user32").UnregisterSuspendResumeNotification(wintypes.HANDLE(self._suspend_notice))
        self._window.destroy()
        self._window = self._suspend_notice = None


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, told: AwaySignals) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: Any
    ) -> tuple[bool, int]:
        """Look at each message to one of our windows, and let every one pass."""
        reason = reason_at(int(message))
        if reason is not None:
            self._told.away.emit(reason)
        return False, 0


def _library(name: str) -> Any:
    return getattr(ctypes, "windll")[name]  # noqa: B009  the attribute exists on Windows only
