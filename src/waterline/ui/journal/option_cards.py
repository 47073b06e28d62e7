# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Large cards to choose from, each with an icon, a word and one line, in one column or two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from waterline.ui.journal.roomy_button import RoomyButton
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import Text, label
from waterline.ui.theme import Theme

_TWO_COLUMNS_FROM = 500
_GAP = 10


@dataclass(frozen=True, slots=True)
class Option:
    """One card: its key, its word, its line, and its icon with the colour that has while not chosen."""

    key: str
    word: str
    line: str
    icon: str
    token: str = "accent"


class OptionCard(RoomyButton):
    """One choice. Chosen, it has a thick edge, another ground and a check."""

    def __init__(self, theme: Theme, option: Option, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, option.word, "row", name=name, checkable=True, parent=parent)
        self.key = option.key
        self._icon, self._token = option.icon, option.token
        self.setAccessibleDescription(option.line)
        self._picture = IconLabel(theme, option.icon, option.token, 20)
        self._check = IconLabel(theme, "check", "on_soft", 18)
        kept = self._check.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._check.setSizePolicy(kept)
        self._word = label(option.word)
        self._line = Text(option.line, "muted")
        self._lay_out()
        self.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._word)
        lines.addWidget(self._line)
        lines.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(16, 13, 12, 13)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        row.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        self.hold(row)

    def _on_toggled(self, chosen: bool) -> None:
        self._check.setVisible(chosen)
        self._picture.set_icon(self._icon, "on_soft" if chosen else self._token)


class OptionCards(QWidget):
    """A group of cards. `changed` carries the chosen keys in the order shown.

    With `several=False` choosing one lets go of the other, and pressing the chosen one again leaves none.
    """

    changed = Signal(list)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[Option],
        *,
        spoken: str,
        several: bool = False,
        most_columns: int = 2,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most_columns = most_columns
        self._several = several
        self._quiet = False
        self._columns = 0
        self.setObjectName(name)
        speak_as(self, QAccessible.Role.Grouping, spoken)
        self.cards = [OptionCard(theme, each, name=f"{name}_{each.key}", parent=self) for each in options]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for card in self.cards:
            card.toggled.connect(self._on_toggled)
        self._arrange(1)
        theme.changed.connect(self._arrange_for_width)

    def selected(self) -> list[str]:
        """Return the chosen keys in the order shown."""
        return [card.key for card in self.cards if card.isChecked()]

    def select(self, keys: Iterable[str]) -> None:
        """Choose exactly `keys`, saying nothing by `changed`."""
        wanted = set(keys)
        self._quiet = True
        for card in self.cards:
            card.setChecked(card.key in wanted)
        self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room."""
        super().resizeEvent(event)
        self._arrange_for_width()

    def _arrange_for_width(self) -> None:
        self._arrange(self._most_columns if self.width() >= self._theme.px(_TWO_COLUMNS_FROM) else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()

    def _on_toggled(self, chosen: bool) -> None:
        if self._quiet:
            return
        if chosen and not self._several:
            self.select([card.key for card in self.cards if card is self.sender()])
        self.changed.emit(self.selected())
