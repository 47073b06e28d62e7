# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two parts of equal weight: beside each other where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from waterline.ui.theme import Theme

_BESIDE_FROM = 560
_GAP = 16


class Pair(QWidget):
    """Holds two widgets; their tops stand on one line while they are side by side."""

    def __init__(
        self, theme: Theme, first: QWidget, second: QWidget, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._parts = (first, second)
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand anew for another width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        if beside == self._beside:
            return
        self._beside = beside
        for place, part in enumerate(self._parts):
            row, column = (0, place) if beside else (place, 0)
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if beside or column == 0 else 0)
        self.updateGeometry()
