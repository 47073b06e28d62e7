# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The request builder: from the rule it might have been to one thing that can be asked for, kept as it is typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from waterline.app.session import Session
from waterline.domain.entry import Draft
from waterline.domain.request import RequestAnswers, hints
from waterline.ui.desk import Asking
from waterline.ui.requests.hints_card import HintsCard
from waterline.ui.requests.request_form import RequestForm
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, primary_button
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.shared.request_words import whole
from waterline.ui.shared.saying import Saying
from waterline.ui.shared.text import display, lead
from waterline.ui.theme import Theme


class RequestPage(FlowPage):
    """Walks one draft of a request, all of it on one page. `copy_requested` carries the text to be copied."""

    copy_requested = Signal(str)

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="request_page", parent=parent)
        self._answers = RequestAnswers()
        self.form = RequestForm(theme, session, desk)
        self.hints = HintsCard(theme)
        self.saying = Saying(theme, self.tr("Is it safe to say this to them?"), name="request")
        self.stop_button = ghost_button(theme, self.tr("Stop here"), name="request_stop")
        self.keep_button = primary_button(theme, self.tr("Keep this request"), name="request_keep", icon="check")
        self._arrange()
        self.form.said.connect(self._on_said)
        self.saying.worrying.connect(self._on_worrying)
        self.saying.support_requested.connect(self.support_requested)
        self.saying.copy_requested.connect(self.copy_requested)
        self.stop_button.clicked.connect(self.stop)
        self.keep_button.clicked.connect(self.finish)
        self.keep_button.setToolTip(self.tr("Ctrl+Enter"))
        self.stop_button.setToolTip(self.tr("Alt+Left"))
        self._bind(self.finish, self.stop)

    def open(self, draft: Draft) -> None:
        """Show a draft with everything filled in; the question of safety is asked anew each time."""
        if not isinstance(draft.answers, RequestAnswers):
            raise TypeError("not a draft of a request")
        self._take(draft)
        self._answers = draft.answers
        self.set_title(self.tr("Requests › Changing a request") if draft.entry_id else self.tr("Requests › New"))
        self.keep_button.set_words(self.tr("Keep the changes") if draft.entry_id else self.tr("Keep this request"))
        self.saying.forget()
        self.form.people.begin_anew()
        self.form.load()
        self.form.show_answers(draft.answers)
        self._show()
        if self.scroller is not None:
            self.scroller.to_top()

    def arrive(self) -> None:
        """Put the focus where the writing begins."""
        box = self.form.boxes["rule"]
        QTimer.singleShot(0, self, lambda: box.setFocus(Qt.FocusReason.OtherFocusReason))

    def _let_go(self) -> None:
        super()._let_go()
        self._answers = RequestAnswers()
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
        self._show()

    def _on_worrying(self, worried: bool) -> None:
        """Suggest nothing about words that may not be safe to say."""
        self.hints.setVisible(not worried)

    def _show(self) -> None:
        self.form.keep_in_step(self._answers)
        self.hints.show_hints(hints(self._answers))
        self.saying.show_text(whole(self._answers))

    def _arrange(self) -> None:
        self.content.addWidget(display(self.tr("Ask for one thing"), name="request_title"))
        self.content.addSpacing(4)
        line = self.tr("Every part can stay empty. Nothing leaves this page unless you copy or print it.")
        self.content.addWidget(lead(line, name="request_lead"))
        self.content.addSpacing(18)
        self.content.addWidget(self.form)
        self.content.addSpacing(18)
        self.content.addWidget(self.hints)
        for part in (*self.form.lay_out_rest(), self.saying):
            self.content.addSpacing(18)
            self.content.addWidget(part)
        self.content.addSpacing(20)
        row = ActionRow(name="request_actions")
        row.add_start(self.stop_button)
        row.add_end(self.keep_button)
        self.content.addWidget(row)
        self.content.addStretch(1)
