# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries that are counted, made ready once, so that every summary of many years is told in a moment.

Entries become numbers, newest first, and each key the numbers of the entries that name it. Where two keys have to
stand in the same entry, the entries of a key are one long integer with a bit for each: `a & b` finds all of them at
once, a hundred thousand in some microseconds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import compress, product
from operator import ge
from typing import Literal

from waterline.domain.pattern.naming import Naming
from waterline.domain.pattern.written import Tally, Written, named
from waterline.domain.times import DAY_MS

Role = Literal["fears", "needs", "feelings", "triggers"]
ROLES: tuple[Role, ...] = ("fears", "needs", "feelings", "triggers")

Runs = Mapping[int, tuple[int, int]]
"""Slots of the calendar, each with the number of its first entry and the one after its last."""

EPOCH_DAY = date(1970, 1, 1).toordinal()
_ONE = ord("1")


class Counted:
    """Entries that were picked already and are given newest first. Everything is found out when first asked for.

    `n` is the number of incidents. An entry's number is its place in `entries`.
    """

    def __init__(self, entries: Sequence[Written]) -> None:
        self.entries = entries
        self._keys: dict[Role, list[tuple[str, ...]]] = {role: [] for role in ROLES}
        self.local_ms: list[int] = []
        """What the clock of the place showed, for every entry, as milliseconds since 1970 there."""
        self._all = list(range(len(entries)))
        self.timed = self._all
        """The entries whose time is known."""
        incidents = self._look_through(entries)
        self.n = len(set(incidents))
        self._alone = self.n == len(entries)
        self._incident: Sequence[int] = self._all
        if not self._alone:
            numbers: dict[str, int] = {}
            self._incident = [numbers.setdefault(each, len(numbers)) for each in incidents]
        self._where: dict[Role, Naming] = {}
        self._bits: dict[tuple[Role, str], int] = {}

    def _look_through(self, entries: Sequence[Written]) -> list[str]:
        """Take all that is needed in one pass: entries lie all over the memory, and going there takes the time."""
        incidents: list[str] = []
        incident, local = incidents.append, self.local_ms.append
        fears, needs, feelings, triggers = (self._keys[role].append for role in ROLES)
        untimed: set[int] = set()
        for number, each in enumerate(entries):
            happened = each.happened
            incident(each.incident)
            local(happened.utc_ms + happened.offset_minutes * 60_000)
            fears(each.fears)
            needs(each.needs)
            feelings(each.feelings)
            triggers(each.triggers)
            if not each.time_known:
                untimed.add(number)
        if untimed:
            self.timed = [number for number in self._all if number not in untimed]
        return incidents

    @classmethod
    def of(cls, entries: Sequence[Written] | Counted) -> Counted:
        """Return the entries made ready, if they are not."""
        return entries if isinstance(entries, Counted) else cls(entries)

    # Keys -----------------------------------------------------------------------------------------
    def where(self, role: Role) -> Naming:
        """Return for each key the entries that name it, newest first; those that name none stand as NONE_NAMED."""
        if role not in self._where:
            self._where[role] = Naming(self._keys[role])
        return self._where[role]

    def tally(self, role: Role, key: str) -> Tally:
        """Count the incidents with an entry that names this."""
        where = self.where(role)
        if self._alone:
            return Tally(where.count(key), lambda: list(compress(self.entries, where.mask(key))))
        numbers = where.get(key, [])
        return Tally(len(self.incidents(numbers)), partial(self._those, numbers))

    def told(self, numbers: Sequence[int]) -> Tally:
        """Count the incidents of these entries."""
        return Tally(len(self.incidents(numbers)), partial(self._those, numbers))

    def without(self, numbers: Sequence[int]) -> Tally:
        """Count the incidents that have none of these entries."""
        return Tally(self.n - len(self.incidents(numbers)), partial(self._without, numbers))

    def _without(self, numbers: Sequence[int]) -> list[Written]:
        there = set(self.incidents(numbers))
        return self._those(number for number in self._all if self._incident[number] not in there)

    def tally_of_both(self, role: Role, key: str, other: Role, other_key: str) -> Tally:
        """Count the incidents with an entry that names both."""
        count = self._count(self._bits_of(role, key) & self._bits_of(other, other_key))
        return Tally(count, partial(self._both, role, key, other, other_key)) if count else Tally()

    def _both(self, role: Role, key: str, other: Role, other_key: str) -> list[Written]:
        others = set(self.where(other)[other_key])
        return self._those(number for number in self.where(role)[key] if number in others)

    def newest_of_both(self, role: Role, other: Role, pairs: int) -> Mapping[tuple[str, str], Written]:
        """Return the newest entry of each of the pairs of keys that stand together; there are so many."""
        newest: dict[tuple[str, str], Written] = {}
        for each, keys, other_keys in zip(self.entries, self._keys[role], self._keys[other], strict=True):
            if len(newest) == pairs:
                break
            for key, other_key in product(named(keys), named(other_keys)):
                newest.setdefault((key, other_key), each)
        return newest

    # Incidents ------------------------------------------------------------------------------------
    def incidents(self, numbers: Collection[int]) -> Collection[int]:
        """Return the incidents of these entries, each once."""
        return numbers if self._alone else set(map(self._incident.__getitem__, numbers))

    def began(self, numbers: Sequence[int]) -> tuple[Collection[int], Collection[int]]:
        """Return every incident with its earliest entry among these (newest first): when the incident was."""
        if self._alone:
            return numbers, numbers
        earliest = dict(zip(map(self._incident.__getitem__, numbers), numbers, strict=True))
        return earliest.keys(), earliest.values()

    def slots(self, numbers: Sequence[int], slot_of: Sequence[int]) -> list[int]:
        """Return for every incident the slot of its earliest entry among these; -1 where it has none of them."""
        if self._alone and len(numbers) == self.n:
            return list(slot_of)
        found = [-1] * self.n
        for incident, first in zip(*self.began(numbers), strict=True):
            found[incident] = slot_of[first]
        return found

    def by_slot(self, numbers: Sequence[int], slots: Sequence[int]) -> Mapping[int, Tally]:
        """Count the incidents of these entries by the slot each incident stands in."""
        whole = self._alone and len(numbers) == self.n
        counts = Counter(slots if whole else map(slots.__getitem__, self.incidents(numbers)))
        return {slot: Tally(count, partial(self._in_slot, numbers, slots, slot)) for slot, count in counts.items()}

    def by_run(self, numbers: Sequence[int], runs: Runs) -> Mapping[int, Tally]:
        """Count the same by the `runs` of the slots."""
        found: dict[int, Tally] = {}
        for slot, (begin, end) in runs.items():
            first, last = bisect_left(numbers, begin), bisect_left(numbers, end)
            if first < last:
                found[slot] = Tally(last - first, partial(self._slice, numbers, first, last))
        return found

    def runs(self, slots: Sequence[int]) -> Runs | None:
        """Return where each slot begins and ends; None unless every entry stands alone and no later one falls before.

        That is so in nearly every journal kept in one place, and spares looking at each entry once for every key.
        """
        if not self._alone or not all(map(ge, slots, slots[1:])):
            return None
        found: dict[int, tuple[int, int]] = {}
        begin = 0
        while begin < len(slots):
            slot = slots[begin]
            end = bisect_left(slots, True, begin, key=slot.__gt__)
            found[slot] = begin, end
            begin = end
        return found

    def _slice(self, numbers: Sequence[int], first: int, last: int) -> list[Written]:
        return self._those(numbers[first:last])

    def _in_slot(self, numbers: Sequence[int], slots: Sequence[int], slot: int) -> list[Written]:
        return self._those(number for number in numbers if slots[self._incident[number]] == slot)

    # The clock ------------------------------------------------------------------------------------
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
        place = {incident: at for at, (incident, _) in enumerate(Counter(self._incident).most_common())}
        taken: Counter[int] = Counter()
        places: list[int] = []
        for incident in self._incident:
            places.append(self._levels[taken[incident]][0] + place[incident])
            taken[incident] += 1
        return places

    def _bits_of(self, role: Role, key: str) -> int:
        if (role, key) not in self._bits:
            self._bits[role, key] = self.where(role).bits(key) if self._alone else self._placed_bits(role, key)
        return self._bits[role, key]

    def _placed_bits(self, role: Role, key: str) -> int:
        bits = bytearray(b"0") * (len(self.entries) + 1)
        for place in map(self._places.__getitem__, self.where(role).get(key, ())):
            bits[~place] = _ONE
        return int(bits, 2)

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


Entries = Sequence[Written] | Counted
"""What a summary is given: entries picked already, newest first."""
