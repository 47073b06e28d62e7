# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of one unlocked vault: builds them when they are first needed and joins their signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal

from waterline.app import agreements, courses, journal, requests, right_now, study, trash
from waterline.app.preferences import SCALE_MAX, SCALE_MIN, Preferences
from waterline.app.session import Session
from waterline.domain import agreement, request
from waterline.domain.course import Course, Exercise, Section
from waterline.domain.dig import Step
from waterline.domain.entry import DIG, Answers, Draft, Origin
from waterline.domain.mark import Spot
from waterline.domain.paper import Part
from waterline.domain.right_now import KIND as RIGHT_NOW_KIND
from waterline.domain.sheets import SHEETS
from waterline.ui.desk import Asking
from waterline.ui.page_maker import PageMaker
from waterline.ui.right_now.right_now_page import RightNowPage
from waterline.ui.shared import words
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.page import Page
from waterline.ui.sidebar import RIGHT_NOW, Place
from waterline.ui.spell_check import SpellCheck
from waterline.ui.theme import Theme
from waterline.ui.window import Window

T = TypeVar("T")
P = TypeVar("P", bound=Page)


KEPT = ("now", "journal", "patterns")
"""Pages that stay while another is in view: light ones, where a place in a list would be missed.

All others are built anew: changing the look costs 0.6 ms a widget, seen or not (measured), and some have hundreds.
"""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a person was, in ids only: kept while locked, it says nothing to anybody."""

    place: str = Place.NOW
    draft: str | None = None
    entry: str | None = None
    section: str | None = None
    request: str | None = None


class Workspace(QObject):
    """Everything a person can reach while the vault is open. `close` takes all of it off the window again."""

    preferences_changed = Signal(object)
    lock_requested = Signal()
    support_requested = Signal()
    copy_requested = Signal(str)
    replacing = Signal(object)

    def __init__(
        self, window: Window, session: Session, desk: Asking, theme: Theme, lessons: Path, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window = window
        self.session = session
        self.desk = desk
        self.theme = theme
        self.lessons = lessons
        self.preferences = preferences
        self._pages: dict[str, Page] = {}
        self._where = Where()
        self._before_entry = Where(Place.JOURNAL)
        self._entry_shown: str | None = None
        self._told: type[Exception] | None = None
        self._flows_open: frozenset[str] = frozenset()
        self.keeper = DraftKeeper(desk, session, self)
        self._make = PageMaker(self)
        self.spell_check = SpellCheck(session, desk, theme, self)
        self._flows: dict[str, Callable[[], FlowPage]] = {
            DIG: self._make.dig,
            request.KIND: self._make.request,
            agreement.KIND: self._make.plan,
            RIGHT_NOW_KIND: self._make.right_now,
            **{kind: partial(self._make.short_flow, kind) for kind in SHEETS},
        }
        self._join_keeper()
        learn_words(self, session, desk)

    @property
    def where(self) -> Where:
        """Where the person is."""
        return self._where

    def come_back_to(self, where: Where | None) -> None:
        """Show where the person was before locking, or Now the first time."""
        where = where or Where()
        self._ask(partial(trash.go, self.session), self._on_gone_from_trash)
        self.go(where.place)
        if where.draft is not None:
            self._resume_if_there(where.draft)
        elif where.entry is not None:
            self.show_entry(where.entry)
        elif where.section is not None:
            self.read(where.section)
        elif where.request is not None:
            self.show_request(where.request)

    # Going about ----------------------------------------------------------------------------------
    def go(self, place: str) -> None:
        """Show one of the places of the sidebar."""
        pages: dict[Place, tuple[str, Callable[[], Page]]] = {
            Place.NOW: ("now", self._make.now),
            Place.JOURNAL: ("journal", self._make.journal),
            Place.COURSE: ("contents", self._make.contents),
            Place.PATTERNS: ("patterns", self._make.patterns),
            Place.REQUESTS: ("requests", self._make.requests),
            Place.SETTINGS: ("settings", self._make.settings),
        }
        page = self._page(*pages[Place(place)])
        self._where = Where(place)
        self._learn_flows()
        self._show(page, place)

    def begin_dig(self, step: Step = Step.NAME, origin: Origin | None = None, seed: Answers | None = None) -> None:
        """Open a new dig, or the dig an exercise asks for, with what it fills in."""
        self._open_draft(journal.begin_dig(self.session, step=step, origin=origin, seed=seed))

    def begin(self, kind: str, origin: Origin | None = None, seed: Answers | None = None) -> None:
        """Open a new page of any other flow."""
        self._open_draft(journal.begin(self.session, kind, origin=origin, seed=seed))

    def right_now(self) -> None:
        """Open a hot moment: one in hand stays, one whose pause goes on is taken up, else it is a new one."""

        def open_it(draft: Draft) -> None:
            page = self._pages.get(RIGHT_NOW_KIND)
            if isinstance(page, RightNowPage) and page.draft is not None:
                self._show(page, RIGHT_NOW)
            else:
                self._open_draft(draft)

        self._ask(partial(right_now.begin, self.session), open_it)

    def begin_request(self, rule: str = "") -> None:
        """Open a new request."""
        self._open_draft(requests.begin(self.session, rule))

    def begin_request_from(self, entry_id: str) -> None:
        """Open a request that begins with what an entry said."""
        self._ask(partial(requests.begin_from, self.session, entry_id), self._open_draft)

    def show_request(self, entry_id: str) -> None:
        """Show what became of one request."""
        page = self._page("one_request", self._make.one_request)
        page.show_request(entry_id)
        self._where = Where(Place.REQUESTS, request=entry_id)
        self._show(page, Place.REQUESTS)

    def plan(self, agreement_id: str | None = None) -> None:
        """Open a new plan of a conversation, about an agreement where one is given."""
        self._ask(partial(agreements.begin, self.session, agreement_id), self._open_draft)

    def plan_from(self, entry_id: str) -> None:
        """Open a plan that begins with the fact an entry tells."""
        self._ask(partial(agreements.begin_from, self.session, entry_id), self._open_draft)

    def show_agreements(self) -> None:
        """Show the ledger."""
        self._where = Where(Place.REQUESTS)
        self._show(self._page("agreements", self._make.agreements), Place.REQUESTS)

    def show_agreement(self, agreement_id: str | None) -> None:
        """Show one agreement, or (None) an empty page for a new one."""
        page = self._page("one_agreement", self._make.one_agreement)
        page.show_agreement(agreement_id)
        self._where = Where(Place.REQUESTS)
        self._show(page, Place.REQUESTS)

    def show_agreement_of(self, entry_id: str) -> None:
        """Show the agreement an entry tells of."""
        self._ask(partial(agreements.agreement_of, self.session, entry_id), self.show_agreement)

    def resume(self, draft_id: str) -> None:
        """Go on with a draft where it was left."""
        self._ask(partial(journal.draft, self.session, draft_id), self._open_draft)

    def change_entry(self, entry_id: str) -> None:
        """Open a saved entry for changes."""
        self._ask(partial(journal.edit, self.session, entry_id), self._open_draft)

    def show_entry(self, entry_id: str) -> None:
        """Show one entry; its way back leads to where it was opened, also after it was changed."""
        if self._where.entry is None and (self._where.draft is None or entry_id != self._entry_shown):
            self._before_entry = self._where if self._where.draft is None else Where(Place.JOURNAL)
        self._entry_shown = entry_id
        page = self._page("entry", self._make.entry)
        page.say_way_back(self._before_entry.place)
        page.show_entry(entry_id)
        self._where = Where(Place.JOURNAL, entry=entry_id)
        self._show(page, Place.JOURNAL)

    def read(
        self,
        section: str,
        anchor: str | None = None,
        course: str | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Open a section of a course, or of the one in hand, at a line of it where one is given; `then` it is there."""
        self._learn_flows()

        def show(found: Course) -> None:
            self._read(found, section, anchor)
            if then is not None:
                then()

        self._ask(partial(courses.open_course, self.session, self.lessons, course), show)

    def read_at(self, place: Origin, then: Callable[[], object] | None = None) -> None:
        """Open a course at a line."""
        self.read(place.section, place.anchor, place.course, then)

    def close(self) -> None:
        """Let go of every page and of what stands in it; nothing of the session stays on the window."""
        self.keeper.let_go()
        words.call_by({})
        for page in self._pages.values():
            self._window.drop(page)
        self._pages.clear()
        self._window.messages.dismiss()
        self._window.say_state("")
        self.deleteLater()

    def leave_entry(self) -> None:
        """Lead back to where an entry was opened from."""
        where = self._before_entry
        if where.section is not None:
            self.read(where.section)
        elif where.request is not None:
            self.show_request(where.request)
        else:
            self.go(where.place)

    def open_exercise(self, exercise: Exercise, origin: Origin) -> None:
        """Open the flow of an exercise, with what it fills in."""
        seed = study.seeded(exercise)
        if exercise.flow == DIG:
            self.begin_dig(study.first_step(exercise), origin, seed)
        else:
            self.begin(exercise.flow, origin, seed)

    # Inside ---------------------------------------------------------------------------------------
    def _open_draft(self, draft: Draft) -> None:
        self.keeper.keep_now()
        page = self._page(draft.kind, self._flows[draft.kind])
        page.open(self.keeper.newest(draft))
        place, marked = Place.REQUESTS if draft.kind in (request.KIND, agreement.KIND) else Place.JOURNAL, ""
        if draft.kind == RIGHT_NOW_KIND:
            place, marked = Place.NOW, RIGHT_NOW
        self._where = Where(place, draft=draft.id)
        self._show(page, marked or place)

    def can_open(self, exercise: Exercise) -> bool:
        """Tell whether the flow of an exercise can be opened now."""
        return exercise.flow in self._flows_open

    def _learn_flows(self) -> None:
        """Ask which flows an exercise can open; the answer comes before that of whatever is asked after it."""
        self._ask(partial(study.flows_open, self.session), partial(setattr, self, "_flows_open"))

    def _resume_if_there(self, draft_id: str) -> None:
        """Go on with a draft; one in which nothing was said was never kept, and then this place is enough."""

        def open_it(drafts: tuple[Draft, ...]) -> None:
            for draft in drafts:
                if draft.id == draft_id:
                    self._open_draft(draft)

        self._ask(partial(journal.drafts, self.session), open_it)

    def _read(self, course: Course, section: str, anchor: str | None) -> None:
        page = self._page("section", self._make.section)
        self._where = Where(Place.COURSE, section=section)
        self._show(page, Place.COURSE)
        page.open(course, section, anchor)  # in view, so that its lines have their width and the place can be found

    def show_marks(self, course: Course) -> None:
        """Show what was marked in a course."""
        page = self._page("marks", self._make.marks)
        page.show_course(course)
        self._show(page, Place.COURSE)

    def show_recall(self, course: Course) -> None:
        """Show the questions that come back."""
        page = self._page("recall", self._make.recall)
        page.show_course(course)
        self._show(page, Place.COURSE)

    def show_print(self, course: Course, section: Section) -> None:
        """Show how a section would be printed."""
        page = self._page("print", self._make.print)
        page.show_section(course, section)
        self._show(page, Place.COURSE)

    def show_session_sheet(self, parts: tuple[Part, ...]) -> None:
        """Begin a session sheet, with these summaries to choose from."""
        page = self._page("session_sheet", self._make.session_sheet)
        page.offer(parts)
        self._where = Where(Place.PATTERNS)
        self._show(page, Place.PATTERNS)

    def show_privacy(self) -> None:
        """Show what is protected, and from whom."""
        self._show(self._page("privacy", self._make.privacy), Place.SETTINGS)

    def zoom(self, by: float) -> None:
        """Make the text larger or smaller by a step."""
        scale = round(min(max(self.theme.scale + by, SCALE_MIN), SCALE_MAX), 2)
        self.change_preferences(replace(self.preferences, scale=scale))

    def find_in(self, course: Course) -> None:
        """Open the section last read with its search; a course is found in from any of its sections."""

        def begin(place: Origin | None) -> None:
            self._read(course, place.section if place is not None else course.sections[0].id, None)
            self._page("section", self._make.section).show_find()

        self._ask(partial(study.place, self.session, course.id), begin)

    def show_mark(self, course: Course, spot: Spot) -> None:
        """Open a section at a mark."""
        page = self._page("section", self._make.section)
        self._show(page, Place.COURSE)
        page.open_at(course, spot)

    def keep_reading(self) -> None:
        """Open the course where it was left."""

        def go_on(place: Origin | None) -> None:
            if place is None:
                self.go(Place.COURSE)
            else:
                self.read_at(place)

        self._ask(partial(study.place, self.session), go_on)

    def flow_finished(self, entry_id: str, origin: Origin | None) -> None:
        """Show the entry a flow became, or the line of the course it was opened from."""
        if origin is None:
            self.show_entry(entry_id)
            self._say_kept()
        else:
            self.read_at(origin, self._say_kept)

    def flow_stopped(self, origin: Origin | None) -> None:
        """Lead back to where a flow was opened from."""
        if origin is None:
            self.go(Place.NOW)
        else:
            self.read_at(origin)

    def request_finished(self, entry_id: str, origin: Origin | None) -> None:
        """Show the request that was kept, or the line of the course it was opened from."""
        if origin is None:
            self.show_request(entry_id)
            self._say_kept()
        else:
            self.read_at(origin, self._say_kept)

    def request_stopped(self, origin: Origin | None) -> None:
        """Lead back to where a request was opened from."""
        if origin is None:
            self.go(Place.REQUESTS)
        else:
            self.read_at(origin)

    def change_preferences(self, preferences: Preferences) -> None:
        """Take changed preferences and hand them on."""
        self.preferences = preferences
        self.preferences_changed.emit(preferences)

    def _say_kept(self) -> None:
        self._window.say(self.tr("Kept in your journal."), "try")

    def _on_gone_from_trash(self, number: int) -> None:
        if number:
            said = self.tr("As you chose, {number} that had been in the trash for 30 days: deleted for good.")
            said = said.format(number=self.tr("one entry") if number == 1 else self.tr("{n} entries").format(n=number))
            self._window.say(said)

    def _join_keeper(self) -> None:
        say = self._window.say_state
        self.keeper.waiting.connect(lambda: say(self.tr("Writing…")))
        self.keeper.kept.connect(self._on_kept)
        self.keeper.refused.connect(self._on_refused)

    def _on_kept(self) -> None:
        self._window.say_state(self.tr("Saved"))
        if self._told is not None:
            self._told = None
            self._window.messages.dismiss()

    def _on_refused(self, error: Exception) -> None:
        """Say once what stands in the way; the quiet word goes on saying that it is not saved yet."""
        self._window.say_state(self.tr("Not saved yet"))
        if type(error) is not self._told:
            self._told = type(error)
            self._window.say_error(error)

    def _show(self, page: Page, place: str) -> None:
        self._window.show_page(page, place)
        for name in [name for name, each in self._pages.items() if each is not page and name not in KEPT]:
            self._window.drop(self._pages.pop(name))

    def _ask(self, operation: Callable[[], T], then: Callable[[T], None]) -> None:
        self.desk.ask(self, operation, then, self._window.say_error)

    def _page(self, name: str, make: Callable[[], P]) -> P:
        if name not in self._pages:
            self._pages[name] = make()
        return cast(P, self._pages[name])
