# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells when the person has left the screen, on whichever system this is."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from waterline.system.away_base import AwayReason, AwaySignals

if sys.platform == "win32":
    from waterline.system.away_windows import WindowsAway as _Here
elif sys.platform == "darwin":
    from waterline.system.away_macos import MacAway as _Here
elif sys.platform.startswith("linux"):
    from waterline.system.away_linux import LinuxAway as _Here
else:
    _Here = AwaySignals

__all__ = ["AwayReason", "AwaySignals", "away_signals"]


def away_signals(parent: QObject | None = None) -> AwaySignals:
    """Return this system's watcher, not yet listening: call its `start` once a window is up."""
    return _Here(parent)
