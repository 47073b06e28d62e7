# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices that something a person wrote changed since the last backup, whichever code changed it.

The mark is a row of `meta`, written by temporary triggers inside the very change it speaks of: so it is there after a
crash and after Quick exit too, and no store can forget to set it. The triggers live with the connection, not in the
file.
"""

from __future__ import annotations

from waterline.vault.connection import Database

MARK = "backup_due"

_NOT_WORTH_A_BACKUP = ("meta", "reading_place")
"""Facts about the vault, and where one stands in the course: neither is anything a person wrote."""

_TRIGGER = """
CREATE TEMP TRIGGER IF NOT EXISTS "{table} {change}" AFTER {change} ON main."{table}"
WHEN NOT EXISTS (SELECT 1 FROM main.meta WHERE key = '{mark}')
BEGIN INSERT INTO meta (key, value) VALUES ('{mark}', '1'); END
"""


def watch(database: Database) -> None:
    """Set the mark with every change from now on, for as long as this connection is open."""
    for table in _tables(database):
        if table not in _NOT_WORTH_A_BACKUP and not table.startswith("sqlite_"):
            for change in ("INSERT", "UPDATE", "DELETE"):
                database.execute(_TRIGGER.format(table=table, change=change, mark=MARK))


def _tables(database: Database) -> list[str]:
    """Return the tables that are no part of an index of words: to look into one would fail where it is damaged."""
    rows = database.query("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    indexes = tuple(f"{row['name']}_" for row in rows if row["sql"].upper().startswith("CREATE VIRTUAL"))
    return [row["name"] for row in rows if not f"{row['name']}_".startswith(indexes)]


def due(database: Database) -> bool:
    """Tell whether anything changed since the last backup."""
    return bool(database.query("SELECT 1 FROM meta WHERE key = ?", (MARK,)))


def note(database: Database) -> None:
    """Set the mark by hand: something outside the database changed that belongs into a backup."""
    with database.transaction():
        database.execute("INSERT OR IGNORE INTO meta (key, value) VALUES (?, '1')", (MARK,))


def settle(database: Database) -> None:
    """Take the mark away: a backup holds everything."""
    with database.transaction():
        database.execute("DELETE FROM meta WHERE key = ?", (MARK,))
