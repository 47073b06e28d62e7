# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card around the steps: where one is at the top, Back and on at the bottom, the step scrolling between them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, primary_button
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.page import SCROLL_BAR
from waterline.ui.shared.scroller import Scroller, scroll_by_key
from waterline.ui.shared.step_bar import StepBar
from waterline.ui.shared.text import eyebrow
from waterline.ui.theme import Theme

SIDE, OUTDENT = 36, 14


class StepFrame(Card):
    """Buttons that never move: top and bottom stay in place, unless the text is so large that they would crowd it."""

    back_requested = Signal()
    next_requested = Signal()

    def __init__(self, theme: Theme, steps: int, parts: Iterable[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 0, 1, 0), name="onboarding_card", parent=parent)
        self._theme = theme
        self._where = eyebrow("", name="onboarding_where")
        self._bar = StepBar(theme, steps, name="onboarding_bar")
        self.back = ghost_button(theme, self.tr("Back"), name="onboarding_back", icon="arrow-left")
        self.next = primary_button(theme, "", name="onboarding_next", icon="arrow-right")
        self._head = self._build_head()
        self._foot = self._build_foot()
        self._more = hairline()
        self._inside = self._build_inside(parts)
        self.scroller = Scroller(self._inside, name="onboarding_scroller")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.content.setSpacing(0)
        self.content.addWidget(self.scroller, 1)
        self.content.addWidget(self._more)
        self._place_ends()
        self._connect()

    def set_step(self, step: int) -> str:
        """Stand at `step`, counted from 1, and return that in words; the first has nothing to go back to."""
        self._bar.set_step(step)
        self._where.setText(self._bar.words())
        self.back.setVisible(step > 1)
        return self._bar.words()

    def to_top(self) -> None:
        """Show the beginning of the step."""
        self.scroller.fit()
        self.scroller.to_top()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys a reader expects, wherever no control wants them for itself."""
        if not scroll_by_key(self.scroller.verticalScrollBar(), event):
            super().keyPressEvent(event)

    def hold(self, held: bool) -> None:
        """Take no answer for a moment."""
        self.back.setEnabled(not held)
        self.next.setEnabled(not held)

    def _connect(self) -> None:
        bar = self.scroller.verticalScrollBar()
        bar.valueChanged.connect(self._show_if_more)
        bar.rangeChanged.connect(self._show_if_more)
        self._theme.changed.connect(self._place_ends)
        self.back.clicked.connect(self.back_requested)
        self.next.clicked.connect(self.next_requested)
        for keys, button in (("Ctrl+Return", self.next), ("Alt+Left", self.back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _build_head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setSpacing(10)
        column.addWidget(self._where)
        column.addWidget(self._bar)
        return head

    def _build_foot(self) -> QWidget:
        row = ActionRow(name="onboarding_actions")
        row.add_start(self.back)
        row.add_end(self.next)
        foot = QWidget()
        QVBoxLayout(foot).addWidget(row)
        return foot

    def _build_inside(self, parts: Iterable[QWidget]) -> QWidget:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        end = SIDE - SCROLL_BAR  # the scroll bar's own room is part of the margin at the end of the line
        self._column.setContentsMargins(end if rtl else SIDE, 8, SIDE if rtl else end, 8)
        self._column.setSpacing(16)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        return inside

    def _place_ends(self) -> None:
        """Let top and bottom scroll with the step where the text is large."""
        large = self._theme.is_large
        side = 0 if large else SIDE
        for end, above, below, outdent in ((self._head, 24, 10, 0), (self._foot, 12, 20, OUTDENT)):
            layout = end.layout()
            if layout is not None:
                rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                start = max(0, side - outdent)  # the words of Back stand where those of the step do
                left, right = (side, start) if rtl else (start, side)
                layout.setContentsMargins(left, 16 if large else above, right, 0 if large else below)
            for column in (self._column, self.content):
                column.removeWidget(end)
        edge = 12 if large else 0  # what scrolls stays inside the round corners
        self.content.setContentsMargins(1, edge, 1, edge)
        column = self._column if large else self.content
        column.insertWidget(0, self._head)
        column.addWidget(self._foot)
        for earlier, later in ((self._head, self.scroller), (self.scroller, self._foot)):
            QWidget.setTabOrder(earlier, later)
        self._show_if_more()

    def _show_if_more(self) -> None:
        """Draw a line over the buttons while something lies below it."""
        bar = self.scroller.verticalScrollBar()
        self._more.setVisible(not self._theme.is_large and bar.value() < bar.maximum())
