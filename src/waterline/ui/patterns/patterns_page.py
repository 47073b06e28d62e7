# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns: what keeps coming back, in a sentence, a grid, and a list; every number opens its moments."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from waterline.app import insight, journal
from waterline.app.insight import Behind, Patterns
from waterline.app.session import Session
from waterline.domain.entry import EntryLine
from waterline.domain.pattern.grid import Cell
from waterline.domain.pattern.wanted import Wanted
from waterline.ui.desk import Asking
from waterline.ui.patterns import on_paper, sentences
from waterline.ui.patterns.answer_history import AnswerHistory
from waterline.ui.patterns.choosing import Choosing
from waterline.ui.patterns.counting import Counting
from waterline.ui.patterns.drill_down import DrillDown
from waterline.ui.patterns.number_links import NumberLink, NumberLinks
from waterline.ui.patterns.picture import Picture
from waterline.ui.patterns.sections import Sections
from waterline.ui.patterns.told import all_of, between_us
from waterline.ui.shared.buttons import link_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.page import Page
from waterline.ui.shared.scroller import Scroller
from waterline.ui.shared.text import display, lead, muted
from waterline.ui.theme import Theme

_PAGE = "page"


class PatternsPage(Page):
    """Counts each time it comes into view, by the choice of the last visit.

    Between-us entries join in only for the visit they were asked in.
    """

    entry_chosen = Signal(str)
    request_chosen = Signal(str)
    agreements_requested = Signal()
    dig_requested = Signal()
    sheet_requested = Signal(object)

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", name="patterns", parent=parent)
        self.set_title(self.tr("Patterns"))
        self._session = session
        self._desk = desk
        self._found: Patterns | None = None
        self._opened: str | None = None
        self._reading = False
        self._by_keyboard = False
        self._summary = lead("", name="patterns_summary")
        self._numbers = NumberLinks(theme, name="patterns_numbers")
        self._between_words = muted("", name="patterns_between_words")
        self._include = QCheckBox(self.tr("Include them"))
        self._agreements = link_button(
            theme, self.tr("What you agreed, and what became of it"), name="patterns_agreements"
        )
        self._between = QWidget()
        self._wanted: Wanted | None = None
        self._choosing = Choosing(theme)
        self._missing = Callout(theme, "note", "", name="patterns_missing", icon="grid-3x3")
        self._picture = Picture(theme)
        self._drill_down = DrillDown(theme)
        self._answers = AnswerHistory(theme)
        self._drill_down.content.addWidget(self._answers)
        self._sections = Sections(session, desk, theme)
        self._counting = Counting(theme)
        self._sheet = secondary_button(
            theme, self.tr("Make a sheet for a session"), name="patterns_sheet", icon="printer"
        )
        self._build()
        self._join()

    # Coming and going -----------------------------------------------------------------------------
    def arrive(self) -> None:
        """Count again: entries may have been written, changed or thrown away meanwhile."""
        self._reading = False
        if self._wanted is None:
            self._desk.ask(self, partial(insight.kept_wanted, self._session), self._begin)
        else:
            self._ask()

    def leave(self) -> None:
        """Forget what was asked for this visit; reading one of the moments shown still belongs to it."""
        if not self._reading:
            self._include.setChecked(False)
            self._close_cell(back=False)
            self._sections.close_moments()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the headings of a very large grid in sight."""
        super().resizeEvent(event)
        self._limit_grid()

    # Building -------------------------------------------------------------------------------------
    def _build(self) -> None:
        self._include.setObjectName("patterns_include_between")
        self._include.setAccessibleName(self.tr("Include the entries marked as between us"))
        row = QHBoxLayout(self._between)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._between_words, 1)
        row.addWidget(self._include, 0, Qt.AlignmentFlag.AlignTop)
        self._agreements.setAccessibleDescription(self.tr("Opens the page of agreements"))
        self._missing.add_button(
            self.tr("Begin a dig"),
            self.dig_requested.emit,
            look="primary",
            icon="arrow-right",
            name="patterns_begin_dig",
        )
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addWidget(display(self.tr("What keeps coming back"), name="patterns_heading"))
        head.addWidget(self._summary)
        head.addWidget(self._numbers)
        head.addWidget(self._between)
        head.addWidget(self._agreements, 0, Qt.AlignmentFlag.AlignLeading)
        head.addSpacing(4)
        head.addWidget(self._choosing)
        head.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.setSpacing(16)
        self.content.addLayout(head)
        for each in (self._missing, self._picture, self._drill_down, self._counting, self._sections):
            self.content.addWidget(each)
        self.content.addStretch(1)
        self._numbers.hide()
        waiting = (self._agreements, self._choosing, self._sheet, self._missing, self._picture, self._counting)
        for each in (self._between, *waiting):
            each.hide()
        self._sections.hide()

    def _join(self) -> None:
        self._choosing.changed.connect(self._on_chosen)
        self._include.toggled.connect(self._on_include_toggled)
        self._picture.cell_opened.connect(self._on_cell_opened)
        for links in (self._numbers, self._counting.links):
            links.chosen.connect(self._on_number_chosen)
        self._drill_down.closed.connect(partial(self._close_cell, back=True))
        self._drill_down.entry_chosen.connect(self._on_entry_chosen)
        self._agreements.clicked.connect(self.agreements_requested)
        self._answers.chosen.connect(self._on_request_chosen)
        self._sections.entry_chosen.connect(self._on_entry_chosen)
        self._sections.agreements_requested.connect(self.agreements_requested)
        self._sections.moments_shown.connect(self._on_moments_shown)
        self._sheet.clicked.connect(self._on_sheet)
        self.theme.changed.connect(self._limit_grid)

    def _limit_grid(self) -> None:
        room = self.scroller.viewport().height() - 48 if self.scroller and self.theme.is_large else None
        self._picture.limit_height(room)

    # Counting -------------------------------------------------------------------------------------
    def _ask(self) -> None:
        wanted = replace(self._wanted or Wanted(), between=self._include.isChecked())
        self._desk.ask(self, partial(insight.patterns, self._session, wanted), self._show)

    def _begin(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._ask()

    def _on_chosen(self, wanted: Wanted) -> None:
        """Count what is wanted now, and keep the wish inside the vault for the next visit."""
        self._wanted = wanted
        self._desk.ask(self, partial(insight.keep_wanted, self._session, wanted))
        self._ask()

    def _show(self, found: Patterns) -> None:
        self._found = found
        grid = found.grid
        self._summary.setText(sentences.summary(grid))
        name = self.tr("Fears and needs")
        everything, us = all_of(_PAGE, name, found.everything), between_us(_PAGE, found.between_us)
        self._numbers.set_links((everything, us))
        self._counting.links.set_links((everything, us))
        self._between_words.setText(sentences.between(found))
        self._between.setVisible(bool(found.between))
        self._agreements.setVisible(bool(found.written))
        self._choosing.setVisible(bool(found.written))
        self._choosing.show_choice(found)
        self._sheet.setVisible(bool(found.written))
        self._missing.setVisible(not grid.enough)
        if not grid.enough:
            self._missing.set_words(*sentences.threshold(found))
        self._picture.setVisible(bool(grid.n))
        self._picture.show_counts(found)
        self._counting.setVisible(bool(grid.n))
        self._counting.set_words(sentences.counting(found))
        self._sections.show_counts(found)
        self._sections.setVisible(bool(grid.n or found.others.any))  # last: in sight, each change is laid out anew
        cell = sentences.cell_of(grid, self._opened) if self._opened else None
        if self._opened in {each.key for each in self._numbers.links()}:
            self._open_number(self._opened)
        elif cell is None:
            self._close_cell(back=False)
        else:
            self._open_cell(cell)

    def _on_sheet(self) -> None:
        if self._found is not None:
            self.sheet_requested.emit(on_paper.parts(self._found))

    def _on_include_toggled(self) -> None:
        if self._found is not None:
            self._ask()

    # One cell -------------------------------------------------------------------------------------
    def _on_cell_opened(self, cell: Cell, by_keyboard: bool) -> None:
        self._by_keyboard = by_keyboard
        self._open_cell(cell)

    def _open_cell(self, cell: Cell) -> None:
        self._opened = sentences.cell_key(cell)
        self._desk.ask(self, partial(insight.behind, self._session, cell), partial(self._show_cell, cell))

    def _on_number_chosen(self, key: str, by_keyboard: bool) -> None:
        self._by_keyboard = by_keyboard
        self._open_number(key)

    def _open_number(self, key: str | None) -> None:
        """Open all moments that are counted, or what is between us."""
        link = next(each for each in self._numbers.links() if each.key == key)
        self._opened = link.key
        self._desk.ask(self, lambda: journal.lines(self._session, link.tally.entries), partial(self._show_number, link))

    def _show_number(self, link: NumberLink, lines: tuple[EntryLine, ...]) -> None:
        if self._opened != link.key:
            return
        self._picture.mark_opened(None)
        self._answers.hide()
        self._drill_down.show_moments(link.name, sentences.opened(link.tally), lines)
        self._on_moments_shown(self._drill_down, self._by_keyboard)
        self._by_keyboard = False

    def _show_cell(self, cell: Cell, behind: Behind) -> None:
        if self._opened != sentences.cell_key(cell):
            return
        self._picture.mark_opened(cell)
        self._answers.show_answers(cell.need, behind.answered)
        self._drill_down.show_cell(cell, behind.lines)
        self._on_moments_shown(self._drill_down, self._by_keyboard)
        self._by_keyboard = False

    def _on_moments_shown(self, panel: DrillDown, by_keyboard: bool) -> None:
        if self.scroller is None:
            return
        self.scroller.fit()
        self._bring_into_view(self.scroller, panel)
        if by_keyboard:
            panel.entries.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring_into_view(self, scroller: Scroller, panel: DrillDown) -> None:
        """Scroll just so far that the heading and the first moments of the panel show."""
        top = panel.mapTo(self.column, panel.rect().topLeft()).y()
        wanted = top + min(panel.height(), self.theme.px(190)) + 16
        bar, seen = scroller.verticalScrollBar(), scroller.viewport().height()
        if wanted > bar.value() + seen:
            bar.setValue(min(wanted - seen, top))

    def _close_cell(self, *, back: bool) -> None:
        self._opened = None
        self._picture.mark_opened(None)
        if back:
            self._picture.take_focus()
        self._drill_down.hide()

    def _on_entry_chosen(self, entry_id: str) -> None:
        self._reading = True
        self.entry_chosen.emit(entry_id)

    def _on_request_chosen(self, entry_id: str) -> None:
        self._reading = True
        self.request_chosen.emit(entry_id)
