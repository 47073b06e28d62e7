# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the flow in hand: what is typed reaches the vault within a second, or the sealed sidecar where it cannot."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Draft
from waterline.ui.desk import Asking

KEEP_AFTER_MS = 500
RETRY_AFTER_MS = 4000


class DraftKeeper(QObject):
    """Holds the one draft being written and stores it soon after each change.

    The promise is at most two seconds of typing lost, whatever happens: a change waits `KEEP_AFTER_MS` at most
    before it is handed to the desk. Where the vault refuses, it is tried again, and on leaving `seal_now` puts the
    draft into the encrypted sidecar, which the next unlock folds in.
    """

    waiting = Signal()
    kept = Signal()
    refused = Signal(object)

    def __init__(self, desk: Asking, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._draft: Draft | None = None
        self._stored: Draft | None = None
        self._asked: Draft | None = None
        self._waiting: dict[str, Draft] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_now)

    def change(self, draft: Draft) -> None:
        """Take the draft as it stands after a keystroke or a click; another in hand, not stored yet, waits its turn."""
        before = self._draft
        if before is not None and before.id != draft.id and before is not self._stored:
            self._waiting[before.id] = before
        self._waiting.pop(draft.id, None)
        self._draft = draft
        self.waiting.emit()
        if not self._timer.isActive():
            self._timer.start(KEEP_AFTER_MS)

    def newest(self, draft: Draft) -> Draft:
        """Return what is in hand of this draft where that is newer than what the vault has, else `draft` itself."""
        for held in (self._draft, *self._waiting.values()):
            if held is None or held is self._stored:
                continue
            if held.id == draft.id or (draft.entry_id is not None and held.entry_id == draft.entry_id):
                return held
        return draft

    def keep_now(self) -> None:
        """Hand what is unsaved to the vault."""
        self._timer.stop()
        for draft in (*self._waiting.values(), self._draft):
            if draft is None or draft is self._stored or draft is self._asked:
                continue
            if draft is self._draft:
                self._asked = draft
            self._desk.ask(
                self,
                partial(journal.keep_draft, self._session, draft),
                partial(self._on_kept, draft),
                self._on_refused,
            )

    def seal_now(self) -> None:
        """Seal what the vault has not confirmed yet into the sidecar, at once and on this thread.

        Raises the storage errors.
        """
        for draft in (*self._waiting.values(), self._draft):
            if draft is not None and draft is not self._stored:
                self._session.seal(draft)

    def let_go(self) -> None:
        """Forget the draft in hand: it became an entry, or the person discarded it."""
        self._timer.stop()
        self._draft = self._stored = self._asked = None
        if self._waiting:
            self._timer.start(RETRY_AFTER_MS)

    def let_go_of(self, draft_id: str) -> None:
        """Forget this draft, in hand or waiting; any other stays."""
        self._waiting.pop(draft_id, None)
        if self._draft is not None and self._draft.id == draft_id:
            self.let_go()

    def _on_kept(self, draft: Draft, _: None) -> None:
        if self._waiting.get(draft.id) is draft:
            del self._waiting[draft.id]
        if self._draft is draft:
            self._stored = draft
        if not self._waiting and self._draft is self._stored:
            self.kept.emit()

    def _on_refused(self, error: Exception) -> None:
        self._asked = None
        if self._draft is not None or self._waiting:
            self._timer.start(RETRY_AFTER_MS)
            self.refused.emit(error)
