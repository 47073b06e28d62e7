# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads rows out of single pages of an SQLite file, by its published format, and stops at nothing but their end.

Page, cell and record as sqlite.org/fileformat2.html describes them, for databases in UTF-8. Pure: bytes in, rows out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = int | float | str | bytes | None

TABLE_LEAF, TABLE_INSIDE, INDEX_LEAF, INDEX_INSIDE = 0x0D, 0x05, 0x0A, 0x02
_INSIDE = (TABLE_INSIDE, INDEX_INSIDE)
_FIRST_PAGE_HEADER = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is stored. `number` is its rowid, None in an index. `whole` is False where its end is lost."""

    number: int | None
    values: tuple[Value, ...]
    whole: bool = True


class Tree:
    """Rows and children of the pages at hand; `usable` is how many bytes of each page SQLite has for itself."""

    def __init__(self, pages: Mapping[int, bytes], usable: int) -> None:
        self._pages = pages
        self._usable = usable

    def kind(self, number: int) -> int | None:
        """Return what a page is (TABLE_LEAF, …), or None where it is lost or none of these."""
        page = self._pages.get(number)
        if page is None:
            return None
        kind = page[_start(number)]
        return kind if kind in (TABLE_LEAF, TABLE_INSIDE, INDEX_LEAF, INDEX_INSIDE) else None

    def under(self, root: int) -> Iterator[int]:
        """Yield the pages of the tree under `root`, itself first, as far as they can be reached; each once."""
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number not in seen and self.kind(number) is not None:
                seen.add(number)
                yield number
                waiting += reversed(self._children(number))

    def rows(self, number: int) -> Iterator[Row]:
        """Yield the rows a page holds; a cell that makes no sense is passed over."""
        kind = self.kind(number)
        if kind is None or kind == TABLE_INSIDE:
            return
        for at in self._cells(number):
            try:
                yield self._row(self._pages[number], at, kind)
            except (IndexError, ValueError, struct.error, OverflowError):
                continue

    def _children(self, number: int) -> list[int]:
        if self.kind(number) not in _INSIDE:
            return []
        page, start = self._pages[number], _start(number)
        cells = [page[at : at + 4] for at in self._cells(number)]
        return [int.from_bytes(each, "big") for each in (*cells, page[start + 8 : start + 12])]

    def _cells(self, number: int) -> list[int]:
        page, start = self._pages[number], _start(number)
        many = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + (12 if page[start] in _INSIDE else 8)
        places = [int.from_bytes(page[at : at + 2], "big") for at in range(first, first + 2 * many, 2)]
        return [at for at in places if first <= at < self._usable]

    def _row(self, page: bytes, at: int, kind: int) -> Row:
        if kind == INDEX_INSIDE:
            at += 4
        length, at = _varint(page, at)
        number = None
        if kind == TABLE_LEAF:
            number, at = _varint(page, at)
            number -= 1 << 64 if number >= 1 << 63 else 0
        record = self._payload(page, at, length, kind)
        values, whole = _record(record, length)
        return Row(number, values, whole)

    def _payload(self, page: bytes, at: int, length: int, kind: int) -> bytes:
        most = self._usable - 35 if kind == TABLE_LEAF else (self._usable - 12) * 64 // 255 - 23
        if length <= most:
            return page[at : at + length]
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._usable - 4)
        here = here if here <= most else least
        parts = [page[at : at + here]]
        following, left = int.from_bytes(page[at + here : at + here + 4], "big"), length - here
        while left > 0 and (more := self._pages.get(following)) is not None:
            parts.append(more[4 : 4 + min(left, self._usable - 4)])
            following, left = int.from_bytes(more[:4], "big"), left - (self._usable - 4)
        return b"".join(parts)


def _record(record: bytes, length: int) -> tuple[tuple[Value, ...], bool]:
    """Return the values of a record; of one that is cut off, those that are complete and the start of a text."""
    head, at = _varint(record, 0)
    kinds: list[int] = []
    while at < head:
        kind, at = _varint(record, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        size = _size(kind)
        if at + size > len(record) and len(record) < length:
            if kind >= 13 and kind % 2:
                values.append(record[at:].decode("utf-8", "ignore"))
            return tuple(values), False
        values.append(_value(record[at : at + size], kind))
        at += size
    return tuple(values), True


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise ValueError("a kind of value that no file has")
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(stored: bytes, kind: int) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return struct.unpack(">d", stored)[0]
    if kind < 7:
        return int.from_bytes(stored, "big", signed=True)
    return stored.decode("utf-8") if kind % 2 else stored


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """Return the number that begins at `at`, seven bits a byte with eight in a ninth, and where it ends."""
    number = 0
    for step in range(8):
        byte = page[at + step]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + step + 1
    return number << 8 | page[at + 8], at + 9


def _start(number: int) -> int:
    return _FIRST_PAGE_HEADER if number == 1 else 0
