# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Privacy: what holds from whom as the journal opens today, said in plain words and never more than is true."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import PASSPHRASE, MemoryKeychain, StandingClock, door_at, new_session
from waterline.app import ways
from waterline.app.session import BOTH, KEYCHAIN, lock_away
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.system.capture import Blocked
from waterline.ui.desk import InstantDesk
from waterline.ui.privacy import words
from waterline.ui.privacy.privacy_page import PrivacyPage
from waterline.ui.shared import limits
from waterline.ui.theme import Theme

OPEN_TO_ALL, SHUT = "They can read everything, as it is now", "They see that it is here, and cannot open it"


@pytest.fixture
def door(tmp_path):
    return door_at(tmp_path / "profile", StandingClock(), MemoryKeychain())


def page_of(door, theme: Theme, qtbot) -> PrivacyPage:
    page = PrivacyPage(door, InstantDesk(), theme)
    put_on_screen(page, qtbot)
    return page


@pytest.mark.parametrize(
    ("way", "found"), [(KEYCHAIN, OPEN_TO_ALL), (BY_PASSPHRASE, SHUT), (BOTH, SHUT), ("the code alone", SHUT)]
)
def test_it_says_whether_somebody_at_the_same_account_gets_in_today(door, theme: Theme, qtbot, way, found) -> None:
    session = new_session(door, PASSPHRASE if way == BY_PASSPHRASE else None)[0]
    if way == BOTH:
        ways.keep_both(session, ways.reserve_key(session), PASSPHRASE)
    if way == "the code alone":
        lock_away(door)
    page = page_of(door, theme, qtbot)
    assert [each for each in words_on(page) if each in (OPEN_TO_ALL, SHUT)] == [found]
    assert find(page, "privacy_change").isVisible() == (way == KEYCHAIN)


def test_it_is_read_anew_each_time_the_page_comes_into_view(door, theme: Theme, qtbot) -> None:
    session = new_session(door, None)[0]
    page = page_of(door, theme, qtbot)
    assert OPEN_TO_ALL in words_on(page)
    ways.set_passphrase(session, PASSPHRASE)
    ways.remove(session, KEYCHAIN)
    page.leave()
    page.arrive()
    settle()
    assert OPEN_TO_ALL not in words_on(page)


def test_everything_it_cannot_do_stands_there_and_the_way_to_support(door, theme: Theme, qtbot) -> None:
    new_session(door)
    page = page_of(door, theme, qtbot)
    text = words_on(page)
    assert {point for _, point, _ in limits.cannot()} <= set(text)
    asked = []
    page.support_requested.connect(lambda: asked.append("support"))
    page.back_requested.connect(lambda: asked.append("back"))
    for name in ("privacy_support", "privacy_back"):
        find(page, name, QAbstractButton).click()
    assert asked == ["support", "back"]
    assert tab_order(page)[0] == "privacy_back"


@pytest.mark.parametrize(
    ("capture", "said"),
    [(Blocked.WORKS, "keeps Waterline"), (Blocked.UNRELIABLE, "do not count on it"), (Blocked.NOT_AVAILABLE, "Not av")],
)
def test_each_system_is_told_the_truth_about_screenshots(capture: Blocked, said: str) -> None:
    meanings = [meaning for _, _, meaning in words.traces(capture)]
    assert sum(said in each for each in meanings) == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_on_it_is_cut_off(door, theme: Theme, qtbot, scale: float) -> None:
    new_session(door)
    theme.apply(scale=scale)
    page = page_of(door, theme, qtbot)
    assert cut_off(page) == []
