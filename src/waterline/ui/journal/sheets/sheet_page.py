# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page a short flow is written on: its questions below each other, each answer kept as it is typed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft, Entry
from waterline.domain.errors import WaterlineError
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.prompts import sheet
from waterline.ui.journal.sheets.questions import Questions
from waterline.ui.shared import words
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, primary_button
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.shared.text import display, lead
from waterline.ui.theme import Theme


class SheetPage(FlowPage):
    """Fills in one draft of a short flow; leaving it with nothing said leaves nothing behind."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", reading=True, name="sheet_page", parent=parent)
        self._session = session
        self._desk = desk
        self._keeper = keeper
        self._draft: Draft | None = None
        self._stored = False
        self.questions: Questions | None = None
        self.heading = display("", name="sheet_title")
        self.line = lead("", name="sheet_line")
        self.stop_button = ghost_button(theme, self.tr("Stop here"), name="sheet_stop", icon="arrow-left")
        self.keep_button = primary_button(theme, self.tr("Keep this entry"), name="sheet_keep", icon="check")
        self.keep_button.setToolTip(self.tr("Ctrl+Enter"))
        self.stop_button.setToolTip(self.tr("Alt+Left"))
        self._arrange()
        self._connect()

    def open(self, draft: Draft) -> None:
        """Show a draft with everything filled in."""
        self._keeper.keep_now()
        self._draft = draft
        kept_before = draft.changed_ms != draft.started.utc_ms
        self._stored = kept_before or (draft.entry_id is None and draft.answers.said_anything)
        asked = sheet(draft.kind)
        self.set_title(self.tr("Journal › {flow}").format(flow=words.label(words.KINDS, draft.kind)))
        self.heading.setText(asked.title)
        self.line.setText(asked.line)
        self._ask_anew(draft)
        self._show_words()

    def arrive(self) -> None:
        """Put the focus where writing begins."""
        if self.questions is not None:
            self.questions.load()
        QTimer.singleShot(0, self, self._focus_first)

    def leave(self) -> None:
        """Keep what is there."""
        self._keep_or_drop()

    def stop(self) -> None:
        """Leave the page as it stands; it stays a draft where something was said."""
        if self._draft is None or not self.isEnabled():
            return
        origin = self._draft.origin
        self._keep_or_drop()
        self._let_go()
        self.stopped.emit(origin)

    def finish(self) -> None:
        """Keep the page as an entry; one on which nothing was said is only left."""
        draft = self._draft
        if draft is None or not self.isEnabled():
            return
        if not self._editing and not draft.answers.said_anything:
            self.stop()
        elif self._editing and not self._stored:
            self._let_go()
            self.finished.emit(draft.entry_id, draft.origin)
        else:
            self.setEnabled(False)
            self._keeper.keep_now()
            finish = partial(journal.finish, self._session, draft)
            self._desk.ask(self, finish, self._on_finished, self._on_not_finished)

    @property
    def _editing(self) -> bool:
        return self._draft is not None and self._draft.entry_id is not None

    # Inside ---------------------------------------------------------------------------------------
    def _on_said(self, changes: dict[str, Any]) -> None:
        if self._draft is None:
            return
        answers = replace(self._draft.answers, **changes)
        if answers == self._draft.answers:
            return
        self._draft = self._draft.with_answers(answers, "", self._session.now())
        self._show_words()
        if self._stored or self._editing or answers.said_anything:
            self._stored = True
            self._keeper.change(self._draft)

    def _keep_or_drop(self) -> None:
        if self._draft is None:
            return
        if self._stored and not self._editing and not self._draft.answers.said_anything:
            self._stored = False
            self._keeper.let_go()
            self._desk.ask(self, partial(journal.discard_draft, self._session, self._draft.id), otherwise=_leave_it)
        else:
            self._keeper.keep_now()

    def _on_finished(self, entry: Entry) -> None:
        origin = self._draft.origin if self._draft else entry.origin
        self._keeper.let_go()
        self._let_go()
        self.finished.emit(entry.id, origin)

    def _on_not_finished(self, error: Exception) -> None:
        self.setEnabled(True)
        if not isinstance(error, WaterlineError):
            raise error
        self._keeper.refused.emit(error)

    def _let_go(self) -> None:
        self._draft = None
        self._stored = False
        self.setEnabled(True)
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
        made.show_answers(draft.answers)
        self.questions = made
        self.content.insertWidget(self.content.indexOf(self._room), made)
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
        for keys, act in (("Ctrl+Return", self.finish), ("Ctrl+Enter", self.finish), ("Alt+Left", self.stop)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _arrange(self) -> None:
        self.content.addSpacing(8)
        self.content.addWidget(self.heading)
        self.content.addSpacing(6)
        self.content.addWidget(self.line)
        self._room = QWidget()
        self._room.setFixedHeight(26)
        self.content.addWidget(self._room)
        actions = ActionRow(name="sheet_actions")
        actions.add_start(self.stop_button)
        actions.add_end(self.keep_button)
        self.content.addWidget(actions)
        self.content.addStretch(1)


def _leave_it(error: Exception) -> None:
    """Let an empty draft lie where it cannot be removed, as while the vault closes: it says nothing."""
    if not isinstance(error, WaterlineError):
        raise error
