# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Knows which block is being read, and keeps it in sight when text size, theme or window change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from waterline.ui.shared.scroller import Scroller
from waterline.ui.theme import Theme

_LINE = 32
"""How far below the upper edge the line lies that counts as being read, in px: where `Scroller` brings the focus."""

KEEP_AFTER_MS = 700


@dataclass(frozen=True, slots=True)
class _Mark:
    """The line being read: `offset` px below the top of a block that was `width` × `height` px then."""

    anchor: str
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
        self._beginning = ""
        self._at: _Mark | None = None
        self._shown: QWidget | None = None
        self._reflowed = False
        self._settling = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEEP_AFTER_MS)
        self._rest.timeout.connect(self.rest_now)
        scroller.let_keep(self._kept)
        scroller.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme_changed)

    def follow(self, blocks: Sequence[tuple[str, QWidget]], beginning: str) -> None:
        """Follow these blocks, in their order on the page, from its top: there `beginning` is the one being read.

        There may be more of them later, and fewer.
        """
        self._rest.stop()
        self._blocks, self._beginning = blocks, beginning
        self._at = self._shown = None

    def go_to(self, anchor: str | None) -> None:
        """Bring a block to the upper edge; an unknown anchor, None and the beginning mean the top of the page."""
        self._shown = None
        known = anchor is not None and anchor != self._beginning and self._block(anchor) is not None
        self._at = _Mark(anchor) if known and anchor is not None else None
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
        """Return the anchor of the block in view; nothing while no blocks are followed."""
        return self._at.anchor if self._at is not None else self._beginning

    def rest_now(self) -> None:
        """Say at once where the reading rests."""
        self._rest.stop()
        if self._beginning:
            self.rested.emit(self.anchor())

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Come back to the line being read after the column has changed its size."""
        settling, self._settling = self._settling, True
        yield
        self._restore()
        self._settling = settling

    def _restore(self) -> None:
        bar, value = self._scroller.verticalScrollBar(), 0
        if self._shown is not None and Shiboken.isValid(self._shown):
            value = self._top_of(self._shown) - self._scroller.viewport().height() // 3
        elif self._at is not None:
            widget = self._block(self._at.anchor)
            value = bar.value() if widget is None else self._top_of(widget) + self._offset_in(widget, self._at) - _LINE
        settling, self._settling = self._settling, True
        bar.setValue(value)
        self._settling = settling
        if self._shown is not None:
            self._at = self._found_at(bar.value())

    def _block(self, anchor: str) -> QWidget | None:
        return next((widget for name, widget in self._blocks if name == anchor), None)

    def _on_scrolled(self, value: int) -> None:
        if self._settling or not self._blocks:
            return
        self._shown = None
        self._at = self._found_at(value)
        self._rest.start()

    def _found_at(self, value: int) -> _Mark | None:
        line = value + _LINE
        above = [(name, widget) for name, widget in self._blocks if self._top_of(widget) <= line]
        self._reflowed = False
        if value <= 0 or not above:
            return None
        anchor, widget = above[-1]
        return _Mark(anchor, line - self._top_of(widget), widget.width(), widget.height())

    def _offset_in(self, widget: QWidget, mark: _Mark) -> int:
        """Return where the marked line is: at the same share of a block whose lines broke anew, else where it was."""
        if mark.offset and (self._reflowed or widget.width() != mark.width):
            return round(mark.offset / max(mark.height, 1) * widget.height())
        return mark.offset

    def _on_theme_changed(self) -> None:
        self._reflowed = True

    def _top_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._column, widget.rect().topLeft()).y()
