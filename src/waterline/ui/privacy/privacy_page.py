# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Privacy page: from whom this journal protects, as it opens today, and where the protection ends."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from waterline.app.session import KEYCHAIN, Door, ways_in
from waterline.system.capture import best_here
from waterline.ui.desk import Asking
from waterline.ui.privacy import words
from waterline.ui.shared import limits
from waterline.ui.shared.buttons import link_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.facts import FactList
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display, lead
from waterline.ui.theme import Theme


class PrivacyPage(Page):
    """Reads how the journal opens each time it comes into view, so that it never says what was true yesterday."""

    back_requested = Signal()
    support_requested = Signal()

    def __init__(self, door: Door, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", reading=True, name="privacy_page", parent=parent)
        self.set_title(self.tr("Privacy"))
        self._door = door
        self._desk = desk
        self._back = link_button(theme, self.tr("Settings"), name="privacy_back", icon="arrow-left")
        self._account = FactList(theme, name="privacy_account_now")
        self._change = secondary_button(theme, self.tr("Change how it opens"), name="privacy_change", icon="key-round")
        self._support = secondary_button(theme, self.tr("Open Support"), name="privacy_support", icon="life-buoy")
        self._fill()
        self._back.clicked.connect(self.back_requested)
        self._change.clicked.connect(self.back_requested)
        self._support.clicked.connect(self.support_requested)
        key = QShortcut(QKeySequence("Alt+Left"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.back_requested)

    def arrive(self) -> None:
        """Begin at the top, and ask how the journal opens now."""
        if self.scroller is not None:
            self.scroller.to_top()
        self._desk.ask(self, partial(ways_in, self._door), self._show_ways)

    def _show_ways(self, ways: tuple[str, ...]) -> None:
        self._account.set_facts([words.at_this_account(ways)])
        self._change.setVisible(KEYCHAIN in ways)

    def _fill(self) -> None:
        column = self.content
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(6)
        column.addWidget(display(self.tr("Privacy"), name="privacy_title"))
        column.addSpacing(4)
        what = self.tr("What is protected, from whom, and where that ends. Better to know it before it matters.")
        column.addWidget(lead(what, name="privacy_lead"))
        column.addSpacing(18)
        at_account = self._card("account", self.tr("Somebody at this computer, logged in as you"))
        at_account.content.addWidget(self._account)
        at_account.content.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeading)
        at_account.content.addWidget(FactList(self.theme, words.at_this_account_always(), name="privacy_account"))
        made_to = self._card("cannot", self.tr("What this cannot do"))
        made_to.content.addWidget(FactList(self.theme, limits.cannot(), name="privacy_limit"))
        made_to.content.addWidget(self._support, 0, Qt.AlignmentFlag.AlignLeading)
        for card in (
            at_account,
            self._told("disk", self.tr("Somebody with the disk, a copy, or another account"), words.with_the_disk()),
            self._told("accidents", self.tr("Crashes, full disks, lost keys"), words.accidents()),
            self._told("traces", self.tr("Traces elsewhere on this computer"), words.traces(best_here())),
            self._told("away", self.tr("When somebody may demand to see it"), words.locked_away()),
            made_to,
        ):
            column.addWidget(card)
            column.addSpacing(16)
        column.addStretch(1)

    def _card(self, name: str, title: str) -> Card:
        card = Card(title, name=f"privacy_{name}_card")
        card.content.setSpacing(14)
        return card

    def _told(self, name: str, title: str, facts: tuple[words.Fact, ...]) -> Card:
        card = self._card(name, title)
        card.content.addWidget(FactList(self.theme, facts, name=f"privacy_{name}"))
        return card
