# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One request and what became of it: asked, answered, and whether the need was met, each to be changed at any time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app import journal, requests
from waterline.app.session import Session
from waterline.domain.entry import Entry
from waterline.domain.errors import WaterlineError
from waterline.domain.request import NEED_MET, NOT_ASKED, STANDINGS, WAITING, Outcome, RequestAnswers
from waterline.ui import messages
from waterline.ui.desk import Asking
from waterline.ui.shared import request_words, words
from waterline.ui.shared.buttons import link_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.page import Page
from waterline.ui.shared.spin_boxes import DateBox
from waterline.ui.shared.text import Prose, display, small
from waterline.ui.shared.time_words import date_words, stamp_here
from waterline.ui.theme import Theme

_KEEP_AFTER_MS = 400
_DAY_MS = 86_400_000


class OneRequestPage(Page):
    """The request given to `show_request`. Every change is kept as it is made."""

    back_requested = Signal()
    entry_chosen = Signal(str)
    edit_requested = Signal(str)

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", reading=True, name="one_request_page", parent=parent)
        self.set_title(self.tr("Requests › One request"))
        self._session = session
        self._desk = desk
        self._entry_id: str | None = None
        self._outcome = Outcome()
        self._from = ""
        self._filling = False
        self.message = MessageBar(theme, name="one_request_message")
        self.back = link_button(theme, self.tr("Requests"), name="one_request_back", icon="arrow-left")
        self.back.set_words(self.tr("Requests"), self.tr("Back to the requests"))
        self.edit = secondary_button(theme, self.tr("Edit"), name="one_request_edit", icon="pencil")
        self.words = Prose(theme, "", name="one_request_words")
        self.read = link_button(theme, self.tr("Read it in the journal"), name="one_request_entry", icon="book-open")
        self.dug = link_button(theme, self.tr("The dig it came from"), name="one_request_dug", icon="layers")
        self.standing = ChipGroup(
            theme,
            words.choices(request_words.STANDINGS, STANDINGS),
            label=self.tr("What came of it?"),
            several=False,
            name="standing",
        )
        self.asked_on = DateBox(theme, self.tr("Asked on"), name="asked_on")
        self.reply_words = TextBox(theme, "", lines=2, most_lines=8, name="reply_words")
        self.met = ChipGroup(
            theme,
            words.choices(request_words.NEED_MET, NEED_MET),
            label=self.tr("Was the need met?"),
            several=False,
            name="need_met",
        )
        self.met_words = TextBox(theme, "", lines=2, most_lines=8, name="met_words")
        self.later = small("", name="asked_later")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_AFTER_MS)
        self._arrange()
        self._connect()

    def show_request(self, entry_id: str) -> None:
        """Read this request and show it."""
        self._keep_words()
        self._entry_id = None  # until it is read, nothing in the boxes belongs to it
        self._on_outcome(Outcome())
        self._entry_id = entry_id
        self.message.dismiss()
        self._ask(partial(journal.entry, self._session, entry_id), self._on_entry)
        self._ask(partial(requests.outcome, self._session, entry_id), self._on_outcome)

    def leave(self) -> None:
        """Keep what was typed last."""
        self._keep_words()

    def _on_entry(self, entry: Entry) -> None:
        if isinstance(entry.answers, RequestAnswers):
            self.words.set_prose(request_words.whole(entry.answers) or self.tr("A request without words yet"))
            self._from = entry.answers.from_entry
            self.dug.setVisible(bool(self._from))

    def _on_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._filling = True
        self.standing.select([outcome.standing])
        self.met.select([outcome.met] if outcome.met else [])
        for box, said in ((self.reply_words, outcome.reply_words), (self.met_words, outcome.met_words)):
            if not self._timer.isActive() and box.words() != said:
                box.set_words(said)
        self._asked_field.setVisible(outcome.asked_ms is not None)
        if outcome.asked_ms is not None:
            day = stamp_here(outcome.asked_ms, self._session.now()).local.date()
            self.asked_on.setDate(QDate(day.year, day.month, day.day))
        self.later.setVisible(outcome.follow_up_ms is not None)
        if outcome.follow_up_ms is not None:
            day_words = date_words(stamp_here(outcome.follow_up_ms, self._session.now()))
            self.later.setText(self.tr("You will be asked once, from {day} on.").format(day=day_words))
        self._filling = False

    # Changing -------------------------------------------------------------------------------------
    def _on_standing(self, chosen: list[str]) -> None:
        self._keep_words()
        key = chosen[0] if chosen else self._outcome.standing
        if key == self._outcome.standing:
            self.standing.select([key])
        elif key == NOT_ASKED:
            self._change(lambda entry: requests.say_asked(self._session, entry, None))
        elif key == WAITING:
            self._change(self._wait)
        else:
            said = self.reply_words.words()
            self._change(lambda entry: requests.say_reply(self._session, entry, key, said))

    def _wait(self, entry_id: str) -> Outcome:
        before = requests.say_reply(
            self._session, entry_id, None, requests.outcome(self._session, entry_id).reply_words
        )
        asked_ms = self._session.now().utc_ms if before.asked_ms is None else before.asked_ms
        return requests.say_asked(self._session, entry_id, asked_ms)

    def _on_asked_on(self, day: QDate) -> None:
        asked_ms = self._outcome.asked_ms
        if self._filling or asked_ms is None:
            return
        before = stamp_here(asked_ms, self._session.now()).local.date()
        moved = asked_ms + QDate(before.year, before.month, before.day).daysTo(day) * _DAY_MS
        self._change(lambda entry: requests.say_asked(self._session, entry, moved))

    def _on_met(self, chosen: list[str]) -> None:
        self._keep_words()
        said, key = self.met_words.words(), chosen[0] if chosen else None
        self._change(lambda entry: requests.say_met(self._session, entry, key, said))

    def _on_typed(self) -> None:
        if not self._filling and not self._timer.isActive():
            self._timer.start()

    def _keep_words(self) -> None:
        self._timer.stop()
        reply, met = self.reply_words.words(), self.met_words.words()
        if (reply, met) != (self._outcome.reply_words, self._outcome.met_words):
            self._change(lambda entry: requests.say_words(self._session, entry, reply, met))

    def _change(self, change: Callable[[str], Outcome]) -> None:
        if self._entry_id is not None:
            entry_id = self._entry_id

            def show(outcome: Outcome) -> None:
                if entry_id == self._entry_id:
                    self._on_outcome(outcome)

            self._ask(partial(change, entry_id), show)

    def _ask(self, operation: Callable[[], object], then: Callable[..., None]) -> None:
        self._desk.ask(self, operation, then, self._on_trouble)

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        self.message.show_message(messages.sentence(error), kind="tip")

    # Laying out -----------------------------------------------------------------------------------
    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.edit.clicked.connect(lambda: self._entry_id and self.edit_requested.emit(self._entry_id))
        self.read.clicked.connect(lambda: self._entry_id and self.entry_chosen.emit(self._entry_id))
        self.dug.clicked.connect(lambda: self.entry_chosen.emit(self._from))
        self.standing.changed.connect(self._on_standing)
        self.asked_on.dateChanged.connect(self._on_asked_on)
        self.met.changed.connect(self._on_met)
        self.reply_words.textChanged.connect(self._on_typed)
        self.met_words.textChanged.connect(self._on_typed)
        self._timer.timeout.connect(self._keep_words)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.edit)
        self.content.addLayout(top)
        self.content.addSpacing(8)
        self.content.addWidget(display(self.tr("A request"), name="one_request_title"))
        self.content.addSpacing(10)
        self.content.addWidget(self.message)
        frame = Card(name="one_request_frame")
        frame.content.addWidget(self.words)
        links = QHBoxLayout()
        links.addWidget(self.read)
        links.addWidget(self.dug)
        links.addStretch(1)
        frame.content.addLayout(links)
        self._asked_field = field(self.tr("Asked on"), self.asked_on)
        met = field(self.tr("Was the need met?"), self.met, hint=self.tr("Whatever the answer was."))
        for widget in (
            frame,
            field(self.tr("What came of it?"), self.standing),
            self._asked_field,
            field(self.tr("What they said, or did"), self.reply_words),
            met,
            field(self.tr("What did answer it, or what is still open"), self.met_words),
            self.later,
        ):
            self.content.addWidget(widget)
            self.content.addSpacing(18)
        self.content.addStretch(1)
        for each in (self.dug, self._asked_field, self.later):
            each.hide()
