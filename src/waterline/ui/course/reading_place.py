# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Knows which block is being read, and keeps it in sight when text size, theme or window change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from waterline.ui.shared.scroller import Scroller
from waterline.ui.theme import Theme

_LINE = 32
"""How far below the upper edge the line lies that counts as being read, in px: where `Scroller` brings the focus."""

KEEP_AFTER_MS = 700


@dataclass(frozen=True, slots=True)
class _Mark:
    """The line being read: `offset` px below the top of a block that was `width` × `height` px then."""

    block: int
    offset: int = 0
    width: int = 0
    height: int = 1


class ReadingPlace(QObject):
    """Follows the scrolling of one column. `rested` carries the anchor of the block in view once it stayed there."""

    rested = Signal(str)

    def __init__(self, scroller: Scroller, column: QWidget, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scroller = scroller
        self._column = column
        self._blocks: Sequence[tuple[str, QWidget]] = ()
        self._at: _Mark | None = None
        self._shown: QWidget | None = None
        self._reflowed = False
        self._settling = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEEP_AFTER_MS)
        self._rest.timeout.connect(self.rest_now)
        column.installEventFilter(self)
        scroller.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme_changed)

    def follow(self, blocks: Sequence[tuple[str, QWidget]]) -> None:
        """Follow these blocks, in their order on the page, from its top."""
        self._rest.stop()
        self._blocks = blocks
        self._at = self._shown = None

    def go_to(self, anchor: str | None) -> None:
        """Bring a block to the upper edge; an unknown anchor, None and the first block mean the top of the page."""
        self._shown = None
        places = [place for place, (name, _) in enumerate(self._blocks) if name == anchor]
        self._at = _Mark(places[0]) if places and places[0] else None
        self._restore()
        self._rest.start()

    def show(self, widget: QWidget) -> None:
        """Bring any widget of the column to about a third of the way down, now and when its lines have their width."""
        self._scroller.fit()
        self._shown = widget
        self._restore()
        self._at = self._found_at(self._scroller.verticalScrollBar().value())
        self._rest.start()

    def keep_in_sight(self, widget: QWidget) -> None:
        """Bring a widget into view where it is not, with a little air; else leave everything as it is."""
        bar, seen = self._scroller.verticalScrollBar(), self._scroller.viewport().height()
        top = self._top_of(widget)
        if top < bar.value() or top + min(widget.height(), seen // 2) > bar.value() + seen:
            self.show(widget)

    def reveal(self, widget: QWidget, most: int) -> None:
        """Scroll just so far that `widget`, which has just appeared, shows, or the first `most` px of it."""
        self._scroller.fit()
        self._shown = None
        bar, seen = self._scroller.verticalScrollBar(), self._scroller.viewport().height()
        top = self._top_of(widget)
        wanted = top + min(widget.height(), most) + _LINE
        settling, self._settling = self._settling, True
        if wanted > bar.value() + seen:
            bar.setValue(min(wanted - seen, top - _LINE))
        self._settling = settling
        self._at = self._found_at(bar.value())
        self._rest.start()

    def anchor(self) -> str:
        """Return the anchor of the block in view; nothing while there are no blocks."""
        if not self._blocks:
            return ""
        return self._blocks[self._at.block if self._at else 0][0]

    def rest_now(self) -> None:
        """Say at once where the reading rests."""
        self._rest.stop()
        if self._blocks:
            self.rested.emit(self.anchor())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come back to the line that was being read after the column has changed its size."""
        if event.type() == QEvent.Type.Resize and not self._settling:
            self._settling = True
            QTimer.singleShot(0, self, self._settle)
        return False

    def _settle(self) -> None:
        self._restore()
        self._settling = False

    def _restore(self) -> None:
        settling, self._settling = self._settling, True
        value = 0
        if self._shown is not None:
            value = self._top_of(self._shown) - self._scroller.viewport().height() // 3
        elif self._at is not None:
            widget = self._blocks[self._at.block][1]
            value = self._top_of(widget) + self._offset_in(widget, self._at) - _LINE
        bar = self._scroller.verticalScrollBar()
        bar.setValue(value)
        if self._shown is not None:
            self._at = self._found_at(bar.value())
        self._settling = settling

    def _on_scrolled(self, value: int) -> None:
        if self._settling or not self._blocks:
            return
        self._shown = None
        self._at = self._found_at(value)
        self._rest.start()

    def _found_at(self, value: int) -> _Mark | None:
        line = value + _LINE
        above = [place for place, (_, widget) in enumerate(self._blocks) if self._top_of(widget) <= line]
        self._reflowed = False
        if value <= 0 or not above:
            return None
        widget = self._blocks[above[-1]][1]
        return _Mark(above[-1], line - self._top_of(widget), widget.width(), widget.height())

    def _offset_in(self, widget: QWidget, mark: _Mark) -> int:
        """Return where the marked line is: at the same share of a block whose lines broke anew, else where it was."""
        if mark.offset and (self._reflowed or widget.width() != mark.width):
            return round(mark.offset / max(mark.height, 1) * widget.height())
        return mark.offset

    def _on_theme_changed(self) -> None:
        self._reflowed = True

    def _top_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._column, widget.rect().topLeft()).y()
