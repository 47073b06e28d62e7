# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry read back, with ways to change it, put it in the trash, and see how it stood before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app import agreements, brake, history, journal, right_now, study
from waterline.app.agreements import Move
from waterline.app.history import Earlier
from waterline.app.session import Session
from waterline.app.study import Spoken
from waterline.domain import request
from waterline.domain.agreement import ConversationPlan
from waterline.domain.entry import DIG, Entry, Person
from waterline.domain.errors import CourseInvalid, EntryGone, WaterlineError
from waterline.domain.vocabulary import BETWEEN, BOTH, REQUEST
from waterline.ui import messages
from waterline.ui.desk import Asking
from waterline.ui.journal import kinds
from waterline.ui.journal.moving import Moving
from waterline.ui.journal.speaking import SpeakingCard
from waterline.ui.journal.tags_part import TagsPart
from waterline.ui.journal.together_part import TogetherPart
from waterline.ui.journal.turned_out import TurnedOut
from waterline.ui.journal.undoing import Undoing
from waterline.ui.journal.versions import Versions
from waterline.ui.shared import words
from waterline.ui.shared.brake_offer import BrakeOffer
from waterline.ui.shared.buttons import ghost_button, link_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display, lead, small
from waterline.ui.shared.time_words import clock_words, date_words, moment_words, place_words, stamp_here
from waterline.ui.theme import Theme


