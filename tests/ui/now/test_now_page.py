# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Home: a greeting, one thing to do, and nothing that counts, nags or has to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import StandingClock
from waterline.app import journal, requests, study
from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft, Entry, Origin
from waterline.domain.request import RequestAnswers
from waterline.domain.times import Stamp
from waterline.ui.desk import InstantDesk
from waterline.ui.now.now_page import NowPage
from waterline.ui.theme import Theme

HOUR = 3_600_000


@pytest.fixture
def page(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[NowPage]:
    failures: list[Exception] = []
    desk = InstantDesk()
    desk.failed.connect(failures.append)
    yield NowPage(session, desk, theme)
    assert failures == []


def show(page: NowPage, qtbot: QtBot) -> list[str]:
    put_on_screen(page, qtbot, (964, 700))
    return words_on(page)


def draft(session: Session, **answers: object) -> Draft:
    made = journal.begin_dig(session).with_answers(Answers(**answers), "fear", session.now())  # type: ignore[arg-type]
    journal.keep_draft(session, made)
    return made


def unsure(session: Session) -> Entry:
    answers = Answers(root="I may be wrong.", triage="cannot_tell", ask_again_days=7)
    return journal.finish(session, journal.begin_dig(session).with_answers(answers, "after", session.now()))


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(4, "It is late"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening"), (23, "It is late")],
)
def test_it_greets_by_the_time_of_day(
    qtbot: QtBot, page: NowPage, clock: StandingClock, hour: int, greeting: str
) -> None:
    clock.stamp = Stamp((20_000 * 24 + hour) * HOUR, "UTC", 0)
    assert show(page, qtbot)[:2] == [greeting, "Nothing here needs doing."]


def test_an_empty_journal_offers_a_dig_something_to_read_and_help(qtbot: QtBot, page: NowPage) -> None:
    said = show(page, qtbot)
    assert "Not finished yet" not in said
    for name, signal in (
        ("begin_dig", page.dig_requested),
        ("continue_reading", page.reading_requested),
        ("care_open", page.support_requested),
    ):
        with qtbot.waitSignal(signal):
            find(page, name, QAbstractButton).click()


def test_the_latest_draft_can_be_gone_on_with(
    qtbot: QtBot, page: NowPage, session: Session, clock: StandingClock
) -> None:
    draft(session, root="older words")
    clock.pass_time(ms=HOUR)
    latest = draft(session, root="newer words")
    said = " ".join(words_on(page)) if page.isVisible() else " ".join(show(page, qtbot))
    assert "newer words" in said
    assert "older words" not in said
    with qtbot.waitSignal(page.draft_chosen) as chosen:
        find(page, "continue_draft", QAbstractButton).click()
    assert chosen.args == [latest.id]


def test_a_moment_nobody_could_place_is_asked_about_once_it_is_due(
    qtbot: QtBot, page: NowPage, session: Session, clock: StandingClock
) -> None:
    entry = unsure(session)
    clock.pass_time(days=6)
    assert "You weren’t sure yet where this belongs" not in show(page, qtbot)
    clock.pass_time(days=1)
    page.arrive()
    settle()
    assert {"You weren’t sure yet where this belongs", "I may be wrong."} <= set(spoken(page))
    with qtbot.waitSignal(page.entry_chosen) as chosen:
        find(page, "follow_up_open", QAbstractButton).click()
    assert chosen.args == [entry.id]


def test_not_now_is_an_answer_and_it_is_not_asked_again(
    qtbot: QtBot, page: NowPage, session: Session, clock: StandingClock
) -> None:
    unsure(session)
    clock.pass_time(days=8)
    show(page, qtbot)
    find(page, "follow_up_stop", QAbstractButton).click()
    assert not page.follow_up.isVisible()
    assert journal.follow_up(session) is None
    clock.pass_time(days=30)
    page.arrive()
    settle()
    assert not page.follow_up.isVisible()


def test_reading_goes_on_where_it_was_left(qtbot: QtBot, page: NowPage, session: Session) -> None:
    study.keep_place(session, Origin(study.COURSE, "digging", "one"))
    assert "Keep reading" in show(page, qtbot)


def test_nothing_counts_and_nothing_shouts(qtbot: QtBot, page: NowPage, session: Session, clock: StandingClock) -> None:
    draft(session, root="half a thought")
    unsure(session)
    clock.pass_time(days=8)
    said = " ".join(show(page, qtbot)).lower()
    assert not any(word in said for word in ("!", "streak", "entries", "in a row", "should", "must"))


@pytest.mark.parametrize(("scale", "size"), [(1.0, (828, 560)), (2.0, (828, 560)), (2.0, (1108, 700))])
def test_everything_has_a_name_and_no_word_is_cut_off(
    qtbot: QtBot,
    page: NowPage,
    theme: Theme,
    session: Session,
    clock: StandingClock,
    scale: float,
    size: tuple[int, int],
) -> None:
    draft(session, what_happened="He came home two hours late and did not say why. " * 4)
    unsure(session)
    clock.pass_time(days=8)
    theme.apply(scale=scale)
    put_on_screen(page, qtbot, size)
    assert cut_off(page) == []
    names = tab_order(page)
    wanted = ["begin_dig", "continue_draft", "follow_up_open", "follow_up_stop", "continue_reading", "care_open"]
    assert [name for name in names if name in wanted] == wanted
    assert all(find(page, name).accessibleName() for name in names if name)


def spoken(page: NowPage) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(type(page.follow_up.quote))] + words_on(page)


