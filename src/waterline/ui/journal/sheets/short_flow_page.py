# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages of the short flows have in common: each answer kept as it is given, and the way out at the foot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.ties import Ties
from waterline.ui.shared import words
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, primary_button
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.shared.people_picker import PeoplePicker
from waterline.ui.shared.text import display, lead
from waterline.ui.theme import Theme


class ShortFlowPage(FlowPage):
    """Fills in one draft; leaving it with nothing said leaves nothing behind.

    Each flow's page lays out its own controls in its constructor, between `_open_with` and `_end`, and joins them to
    the answers by `_ties`. What depends on the answers it does in `_follow`.
    """

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, *, name: str, parent: QWidget | None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name=name, parent=parent)
        self._ties = Ties(self)
        self._ties.said.connect(self._on_said)
        self._pickers: list[PeoplePicker] = []
        self._first: QWidget | None = None
        self.stop_button = ghost_button(theme, self.tr("Stop here"), name="flow_stop", icon="arrow-left")
        self.keep_button = primary_button(theme, self.tr("Keep this entry"), name="flow_keep", icon="check")
        self.keep_button.setToolTip(self.tr("Ctrl+Enter"))
        self.stop_button.setToolTip(self.tr("Alt+Left"))
        self.stop_button.clicked.connect(self.stop)
        self.keep_button.clicked.connect(self.finish)
        self._bind(self.finish, self.stop)

    def open(self, draft: Draft) -> None:
        """Show a draft with everything filled in."""
        self._take(draft, seeded_counts=True)
        self.set_title(self.tr("Journal › {flow}").format(flow=words.label(words.KINDS, draft.kind)))
        for picker in self._pickers:
            picker.begin_anew()
        self._ties.show(draft.answers)
        self._show_what_follows(draft.answers)
        if self.isVisible():
            self._load()

    def arrive(self) -> None:
        """Put the focus where writing begins."""
        self._load()
        QTimer.singleShot(0, self, self._focus_first)

    # For the pages below --------------------------------------------------------------------------
    def _follow(self, answers: Answers) -> None:
        """Show what follows from the answers as they stand now."""

    def _load(self) -> None:
        """Ask for what there is to choose from."""
        for picker in self._pickers:
            picker.load()

    def _open_with(self, question: str, quiet: str) -> None:
        """Begin the page with its one question and one quiet line."""
        self.content.addSpacing(8)
        self.content.addWidget(display(question, name="flow_title"))
        self.content.addSpacing(6)
        self.content.addWidget(lead(quiet, name="flow_line"))
        self.content.addSpacing(20)

    def _stack(self, *parts: QWidget) -> None:
        """Put parts below each other; one that is hidden leaves no gap."""
        column = QVBoxLayout()
        column.setSpacing(16)
        for part in parts:
            column.addWidget(part)
        self.content.addLayout(column)

    def _end(self, *, stretch: bool = True) -> None:
        """End the page with the ways out; without `stretch` something above takes the room that is left."""
        self.content.addSpacing(24)
        actions = ActionRow(name="flow_actions")
        actions.add_start(self.stop_button)
        actions.add_end(self.keep_button)
        self.content.addWidget(actions)
        if stretch:
            self.content.addStretch(1)

    def _picker(self, asked: str) -> PeoplePicker:
        """Return a way to choose people, joined to the answers."""
        picker = PeoplePicker(self.theme, self._session, self._desk, asked)
        self._pickers.append(picker)
        self._ties.people(picker)
        return picker

    # Inside ---------------------------------------------------------------------------------------
    def _on_said(self, changes: dict[str, Any]) -> None:
        if self._draft is None:
            return
        answers = replace(self._draft.answers, **changes)
        if answers == self._draft.answers:
            return
        self._draft = replace(self._draft, answers=answers)
        self._keep(answers)
        self._show_what_follows(answers)

    def _show_what_follows(self, answers: Answers) -> None:
        if self._editing:
            self.keep_button.set_words(self.tr("Keep the changes"))
        elif answers.said_anything:
            self.keep_button.set_words(self.tr("Keep this entry"))
        else:
            self.keep_button.set_words(self.tr("Leave without an entry"))
        self._follow(answers)

    def _let_go(self) -> None:
        draft = self._draft
        super()._let_go()
        if draft is not None:
            nothing = type(draft.answers)()
            self._ties.show(nothing)
            self._follow(nothing)

    def _focus_first(self) -> None:
        if self._first is not None and self.isVisible():
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.scroller is not None:
                self.scroller.to_top()
