# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes each page of an unlocked vault and joins what it asks for to the workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from waterline.app import study
from waterline.app.session import Session
from waterline.domain import sheets
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
from waterline.ui.journal.on_paper import entry_part
from waterline.ui.journal.sheets.glad_moment_page import GladMomentPage
from waterline.ui.journal.sheets.hearts_page import HeartsPage
from waterline.ui.journal.sheets.holding_space_page import HoldingSpacePage
from waterline.ui.journal.sheets.lean_page import LeanPage
from waterline.ui.journal.sheets.reassurance_page import ReassurancePage
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.journal.sheets.watching_plan_page import WatchingPlanPage
from waterline.ui.journal.sheets.writing_page import WritingPage
from waterline.ui.now.now_page import NowPage
from waterline.ui.patterns.patterns_page import PatternsPage
from waterline.ui.privacy.privacy_page import PrivacyPage
from waterline.ui.requests.one_request_page import OneRequestPage
from waterline.ui.requests.request_page import RequestPage
from waterline.ui.requests.requests_page import RequestsPage
from waterline.ui.right_now.right_now_page import RightNowPage
from waterline.ui.session_sheet.session_sheet_page import SessionSheetPage
from waterline.ui.settings.settings_page import SettingsPage
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.sidebar import Place
from waterline.ui.theme import Theme

if TYPE_CHECKING:
    from waterline.ui.workspace import Workspace

SHORT_FLOWS: dict[str, Callable[[Session, Asking, Theme, DraftKeeper], ShortFlowPage]] = {
    sheets.GLAD_MOMENT: GladMomentPage,
    sheets.HOLDING_SPACE: HoldingSpacePage,
    sheets.REASSURANCE: ReassurancePage,
    sheets.HEARTS: HeartsPage,
    sheets.LEAN: LeanPage,
    sheets.WATCHING_PLAN: WatchingPlanPage,
    sheets.FREE_PAGE: WritingPage,
}
"""Kind of each short flow and its screen."""


