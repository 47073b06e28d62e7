# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A white sheet with a hairline: where things belong together."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import Text
from waterline.ui.shared.text import heading as heading_text


class Card(QFrame):
    """A framed group; put things into `content`. A heading, if given, names the group for screen readers."""

    def __init__(
        self,
        heading: str | None = None,
        *,
        look: str = "card",
        margins: tuple[int, int, int, int] = (24, 20, 24, 20),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", look)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(*margins)
        self.content.setSpacing(8)
        self.heading: Text | None = None
        if heading is not None:
            speak_as(self, QAccessible.Role.Grouping, heading)
            self.heading = heading_text(heading, name=f"{name}_heading", parent=self)
            self.content.addWidget(self.heading)


def hairline(parent: QWidget | None = None) -> QFrame:
    """Return a thin line between two things of one card."""
    line = QFrame(parent)
    line.setProperty("look", "line")
    return line
