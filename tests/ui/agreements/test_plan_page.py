# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning a conversation: kept as it is typed, written into the ledger when it is kept, and nothing handed over."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, settle, words_on
from tests.world import StandingClock, door_at, new_session
from waterline.app import agreements, journal
from waterline.app.session import Session
from waterline.domain.agreement import NOT_KEPT, Agreement, ConversationPlan
from waterline.ui.agreements.plan_page import PlanPage
from waterline.ui.desk import InstantDesk
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.theme import Theme


@pytest.fixture
def session(tmp_path) -> Session:
    return new_session(door_at(tmp_path / "profile", StandingClock()))[0]


class Plan:
    """A plan in a person's hands."""

    def __init__(self, session: Session, theme: Theme, qtbot: QtBot) -> None:
        desk = InstantDesk()
        self.session = session
        self.keeper = DraftKeeper(desk, session)
        self.page = PlanPage(session, desk, theme, self.keeper)
        self.finished: list[str] = []
        self.page.finished.connect(lambda entry, origin: self.finished.append(entry))
        qtbot.addWidget(self.page)
        self.page.resize(900, 700)

    def open(self, agreement: str | None = None) -> Plan:
        self.page.open(agreements.begin(self.session, agreement))
        self.page.show()
        settle()
        return self

    def write(self, name: str, words: str) -> None:
        find(self.page, name, QPlainTextEdit).insertPlainText(words)
        settle()

    def click(self, name: str) -> None:
        find(self.page, name, QAbstractButton).click()
        settle()


@pytest.fixture
def plan(session: Session, theme: Theme, qtbot: QtBot) -> Plan:
    return Plan(session, theme, qtbot)


def test_keeping_it_makes_an_entry_and_writes_the_ledger(plan: Plan) -> None:
    plan.open()
    plan.write("plan_agreed", "We say the day before when a date runs late.")
    plan.write("plan_what_happened", "The date ran to three.")
    plan.click("plan_what_not_kept")
    plan.write("plan_say", "I lay awake.")
    plan.click("plan_keep")
    (entry,) = plan.finished
    answers = journal.entry(plan.session, entry).answers
    assert isinstance(answers, ConversationPlan)
    assert (answers.say, answers.event) == ("I lay awake.", NOT_KEPT)
    (ledger,) = agreements.ledgers(plan.session)
    assert (ledger.agreement.words, ledger.times(NOT_KEPT)) == ("We say the day before when a date runs late.", 1)
    assert journal.drafts(plan.session) == ()


def test_what_is_typed_is_a_draft_before_it_is_kept_and_comes_back(plan: Plan) -> None:
    plan.open()
    plan.write("plan_ask", "What came in between?")
    plan.page.stop()
    (draft,) = journal.drafts(plan.session)
    plan.page.open(draft)
    assert plan.page.form.boxes["ask"].words() == "What came in between?"


def test_leaving_it_untouched_leaves_nothing_behind(plan: Plan) -> None:
    plan.open()
    plan.click("plan_keep")
    assert plan.finished == []
    assert journal.drafts(plan.session) == ()


def test_an_agreement_of_the_ledger_is_chosen_and_its_words_are_not_asked_again(plan: Plan) -> None:
    made = agreements.keep(plan.session, Agreement("", "Sundays are ours."))
    ended = agreements.keep(plan.session, Agreement("", "No names.", ended="2026-01-01"))
    plan.open()
    assert find(plan.page, "plan_agreed").isVisible()
    assert plan.page.findChild(QAbstractButton, f"plan_which_{ended.id}") is None
    plan.click(f"plan_which_{made.id}")
    assert not find(plan.page, "plan_agreed").isVisible()
    plan.click("plan_what_unclear")
    plan.click("plan_keep")
    ledgers = {each.agreement.id: each for each in agreements.ledgers(plan.session)}
    assert set(ledgers) == {made.id, ended.id}
    assert len(ledgers[made.id].events) == 1


def test_going_back_to_another_agreement_does_not_take_the_old_ones_words_along(plan: Plan) -> None:
    made = agreements.keep(plan.session, Agreement("", "Sundays are ours."))
    plan.open(made.id)
    plan.click("plan_which_new")
    plan.write("plan_say", "Something new.")
    plan.click("plan_keep")
    answers = journal.entry(plan.session, plan.finished[0]).answers
    assert isinstance(answers, ConversationPlan)
    assert (answers.agreement, answers.agreed) == ("", "")


@pytest.mark.parametrize("answer", ["no", "not_sure"])
def test_where_it_may_not_be_safe_nothing_is_handed_over_and_support_is_offered(plan: Plan, answer: str) -> None:
    plan.open()
    plan.write("plan_say", "I lay awake.")
    asked = []
    plan.page.support_requested.connect(lambda: asked.append(True))
    plan.click(f"plan_safe_{answer}")
    assert not find(plan.page, "plan_whole").isVisible()
    plan.click("plan_open_support")
    assert asked == [True]


def test_where_it_is_safe_the_whole_of_it_can_be_taken_along(plan: Plan) -> None:
    plan.open()
    plan.write("plan_say", "I lay awake.")
    copied: list[str] = []
    plan.page.copy_requested.connect(copied.append)
    plan.click("plan_safe_yes")
    plan.click("plan_copy")
    assert copied == ["What I want to say\nI lay awake."]
    assert any("clipboard" in text for text in words_on(plan.page))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_on_it_is_cut_off(plan: Plan, theme: Theme, scale: float) -> None:
    theme.apply(scale=scale)
    agreements.keep(plan.session, Agreement("", "Sundays are ours, whoever else is in town. " * 4))
    plan.open()
    assert cut_off(plan.page) == []
