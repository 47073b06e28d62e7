# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plum strip that is always there: help is one click away, and nothing guesses who needs it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import Text
from waterline.ui.theme import Theme


class CareStrip(QFrame):
    """One sentence and one button."""

    support_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("care_strip")
        self.setProperty("look", "care")
        self.words = Text(
            self.tr("Feeling unsafe right now? There are people you can talk to."), "care-body", name="care_words"
        )
        speak_as(self, QAccessible.Role.Grouping, self.words.text())
        self.open = secondary_button(theme, self.tr("Open Support"), name="care_open")
        said = QHBoxLayout()
        said.setSpacing(14)
        said.addWidget(IconLabel(theme, "life-buoy", "care_icon", 20), 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self.words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(18, 13, 14, 13)
        self._row.addLayout(said, 1)
        self._row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self._stand()
        theme.changed.connect(self._stand)
        self.open.clicked.connect(self.support_requested)

    def _stand(self) -> None:
        large = self._theme.is_large
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10 if large else 16)
