# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The moments behind one number: exactly the entries of a cell, to be opened one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.domain.entry import EntryLine
from waterline.domain.pattern.grid import Cell
from waterline.ui.patterns.sentences import opened, pair
from waterline.ui.shared.buttons import icon_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.entry_line import entry_line
from waterline.ui.shared.line_list import SIDE, LineList, LinesWhenSeen
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import heading as heading_text
from waterline.ui.shared.text import muted as muted_text
from waterline.ui.theme import Theme


class DrillDown(Card):
    """A card that is hidden until it is given moments. Esc or its button closes it: `closed`."""

    entry_chosen = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, *, name: str = "drill_down", parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 16, 16, 12), name=name, parent=parent)
        self._theme = theme
        self._pair = heading_text("", name=f"{name}_pair")
        self._count = muted_text("", name=f"{name}_count")
        self._close = icon_button(theme, "x", self.tr("Close this list"), name=f"{name}_close")
        self.entries = LineList(theme, "", name=f"{name}_entries")
        self._words = QVBoxLayout()
        self._lay_out()
        self._line_up()
        theme.changed.connect(self._line_up)
        self.entries.chosen.connect(self.entry_chosen)
        self._close.clicked.connect(self.closed)
        self.hide()

    def show_cell(self, cell: Cell, lines: Sequence[EntryLine]) -> None:
        """Show the entries of a cell, and say so."""
        self.show_moments(pair(cell), opened(cell), lines)

    def show_moments(self, name: str, count: str, lines: Sequence[EntryLine]) -> None:
        """Show the entries behind any number under its name, and say so."""
        self._pair.setText(name)
        self._count.setText(count)
        self.setAccessibleName(name)
        self.entries.setAccessibleName(self.tr("Moments: {pair}").format(pair=name))
        self.entries.set_lines(LinesWhenSeen(lines, entry_line))
        self.show()
        announce(self, f"{name}. {count}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._words.setSpacing(2)
        self._words.addWidget(self._pair)
        self._words.addWidget(self._count)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(self._words, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(top)
        self.content.addWidget(self.entries)

    def _line_up(self) -> None:
        """Begin the heading where the words of the list begin."""
        self._words.setContentsMargins(self._theme.px(SIDE), 0, 0, 0)
