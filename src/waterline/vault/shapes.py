# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rows of each table look like where they are stored: enough to tell whose they are and to put them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waterline.vault.btree import Row, Value
from waterline.vault.connection import Database

_STORED_AS: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "INT": (int,),
    "TEXT": (str,),
    "REAL": (float, int),
    "BLOB": (bytes,),
}
_EMPTY: dict[str, Value] = {"INTEGER": 0, "INT": 0, "TEXT": "", "REAL": 0.0, "BLOB": b""}


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that must name a row of another table."""

    column: str
    parent: str
    parent_column: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A table's columns in the order they are stored. `numbered` is the one that stands for the rowid, if any."""

    table: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    required: tuple[bool, ...]
    has_default: tuple[bool, ...]
    numbered: str | None
    is_index: bool
    references: tuple[Reference, ...]

    def fits(self, rows: Sequence[Row], *, as_table: bool) -> bool:
        """Tell whether all these rows could be this table's; `as_table` says they carry rowids of their own."""
        return bool(rows) and as_table is not self.is_index and all(self._fits(row) for row in rows)

    def insertion(self, row: Row) -> tuple[str, tuple[Value, ...]] | None:
        """Return the statement that puts a row back, with its values, or None for a row that is not this table's.

        A row the table does not accept is passed over by it. Of a row that is cut off, what is missing becomes empty.
        """
        if not self._fits(row):
            return None
        values: dict[str, Value] = dict(zip(self.columns, row.values, strict=False))
        if not self.is_index:
            values[self.numbered or "rowid"] = row.number
        for at, column in enumerate(self.columns):
            if column not in values and self.required[at] and not self.has_default[at]:
                values[column] = _EMPTY[self.types[at]]
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        return f'INSERT OR IGNORE INTO "{self.table}" ({names}) VALUES ({marks})', tuple(values.values())

    def _fits(self, row: Row) -> bool:
        if not row.values or len(row.values) > len(self.columns):
            return False
        if row.whole and not all(
            self.has_default[at] or not self.required[at] for at in range(len(row.values), len(self.columns))
        ):
            return False
        return all(self._takes(at, value) for at, value in enumerate(row.values))

    def _takes(self, at: int, value: Value) -> bool:
        if self.columns[at] == self.numbered:
            return value is None
        if value is None:
            return not self.required[at]
        return isinstance(value, _STORED_AS[self.types[at]])


def shapes_of(database: Database) -> tuple[Shape, ...]:
    """Return the shape of every ordinary table of a database."""
    found = database.query("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return tuple(
        _shape(database, row["name"], bool(row["wr"])) for row in found if not row["name"].startswith("sqlite_")
    )


def _shape(database: Database, table: str, is_index: bool) -> Shape:
    columns = database.query(
        'SELECT name, upper(type) AS type, "notnull" AS required, dflt_value IS NOT NULL AS has_default, pk'
        " FROM pragma_table_info(?)",
        (table,),
    )
    if is_index:  # the key's columns come first, in the key's order
        columns = sorted(columns, key=lambda row: row["pk"] or len(columns) + 1)
    keys = [row for row in columns if row["pk"]]
    numbered = keys[0]["name"] if not is_index and len(keys) == 1 and keys[0]["type"] == "INTEGER" else None
    references = database.query('SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)', (table,))
    return Shape(
        table=table,
        columns=tuple(row["name"] for row in columns),
        types=tuple(row["type"] for row in columns),
        required=tuple(bool(row["required"]) or (is_index and bool(row["pk"])) for row in columns),
        has_default=tuple(bool(row["has_default"]) for row in columns),
        numbered=numbered,
        is_index=is_index,
        references=tuple(Reference(row["from"], row["table"], row["to"]) for row in references),
    )
