# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings a vault's schema up to date, one numbered step at a time, and never past what this program knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from waterline.domain.errors import NotAVault, VaultDamaged, VaultTooNew
from waterline.vault.connection import Database
from waterline.vault.steps import STEPS

APPLICATION_ID = 0x57544C4E
"""Marks a database as ours: "WTLN"."""

Steps = Sequence[Sequence[str]]


def version(database: Database) -> int:
    """Return how many steps the database has taken."""
    return database.query("PRAGMA user_version")[0][0]


def build(database: Database, steps: Steps = STEPS) -> None:
    """Give a new, empty database its schema, by the same steps an old one takes."""
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for number, statements in enumerate(steps, start=1):
        _take(database, number, statements)


def migrate(database: Database, copy_to: Callable[[int], Path], steps: Steps = STEPS) -> int:
    """Take the steps that are missing and return how many that were.

    Nothing is changed before a verified copy stands at `copy_to(first new step)`; each step is taken whole or not at
    all. Raises NotAVault for a database that is not ours, VaultTooNew for one that has taken steps unknown here,
    VaultDamaged where a step leaves loose ends, and the storage errors.
    """
    taken = version(database)
    if database.query("PRAGMA application_id")[0][0] != APPLICATION_ID or taken < 1:
        raise NotAVault(database.path)
    if taken > len(steps):
        raise VaultTooNew(database.path, found=taken, known=len(steps))
    if taken < len(steps):
        database.copy_to(copy_to(taken + 1))
    for number in range(taken + 1, len(steps) + 1):
        _take(database, number, steps[number - 1])
    return len(steps) - taken


def _take(database: Database, number: int, statements: Sequence[str]) -> None:
    with database.transaction():
        for statement in statements:
            database.execute(statement)
        if database.query("PRAGMA foreign_key_check"):
            raise VaultDamaged(database.path)
        database.execute(f"PRAGMA user_version = {number}")


def schema(database: Database) -> str:
    """Return the schema as readable SQL, for `schema.sql` and the test that keeps it true."""
    found = database.query("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name")
    return "\n\n".join(f"{row[0].strip()};" for row in found) + "\n"
