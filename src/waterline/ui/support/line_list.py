# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help lines of one region: numbers as text to read and copy, never as links, each with its source."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.support import Line, Region
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.text import Text, body, label, muted, small
from waterline.ui.theme import Theme


class LineList(QWidget):
    """Shows one region at a time, or nothing."""

    def __init__(self, theme: Theme, checked: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checked = checked
        self.setObjectName("support_lines")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def show_region(self, region: Region | None) -> None:
        """Show the emergency number and the lines of `region`; None shows nothing."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if region is not None:
            self._column.addWidget(self._card(region))
            warning = self.tr("Numbers change: check before you rely on one. The sources were last read in {month}.")
            self._column.addWidget(small(warning.format(month=self._checked), name="support_numbers_change"))
        self.setVisible(region is not None)

    def _card(self, region: Region) -> Card:
        card = Card(region.name, name=f"support_region_{region.id}")
        card.content.setSpacing(4)
        card.content.addSpacing(6)
        card.content.addWidget(label(self.tr("Danger right now")))
        card.content.addWidget(
            _number(region.emergency, self.tr("Emergency: {number}"), f"support_emergency_{region.id}")
        )
        for place, line in enumerate(region.lines, start=1):
            card.content.addSpacing(10)
            card.content.addWidget(hairline())
            card.content.addSpacing(10)
            self._add_line(card, line, f"support_line_{region.id}_{place}")
        if not region.lines:
            card.content.addSpacing(8)
            card.content.addWidget(
                muted(self.tr("Countries have lines of their own; we list only those we could check."))
            )
        return card

    def _add_line(self, card: Card, line: Line, name: str) -> None:
        card.content.addWidget(label(line.name, name=f"{name}_name"))
        spoken = line.name.replace("{", "").replace("}", "") + ": {number}"
        card.content.addWidget(_number(line.number, spoken, f"{name}_number"))
        if line.also:
            also = body(line.also, name=f"{name}_also").let_select()
            also.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            also.setAccessibleName(line.also)
            card.content.addWidget(also)
        card.content.addWidget(body(self.tr("For: {whom}").format(whom=line.for_whom), name=f"{name}_for"))
        source = self.tr("Source: {source}, {year}").format(source=line.source, year=line.year)
        card.content.addWidget(small(source, name=f"{name}_source"))


def _number(number: str, spoken: str, name: str) -> Text:
    words = Text(number, "title", name=name).let_select()
    words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    words.setAccessibleName(spoken.format(number=number))
    return words
