# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""On which days entries lie, by the clock each of them was written down by."""

from __future__ import annotations

from datetime import date

from waterline.domain.times import DAY_MS, day_of_wall_clock, wall_clock_ms
from waterline.vault.connection import Database
from waterline.vault.looking import WALL_CLOCK


class DayStore:
    """Reads the days that have entries outside the trash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def with_entries(self, first: date, too_late: date) -> set[date]:
        """Return those from `first` on and before `too_late`."""
        from_ms, before_ms = wall_clock_ms(first), wall_clock_ms(too_late)
        found = self._database.query(
            # A remainder that is never negative: days before 1970 are days like any other.
            f"SELECT DISTINCT ({WALL_CLOCK} - ({WALL_CLOCK} % :day + :day) % :day) / :day AS days"
            " FROM entry INDEXED BY entry_by_moment WHERE trashed_ms IS NULL"
            " AND happened_ms >= :from_ms - :day AND happened_ms < :before_ms + :day"
            f" AND {WALL_CLOCK} >= :from_ms AND {WALL_CLOCK} < :before_ms",
            {"day": DAY_MS, "from_ms": from_ms, "before_ms": before_ms},
        )
        return {day_of_wall_clock(row["days"]) for row in found}
