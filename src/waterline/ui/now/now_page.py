# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Home: one thing to do in the next five minutes, and nothing that has to be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import brake, journal, requests, study
from waterline.app.session import Session
from waterline.domain.agreement import KIND as PLAN
from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import DIG, Draft, EntryLine, Origin
from waterline.domain.request import KIND, RequestAnswers, RequestLine
from waterline.domain.sheets import HEARTS
from waterline.domain.vocabulary import CANNOT_TELL
from waterline.ui.desk import Asking
from waterline.ui.now.care_strip import CareStrip
from waterline.ui.now.now_card import CardGrid, NowCard
from waterline.ui.now.right_now_card import RightNowCard
from waterline.ui.shared import words
from waterline.ui.shared.brake_offer import BrakeOffer
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display, lead
from waterline.ui.shared.time_words import moment_words, stamp_here
from waterline.ui.theme import Theme

_MORNING, _AFTERNOON, _EVENING, _LATE = 5, 12, 18, 23
_QUOTE = 140


class NowPage(Page):
    """A greeting, up to five cards, and the way to support. It opens nothing itself: the window does.

    Where one thing was gone round today, the loop brake stands before what could be begun.
    """

    right_now_requested = Signal()
    dig_requested = Signal()
    draft_chosen = Signal(str)
    entry_chosen = Signal(str)
    request_chosen = Signal(str)
    reading_requested = Signal()
    support_requested = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", name="now_page", parent=parent)
        self.set_title(self.tr("Now"))
        self._session = session
        self._desk = desk
        self._draft: Draft | None = None
        self._due: EntryLine | RequestLine | None = None
        self.greeting = display("", name="greeting")
        self.quiet = lead(self.tr("Nothing here needs doing."), name="now_quiet")
        self.brake = BrakeOffer(theme, self.tr("One thing keeps calling today"), name="now_brake")
        self._build_cards()
        self.care = CareStrip(theme)
        self._arrange()
        self.brake.landing_wanted.connect(self.right_now_requested)
        self.brake.person_wanted.connect(self.support_requested)
        self.brake.left_be.connect(self._on_left_be)
        self.care.support_requested.connect(self.support_requested)
        self._greet()

    def arrive(self) -> None:
        """Greet, and ask what could be gone on with."""
        self._greet()
        self.hot.load()
        self._desk.ask(self, partial(brake.is_offered_before_the_next, self._session), self.brake.setVisible)
        self._desk.ask(self, partial(journal.drafts, self._session), self._on_drafts)
        self._desk.ask(self, partial(requests.follow_up, self._session), self._on_follow_up)
        self._desk.ask(self, partial(study.place, self._session), self._on_place)

    # What is there --------------------------------------------------------------------------------
    def _greet(self) -> None:
        hour = self._session.now().local.hour
        if _MORNING <= hour < _AFTERNOON:
            words_ = self.tr("Good morning")
        elif _AFTERNOON <= hour < _EVENING:
            words_ = self.tr("Good afternoon")
        elif _EVENING <= hour < _LATE:
            words_ = self.tr("Good evening")
        else:
            words_ = self.tr("It is late")
        self.greeting.setText(words_)

    def _on_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self._draft = drafts[0] if drafts else None
        self._show_cards()
        if self._draft is None:
            return
        now = self._session.now()
        when = moment_words(stamp_here(self._draft.changed_ms, now), now)
        if self._draft.kind == KIND:
            ask = self._draft.answers.ask if isinstance(self._draft.answers, RequestAnswers) else ""
            self.draft.say(self.tr("{when}, a request.").format(when=when), _cut(ask))
            return
        if self._draft.kind == DIG:
            step = Step(self._draft.step) if self._draft.step in STEPS else STEPS[0]
            sentence = self.tr("{when}, left at “{step}”.").format(when=when, step=words.label(words.STEPS, step))
        else:
            kind = words.label(words.KINDS, self._draft.kind)
            sentence = self.tr("{kind}, {when}.").format(kind=kind, when=when)
        answers = self._draft.answers
        said = answers.root or answers.what_happened or next(iter(answers.layers), "")
        said = said or words.listed(words.FEELINGS, answers.feelings, answers.feeling_words)
        self.draft.say(sentence, _cut(said))

    def _on_follow_up(self, due: EntryLine | RequestLine | None) -> None:
        self._due = due
        self._show_cards()
        if due is None:
            return
        if isinstance(due, RequestLine):
            self.follow_up.title.setText(self.tr("You asked for something. Was the need met?"))
            when = moment_words(due.written, self._session.now(), inside=True)
            self.follow_up.say(self.tr("Written {when}. This is asked once.").format(when=when), _cut(due.ask))
            return
        when = moment_words(due.happened, self._session.now(), time_known=due.happened_time_known)
        said = due.root or due.what_happened or words.listed(words.FEELINGS, due.feelings, due.feeling_words)
        self.follow_up.title.setText(self._question(due))
        self.follow_up.say(self.tr("From {when}.").format(when=when), _cut(said))

    def _question(self, due: EntryLine) -> str:
        if due.kind == HEARTS:
            return self.tr("One thing you wanted to do: how did it go?")
        if due.kind == PLAN:
            return self.tr("You planned a conversation. Did it take place?")
        if due.kind == DIG and due.triage != CANNOT_TELL:
            return self.tr("You were afraid of something. What happened?")
        return self.tr("You weren’t sure yet where this belongs")

    def _on_place(self, place: Origin | None) -> None:
        if place is None:
            self.reading.title.setText(self.tr("Something to read"))
            self.reading.say(self.tr("What jealousy is made of, and how to follow it down."))
            self.read.set_words(self.tr("Begin reading"))
        else:
            self.reading.title.setText(self.tr("Where you were reading"))
            self.reading.say(self.tr("The course is open at the line you left."))
            self.read.set_words(self.tr("Keep reading"))

    def _show_cards(self) -> None:
        cards = [self.hot, self.dig]
        if self._draft is not None:
            cards.append(self.draft)
        if self._due is not None:
            cards.append(self.follow_up)
        self.cards.show_cards([*cards, self.reading])

    # What can be done -----------------------------------------------------------------------------
    def _on_draft(self) -> None:
        if self._draft is not None:
            self.draft_chosen.emit(self._draft.id)

    def _on_look(self) -> None:
        if isinstance(self._due, RequestLine):
            self.request_chosen.emit(self._due.id)
        elif self._due is not None:
            self.entry_chosen.emit(self._due.id)

    def _on_not_now(self) -> None:
        if self._due is None:
            return
        due, self._due = self._due, None
        self._show_cards()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        stop = requests.stop_asking if isinstance(due, RequestLine) else journal.stop_asking
        self._desk.ask(self, partial(stop, self._session, due.id))

    def _on_left_be(self) -> None:
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.brake.hide()
        self._desk.ask(self, partial(brake.leave_be, self._session))

    def _build_cards(self) -> None:
        theme = self.theme
        self.hot = RightNowCard(theme, self._session, self._desk)
        self.hot.wanted.connect(self.right_now_requested)
        self.dig = NowCard(
            theme,
            "notebook-pen",
            self.tr("A moment just happened"),
            self.tr("Walk it from what you feel to what lies under it, one step at a time. Stop wherever you like."),
            name="now_dig",
        )
        self.begin = self.dig.add_button(
            self.tr("Begin a dig"), self.dig_requested.emit, look="secondary", name="begin_dig", icon="notebook-pen"
        )
        self.draft = NowCard(theme, "feather", self.tr("Not finished yet"), "", name="now_draft")
        self.draft.add_button(self.tr("Go on"), self._on_draft, look="secondary", name="continue_draft")
        self.follow_up = NowCard(
            theme, "circle-help", self.tr("You weren’t sure yet where this belongs"), "", name="now_follow_up"
        )
        self.follow_up.add_button(self.tr("Look at it"), self._on_look, look="secondary", name="follow_up_open")
        self.follow_up.add_button(self.tr("Not now"), self._on_not_now, look="ghost", name="follow_up_stop")
        self.reading = NowCard(theme, "book-open", "", "", name="now_reading")
        self.read = self.reading.add_button("", self.reading_requested.emit, look="secondary", name="continue_reading")
        self._on_place(None)
        self.cards = CardGrid(theme)
        self._show_cards()

    def _arrange(self) -> None:
        self.content.addWidget(self.greeting)
        self.content.addSpacing(4)
        self.content.addWidget(self.quiet)
        self.content.addSpacing(20)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(16)  # none where the brake is not offered
        for each in (self.brake, self.cards):
            above.addWidget(each)
        self.brake.hide()
        self.content.addLayout(above)
        self.content.addStretch(1)
        self.content.addSpacing(16)
        self.content.addWidget(self.care)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _QUOTE:
        return line
    return line[:_QUOTE].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
