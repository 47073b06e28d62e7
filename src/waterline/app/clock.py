# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place the time comes from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from waterline.domain.times import Stamp

Clock = Callable[[], Stamp]
"""Gives the present moment; the tests hand in one that stands still."""


def system_clock(zone: str) -> Clock:
    """Return a clock that reads this computer's time and labels it with the zone's name."""

    def now() -> Stamp:
        return Stamp.of(datetime.now().astimezone(), zone)

    return now
