# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first step of a session sheet: ticking the summaries and entries that go on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import EntryLine
from waterline.domain.looking import Looking
from waterline.domain.paper import Part, Words
from waterline.ui.desk import Asking
from waterline.ui.session_sheet.choice_list import Choice, ChoiceList, Lines
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import link_button, primary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.fields import LineBox, field
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import display, lead, muted, title
from waterline.ui.theme import Theme

MOST_ENTRIES = 30
"""About twenty pages: more nobody reads in a session, and the preview would be written anew too slowly."""

_PAUSE_MS = 120
_LATELY = {"month": 30, "season": 90, "year": 365}


class ChooseStep(QWidget):
    """Says by `chosen` which summaries and which ids of entries are ticked; nothing ticked is said in words."""

    chosen = Signal(object, object)

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._looking = Looking()
        self._parts: tuple[Part, ...] = ()
        self._ticks: dict[str, CheckLine] = {}
        self.setObjectName("sheet_choose")
        self._summaries = Card(margins=(16, 12, 16, 12), name="sheet_summaries")
        self._no_summary = muted(
            self.tr("The page of patterns has no summary yet under what is chosen there."), name="sheet_no_summary"
        )
        self.field = LineBox(
            self.tr("Find among the entries"), placeholder=self.tr("Find among the entries"), name="sheet_find"
        )
        lately = [
            ("month", self.tr("The last 30 days")),
            ("season", self.tr("The last 90 days")),
            ("year", self.tr("The last 365 days")),
        ]
        self._lately = ChipGroup(theme, lately, label=self.tr("When"), several=False, name="sheet_lately")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.choice = Choice(self._fetch, self)
        self.entries = ChoiceList(theme, self.choice, self.tr("Entries, the newest first"), name="sheet_entries")
        self._frame = Card(margins=(6, 6, 6, 6), name="sheet_entries_frame")
        self._nothing_found = muted("", name="sheet_nothing_found")
        self._said = muted("", name="sheet_chosen")
        self.clear = link_button(theme, self.tr("Take every tick away"), name="sheet_clear")
        self.go_on = primary_button(theme, self.tr("See it on paper"), name="sheet_go_on", icon="arrow-right")
        self._lay_out()
        self._join()
        self._count()

    def offer(self, parts: tuple[Part, ...]) -> None:
        """Offer these summaries, and every entry; nothing is ticked."""
        self._parts = parts
        for number, part in enumerate(parts, start=1):
            reading = next((block.text for block in part.blocks if isinstance(block, Words)), "")
            line = CheckLine(part.title, hint=reading, name=f"sheet_summary_{number}")
            line.toggled.connect(self._count)
            self._ticks[part.key] = line
            self._summaries.content.addWidget(line)
        self._no_summary.setVisible(not parts)
        self._summaries.setVisible(bool(parts))

    def arrive(self) -> None:
        """Read the entries there are."""
        self.choice.reload()

    # Building -------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self._summaries.content.setSpacing(6)
        self._frame.content.addWidget(self.entries)
        actions = ActionRow(name="sheet_choose_actions")
        actions.add_start(self.clear)
        actions.add_end(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(display(self.tr("A sheet for a session"), name="sheet_heading"))
        column.addWidget(
            lead(
                self.tr(
                    "Choose what to take along, to a therapist or for yourself. In the next step you see it as it "
                    "will be on paper, with other people’s names replaced. Of this choice nothing is kept."
                ),
                name="sheet_lead",
            )
        )
        column.addSpacing(12)
        column.addWidget(title(self.tr("Summaries"), name="sheet_summaries_title"))
        column.addWidget(
            muted(self.tr("Counted as on the page of patterns, for what is chosen there."), name="sheet_counted_as")
        )
        column.addWidget(self._no_summary)
        column.addWidget(self._summaries)
        column.addSpacing(12)
        column.addWidget(title(self.tr("Entries"), name="sheet_entries_title"))
        column.addWidget(self.field)
        column.addWidget(field(self.tr("When"), self._lately, name="sheet_lately_part"))
        column.addWidget(self._nothing_found)
        column.addWidget(self._frame)
        column.addSpacing(8)
        column.addWidget(self._said)
        column.addWidget(actions)
        column.addStretch(1)
        self._nothing_found.hide()

    def _join(self) -> None:
        self.field.textEdited.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._narrow)
        self._lately.changed.connect(lambda _: self._narrow())
        self.choice.loaded.connect(self._on_loaded)
        self.choice.changed.connect(self._count)
        self.clear.clicked.connect(self._on_clear)
        self.go_on.clicked.connect(self._on_go_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on; Down leads from the field into the list; Esc empties the field."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_go_on()
        elif enter and self.field.hasFocus():
            self._narrow()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.entries.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.field.words():
            self.field.setText("")
            self._narrow()
        else:
            super().keyPressEvent(event)

    # Entries --------------------------------------------------------------------------------------
    def _narrow(self) -> None:
        self._pause.stop()
        chosen = next(iter(self._lately.selected()), None)
        since = self._session.now().plus_days(-_LATELY[chosen]).utc_ms if chosen else None
        looking = Looking(self.field.words(), from_ms=since)
        if looking != self._looking:
            self._looking = looking
            self.choice.reload()

    def _fetch(self, after: EntryLine | None, then: Callable[[Lines], None]) -> None:
        if self._looking.asks_anything:
            self._desk.ask(self, partial(journal.look, self._session, self._looking, after), then)
        else:
            self._desk.ask(self, partial(journal.timeline, self._session, after), then)

    def _on_loaded(self) -> None:
        there = self.choice.rowCount() > 0
        said = self.tr("No entry holds all of this. What is ticked stays ticked.")
        if not self._looking.asks_anything:
            said = self.tr("There are no entries yet.")
        self._nothing_found.setText(said)
        self._nothing_found.setVisible(not there)
        self._frame.setVisible(there)
        if not there:
            announce(self.field, said)

    # Choosing -------------------------------------------------------------------------------------
    def _summaries_ticked(self) -> tuple[Part, ...]:
        return tuple(part for part in self._parts if self._ticks[part.key].is_checked())

    def _count(self) -> None:
        summaries, entries = len(self._summaries_ticked()), len(self.choice.ticked())
        parts: list[str] = []
        if summaries:
            parts.append(
                self.tr("one summary") if summaries == 1 else self.tr("{number} summaries").format(number=summaries)
            )
        if entries:
            parts.append(self.tr("one entry") if entries == 1 else self.tr("{number} entries").format(number=entries))
        said = self.tr("Nothing is ticked yet.")
        if parts:
            said = self.tr("On the sheet: {parts}.").format(parts=self.tr(" and ").join(parts))
        self._said.setText(said)
        self.clear.setVisible(bool(parts))

    def _on_clear(self) -> None:
        for line in self._ticks.values():
            line.set_checked(False)
        self.choice.tick_none()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go_on(self) -> None:
        summaries, entries = self._summaries_ticked(), self.choice.ticked()
        if not summaries and not entries:
            self.say(self.tr("Nothing is ticked yet. One summary or one entry is enough for a sheet."))
        elif len(entries) > MOST_ENTRIES:
            said = self.tr("{number} entries are more than one session can hold. A sheet takes up to {most}.")
            self.say(said.format(number=len(entries), most=MOST_ENTRIES))
        else:
            self.chosen.emit(summaries, entries)

    def say(self, words: str) -> None:
        """Say why there is no sheet yet."""
        self._said.setText(words)
        announce(self._said, words)
