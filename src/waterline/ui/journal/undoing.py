# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes back what was done last on a page: by the word in the message that says it, or by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from waterline.ui.shared.message_bar import MessageBar

Act = Callable[[], object]

MOST = 50
"""Steps that can be taken back, one after the other."""


class Undoing(QObject):
    """What can be taken back, the latest first. A field that has the keyboard keeps Ctrl+Z for its own words."""

    def __init__(self, page: QWidget, message: MessageBar) -> None:
        super().__init__(page)
        self._message = message
        self._steps: list[Act] = []
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
        self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)  # also while the sidebar has the keyboard
        self._shortcut.activated.connect(self.undo)

    def offer(self, said: str, act: Act) -> None:
        """Say what was done, with "Undo" beside it; without words where the page itself shows the way back."""
        self._steps = [*self._steps[-MOST + 1 :], act]
        if said:
            self._message.show_message(said, action=(self.tr("Undo"), lambda: self._take_back(act)))

    def undo(self) -> None:
        """Take back the latest step, or say that there is none."""
        if self._steps:
            self._message.dismiss()
            self._take_back(self._steps[-1])
        else:
            self._message.show_message(self.tr("Nothing to undo here."), seconds=6)

    def rest(self, resting: bool) -> None:
        """Leave Ctrl+Z to another part of the page, or take it again."""
        self._shortcut.setEnabled(not resting)

    def forget(self) -> None:
        """Let every step stand."""
        self._steps.clear()

    def _take_back(self, act: Act) -> None:
        if act in self._steps:
            self._steps.remove(act)
            act()
