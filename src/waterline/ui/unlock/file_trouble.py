# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows what is wrong with the files instead of a way in; its one button looks again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.ui.shared.buttons import primary_button
from waterline.ui.shared.facts import FactList
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import Text, body, display, lead
from waterline.ui.theme import Theme
from waterline.ui.unlock.explanations import Explanation


class FileTrouble(QWidget):
    """An explanation with steps and "Try again"."""

    retry_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("file_trouble")
        self._title = display("", name="file_trouble_title")
        self._meaning = lead("", name="file_trouble_meaning")
        self._path = Text("", "small", name="file_trouble_path").let_select()
        self._path.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._do = body(self.tr("What you can do"), name="file_trouble_do")
        self._steps = FactList(theme, name="file_trouble_step", gap=10)
        self._again = primary_button(theme, self.tr("Try again"), name="file_trouble_again", icon="rotate-ccw")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._meaning)
        column.addWidget(self._path)
        column.addSpacing(4)
        column.addWidget(self._do)
        column.addWidget(self._steps)
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.addWidget(self._again)
        foot.addStretch(1)
        column.addLayout(foot)
        self._again.clicked.connect(self.retry_requested)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show it, aloud too, with the focus on trying again, or where reading begins if that is out of sight."""
        self._title.setText(explanation.title)
        self._meaning.setText(explanation.meaning)
        place = str(explanation.path or "")
        self._path.setText(place)
        self._path.setAccessibleName(self.tr("Place: {path}").format(path=place))
        self._path.setVisible(bool(place))
        self._steps.set_facts(("corner-down-right", "", step) for step in explanation.steps)
        self._do.setVisible(bool(explanation.steps))
        announce(self, f"{explanation.title}. {explanation.meaning}", at_once=True)
        start = self._title if self._theme.is_large else self._again
        start.setFocus(Qt.FocusReason.OtherFocusReason)
