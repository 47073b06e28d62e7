# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One agreement: its words, with whom, since when, and every day on which something became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.app import agreements
from waterline.app.session import Session
from waterline.domain import agreement as keys
from waterline.domain.agreement import Agreement, Event, Ledger
from waterline.domain.errors import EntryGone, WaterlineError
from waterline.ui import messages
from waterline.ui.agreements.event_card import EventCard
from waterline.ui.desk import Asking
from waterline.ui.shared import agreement_words, words
from waterline.ui.shared.buttons import ghost_button, link_button, primary_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.day_line import DayLine
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.loose_words import LooseWords
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.page import Page
from waterline.ui.shared.people_picker import PeoplePicker
from waterline.ui.shared.said import typed
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import display, heading, lead, muted
from waterline.ui.shared.when import WhenPicker
from waterline.ui.theme import Theme

_KEEP_AFTER_MS = 400
_RETRY_AFTER_MS = 4000


class OneAgreementPage(Page):
    """The agreement given to `show_agreement`; one that is not there yet is made by its first word.

    Every change is kept as it is made. What was typed and not added yet, or not taken by the vault, is a draft
    until it is.
    """

    back_requested = Signal()
    entry_chosen = Signal(str)
    plan_requested = Signal(str)

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", reading=True, name="one_agreement_page", parent=parent)
        self.set_title(self.tr("Agreements › One agreement"))
        self._session = session
        self._desk = desk
        self._agreement = Agreement("", "")
        self._stored = self._agreement
        self._asked: Agreement | None = None
        self._refused = ""
        self._loose = LooseWords(keeper, desk, session, self.tr("For an agreement"), self)
        self._ledger: Ledger | None = None
        self._filling = False
        self._making = False
        self._cards: list[EventCard] = []
        self.message = MessageBar(theme, name="agreement_message")
        self.back = link_button(theme, self.tr("Agreements"), name="agreement_back", icon="arrow-left")
        self.remove = ghost_button(theme, self.tr("Take it out"), name="agreement_remove", icon="x")
        self.remove.set_words(self.tr("Take it out"), self.tr("Take this agreement out of the ledger"))
        self.counted = lead("", name="agreement_counted")
        self.words = TextBox(theme, "", lines=2, most_lines=10, name="agreement_words")
        self.people = PeoplePicker(theme, session, desk, self.tr("With whom?"))
        self.since = DayLine(theme, self.tr("I know since when"), self.tr("Agreed since"), name="agreement_since")
        self.ended = DayLine(theme, self.tr("It has ended"), self.tr("Ended on"), name="agreement_ended")
        self.plan = primary_button(theme, self.tr("Plan the conversation"), name="agreement_plan", icon="arrow-right")
        self.what = ChipGroup(
            theme,
            words.choices(agreement_words.EVENTS, keys.EVENTS),
            label=self.tr("What became of it?"),
            several=False,
            name="event_new_what",
        )
        self.when = WhenPicker(theme, session.now)
        self.event_words = TextBox(theme, "", lines=2, most_lines=8, name="event_new_words")
        self.add = secondary_button(theme, self.tr("Add to the ledger"), name="event_new_add", icon="plus")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._events = QVBoxLayout()
        self._parts: list[QWidget] = []
        self._arrange()
        self._connect()

    # What is shown --------------------------------------------------------------------------------
    def show_agreement(self, agreement_id: str | None) -> None:
        """Read this agreement and show it, or (None) begin a new one."""
        self._keep_now()
        self.message.dismiss()
        if agreement_id is None or agreement_id != self._agreement.id:
            self._loose.leave_behind()
            self._refused = ""
            self._clear_new_event()
        self._show(Ledger(Agreement("", ""), (), ()))
        self.people.begin_anew()
        if agreement_id is not None:
            self._ask(partial(agreements.ledger, self._session, agreement_id), self._show)

    def arrive(self) -> None:
        """Know everybody; a new agreement begins with its words."""
        self.people.load()
        if not self._agreement.id:
            QTimer.singleShot(0, self, lambda: self.words.setFocus(Qt.FocusReason.OtherFocusReason))

    def leave(self) -> None:
        """Keep what was typed last."""
        self._keep_now()

    def _show(self, ledger: Ledger) -> None:
        self._filling = True
        self._ledger = ledger
        self._agreement = self._stored = ledger.agreement
        today = self._session.now().local.date()
        if self.words.words() != ledger.agreement.words:
            self.words.set_words(ledger.agreement.words)
        self.people.choose(ledger.agreement.people, self.people.nickname.words())
        self.since.show_day(ledger.agreement.since, today)
        self.ended.show_day(ledger.agreement.ended, today)
        self._show_events(ledger)
        self._filling = False

    def _show_events(self, ledger: Ledger) -> None:
        there = bool(ledger.agreement.id)
        for each in (self.remove, self.plan, self._new_event, self._events_heading):
            each.setVisible(there)
        said = agreement_words.counted(ledger)
        self.counted.setText(said)
        self.counted.setVisible(bool(said))
        self._none_yet.setVisible(there and not ledger.events)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [EventCard(self.theme, event, number) for number, event in enumerate(ledger.events, 1)]
        for card in self._cards:
            card.changed.connect(self._on_event_changed)
            card.removal_requested.connect(self._on_event_removed)
            card.entry_chosen.connect(self.entry_chosen)
            self._events.addWidget(card)
        in_this_order([self.add, *(each for card in self._cards for each in controls_of(card))])

    # Changing the agreement -----------------------------------------------------------------------
    def _say(self, **changes: Any) -> None:
        if not self._filling:
            self._agreement = replace(self._agreement, **changes)
            if not self._timer.isActive() or self._timer.remainingTime() > _KEEP_AFTER_MS:
                self._timer.start(_KEEP_AFTER_MS)

    def _keep_now(self) -> None:
        self._timer.stop()
        agreement = self._agreement
        empty = replace(agreement, id="") == Agreement("", "")
        if agreement in (self._stored, self._asked) or self._making or (empty and not agreement.id):
            return
        self._making = not agreement.id
        self._asked = agreement
        self._desk.ask(
            self,
            partial(self._kept, agreement),
            partial(self._on_kept, agreement),
            partial(self._on_not_kept, agreement),
        )

    def _kept(self, agreement: Agreement) -> Ledger:
        return agreements.ledger(self._session, agreements.keep(self._session, agreement).id)

    def _on_kept(self, asked: Agreement, kept: Ledger) -> None:
        self._making = False
        if self._asked == asked:
            self._asked = None
        self._hold_back("")
        if replace(self._agreement, id=kept.agreement.id) == kept.agreement:
            self._agreement = self._stored = kept.agreement
        elif self._agreement.id in ("", kept.agreement.id) and asked.id == self._agreement.id:
            self._agreement = replace(self._agreement, id=kept.agreement.id)  # typed on meanwhile
            self._stored = kept.agreement
            self._timer.start(_KEEP_AFTER_MS)
        else:
            return  # another agreement is shown by now
        self._ledger = kept
        self._show_events(kept)

    def _on_not_kept(self, asked: Agreement, error: Exception) -> None:
        """Hold the words, and try again in a while."""
        self._asked = None
        self._making = False
        self._on_trouble(error)
        if not isinstance(error, EntryGone) and asked.id == self._agreement.id:
            self._hold_back(self._agreement.words)
            self._timer.start(_RETRY_AFTER_MS)

    # What the vault has not taken yet --------------------------------------------------------------
    def _hold_back(self, refused: str) -> None:
        if refused != self._refused:
            self._refused = refused
            self._hold_loose_words()

    def _hold_loose_words(self) -> None:
        held = (typed(self.event_words.words()), self._refused)
        self._loose.hold("\n\n".join(each for each in held if each))

    def _on_removed(self) -> None:
        self._keep_now()
        whole = self._ledger
        if whole is None or not whole.agreement.id:
            return

        def gone(_: object) -> None:
            self._show(Ledger(Agreement("", ""), (), ()))
            self.message.show_message(
                self.tr("Taken out of the ledger. What your journal tells of it is still there."),
                kind="note",
                action=(self.tr("Undo"), back),
            )

        def back() -> None:
            self.message.dismiss()
            self._ask(partial(agreements.bring_back, self._session, whole), lambda _: self._show(whole))

        self._ask(partial(agreements.remove, self._session, whole.agreement.id), gone)

    # Changing what became of it -------------------------------------------------------------------
    def _on_add(self) -> None:
        chosen = self.what.selected()
        if not self._agreement.id or not chosen:
            self.message.show_message(
                self.tr("Choose first what became of it: kept, not kept, or unclear."), kind="tip"
            )
            return
        self._keep_now()
        happened = self._happened or self._session.now()
        said, agreement_id = typed(self.event_words.words()), self._agreement.id

        def add() -> Ledger:
            agreements.add_event(self._session, agreement_id, chosen[0], happened, said)
            return agreements.ledger(self._session, agreement_id)

        def added(ledger: Ledger) -> None:
            self.add.setEnabled(True)
            if agreement_id == self._agreement.id:
                self._clear_new_event()
                self._show(ledger)

        def not_added(error: Exception) -> None:
            self.add.setEnabled(True)
            self._on_trouble(error)

        self.add.setEnabled(False)
        self._desk.ask(self, add, added, not_added)

    def _on_event_changed(self, event: Event) -> None:
        self._ask(partial(agreements.keep_event, self._session, event), lambda _: self._count_again(event.agreement))

    def _count_again(self, agreement_id: str) -> None:
        def show(ledger: Ledger) -> None:
            if ledger.agreement.id == self._agreement.id:
                self._ledger = ledger
                self.counted.setText(agreement_words.counted(ledger))

        self._ask(partial(agreements.ledger, self._session, agreement_id), show)

    def _on_event_removed(self, event: Event) -> None:
        def look() -> Ledger:
            return agreements.ledger(self._session, event.agreement)

        def remove() -> Ledger:
            agreements.remove_event(self._session, event)
            return look()

        def put_back() -> Ledger:
            agreements.keep_event(self._session, event)
            return look()

        def back() -> None:
            self.message.dismiss()
            self._ask(put_back, self._show)

        def gone(ledger: Ledger) -> None:
            self._show(ledger)
            self.message.show_message(self.tr("Taken out of the ledger."), kind="note", action=(self.tr("Undo"), back))

        self._ask(remove, gone)

    def _clear_new_event(self) -> None:
        self._happened = None
        self.what.select([])
        self.when.show_when(None, True)
        self.event_words.set_words("")

    def _on_when(self, happened: Any, _known: bool) -> None:
        self._happened = happened

    def _ask(self, operation: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._desk.ask(self, operation, then, self._on_trouble)

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        self._stored = Agreement("", "") if isinstance(error, EntryGone) else self._stored
        self.message.show_message(messages.sentence(error), kind="tip")

    # Laying out -----------------------------------------------------------------------------------
    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.remove.clicked.connect(self._on_removed)
        self.plan.clicked.connect(lambda: self._agreement.id and self.plan_requested.emit(self._agreement.id))
        self.words.textChanged.connect(lambda: self._say(words=typed(self.words.words())))
        self.people.changed.connect(lambda people: self._say(people=people))
        self.people.rearranged.connect(lambda: in_this_order([self.words, *controls_of(self.people)]))
        self.since.changed.connect(lambda day: self._say(since=day))
        self.ended.changed.connect(lambda day: self._say(ended=day))
        self.when.changed.connect(self._on_when)
        self.event_words.textChanged.connect(self._hold_loose_words)
        self.add.clicked.connect(self._on_add)
        self._timer.timeout.connect(self._keep_now)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.remove)
        self.content.addLayout(top)
        self.content.addSpacing(8)
        self.content.addWidget(display(self.tr("An agreement"), name="agreement_title"))
        self.content.addSpacing(4)
        self.content.addWidget(self.counted)
        self.content.addSpacing(10)
        self.content.addWidget(self.message)
        hint = self.tr("As both of you would say it.")
        self._parts = [
            field(self.tr("What was agreed"), self.words, hint=hint),
            field(self.tr("With whom?"), self.people),
            self.since,
            self.ended,
        ]
        self._new_event = Card(self.tr("Something became of it"), name="event_new")
        self._new_event.content.setSpacing(12)
        for part in (
            field(self.tr("What became of it?"), self.what),
            field(self.tr("When was it?"), self.when),
            field(self.tr("The fact, as a camera would have seen it"), self.event_words),
        ):
            self._new_event.content.addWidget(part)
        self._new_event.content.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        planning = FlowBox(gap=8, name="agreement_buttons")
        planning.add(self.plan)
        self._parts += [planning, self._new_event]
        for part in self._parts:
            self.content.addWidget(part)
            self.content.addSpacing(18)
        self._events_heading = heading(self.tr("What became of it so far"), name="events_heading")
        self._none_yet = muted(self.tr("Nothing is written down yet."), name="events_none")
        self.content.addWidget(self._events_heading)
        self.content.addSpacing(8)
        self.content.addWidget(self._none_yet)
        self._events.setSpacing(12)
        self.content.addLayout(self._events)
        self.content.addStretch(1)
        self.counted.hide()
