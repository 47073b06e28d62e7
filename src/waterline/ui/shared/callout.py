# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tinted box that stands apart from what is being read or asked: a note, a tip, something to try, a word of care."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import Button
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import Text
from waterline.ui.theme import Theme

CalloutKind = Literal["note", "tip", "try", "care"]
_ICONS: dict[CalloutKind, str] = {"note": "info", "tip": "lightbulb", "try": "pencil", "care": "heart"}


class Callout(QFrame):
    """A named group with an icon, a title, words and perhaps a button.

    Either of title and words may be empty. More can be put into `content`, under the words.
    """

    def __init__(
        self,
        theme: Theme,
        kind: CalloutKind,
        title: str,
        body: str = "",
        *,
        icon: str | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kind = kind
        self._buttons: ActionRow | None = None
        self.setObjectName(name)
        self.setProperty("look", kind)
        speak_as(self, QAccessible.Role.Grouping, title or body)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 15, 18, 16)
        row.setSpacing(14)
        self._icon = IconLabel(theme, icon or _ICONS[kind], f"{kind}_icon", 20, parent=self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.content = QVBoxLayout()
        self.content.setSpacing(4)
        row.addLayout(self.content, 1)
        self.title = Text(title, f"{kind}-title", name=f"{name}_title", parent=self)
        self.body = Text(body, f"{kind}-body", name=f"{name}_body", parent=self)
        for words in (self.title, self.body):
            self.content.addWidget(words)
            words.setVisible(bool(words.text()))

    def set_words(self, title: str, body: str = "") -> None:
        """Say something else."""
        self.title.setText(title)
        self.body.setText(body)
        for words in (self.title, self.body):
            words.setVisible(bool(words.text()))
        self.setAccessibleName(title or body)

    def add_button(
        self,
        text: str,
        on_click: Callable[[], object],
        *,
        look: str = "secondary",
        icon: str | None = None,
        name: str = "",
    ) -> Button:
        """Put a button under the words (beside the last one) and return it."""
        if self._buttons is None:
            self._buttons = ActionRow(name=f"{self.objectName()}_actions")
            self.content.addSpacing(8)
            self.content.addWidget(self._buttons)
        spot = name or f"{self.objectName()}_button"
        button = Button(self._theme, text, look, name=spot, icon=icon, icon_after=look == "primary")
        button.clicked.connect(lambda: on_click())
        self._buttons.add_start(button)
        return button
