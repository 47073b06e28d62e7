# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the backups nobody has to think of: a while after unlocking, and before the journal is closed in order.

Each gives way. The one after unlocking stops as soon as something is typed, for words come first; the one before
closing stops after a while, when the program is called again, and at Quick exit, which makes none. What was not made
stays due, a mark in the vault says so, and the next chance takes it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from waterline.app import safekeeping
from waterline.app.session import Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.shared.work_panel import Count

AFTER_UNLOCK_MS = 4_000
"""Long enough for the first page to be there and for a person to begin what they came for."""


class Safekeeper(QObject):
    """`failed` carries why no backup could be made after unlocking; before closing nobody is there to be told."""

    failed = Signal(object)

    def __init__(self, desk: Asking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session | None = None
        self._count = Count()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_one)

    def begin(self, session: Session) -> None:
        """Look after this session from now on."""
        self._session = session
        self._timer.start(AFTER_UNLOCK_MS)

    def give_way(self) -> None:
        """Stop what is being made at its next step; it stays due."""
        self._timer.stop()
        self._count.stopped = True

    def let_go(self) -> None:
        """Stop, and look after no session any more."""
        self.give_way()
        self._session = None

    def last_one(self, within_ms: int) -> Callable[[], object] | None:
        """Return what makes a backup before the session closes, if it is due; after `within_ms` it gives way."""
        session = self._session
        self.let_go()
        if session is None:
            return None
        self._count = count = Count()
        QTimer.singleShot(within_ms, self, partial(setattr, count, "stopped", True))
        return partial(_back_up_quietly, session, count)

    def _make_one(self) -> None:
        if self._session is not None:
            self._count = Count()
            back_up = partial(safekeeping.back_up_if_due, self._session, self._count.take)
            self._desk.ask(self, back_up, None, self._on_error)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, errors.BackupFailed):
            self.failed.emit(error)
        elif not isinstance(error, errors.WaterlineError):
            raise error


def _back_up_quietly(session: Session, count: Count) -> None:
    if not count.stopped:
        with suppress(errors.WaterlineError):  # it stays due, and after the next unlock it is said why
            safekeeping.back_up_if_due(session, count.take)
