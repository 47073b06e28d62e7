# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sections of the course that speak to one entry, and by which table they were found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.study import Spoken
from waterline.ui.shared.card import Card
from waterline.ui.shared.line_list import SIDE, Line, LineList
from waterline.ui.shared.numerals import roman
from waterline.ui.shared.speaking_table import SpeakingTable, reason
from waterline.ui.shared.text import heading
from waterline.ui.theme import Theme


class SpeakingCard(Card):
    """Hidden while no section speaks to the entry. `section_requested` carries the id of a section."""

    section_requested = Signal(str)

    def __init__(self, theme: Theme, *, name: str = "entry_speaking", parent: QWidget | None = None) -> None:
        super().__init__(margins=(8, 14, 8, 8), name=name, parent=parent)
        self._theme = theme
        self._heading = heading("", name=f"{name}_heading")
        self._lines = LineList(theme, "", most=4, name=f"{name}_sections")
        self._table = SpeakingTable(theme, name=f"{name}_table")
        self._edge = QVBoxLayout()
        self._edge.addWidget(self._table)
        self.content.addWidget(self._heading)
        self.content.addWidget(self._lines)
        self.content.addLayout(self._edge)
        self._lines.chosen.connect(self.section_requested)
        self._line_up()
        theme.changed.connect(self._line_up)
        self.hide()

    def show_spoken(self, spoken: Spoken) -> None:
        """Name the sections that speak to the entry; none hides the card."""
        several = len(spoken.sections) > 1
        said = self.tr("Sections that speak to this:") if several else self.tr("A section that speaks to this:")
        self._heading.setText(said)
        self._lines.setAccessibleName(said)
        self._lines.set_lines(self._said(spoken))
        self._table.fill(spoken.table)
        self.setVisible(bool(spoken.sections))

    def _said(self, spoken: Spoken) -> Sequence[Line]:
        lines = []
        for section, speaking in spoken.sections:
            why = reason(speaking)
            why = why[:1].upper() + why[1:]
            words = f"{roman(section.number)}. {section.title}"
            said = self.tr("Section {number}, {title}, {why}. Press Enter to read it.")
            aloud = said.format(number=section.number, title=section.title, why=reason(speaking))
            lines.append(Line(section.id, words, why, aloud))
        return lines

    def _line_up(self) -> None:
        """Begin everything where the words of the list begin."""
        side = self._theme.px(SIDE)
        self._heading.setContentsMargins(side, 0, 0, 0)
        self._edge.setContentsMargins(side - 4, 4, side, 0)