def test_whether_a_need_was_met_is_asked_once_and_leads_to_the_request(
    qtbot: QtBot, page: NowPage, session: Session, clock: StandingClock
) -> None:
    begun = replace(requests.begin(session), answers=RequestAnswers(ask="text me by ten"))
    entry = journal.finish(session, begun)
    requests.say_reply(session, entry.id, "no")
    assert not any("Was the need met" in each for each in show(page, qtbot))
    clock.pass_time(days=8)
    page.arrive()
    settle()
    assert any("Was the need met" in each for each in words_on(page))
    with qtbot.waitSignal(page.request_chosen) as told:
        find(page, "follow_up_open", QAbstractButton).click()
    assert told.args == [entry.id]
    find(page, "follow_up_stop", QAbstractButton).click()
    page.arrive()
    settle()
    assert not any("Was the need met" in each for each in words_on(page))


def test_a_request_not_finished_is_said_to_be_one(qtbot: QtBot, page: NowPage, session: Session) -> None:
    journal.keep_draft(session, replace(requests.begin(session), answers=RequestAnswers(ask="text me by ten")))
    said = show(page, qtbot)
    assert any("a request" in each for each in said)


def gone_round(session: Session, times: int = 3) -> str:
    entry = journal.finish(session, journal.begin_dig(session, seed=Answers(root="once")))
    for number in range(1, times):
        changed = replace(journal.edit(session, entry.id), answers=Answers(root=f"and again {number}"))
        journal.finish(session, changed)
    return entry.id


def test_somebody_who_goes_round_one_thing_is_offered_a_landing_or_a_person_before_the_next(
    qtbot: QtBot, session: Session, page: NowPage
) -> None:
    gone_round(session)
    assert "One thing keeps calling today" in show(page, qtbot)
    with qtbot.waitSignal(page.right_now_requested):
        find(page, "brake_land", QAbstractButton).click()
    with qtbot.waitSignal(page.support_requested):
        find(page, "brake_person", QAbstractButton).click()
    names = tab_order(page)
    assert names.index("brake_land") < names.index("brake_not_today") < names.index("begin_dig")
    assert cut_off(page) == []


def test_left_be_it_is_not_offered_again_on_that_day(
    qtbot: QtBot, session: Session, page: NowPage, clock: StandingClock
) -> None:
    gone_round(session)
    show(page, qtbot)
    find(page, "brake_not_today", QAbstractButton).click()
    gone_round(session)
    page.arrive()
    settle()
    assert not find(page, "now_brake").isVisible()
    clock.pass_time(days=1)
    gone_round(session)
    page.arrive()
    settle()
    assert find(page, "now_brake").isVisible()


def test_three_things_in_a_day_are_no_round_and_nor_is_what_was_thrown_away(
    qtbot: QtBot, session: Session, page: NowPage
) -> None:
    for _ in range(3):
        gone_round(session, times=2)
    show(page, qtbot)
    assert not find(page, "now_brake").isVisible()
    often = gone_round(session)
    page.arrive()
    settle()
    assert find(page, "now_brake").isVisible()
    journal.trash(session, often)
    page.arrive()
    settle()
    assert not find(page, "now_brake").isVisible()


def test_what_was_gone_round_yesterday_does_not_follow_into_today(
    qtbot: QtBot, session: Session, page: NowPage, clock: StandingClock
) -> None:
    gone_round(session)
    clock.pass_time(days=1)
    show(page, qtbot)
    assert not find(page, "now_brake").isVisible()
