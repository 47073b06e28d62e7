# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of requests is noted in one place, as it happens, and read there by answer or by need."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, put_on_screen, tab_order
from tests.world import StandingClock
from waterline.app import journal, requests
from waterline.app.session import Session
from waterline.domain.entry import Entry
from waterline.ui.desk import InstantDesk
from waterline.ui.requests.one_request_page import OneRequestPage
from waterline.ui.requests.requests_page import RequestsPage
from waterline.ui.theme import Mode, Theme

Ask = Callable[..., Entry]


@pytest.fixture
def page(session: Session, desk: InstantDesk, theme: Theme) -> RequestsPage:
    return RequestsPage(session, desk, theme)


@pytest.fixture
def one(session: Session, desk: InstantDesk, theme: Theme) -> OneRequestPage:
    return OneRequestPage(session, desk, theme)


def press(page: OneRequestPage | RequestsPage, name: str) -> None:
    find(page, name, QAbstractButton).click()


def test_without_requests_it_says_what_one_is(qtbot: QtBot, page: RequestsPage) -> None:
    put_on_screen(page, qtbot, (964, 700))
    assert find(page, "requests_empty").isVisible()
    assert not find(page, "requests_frame").isVisible()
    with qtbot.waitSignal(page.new_requested):
        press(page, "new_request")


def test_requests_stand_by_what_came_of_them_and_by_need(
    qtbot: QtBot, page: RequestsPage, ask: Ask, session: Session, clock: StandingClock
) -> None:
    declined = ask(ask="a", needs=("time",))
    clock.pass_time(ms=60_000)
    ask(ask="b", needs=("clarity", "time"))
    requests.say_reply(session, declined.id, "no")
    put_on_screen(page, qtbot, (964, 700))
    assert [(line.mark, line.words) for line in page.list.lines()] == [("Not asked yet", "b"), ("No", "a")]
    press(page, "requests_by_need")
    assert [(line.mark, line.words) for line in page.list.lines()] == [("Time", "b"), ("", "a"), ("Clarity", "b")]
    names = tab_order(page)
    assert all(find(page, name).accessibleName() for name in names if name and not name.endswith("_scroller"))


def test_a_line_opens_its_request(qtbot: QtBot, page: RequestsPage, ask: Ask) -> None:
    entry = ask(ask="a")
    put_on_screen(page, qtbot, (964, 700))
    with qtbot.waitSignal(page.request_chosen) as told:
        page.list.chosen.emit(entry.id)
    assert told.args == [entry.id]


def test_asked_answered_and_met_are_kept_as_they_are_said(
    qtbot: QtBot, one: OneRequestPage, ask: Ask, session: Session, clock: StandingClock
) -> None:
    entry = ask(ask="a")
    one.show_request(entry.id)
    put_on_screen(one, qtbot, (964, 700))
    assert not find(one, "asked_on").isVisible()
    press(one, "standing_waiting")
    assert requests.outcome(session, entry.id).asked_ms == clock.stamp.utc_ms
    one.asked_on.setDate(QDate(one.asked_on.date()).addDays(-3))
    assert requests.outcome(session, entry.id).asked_ms == clock.stamp.utc_ms - 3 * 86_400_000
    press(one, "standing_no")
    press(one, "need_met_partly")
    kept = requests.outcome(session, entry.id)
    assert (kept.reply, kept.met, kept.follow_up_ms) == ("no", "partly", None)
    assert kept.asked_ms == clock.stamp.utc_ms - 3 * 86_400_000


def test_words_are_kept_when_the_page_is_left_and_when_another_answer_is_chosen(
    qtbot: QtBot, one: OneRequestPage, ask: Ask, session: Session
) -> None:
    entry = ask(ask="a")
    one.show_request(entry.id)
    one.reply_words.setPlainText("on Sunday")
    press(one, "standing_another_way")
    one.met_words.setPlainText("a walk did")
    one.leave()
    kept = requests.outcome(session, entry.id)
    assert (kept.reply, kept.reply_words, kept.met_words) == ("another_way", "on Sunday", "a walk did")
    press(one, "standing_not_asked")
    assert requests.outcome(session, entry.id).reply_words == "on Sunday"


def test_words_go_to_the_request_they_were_written_for(
    qtbot: QtBot, one: OneRequestPage, ask: Ask, session: Session
) -> None:
    first, second = ask(ask="a"), ask(ask="b")
    one.show_request(first.id)
    one.reply_words.setPlainText("for the first")
    one.show_request(second.id)
    one.leave()
    assert requests.outcome(session, first.id).reply_words == "for the first"
    assert requests.outcome(session, second.id).reply_words == ""


def test_one_that_is_gone_says_so(qtbot: QtBot, one: OneRequestPage, ask: Ask, session: Session) -> None:
    entry = ask(ask="a")
    journal.trash(session, entry.id)
    journal.delete_for_good(session, entry.id)
    one.show_request(entry.id)
    assert one.message.words()


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.5), ("contrast", 2.0)])
def test_everything_is_named_and_nothing_cut_off(
    qtbot: QtBot, one: OneRequestPage, ask: Ask, session: Session, theme: Theme, mode: Mode, scale: float
) -> None:
    theme.apply(mode=mode, scale=scale, font_choice="bundled", reduced_motion=False)
    entry = ask(ask="leave the phone in the hall on Fridays", needs=("attention",))
    requests.say_reply(session, entry.id, "yes", "gladly")
    one.show_request(entry.id)
    put_on_screen(one, qtbot, (964, 700))
    names = [name for name in tab_order(one) if name and not name.endswith("_scroller") and not name.startswith("qt_")]
    assert all(find(one, name).accessibleName() for name in names)
    wanted = ("standing_yes", "asked_on", "reply_words", "need_met_yes", "met_words")
    assert [name for name in names if name in wanted] == list(wanted)
    assert cut_off(one) == []
