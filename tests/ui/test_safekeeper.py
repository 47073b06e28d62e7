# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups nobody has to think of: made when there is time, out of the way when there is not, and never a nuisance."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from tests.app.writing import write
from tests.ui.held_desk import HeldDesk
from waterline.app import safekeeping
from waterline.app.session import Session
from waterline.domain import errors
from waterline.ui import safekeeper
from waterline.ui.desk import InstantDesk
from waterline.ui.safekeeper import Safekeeper


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safekeeper, "AFTER_UNLOCK_MS", 1)


def backups(session: Session) -> int:
    return len(safekeeping.backups(session).lines)


def test_what_the_last_quick_exit_left_due_is_made_a_while_after_unlocking(session: Session, qtbot) -> None:
    write(session, "one")
    keeper = Safekeeper(InstantDesk())
    keeper.begin(session)
    qtbot.waitUntil(lambda: backups(session) == 1)
    keeper.begin(session)
    QTest.qWait(20)
    assert backups(session) == 1


def test_it_gives_way_to_writing_and_stays_due(session: Session, qtbot) -> None:
    write(session, "one")
    desk = HeldDesk()
    keeper = Safekeeper(desk)
    failed: list[object] = []
    keeper.failed.connect(failed.append)
    keeper.begin(session)
    qtbot.waitUntil(lambda: bool(desk.waiting))
    keeper.give_way()
    desk.answer_all()
    assert backups(session) == 0
    assert safekeeping.keeping(session).due
    assert failed == []


def test_a_backup_that_cannot_be_made_is_said_once_after_unlocking(session: Session, qtbot, tmp_path) -> None:
    (tmp_path / "stick").mkdir()
    safekeeping.choose_folder(session, tmp_path / "stick")
    (tmp_path / "stick").rmdir()
    write(session, "one")
    keeper = Safekeeper(InstantDesk())
    with qtbot.waitSignal(keeper.failed) as said:
        keeper.begin(session)
    (error,) = said.args
    assert isinstance(error, errors.BackupFailed)
    assert isinstance(error.reason, errors.FolderUnavailable)


def test_the_last_one_is_made_before_closing_and_says_nothing_where_it_cannot(session: Session, tmp_path) -> None:
    keeper = Safekeeper(InstantDesk())
    keeper.begin(session)
    write(session, "one")
    last = keeper.last_one(10_000)
    assert last is not None
    last()
    assert backups(session) == 1
    (tmp_path / "stick").mkdir()
    safekeeping.choose_folder(session, tmp_path / "stick")
    (tmp_path / "stick").rmdir()
    write(session, "two")
    keeper.begin(session)
    last = keeper.last_one(10_000)
    assert last is not None
    last()
    assert safekeeping.keeping(session).due


def test_the_last_one_takes_no_longer_than_it_may(session: Session) -> None:
    keeper = Safekeeper(InstantDesk())
    keeper.begin(session)
    write(session, "one")
    last = keeper.last_one(1)
    QTest.qWait(30)
    assert last is not None
    last()
    assert backups(session) == 0


def test_where_no_session_is_looked_after_there_is_no_last_one() -> None:
    assert Safekeeper(InstantDesk()).last_one(1000) is None


def test_after_letting_go_nothing_is_made_any_more(session: Session) -> None:
    write(session, "one")
    keeper = Safekeeper(InstantDesk())
    keeper.begin(session)
    keeper.let_go()
    QTest.qWait(20)
    assert backups(session) == 0
    assert keeper.last_one(1000) is None
