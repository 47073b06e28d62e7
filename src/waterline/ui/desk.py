# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The only threading of the app: one worker that owns the database, and a lane for calls that may never return."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from waterline.domain.errors import KeychainTimeout

T = TypeVar("T")
Then = Callable[[Any], None]
Otherwise = Callable[[Exception], None]

KEYCHAIN_SECONDS = 30.0
"""How long the system's keychain may think (or wait for an answer to its own question) before the app moves on."""


class Asking(Protocol):
    """What screens know of the desk."""

    def ask(
        self, owner: QObject, operation: Callable[[], T], then: Then | None = None, otherwise: Otherwise | None = None
    ) -> None:
        """Run `operation` off the GUI thread, in the order asked, then hand its result or error back."""
        ...

    def ask_keychain(
        self,
        owner: QObject,
        operation: Callable[[], T],
        then: Then,
        otherwise: Otherwise,
        seconds: float = KEYCHAIN_SECONDS,
    ) -> None:
        """Run `operation` on a thread of its own; after `seconds` it is abandoned with KeychainTimeout."""
        ...


class Desk(QObject):
    """Runs operations one after the other on the database thread and answers on the thread it lives on.

    An answer whose owner was destroyed meanwhile is dropped. An error nobody takes is emitted as `failed`.
    """

    failed = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
        self._thread.start()

    def ask(
        self, owner: QObject, operation: Callable[[], T], then: Then | None = None, otherwise: Otherwise | None = None
    ) -> None:
        """Run `operation` on the database thread; see `Asking`."""
        self._jobs.put(lambda: self._run(owner, operation, then, otherwise))

    def ask_keychain(
        self,
        owner: QObject,
        operation: Callable[[], T],
        then: Then,
        otherwise: Otherwise,
        seconds: float = KEYCHAIN_SECONDS,
    ) -> None:
        """Run `operation` on an abandonable thread; whichever comes first, its end or the deadline, answers once."""
        answered = False

        def once(answer: Callable[[Any], None]) -> Callable[[Any], None]:
            def answer_if_first(value: Any) -> None:
                nonlocal answered
                if not answered:
                    answered = True
                    answer(value)

            return answer_if_first

        first_then, first_otherwise = once(then), once(otherwise)
        lane = threading.Thread(
            target=self._run, args=(owner, operation, first_then, first_otherwise), name="keychain", daemon=True
        )
        lane.start()
        QTimer.singleShot(int(seconds * 1000), self, lambda: first_otherwise(KeychainTimeout(seconds)))

    def stop(self, seconds: float = 2.0) -> bool:
        """Finish what was asked, end the thread, and tell whether it ended within `seconds`."""
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _run(
        self, owner: QObject, operation: Callable[[], Any], then: Then | None, otherwise: Otherwise | None
    ) -> None:
        try:
            result = operation()
        except Exception as error:  # handed to whoever asked; a bug reaches the crash dialog through `failed`
            self._answer((owner, otherwise or self.failed.emit, error))
        else:
            if then is not None:
                self._answer((owner, then, result))

    def _answer(self, answer: tuple[QObject, Callable[[Any], None], Any]) -> None:
        if isValid(self):
            self._answered.emit(answer)

    def _deliver(self, answer: tuple[QObject, Callable[[Any], None], Any]) -> None:
        owner, take, value = answer
        if isValid(owner):
            take(value)


class InstantDesk(QObject):
    """The same, at once and on the calling thread: for tests of single screens."""

    failed = Signal(object)

    def ask(
        self, owner: QObject, operation: Callable[[], T], then: Then | None = None, otherwise: Otherwise | None = None
    ) -> None:
        """Run `operation` now."""
        try:
            result = operation()
        except Exception as error:
            (otherwise or self.failed.emit)(error)
        else:
            if then is not None:
                then(result)

    def ask_keychain(
        self,
        owner: QObject,
        operation: Callable[[], T],
        then: Then,
        otherwise: Otherwise,
        seconds: float = KEYCHAIN_SECONDS,
    ) -> None:
        """Run `operation` now."""
        self.ask(owner, operation, then, otherwise)