class PageMaker:
    """Every method makes a page anew; who keeps it, and for how long, is the workspace's to decide."""

    def __init__(self, workspace: Workspace) -> None:
        self._to = workspace

    def now(self) -> NowPage:
        """Make the page of that name."""
        page = NowPage(self._to.session, self._to.desk, self._to.theme)
        page.right_now_requested.connect(self._to.right_now)
        page.dig_requested.connect(self._to.begin_dig)
        page.draft_chosen.connect(self._to.resume)
        page.entry_chosen.connect(self._to.show_entry)
        page.request_chosen.connect(self._to.show_request)
        page.reading_requested.connect(self._to.keep_reading)
        page.support_requested.connect(self._to.support_requested)
        return page

    def journal(self) -> JournalPage:
        """Make the page of that name."""
        page = JournalPage(self._to.session, self._to.desk, self._to.theme)
        page.dig_requested.connect(self._to.begin_dig)
        page.flow_requested.connect(self._to.begin)
        page.draft_chosen.connect(self._to.resume)
        page.entry_chosen.connect(self._to.show_entry)
        return page

    def dig(self) -> DigPage:
        """Make the page of that name."""
        page = DigPage(self._to.session, self._to.desk, self._to.theme, self._to.keeper)
        self._join_flow(page)
        return page

    def short_flow(self, kind: str) -> ShortFlowPage:
        """Make the page of that short flow."""
        page = SHORT_FLOWS[kind](self._to.session, self._to.desk, self._to.theme, self._to.keeper)
        self._join_flow(page)
        if isinstance(page, ReassurancePage):
            page.agreements_requested.connect(self._to.show_agreements)
            page.right_now_requested.connect(self._to.right_now)
        return page

    def _join_flow(self, page: FlowPage) -> None:
        page.finished.connect(self._to.flow_finished)
        page.stopped.connect(self._to.flow_stopped)
        page.support_requested.connect(self._to.support_requested)

    def right_now(self) -> RightNowPage:
        """Make the page of that name."""
        page = RightNowPage(self._to.session, self._to.desk, self._to.theme, self._to.keeper)
        self._join_flow(page)
        page.dig_wanted.connect(lambda seed: self._to.begin_dig(seed=seed))
        page.request_wanted.connect(self._to.begin_request)
        return page

    def entry(self) -> EntryPage:
        """Make the page of that name."""
        page = EntryPage(self._to.session, self._to.desk, self._to.theme, self._to.lessons)
        page.edit_requested.connect(self._to.change_entry)
        page.entry_chosen.connect(self._to.show_entry)
        page.right_now_requested.connect(self._to.right_now)
        page.support_requested.connect(self._to.support_requested)
        page.request_wanted.connect(self._to.begin_request_from)
        page.outcome_wanted.connect(self._to.show_request)
        page.plan_wanted.connect(self._to.plan_from)
        page.agreement_wanted.connect(self._to.show_agreement_of)
        page.back_requested.connect(self._to.leave_entry)
        page.section_requested.connect(lambda section: self._to.read(section, None, study.COURSE))
        page.origin_requested.connect(self._to.read_at)
        return page

    def contents(self) -> ContentsPage:
        """Make the page of that name."""
        page = ContentsPage(self._to.session, self._to.desk, self._to.theme, self._to.lessons)
        page.section_requested.connect(self._to.read)
        page.find_requested.connect(self._to.find_in)
        page.marks_requested.connect(self._to.show_marks)
        page.recall_requested.connect(self._to.show_recall)
        return page

    def section(self) -> SectionPage:
        """Make the page of that name."""
        page = SectionPage(self._to.session, self._to.desk, self._to.theme, can_open=self._to.can_open)
        page.section_requested.connect(self._to.read)
        page.exercise_requested.connect(self._to.open_exercise)
        page.entry_chosen.connect(self._to.show_entry)
        page.back_requested.connect(lambda: self._to.go(Place.COURSE))
        page.marks_requested.connect(lambda: page.course and self._to.show_marks(page.course))
        page.print_requested.connect(self._to.show_print)
        page.zoom_requested.connect(self._to.zoom)
        return page

    def print(self) -> PrintPage:
        """Make the page of that name."""
        page = PrintPage(self._to.session, self._to.desk, self._to.theme)
        page.back_requested.connect(self._to.keep_reading)
        return page

    def marks(self) -> MarksPage:
        """Make the page of that name."""
        page = MarksPage(self._to.session, self._to.desk, self._to.theme)
        page.mark_requested.connect(self._to.show_mark)
        page.back_requested.connect(lambda: self._to.go(Place.COURSE))
        return page

    def recall(self) -> RecallPage:
        """Make the page of that name."""
        page = RecallPage(self._to.session, self._to.desk, self._to.theme)
        page.section_requested.connect(self._to.read)
        page.back_requested.connect(lambda: self._to.go(Place.COURSE))
        return page

    def patterns(self) -> PatternsPage:
        """Make the page of that name."""
        page = PatternsPage(self._to.session, self._to.desk, self._to.theme)
        page.entry_chosen.connect(self._to.show_entry)
        page.request_chosen.connect(self._to.show_request)
        page.agreements_requested.connect(self._to.show_agreements)
        page.dig_requested.connect(self._to.begin_dig)
        page.sheet_requested.connect(self._to.show_session_sheet)
        return page

    def session_sheet(self) -> SessionSheetPage:
        """Make the page of that name."""
        page = SessionSheetPage(self._to.session, self._to.desk, self._to.theme, entry_part)
        page.back_requested.connect(lambda: self._to.go(Place.PATTERNS))
        return page

    def requests(self) -> RequestsPage:
        """Make the page of that name."""
        page = RequestsPage(self._to.session, self._to.desk, self._to.theme)
        page.new_requested.connect(self._to.begin_request)
        page.agreements_requested.connect(self._to.show_agreements)
        page.request_chosen.connect(self._to.show_request)
        return page

    def one_request(self) -> OneRequestPage:
        """Make the page of that name."""
        page = OneRequestPage(self._to.session, self._to.desk, self._to.theme)
        page.back_requested.connect(lambda: self._to.go(Place.REQUESTS))
        page.entry_chosen.connect(self._to.show_entry)
        page.edit_requested.connect(self._to.change_entry)
        return page

    def agreements(self) -> AgreementsPage:
        """Make the page of that name."""
        page = AgreementsPage(self._to.session, self._to.desk, self._to.theme)
        page.back_requested.connect(lambda: self._to.go(Place.REQUESTS))
        page.plan_requested.connect(lambda: self._to.plan())
        page.new_requested.connect(lambda: self._to.show_agreement(None))
        page.agreement_chosen.connect(self._to.show_agreement)
        return page

    def one_agreement(self) -> OneAgreementPage:
        """Make the page of that name."""
        page = OneAgreementPage(self._to.session, self._to.desk, self._to.theme, self._to.keeper)
        page.back_requested.connect(self._to.show_agreements)
        page.entry_chosen.connect(self._to.show_entry)
        page.plan_requested.connect(self._to.plan)
        return page

    def plan(self) -> PlanPage:
        """Make the page of that name."""
        page = PlanPage(self._to.session, self._to.desk, self._to.theme, self._to.keeper)
        self._join_flow(page)
        page.copy_requested.connect(self._to.copy_requested)
        return page

    def request(self) -> RequestPage:
        """Make the page of that name."""
        page = RequestPage(self._to.session, self._to.desk, self._to.theme, self._to.keeper)
        page.finished.connect(self._to.request_finished)
        page.stopped.connect(self._to.request_stopped)
        page.support_requested.connect(self._to.support_requested)
        page.copy_requested.connect(self._to.copy_requested)
        return page

    def settings(self) -> SettingsPage:
        """Make the page of that name."""
        page = SettingsPage(
            self._to.session.door,
            self._to.session,
            self._to.desk,
            self._to.theme,
            self._to.preferences,
            self._to.lessons,
        )
        page.preferences_changed.connect(self._to.change_preferences)
        page.lock_requested.connect(self._to.lock_requested)
        page.replacing.connect(self._to.replacing)
        page.privacy_requested.connect(self._to.show_privacy)
        page.spelling_changed.connect(self._to.spell_check.load)
        return page

    def privacy(self) -> PrivacyPage:
        """Make the page of that name."""
        page = PrivacyPage(self._to.session.door, self._to.desk, self._to.theme)
        page.back_requested.connect(lambda: self._to.go(Place.SETTINGS))
        page.support_requested.connect(self._to.support_requested)
        return page
