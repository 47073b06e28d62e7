# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first card of Now: one click to a tool, what is left of a pause, and one thing that was put off until now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from waterline.app import right_now
from waterline.app.session import Session
from waterline.domain.right_now import Shelf
from waterline.ui.desk import Asking
from waterline.ui.now.now_card import NowCard
from waterline.ui.shared.time_words import clock_words, stamp_here
from waterline.ui.shared.tool_words import left_words
from waterline.ui.theme import Theme

_LOOK_EVERY_MS = 5000


class RightNowCard(NowCard):
    """`wanted` asks for Right now. It says one thing only: the pause, else what is due, else what it is for."""

    wanted = Signal()

    def __init__(self, theme: Theme, session: Session, desk: Asking) -> None:
        super().__init__(
            theme, "waves", QCoreApplication.translate("RightNowCard", "Right now"), "", name="now_right_now"
        )
        self._session = session
        self._desk = desk
        self._shelf = Shelf()
        self.open = self.add_button(
            self.tr("Open Right now"), self.wanted.emit, look="primary", name="open_right_now", icon="arrow-right"
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.look()

    def load(self) -> None:
        """Ask whether a pause goes on, and what is due."""
        self._desk.ask(self, partial(right_now.shelf, self._session), self._on_shelf)

    def look(self) -> None:
        """Say how it stands by now."""
        now = self._session.now()
        pause = self._shelf.pause
        if pause is not None and pause.left_ms(now.utc_ms):
            until = clock_words(stamp_here(pause.ends_ms, now))
            left = left_words(pause.left_ms(now.utc_ms))
            self.say(self.tr("A pause, until {time}: {left}.").format(time=until, left=left))
            return
        self._timer.stop()
        if pause is not None:
            self.say(self.tr("The pause is over. Nothing has to follow from that."))
            return
        later = next((each for each in self._shelf.later if each.is_due(now.utc_ms)), None)
        if later is not None:
            self.say(self.tr("You wanted to come back to this."), " ".join(later.words.split())[:140])
        elif any(each.is_due(now.utc_ms) for each in self._shelf.held):
            self.say(self.tr("A message you did not send can be read again."))
        else:
            self.say(self.tr("Hot? One small thing to do in the next five minutes."))

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the clock while it is seen."""
        super().showEvent(event)
        self._begin_to_look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock be while nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def _on_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.look()
        self._begin_to_look()

    def _begin_to_look(self) -> None:
        if self.isVisible() and self._shelf.pause is not None:
            self._timer.start()
            self.look()