class EntryPage(Page):
    """One entry. In the trash it says so and offers the way back.

    `section_requested` means the course the app comes with; `origin_requested` carries an Origin in another one.
    """

    edit_requested = Signal(str)
    entry_chosen = Signal(str)
    back_requested = Signal()
    request_wanted = Signal(str)
    outcome_wanted = Signal(str)
    plan_wanted = Signal(str)
    agreement_wanted = Signal(str)
    section_requested = Signal(str)
    origin_requested = Signal(object)
    right_now_requested = Signal()
    support_requested = Signal()

    def __init__(
        self,
        session: Session,
        desk: Asking,
        theme: Theme,
        lessons: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`lessons` is where the course lies whose sections may speak to an entry."""
        super().__init__(theme, "", reading=True, name="entry_page", parent=parent)
        self.set_title(self.tr("Journal › Entry"))
        self._session = session
        self._desk = desk
        self._lessons = lessons
        self._entry_id: str | None = None
        self._entry: Entry | None = None
        self._just_asked = False
        self._people: dict[str, str] = {}
        self._read: QWidget | None = None
        self.back = link_button(theme, self.tr("Journal"), name="entry_back", icon="arrow-left")
        self.back.setToolTip(self.tr("Alt+Left"))
        self.say_way_back("journal")
        self.edit = secondary_button(theme, self.tr("Edit"), name="entry_edit", icon="pencil")
        self.throw = ghost_button(theme, self.tr("Move to trash"), name="entry_trash", icon="trash-2")
        self.message = MessageBar(theme, name="entry_message")
        self.day = display("", name="entry_day")
        self.hour = lead("", name="entry_hour")
        self.trashed = Callout(
            theme, "tip", self.tr("This entry is in the trash"), icon="trash-2", name="entry_trashed"
        )
        self.restore = self.trashed.add_button(self.tr("Bring it back"), self._on_restore, name="entry_restore")
        self.brake = BrakeOffer(theme, self.tr("This one keeps calling today"), name="entry_brake")
        self.frame = Card(margins=(32, 26, 32, 30), name="entry_frame")
        self.tags = TagsPart(theme, session, desk)
        self.together = TogetherPart(theme, session, desk)
        self.origin = link_button(
            theme, self.tr("Begun from the course: read that section again"), name="entry_origin", icon="book-open"
        )
        self.request = secondary_button(
            theme, self.tr("Turn it into a request"), name="entry_request", icon="message-circle-heart"
        )
        self.outcome = secondary_button(
            theme, self.tr("What came of it"), name="entry_outcome", icon="message-circle-heart"
        )
        self.plan = secondary_button(theme, self.tr("Plan the conversation"), name="entry_plan", icon="handshake")
        self.agreement = secondary_button(
            theme, self.tr("The agreement and what became of it"), name="entry_agreement", icon="handshake"
        )
        self.moving = Moving(theme)
        self.turned_out = TurnedOut(theme)
        self.speaking = SpeakingCard(theme)
        self.asked_again = small("", name="entry_asked_again")
        self.versions = Versions(theme)
        self._undoing = Undoing(self, self.message)
        self._arrange()
        self._connect()

    def show_entry(self, entry_id: str) -> None:
        """Read this entry and show it."""
        if entry_id != self._entry_id:
            self.versions.fold()
            self._undoing.forget()
        self._entry_id = entry_id
        self.message.dismiss()
        if self.scroller is not None:
            self.scroller.to_top()
        self._load()
        self._just_asked = True

    def say_way_back(self, place: str) -> None:
        """Say where the way back leads: the place the entry was opened from."""
        words = {
            "now": (self.tr("Now"), self.tr("Back to Now")),
            "course": (self.tr("Course"), self.tr("Back to the course")),
            "patterns": (self.tr("Patterns"), self.tr("Back to the patterns")),
            "requests": (self.tr("Requests"), self.tr("Back to the requests")),
        }
        self.back.set_words(*words.get(place, (self.tr("Journal"), self.tr("Back to the journal"))))

    def arrive(self) -> None:
        """Read the entry again: it may have been changed. What `show_entry` has just asked for is not asked twice."""
        if not self._just_asked:
            self._load()
        self._just_asked = False

    # Reading --------------------------------------------------------------------------------------
    def _load(self) -> None:
        if self._entry_id is None:
            return
        self._ask(partial(journal.people, self._session), self._on_people)
        self.tags.load()
        self._ask(partial(right_now.tool_names, self._session), self._on_tool_names)
        self._ask(partial(journal.entry, self._session, self._entry_id), self._on_entry)
        self._ask(partial(brake.is_offered, self._session, self._entry_id), self.brake.setVisible)
        self._ask(partial(agreements.moves, self._session, self._entry_id), self._on_moves)
        self._load_versions()

    def _load_versions(self) -> None:
        if self._entry_id is not None:
            self._ask(partial(history.earlier, self._session, self._entry_id), self._on_versions)

    def _ask(self, operation: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._desk.ask(self, operation, then, self._on_trouble)

    def _on_people(self, people: tuple[Person, ...]) -> None:
        self._people = {each.id: words.nickname(each) for each in people}

    def _on_tool_names(self, names: dict[str, str]) -> None:
        """Know one's own tools by their ids as well, for hot moments."""
        self._people |= names

    def _on_entry(self, entry: Entry) -> None:
        if entry.id != self._entry_id:
            return
        changed = entry != self._entry
        self._entry = entry
        self._show_head(entry)
        self.tags.show_entry(entry)
        self.tags.show()
        self.together.show_entry(entry)
        in_trash = entry.trashed_ms is not None
        self.trashed.setVisible(in_trash)
        self.edit.setVisible(not in_trash)
        self.versions.let_put_back(not in_trash)
        self.throw.setVisible(not in_trash)
        self.origin.setVisible(entry.origin is not None)
        asking = entry.kind == DIG and entry.answers.next_step == REQUEST
        self.request.setVisible(asking and not in_trash)
        self.outcome.setVisible(entry.kind == request.KIND and not in_trash)
        outside = entry.kind == DIG and entry.answers.triage in (BETWEEN, BOTH)
        self.plan.setVisible(outside and not in_trash)
        agreed = isinstance(entry.answers, ConversationPlan) and bool(entry.answers.agreement)
        self.agreement.setVisible(agreed and not in_trash)
        self.moving.setVisible(entry.kind == DIG and not in_trash)
        self.turned_out.setVisible(bool(entry.answers.feared.strip()) and not in_trash)
        self.turned_out.show_answers(entry.answers)
        if changed or self._read is None:
            self._show_read(entry)
        self._ask_what_speaks_to(entry)

    def _ask_what_speaks_to(self, entry: Entry) -> None:
        if self._lessons is None:
            return

        def find(lessons: Path) -> Spoken:
            return study.spoken_to(study.open_course(lessons), entry.answers)

        def show(spoken: Spoken) -> None:
            if entry is self._entry:
                self.speaking.show_spoken(spoken)

        self._desk.ask(self, partial(find, self._lessons), show, self._on_no_course)

    def _on_no_course(self, error: Exception) -> None:
        """Let the entry be read without the course; the contents say what is wrong with that."""
        if not isinstance(error, CourseInvalid):
            raise error
        self.speaking.hide()

    def _on_versions(self, versions: tuple[Earlier, ...]) -> None:
        self.versions.show_versions(versions, self._people | self.tags.names, self._session.now())

    def _on_moves(self, moves: tuple[Move, ...]) -> None:
        if self._entry is not None:
            self.moving.show_entry(self._entry.answers.triage, moves, self._session.now())

    def _on_move_wanted(self, triage: str) -> None:
        if self._entry_id is not None:
            self._ask(partial(agreements.move, self._session, self._entry_id, triage), lambda _: self._on_moved())

    def _on_turned_out(self, said: str) -> None:
        if self._entry_id is not None:
            tell = partial(journal.say_turned_out, self._session, self._entry_id, said)
            self._ask(tell, self._on_said)

    def _on_said(self, entry: Entry) -> None:
        if self._entry is not None and entry.id == self._entry.id:
            self._entry = entry
            self._show_head(entry)

    def leave(self) -> None:
        """Keep what was typed last."""
        self.turned_out.keep_now()

    def _on_comparison_wanted(self, number: int) -> None:
        if self._entry_id is not None:
            compare = partial(history.compare, self._session, self._entry_id, number)
            self._ask(
                compare, lambda found: self.versions.show_comparison(number, found, self._people | self.tags.names)
            )

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        if isinstance(error, EntryGone):
            for each in (
                self.frame,
                self.brake,
                self.edit,
                self.throw,
                self.trashed,
                self.origin,
                self.request,
                self.outcome,
                self.plan,
                self.agreement,
                self.moving,
                self.turned_out,
                self.speaking,
                self.tags,
                self.together,
                self.versions,
            ):
                each.hide()
            self._entry = None
            self.day.setText("")
            self.hour.setText("")
        self.message.show_message(messages.sentence(error), kind="tip")

    # Showing --------------------------------------------------------------------------------------
    def _show_head(self, entry: Entry) -> None:
        now = self._session.now()
        happened, known = entry.happened, entry.answers.happened_time_known
        self.day.setText(date_words(happened))
        parts = [part for part in (kinds.title(entry.kind), clock_words(happened) if known else "") if part]
        place = place_words(happened, now)
        if place:
            parts.append(self.tr("clock of {place}").format(place=place))
        if entry.written.local.date() != happened.local.date():
            parts.append(self.tr("written {when}").format(when=moment_words(entry.written, now, inside=True)))
        self.hour.setText(" · ".join(parts))
        self.hour.setVisible(bool(parts))
        self.asked_again.setVisible(entry.ask_again_ms is not None)
        if entry.ask_again_ms is not None:
            day = date_words(stamp_here(entry.ask_again_ms, now))
            self.asked_again.setText(self.tr("You will be asked about it once more, from {day} on.").format(day=day))

    def _show_read(self, entry: Entry) -> None:
        if self._read is not None:
            self._read.hide()
            self._read.deleteLater()
        self._read = kinds.reading(self.theme, entry.kind, entry.answers, self._people, "entry_read")
        self.frame.content.addWidget(self._read)
        self.frame.show()

    # Changing -------------------------------------------------------------------------------------
    def _on_put_back(self, number: int) -> None:
        if self._entry_id is None:
            return
        entry_id = self._entry_id

        def done(before: int | None) -> None:
            self._load()
            if before is None:
                self.message.show_message(self.tr("The entry says exactly this already."), seconds=8)
                return
            self._undoing.offer(
                self.tr("The entry says again what it said then. How it stood until now is kept below."),
                lambda: self._ask(
                    partial(history.put_back, self._session, entry_id, before), lambda _: self._on_taken_back()
                ),
            )

        self._ask(partial(history.put_back, self._session, entry_id, number), done)

    def _on_taken_back(self) -> None:
        self.message.show_message(self.tr("Undone."), kind="try", seconds=8)
        self._load()

    def _on_throw(self) -> None:
        if self._entry_id is not None:
            self._ask(partial(journal.trash, self._session, self._entry_id), lambda _: self._on_thrown())
            self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_thrown(self) -> None:
        self._undoing.offer("", self._on_restore)
        self._on_moved()

    def _on_restore(self) -> None:
        if self._entry_id is not None:
            self._ask(partial(journal.restore, self._session, self._entry_id), lambda _: self._on_moved())

    def _on_moved(self) -> None:
        self._load()

    def _on_not_today(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.brake.hide()
        self._ask(partial(brake.leave_be, self._session), lambda _: None)

    def _on_edit(self) -> None:
        if self._entry_id is not None:
            self.edit_requested.emit(self._entry_id)

    def _on_origin(self) -> None:
        if self._entry is not None and self._entry.origin is not None:
            if self._entry.origin.course == study.COURSE:
                self.section_requested.emit(self._entry.origin.section)
            else:
                self.origin_requested.emit(self._entry.origin)

    def _connect(self) -> None:
        self.brake.landing_wanted.connect(self.right_now_requested)
        self.brake.person_wanted.connect(self.support_requested)
        self.brake.left_be.connect(self._on_not_today)
        self.back.clicked.connect(self.back_requested)
        key = QShortcut(QKeySequence("Alt+Left"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.back_requested)
        self.edit.clicked.connect(self._on_edit)
        self.throw.clicked.connect(self._on_throw)
        self.request.clicked.connect(lambda: self._entry_id and self.request_wanted.emit(self._entry_id))
        self.outcome.clicked.connect(lambda: self._entry_id and self.outcome_wanted.emit(self._entry_id))
        self.plan.clicked.connect(lambda: self._entry_id and self.plan_wanted.emit(self._entry_id))
        self.agreement.clicked.connect(lambda: self._entry_id and self.agreement_wanted.emit(self._entry_id))
        self.moving.wanted.connect(self._on_move_wanted)
        self.turned_out.said.connect(self._on_turned_out)
        self.origin.clicked.connect(self._on_origin)
        self.versions.comparison_wanted.connect(self._on_comparison_wanted)
        self.versions.put_back_wanted.connect(self._on_put_back)
        self.speaking.section_requested.connect(self.section_requested)
        self.together.entry_chosen.connect(self.entry_chosen)
        self.tags.changed.connect(self._load_versions)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.throw)
        top.addWidget(self.edit)
        self.content.addLayout(top)
        self.content.addSpacing(8)
        self.content.addWidget(self.message)
        self.content.addWidget(self.day)
        self.content.addSpacing(2)
        self.content.addWidget(self.hour)
        self.content.addSpacing(14)
        self.content.addWidget(self.trashed)
        self.content.addWidget(self.brake)
        self.content.addSpacing(6)
        self.content.addWidget(self.frame)
        self.content.addSpacing(6)
        self.content.addWidget(self.tags)
        self.content.addWidget(self.together)
        self.content.addSpacing(8)
        for each in (self.request, self.outcome, self.plan, self.agreement):
            self.content.addWidget(each, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addSpacing(8)
        self.content.addWidget(self.turned_out)
        self.content.addSpacing(12)
        self.content.addWidget(self.speaking)
        self.content.addSpacing(10)
        self.content.addWidget(self.moving)
        self.content.addSpacing(6)
        self.content.addWidget(self.asked_again)
        self.content.addSpacing(8)
        self.content.addWidget(self.origin, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addSpacing(4)
        self.content.addWidget(self.versions)
        self.content.addStretch(1)
        for each in (
            self.trashed,
            self.brake,
            self.frame,
            self.request,
            self.outcome,
            self.plan,
            self.agreement,
            self.moving,
            self.turned_out,
            self.asked_again,
            self.origin,
            self.tags,
            self.together,
            self.versions,
        ):
            each.hide()
