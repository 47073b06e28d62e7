# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""First step: the honest limits, before anything can be typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared import limits
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.facts import FactList
from waterline.ui.shared.text import display, heading, lead
from waterline.ui.theme import Theme


class LimitsStep(QWidget):
    """What is protected, what is not, whom this is for, and where help is if it cannot wait."""

    support_requested = Signal()
    rescue_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("limits_step")
        self.title = display(self.tr("What it protects, and what it cannot"), name="limits_title")
        adults = Callout(
            theme,
            "note",
            self.tr("For adults; a course and a notebook, not therapy"),
            self.tr(
                "Waterline is made for people of 18 and over. It teaches, and it keeps what you write. It does not "
                "diagnose or treat anything, and nobody reads along who could step in."
            ),
            name="limits_adults",
        )
        care = Callout(
            theme,
            "care",
            self.tr("If you are not safe right now"),
            self.tr("There is no need to set anything up first."),
            icon="life-buoy",
            name="limits_care",
        )
        care.add_button(self.tr("Open Support"), self.support_requested.emit, name="limits_support")
        earlier = link_button(theme, self.tr("I have a backup of an earlier journal"), name="limits_backup")
        earlier.clicked.connect(self.rescue_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(lead(self.tr("One minute of reading, before you write a word."), name="limits_lead"))
        column.addSpacing(6)
        column.addWidget(earlier, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(14)
        column.addWidget(FactList(theme, limits.can(), name="limits_can"))
        column.addSpacing(24)
        column.addWidget(heading(self.tr("It does not protect you from"), name="limits_cannot_heading"))
        column.addSpacing(12)
        column.addWidget(FactList(theme, limits.cannot(), name="limits_cannot"))
        column.addSpacing(24)
        column.addWidget(adults)
        column.addSpacing(12)
        column.addWidget(care)
