# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts a journal once more, in SQL and whole fractions: it shares no code with the app and no way of counting."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, getcontext
from fractions import Fraction
from itertools import pairwise
from math import comb
from typing import Any

from waterline.domain.pattern.written import Written

NONE = "none_named"
ROLES = {"fear": "fears", "need": "needs", "feeling": "feelings", "trigger": "triggers"}

_TABLES = """
CREATE TABLE entry (id TEXT PRIMARY KEY, incident TEXT, at TEXT, ms INTEGER, timed INTEGER);
CREATE TABLE term (id TEXT, role TEXT, key TEXT);
"""

_FIRSTS = """
SELECT incident, at FROM (
  SELECT incident, at, row_number() OVER (PARTITION BY incident ORDER BY ms, id DESC) AS place
  FROM entry WHERE {among}
) WHERE place = 1
"""


class SecondOpinion:
    """What stands in the tables, asked for in the words of SQL."""

    def __init__(self, tables: sqlite3.Connection) -> None:
        self._tables = tables

    def _ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._tables.execute(statement, values).fetchall()

    @property
    def n(self) -> int:
        return self._ask("SELECT count(DISTINCT incident) FROM entry")[0][0]

    def together(self, role: str, other: str) -> dict[tuple[str, str], int]:
        """In how many incidents one entry names both."""
        found = self._ask(
            "SELECT one.key, two.key, count(DISTINCT incident) FROM term AS one JOIN term AS two USING (id)"
            " JOIN entry USING (id) WHERE one.role = ? AND two.role = ? GROUP BY one.key, two.key",
            role,
            other,
        )
        return {(first, second): count for first, second, count in found}

    def behind(self, role: str, key: str, other: str, other_key: str) -> tuple[str, ...]:
        """The entries that name both, newest first."""
        found = self._ask(
            "SELECT id FROM entry WHERE id IN (SELECT id FROM term WHERE role = ? AND key = ?)"
            " AND id IN (SELECT id FROM term WHERE role = ? AND key = ?) ORDER BY ms DESC, id",
            role,
            key,
            other,
            other_key,
        )
        return tuple(entry for (entry,) in found)

    def naming(self, role: str) -> dict[str, int]:
        """In how many incidents each key is named."""
        found = self._ask(
            "SELECT key, count(DISTINCT incident) FROM term JOIN entry USING (id) WHERE role = ? GROUP BY key", role
        )
        return dict(found)

    def by_month(self, role: str) -> dict[tuple[str, str], int]:
        """By key and month of the incident's earliest entry."""
        found = self._ask(
            f"WITH first AS ({_FIRSTS.format(among=1)}) SELECT key, strftime('%Y-%m', first.at) AS month,"
            " count(DISTINCT incident) FROM term JOIN entry USING (id) JOIN first USING (incident) WHERE role = ?"
            " GROUP BY key, month",
            role,
        )
        return {(key, month): count for key, month, count in found}

    def by_clock(self, part: str, *, timed: bool) -> dict[int, int]:
        """By the hour (%H) or the weekday (%w, Sunday 0) of the incident's earliest entry."""
        among = "timed" if timed else "1"
        found = self._ask(
            "SELECT cast(strftime(?, at) AS INTEGER) AS slot, count(*)"
            f" FROM ({_FIRSTS.format(among=among)}) GROUP BY slot",
            part,
        )
        return dict(found)

    def gaps(self, role: str) -> dict[str, list[int]]:
        """Whole days from each incident that names a key to the next."""
        found: dict[str, list[int]] = {}
        for (key,) in self._ask("SELECT DISTINCT key FROM term WHERE role = ? AND key != ?", role, NONE):
            named = f"id IN (SELECT id FROM term WHERE role = '{role}' AND key = '{key}')"
            days = [date.fromisoformat(at[:10]) for _, at in self._ask(_FIRSTS.format(among=named))]
            days.sort()
            found[key] = [(later - earlier).days for earlier, later in pairwise(days)]
        return found

    def standing_out(self) -> set[tuple[str, str]]:
        """Pairs marked by Fisher's exact test in whole fractions, and Benjamini and Hochberg's rule at one in ten."""
        n, pairs = self.n, self.together("fear", "need")
        fears, needs = self.naming("fear"), self.naming("need")
        tested = {
            (fear, need): _tail(pairs.get((fear, need), 0), fears[fear], needs[need], n)
            for fear in fears
            for need in needs
            if NONE not in (fear, need) and min(fears[fear], needs[need]) >= 5
        }
        if n < 30:
            return set()
        ranked = sorted(tested.values())
        passed = [p for rank, p in enumerate(ranked, 1) if p * 10 * len(ranked) <= rank]
        return {pair for pair, p in tested.items() if passed and p <= passed[-1] and pairs.get(pair, 0) >= 5}


@contextmanager
def second_opinion(written: Iterable[Written]) -> Iterator[SecondOpinion]:
    """Lay entries out in tables of their own."""
    with sqlite3.connect(":memory:") as tables:
        tables.executescript(_TABLES)
        for each in written:
            local = each.happened.utc_ms + each.happened.offset_minutes * 60_000
            tables.execute(
                "INSERT INTO entry VALUES (?, ?, datetime(?, 'unixepoch'), ?, ?)",
                (each.entry_id, each.incident, local // 1000, each.happened.utc_ms, each.time_known),
            )
            for role, name in ROLES.items():
                keys = sorted(set(getattr(each, name))) or [NONE]
                tables.executemany("INSERT INTO term VALUES (?, ?, ?)", [(each.entry_id, role, key) for key in keys])
        yield SecondOpinion(tables)
    tables.close()


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Where a share lies 1.96 of its own standard errors away: both roots of the quadratic, to 40 digits."""
    getcontext().prec = 40
    share, z2 = Decimal(hits) / n, Decimal("1.959963984540054235524594430520551527955550") ** 2
    a, b, c = 1 + z2 / n, -(2 * share + z2 / n), share * share
    root = max(b * b - 4 * a * c, Decimal(0)).sqrt()
    return float((-b - root) / (2 * a)), float((-b + root) / (2 * a))


def _tail(both: int, first: int, second: int, n: int) -> Fraction:
    ways = sum(comb(first, hits) * comb(n - first, second - hits) for hits in range(both, min(first, second) + 1))
    return Fraction(ways, comb(n, second))
