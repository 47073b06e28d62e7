# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one question about safety: asked where something happened between people, skippable, its answer kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.callout import Callout
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.theme import Theme

NO, YES, NOT_SURE = "no", "yes", "not_sure"


class SafetyQuestion(QWidget):
    """`worrying` carries True from a yes or a not sure on, and False again after no or nothing. It stores nothing."""

    worrying = Signal(bool)
    support_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safety_question")
        options = [(NO, self.tr("No")), (YES, self.tr("Yes")), (NOT_SURE, self.tr("Not sure"))]
        self.answer = ChipGroup(theme, options, label="", several=False, name="safety")
        self.support = Callout(
            theme,
            "care",
            self.tr("Then you come first"),
            self.tr(
                "Being controlled, threatened or frightened is not a feeling of yours to work on. There are people who "
                "know about this, whatever you decide to do. No words to say to anybody will be suggested here."
            ),
            name="safety_support",
        )
        self.support.add_button(self.tr("Open Support"), self.support_requested.emit, name="safety_open_support")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        asked = field(
            self.tr("Is any of this about control, threats, or being afraid?"),
            self.answer,
            hint=self.tr("You can leave this open. The answer is not written down anywhere."),
        )
        column.addWidget(asked)
        column.addWidget(self.support)
        self.support.hide()
        self.answer.changed.connect(self._on_answer)

    def forget(self) -> None:
        """Leave the question as if it had never been asked."""
        self.answer.select(())
        self.support.hide()

    def _on_answer(self, chosen: list[str]) -> None:
        worried = bool(chosen) and chosen[0] in (YES, NOT_SURE)
        self.support.setVisible(worried)
        self.worrying.emit(worried)
