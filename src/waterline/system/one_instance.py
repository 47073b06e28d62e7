# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One running program per profile: a lock file, and a touched file by which a second start calls the first."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

_SUMMON_SETTLES_MS = 50


class OneInstance(QObject):
    """Holds the profile for this process. `summoned` fires when somebody starts the program again meanwhile."""

    summoned = Signal()

    def __init__(self, lock: Path, summon: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summon = summon
        self._lock = QLockFile(str(lock))
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, never because time passed
        self._watcher: QFileSystemWatcher | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SUMMON_SETTLES_MS)
        self._settle.timeout.connect(self._on_settled)

    def acquire(self) -> bool:
        """Take the profile; False when another process has it.

        A folder that cannot be written has no other process in it either: whoever opens the vault will say so.
        """
        if not self._lock.tryLock(0):
            return self._lock.error() != QLockFile.LockError.LockFailedError
        self._summon.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._summon.parent)], self)
        self._watcher.directoryChanged.connect(self._settle.start)
        return True

    def call_the_other(self) -> None:
        """Ask the process that has the profile to show its window."""
        descriptor = os.open(self._summon, os.O_CREAT | os.O_WRONLY, 0o600)
        os.close(descriptor)

    def release(self) -> None:
        """Give the profile free."""
        self._lock.unlock()

    def _on_settled(self) -> None:
        if self._summon.exists():
            self._summon.unlink(missing_ok=True)
            self.summoned.emit()
