# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the app, one click apart; icons alone where the text is large or the window narrow."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from waterline.ui.shared.buttons import nav_button
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.text import Text, small
from waterline.ui.theme import Theme

WIDTH = 216

RIGHT_NOW = "right_now"
"""What is marked, in place of a place, while a hot moment is in view."""


class Place(StrEnum):
    """Where a person can be; the order is that of the sidebar and of Alt+1 … Alt+6."""

    NOW = "now"
    JOURNAL = "journal"
    COURSE = "course"
    PATTERNS = "patterns"
    REQUESTS = "requests"
    SETTINGS = "settings"


ICONS = {
    Place.NOW: "sun",
    Place.JOURNAL: "notebook-pen",
    Place.COURSE: "book-open",
    Place.PATTERNS: "grid-3x3",
    Place.REQUESTS: "message-circle-heart",
    Place.SETTINGS: "settings-2",
}


class Sidebar(QFrame):
    """Brand, Right now, places, lock. `chosen` carries the place that was clicked."""

    chosen = Signal(str)
    right_now_requested = Signal()
    lock_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        self.setObjectName("sidebar")
        self.setProperty("look", "sidebar")
        self.setAccessibleName(self.tr("Places"))
        self._mark = IconLabel(theme, "waterline", "accent", 24)
        self._brand = Text("Waterline", "brand", wrap=False, name="brand")
        self._right_now = nav_button(theme, self.tr("Right now"), "waves", name="right_now_button")
        self._right_now.setProperty("first", True)
        self._right_now.setAccessibleDescription(self.tr("Something to do in the next five minutes (Alt+R)"))
        self._buttons = {
            place: nav_button(theme, words, ICONS[place], name=f"place_{place}")
            for place, words in self._words().items()
        }
        self._lock = nav_button(theme, self.tr("Lock"), "lock", name="lock_button")
        self._lock.setAccessibleDescription(self.tr("Closes the journal until it is opened again (Ctrl+L)"))
        self._note = small(self.tr("Only on this device"), name="only_here", wrap=False)
        self._lay_out()
        for place, button in self._buttons.items():
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
        self._right_now.clicked.connect(self.right_now_requested)
        self._lock.clicked.connect(self.lock_requested)
        theme.changed.connect(self._fit)
        self._fit()

    def mark(self, place: str | None) -> None:
        """Show which place is in view; None for a page that belongs to none."""
        self._right_now.set_here(place == RIGHT_NOW)
        for each, button in self._buttons.items():
            button.set_here(each == place)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or icons and words."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def _words(self) -> dict[Place, str]:
        return {
            Place.NOW: self.tr("Now"),
            Place.JOURNAL: self.tr("Journal"),
            Place.COURSE: self.tr("Course"),
            Place.PATTERNS: self.tr("Patterns"),
            Place.REQUESTS: self.tr("Requests"),
            Place.SETTINGS: self.tr("Settings"),
        }

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(10, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self._mark)
        top.addWidget(self._brand, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 20, 14, 18)
        column.setSpacing(4)
        column.addLayout(top)
        column.addSpacing(20)
        column.addWidget(self._right_now)
        column.addSpacing(8)
        for place, button in self._buttons.items():
            if place is Place.SETTINGS:
                column.addStretch(1)
            column.addWidget(button)
        column.addWidget(self._lock)
        column.addSpacing(4)
        column.addWidget(self._note, 0, Qt.AlignmentFlag.AlignHCenter)

    def _fit(self) -> None:
        self._brand.setVisible(not self._narrow)
        self._note.setVisible(not self._narrow)
        for button in (self._right_now, *self._buttons.values(), self._lock):
            button.set_compact(self._narrow)
        self.setFixedWidth(self.sizeHint().width() if self._narrow else self._theme.px(WIDTH))

    def sizeHint(self) -> QSize:
        """Return the room the places need."""
        hint = super().sizeHint()
        return QSize(self._theme.px(44) + 28 if self._narrow else hint.width(), hint.height())
