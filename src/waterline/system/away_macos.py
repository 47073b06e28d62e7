# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears from macOS that the screen is locked, another account took over, or the computer is about to sleep."""

from __future__ import annotations

from ctypes import c_void_p

from PySide6.QtCore import QObject

from waterline.system import objc
from waterline.system.away_base import AwayReason, AwaySignals

WORKSPACE_NOTICES = {
    "NSWorkspaceWillSleepNotification": AwayReason.SLEEP,
    "NSWorkspaceSessionDidResignActiveNotification": AwayReason.USER_SWITCH,
}
# Not documented by Apple, yet what every program that locks with the screen listens to.
DISTRIBUTED_NOTICES = {"com.apple.screenIsLocked": AwayReason.LOCKED}


def reason_of(notice: str) -> AwayReason | None:
    """Return what a notification of this name says about the person's leaving, if anything."""
    return WORKSPACE_NOTICES.get(notice) or DISTRIBUTED_NOTICES.get(notice)


class MacAway(AwaySignals):
    """Observes the workspace's and the distributed notifications.

    macOS waits for the observer to return before it sleeps: what is sealed while `away` is being told is sealed in
    time, and `safe_to_sleep` has nothing to do.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._observer: int | None = None
        self._method = objc.METHOD(self._on_notice)  # kept: the runtime calls it for as long as it observes

    def start(self) -> None:
        """Begin to observe."""
        if self._observer is not None:
            return
        library = objc.runtime()
        kind = library.objc_allocateClassPair(objc.class_named("NSObject"), f"WaterlineAway{id(self)}".encode(), 0)
        library.class_addMethod(kind, objc.selector("told:"), self._method, b"v@:@")
        library.objc_registerClassPair(kind)
        self._observer = objc.send(kind, "new")
        for center, names in ((_workspace_center(), WORKSPACE_NOTICES), (_other_center(), DISTRIBUTED_NOTICES)):
            for name in names:
                objc.send(
                    center,
                    "addObserver:selector:name:object:",
                    (c_void_p, self._observer),
                    (c_void_p, objc.selector("told:")),
                    (c_void_p, objc.string(name)),
                    (c_void_p, None),
                )

    def stop(self) -> None:
        """Observe no longer."""
        if self._observer is None:
            return
        for center in (_workspace_center(), _other_center()):
            objc.send(center, "removeObserver:", (c_void_p, self._observer), gives=None)
        self._observer = None

    def _on_notice(self, _observer: int, _selector: int, notification: int) -> None:
        reason = reason_of(objc.text_of(objc.send(notification, "name")))
        if reason is not None:
            self.away.emit(reason)


def _workspace_center() -> int:
    return objc.send(objc.send(objc.class_named("NSWorkspace"), "sharedWorkspace"), "notificationCenter")


def _other_center() -> int:
    return objc.send(objc.class_named("NSDistributedNotificationCenter"), "defaultCenter")
