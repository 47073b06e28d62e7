# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings over from a damaged vault, row by row, what can still be read, into a new database beside it.

Every page is read on its own. Rows are found along their table's tree as far as it is whole; pages whose way down is
lost are told by the shape of their rows. What the new database's own rules do not accept stays out. Pages the damaged
database had freed are zeros (`secure_delete`), so nothing that was deleted comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from waterline.domain.errors import NothingReadable, VaultTooNew
from waterline.vault import migrations, swap
from waterline.vault.btree import INDEX_INSIDE, INDEX_LEAF, TABLE_LEAF, Row, Tree
from waterline.vault.connection import Database, Progress
from waterline.vault.entries import EntryStore
from waterline.vault.files import ProfileFiles
from waterline.vault.header import Header
from waterline.vault.meta import MetaStore
from waterline.vault.pages import USABLE_BYTES, PageReader
from waterline.vault.restoring import finish_staging, settle_facts
from waterline.vault.shapes import Shape, shapes_of
from waterline.vault.steps import STEPS

_VERSION_AT = 60
_MADE_AGAIN = frozenset({"entry_text"})  # from the entries that came over
_MASTER_KINDS = frozenset({"table", "index", "trigger", "view"})


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came over and what did not, in counts.

    `cut` entries lack the end of their words. `entries_lost` and `drafts_lost` are those that something still speaks
    of; where that is lost too there may be more. `vouched` is False where the pages could not be told from forged ones.
    """

    entries: int
    cut: int
    entries_lost: int
    drafts: int
    drafts_lost: int
    pages: int
    pages_lost: int
    vouched: bool


def stage_salvage(files: ProfileFiles, header: Header, data_key: bytes, progress: Progress | None = None) -> Salvaged:
    """Stage a new, sound database with everything the damaged one still yields; the damaged one is only read.

    Raises NothingReadable where no page of it can be read, VaultTooNew, Interrupted and the storage errors; then
    nothing is staged.
    """
    wreck = _Wreck(files, data_key, progress)
    staged = swap.staging(files)
    try:
        with closing(Database.create(staged.database, data_key)) as database:
            migrations.build(database, STEPS[: wreck.steps])
            report = _Filling(database, wreck).fill()
            migrations.migrate(database, lambda: None)
            EntryStore(database).index_again()
            facts = MetaStore(database).all() | {"vault_id": header.vault_id}
            settle_facts(database, facts)
        finish_staging(staged, None)
    except BaseException:
        swap.give_up(files)
        raise
    return report


class _Wreck:
    """The readable pages of the damaged database, and which of them belongs to what."""

    def __init__(self, files: ProfileFiles, data_key: bytes, progress: Progress | None) -> None:
        self.reader = PageReader(files.database, data_key)
        self.pages: dict[int, bytes] = {}
        for number, page in self.reader.pages():
            self.pages[number] = page
            if progress is not None:
                progress(number, self.reader.count)
        self.tree = Tree(self.pages, USABLE_BYTES)
        self.roots = dict(self._roots())
        if not any(self.tree.kind(number) in (TABLE_LEAF, INDEX_LEAF) for number in self.pages):
            raise NothingReadable(files.database)
        self.steps = self._steps(files)

    def _steps(self, files: ProfileFiles) -> int:
        first = self.pages.get(1)
        found = len(STEPS) if first is None else int.from_bytes(first[_VERSION_AT : _VERSION_AT + 4], "big")
        if found > len(STEPS):
            raise VaultTooNew(files.database, found=found, known=len(STEPS))
        return found or len(STEPS)

    def _roots(self) -> Iterator[tuple[str, int]]:
        """Yield the root page of every table and index by name, from wherever the list of them is still readable."""
        for number in self.pages:
            if self.tree.kind(number) == TABLE_LEAF:
                for row in self.tree.rows(number):
                    if len(row.values) >= 4 and row.values[0] in _MASTER_KINDS:
                        name, root = row.values[1], row.values[3]
                        if isinstance(name, str) and isinstance(root, int) and root > 1:
                            yield name, root

    def reached(self, name: str) -> list[int]:
        """Return the pages that still hang together under this table or index."""
        root = self.roots.get(name)
        return [] if root is None else list(self.tree.under(root))

    def adrift(self) -> list[int]:
        """Return the pages of rows that no tree leads to any more."""
        held = {number for root in (1, *self.roots.values()) for number in self.tree.under(root)}
        kinds = (TABLE_LEAF, INDEX_LEAF, INDEX_INSIDE)
        return [number for number in self.pages if number not in held and self.tree.kind(number) in kinds]


class _Filling:
    """Puts the rows of a wreck into a new database."""

    def __init__(self, database: Database, wreck: _Wreck) -> None:
        self._database = database
        self._wreck = wreck
        self._shapes = {shape.table: shape for shape in shapes_of(database) if shape.table not in _MADE_AGAIN}
        self._cut = 0

    def fill(self) -> Salvaged:
        """Do so, drop what refers to nothing, and count."""
        self._database.query("PRAGMA foreign_keys = OFF")
        with self._database.transaction():
            for shape in self._shapes.values():
                for number in self._wreck.reached(shape.table):
                    self._put_page(number, shape)
            self._take_in_adrift()
            self._drop_loose_ends()
        self._database.query("PRAGMA foreign_keys = ON")
        reader = self._wreck.reader
        return Salvaged(
            entries=self._count("entry"),
            cut=self._cut,
            entries_lost=self._lost("entry"),
            drafts=self._count("draft"),
            drafts_lost=self._lost("draft"),
            pages=reader.count,
            pages_lost=reader.lost,
            vouched=reader.vouched,
        )

    def _put_page(self, number: int, shape: Shape) -> None:
        for row in self._wreck.tree.rows(number):
            found = shape.insertion(row)
            if found is not None and self._database.execute(*found) and not row.whole and shape.table == "entry":
                self._cut += 1

    def _take_in_adrift(self) -> None:
        undecided: list[tuple[int, list[Shape]]] = []
        for number in self._wreck.adrift():
            rows = list(self._wreck.tree.rows(number))
            as_table = self._wreck.tree.kind(number) == TABLE_LEAF
            fitting = [each for each in self._shapes.values() if each.fits(rows, as_table=as_table)]
            if len(fitting) == 1:
                self._put_page(number, fitting[0])
            elif fitting:
                undecided.append((number, fitting))
        for number, fitting in undecided:  # now the tables they may refer to hold all they will
            rows = list(self._wreck.tree.rows(number))
            fitting.sort(key=lambda each: len(each.references), reverse=True)
            shape = next((each for each in fitting if self._leads_somewhere(each, rows)), None)
            if shape is not None:
                self._put_page(number, shape)

    def _leads_somewhere(self, shape: Shape, rows: list[Row]) -> bool:
        """Tell whether most of the rows, read as this table's, refer to rows that are there."""
        for reference in shape.references:
            at = shape.columns.index(reference.column)
            wanted = {row.values[at] for row in rows if len(row.values) > at} - {None}
            there = sum(self._is_there(reference.parent, reference.parent_column, value) for value in wanted)
            if 2 * there < len(wanted):
                return False
        return True

    def _is_there(self, table: str, column: str, value: object) -> bool:
        return bool(self._database.query(f'SELECT 1 FROM "{table}" WHERE "{column}" = ?', (value,)))

    def _drop_loose_ends(self) -> None:
        dropped = 1
        while dropped:
            dropped = sum(
                self._database.execute(
                    f'DELETE FROM "{shape.table}" WHERE "{each.column}" IS NOT NULL'
                    f' AND "{each.column}" NOT IN (SELECT "{each.parent_column}" FROM "{each.parent}")'
                )
                for shape in self._shapes.values()
                for each in shape.references
            )

    # Counting -------------------------------------------------------------------------------------
    def _count(self, table: str) -> int:
        return self._database.query(f'SELECT count(*) FROM "{table}"')[0][0]

    def _lost(self, table: str) -> int:
        """Return how many rows of a table the wreck still speaks of that did not come over."""
        spoken_of = self._numbers_in_index(f"sqlite_autoindex_{table}_1") | self._numbers_referred_to(table)
        there = {row[0] for row in self._database.query(f'SELECT rowid FROM "{table}"')}
        return len(spoken_of - there)

    def _numbers_in_index(self, name: str) -> set[object]:
        tree = self._wreck.tree
        return {row.values[-1] for number in self._wreck.reached(name) for row in tree.rows(number) if row.values}

    def _numbers_referred_to(self, table: str) -> set[object]:
        found: set[object] = set()
        for shape in self._shapes.values():
            for reference in shape.references:
                if (reference.parent, reference.parent_column) == (table, "row"):
                    at = shape.columns.index(reference.column)
                    for number in self._wreck.reached(shape.table):
                        rows = self._wreck.tree.rows(number)
                        found |= {row.values[at] for row in rows if len(row.values) > at}
        return found
