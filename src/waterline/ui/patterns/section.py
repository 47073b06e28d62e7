# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One summary in a card: what it says in a sentence, its numbers as lines to open, and how it was counted."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.domain.pattern.written import Tally
from waterline.ui.patterns.bar_list import BarList
from waterline.ui.patterns.counting import Counting
from waterline.ui.patterns.drill_down import DrillDown
from waterline.ui.patterns.month_table import MonthTable
from waterline.ui.patterns.number_links import NumberLinks
from waterline.ui.patterns.told import Told
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.line_list import LineList
from waterline.ui.shared.text import heading as heading_text
from waterline.ui.shared.text import muted as muted_text
from waterline.ui.theme import Theme

_MOST, _MOST_BARS = 12, 24
"""Lines and bars in sight at once; a longer list scrolls inside, so that the page keeps its length."""

_LONG = 6
"""Rows a name and its detail are broken over: they may be somebody's own words."""

P = TypeVar("P", LineList, BarList, MonthTable)


class Section(Card):
    """Shows what is Told. `opened` carries the key of a number, its name, its Tally, and whether a key opened it."""

    opened = Signal(str, str, object, bool)
    agreements_requested = Signal()

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 16, 16, 12), name=f"section_{key}", parent=parent)
        self.key = key
        self._told: Told | None = None
        self._in_sentences = False
        self._heading = heading_text("", name=f"section_{key}_heading")
        self._reading = muted_text("", name=f"section_{key}_reading")
        self._theme = theme
        self.drill_down = DrillDown(theme, name=f"section_{key}_moments")
        self._counting = Counting(theme, name=f"section_{key}_counting")
        self.turn = secondary_button(theme, "", name=f"section_{key}_turn")
        self.first = Callout(theme, "note", self.tr("Before you look inward"), name=f"section_{key}_first")
        self.first.add_button(
            self.tr("Open the agreements"), self.agreements_requested.emit, name=f"section_{key}_agreements"
        )
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(16)
        head.addWidget(self._heading, 1)
        head.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignTop)
        under = QHBoxLayout()
        under.setContentsMargins(8, 0, 8, 4)
        under.addWidget(self._reading)
        self.links = NumberLinks(theme, name=f"section_{key}_links")
        self.links.hide()
        into = QHBoxLayout()
        into.setContentsMargins(2, 0, 8, 0)  # a link has 6 px of its own before its words
        into.addWidget(self.links)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(head)
        words.addLayout(under)
        words.addLayout(into)
        self.content.addWidget(self.first)
        self.content.addLayout(words)
        self._numbers = QVBoxLayout()
        self.content.addLayout(self._numbers)
        for each in (self.drill_down, self._counting):
            self.content.addWidget(each)
        self.numbers: LineList | MonthTable = self.lines
        self.turn.clicked.connect(self._on_turned)
        for links in (self.links, self._counting.links):
            links.chosen.connect(self._on_link)

    @cached_property
    def lines(self) -> LineList:
        """Its numbers as lines."""
        return self._placed(LineList(self._theme, "", most=_MOST, broken_over=_LONG, name=f"section_{self.key}_lines"))

    @cached_property
    def bars(self) -> BarList:
        """Its numbers as bars."""
        return self._placed(BarList(self._theme, "", most=_MOST_BARS, name=f"section_{self.key}_bars"))

    @cached_property
    def months(self) -> MonthTable:
        """Its numbers as a table of dots."""
        return self._placed(MonthTable(self._theme, name=f"section_{self.key}_months"))

    def _placed(self, picture: P) -> P:
        """Put a picture into its place; each is made when it is first needed, since that takes some milliseconds."""
        picture.hide()
        picture.chosen.connect(self._on_chosen)
        self._numbers.addWidget(picture)
        return picture

    def show_told(self, told: Told) -> None:
        """Show other counts; the list stands only where there is something to open."""
        self._told = told
        self._heading.setText(told.heading)
        self._reading.setText(told.reading)
        self.setAccessibleName(told.heading)
        self.first.setVisible(bool(told.first))
        self.first.set_words(self.tr("Before you look inward"), told.first)
        self._show_numbers(told)
        self._counting.set_words(told.counted)
        self.links.set_links(told.links)
        self._counting.links.set_links(told.also)

    def show_nothing(self) -> None:
        """Leave the page: there is nothing to tell any more."""
        self._told = None
        self.hide()

    def _show_numbers(self, told: Told) -> None:
        """Show the picture, or the same numbers as lines where that was asked for."""
        self.numbers.hide()
        if told.rows is not None and not self._in_sentences:
            self.numbers = self.months
            self.months.set_rows(told.rows)
        elif told.bars is not None and not self._in_sentences:
            self.numbers = self.bars
            self.bars.set_bars(told.lines, told.bars)
        else:
            self.numbers = self.lines
            self.lines.set_lines(told.lines)
        self.numbers.setAccessibleName(self.tr("Numbers: {heading}").format(heading=told.heading))
        self.numbers.setVisible(bool(told.opens))
        self.turn.setVisible(bool(told.opens) and (told.rows is not None or told.bars is not None))
        self.turn.set_words(self.tr("Show the picture") if self._in_sentences else self.tr("Show in sentences"))

    def _on_turned(self) -> None:
        self._in_sentences = not self._in_sentences
        if self._told is not None:
            self._show_numbers(self._told)

    def number(self, key: str) -> tuple[str, Tally] | None:
        """Return the name and the number of a key, or None where nothing stands behind it any more."""
        if self._told is None:
            return None
        linked = {each.key: (each.name, each.tally) for each in (*self._told.links, *self._told.also)}
        return linked.get(key) or self._told.opens.get(key)

    def _on_link(self, key: str, by_keyboard: bool) -> None:
        found = self.number(key)
        if found is not None:
            self.opened.emit(key, *found, by_keyboard)

    def _on_chosen(self, key: str) -> None:
        found = self.number(key)
        if found is not None and found[1].count:
            self.opened.emit(key, *found, bool(self.numbers.property("ring")))
