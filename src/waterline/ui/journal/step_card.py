# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card a dig is walked on: where one is, the step in view, and buttons that never move."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.domain.dig import STEPS, Dig
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, primary_button
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.page import SCROLL_BAR
from waterline.ui.shared.scroller import Scroller
from waterline.ui.shared.step_bar import StepBar
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import eyebrow
from waterline.ui.theme import Theme

_SIDE = 36
_SIDE_LARGE = 24
_BREATH = 20
_ENOUGH_SEEN = 24
_TURNS = 4
_HOLD_MS = 150


class StepCard(Card):
    """Eyebrow and step bar above, the step scrolling between, the footer fixed below; Tab reaches the rail last."""

    back_wanted = Signal()
    skip_wanted = Signal()
    continue_wanted = Signal()

    def __init__(self, theme: Theme, rail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(margins=(0, 0, 0, 0), name="step_card", parent=parent)
        self._rail = rail
        self._theme = theme
        self._screen: StepScreen | None = None
        self._held: QWidget | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.timeout.connect(self._on_held)
        self.eyebrow = eyebrow("", name="step_words")
        self.bar = StepBar(theme, len(STEPS))
        self.back = ghost_button(theme, self.tr("Back"), name="back", icon="arrow-left")
        self.skip = ghost_button(theme, "", name="skip")
        self.go_on = primary_button(theme, self.tr("Continue"), name="continue", icon="arrow-right")
        self.go_on.setToolTip(self.tr("Ctrl+Enter"))
        self.back.setToolTip(self.tr("Alt+Left"))
        for button in (self.back, self.skip):
            kept = button.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            button.setSizePolicy(kept)
        self._lay_out()
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        self.back.clicked.connect(self.back_wanted)
        self.skip.clicked.connect(self.skip_wanted)
        self.go_on.clicked.connect(self.continue_wanted)

    def add_screen(self, screen: StepScreen) -> None:
        """Take in one more step, out of view."""
        screen.hide()
        screen.revealed.connect(self._on_revealed)
        screen.rearranged.connect(self._order_for_tab)
        self._screens.addWidget(screen)

    def screens(self) -> list[StepScreen]:
        """Return the steps built so far."""
        return self._body.findChildren(StepScreen)

    def drop_screen(self, screen: StepScreen) -> None:
        """Let go of a step and of the words in it."""
        if screen is self._screen:
            self._screen = self._held = None
        screen.hide()
        self._screens.removeWidget(screen)
        screen.deleteLater()

    def show_screen(self, screen: StepScreen, dig: Dig, eyebrow_words: str, last_words: str) -> None:
        """Bring a step into view, from its top."""
        last = dig.step is STEPS[-1]
        self.eyebrow.setText(eyebrow_words)
        self.bar.set_step(dig.number)
        self.back.setVisible(dig.step is not STEPS[0])
        self.skip.setVisible(not last)
        self.go_on.set_words(last_words if last else self.tr("Continue"))
        self.go_on.set_icon("check" if last else "arrow-right")
        if self._screen is not screen:
            if self._screen is not None:
                self._screen.hide()
            self._screen = screen
            screen.show()
        self._order_for_tab()
        self.scroller.fit()
        self.scroller.to_top()

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll until a part of the step is seen whole, or its top where it is taller than the window."""
        self.scroller.fit()
        top = part.mapTo(self._body, part.rect().topLeft()).y()
        room = self.scroller.viewport().height()
        bar = self.scroller.verticalScrollBar()
        least = top + part.height() + _BREATH - room
        if bar.value() < least:
            bar.setValue(min(least, top))

    def take_in_rail(self, taken: bool) -> None:
        """Let the rail follow the step inside the scrolling part, or stand elsewhere."""
        if taken:
            self._below.addWidget(self._rail)
        self._below_box.setVisible(taken)

    def show_question_with(self, control: QWidget) -> None:
        """Keep the question in sight, not only the focused `control`, where enough of both fits.

        It holds for a moment: while the step is being laid out the scroller would follow the focus alone.
        """
        self._held = control
        self._hold.start(_HOLD_MS)
        self._hold_question()

    def _hold_question(self) -> None:
        bar = self.scroller.verticalScrollBar()
        holds = self._hold.isActive() and self._held is not None and self._held.hasFocus()
        if holds and bar.value() and self._seen_from_the_top():
            bar.setValue(0)

    def _on_held(self) -> None:
        if self._held is not None and self._held.hasFocus() and not self._seen_from_the_top():
            self.bring_into_sight(self._held)
        self._held = None

    def _seen_from_the_top(self) -> bool:
        control = self._held
        if control is None:
            return False
        top = control.mapTo(self._body, control.rect().topLeft()).y()
        seen = min(control.height(), self._theme.px(_ENOUGH_SEEN))
        return top + seen <= self.scroller.viewport().height()

    def _order_for_tab(self) -> None:
        """Let Tab go through the step, then its buttons, then the rail, also past what was built late."""
        if self._screen is not None:
            buttons = (self.back, self.skip, self.go_on)
            in_this_order([*controls_of(self._screen), *buttons, *controls_of(self._rail)])

    def _on_revealed(self, part: QWidget) -> None:
        self._once_still(part, lambda: self.bring_into_sight(part))

    def _once_still(self, widget: QWidget, act: Callable[[], None], turns: int = _TURNS) -> None:
        """Act when the layout has come to rest: each turn gives wrapped words a width, and then a height."""
        if turns == 0:
            act()
        else:
            QTimer.singleShot(0, widget, lambda: self._once_still(widget, act, turns - 1))

    def _lay_out(self) -> None:
        self._top, self._body, self._foot = QVBoxLayout(), QWidget(), QHBoxLayout()
        self._top.setSpacing(10)
        self._top.addWidget(self.eyebrow)
        self._top.addWidget(self.bar)
        self._middle = QVBoxLayout(self._body)
        self._middle.setSpacing(0)
        self._screens = QVBoxLayout()
        self._middle.addLayout(self._screens)
        self._below_box = QWidget()
        self._below = QVBoxLayout(self._below_box)
        self._below.setContentsMargins(0, 28, 0, 0)
        self._below.setSpacing(24)
        self._below.addWidget(hairline())
        self._below_box.hide()
        self._middle.addWidget(self._below_box)
        self._middle.addStretch(1)
        self.scroller = Scroller(self._body, name="step_scroller")
        actions = ActionRow(name="step_actions")
        actions.add_start(self.back)
        actions.add_end(self.skip)
        actions.add_end(self.go_on)
        self._foot.addWidget(actions)
        self._edges = hairline(), hairline()
        for edge in self._edges:
            kept = edge.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            edge.setSizePolicy(kept)
            edge.hide()
        bar = self.scroller.verticalScrollBar()
        bar.rangeChanged.connect(self._show_edges)
        bar.valueChanged.connect(self._show_edges)
        bar.valueChanged.connect(self._hold_question)
        self.content.setSpacing(0)
        self.content.addLayout(self._top)
        self.content.addWidget(self._edges[0])
        self.content.addWidget(self.scroller, 1)
        self.content.addWidget(self._edges[1])
        self.content.addLayout(self._foot)

    def _show_edges(self) -> None:
        bar = self.scroller.verticalScrollBar()
        self._edges[0].setVisible(bar.value() > 0)
        self._edges[1].setVisible(bar.value() < bar.maximum())

    def _on_theme_changed(self) -> None:
        large = self._theme.is_large
        side = _SIDE_LARGE if large else _SIDE
        self._top.setContentsMargins(side, 16 if large else 26, side, 12)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        end = side - SCROLL_BAR
        self._middle.setContentsMargins(end if rtl else side, 12, side if rtl else end, 20)
        self._foot.setContentsMargins(side - 12, 10 if large else 16, side, 14 if large else 24)
        words = self.tr("Skip") if large else self.tr("Skip this step")
        self.skip.set_words(words, self.tr("Skip this step"))
