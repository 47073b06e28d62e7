# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The summaries of the pattern page as words and tables for paper, counted as they are on the page just now."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from waterline.app.insight import Patterns
from waterline.domain.paper import Block, Part, Table, Words
from waterline.domain.pattern.grid import Grid
from waterline.ui.patterns import section_words, sentences
from waterline.ui.patterns.grid_model import NOTHING
from waterline.ui.patterns.told import NumberTable, Told
from waterline.ui.shared import words

_WIDEST = 6
"""Needs beside each other: more of them do not fit on a page with their names whole."""

translate = QCoreApplication.translate


def parts(found: Patterns) -> tuple[Part, ...]:
    """Return every summary that has numbers, in the order of the page."""
    told = section_words.sections(found)
    grid = (_grid(found),) if any(cell.count for row in found.grid.cells for cell in row) else ()
    return (*grid, *(_part(each) for each in told if each.opens))


def _grid(found: Patterns) -> Part:
    grid = found.grid
    blocks: list[Block] = [Words(sentences.summary(grid))]
    if grid.enough:
        blocks.append(_matrix(grid))
        standing_out = [sentences.pair(cell) for row in grid.cells for cell in row if cell.stands_out]
        if standing_out:
            more = translate("Patterns", "More often than chance would give: {pairs}.")
            blocks.append(Words(more.format(pairs="; ".join(standing_out)), "quiet"))
    else:
        blocks.append(Table(tuple((line.words, line.detail) for line in sentences.counts(found, newest_first=False))))
    blocks += [Words(said, "quiet") for said in (sentences.chosen(found), sentences.counting(found)[-1])]
    return Part("grid", translate("Patterns", "Fears and needs"), tuple(blocks))


def _matrix(grid: Grid) -> Table:
    """Return the grid without the rows and columns nothing stands in; where it is too wide for a page, in lines."""
    rows = [cells for cells in grid.cells if any(cell.count for cell in cells)]
    columns = [at for at in range(len(grid.needs)) if any(cells[at].count for cells in rows)]
    needs = [words.label(words.NEEDS, grid.needs[at]) for at in columns]
    fears = [words.label(words.FEARS, cells[0].fear) for cells in rows]
    if len(columns) <= _WIDEST:
        told = [[sentences.number(cells[at].count) if cells[at].count else NOTHING for at in columns] for cells in rows]
        return Table((("", *needs), *((fear, *row) for fear, row in zip(fears, told, strict=True))), headed=True)
    lines = [
        _listed(
            (need, sentences.number(cells[at].count))
            for at, need in zip(columns, needs, strict=True)
            if cells[at].count
        )
        for cells in rows
    ]
    return Table(tuple(zip(fears, lines, strict=True)))


def _part(told: Told) -> Part:
    """Return a section with its sentence, its table, how it was counted, and what it cannot say."""
    blocks: list[Block] = [Words(told.first, "quote")] if told.first else []
    blocks.append(Words(told.reading))
    rows = _rows(told.rows) if told.rows is not None else [(line.words, line.detail) for line in told.lines]
    if rows:
        blocks.append(Table(tuple(rows)))
    blocks += [Words(said, "quiet") for said in dict.fromkeys((*told.counted[:1], *told.counted[-1:]))]
    return Part(told.key, told.heading, tuple(blocks))


def _rows(table: NumberTable) -> list[tuple[str, str]]:
    """Return a row for each name with what stands in it: a page is too narrow for a column a month."""
    made: list[tuple[str, str]] = []
    for row, name in enumerate(table.names):
        said: list[tuple[str, str]] = []
        for column, month in enumerate(table.months):
            level, count = table.level(row, column), table.tallies[row][column].count
            if count:
                said.append((month, level.word if level else sentences.number(count)))
        if said:
            made.append((name, _listed(said)))
    return made


def _listed(said: Iterable[tuple[str, str]]) -> str:
    """Return names with what belongs to each, none of them broken over two lines."""
    each = translate("Patterns", "{name}: {number}")
    return "  ·  ".join(each.format(name=name, number=number).replace(" ", "\u00a0") for name, number in said)
