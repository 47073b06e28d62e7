# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The question about safety: asked once where something happened, acted on, and written down nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.journal.test_dig_steps import click
from tests.ui.seeing import find, words_on
from tests.world import StandingClock
from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.dig import Step
from waterline.domain.entry import Answers, Draft
from waterline.domain.vocabulary import TRIAGE
from waterline.ui.journal.dig_page import DigPage

AtStep = Callable[..., object]


@pytest.mark.parametrize("triage", TRIAGE)
def test_it_is_asked_only_where_something_happened_between_people(
    dig_page: DigPage, at_step: AtStep, triage: str
) -> None:
    at_step(Step.TRIAGE)
    click(dig_page, f"triage_{triage}")
    assert find(dig_page, "safety_question").isVisible() == (triage in ("between", "both"))


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_a_yes_or_a_not_sure_offers_support_and_no_script(
    qtbot: QtBot, dig_page: DigPage, at_step: AtStep, answer: str
) -> None:
    at_step(Step.TRIAGE, Answers(feelings=("hurt",), next_step="request"))
    click(dig_page, "triage_between", f"safety_{answer}")
    with qtbot.waitSignal(dig_page.support_requested):
        click(dig_page, "safety_open_support")
    dig_page.go_to(Step.NEXT)
    assert not find(dig_page, "request_start").isVisible()
    assert find(dig_page, "next_care").isVisible()
    with qtbot.waitSignal(dig_page.support_requested):
        click(dig_page, "next_open_support")
    assert "What would you ask for?" not in words_on(dig_page.card)


def test_after_a_no_or_none_the_request_is_offered_as_ever(dig_page: DigPage, at_step: AtStep) -> None:
    at_step(Step.TRIAGE)
    click(dig_page, "triage_between", "safety_yes", "safety_no")
    assert not find(dig_page, "safety_support").isVisible()
    dig_page.go_to(Step.NEXT)
    click(dig_page, "next_request")
    assert find(dig_page, "request_start").isVisible()
    assert not find(dig_page, "next_care").isVisible()


@pytest.mark.parametrize("answer", ["no", "yes", "not_sure"])
def test_the_answer_is_written_down_nowhere(
    qtbot: QtBot,
    dig_page: DigPage,
    at_step: AtStep,
    stored: Callable[[], Draft],
    session: Session,
    clock: StandingClock,
    answer: str,
) -> None:
    at_step(Step.TRIAGE)
    click(dig_page, "triage_both")
    before = stored()
    clock.pass_time(ms=90_000)
    click(dig_page, f"safety_{answer}")
    assert stored() == before, "not even the time of the answer is left behind"
    dig_page.go_to(Step.AFTER)
    with qtbot.waitSignal(dig_page.finished) as finished:
        click(dig_page, "continue")
    assert finished.args is not None
    assert journal.entry(session, finished.args[0]).answers == Answers(triage="both")


def test_it_is_forgotten_with_the_dig_it_belongs_to(dig_page: DigPage, at_step: AtStep) -> None:
    at_step(Step.TRIAGE)
    click(dig_page, "triage_between", "safety_yes")
    dig_page.go_to(Step.NEXT)
    at_step(Step.TRIAGE, Answers(triage="between", next_step="request"))
    assert not find(dig_page, "safety_support").isVisible()
    dig_page.go_to(Step.NEXT)
    assert find(dig_page, "request_start").isVisible()


def test_another_placing_takes_the_answer_back(dig_page: DigPage, at_step: AtStep) -> None:
    at_step(Step.TRIAGE, Answers(next_step="request"))
    click(dig_page, "triage_between", "safety_yes", "triage_inside")
    dig_page.go_to(Step.NEXT)
    assert find(dig_page, "request_start").isVisible()


# The rest of the triage ---------------------------------------------------------------------------
def test_a_word_that_says_what_somebody_did_gets_a_soft_note(dig_page: DigPage, at_step: AtStep) -> None:
    at_step(Step.TRIAGE, Answers(feelings=("hurt", "lied_to")))
    assert find(dig_page, "triage_claims").isVisible()
    assert "“Lied to”" in " ".join(words_on(dig_page.card))
    at_step(Step.TRIAGE, Answers(feelings=("hurt",)))
    assert not find(dig_page, "triage_claims").isVisible()


def test_the_between_card_says_that_the_hurt_fits(dig_page: DigPage, at_step: AtStep) -> None:
    at_step(Step.TRIAGE)
    said = " ".join(words_on(dig_page.card))
    assert "Your hurt fits what happened." in said
    assert "your trigger" not in said.lower()


def test_being_asked_again_can_be_switched_off_and_stays_off(dig_page: DigPage, at_step: AtStep) -> None:
    at_step(Step.TRIAGE)
    click(dig_page, "triage_cannot_tell")
    assert dig_page.dig.answers.ask_again_days == 7
    click(dig_page, "ask_again", "talk_to_friend")
    assert dig_page.dig.answers.ask_again_days is None
    assert dig_page.dig.answers.talk_to == ("friend",)
    click(dig_page, "triage_inside")
    assert dig_page.dig.answers.talk_to == ()


def test_pressing_the_chosen_card_again_leaves_it_open(dig_page: DigPage, at_step: AtStep) -> None:
    at_step(Step.TRIAGE)
    click(dig_page, "triage_inside", "triage_inside")
    assert dig_page.dig.answers.triage is None
