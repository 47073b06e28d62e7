# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Right now is the first thing on Now; it says one thing only, and never how often or how much."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, put_on_screen
from tests.world import StandingClock
from waterline.app import right_now
from waterline.app.session import Session
from waterline.ui.desk import InstantDesk
from waterline.ui.now.now_page import NowPage
from waterline.ui.theme import Theme

MINUTE = 60_000


@pytest.fixture
def page(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[NowPage]:
    failures: list[Exception] = []
    desk = InstantDesk()
    desk.failed.connect(failures.append)
    yield NowPage(session, desk, theme)
    assert failures == []


def said(page: NowPage, qtbot: QtBot) -> str:
    if not page.isVisible():
        put_on_screen(page, qtbot, (964, 700))
    page.arrive()
    assert cut_off(page) == []
    return " ".join(filter(None, (page.hot.quote.prose(), page.hot.sentence.text())))


def test_it_is_one_click_away_and_the_first_button_of_the_page(qtbot: QtBot, page: NowPage) -> None:
    assert said(page, qtbot) == "Hot? One small thing to do in the next five minutes."
    button = find(page, "open_right_now", QAbstractButton)
    assert button.property("look") == "primary"
    with qtbot.waitSignal(page.right_now_requested):
        button.click()


def test_a_pause_shows_what_is_left_and_then_that_it_is_over(
    qtbot: QtBot, page: NowPage, session: Session, clock: StandingClock
) -> None:
    right_now.start_pause(session, "")
    clock.pass_time(ms=4 * MINUTE)
    assert said(page, qtbot).endswith("16 minutes left.")
    clock.pass_time(ms=10 * MINUTE)
    page.hot.look()
    assert page.hot.sentence.text().endswith("6 minutes left.")
    clock.pass_time(ms=10 * MINUTE)
    assert said(page, qtbot) == "The pause is over. Nothing has to follow from that."
    clock.pass_time(days=1)
    assert said(page, qtbot) == "Hot? One small thing to do in the next five minutes."


def test_what_was_put_off_is_there_at_its_hour_and_not_before(
    qtbot: QtBot, page: NowPage, session: Session, clock: StandingClock
) -> None:
    right_now.put_off(session, "why she laughed", clock.stamp.utc_ms + MINUTE)
    right_now.hold(session, "You always do this", clock.stamp.utc_ms + 2 * MINUTE)
    assert "laughed" not in said(page, qtbot)
    clock.pass_time(ms=5 * MINUTE)
    assert said(page, qtbot) == "why she laughed You wanted to come back to this."
    right_now.remove(session, right_now.shelf(session).later[0])
    assert said(page, qtbot) == "A message you did not send can be read again."
