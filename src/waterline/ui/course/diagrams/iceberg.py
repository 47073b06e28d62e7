# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The iceberg of the course: each part shows, with its words, the person's own moments that named it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline.domain.course import Diagram
from waterline.domain.entry import EntryLine
from waterline.ui.course.diagrams.figure import Build, Figure
from waterline.ui.shared.entry_line import entry_line
from waterline.ui.shared.line_list import LineList
from waterline.ui.shared.text import label as label_text
from waterline.ui.theme import Theme


class Iceberg(Figure):
    """A Diagram with id "iceberg". `part_opened` asks for the entries of a part; give them to `show_entries`."""

    entry_chosen = Signal(str)

    def __init__(self, theme: Theme, diagram: Diagram, build: Build, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, diagram, build, parent=parent)
        self._named = label_text(self.tr("Where you named it"), name=f"{diagram.anchor}_named")
        self._entries = LineList(theme, "", most=6, name=f"{diagram.anchor}_entries")
        self._entries.chosen.connect(self.entry_chosen)
        self.explanation.content.addSpacing(4)
        self.explanation.content.addWidget(self._named)
        self.explanation.content.addWidget(self._entries)

    def show_entries(self, key: str, entries: Sequence[EntryLine]) -> None:
        """Show the person's own entries that named this part, if it is still the one unfolded."""
        if key != self.open_part():
            return
        self._entries.set_lines([entry_line(entry) for entry in entries])
        for each in (self._named, self._entries):
            each.setVisible(bool(entries))

    def _show(self, key: str) -> None:
        part = self.diagram.part(key)
        if part is not None:
            self._entries.setAccessibleName(self.tr("Moments in which you named: {part}").format(part=part.title))
        # Those of the part before must not stand under this one while its own are being looked for.
        for each in (self._named, self._entries):
            each.hide()
        super()._show(key)
