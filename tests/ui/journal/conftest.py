# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A dig, a journal and an entry to look at, over a real vault and a desk that answers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.journal.filling import Opening
from tests.ui.seeing import put_on_screen
from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import Answers, Draft, Entry
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.dig_page import DigPage
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.page_maker import SHORT_FLOWS
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.theme import Theme


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
def dig_page(qtbot: QtBot, session: Session, desk: InstantDesk, theme: Theme, keeper: DraftKeeper) -> DigPage:
    """The page with a new dig, at its first step, on the screen."""
    page = DigPage(session, desk, theme, keeper)
    page.open(journal.begin_dig(session))
    put_on_screen(page, qtbot, (964, 700))
    return page


@pytest.fixture
def at_step(dig_page: DigPage, session: Session) -> Callable[..., object]:
    """Open a new dig at a step, with answers given before, and return the screen of the step."""

    def go(step: Step, answers: Answers | None = None) -> object:
        draft = journal.begin_dig(session, step=step)
        if answers is not None:
            draft = draft.with_answers(answers, step.value, session.now())
        dig_page.open(draft)
        dig_page.arrive()
        return next(screen for screen in dig_page.card.screens() if screen.isVisible())

    return go


@pytest.fixture
def stored(session: Session, keeper: DraftKeeper) -> Callable[[], Draft]:
    """Return the one draft the vault holds, once the keeper has done its work."""

    def read() -> Draft:
        keeper.keep_now()
        (draft,) = journal.drafts(session)
        return draft

    return read


@pytest.fixture
def write(session: Session) -> Callable[..., Entry]:
    """Keep an entry with these answers."""

    def keep(**answers: object) -> Entry:
        draft = journal.begin_dig(session)
        return journal.finish(session, draft.with_answers(Answers(**answers), STEPS[-1].value, session.now()))  # type: ignore[arg-type]

    return keep


@pytest.fixture
def opened(qtbot, session: Session, desk: InstantDesk, theme: Theme, keeper: DraftKeeper) -> Iterator[Opening]:
    """Open a new draft of a kind, or this one, on the page of its kind, as wide as the window shows it at first."""
    pages: list[ShortFlowPage] = []

    def open_one(kind: str, draft: Draft | None = None, size: tuple[int, int] = (964, 900)) -> ShortFlowPage:
        page = SHORT_FLOWS[kind](session, desk, theme, keeper)
        page.open(draft or journal.begin(session, kind))
        put_on_screen(page, qtbot, size)
        pages.append(page)
        return page

    yield open_one
    for page in pages:
        page.leave()
