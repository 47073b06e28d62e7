# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every agreement with what became of it by one's own notes, in one list to open them from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import agreements
from waterline.app.session import Session
from waterline.domain.agreement import Ledger
from waterline.ui.desk import Asking
from waterline.ui.shared import agreement_words
from waterline.ui.shared.buttons import link_button, primary_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.empty_state import EmptyState
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display, lead, muted
from waterline.ui.theme import Theme


class AgreementsPage(Page):
    """The ledger. It opens nothing itself: the window does. `new_requested` means an agreement."""

    new_requested = Signal()
    plan_requested = Signal()
    agreement_chosen = Signal(str)
    back_requested = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", reading=True, name="agreements_page", parent=parent)
        self.set_title(self.tr("Agreements"))
        self._session = session
        self._desk = desk
        self.back = link_button(theme, self.tr("Requests"), name="agreements_back", icon="arrow-left")
        self.plan = primary_button(theme, self.tr("Plan a conversation"), name="new_plan", icon="arrow-right")
        self.new = secondary_button(theme, self.tr("Write down an agreement"), name="new_agreement", icon="handshake")
        self.list = LineList(theme, self.tr("Agreements"), name="agreements")
        self.frame = Card(margins=(6, 6, 6, 6), name="agreements_frame")
        self.empty = EmptyState(
            theme,
            self.tr("No agreements yet"),
            self.tr(
                "What two people said they would do, and whether it was done, are facts. Written down with their days "
                "they can be talked about, instead of remembered differently."
            ),
            name="agreements_empty",
        )
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.plan.clicked.connect(self.plan_requested)
        self.new.clicked.connect(self.new_requested)
        self.list.chosen.connect(self.agreement_chosen)

    def arrive(self) -> None:
        """Read the ledger again."""
        self._desk.ask(self, partial(agreements.ledgers, self._session), self._on_ledgers)

    def _on_ledgers(self, ledgers: tuple[Ledger, ...]) -> None:
        ended = [each for each in ledgers if each.agreement.ended]
        lines = [self._line(each, self.tr("Ended") if ended[:1] == [each] else "") for each in ledgers]
        self.list.set_lines(lines)
        self.frame.setVisible(bool(lines))
        self.counted.setVisible(bool(lines))
        self.empty.setVisible(not lines)

    def _line(self, each: Ledger, mark: str) -> Line:
        said, counted = agreement_words.named(each.agreement), agreement_words.counted(each)
        detail = "  ·  ".join(part for part in (agreement_words.facts(each), counted) if part)
        return Line(each.agreement.id, said, detail, f"{said}. {detail}", mark=mark)

    def _arrange(self) -> None:
        self.content.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addSpacing(6)
        self.content.addWidget(display(self.tr("Agreements"), name="agreements_title"))
        self.content.addSpacing(4)
        line = self.tr(
            "What was agreed, with whom, and what became of it. Facts between you, and nothing about anybody."
        )
        self.content.addWidget(lead(line, name="agreements_lead"))
        self.content.addSpacing(16)
        buttons = FlowBox(gap=8, name="agreements_buttons")
        buttons.add(self.plan)
        buttons.add(self.new)
        self.content.addWidget(buttons)
        self.content.addSpacing(16)
        self.frame.content.addWidget(self.list)
        self.content.addWidget(self.frame)
        self.content.addWidget(self.empty)
        self.counted = muted(
            self.tr("Counted are the days you wrote down, and no others. Nothing here counts among your fears."),
            name="agreements_counted",
        )
        self.content.addSpacing(8)
        self.content.addWidget(self.counted)
        self.content.addStretch(1)
        for each in (self.frame, self.empty, self.counted):
            each.hide()
