# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A long page that is there at once: what is in view is built first, the rest right after it in short turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.follows_width import FollowsWidth

TURN = 0.006
"""For how many seconds more is built before the window may paint and answer again; laying it out comes on top."""


class GrowingSheet(FollowsWidth, QWidget):
    """Builds itself out of `_pieces`, which put things at the end of `_column` and say how tall each will be, in px.

    `grown` says that there is more now. Whoever needs what may not be there yet asks for `finish` first.
    """

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._left: Iterator[int] | None = None
        self._tall = self._to_come = 0
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    def is_whole(self) -> bool:
        """Tell whether everything is there."""
        return self._left is None

    def finish(self) -> None:
        """Build all that is still missing, now."""
        self._build(lambda: True)

    # For those that grow --------------------------------------------------------------------------
    def _begin(self, pieces: Iterator[int], tall: int) -> None:
        """Take pieces that will be about `tall` px together; the rest follows what `_reach` asks for at once."""
        self._left, self._tall, self._to_come = pieces, tall, tall
        self._turn.start()

    def _reach(self, tall: int) -> None:
        """Build the first `tall` px now, by what the pieces say of themselves."""
        if self._to_come > self._tall - tall:
            self._build(lambda: self._to_come > self._tall - tall)

    def _build(self, wanted: Callable[[], bool]) -> None:
        """Build piece by piece for as long as `wanted` says so, and keep the room of what is to come free."""
        if self._left is None:
            return
        begun = self._column.count()
        while wanted():
            taller = next(self._left, None)
            if taller is None:
                self._left = None
                self._turn.stop()
                break
            self._to_come = max(self._to_come - taller, 0)
        self._column.setContentsMargins(0, 0, 0, 0 if self._left is None else self._to_come * 5 // 4)
        if self.isVisible():
            self._show_from(begun)
        self.grown.emit()

    def _on_turn(self) -> None:
        end = time.perf_counter() + TURN
        self._build(lambda: time.perf_counter() < end)

    def _show_from(self, begun: int) -> None:
        """Show what is new at once: what is hidden has no room in a layout, and no lines to go to."""
        new = [
            item.widget() for item in map(self._column.itemAt, range(begun, self._column.count())) if item is not None
        ]
        self._column.setEnabled(False)  # or each of them would have the whole column laid out anew
        for widget in new:
            if widget is not None and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()
        self._column.setEnabled(True)
        self._column.update()
