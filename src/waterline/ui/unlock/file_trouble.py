# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows what is wrong with the files instead of a way in; its buttons look again, and lead to getting it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.buttons import primary_button, secondary_button
from waterline.ui.shared.facts import FactList
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import Text, body, display, lead
from waterline.ui.theme import Theme
from waterline.ui.unlock.explanations import DAMAGED, Explanation


class FileTrouble(QWidget):
    """An explanation with steps and "Try again". `rescue_requested` carries whether there is a damaged file."""

    retry_requested = Signal()
    rescue_requested = Signal(bool)

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
        self._rescue = secondary_button(theme, self.tr("Get it back…"), name="file_trouble_rescue")
        self._damaged = False
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
        foot = FlowBox(gap=10, name="file_trouble_buttons")
        foot.add(self._again)
        foot.add(self._rescue)
        column.addWidget(foot)
        self._again.clicked.connect(self.retry_requested)
        self._rescue.clicked.connect(lambda: self.rescue_requested.emit(self._damaged))

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
        self._damaged = explanation.rescue == DAMAGED
        self._rescue.setVisible(bool(explanation.rescue))
        announce(self, f"{explanation.title}. {explanation.meaning}", at_once=True)
        start = self._title if self._theme.is_large else self._again
        start.setFocus(Qt.FocusReason.OtherFocusReason)
