# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of a hundred thousand entries name a key, found out without looking at each of them once for every key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from waterline.domain.pattern.written import named

_MOST_SORTS = 256
_DIGITS = bytes([ord("0"), ord("1")]).ljust(256, b"0")


class Naming(Mapping[str, list[int]]):
    """For each key of one role the numbers of the entries that name it, rising; NONE_NAMED for those that name none.

    Entries that name the same keys are of one sort. A journal knows few sorts, so an entry is a byte, and a key a
    table of the sorts that hold it: one pass in C then says yes or no of every entry.
    """

    def __init__(self, keys: Sequence[tuple[str, ...]]) -> None:
        """`keys` are those of each entry, in the order of their numbers."""
        sorts = {each: number for number, each in enumerate(dict.fromkeys(keys))}
        self._few = len(sorts) <= _MOST_SORTS
        sort_of = map(sorts.__getitem__, keys)
        self._sort_of: Sequence[int] = bytes(sort_of) if self._few else list(sort_of)
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for each, number in sorts.items():
            for key in named(each):
                self._holding[key].append(number)
        self._sorts = max(len(sorts), _MOST_SORTS)
        self._masks: dict[str, bytes] = {}
        self._numbers: dict[str, list[int]] = {}

    def __getitem__(self, key: str) -> list[int]:
        if key not in self._holding:
            raise KeyError(key)
        if key not in self._numbers:
            self._numbers[key] = list(compress(range(len(self._sort_of)), self.mask(key)))
        return self._numbers[key]

    def __contains__(self, key: object) -> bool:
        return key in self._holding

    def __iter__(self) -> Iterator[str]:
        return iter(self._holding)

    def __len__(self) -> int:
        return len(self._holding)

    def mask(self, key: str) -> bytes:
        """Return a byte for every entry: 1 where it names the key, else 0."""
        if key not in self._masks:
            table = bytearray(self._sorts)
            for sort in self._holding.get(key, ()):
                table[sort] = 1
            if isinstance(self._sort_of, bytes):
                self._masks[key] = self._sort_of.translate(table)
            else:
                self._masks[key] = bytes(map(table.__getitem__, self._sort_of))
        return self._masks[key]

    def count(self, key: str) -> int:
        """Return how many entries name the key."""
        return self.mask(key).count(1)

    def bits(self, key: str) -> int:
        """Return one integer with a bit for every entry, set where it names the key; the first is the lowest."""
        return int(self.mask(key)[::-1].translate(_DIGITS) or b"0", 2)
