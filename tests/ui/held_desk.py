# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that waits to be told: for tests of what a page shows while the answer is still out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal


class HeldDesk(QObject):
    """Takes every question and answers it, in the order asked, when the test says so."""

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def ask(
        self,
        owner: QObject,
        operation: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Keep the question."""

        def answer() -> None:
            try:
                result = operation()
            except Exception as error:
                (otherwise or self.failed.emit)(error)
            else:
                if then is not None:
                    then(result)

        self.waiting.append(answer)

    def ask_keychain(
        self,
        owner: QObject,
        operation: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
        seconds: float = 20.0,
    ) -> None:
        """Keep the question."""
        self.ask(owner, operation, then, otherwise)

    def answer(self) -> None:
        """Answer the oldest question."""
        self.waiting.pop(0)()

    def answer_all(self) -> None:
        """Answer every question, and those that follow from the answers."""
        while self.waiting:
            self.answer()
