# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries that are counted, made ready once, so that every summary of many years is told in a moment.

Entries become numbers, newest first, and each key the numbers of the entries that name it. Where two keys have to
stand in the same entry, the entries of a key are one long integer with a bit for each: `a & b` finds all of them at
once, a hundred thousand in some microseconds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from operator import attrgetter
from typing import Literal

from waterline.domain.pattern.written import Tally, Written, named
from waterline.domain.times import DAY_MS

Role = Literal["fears", "needs", "feelings", "triggers"]

EPOCH_DAY = date(1970, 1, 1).toordinal()
_ONE = ord("1")


class Counted:
    """Entries that were picked already and are given newest first. Everything is found out when first asked for.

    `n` is the number of incidents. An entry's number is its place in `entries`.
    """

    def __init__(self, entries: Sequence[Written]) -> None:
        self.entries = entries
        numbers: dict[str, int] = {}
        self._incident = [numbers.setdefault(each.incident, len(numbers)) for each in entries]
        self.n = len(numbers)
        self._alone = self.n == len(entries)
        self._where: dict[Role, Mapping[str, list[int]]] = {}
        self._bits: dict[tuple[Role, str], int] = {}

    @classmethod
    def of(cls, entries: Sequence[Written] | Counted) -> Counted:
        """Return the entries made ready, if they are not."""
        return entries if isinstance(entries, Counted) else cls(entries)

    # Keys -----------------------------------------------------------------------------------------
    def where(self, role: Role) -> Mapping[str, list[int]]:
        """Return for each key the entries that name it, newest first; those that name none stand as NONE_NAMED."""
        if role not in self._where:
            alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
            for number, keys in enumerate(map(attrgetter(role), self.entries)):
                alike[keys].append(number)
            found: defaultdict[str, list[int]] = defaultdict(list)
            for keys, numbers in alike.items():
                for key in named(keys):
                    found[key] += numbers
            for numbers in found.values():
                numbers.sort()
            self._where[role] = dict(found)
        return self._where[role]

    def tally(self, role: Role, key: str) -> Tally:
        """Count the incidents with an entry that names this."""
        numbers = self.where(role).get(key, [])
        return Tally(len(self.incidents(numbers)), partial(self._those, numbers))

    def tally_of_both(self, role: Role, key: str, other: Role, other_key: str) -> Tally:
        """Count the incidents with an entry that names both."""
        count = self._count(self._bits_of(role, key) & self._bits_of(other, other_key))
        return Tally(count, partial(self._both, role, key, other, other_key)) if count else Tally()

    def _both(self, role: Role, key: str, other: Role, other_key: str) -> list[Written]:
        others = set(self.where(other)[other_key])
        return self._those(number for number in self.where(role)[key] if number in others)

    # Incidents ------------------------------------------------------------------------------------
    def incidents(self, numbers: Collection[int]) -> Collection[int]:
        """Return the incidents of these entries, each once."""
        return numbers if self._alone else set(map(self._incident.__getitem__, numbers))

    def began(self, numbers: Sequence[int]) -> Mapping[int, int]:
        """Return for every incident its earliest entry among these (newest first): when the incident was."""
        return dict(zip(map(self._incident.__getitem__, numbers), numbers, strict=True))

    def by_slot(self, numbers: Sequence[int], slot_of: Mapping[int, int]) -> Mapping[int, Tally]:
        """Count the incidents of these entries by the slot each incident stands in."""
        counts = Counter(map(slot_of.__getitem__, self.incidents(numbers)))
        return {slot: Tally(count, partial(self._in_slot, numbers, slot_of, slot)) for slot, count in counts.items()}

    def _in_slot(self, numbers: Sequence[int], slot_of: Mapping[int, int], slot: int) -> list[Written]:
        return self._those(number for number in numbers if slot_of[self._incident[number]] == slot)

    # The clock ------------------------------------------------------------------------------------
    @cached_property
    def local_ms(self) -> list[int]:
        """What the clock of the place showed, for every entry, as milliseconds since 1970 there."""
        return [each.happened.utc_ms + each.happened.offset_minutes * 60_000 for each in self.entries]

    @cached_property
    def days(self) -> list[int]:
        """The local day of every entry, counted from 1 January 1970."""
        return [ms // DAY_MS for ms in self.local_ms]

    # Bits -----------------------------------------------------------------------------------------
    @cached_property
    def _levels(self) -> list[tuple[int, int]]:
        """Where the bits of first entries, second entries, … of all incidents begin, and how many there are."""
        if self._alone:
            return [(0, self.n)]
        with_so_many = Counter(Counter(self._incident).values())
        levels: list[tuple[int, int]] = []
        begin, wide, level = 0, self.n, 0
        while wide:
            levels.append((begin, wide))
            begin, level = begin + wide, level + 1
            wide -= with_so_many[level]
        return levels

    @cached_property
    def _places(self) -> Sequence[int]:
        """The bit of every entry: within each level, an incident has the same place."""
        if self._alone:
            return range(len(self.entries))
        place = {incident: at for at, (incident, _) in enumerate(Counter(self._incident).most_common())}
        taken: Counter[int] = Counter()
        places: list[int] = []
        for incident in self._incident:
            places.append(self._levels[taken[incident]][0] + place[incident])
            taken[incident] += 1
        return places

    def _bits_of(self, role: Role, key: str) -> int:
        if (role, key) not in self._bits:
            bits, places = bytearray(b"0") * (len(self.entries) + 1), self._places
            for number in self.where(role).get(key, ()):
                bits[~places[number]] = _ONE
            self._bits[role, key] = int(bits, 2)
        return self._bits[role, key]

    def _count(self, bits: int) -> int:
        """Return how many incidents these entries belong to: the levels are laid one upon the other."""
        if self._alone:
            return bits.bit_count()
        laid = 0
        for begin, wide in self._levels:
            laid |= (bits >> begin) & ((1 << wide) - 1)
        return laid.bit_count()

    def _those(self, numbers: Iterable[int]) -> list[Written]:
        return list(map(self.entries.__getitem__, numbers))


def newest_of_both(counted: Counted, roles: tuple[Role, Role], wanted: int) -> Mapping[tuple[str, str], Written]:
    """Return the newest entry of every pair of keys that stand together, where there are `wanted` such pairs."""
    newest: dict[tuple[str, str], Written] = {}
    of_first, of_second = (attrgetter(role) for role in roles)
    for each in counted.entries:
        if len(newest) == wanted:
            break
        for first in named(of_first(each)):
            for second in named(of_second(each)):
                newest.setdefault((first, second), each)
    return newest


Entries = Sequence[Written] | Counted
"""What a summary is given: entries picked already, newest first."""
