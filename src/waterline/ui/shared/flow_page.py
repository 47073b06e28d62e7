# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages of all flows have in common: one draft in hand, kept as it is said, finished or left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft, Entry, Origin
from waterline.domain.errors import WaterlineError
from waterline.ui.desk import Asking
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.page import Page
from waterline.ui.theme import Theme


class FlowPage(Page):
    """Walks one draft. `finished` carries the entry's id and the origin, `stopped` the origin (or None each)."""

    finished = Signal(str, object)
    stopped = Signal(object)
    support_requested = Signal()

    def __init__(
        self,
        session: Session,
        desk: Asking,
        theme: Theme,
        keeper: DraftKeeper,
        *,
        scrolls: bool = True,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", scrolls=scrolls, reading=scrolls, name=name, parent=parent)
        self._session = session
        self._desk = desk
        self._keeper = keeper
        self._draft: Draft | None = None
        self._stored = False
        self._held = False

    def open(self, draft: Draft) -> None:
        """Show a draft where it was left, with everything filled in."""
        raise NotImplementedError

    def leave(self) -> None:
        """Keep what is there; a flow in which nothing was said leaves nothing behind."""
        draft = self._draft
        if draft is None:
            return
        if self._stored and not self._editing and not draft.answers.said_anything:
            self._stored = False
            self._keeper.let_go()
            self._desk.ask(self, partial(journal.discard_draft, self._session, draft.id), otherwise=_leave_it)
        else:
            self._keeper.keep_now()

    def stop(self) -> None:
        """Leave the flow as it stands; it is kept as a draft where something was said."""
        if self._draft is None or self._held:
            return
        origin = self._draft.origin
        self.leave()
        self._let_go()
        self.stopped.emit(origin)

    def finish(self) -> None:
        """Keep what was said as an entry, or as a new version of the one it changes; with nothing said only leave."""
        draft = self._draft
        if draft is None or self._held:
            return
        if not self._editing and not draft.answers.said_anything:
            self.stop()
        elif self._editing and not self._stored:
            self._let_go()
            self.finished.emit(draft.entry_id, draft.origin)
        else:
            self._save(draft, partial(journal.finish, self._session, draft), self._tell_finished)

    # For the pages below --------------------------------------------------------------------------
    @property
    def _editing(self) -> bool:
        return self._draft is not None and self._draft.entry_id is not None

    def _take(self, draft: Draft, *, seeded_counts: bool = False) -> None:
        """Take a draft in hand, after what is in hand of another was kept.

        One that was changed after it began lies in the vault already. Where `seeded_counts`, so does one that says
        something, as that of an exercise: going on in it keeps it, even with nothing added.
        """
        self._keeper.keep_now()
        self._draft = draft
        seeded = seeded_counts and not self._editing and draft.answers.said_anything
        self._stored = draft.changed_ms != draft.started.utc_ms or seeded
        self._hold(False)

    def _keep(self, answers: Answers, step: str = "") -> None:
        """Have the answers kept as they stand now, once there are any."""
        if self._draft is None or not (self._stored or self._editing or answers.said_anything):
            return
        self._stored = True
        self._draft = self._draft.with_answers(answers, step, self._session.now())
        self._keeper.change(self._draft)

    def _save(self, draft: Draft, save: Callable[[], Entry], then: Callable[[Entry, Origin | None], None]) -> None:
        """Turn the draft into its entry by `save`; until that is answered nothing can be changed."""

        def saved(entry: Entry) -> None:
            self._keeper.let_go()
            self._let_go()
            then(entry, draft.origin)

        self._hold(True)
        self._keeper.keep_now()
        self._desk.ask(self, save, saved, self._on_not_saved)

    def _tell_finished(self, entry: Entry, origin: Origin | None) -> None:
        self.finished.emit(entry.id, origin)

    def _on_not_saved(self, error: Exception) -> None:
        self._hold(False)
        self._on_trouble(error)

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        self._keeper.refused.emit(error)

    def _let_go(self) -> None:
        """Have no draft in hand any more, nor anything of it on the page."""
        self._draft = None
        self._stored = False
        self._hold(False)

    def _hold(self, held: bool) -> None:
        """Take no answer for a moment, or take answers again."""
        self._held = held
        self.column.setEnabled(not held)

    def _bind(self, on: Callable[[], None], back: Callable[[], None]) -> None:
        """Let the keys of every flow go on and back."""
        for keys, act in (("Ctrl+Return", on), ("Ctrl+Enter", on), ("Alt+Left", back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)


def _leave_it(error: Exception) -> None:
    """Let an empty draft lie where it cannot be removed, as while the vault closes: it says nothing."""
    if not isinstance(error, WaterlineError):
        raise error
