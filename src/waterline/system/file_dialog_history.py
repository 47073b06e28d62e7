# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps Qt's file dialog from leaving the folders that were visited in the account's settings."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSettings

_GROUP = "FileDialog"
_NOWHERE = "/dev/null/none"  # no folder can ever be made here, so that Qt's writing comes to nothing, silently


class FileDialogHistory:
    """Make one before the first file dialog, best before the application object.

    Qt's own file dialog writes its history, its last folder and its sidebar into settings that all Qt programs of
    the account share. On Linux they are sent nowhere for this process: nothing reaches the disk, also after
    kill -9, and what other programs left there is not shown either. Where settings are no files (the registry,
    macOS preferences) Qt cannot be sent elsewhere; there `put_back` restores what was written before we came.
    """

    def __init__(self, *, divert: bool = not sys.platform.startswith(("win32", "darwin"))) -> None:
        self._before: dict[str, object] | None = None
        if divert:
            QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, _NOWHERE)
        else:
            settings = _settings()
            self._before = {key: settings.value(key) for key in settings.childKeys()}

    def put_back(self) -> None:
        """Restore what stood there before; call it after each dialog is destroyed (Qt writes then) and when leaving."""
        if self._before is None:
            return
        settings = _settings()
        for key in settings.childKeys():
            if key not in self._before:
                settings.remove(key)
            elif settings.value(key) != self._before[key]:
                settings.setValue(key, self._before[key])
        settings.endGroup()
        settings.sync()


def _settings() -> QSettings:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.beginGroup(_GROUP)
    return settings
