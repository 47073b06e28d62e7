# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hot moment in a person's hands, over a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.seeing import find, put_on_screen, settle, words_on
from waterline.app import right_now
from waterline.app.session import Session
from waterline.domain.entry import Draft
from waterline.domain.right_now import RightNow
from waterline.ui.desk import InstantDesk
from waterline.ui.right_now.right_now_page import RightNowPage
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.theme import Theme


class Moment:
    """The page by the names of what is on it."""

    def __init__(self, page: RightNowPage, keeper: DraftKeeper) -> None:
        self.page = page
        self.keeper = keeper

    def click(self, *names: str) -> None:
        """Press buttons one after the other."""
        for name in names:
            find(self.page, name, QAbstractButton).click()
            settle()

    def write(self, name: str, words: str) -> None:
        """Fill a box or a line."""
        for box in self.page.findChildren(QPlainTextEdit, name):
            box.setPlainText(words)
            return
        find(self.page, name, QLineEdit).setText(words)

    def shows(self, name: str) -> bool:
        """Tell whether something is in view."""
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    def said(self, name: str) -> str:
        """Return what a label says."""
        return find(self.page, name, QLabel).text()

    def reads(self, part: str) -> bool:
        """Tell whether some words are in view."""
        return any(part in each for each in words_on(self.page))

    @property
    def draft(self) -> Draft:
        """The moment as it stands."""
        assert self.page.draft is not None
        return self.page.draft

    @property
    def answers(self) -> RightNow:
        """What was said so far."""
        answers = self.draft.answers
        assert isinstance(answers, RightNow)
        return answers


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[InstantDesk]:
    """Answers at once; an error nobody took fails the test."""
    failures: list[Exception] = []
    made = InstantDesk()
    made.failed.connect(failures.append)
    yield made
    assert failures == []


@pytest.fixture
def keeper(desk: InstantDesk, session: Session) -> DraftKeeper:
    return DraftKeeper(desk, session)


@pytest.fixture
def open_moment(
    qtbot: QtBot, session: Session, desk: InstantDesk, theme: Theme, keeper: DraftKeeper
) -> Callable[..., Moment]:
    """Open a draft, or what Right now would open, on a page of its own."""

    def show(draft: Draft | None = None, size: tuple[int, int] = (964, 700)) -> Moment:
        page = RightNowPage(session, desk, theme, keeper)
        page.open(draft or right_now.begin(session))
        put_on_screen(page, qtbot, size)
        return Moment(page, keeper)

    return show


@pytest.fixture
def moment(open_moment: Callable[..., Moment]) -> Moment:
    """A new moment."""
    return open_moment()
