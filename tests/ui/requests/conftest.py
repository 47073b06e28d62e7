# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A request being written, the list of them, and one with what became of it, over a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from waterline.app import journal, requests
from waterline.app.session import Session
from waterline.domain.entry import Entry
from waterline.domain.request import RequestAnswers
from waterline.ui.desk import InstantDesk
from waterline.ui.requests.request_page import RequestPage
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
def builder(session: Session, desk: InstantDesk, theme: Theme, keeper: DraftKeeper) -> RequestPage:
    """The builder with a new request."""
    page = RequestPage(session, desk, theme, keeper)
    page.open(requests.begin(session))
    return page


@pytest.fixture
def ask(session: Session) -> Callable[..., Entry]:
    """Keep a request with these answers."""

    def keep(**answers: object) -> Entry:
        draft = replace(requests.begin(session), answers=RequestAnswers(**answers))  # type: ignore[arg-type]
        return journal.finish(session, draft)

    return keep
