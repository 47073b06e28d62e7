# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Windows and macOS say of a person's leaving is understood, on whichever system this runs."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from waterline.system import away_macos, away_windows
from waterline.system.away_base import AwayReason


@pytest.mark.parametrize(
    ("message", "wparam", "reason"),
    [
        (0x02B1, 0x7, AwayReason.LOCKED),
        (0x02B1, 0x2, AwayReason.USER_SWITCH),
        (0x02B1, 0x4, AwayReason.USER_SWITCH),
        (0x02B1, 0x6, AwayReason.USER_SWITCH),
        (0x0218, 0x4, AwayReason.SLEEP),
        (0x02B1, 0x8, None),  # unlocked
        (0x02B1, 0x1, None),  # came back to the screen
        (0x0218, 0x7, None),  # woke
        (0x000F, 0x7, None),  # paint
    ],
)
def test_windows_messages_are_understood(message: int, wparam: int, reason: AwayReason | None) -> None:
    told: list[str] = []
    listener = SimpleNamespace(away=SimpleNamespace(emit=told.append))
    structure = away_windows.wintypes.MSG()
    structure.message, structure.wParam = message, wparam
    passed = away_windows._Messages(listener).nativeEventFilter(b"", away_windows.ctypes.addressof(structure))  # pyright: ignore[reportArgumentType]
    assert told == ([reason] if reason else [])
    assert passed == (False, 0)


def test_macos_notices_are_understood() -> None:
    assert away_macos.reason_of("com.apple.screenIsLocked") is AwayReason.LOCKED
    assert away_macos.reason_of("NSWorkspaceWillSleepNotification") is AwayReason.SLEEP
    assert away_macos.reason_of("NSWorkspaceSessionDidResignActiveNotification") is AwayReason.USER_SWITCH
    assert away_macos.reason_of("com.apple.screenIsUnlocked") is None
