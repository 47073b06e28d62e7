# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A card of the home page: an icon, a title, a sentence, and at most two things to do."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from waterline.ui.shared.buttons import Button
from waterline.ui.shared.card import Card
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import Prose, muted, title
from waterline.ui.theme import Theme

_GAP = 16
_TWO_FROM = 640


class NowCard(Card):
    """One thing that could be done now. `quote` gives the person's own words where there are any."""

    def __init__(self, theme: Theme, icon: str, heading: str, sentence: str, *, name: str) -> None:
        super().__init__(margins=(26, 22, 26, 22), name=name)
        self._theme = theme
        speak_as(self, QAccessible.Role.Grouping, heading)
        self.title = title(heading, name=f"{name}_title")
        self.quote = Prose(theme, "", name=f"{name}_quote")
        self.sentence = muted(sentence, name=f"{name}_sentence")
        self._all: list[Button] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self.content.setSpacing(6)
        self.content.addWidget(IconLabel(theme, icon, "accent", 24))
        self.content.addSpacing(4)
        self.content.addWidget(self.title)
        self.content.addWidget(self.quote)
        self.content.addWidget(self.sentence)
        self.content.addStretch(1)
        self.content.addSpacing(8)
        self.content.addLayout(self._buttons)
        self.quote.hide()

    def say(self, sentence: str, quote: str = "") -> None:
        """Show another sentence, and the person's own words above it."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.quote.set_prose(quote)
        self.quote.setVisible(bool(quote))

    def add_button(
        self, text: str, on_click: Callable[[], object], *, look: str, name: str, icon: str | None = None
    ) -> Button:
        """Offer one thing to do and return its button."""
        button = Button(self._theme, text, look, name=name, icon=icon, icon_after=look == "primary")
        button.clicked.connect(lambda: on_click())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        self._all.append(button)
        return button

    def buttons(self) -> list[Button]:
        """Return the buttons in the order Tab reaches them."""
        return list(self._all)


class CardGrid(QWidget):
    """Cards two to a row, the first wider, a last one alone across both; one to a row where there is little room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[NowCard] = []
        self._two = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        theme.changed.connect(self._fit)

    def show_cards(self, cards: list[NowCard]) -> None:
        """Show exactly these cards, in this order."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.setVisible(card in cards)
        self._cards = list(cards)
        last = len(cards) - 1
        for place, card in enumerate(cards):
            row, column = divmod(place, 2) if self._two else (place, 0)
            alone = not self._two or (place == last and column == 0)
            self._grid.addWidget(card, row, column, 1, 2 if alone else 1)
            card.show()
        for before, after in itertools.pairwise(button for card in cards for button in card.buttons()):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand two to a row where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        two = self.width() >= self._theme.px(_TWO_FROM)
        if two != self._two:
            self._two = two
            self.show_cards(self._cards)
