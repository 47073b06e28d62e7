# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Support page: works before anything is set up or open, keeps nothing, and looks nothing up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from waterline.app.support import read_directory
from waterline.resources import resource_path
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.facts import FactList
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import body, display, heading, label, lead, muted
from waterline.ui.support import words
from waterline.ui.support.line_list import LineList
from waterline.ui.support.own_contacts import OwnContacts
from waterline.ui.theme import Theme


class SupportPage(Page):
    """Help lines by region, what control looks like from both sides, and practical things."""

    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", reading=True, name="support_page", parent=parent)
        self.set_title(self.tr("Support"))
        self._directory = read_directory(resource_path("support", "lines.toml"))
        self._back = link_button(theme, self.tr("Back"), name="support_back", icon="arrow-left")
        question = self.tr("Where are you?")
        regions = [(region.id, region.name) for region in self._directory.regions]
        self._question = label(question, name="support_region_label")
        self._regions = ChipGroup(theme, regions, label=question, several=False, name="support_region")
        self._lines = LineList(theme, self._directory.checked)
        self.own = OwnContacts(theme)
        self._fill()
        self._back.clicked.connect(self.back_requested)
        self._regions.changed.connect(self._on_region)
        key = QShortcut(QKeySequence("Alt+Left"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.back_requested)

    def arrive(self) -> None:
        """Begin at the top."""
        if self.scroller is not None:
            self.scroller.to_top()

    def leave(self) -> None:
        """Forget which region was chosen, and hold no contact out of sight."""
        self.own.close_journal()
        self._regions.select([])
        self._lines.show_region(None)

    def _on_region(self, chosen: list[str]) -> None:
        self._lines.show_region(self._directory.region(chosen[0]) if chosen else None)

    def _fill(self) -> None:
        column = self.content
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(6)
        column.addWidget(display(self.tr("Support"), name="support_title"))
        column.addSpacing(4)
        what_for = self.tr("People to turn to, and things worth knowing, for when it is more than a hard evening.")
        column.addWidget(lead(what_for, name="support_lead"))
        column.addSpacing(18)
        column.addWidget(self._not_therapy())
        column.addSpacing(24)
        column.addWidget(self.own)
        column.addSpacing(24)
        column.addWidget(heading(self.tr("Somebody to talk to"), name="support_lines_heading"))
        column.addSpacing(8)
        column.addWidget(self._question)
        column.addSpacing(8)
        column.addWidget(self._regions)
        column.addSpacing(8)
        nothing = self.tr("Nothing is chosen for you or guessed, and the choice is forgotten when you leave this page.")
        column.addWidget(muted(nothing, name="support_nothing_guessed"))
        column.addSpacing(12)
        column.addWidget(self._lines)
        for title, parts in (
            (self.tr("What control looks like"), (words.done_to_you(), words.done_by_you())),
            (self.tr("Practical things"), (words.diary(), words.traces(), words.device(), words.friend())),
        ):
            column.addSpacing(24)
            column.addWidget(heading(title))
            for part in parts:
                column.addSpacing(12)
                column.addWidget(self._card(part))
        column.addStretch(1)

    def _not_therapy(self) -> Callout:
        return Callout(
            self.theme,
            "care",
            self.tr("Waterline is a course and a notebook"),
            self.tr(
                "It is not therapy and not an emergency service. Nobody reads what you write, so nobody learns from "
                "it that you are in danger. If you are in danger now, call the emergency number of the country you "
                "are in."
            ),
            icon="life-buoy",
            name="support_not_therapy",
        )

    def _card(self, part: words.Part) -> Card:
        card = Card(part.title, name=f"support_{part.key}")
        card.content.setSpacing(10)
        if part.opening:
            card.content.addWidget(body(part.opening, name=f"support_{part.key}_opening"))
        points = [("minus", "", point) for point in part.points]
        card.content.addWidget(
            FactList(
                self.theme,
                points,
                name=f"support_{part.key}_point",
                gap=8,
                icon_token="faint",
                meaning_look="body",
            )
        )
        if part.closing:
            card.content.addWidget(body(part.closing, name=f"support_{part.key}_closing"))
        return card
