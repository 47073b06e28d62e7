# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The side rail of the dig: the person's own words so far, and a way to stop."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.dig import Dig, Step
from waterline.domain.times import Stamp
from waterline.ui.journal.own_words import in_short
from waterline.ui.journal.roomy_button import RoomyButton
from waterline.ui.shared import words
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.page import SCROLL_BAR
from waterline.ui.shared.scroller import Scroller
from waterline.ui.shared.text import body, heading, small
from waterline.ui.theme import Theme

_INSET = 10
_LEAST_SEEN = 100


class RailItem(RoomyButton):
    """What was said at one step; pressing it goes there."""

    def __init__(self, theme: Theme, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "ghost", name=f"so_far_{step.value}", parent=parent)
        self._step_name = words.label(words.STEPS, step)
        self.said = body("", name=f"so_far_{step.value}_words")
        column = QVBoxLayout()
        column.setContentsMargins(_INSET, 6, _INSET, 7)
        column.setSpacing(1)
        column.addWidget(small(self._step_name))
        column.addWidget(self.said)
        self.hold(column)
        self.setAccessibleDescription(self.tr("Goes back to this step"))

    def show_words(self, said: str) -> None:
        """Show what was said."""
        if said != self.said.text():
            self.said.setText(said)
            self.setAccessibleName(self.tr("{step}: {words}").format(step=self._step_name, words=said))


class Rail(QWidget):
    """The words so far, one item for each answered step, and the plum note that stopping is fine."""

    step_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.title = heading(self.tr("So far"), name="so_far")
        self.nothing_yet = small(self.tr("Your own words will stand here as you go."), name="so_far_empty")
        self.items = {step: RailItem(theme, step) for step in Step}
        self.stop_note = Callout(theme, "care", self.tr("You can stop here"), icon="hand", name="stop_note")
        self._inside = True
        self.stop = self.stop_note.add_button(self.tr("Stop here"), self.stop_wanted.emit, name="stop_here")
        self._lay_out()
        for step, item in self.items.items():
            item.clicked.connect(lambda _=False, step=step: self.step_wanted.emit(step))

    def show_dig(self, dig: Dig, people: Mapping[str, str], now: Stamp) -> None:
        """Give back what has been said so far."""
        so_far = dig.so_far()
        for step, item in self.items.items():
            item.setVisible(step in so_far)
            item.show_words(in_short(step, dig.answers, people, now) if step in so_far else "")
        self.nothing_yet.setVisible(not so_far)

    def say_what_stopping_means(self, *, editing: bool, kept: bool) -> None:
        """Tell the truth about what stopping keeps; `kept` means that there is a draft."""
        if editing and kept:
            words_ = self.tr("What you changed is kept as a draft. The entry stays as it was until you finish.")
        elif editing:
            words_ = self.tr("Nothing is changed yet. The entry stays as it is.")
        elif kept:
            words_ = self.tr("What you have written is kept as a draft. Come back whenever you like, or never.")
        else:
            words_ = self.tr("Nothing is written yet, so nothing will be kept.")
        self.stop_note.set_words(self.tr("You can stop here"), words_)

    def scroll_inside(self, inside: bool) -> None:
        """Let the words scroll above the note that stays in sight, or stand at their full height."""
        self._inside = inside
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the height they need at this width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the words when they grow."""
        if watched is self._words and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit)
        return False

    def _fit(self) -> None:
        layout = self._words.layout()
        if layout is None or self.width() <= SCROLL_BAR:
            return
        needed = layout.totalHeightForWidth(self.width() - SCROLL_BAR)
        self.scroller.setMaximumHeight(needed)
        self.scroller.setMinimumHeight(min(needed, _LEAST_SEEN) if self._inside else needed)

    def _lay_out(self) -> None:
        self._words = QWidget()
        items = QVBoxLayout(self._words)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(0)
        title = QVBoxLayout()
        title.setContentsMargins(_INSET, 0, _INSET, 4)
        title.setSpacing(6)
        title.addWidget(self.title)
        title.addWidget(self.nothing_yet)
        items.addLayout(title)
        for item in self.items.values():
            items.addWidget(item)
        items.addStretch(1)
        self.scroller = Scroller(self._words, name="rail_scroller")
        self._words.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.scroller)
        column.addWidget(self.stop_note)
        column.addStretch(1)
