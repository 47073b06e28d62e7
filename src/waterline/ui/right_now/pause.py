# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pause timer: its end stands in the journal, so it goes on when this page, or the program, is closed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer

from waterline.app import right_now
from waterline.domain.right_now import LONGER_MINUTES, PAUSE_MINUTES, Pause, Shelf
from waterline.domain.times import Stamp
from waterline.ui.right_now.big import big_button
from waterline.ui.right_now.countdown import TimeBar
from waterline.ui.right_now.tool import Bench, Tool
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.text import display, muted
from waterline.ui.shared.time_words import clock_words, stamp_here
from waterline.ui.shared.tool_words import left_words

LOOK_EVERY_MS = 1000

translate = QCoreApplication.translate


class PauseTool(Tool):
    """Begins, lengthens and ends the pause. `used` says how long it was when it is ended here."""

    measures_itself = True

    def __init__(self, bench: Bench, draft_id: str) -> None:
        super().__init__(bench, "pause")
        self._draft_id = draft_id
        self._pause: Pause | None = None
        self.left = display("", name="pause_left")
        self.until = muted("", name="pause_until")
        self.bar = TimeBar(self.tr("How much of the pause is over"), name="pause_bar")
        begin = self.tr("Begin {number} minutes").format(number=PAUSE_MINUTES)
        longer = self.tr("{number} minutes more").format(number=LONGER_MINUTES)
        self.start = big_button(self.theme, begin, name="pause_start", icon="hourglass")
        self.longer = big_button(self.theme, longer, name="pause_longer", icon="plus")
        self.end = big_button(self.theme, self.tr("End it here"), name="pause_end", icon="check")
        row = ActionRow(name="pause_actions")
        for each in (self.start, self.longer, self.end):
            row.add_start(each)
        for part in (self.left, self.until, self.bar, row):
            self.column.addWidget(part)
        self.column.addWidget(
            muted(
                self.tr("It goes on when you close this. It is shown here and on Now, and never rings."),
                name="pause_where",
            )
        )
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.start.clicked.connect(self._on_start)
        self.longer.clicked.connect(self._on_longer)
        self.end.clicked.connect(self._on_end)
        self.look()

    def show_shelf(self, shelf: Shelf) -> None:
        """Show the pause in hand."""
        self._show_pause(shelf.pause)

    def first_control(self) -> None:
        """Leave the keyboard at the first button that shows."""
        return

    def leave(self) -> None:
        """Stop looking at the clock; the pause itself goes on."""
        self._timer.stop()

    def look(self) -> None:
        """Show what is left by now."""
        pause, now = self._pause, self.bench.session.now()
        for each in (self.until, self.bar, self.longer, self.end):
            each.setVisible(pause is not None)
        self.left.setVisible(pause is not None)
        self.start.setVisible(pause is None)
        if pause is None:
            self._timer.stop()
            return
        left, until = pause_words(pause, now)
        self.left.setText(left)
        self.until.setText(until)
        self.bar.show_share(pause.waited_seconds(now.utc_ms), (pause.ends_ms - pause.began_ms) // 1000)
        if not pause.left_ms(now.utc_ms):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _show_pause(self, pause: Pause | None) -> None:
        self._pause = pause
        self.look()

    def _on_start(self) -> None:
        self.used.emit(0)
        self.bench.ask(self, partial(right_now.start_pause, self.bench.session, self._draft_id), self._on_started)

    def _on_started(self, pause: Pause) -> None:
        self._show_pause(pause)
        self.longer.setFocus()
        self.shelf_changed.emit()

    def _on_longer(self) -> None:
        lengthen = partial(right_now.lengthen_pause, self.bench.session, LONGER_MINUTES)
        self.bench.ask(self, lengthen, self._show_pause)

    def _on_end(self) -> None:
        self.bench.ask(self, partial(right_now.end_pause, self.bench.session), self._on_ended)

    def _on_ended(self, pause: Pause | None) -> None:
        if pause is not None and pause.draft_id == self._draft_id:
            self.used.emit(pause.waited_seconds(self.bench.session.now().utc_ms))
        self._show_pause(None)
        self.start.setFocus()
        self.shelf_changed.emit()


def pause_words(pause: Pause, now: Stamp) -> tuple[str, str]:
    """Return what is left of a pause in words, and until when it goes."""
    if not pause.left_ms(now.utc_ms):
        over = translate("Pause", "Nothing has to follow from that. You can add more.")
        return translate("Pause", "The pause is over"), over
    until = translate("Pause", "Until {time}. Nothing is decided before.")
    return left_words(pause.left_ms(now.utc_ms)), until.format(time=clock_words(stamp_here(pause.ends_ms, now)))
