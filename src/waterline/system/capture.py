# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps windows out of screenshots and recordings where the system can, and says where it cannot."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import c_long, wintypes
from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QPlatformSurfaceEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QWidget

from waterline.system import objc

_WDA_NONE, _WDA_MONITOR, _WDA_EXCLUDEFROMCAPTURE = 0x00, 0x01, 0x11
_NS_WINDOW_SHARING_NONE, _NS_WINDOW_SHARING_READ_ONLY = 0, 1


class Blocked(Enum):
    """How far a window is kept out of pictures of the screen."""

    WORKS = "works"
    UNRELIABLE = "unreliable"  # asked for, but newer ways of recording no longer heed it (macOS since 15)
    NOT_AVAILABLE = "not available"


def block_capture(window: QWindow | QWidget, on: bool = True) -> Blocked:
    """Keep a top-level window out of pictures of the screen, or let it in again, and say how well that works here."""
    if best_here() is Blocked.NOT_AVAILABLE or (isinstance(window, QWindow) and not window.isTopLevel()):
        return Blocked.NOT_AVAILABLE
    handle = int(window.window().winId() if isinstance(window, QWidget) else window.winId())
    return _on_windows(handle, on) if sys.platform == "win32" else _on_macos(handle, on)


def best_here() -> Blocked:
    """Return what this system can do at best, for the page that says so."""
    if sys.platform == "win32":
        return Blocked.WORKS
    return Blocked.UNRELIABLE if sys.platform == "darwin" else Blocked.NOT_AVAILABLE


class CaptureBlock(QObject):
    """Applies the block to every top-level window there is and will be: dialogs, menus and tool tips too.

    Where the system has no such thing it listens to nothing. `apply` is for tests.
    """

    def __init__(
        self,
        app: QGuiApplication,
        parent: QObject | None = None,
        *,
        apply: Callable[[QWindow, bool], Blocked] | None = None,
    ) -> None:
        super().__init__(parent)
        self._apply = apply or block_capture
        self._on = False
        self._app = app
        self._useful = apply is not None or best_here() is not Blocked.NOT_AVAILABLE

    @property
    def on(self) -> bool:
        """Whether windows are being kept out of pictures."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        if on == self._on or not self._useful:
            return
        self._on = on
        (self._app.installEventFilter if on else self._app.removeEventFilter)(self)
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible():  # the others are met when they are shown
                self._apply(window, on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch each native window as it comes into being, before anything is painted in it, and again when shown."""
        kind = type(event)
        if (kind is QPlatformSurfaceEvent or kind is QShowEvent) and isinstance(watched, QWindow):
            gone = QPlatformSurfaceEvent.SurfaceEventType.SurfaceAboutToBeDestroyed
            going = isinstance(event, QPlatformSurfaceEvent) and event.surfaceEventType() == gone
            if watched.isTopLevel() and not going:
                self._apply(watched, True)
        return False


def _on_windows(handle: int, on: bool) -> Blocked:
    user32: Any = getattr(ctypes, "windll").user32  # noqa: B009  the attribute exists on Windows only
    wanted = (_WDA_EXCLUDEFROMCAPTURE, _WDA_MONITOR) if on else (_WDA_NONE,)  # before Windows 10 2004: a black window
    for affinity in wanted:
        if user32.SetWindowDisplayAffinity(wintypes.HWND(handle), wintypes.DWORD(affinity)):
            return Blocked.WORKS
    return Blocked.NOT_AVAILABLE


def _on_macos(view: int, on: bool) -> Blocked:
    window = objc.send(view, "window")
    if not window:
        return Blocked.NOT_AVAILABLE
    sharing = _NS_WINDOW_SHARING_NONE if on else _NS_WINDOW_SHARING_READ_ONLY
    objc.send(window, "setSharingType:", (c_long, sharing), gives=None)
    return Blocked.UNRELIABLE
