# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When something was, said in words on the clock of the place it was written in."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from waterline.domain.times import Stamp
from waterline.ui.shared.time_words import day_words, moment_words, place_words, stamp_here


def at(zone: str, *moment: int) -> Stamp:
    return Stamp.of(datetime(*moment, tzinfo=ZoneInfo(zone)), zone)


NOW = at("Europe/Berlin", 2026, 7, 14, 21, 40)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ((2026, 7, 14, 0, 1), "Today"),
        ((2026, 7, 13, 23, 59), "Yesterday"),
        ((2026, 7, 12, 8), "Sunday"),
        ((2026, 7, 8, 8), "Wednesday"),
        ((2026, 7, 7, 8), "Tuesday 7 July"),
        ((2025, 12, 31, 8), "31 December 2025"),
        ((2026, 7, 15, 8), "Wednesday 15 July"),
    ],
)
def test_a_day_is_named_by_how_far_away_it_is(moment: tuple[int, ...], words: str) -> None:
    assert day_words(at("Europe/Berlin", *moment), NOW) == words


def test_inside_a_sentence_today_is_small() -> None:
    assert day_words(NOW, NOW, inside=True) == "today"
    assert day_words(NOW.plus_days(-1), NOW, inside=True) == "yesterday"


def test_a_moment_far_away_keeps_the_day_and_clock_it_had_there() -> None:
    tokyo = at("Asia/Tokyo", 2026, 7, 14, 7, 5)
    assert moment_words(tokyo, NOW).startswith("Today, ")
    assert "05" in moment_words(tokyo, NOW)
    assert place_words(tokyo, NOW) == "Tokyo"
    assert place_words(NOW.plus_days(-3), NOW) == ""


def test_without_a_known_time_only_the_day_is_said() -> None:
    assert moment_words(NOW, NOW, time_known=False) == "Today"


def test_a_winter_moment_is_read_on_the_winter_clock() -> None:
    winter = at("Europe/Berlin", 2026, 1, 10, 9, 30)
    assert stamp_here(winter.utc_ms, NOW) == winter
