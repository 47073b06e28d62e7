# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session sheet is made of: parts of plain words and tables, whoever wrote them and however they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Look = Literal["heading", "line", "quote", "quiet"]
"""A small heading, a plain line, a person's own words, something said quietly."""


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph."""

    text: str
    look: Look = "line"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equally many cells; the first row holds the headings where `headed`."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool = False

    def __post_init__(self) -> None:
        if len({len(row) for row in self.rows}) != 1 or not self.rows[0]:
            raise ValueError("a table has rows of equal length")


Block = Words | Table


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is chosen as a whole: a summary or an entry. Its key is known to whoever made it."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together under a heading."""

    title: str
    parts: tuple[Part, ...]


def texts(groups: Iterable[Group]) -> tuple[str, ...]:
    """Return every text in the order of the paper: what is written down is these texts and nothing else."""
    return tuple(_texts(groups))


def _texts(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        yield group.title
        for part in group.parts:
            yield part.title
            for block in part.blocks:
                if isinstance(block, Words):
                    yield block.text
                else:
                    for row in block.rows:
                        yield from row
