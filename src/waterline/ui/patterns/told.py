# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section of the page says, in a form that its picture and its sentences are both made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication, QLocale

from waterline.domain.pattern.written import Tally
from waterline.ui.patterns.bar_list import Bar
from waterline.ui.patterns.grid_model import NOTHING
from waterline.ui.patterns.number_links import NumberLink
from waterline.ui.patterns.sentences import entries, moments
from waterline.ui.shared.line_list import Line

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Level:
    """How full something was said to be, 0 to 1, and the word for it."""

    full: float
    word: str


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Names down, months (or other columns) across, and the number where they meet.

    `naming` makes one name of both. `levels`, where given, are shown instead of the numbers: a filled ring and a word.
    Where the columns are `in_time`, the latest is in sight first.
    """

    names: tuple[str, ...]
    months: tuple[str, ...]
    tallies: tuple[tuple[Tally, ...], ...]
    role: str = ""
    naming: str = ""
    headings: tuple[str, ...] = ()
    levels: tuple[tuple[Level | None, ...], ...] = ()
    in_time: bool = True

    @property
    def begins(self) -> int:
        """The column one looks at first."""
        return len(self.months) - 1 if self.in_time else 0

    @property
    def most(self) -> int:
        """The largest number."""
        return max((tally.count for row in self.tallies for tally in row), default=1) or 1

    def heading(self, column: int) -> str:
        """Return what stands over a column, broken into short lines."""
        return self.headings[column] if self.headings else self.months[column].replace(" ", "\n")

    def level(self, row: int, column: int) -> Level | None:
        """Return how full this was said to be, where that is what the table shows."""
        return self.levels[row][column] if self.levels else None

    def key(self, row: int, column: int) -> str:
        """Return the key of a number."""
        return f"{self.role}\n{row}\n{column}"

    def name(self, row: int, column: int) -> str:
        """Name a number: what was named, and when."""
        naming = self.naming or translate("Patterns", "“{name}” in {month}")
        return naming.format(name=self.names[row], month=self.months[column])

    def detail(self, row: int, column: int) -> str:
        """Say the number, or the level."""
        level = self.level(row, column)
        return level.word if level else first_upper(moments(self.tallies[row][column].count))

    def spoken(self, row: int, column: int) -> str:
        """Say a number as a screen reader should."""
        name, level = self.name(row, column), self.level(row, column)
        if not self.tallies[row][column].count:
            return translate("Patterns", "{name}: no moments.").format(name=name)
        said = level.word if level else moments(self.tallies[row][column].count)
        return translate("Patterns", "{name}: {moments}. Press Enter to read.").format(name=name, moments=said)

    def opens(self) -> dict[str, tuple[str, Tally]]:
        """Return what every number opens, by its key."""
        return {
            self.key(row, column): (self.name(row, column), tally)
            for row, tallies in enumerate(self.tallies)
            for column, tally in enumerate(tallies)
            if tally.count
        }

    def lines(self) -> tuple[Line, ...]:
        """Return every number as a line."""
        return tuple(
            Line(self.key(row, column), self.name(row, column), self.detail(row, column), self.spoken(row, column))
            for row, tallies in enumerate(self.tallies)
            for column, tally in enumerate(tallies)
            if tally.count
        )


@dataclass(frozen=True, slots=True)
class Told:
    """One section: its heading, one sentence, its lines, what each line opens by its key, and how it was counted.

    `bars` or `rows` are its picture, made of the same numbers as its lines. `first` stands before everything else.
    `links` open the numbers of the sentence that stand nowhere else, `also` those of how it was counted.
    """

    key: str
    heading: str
    reading: str
    counted: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    opens: Mapping[str, tuple[str, Tally]] = field(default_factory=dict)
    bars: Mapping[str, Bar] | None = None
    rows: NumberTable | None = None
    first: str = ""
    links: tuple[NumberLink, ...] = ()
    also: tuple[NumberLink, ...] = ()


Telling = Callable[[], Told]
"""What tells a section when it is its turn."""


def told_of(key: str, heading: str, reading: str, told: list[tuple[str, str, str, Tally]], *counted: str) -> Told:
    """Make a section of lines, each a key, a name, a detail and what it opens."""
    opening = translate("Patterns", "{name}: {detail}. Press Enter to read.")
    empty = translate("Patterns", "{name}: {detail}.")
    lines = tuple(
        Line(each, name, detail, (opening if tally.count else empty).format(name=name, detail=detail))
        for each, name, detail, tally in told
    )
    return Told(key, heading, reading, counted, lines, {each: (name, tally) for each, name, _, tally in told})


def with_bars(told: Told) -> Told:
    """Draw the numbers of a section as bars, the longest for the largest."""
    most = max((tally.count for _, tally in told.opens.values()), default=1) or 1
    bars = {
        key: Bar(tally.count / most, QLocale().toString(tally.count) if tally.count else NOTHING)
        for key, (_, tally) in told.opens.items()
    }
    return replace(told, bars=bars)


def all_of(key: str, heading: str, tally: Tally) -> NumberLink:
    """Return the link to all moments a sentence speaks of."""
    said = translate("Patterns", "Read all {moments}").format(moments=moments(tally.count))
    if tally.count == 1:
        said = translate("Patterns", "Read the one moment")
    return NumberLink(f"{key}\nall", said, heading, tally)


def between_us(key: str, tally: Tally) -> NumberLink:
    """Return the link to the entries marked as between us."""
    said = translate("Patterns", "Read what is marked as between us: {entries}")
    name = translate("Patterns", "Marked as between us")
    return NumberLink(f"{key}\nbetween", said.format(entries=entries(len(tally.entries))), name, tally)


def first_upper(text: str) -> str:
    """Return a text that begins a line."""
    return text[:1].upper() + text[1:]
