# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page a conversation is planned on: a fact between two people, and what there is to say, to ask, to decide."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import agreements
from waterline.app.session import Session
from waterline.domain.agreement import ConversationPlan, Ledger
from waterline.domain.entry import Draft
from waterline.ui.agreements.plan_form import PlanForm
from waterline.ui.desk import Asking
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.agreement_words import whole
from waterline.ui.shared.buttons import ghost_button, primary_button
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.shared.saying import Saying
from waterline.ui.shared.text import display, lead
from waterline.ui.theme import Theme


class PlanPage(FlowPage):
    """Walks one draft of a plan, all of it on one page. `copy_requested` carries the text to be copied."""

    copy_requested = Signal(str)

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="plan_page", parent=parent)
        self._answers = ConversationPlan()
        self.form = PlanForm(theme, session, desk)
        self.saying = Saying(theme, self.tr("Is it safe to have this conversation?"), name="plan")
        self.stop_button = ghost_button(theme, self.tr("Stop here"), name="plan_stop")
        self.keep_button = primary_button(theme, self.tr("Keep this plan"), name="plan_keep", icon="check")
        self._arrange()
        self.form.said.connect(self._on_said)
        self.saying.support_requested.connect(self.support_requested)
        self.saying.copy_requested.connect(self.copy_requested)
        self.stop_button.clicked.connect(self.stop)
        self.keep_button.clicked.connect(self.finish)
        self.keep_button.setToolTip(self.tr("Ctrl+Enter"))
        self.stop_button.setToolTip(self.tr("Alt+Left"))
        self._bind(self.finish, self.stop)

    def open(self, draft: Draft) -> None:
        """Show a draft with everything filled in; the question of safety is asked anew each time."""
        if not isinstance(draft.answers, ConversationPlan):
            raise TypeError("not a draft of a plan")
        self._take(draft, seeded_counts=True)
        self._answers = draft.answers
        self.set_title(self.tr("Agreements › Changing a plan") if draft.entry_id else self.tr("Agreements › A plan"))
        self.keep_button.set_words(self.tr("Keep the changes") if draft.entry_id else self.tr("Keep this plan"))
        self.saying.forget()
        self.form.people.begin_anew()
        self.form.people.load()
        self.form.show_answers(draft.answers)
        self._desk.ask(self, partial(agreements.ledgers, self._session), self._on_ledgers)
        self.saying.show_text(whole(self._answers))
        if self.scroller is not None:
            self.scroller.to_top()

    def arrive(self) -> None:
        """Put the focus where the writing begins."""
        box = self.form.boxes["what_happened" if self._answers.agreement else "agreed"]
        QTimer.singleShot(0, self, lambda: self._begin_in(box))

    def finish(self) -> None:
        """Keep the plan as an entry and write the ledger with it; with nothing said only leave."""
        draft = self._draft
        if draft is None or self._held or (self._editing and not self._stored) or not draft.answers.said_anything:
            super().finish()
        else:
            self._save(draft, partial(agreements.finish, self._session, draft), self._tell_finished)

    def _begin_in(self, box: QWidget) -> None:
        if self.isVisible() and self.scroller is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroller.to_top()

    def _on_ledgers(self, ledgers: tuple[Ledger, ...]) -> None:
        if self._draft is not None:
            self.form.show_ledgers(ledgers, self._answers)

    def _let_go(self) -> None:
        super()._let_go()
        self._answers = ConversationPlan()
        self.saying.forget()

    def _on_said(self, changes: dict[str, object]) -> None:
        if self._draft is None:
            return
        before = self._answers
        self._answers = replace(before, **changes)
        if self._answers == before:
            return
        self._draft = replace(self._draft, answers=self._answers)
        self._keep(self._answers)
        self.saying.show_text(whole(self._answers))

    def _arrange(self) -> None:
        self.content.addWidget(display(self.tr("Plan the conversation"), name="plan_title"))
        self.content.addSpacing(4)
        line = self.tr("For a fact between you. Every part can stay empty, and you can keep it to yourself.")
        self.content.addWidget(lead(line, name="plan_lead"))
        for part in (self.form, self.saying):
            self.content.addSpacing(20)
            self.content.addWidget(part)
        self.content.addSpacing(20)
        row = ActionRow(name="plan_actions")
        row.add_start(self.stop_button)
        row.add_end(self.keep_button)
        self.content.addWidget(row)
        self.content.addStretch(1)
