# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The loop brake: when going back to one thing again and again in a day is a reason to offer a landing or a person."""

from __future__ import annotations

from collections.abc import Iterable

from waterline.domain.times import Stamp

OFTEN = 3
"""Entries or reopenings on one incident in a day."""


def goes_round(moments_ms: Iterable[int], now: Stamp) -> bool:
    """Tell whether one incident was written about, or changed, often on the person's own day that is `now`."""
    today = now.local.date()
    return sum(_day(each, now) == today for each in moments_ms) >= OFTEN


def _day(moment_ms: int, now: Stamp) -> object:
    return Stamp(moment_ms, now.zone, now.offset_minutes).local.date()
