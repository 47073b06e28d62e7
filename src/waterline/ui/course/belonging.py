# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own entries that a section speaks to: the newest few, and more where they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.course import Section
from waterline.domain.entry import EntryLine
from waterline.domain.speaks import Belonging
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.entry_line import entry_line
from waterline.ui.shared.line_list import SIDE, LineList
from waterline.ui.shared.speaking_table import SpeakingTable
from waterline.ui.shared.text import heading
from waterline.ui.theme import Theme

FEW, MANY = 3, 30


class BelongingCard(Card):
    """Hidden while nothing belongs here. Says no number: it is a way back to one's own words and nothing else.

    `more_requested` asks for up to MANY entries in place of the FEW.
    """

    more_requested = Signal()
    entry_chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str = "belonging", parent: QWidget | None = None) -> None:
        super().__init__(margins=(8, 14, 8, 8), name=name, parent=parent)
        self._theme = theme
        said = self.tr("Your entries that belong here")
        self._heading = heading(said, name=f"{name}_heading")
        self._entries = LineList(theme, said, most=8, name=f"{name}_entries")
        self._more = link_button(theme, self.tr("Show more of them"), name=f"{name}_more", icon="chevron-down")
        self._table = SpeakingTable(theme, name=f"{name}_table")
        self._edge = QVBoxLayout()
        self._edge.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._edge.addWidget(self._table)
        self.content.addWidget(self._heading)
        self.content.addWidget(self._entries)
        self.content.addLayout(self._edge)
        self._entries.chosen.connect(self.entry_chosen)
        self._more.clicked.connect(self._on_more)
        self._line_up()
        theme.changed.connect(self._line_up)
        self.hide()

    def show_table(self, table: Sequence[tuple[Section, Belonging]]) -> None:
        """Give the table by which entries are found."""
        self._table.fill(table)

    def show_entries(self, entries: Sequence[EntryLine], *, more: bool) -> None:
        """Show these entries; `more` tells that there are others to ask for."""
        self._entries.set_lines([entry_line(entry) for entry in entries])
        self._more.setVisible(more)
        self.setVisible(bool(entries))

    def _on_more(self) -> None:
        self._entries.setFocus(Qt.FocusReason.TabFocusReason)
        self.more_requested.emit()

    def _line_up(self) -> None:
        """Begin everything where the words of the list begin."""
        side = self._theme.px(SIDE)
        self._heading.setContentsMargins(side, 0, 0, 0)
        self._edge.setContentsMargins(side - 4, 2, side, 0)
