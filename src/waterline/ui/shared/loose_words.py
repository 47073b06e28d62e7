# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words typed in a place that is no flow: until they are where they belong, they are kept as the draft of a page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Draft
from waterline.domain.errors import WaterlineError
from waterline.domain.sheets import FREE_PAGE, FreePage
from waterline.ui.desk import Asking
from waterline.ui.shared.draft_keeper import DraftKeeper


class LooseWords(QObject):
    """Keeps what it holds as any draft is kept: within the second, sealed on leaving, there again after a crash.

    The draft is a free page named `title`, found among the drafts; it is gone once nothing is held any more.
    """

    def __init__(
        self, keeper: DraftKeeper, desk: Asking, session: Session, title: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._desk = desk
        self._session = session
        self._title = title
        self._draft: Draft | None = None

    def hold(self, words: str) -> None:
        """Keep these words in place of those held before."""
        if not words:
            self._drop()
            return
        answers = FreePage(title=self._title, what_happened=words)
        draft = self._draft or journal.begin(self._session, FREE_PAGE)
        if answers != draft.answers:
            self._draft = draft.with_answers(answers, "", self._session.now())
            self._keeper.change(self._draft)

    def leave_behind(self) -> None:
        """Let the draft stand as it is: what is held from now on goes into another one."""
        if self._draft is not None:
            self._keeper.keep_now()
            self._draft = None

    def _drop(self) -> None:
        if self._draft is not None:
            self._keeper.let_go_of(self._draft.id)
            discard = partial(journal.discard_draft, self._session, self._draft.id)
            self._desk.ask(self, discard, otherwise=self._on_not_dropped)
            self._draft = None

    def _on_not_dropped(self, error: Exception) -> None:
        """Let the draft lie where it cannot be removed: it says no more than was typed."""
        if not isinstance(error, WaterlineError):
            raise error
