# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says the grid in plain words: what was counted, what came up most, and what cannot be said yet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from waterline.app.insight import Patterns
from waterline.domain.pattern.grid import GRID_THRESHOLD, MARK_LEAST, MARK_THRESHOLD, Cell, Grid
from waterline.domain.pattern.wanted import ONLY_PACK, WITHOUT_PACK
from waterline.domain.pattern.written import Tally
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import NONE_NAMED
from waterline.ui.shared import words
from waterline.ui.shared.line_list import Line
from waterline.ui.shared.time_words import period_words, plain_date_words

translate = QCoreApplication.translate

TIES_NAMED = 3
"""Pairs that come up equally often are named up to this many; beyond it only their number is said."""


# Pieces -------------------------------------------------------------------------------------------
def moments(count: int) -> str:
    """Return "one moment", "2 moments"."""
    if count == 1:
        return translate("Patterns", "one moment")
    return translate("Patterns", "{count} moments").format(count=number(count))


def entries(count: int) -> str:
    """Return "one entry", "2 entries"."""
    if count == 1:
        return translate("Patterns", "one entry")
    return translate("Patterns", "{count} entries").format(count=number(count))


def number(count: int) -> str:
    """Return a number as this language groups its digits."""
    return QLocale().toString(count)


def pair(cell: Cell) -> str:
    """Name a cell: a fear with a need, or what of the two is missing."""
    fear, need = words.label(words.FEARS, cell.fear), words.label(words.NEEDS, cell.need)
    if cell.fear == NONE_NAMED and cell.need == NONE_NAMED:
        return translate("Patterns", "Neither a fear nor a need named")
    if cell.fear == NONE_NAMED:
        return translate("Patterns", "“{need}”, with no fear named").format(need=need)
    if cell.need == NONE_NAMED:
        return translate("Patterns", "“{fear}”, with no need named").format(fear=fear)
    return translate("Patterns", "“{fear}” together with “{need}”").format(fear=fear, need=need)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


# The grid -----------------------------------------------------------------------------------------
def spoken_cell(cell: Cell) -> str:
    """Say a cell as a screen reader should: both names, the number, and how to go on."""
    fear, need = words.label(words.FEARS, cell.fear), words.label(words.NEEDS, cell.need)
    if not cell.count:
        return translate("Patterns", "{fear} with {need}: no moments.").format(fear=fear, need=need)
    said = translate("Patterns", "{fear} with {need}: {moments}. Press Enter to read them.")
    if cell.count == 1:
        said = translate("Patterns", "{fear} with {need}: {moments}. Press Enter to read it.")
    if cell.stands_out:
        said = translate("Patterns", "{fear} with {need}: {moments}, more than chance would give. Press Enter to read.")
    return said.format(fear=fear, need=need, moments=moments(cell.count))


def summary(grid: Grid) -> str:
    """Say what was counted and which pair came up most, ties as ties; never a share, never a judgement."""
    if grid.first is None or grid.last is None:
        return translate("Patterns", "Nothing to count yet.")
    if grid.n == 1:
        return translate("Patterns", "You have written down one moment, {period}.").format(
            period=period_words(grid.first, grid.last)
        )
    counted = translate("Patterns", "Of the {count} moments you wrote down {period}, {most}")
    return counted.format(count=number(grid.n), period=period_words(grid.first, grid.last), most=_most(grid))


def marks(grid: Grid) -> str:
    """Say how many cells are marked and what a mark means, or why there is none; nothing before the grid is drawn."""
    if not grid.enough:
        return ""
    if grid.n < MARK_THRESHOLD:
        return translate(
            "Patterns", "From {threshold} moments on, pairs that meet more often than chance would give are marked."
        ).format(threshold=MARK_THRESHOLD)
    count = sum(cell.stands_out for row in grid.cells for cell in row)
    if count == 0:
        return translate("Patterns", "No pair meets more often than chance alone would give.")
    if count == 1:
        return translate(
            "Patterns", "One pair, marked with a small diamond, meets more often than chance alone would give."
        )
    return translate(
        "Patterns", "{count} pairs, marked with a small diamond, meet more often than chance alone would give."
    ).format(count=count)


