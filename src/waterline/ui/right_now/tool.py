# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every tool is: a small room with its own controls, which says what was done in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import Session
from waterline.domain.right_now import RightNow, Shelf
from waterline.ui.desk import Asking
from waterline.ui.shared.fields import LineBox, TextBox, field
from waterline.ui.shared.said import typed
from waterline.ui.theme import Theme

T = TypeVar("T")


@dataclass(frozen=True)
class Bench:
    """What a tool works with. `trouble` takes what the vault refused."""

    theme: Theme
    session: Session
    desk: Asking
    trouble: Callable[[Exception], None]

    def ask(self, owner: QObject, operation: Callable[[], T], then: Callable[[T], None] = lambda _: None) -> None:
        """Run `operation` off the GUI thread and hand its result to `then`."""
        self.desk.ask(owner, operation, then, self.trouble)


class Tool(QWidget):
    """One tool in use. `said` carries changed answers by name, `used` seconds it measured itself.

    `shelf_changed` asks the page to read again what waits and what stands ready.
    """

    said = Signal(object)
    used = Signal(int)
    shelf_changed = Signal()
    support_requested = Signal()
    request_wanted = Signal(str)

    measures_itself = False
    """True where only the tool knows how long it was used."""

    def __init__(self, bench: Bench, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.bench = bench
        self.theme = bench.theme
        self._boxes: dict[str, TextBox | LineBox] = {}
        self._filling = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def show_answers(self, answers: RightNow) -> None:
        """Fill every control, saying nothing by `said`."""
        self._filling = True
        for name, box in self._boxes.items():
            box.set_words(getattr(answers, name))
        self.fill(answers)
        self._filling = False

    def fill(self, answers: RightNow) -> None:
        """Fill what is not a box."""

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what waits and what stands ready."""

    def first_control(self) -> QWidget | None:
        """Return where the keyboard begins, where that is not the first control."""
        return next(iter(self._boxes.values()), None)

    def leave(self) -> None:
        """Stop whatever runs: the tool goes out of view."""

    def say(self, **changes: object) -> None:
        """Say that answers changed, unless they are only being filled in."""
        if not self._filling:
            self.said.emit(changes)

    def box(self, name: str, words: str, *, hint: str = "", lines: int = 3) -> QWidget:
        """Return a box under its label whose words are the answer `name`."""
        made = TextBox(self.theme, words, lines=lines, most_lines=14, name=f"right_now_{name}")
        made.textChanged.connect(lambda: self.say(**{name: typed(made.words())}))
        self._boxes[name] = made
        return field(words, made, hint=hint)

    def line(self, name: str, words: str, *, hint: str = "") -> QWidget:
        """Return a line under its label whose words are the answer `name`."""
        made = LineBox(words, name=f"right_now_{name}")
        made.textChanged.connect(lambda: self.say(**{name: typed(made.words())}))
        self._boxes[name] = made
        return field(words, made, hint=hint)

    def words_of(self, name: str) -> str:
        """Return what stands in a box or line now."""
        return self._boxes[name].words()

    def empty(self, *names: str) -> None:
        """Empty boxes whose words found a place of their own, and say so."""
        self._filling = True
        for name in names:
            self._boxes[name].set_words("")
        self._filling = False
        self.say(**dict.fromkeys(names, ""))
