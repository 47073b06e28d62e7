# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every place of the window has in common: a title, a column no wider than reads well, and coming and going."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.ui.shared.scroller import Scroller, scroll_by_key
from waterline.ui.theme import Theme
from waterline.ui.tokens import MEASURE

SIDE = 32
BOTTOM = 28
SCROLL_BAR = 14


class Page(QWidget):
    """A place in the window, edge to edge under the top bar: it brings its own side margins of 32 px.

    Put things into `content`. With `scrolls`, the column scrolls; `reading` keeps it to 720 px (times text size) and
    centred. `title` is what the top bar shows. The window calls `arrive` and `leave`.
    """

    title_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        scrolls: bool = True,
        reading: bool = False,
        name: str = "page",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = title
        self._reading = reading
        self.setObjectName(name)
        self.column = self._make_holder()
        self.content = QVBoxLayout(self.column)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        self.scroller: Scroller | None = None
        self._lay_out(scrolls)
        self._limit_width()
        theme.changed.connect(self._limit_width)

    @property
    def title(self) -> str:
        """What the top bar says."""
        return self._title

    def set_title(self, title: str) -> None:
        """Say something else in the top bar."""
        if title != self._title:
            self._title = title
            self.title_changed.emit(title)

    def arrive(self) -> None:
        """Come into view: called by the window each time the place is shown; asks for what it shows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys a reader expects, wherever no control wants them for itself."""
        if self.scroller is None or not scroll_by_key(self.scroller.verticalScrollBar(), event):
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Go out of view: called by the window before another place is shown."""

    def _make_holder(self) -> QWidget:
        return QWidget()

    def _lay_out(self, scrolls: bool) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        body = self._make_holder() if scrolls else self
        row = QHBoxLayout(body) if scrolls else QHBoxLayout()
        # The scroll bar's own room is part of the margin at the end of the line.
        end = SIDE - SCROLL_BAR if scrolls else SIDE
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        row.setContentsMargins(end if rtl else SIDE, 0, SIDE if rtl else end, BOTTOM)
        row.setSpacing(0)
        if self._reading:
            row.addStretch(1)
        row.addWidget(self.column, 1000 if self._reading else 1)
        if self._reading:
            row.addStretch(1)
        if scrolls:
            self.scroller = Scroller(body, name=f"{self.objectName()}_scroller")
            outer.addWidget(self.scroller)
        else:
            outer.addLayout(row)

    def _limit_width(self) -> None:
        if self._reading:
            self.column.setMaximumWidth(self.theme.px(MEASURE))
