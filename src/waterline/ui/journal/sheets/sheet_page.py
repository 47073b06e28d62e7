# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page a short flow is written on: its questions below each other, each answer kept as it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft
from waterline.domain.sheets import FREE_PAGE
from waterline.domain.template import Template, begun_with
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.prompts import sheet
from waterline.ui.journal.sheets.questions import Questions
from waterline.ui.journal.sheets.templates_part import TemplatesPart
from waterline.ui.shared import words
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, primary_button
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import display, lead
from waterline.ui.theme import Theme


class SheetPage(FlowPage):
    """Fills in one draft of a short flow; leaving it with nothing said leaves nothing behind."""

    agreements_requested = Signal()

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="sheet_page", parent=parent)
        self.questions: Questions | None = None
        self.heading = display("", name="sheet_title")
        self.line = lead("", name="sheet_line")
        self.stop_button = ghost_button(theme, self.tr("Stop here"), name="sheet_stop", icon="arrow-left")
        self.keep_button = primary_button(theme, self.tr("Keep this entry"), name="sheet_keep", icon="check")
        self.keep_button.setToolTip(self.tr("Ctrl+Enter"))
        self.stop_button.setToolTip(self.tr("Alt+Left"))
        self.templates = TemplatesPart(session, desk, theme)
        self._arrange()
        self._connect()

    def open(self, draft: Draft) -> None:
        """Show a draft with everything filled in."""
        self._take(draft, seeded_counts=True)
        asked = sheet(draft.kind)
        self.set_title(self.tr("Journal › {flow}").format(flow=words.label(words.KINDS, draft.kind)))
        self.heading.setText(asked.title)
        self.line.setText(asked.line)
        self.templates.setVisible(draft.kind == FREE_PAGE)
        self._ask_anew(draft)
        self._show_words()

    def arrive(self) -> None:
        """Put the focus where writing begins."""
        if self.questions is not None:
            self.questions.load()
        if not self.templates.isHidden():
            self.templates.load()
        QTimer.singleShot(0, self, self._focus_first)

    # Inside ---------------------------------------------------------------------------------------
    def _on_said(self, changes: dict[str, Any]) -> None:
        if self._draft is None:
            return
        answers = replace(self._draft.answers, **changes)
        if answers == self._draft.answers:
            return
        self._draft = replace(self._draft, answers=answers)
        self._keep(answers)
        self._show_words()

    def _on_template(self, template: Template) -> None:
        if self._draft is not None and self.questions is not None:
            words = begun_with(template, self._draft.answers.what_happened)
            self._on_said({"what_happened": words})
            self.questions.show_answers(self._draft.answers)
            self._focus_first()

    def _on_template_wanted(self, name: str) -> None:
        if self._draft is not None:
            self.templates.keep_page(name, self._draft.answers.what_happened)

    def _let_go(self) -> None:
        super()._let_go()
        self._drop_questions()

    def _drop_questions(self) -> None:
        old, self.questions = self.questions, None
        if old is not None:
            # In a turn of its own: the key that led here is still being handled by one of its controls.
            old.hide()
            QTimer.singleShot(0, old, old.deleteLater)

    def _ask_anew(self, draft: Draft) -> None:
        self._drop_questions()
        made = Questions(self.theme, self._session, self._desk, sheet(draft.kind), editing=draft.entry_id is not None)
        made.said.connect(self._on_said)
        made.agreements_requested.connect(self.agreements_requested)
        made.show_answers(draft.answers)
        self.questions = made
        self.content.insertWidget(self.content.indexOf(self._room), made)
        below = (*controls_of(self.templates), self.stop_button, self.keep_button)
        in_this_order([controls_of(made)[-1], *below])  # they were there before the questions
        if self.isVisible():
            made.load()

    def _show_words(self) -> None:
        answers: Answers | None = self._draft.answers if self._draft else None
        if self._editing:
            self.keep_button.set_words(self.tr("Keep the changes"))
        elif answers is not None and answers.said_anything:
            self.keep_button.set_words(self.tr("Keep this entry"))
        else:
            self.keep_button.set_words(self.tr("Leave without an entry"))

    def _focus_first(self) -> None:
        if self.questions is not None and self.isVisible():
            self.questions.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
            if self.scroller is not None:
                self.scroller.to_top()

    def _connect(self) -> None:
        self.stop_button.clicked.connect(self.stop)
        self.keep_button.clicked.connect(self.finish)
        self.templates.chosen.connect(self._on_template)
        self.templates.keep_wanted.connect(self._on_template_wanted)
        self._bind(self.finish, self.stop)

    def _arrange(self) -> None:
        self.content.addSpacing(8)
        self.content.addWidget(self.heading)
        self.content.addSpacing(6)
        self.content.addWidget(self.line)
        self._room = QWidget()
        self._room.setFixedHeight(26)
        self.content.addWidget(self._room)
        self.content.addWidget(self.templates)
        self.content.addSpacing(12)
        self.templates.hide()
        actions = ActionRow(name="sheet_actions")
        actions.add_start(self.stop_button)
        actions.add_end(self.keep_button)
        self.content.addWidget(actions)
        self.content.addStretch(1)
