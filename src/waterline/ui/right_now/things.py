# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Short lists of what waits or stands ready, each with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import Prose, label, muted
from waterline.ui.theme import Theme


@dataclass(frozen=True)
class Act:
    """Something that can be done: a key for its name, its words, its icon, and the doing. The first stands out."""

    key: str
    words: str
    icon: str
    do: Callable[[], object]


@dataclass(frozen=True)
class Thing:
    """One line of a list: a heading, the person's own words, a quiet note, and what can be done."""

    heading: str
    words: str = ""
    note: str = ""
    acts: Sequence[Act] = field(default_factory=tuple)


class Things(Card):
    """A card with one thing under the other; without any it goes away."""

    def __init__(self, theme: Theme, heading: str, *, name: str) -> None:
        super().__init__(heading, name=name)
        self._theme = theme
        self._rows: list[QWidget] = []
        self.content.setSpacing(10)
        self.hide()

    def show_things(self, things: Sequence[Thing]) -> None:
        """Show exactly these."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for number, thing in enumerate(things, 1):
            if number > 1:
                self._put(hairline())
            self._put(self._row(thing, number))
        self.setVisible(bool(things))
        in_this_order([control for row in self._rows for control in controls_of(row)])

    def _put(self, row: QWidget) -> None:
        self.content.addWidget(row)
        self._rows.append(row)

    def _row(self, thing: Thing, number: int) -> QWidget:
        name = f"{self.objectName()}_{number}"
        row = QWidget()
        row.setObjectName(name)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if thing.heading:
            column.addWidget(label(thing.heading, name=f"{name}_heading"))
        if thing.words:
            column.addWidget(Prose(self._theme, thing.words, name=f"{name}_words"))
        if thing.note:
            column.addWidget(muted(thing.note, name=f"{name}_note"))
        actions = ActionRow(name=f"{name}_actions")
        about = " ".join((thing.heading or thing.words).split())[:60]
        for place, act in enumerate(thing.acts):
            make = secondary_button if place == 0 else ghost_button
            button = make(self._theme, act.words, name=f"{name}_{act.key}", icon=act.icon)
            button.set_words(act.words, f"{act.words}: {about}")
            button.clicked.connect(lambda _=False, do=act.do: do())
            actions.add_start(button)
        if thing.acts:
            column.addWidget(actions)
        return row
