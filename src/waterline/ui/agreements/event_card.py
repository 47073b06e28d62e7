# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One day of an agreement: what became of it, whether that was talked about, and whether it was made good."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline.domain import agreement as keys
from waterline.domain.agreement import Event
from waterline.ui.shared import agreement_words, words
from waterline.ui.shared.buttons import ghost_button, link_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.text import Prose, label
from waterline.ui.theme import Theme


class EventCard(Card):
    """`changed` carries the event as it stands now, `removal_requested` the event, `entry_chosen` an entry's id."""

    changed = Signal(object)
    removal_requested = Signal(object)
    entry_chosen = Signal(str)

    def __init__(self, theme: Theme, event: Event, number: int, parent: QWidget | None = None) -> None:
        name = f"event_{number}"
        super().__init__(look="panel", name=name, parent=parent)
        self.event_shown = event
        self.content.setSpacing(12)
        said = agreement_words.event_line(event)
        self.content.addWidget(label(said, name=f"{name}_what"))
        if event.words.strip():
            self.content.addWidget(Prose(theme, event.words.strip(), name=f"{name}_words"))
        if event.what != keys.KEPT:
            self._ask(theme, name, "talked", self.tr("Was it talked about?"), agreement_words.TALKS, keys.TALKS)
            self._ask(theme, name, "repaired", self.tr("Was it made good?"), agreement_words.REPAIRS, keys.REPAIRS)
        buttons = FlowBox(gap=8, name=f"{name}_buttons")
        if event.entry is not None:
            read = link_button(theme, self.tr("Read it in the journal"), name=f"{name}_entry", icon="book-open")
            read.set_words(read.text(), self.tr("Read in the journal: {day}").format(day=said))
            read.clicked.connect(lambda: self.entry_chosen.emit(event.entry or ""))
            buttons.add(read)
        remove = ghost_button(theme, self.tr("Take it out"), name=f"{name}_remove", icon="x")
        remove.set_words(self.tr("Take it out"), self.tr("Take out of the ledger: {day}").format(day=said))
        remove.clicked.connect(lambda: self.removal_requested.emit(self.event_shown))
        buttons.add(remove)
        self.content.addWidget(buttons)

    def _ask(
        self, theme: Theme, name: str, fact: str, question: str, table: words.Table, options: tuple[str, ...]
    ) -> None:
        group = ChipGroup(
            theme,
            words.choices(table, options),
            label=question,
            several=False,
            selected=[said] if (said := getattr(self.event_shown, fact)) else [],
            name=f"{name}_{fact}",
        )

        def say(chosen: list[str]) -> None:
            self.event_shown = replace(self.event_shown, **{fact: chosen[0] if chosen else None})
            self.changed.emit(self.event_shown)

        group.changed.connect(say)
        self.content.addWidget(field(question, group))
