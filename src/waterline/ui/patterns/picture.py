# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The counts in one card: as a grid once there are enough of them, in sentences from the first one on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app.insight import Patterns
from waterline.domain.pattern.grid import Cell
from waterline.ui.patterns import sentences
from waterline.ui.patterns.grid_view import GridView
from waterline.ui.patterns.legend import Legend
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.line_list import LineList
from waterline.ui.shared.text import heading as heading_text
from waterline.ui.shared.text import small as small_text
from waterline.ui.theme import Theme

OFTEN, NEWEST = "often", "newest"


class Picture(Card):
    """Shows counts both ways. `cell_opened` carries a Cell and whether it was opened by key."""

    cell_opened = Signal(object, bool)

    def __init__(self, theme: Theme, *, name: str = "fears_and_needs", parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 16, 16, 16), name=name, parent=parent)
        self.setAccessibleName(self.tr("Fears and needs"))
        self._found: Patterns | None = None
        self._as_list = False
        self.legend = Legend(theme)
        self.order = ChipGroup(
            theme,
            [(OFTEN, self.tr("Most often")), (NEWEST, self.tr("Newest"))],
            label=self.tr("Order of the sentences"),
            several=False,
            selected=[OFTEN],
            name="counts_order",
        )
        self._order = OFTEN
        self.turn = secondary_button(theme, "", name="counts_turn")
        self.grid = GridView(theme, name="grid")
        self.marks = small_text("", name="counts_marks")
        self.counts = LineList(theme, self.tr("Counts in sentences"), most=100, name="counts")
        self._lay_out()
        self.turn.clicked.connect(self._on_turned)
        self.order.changed.connect(self._on_order_changed)
        self.grid.cell_opened.connect(lambda cell: self.cell_opened.emit(cell, bool(self.grid.property("ring"))))
        self.counts.chosen.connect(self._on_count_chosen)

    def show_counts(self, found: Patterns) -> None:
        """Show other counts."""
        self._found = found
        self.grid.set_grid(found.grid)
        self.marks.setText(sentences.marks(found.grid))
        self._fill_list()
        self._show_one()

    def mark_opened(self, cell: Cell | None) -> None:
        """Outline the cell whose moments are being read."""
        self.grid.mark_opened(cell)

    def take_focus(self) -> None:
        """Give the keyboard back to the number it came from."""
        (self.counts if self.grid.isHidden() else self.grid).setFocus()

    def limit_height(self, most: int | None) -> None:
        """Keep the grid to a height; None for all of it."""
        self.grid.limit_height(most)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(16)
        head.addWidget(heading_text(self.tr("Fears and needs"), name="counts_heading"), 1)
        head.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignTop)
        self.order.flow.setContentsMargins(8, 0, 0, 0)
        self.content.addLayout(head)
        self.content.addWidget(self.order)
        self.content.addWidget(self.grid)
        self.content.addWidget(self.counts)
        self.content.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignTrailing)
        under = QHBoxLayout()
        under.setContentsMargins(8, 0, 0, 0)
        under.addWidget(self.marks)
        self.content.addLayout(under)

    def _fill_list(self) -> None:
        if self._found is not None:
            self.counts.set_lines(sentences.counts(self._found, newest_first=self._order == NEWEST))

    def _show_one(self) -> None:
        enough = self._found is not None and self._found.grid.enough
        as_list = self._as_list or not enough
        self.grid.setVisible(not as_list)
        self.legend.setVisible(not as_list)
        self.marks.setVisible(enough)
        self.counts.setVisible(as_list)
        self.order.setVisible(as_list and len(self.counts.lines()) > 1)
        self.turn.setVisible(enough)
        self.turn.set_words(self.tr("Show as a grid") if as_list else self.tr("Show in sentences"))

    def _on_turned(self) -> None:
        self._as_list = not self._as_list
        self._show_one()

    def _on_order_changed(self, chosen: list[str]) -> None:
        if not chosen:
            self.order.select([self._order])
            return
        self._order = chosen[0]
        self._fill_list()

    def _on_count_chosen(self, key: str) -> None:
        cell = sentences.cell_of(self._found.grid, key) if self._found else None
        if cell is not None:
            self.cell_opened.emit(cell, bool(self.counts.property("ring")))