def _most(grid: Grid) -> str:
    most = grid.most
    if not most:
        return translate("Patterns", "none names both a fear and a need yet.")
    times = most[0].count
    told = number(times)
    if len(most) == 1 and times == 1:
        return translate("Patterns", "one names both a fear and a need: {pair}.").format(pair=pair(most[0]))
    if times == 1:
        return translate("Patterns", "no two name the same fear with the same need.")
    if len(most) == 1:
        return translate("Patterns", "{count} name {pair}: more than any other pair.").format(
            count=told, pair=pair(most[0])
        )
    if len(most) > TIES_NAMED:
        return translate("Patterns", "{pairs} pairs come up equally often, in {count} moments each.").format(
            pairs=len(most), count=told
        )
    each = translate("Patterns", "{pairs} come up equally often, in {count} moments each.")
    return each.format(pairs=listed([pair(cell) for cell in most]), count=told)


def listed(parts: list[str]) -> str:
    """Return two or more parts as one phrase."""
    return translate("Patterns", "{all_but_last} and {last}").format(all_but_last=", ".join(parts[:-1]), last=parts[-1])


# Between us ---------------------------------------------------------------------------------------
def between(found: Patterns) -> str:
    """Say that between-us entries are left out, or that they are counted; nothing where there are none."""
    if not found.between:
        return ""
    if not found.grid.between_left_out:
        counted = translate("Patterns", "{entries} you marked as between us: counted here too, though they are facts.")
        return _first_upper(counted.format(entries=entries(found.between)))
    if found.between == 1:
        return translate(
            "Patterns", "One entry you marked as between us is left out: it is a fact, not a pattern in you."
        )
    return translate(
        "Patterns", "{count} entries you marked as between us are left out: they are facts, not a pattern in you."
    ).format(count=number(found.between))


# Not enough yet -----------------------------------------------------------------------------------
def threshold(found: Patterns) -> tuple[str, str]:
    """Return a heading and what is still missing before the grid is drawn."""
    n = found.grid.n
    if n == 0 and found.wanted.narrowed and found.written:
        return translate("Patterns", "No moments in what you chose"), translate(
            "Patterns", "Nothing you wrote down is counted in it. Choose more, or show everything again."
        )
    if n == 0 and found.between:
        heading = translate("Patterns", "Nothing is counted yet")
    elif n == 0:
        heading = translate("Patterns", "Nothing written down yet")
    else:
        heading = translate("Patterns", "Too few moments for a grid")
    missing = GRID_THRESHOLD - n
    if n == 0:
        said = translate(
            "Patterns",
            "From {threshold} moments on, this page shows which fears keep meeting which needs. "
            "The first one already gives a sentence.",
        ).format(threshold=GRID_THRESHOLD)
    elif missing == 1:
        said = translate(
            "Patterns", "The grid is drawn from {threshold} moments on. One more is missing; there is no hurry."
        ).format(threshold=GRID_THRESHOLD)
    else:
        said = translate(
            "Patterns", "The grid is drawn from {threshold} moments on. {missing} are missing; there is no hurry."
        ).format(threshold=GRID_THRESHOLD, missing=missing)
    return heading, said


# Counts in sentences ------------------------------------------------------------------------------
def counts(found: Patterns, *, newest_first: bool) -> tuple[Line, ...]:
    """Return every pair that occurs as a line, the most frequent or the newest first."""
    occurring = [cell for row in found.grid.cells for cell in row if cell.count]
    if newest_first:
        occurring.sort(key=lambda cell: (-found.latest[cell.fear, cell.need].utc_ms, -cell.count))
    else:
        occurring.sort(key=lambda cell: (-cell.count, -found.latest[cell.fear, cell.need].utc_ms))
    return tuple(_count_line(cell, found.latest[cell.fear, cell.need]) for cell in occurring)


def _count_line(cell: Cell, latest: Stamp) -> Line:
    if cell.count == 1:
        detail = translate("Patterns", "One moment, on {day}").format(day=plain_date_words(latest))
    else:
        detail = translate("Patterns", "{moments}, the latest on {day}").format(
            moments=_first_upper(moments(cell.count)), day=plain_date_words(latest)
        )
    if cell.stands_out:
        detail = translate("Patterns", "{detail}; more than chance would give").format(detail=detail)
    spoken = translate("Patterns", "{pair}: {detail}. Press Enter to read.").format(pair=pair(cell), detail=detail)
    return Line(cell_key(cell), pair(cell), detail, spoken)


