# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every pattern is counted from, and the one form every number takes: incidents with their entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import gt

from waterline.domain.times import Stamp
from waterline.domain.vocabulary import NONE_NAMED


@dataclass(frozen=True, slots=True)
class Written:
    """What a pattern needs to know of one entry. Trashed entries never become one.

    `time_known` is False where only the day of the moment was said, or nothing about when it was.
    """

    entry_id: str
    incident: str
    happened: Stamp
    triage: str | None
    fears: tuple[str, ...]
    needs: tuple[str, ...]
    feelings: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    time_known: bool = True
    tags: tuple[str, ...] = ()


class Tally:
    """One number: `count` incidents, each once however many of its entries belong here.

    Which entries stand behind it is looked up by `behind` when somebody asks; a page holds hundreds of numbers, of
    which a person opens a few.
    """

    __slots__ = ("_behind", "count")

    def __init__(self, count: int = 0, behind: Callable[[], Iterable[Written]] = tuple) -> None:
        self.count = count
        self._behind = behind

    @classmethod
    def of(cls, entries: Sequence[Written]) -> Tally:
        """Count the incidents of these entries, which are newest first."""
        return cls(len({each.incident for each in entries}), lambda: entries)

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries that bring the incidents here, newest first."""
        return tuple(each.entry_id for each in self._behind())

    @property
    def incidents(self) -> frozenset[str]:
        """The incidents counted."""
        return frozenset(each.incident for each in self._behind())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tally):
            return NotImplemented
        return self.count == other.count and tuple(self._behind()) == tuple(other._behind())

    def __hash__(self) -> int:
        return hash(self.count)

    def __repr__(self) -> str:
        return f"Tally({self.count})"


def newest_first(written: Iterable[Written]) -> tuple[Written, ...]:
    """Return the entries by when they happened, the newest first; nothing else about their order matters."""
    found = list(written)
    times = [each.happened.utc_ms for each in found]
    if all(map(gt, times, times[1:])):
        return tuple(found)  # as the vault gives them
    if len(set(times)) < len(found):
        found.sort(key=lambda each: each.entry_id)  # of one instant, by their ids: the next sort leaves those alone
    found.sort(key=lambda each: -each.happened.utc_ms)
    return tuple(found)


def named(keys: tuple[str, ...]) -> Iterable[str]:
    """Return each key once, or NONE_NAMED where there is none: an answer left open is counted as left open."""
    return dict.fromkeys(keys) if keys else (NONE_NAMED,)


def in_order(known: tuple[str, ...], present: Iterable[str]) -> tuple[str, ...]:
    """Return the vocabulary, then people's own keys by the alphabet, then NONE_NAMED."""
    own = sorted(set(present) - set(known) - {NONE_NAMED})
    return (*known, *own, NONE_NAMED)
