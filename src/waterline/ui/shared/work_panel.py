# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows how far something long has come, and lets it be stopped where that does no harm."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from waterline.domain.errors import Interrupted
from waterline.ui.shared.buttons import ghost_button
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import muted
from waterline.ui.theme import Theme

LOOK_MS = 100


class Count:
    """How far one piece of work has come: told on the desk's thread, looked at on this one."""

    def __init__(self) -> None:
        self.done = self.every = 0
        self.stopped = False

    def take(self, done: int, every: int) -> None:
        """Note it; raises Interrupted once the work shall stop."""
        self.done, self.every = done, every
        if self.stopped:
            raise Interrupted


class WorkPanel(QWidget):
    """Words, a bar and a button to stop; hidden until `begin`."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._count = Count()
        self._at_the_end = ""
        self._words = muted("", name=f"{name}_words")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_bar")
        self._bar.setAccessibleName(self.tr("How far it has come"))
        self._bar.setTextVisible(False)
        self._stop = ghost_button(theme, self.tr("Stop"), name=f"{name}_stop")
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._stop.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    @property
    def at_work(self) -> bool:
        """Tell whether something is under way."""
        return self._looking.isActive()

    def begin(self, words: str, *, at_the_end: str = "", stoppable: bool = True) -> Count:
        """Show that work begins, and return where it tells how far it is. `at_the_end` is said once all is counted."""
        self._count = Count()
        self._at_the_end = at_the_end
        self._bar.setRange(0, 0)
        self._stop.setVisible(stoppable)
        self._stop.setEnabled(True)
        self._say(words)
        self.show()
        self._looking.start()
        return self._count

    def end(self) -> None:
        """Take it away: the work is done, or stopped."""
        self._looking.stop()
        self.hide()

    def stop(self) -> None:
        """Let the work end at its next step, if there is any."""
        self._count.stopped = True

    def _on_stop(self) -> None:
        self.stop()
        self._stop.setEnabled(False)
        self._say(self.tr("Stopping…"))

    def _look(self) -> None:
        done, every = self._count.done, self._count.every
        if every:
            self._bar.setRange(0, every)
            self._bar.setValue(done)
            if done >= every and self._at_the_end and not self._count.stopped:
                self._say(self._at_the_end)

    def _say(self, words: str) -> None:
        if words != self._words.text():
            self._words.setText(words)
            announce(self, words)
