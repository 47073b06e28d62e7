# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter of HEARTS: what it stands for, and how thin or full it is; letters are never added up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from waterline.domain import sheets
from waterline.ui.shared import sheet_words, words
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.text import Text, label, small
from waterline.ui.theme import Theme

translate = QCoreApplication.translate

_BESIDE_FROM = 560
_BETWEEN = 8


def glyph(letter: str) -> str:
    """Return the one letter of the word, as its author wrote it."""
    return "HEARTS"[sheets.LETTERS.index(letter)]


def meaning(letter: str) -> str:
    """Return what a letter stands for, in a sentence."""
    return {
        "here": translate("Hearts", "Time when we are really there, the phone out of sight."),
        "delight": translate("Hearts", "Saying out loud what we treasure in each other."),
        "attunement": translate("Hearts", "Wanting to know how it is for the other, also when that stings."),
        "rituals": translate("Hearts", "Small things that come back and can be counted on."),
        "turning": translate("Hearts", "Finding each other again soon after a quarrel."),
        "with_self": translate("Hearts", "Being a good place for myself to come back to."),
    }[letter]


def example(letter: str) -> str:
    """Return one thing that could be done for a letter within a week."""
    return {
        "here": translate("Hearts", "the first ten minutes after somebody comes home."),
        "delight": translate("Hearts", "one thing a day that could be said to nobody else."),
        "attunement": translate("Hearts", "“Tell me more. What was the worst bit?”, and only listening."),
        "rituals": translate("Hearts", "one tiny thing, at one fixed time."),
        "turning": translate("Hearts", "the first sentence within a day of a quarrel."),
        "with_self": translate("Hearts", "one promise to myself, small enough to keep."),
    }[letter]


class LetterRow(QWidget):
    """The letter and its words, with the three chips beside them where there is room."""

    def __init__(self, theme: Theme, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{letter}_row")
        self._theme = theme
        self._beside: bool | None = None
        named = words.label(sheet_words.LETTERS, letter)
        self.chips = ChipGroup(
            theme, words.choices(sheet_words.FILLED, sheets.FILLED), label=named, several=False, name=letter
        )
        self.chips.setAccessibleDescription(meaning(letter))
        mark = Text(glyph(letter), "number", name=f"{letter}_glyph", wrap=False)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(label(named, name=f"{letter}_label"))
        lines.addWidget(small(meaning(letter), name=f"{letter}_hint"))
        lines.addStretch(1)
        said = QHBoxLayout()
        said.setSpacing(14)
        said.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(lines, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 6, 0, 6)
        self._row.addLayout(said, 1)
        self._row.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand anew for another width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        wide = sum(chip.sizeHint().width() + _BETWEEN for chip in self.chips.chips()) - _BETWEEN if beside else 0
        self.chips.setMinimumWidth(wide)
        if beside == self._beside:
            return
        self._beside = beside
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(16 if beside else 8)
        self.updateGeometry()
