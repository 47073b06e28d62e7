# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A long page that is there at once: what is in view is built first, the rest around it in short turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import Shiboken

from waterline.ui.shared.follows_width import FollowsWidth
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.theme import Theme

TURN = 0.006
"""For how many seconds more is built before the window may paint and answer again; laying it out comes on top."""


@dataclass(slots=True)
class Piece:
    """A part of a sheet that is built in one go, or in a few: `fill` puts it at the end of the column it is given.

    Where it yields, the window may answer before the rest of it. `tall` says about how tall it is, in design px.
    """

    tall: float
    fill: Callable[[QVBoxLayout], Iterator[None]]


class GrowingSheet(FollowsWidth, QWidget):
    """Builds itself out of pieces, from any of them downwards and upwards, and keeps room for those still missing.

    `grown` says that there is more now. Whoever needs what may not be there yet asks for `finish` first.
    """

    grown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._pieces: list[Piece] = []
        self._built: list[QVBoxLayout] = []  # one for each piece that is there; they are neighbours
        self._first = 0
        self._filling: tuple[QVBoxLayout, Iterator[None]] | None = None  # one of them, and the rest of it
        self._direction = 1
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    def is_whole(self) -> bool:
        """Tell whether everything is there."""
        return self._filling is None and len(self._built) == len(self._pieces)

    def finish(self) -> None:
        """Build all that is still missing, now."""
        self._build(lambda: 1)

    # For those that grow --------------------------------------------------------------------------
    def _begin(self, pieces: list[Piece]) -> None:
        """Take the pieces; the rest follows by itself what `_reach` asks for at once."""
        self._pieces = pieces
        self._turn.start()

    def _reach(self, number: int, view: int) -> None:
        """Build a piece now with all that comes into view, `view` px tall, around any line of it."""
        if not self._first <= number < max(self._last, self._first + 1):
            self._keep(0, 0)
            self._first = number
        last, first = self._reached(number, view)
        self._build(lambda: 1 if self._last < last or self._filling is not None else -1 if self._first > first else 0)

    def _reached(self, number: int, view: int) -> tuple[int, int]:
        """Return up to which piece, and from which one on, a window `view` px tall needs them at one of them."""
        last, first = number + 1, number
        room = view
        while last < len(self._pieces) and room > 0:
            room -= self._theme.px(self._pieces[last].tall)
            last += 1
        room = max(room, view // 3)  # near the end more of what is above comes into view
        while first > 0 and room > 0:
            first -= 1
            room -= self._theme.px(self._pieces[first].tall)
        return last, first

    def _keep_only(self, top: int, bottom: int, in_use: Callable[[QWidget], bool]) -> None:
        """Take away what is neither seen between `top` and `bottom`, in px, nor in use; it will grow again."""
        kept = [
            place
            for place, column in enumerate(self._built)
            if (column.geometry().bottom() >= top and column.geometry().top() <= bottom)
            or any(map(in_use, _widgets_in(column)))
        ]
        if kept:
            self._keep(kept[0], kept[-1] + 1)

    def _dropped(self) -> None:
        """Widgets were deleted: forget them."""

    def _column_of(self, number: int) -> QVBoxLayout | None:
        """Return the column of a piece that is there."""
        place = number - self._first
        return self._built[place] if 0 <= place < len(self._built) else None

    # Inside ---------------------------------------------------------------------------------------
    @property
    def _last(self) -> int:
        return self._first + len(self._built)

    def _keep(self, begin: int, end: int) -> None:
        """Take all away that is there but for the places from `begin` to `end`."""
        for place, column in enumerate(self._built):
            if begin <= place < end:
                continue
            if self.isVisible():
                self._pieces[self._first + place].tall = column.geometry().height() / self._theme.scale
            for widget in _widgets_in(column):
                _delete(widget)
            self._column.removeItem(column)
            Shiboken.delete(column)
        if self._filling is not None and self._filling[0] not in self._built[begin:end]:
            self._filling = None
        self._built, self._first = self._built[begin:end], self._first + begin
        self._keep_room()
        self._dropped()
        self._turn.start()

    def _build(self, way: Callable[[], int]) -> None:
        """Build step by step, downwards where `way` says 1, upwards at -1, until 0; and keep room for the rest."""
        if self.is_whole():
            return
        self._column.setEnabled(False)  # or each new widget would have the whole column laid out anew
        while not self.is_whole() and (wanted := way()):
            self._step(upwards=self._first > 0 and (wanted < 0 or self._last == len(self._pieces)))
        if self.is_whole():
            self._turn.stop()
        self._keep_room()
        self._column.setEnabled(True)
        self._column.update()
        self.grown.emit()

    def _step(self, *, upwards: bool) -> None:
        if self._filling is None:
            self._filling = self._begin_piece(upwards=upwards and bool(self._built))
        column, steps = self._filling
        begun = column.count()
        if next(steps, self) is self:
            self._filling = None
        self._show_from(column, begun)
        if self._filling is None and column is self._built[0] and len(self._built) > 1:
            self._put_in_order(column, next(iter(_widgets_in(self._built[1]))))

    def _begin_piece(self, *, upwards: bool) -> tuple[QVBoxLayout, Iterator[None]]:
        column = QVBoxLayout()
        at = 0 if upwards else len(self._built)
        self._column.insertLayout(at, column)
        self._built.insert(at, column)
        self._first -= upwards
        return column, self._pieces[self._first + at].fill(column)

    def _put_in_order(self, column: QVBoxLayout, below: QWidget) -> None:
        """Put what was built above other things before them, for Tab and for screen readers."""
        new = _widgets_in(column)
        for widget in new:
            widget.stackUnder(below)
        before = below.previousInFocusChain()
        while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus and before is not below:
            before = before.previousInFocusChain()
        # From a block the reading was brought to Tab goes on as well, and Qt moves only what can have the keyboard.
        lent = [each for each in new if each.focusPolicy() == Qt.FocusPolicy.NoFocus]
        for each in lent:
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        stops = (stop for each in new for stop in (each, *stops_in(each)))
        in_this_order([*([before] if before is not None else []), *stops])
        for each in lent:
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _show_from(self, column: QVBoxLayout, begun: int) -> None:
        """Show what is new at once: what is hidden has no room in a layout, and no lines to go to."""
        for widget in _widgets_in(column, begun) if self.isVisible() else ():
            if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.resize(self.width(), widget.height())  # or it would first lay itself out at any other width
                widget.show()

    def _keep_room(self) -> None:
        parts = self._pieces[: self._first], self._pieces[self._last :]
        above, below = (self._theme.px(sum(piece.tall for piece in part)) for part in parts)
        self._column.setContentsMargins(0, above, 0, below)

    def _on_turn(self) -> None:
        end = time.perf_counter() + TURN
        self._build(lambda: self._other_way() if time.perf_counter() < end else 0)

    def _other_way(self) -> int:
        """Go up and down by turns, so that what is nearest to the window comes first."""
        self._direction = -self._direction
        return self._direction


def stops_in(part: QWidget) -> list[QWidget]:
    """Return what can have the keyboard inside a part just built, in its order.

    Not by walking the chain of focus: PySide takes whatever follows a widget there for its child.
    """
    return [each for each in part.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _delete(widget: QWidget) -> None:
    """Delete a widget at once; deleted from this side, Shiboken would give up what it takes for its children too."""
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)


def _widgets_in(column: QVBoxLayout, begun: int = 0) -> list[QWidget]:
    items = (column.itemAt(place) for place in range(begun, column.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]
