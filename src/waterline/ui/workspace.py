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
from waterline.domain.right_now import KIND as RIGHT_NOW_KIND
from waterline.domain.sheets import SHEETS
from waterline.ui.agreements.agreements_page import AgreementsPage
from waterline.ui.agreements.one_agreement_page import OneAgreementPage
from waterline.ui.agreements.plan_page import PlanPage
from waterline.ui.course.contents_page import ContentsPage
from waterline.ui.course.marks_page import MarksPage
from waterline.ui.course.print_page import PrintPage
from waterline.ui.course.recall_page import RecallPage
from waterline.ui.course.section_page import SectionPage
from waterline.ui.desk import Asking
from waterline.ui.journal.dig_page import DigPage
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.journal_page import JournalPage
from waterline.ui.journal.sheets.sheet_page import SheetPage
from waterline.ui.now.now_page import NowPage
from waterline.ui.patterns.patterns_page import PatternsPage
from waterline.ui.privacy.privacy_page import PrivacyPage
from waterline.ui.requests.one_request_page import OneRequestPage
from waterline.ui.requests.request_page import RequestPage
from waterline.ui.requests.requests_page import RequestsPage
from waterline.ui.right_now.right_now_page import RightNowPage
from waterline.ui.settings.settings_page import SettingsPage
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
        self._session = session
        self._desk = desk
        self._theme = theme
        self._lessons = lessons
        self._preferences = preferences
        self._pages: dict[str, Page] = {}
        self._where = Where()
        self._before_entry = Where(Place.JOURNAL)
        self._entry_shown: str | None = None
        self._told: type[Exception] | None = None
        self._flows_open: frozenset[str] = frozenset()
        self.keeper = DraftKeeper(desk, session, self)
        self._spell_check = SpellCheck(session, desk, theme, self)
        self._flows: dict[str, Callable[[], FlowPage]] = {
            DIG: self._make_dig,
            request.KIND: self._make_request,
            agreement.KIND: self._make_plan,
            RIGHT_NOW_KIND: self._make_right_now,
            **dict.fromkeys(SHEETS, self._make_sheet),
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
        self._ask(partial(trash.go, self._session), self._on_gone_from_trash)
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
        page = {
            Place.NOW: self._now,
            Place.JOURNAL: self._journal,
            Place.COURSE: self._contents,
            Place.PATTERNS: self._patterns,
            Place.REQUESTS: self._requests,
            Place.SETTINGS: self._settings,
        }[Place(place)]()
        self._where = Where(place)
        self._learn_flows()
        self._show(page, place)

    def begin_dig(self, step: Step = Step.NAME, origin: Origin | None = None, seed: Answers | None = None) -> None:
        """Open a new dig, or the dig an exercise asks for, with what it fills in."""
        self._open_draft(journal.begin_dig(self._session, step=step, origin=origin, seed=seed))

    def begin(self, kind: str, origin: Origin | None = None, seed: Answers | None = None) -> None:
        """Open a new page of any other flow."""
        self._open_draft(journal.begin(self._session, kind, origin=origin, seed=seed))

    def right_now(self) -> None:
        """Open a hot moment: one in hand stays, one whose pause goes on is taken up, else it is a new one."""

        def open_it(draft: Draft) -> None:
            page = self._pages.get(RIGHT_NOW_KIND)
            if isinstance(page, RightNowPage) and page.draft is not None:
                self._show(page, RIGHT_NOW)
            else:
                self._open_draft(draft)

        self._ask(partial(right_now.begin, self._session), open_it)

    def begin_request(self, rule: str = "") -> None:
        """Open a new request."""
        self._open_draft(requests.begin(self._session, rule))

    def begin_request_from(self, entry_id: str) -> None:
        """Open a request that begins with what an entry said."""
        self._ask(partial(requests.begin_from, self._session, entry_id), self._open_draft)

    def show_request(self, entry_id: str) -> None:
        """Show what became of one request."""
        page = self._page("one_request", self._make_one_request)
        page.show_request(entry_id)
        self._where = Where(Place.REQUESTS, request=entry_id)
        self._show(page, Place.REQUESTS)

    def plan(self, agreement_id: str | None = None) -> None:
        """Open a new plan of a conversation, about an agreement where one is given."""
        self._ask(partial(agreements.begin, self._session, agreement_id), self._open_draft)

    def plan_from(self, entry_id: str) -> None:
        """Open a plan that begins with the fact an entry tells."""
        self._ask(partial(agreements.begin_from, self._session, entry_id), self._open_draft)

    def show_agreements(self) -> None:
        """Show the ledger."""
        self._where = Where(Place.REQUESTS)
        self._show(self._page("agreements", self._make_agreements), Place.REQUESTS)

    def show_agreement(self, agreement_id: str | None) -> None:
        """Show one agreement, or (None) an empty page for a new one."""
        page = self._page("one_agreement", self._make_one_agreement)
        page.show_agreement(agreement_id)
        self._where = Where(Place.REQUESTS)
        self._show(page, Place.REQUESTS)

    def _show_agreement_of(self, entry_id: str) -> None:
        self._ask(partial(agreements.agreement_of, self._session, entry_id), self.show_agreement)

    def resume(self, draft_id: str) -> None:
        """Go on with a draft where it was left."""
        self._ask(partial(journal.draft, self._session, draft_id), self._open_draft)

    def change_entry(self, entry_id: str) -> None:
        """Open a saved entry for changes."""
        self._ask(partial(journal.edit, self._session, entry_id), self._open_draft)

    def show_entry(self, entry_id: str) -> None:
        """Show one entry; its way back leads to where it was opened, also after it was changed."""
        if self._where.entry is None and (self._where.draft is None or entry_id != self._entry_shown):
            self._before_entry = self._where if self._where.draft is None else Where(Place.JOURNAL)
        self._entry_shown = entry_id
        page = self._page("entry", self._make_entry)
        page.say_way_back(self._before_entry.place)
        page.show_entry(entry_id)
        self._where = Where(Place.JOURNAL, entry=entry_id)
        self._show(page, Place.JOURNAL)

    def read(self, section: str, anchor: str | None = None, course: str | None = None) -> None:
        """Open a section of a course, or of the one in hand, at a line of it where one is given."""
        self._learn_flows()
        opened = partial(courses.open_course, self._session, self._lessons, course)
        self._ask(opened, lambda found: self._read(found, section, anchor))

    def read_at(self, place: Origin) -> None:
        """Open a course at a line."""
        self.read(place.section, place.anchor, place.course)

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

    # Pages ----------------------------------------------------------------------------------------
    def _now(self) -> Page:
        return self._page("now", self._make_now)

    def _make_now(self) -> NowPage:
        page = NowPage(self._session, self._desk, self._theme)
        page.right_now_requested.connect(self.right_now)
        page.dig_requested.connect(self.begin_dig)
        page.draft_chosen.connect(self.resume)
        page.entry_chosen.connect(self.show_entry)
        page.request_chosen.connect(self.show_request)
        page.reading_requested.connect(self._keep_reading)
        page.support_requested.connect(self.support_requested)
        return page

    def _journal(self) -> Page:
        return self._page("journal", self._make_journal)

    def _make_journal(self) -> JournalPage:
        page = JournalPage(self._session, self._desk, self._theme)
        page.dig_requested.connect(self.begin_dig)
        page.flow_requested.connect(self.begin)
        page.draft_chosen.connect(self.resume)
        page.entry_chosen.connect(self.show_entry)
        return page

    def _make_dig(self) -> DigPage:
        page = DigPage(self._session, self._desk, self._theme, self.keeper)
        self._join_flow(page)
        return page

    def _make_sheet(self) -> SheetPage:
        page = SheetPage(self._session, self._desk, self._theme, self.keeper)
        self._join_flow(page)
        page.agreements_requested.connect(self.show_agreements)
        return page

    def _join_flow(self, page: FlowPage) -> None:
        page.finished.connect(self._on_flow_finished)
        page.stopped.connect(self._on_flow_stopped)
        page.support_requested.connect(self.support_requested)

    def _make_right_now(self) -> RightNowPage:
        page = RightNowPage(self._session, self._desk, self._theme, self.keeper)
        self._join_flow(page)
        page.dig_wanted.connect(lambda seed: self.begin_dig(seed=seed))
        page.request_wanted.connect(self.begin_request)
        return page

    def _make_entry(self) -> EntryPage:
        page = EntryPage(self._session, self._desk, self._theme, self._lessons)
        page.edit_requested.connect(self.change_entry)
        page.entry_chosen.connect(self.show_entry)
        page.right_now_requested.connect(self.right_now)
        page.support_requested.connect(self.support_requested)
        page.request_wanted.connect(self.begin_request_from)
        page.outcome_wanted.connect(self.show_request)
        page.plan_wanted.connect(self.plan_from)
        page.agreement_wanted.connect(self._show_agreement_of)
        page.back_requested.connect(self._leave_entry)
        page.section_requested.connect(lambda section: self.read(section, None, study.COURSE))
        page.origin_requested.connect(self.read_at)
        return page

    def _leave_entry(self) -> None:
        where = self._before_entry
        if where.section is not None:
            self.read(where.section)
        elif where.request is not None:
            self.show_request(where.request)
        else:
            self.go(where.place)

    def _contents(self) -> Page:
        return self._page("contents", self._make_contents)

    def _make_contents(self) -> ContentsPage:
        page = ContentsPage(self._session, self._desk, self._theme, self._lessons)
        page.section_requested.connect(self.read)
        page.find_requested.connect(self._find_in)
        page.marks_requested.connect(self._show_marks)
        page.recall_requested.connect(self._show_recall)
        return page

    def _make_section(self) -> SectionPage:
        page = SectionPage(
            self._session, self._desk, self._theme, can_open=lambda exercise: exercise.flow in self._flows_open
        )
        page.section_requested.connect(self.read)
        page.exercise_requested.connect(self._on_exercise)
        page.entry_chosen.connect(self.show_entry)
        page.back_requested.connect(lambda: self.go(Place.COURSE))
        page.marks_requested.connect(lambda: page.course and self._show_marks(page.course))
        page.print_requested.connect(self._show_print)
        page.zoom_requested.connect(self._zoom)
        return page

    def _make_print(self) -> PrintPage:
        page = PrintPage(self._session, self._desk, self._theme)
        page.back_requested.connect(self._keep_reading)
        return page

    def _make_marks(self) -> MarksPage:
        page = MarksPage(self._session, self._desk, self._theme)
        page.mark_requested.connect(self._show_mark)
        page.back_requested.connect(lambda: self.go(Place.COURSE))
        return page

    def _make_recall(self) -> RecallPage:
        page = RecallPage(self._session, self._desk, self._theme)
        page.section_requested.connect(self.read)
        page.back_requested.connect(lambda: self.go(Place.COURSE))
        return page

    def _patterns(self) -> Page:
        return self._page("patterns", self._make_patterns)

    def _make_patterns(self) -> PatternsPage:
        page = PatternsPage(self._session, self._desk, self._theme)
        page.entry_chosen.connect(self.show_entry)
        page.dig_requested.connect(self.begin_dig)
        return page

    def _requests(self) -> Page:
        return self._page("requests", self._make_requests)

    def _make_requests(self) -> RequestsPage:
        page = RequestsPage(self._session, self._desk, self._theme)
        page.new_requested.connect(self.begin_request)
        page.agreements_requested.connect(self.show_agreements)
        page.request_chosen.connect(self.show_request)
        return page

    def _make_one_request(self) -> OneRequestPage:
        page = OneRequestPage(self._session, self._desk, self._theme)
        page.back_requested.connect(lambda: self.go(Place.REQUESTS))
        page.entry_chosen.connect(self.show_entry)
        page.edit_requested.connect(self.change_entry)
        return page

    def _make_agreements(self) -> AgreementsPage:
        page = AgreementsPage(self._session, self._desk, self._theme)
        page.back_requested.connect(lambda: self.go(Place.REQUESTS))
        page.plan_requested.connect(lambda: self.plan())
        page.new_requested.connect(lambda: self.show_agreement(None))
        page.agreement_chosen.connect(self.show_agreement)
        return page

    def _make_one_agreement(self) -> OneAgreementPage:
        page = OneAgreementPage(self._session, self._desk, self._theme)
        page.back_requested.connect(self.show_agreements)
        page.entry_chosen.connect(self.show_entry)
        page.plan_requested.connect(self.plan)
        return page

    def _make_plan(self) -> PlanPage:
        page = PlanPage(self._session, self._desk, self._theme, self.keeper)
        self._join_flow(page)
        page.copy_requested.connect(self.copy_requested)
        return page

    def _make_request(self) -> RequestPage:
        page = RequestPage(self._session, self._desk, self._theme, self.keeper)
        page.finished.connect(self._on_request_finished)
        page.stopped.connect(self._on_request_stopped)
        page.support_requested.connect(self.support_requested)
        page.copy_requested.connect(self.copy_requested)
        return page

    def _settings(self) -> Page:
        return self._page("settings", self._make_settings)

    def _make_settings(self) -> SettingsPage:
        page = SettingsPage(
            self._session.door, self._session, self._desk, self._theme, self._preferences, self._lessons
        )
        page.preferences_changed.connect(self._on_preferences_changed)
        page.lock_requested.connect(self.lock_requested)
        page.replacing.connect(self.replacing)
        page.privacy_requested.connect(self._show_privacy)
        page.spelling_changed.connect(self._spell_check.load)
        return page

    def _make_privacy(self) -> PrivacyPage:
        page = PrivacyPage(self._session.door, self._desk, self._theme)
        page.back_requested.connect(lambda: self.go(Place.SETTINGS))
        page.support_requested.connect(self.support_requested)
        return page

    def _on_exercise(self, exercise: Exercise, origin: Origin) -> None:
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

    def _learn_flows(self) -> None:
        """Ask which flows an exercise can open; the answer comes before that of whatever is asked after it."""
        self._ask(partial(study.flows_open, self._session), partial(setattr, self, "_flows_open"))

    def _resume_if_there(self, draft_id: str) -> None:
        """Go on with a draft; one in which nothing was said was never kept, and then this place is enough."""

        def open_it(drafts: tuple[Draft, ...]) -> None:
            for draft in drafts:
                if draft.id == draft_id:
                    self._open_draft(draft)

        self._ask(partial(journal.drafts, self._session), open_it)

    def _read(self, course: Course, section: str, anchor: str | None) -> None:
        page = self._page("section", self._make_section)
        self._where = Where(Place.COURSE, section=section)
        self._show(page, Place.COURSE)
        page.open(course, section, anchor)  # in view, so that its lines have their width and the place can be found

    def _show_marks(self, course: Course) -> None:
        page = self._page("marks", self._make_marks)
        page.show_course(course)
        self._show(page, Place.COURSE)

    def _show_recall(self, course: Course) -> None:
        page = self._page("recall", self._make_recall)
        page.show_course(course)
        self._show(page, Place.COURSE)

    def _show_print(self, course: Course, section: Section) -> None:
        page = self._page("print", self._make_print)
        page.show_section(course, section)
        self._show(page, Place.COURSE)

    def _show_privacy(self) -> None:
        self._show(self._page("privacy", self._make_privacy), Place.SETTINGS)

    def _zoom(self, by: float) -> None:
        scale = round(min(max(self._theme.scale + by, SCALE_MIN), SCALE_MAX), 2)
        self._on_preferences_changed(replace(self._preferences, scale=scale))

    def _find_in(self, course: Course) -> None:
        """Open the section last read with its search; a course is found in from any of its sections."""

        def begin(place: Origin | None) -> None:
            self._read(course, place.section if place is not None else course.sections[0].id, None)
            self._page("section", self._make_section).show_find()

        self._ask(partial(study.place, self._session, course.id), begin)

    def _show_mark(self, course: Course, spot: Spot) -> None:
        page = self._page("section", self._make_section)
        self._show(page, Place.COURSE)
        page.open_at(course, spot)

    def _keep_reading(self) -> None:
        def go_on(place: Origin | None) -> None:
            if place is None:
                self.go(Place.COURSE)
            else:
                self.read_at(place)

        self._ask(partial(study.place, self._session), go_on)

    def _on_flow_finished(self, entry_id: str, origin: Origin | None) -> None:
        if origin is None:
            self.show_entry(entry_id)
        else:
            self.read_at(origin)
        self._window.say(self.tr("Kept in your journal."), "try")

    def _on_flow_stopped(self, origin: Origin | None) -> None:
        if origin is None:
            self.go(Place.NOW)
        else:
            self.read_at(origin)

    def _on_request_finished(self, entry_id: str, origin: Origin | None) -> None:
        if origin is None:
            self.show_request(entry_id)
        else:
            self.read_at(origin)
        self._window.say(self.tr("Kept in your journal."), "try")

    def _on_request_stopped(self, origin: Origin | None) -> None:
        if origin is None:
            self.go(Place.REQUESTS)
        else:
            self.read_at(origin)

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.preferences_changed.emit(preferences)

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
        self._desk.ask(self, operation, then, self._window.say_error)

    def _page(self, name: str, make: Callable[[], P]) -> P:
        if name not in self._pages:
            self._pages[name] = make()
        return cast(P, self._pages[name])
