# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the numbers came about, for anybody who asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.ui.patterns.number_links import NumberLinks
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.text import muted
from waterline.ui.theme import Theme
from waterline.ui.tokens import MEASURE


class Counting(Disclosure):
    """The rules of counting, folded away until asked for."""

    def __init__(self, theme: Theme, *, name: str = "counting", parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("How this is counted"), name=name, parent=parent)
        self._theme = theme
        self._column = QWidget()
        self._lines = QVBoxLayout(self._column)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        # In a row, a limit to the width also limits the height asked for; in a column it would cut the last line.
        row = QHBoxLayout()
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self.content.addLayout(row)
        self.links = NumberLinks(theme, name=f"{name}_links")
        self.content.addWidget(self.links)
        self.links.hide()
        self._limit_width()
        theme.changed.connect(self._limit_width)

    def set_words(self, said: Sequence[str]) -> None:
        """Show these sentences."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, sentence in enumerate(said, start=1):
            self._lines.addWidget(muted(sentence, name=f"{self.objectName()}_{number}"))

    def _limit_width(self) -> None:
        self._column.setMaximumWidth(self._theme.px(MEASURE))
