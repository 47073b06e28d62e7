# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arc of the course: each stop on it leads to its section."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline.domain.course import Diagram
from waterline.ui.course.diagrams.arc_drawing import ArcDrawing
from waterline.ui.course.diagrams.figure import Build, Figure
from waterline.ui.theme import Theme


class Arc(Figure):
    """A Diagram with id "arc". `section_requested` carries the id of a section."""

    section_requested = Signal(str)

    def __init__(self, theme: Theme, diagram: Diagram, build: Build, *, parent: QWidget | None = None) -> None:
        self._drawing = ArcDrawing(diagram)
        super().__init__(theme, diagram, build, drawing=self._drawing, folds=False, parent=parent)

    def press(self, key: str) -> None:
        """Lead to a section."""
        self.section_requested.emit(key)

    def mark_here(self, section_id: str) -> None:
        """Mark the section last read; nothing marks none."""
        self._drawing.here = section_id
        self.picture.redraw()
