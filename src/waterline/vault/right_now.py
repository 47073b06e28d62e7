# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands ready for a hot moment, and what waits from an earlier one; the moment itself is an entry."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any, TypeVar

from waterline.domain.right_now import Held, Later, OwnTool, Pause, Plan, Shelf
from waterline.vault.connection import Database
from waterline.vault.meta import MetaStore

Thing = Held | Later | OwnTool | Plan
T = TypeVar("T", Held, Later, OwnTool, Plan)

_TABLES: dict[type[Thing], str] = {
    Held: "held_message",
    Later: "later_item",
    OwnTool: "own_tool",
    Plan: "if_then_plan",
}
_ORDER: dict[type[Thing], str] = {Held: "until_ms, row", Later: "due_ms, row", OwnTool: "row", Plan: "row"}
_TRUTHS = ("kept", "archived")
_PAUSE = "pause"


class RightNowStore:
    """Reads and writes messages held back, the later-list, tools of one's own, plans, and the pause in hand."""

    def __init__(self, database: Database, meta: MetaStore) -> None:
        self._database = database
        self._meta = meta

    def keep(self, thing: Thing) -> None:
        """Store a thing as it stands; one that was there keeps its place."""
        names = [each.name for each in fields(thing)]
        changes = ", ".join(f"{name} = :{name}" for name in names if name != "id")
        with self._database.transaction():
            self._database.execute(
                f"INSERT INTO {_TABLES[type(thing)]} ({', '.join(names)})"
                f" VALUES ({', '.join(':' + name for name in names)}) ON CONFLICT (id) DO UPDATE SET {changes}",
                {name: int(said) if isinstance(said, bool) else said for name, said in asdict(thing).items()},
            )

    def remove(self, thing: Thing) -> None:
        """Forget a thing, if it is there."""
        with self._database.transaction():
            self._database.execute(f"DELETE FROM {_TABLES[type(thing)]} WHERE id = ?", (thing.id,))

    def shelf(self) -> Shelf:
        """Return everything: what comes due first stands first, all else in the order it was made."""
        return Shelf(self._all(Held), self._all(Later), self._all(OwnTool), self._all(Plan), self.pause())

    def own_tools(self) -> tuple[OwnTool, ...]:
        """Return every tool of one's own, archived ones too."""
        return self._all(OwnTool)

    def pause(self) -> Pause | None:
        """Return the pause in hand, also one that is over and was not ended yet."""
        began, _, rest = (self._meta.get(_PAUSE) or "").partition(" ")
        ends, _, draft_id = rest.partition(" ")
        return Pause(int(began), int(ends), draft_id) if ends else None

    def keep_pause(self, pause: Pause | None) -> None:
        """Remember the pause in hand, or that there is none."""
        if pause is None:
            self._meta.drop(_PAUSE)
        else:
            self._meta.keep(_PAUSE, f"{pause.began_ms} {pause.ends_ms} {pause.draft_id}")

    def _all(self, kind: type[T]) -> tuple[T, ...]:
        names = [each.name for each in fields(kind)]
        found = self._database.query(f"SELECT {', '.join(names)} FROM {_TABLES[kind]} ORDER BY {_ORDER[kind]}")
        return tuple(kind(**{name: _read(name, row[name]) for name in names}) for row in found)


def _read(name: str, stored: Any) -> Any:
    return bool(stored) if name in _TRUTHS else stored