def cell_key(cell: Cell) -> str:
    """Return a key for a cell that `cell_of` finds again."""
    return f"{cell.fear}\n{cell.need}"


def cell_of(grid: Grid, key: str) -> Cell | None:
    """Return the cell of a key, or None where nothing stands in it any more."""
    found = (cell for row in grid.cells for cell in row if cell.count and cell_key(cell) == key)
    return next(found, None)


def opened(cell: Cell | Tally) -> str:
    """Say how many moments a number opened, and in how many entries they are told."""
    if len(cell.entries) == cell.count:
        return translate("Patterns", "{moments}, newest first").format(moments=_first_upper(moments(cell.count)))
    return translate("Patterns", "{moments} in {entries}, newest first").format(
        moments=_first_upper(moments(cell.count)), entries=entries(len(cell.entries))
    )


# What was chosen ----------------------------------------------------------------------------------
def chosen(found: Patterns) -> str:
    """Say in one sentence how many digs are counted, from when, and what was asked for, between us too."""
    grid = found.grid
    period = period_words(grid.first, grid.last) if grid.first is not None and grid.last is not None else ""
    return chosen_of(found, grid.n, period, found.between)


def chosen_of(found: Patterns, n: int, period: str, between: int) -> str:
    """Say of any moments how many are counted, from when, what was asked for, and how many entries are between us."""
    wanted = found.wanted
    parts = [moments(n), *([period] if period else [])]
    if wanted.people:
        names = [words.nickname(each) for each in found.people if each.id in wanted.people]
        parts.append(translate("Patterns", "only those with {people}").format(people=_either(names)))
    if wanted.triggers:
        kinds = [f"“{words.label(words.TRIGGERS, key)}”" for key in wanted.triggers]
        parts.append(translate("Patterns", "only those of the kind {kinds}").format(kinds=_either(kinds)))
    if wanted.tags:
        names = [f"“{each.name}”" for each in found.tags if each.id in wanted.tags]
        parts.append(translate("Patterns", "only those tagged {tags}").format(tags=_either(names)))
    if wanted.pack == WITHOUT_PACK:
        parts.append(translate("Patterns", "without those that name something of the kink pack"))
    elif wanted.pack == ONLY_PACK:
        parts.append(translate("Patterns", "only those that name something of the kink pack"))
    said = translate("Patterns", "Counted here: {parts}.").format(parts=", ".join(parts))
    if not between:
        return translate("Patterns", "{said} None is marked as between us.").format(said=said)
    us = translate("Patterns", "{said} Marked as between us, and left out: {entries}.")
    if wanted.between:
        us = translate("Patterns", "{said} Marked as between us, and counted here too: {entries}.")
    return us.format(said=said, entries=entries(between))


def _either(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return translate("Patterns", "{all_but_last} or {last}").format(all_but_last=", ".join(parts[:-1]), last=parts[-1])


# How this is counted ------------------------------------------------------------------------------
def counting(found: Patterns) -> tuple[str, ...]:
    """Return the rules of counting, one sentence or two each."""
    return (
        translate(
            "Patterns",
            "The unit is the moment. Entries you put together as one incident count once; "
            "an entry on its own is a moment by itself.",
        ),
        translate("Patterns", "{chosen} Entries in the trash are not counted.").format(chosen=chosen(found)),
        translate(
            "Patterns",
            "A moment that names two fears and two needs stands in four cells, so the numbers do not add up to the "
            "number of moments.",
        ),
        translate(
            "Patterns", "Moments that name no fear, or no need, have the last row and the last column to themselves."
        ),
        translate(
            "Patterns",
            "Entries you marked as between us are left out unless you include them: your hurt fits what happened.",
        ),
        translate(
            "Patterns",
            "A pair is marked from {threshold} moments on, if it is named in {least} or more and more often than "
            "chance would bring a fear and a need together (Fisher’s exact test for each pair; by the procedure of "
            "Benjamini and Hochberg, 1995, one mark in ten may still be chance). A mark does not say that one "
            "causes the other.",
        ).format(threshold=MARK_THRESHOLD, least=MARK_LEAST),
        translate(
            "Patterns",
            "What this cannot say: why something comes back, how often it happens when you do not write, or what it "
            "was like for anybody else. More entries may only mean more writing.",
        ),
    )
