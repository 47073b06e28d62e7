# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stretch of time one asked for: it says what is left, in words, and rings for nobody."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from waterline.ui.right_now.big import big_button
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import title
from waterline.ui.shared.tool_words import left_words
from waterline.ui.theme import Theme

_LOOK_EVERY_MS = 250


class TimeBar(QProgressBar):
    """How much of a stretch has passed, as a bar without numbers; the words beside it say the same."""

    def __init__(self, spoken: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setTextVisible(False)
        self.setRange(0, 1000)

    def show_share(self, passed: int, whole: int) -> None:
        """Show that `passed` of `whole` is over."""
        self.setValue(round(1000 * passed / whole) if whole else 0)


class Countdown(QWidget):
    """Counts down from so many seconds once it is started, and can be stopped and started again."""

    over = Signal()

    def __init__(self, theme: Theme, seconds: int, start: str, over: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._whole_ms = seconds * 1000
        self._start_words, self._over_words = start, over
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self.said = title("", name=f"{name}_said")
        self.bar = TimeBar(self.tr("How much of it is over"), name=f"{name}_bar")
        self.button = big_button(theme, start, name=f"{name}_button", icon="timer")
        row = ActionRow(name=f"{name}_row")
        row.add_start(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        column.addWidget(row)
        self._timer.timeout.connect(lambda: self.show_at(self._clock.elapsed()))
        self.button.clicked.connect(self._on_button)
        self._rest("")

    @property
    def runs(self) -> bool:
        """True while it counts."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Stop, as if it had not been started."""
        self._rest("")

    def show_at(self, elapsed_ms: int) -> None:
        """Show how it stands so long after the start."""
        left = self._whole_ms - elapsed_ms
        if left <= 0:
            self._rest(self._over_words)
            announce(self, self._over_words)
            self.over.emit()
            return
        self.said.setText(left_words(left))
        self.bar.show_share(elapsed_ms, self._whole_ms)

    def _on_button(self) -> None:
        if self.runs:
            self.stop()
            return
        self._clock.start()
        self._timer.start()
        self.said.show()
        self.bar.show()
        self.button.set_words(self.tr("Stop counting"))
        self.show_at(0)

    def _rest(self, words: str) -> None:
        self._timer.stop()
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.bar.hide()
        self.button.set_words(self._start_words)
