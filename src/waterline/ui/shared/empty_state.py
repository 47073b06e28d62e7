# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a place says while there is nothing in it: words and perhaps one thing to do, no picture."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.buttons import Button
from waterline.ui.shared.text import muted as muted_text
from waterline.ui.shared.text import title as title_text
from waterline.ui.theme import Theme
from waterline.ui.tokens import MEASURE


class EmptyState(QWidget):
    """A quiet heading, a sentence, and room for one button."""

    def __init__(
        self, theme: Theme, title: str, body: str, *, name: str = "empty", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 24, 0, 24)
        self.content.setSpacing(8)
        self.title = title_text(title, name=f"{name}_title")
        self.body = muted_text(body, name=f"{name}_body")
        self.content.addWidget(self.title)
        self.content.addWidget(self.body)
        self._limit_width()
        theme.changed.connect(self._limit_width)

    def add_button(
        self, text: str, on_click: Callable[[], object], *, look: str = "secondary", icon: str | None = None
    ) -> Button:
        """Offer the one thing to do and return its button."""
        name = f"{self.objectName()}_button"
        button = Button(self._theme, text, look, name=name, icon=icon, icon_after=look == "primary")
        button.clicked.connect(lambda: on_click())
        self.content.addSpacing(8)
        self.content.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return button

    def _limit_width(self) -> None:
        self.body.setMaximumWidth(self._theme.px(MEASURE))
