# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting for good reaches into the backups where that is wanted, and says where it did not reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.held_desk import HeldDesk
from tests.ui.journal.test_dig_steps import click
from tests.ui.seeing import cut_off, find, put_on_screen, settle
from tests.world import StandingClock
from waterline.app import journal, safekeeping, trash
from waterline.app.session import Session
from waterline.domain.entry import Entry
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.journal_page import JournalPage
from waterline.ui.shared.time_words import plain_date_words
from waterline.ui.theme import Theme

Write = Callable[..., Entry]


@pytest.fixture
def thrown(session: Session, write: Write, clock: StandingClock) -> Entry:
    """An entry in the trash, and in a backup of the day before."""
    entry = write(root="gone")
    write(root="stays")
    safekeeping.back_up_now(session)
    clock.pass_time(days=1)
    journal.trash(session, entry.id)
    return entry


def in_the_trash(session: Session, desk: object, theme: Theme, qtbot: QtBot) -> JournalPage:
    page = JournalPage(session, desk, theme)  # pyright: ignore[reportArgumentType]
    put_on_screen(page, qtbot, (964, 700))
    return page


@pytest.fixture
def page(thrown: Entry, session: Session, desk: InstantDesk, theme: Theme, qtbot: QtBot) -> JournalPage:
    """The trash, with the entry chosen."""
    made = in_the_trash(session, desk, theme, qtbot)
    click(made, "open_trash")
    return made


def entries_in_backups(session: Session) -> list[int]:
    lines = safekeeping.backups(session).lines
    return [line.contents.entries for line in lines if line.contents]


def test_it_goes_from_the_backups_too_unless_that_is_unchecked(page: JournalPage, session: Session) -> None:
    click(page, "delete_for_good")
    assert page.trash.backups_too.isVisible()
    click(page, "delete_confirm")
    assert journal.trashed(session) == ()
    assert entries_in_backups(session) == [1]
    assert page.trash.message.words() == "The entry is deleted, from one backup too."


def test_unchecked_it_stays_in_the_backups_and_that_is_said(page: JournalPage, session: Session) -> None:
    click(page, "delete_for_good")
    page.trash.backups_too.set_checked(False)
    click(page, "delete_confirm")
    assert journal.trashed(session) == ()
    assert entries_in_backups(session) == [2]
    assert page.trash.message.words() == "The entry is deleted. Backups made before still have it."


def test_what_cannot_be_reached_is_named(
    thrown: Entry, session: Session, desk: InstantDesk, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    safekeeping.choose_folder(session, stick)
    safekeeping.back_up_now(session)
    stick.rename(tmp_path / "away")
    page = in_the_trash(session, desk, theme, qtbot)
    click(page, "open_trash", "delete_for_good", "delete_confirm")
    assert page.trash.message.words() == (
        f"The entry is deleted. It may still be in: the backups in {stick}, out of reach."
    )
    assert entries_in_backups(session) == [1]


def test_without_any_backup_there_is_no_question_about_them(
    session: Session, write: Write, desk: InstantDesk, theme: Theme, qtbot: QtBot
) -> None:
    journal.trash(session, write(root="gone").id)
    page = in_the_trash(session, desk, theme, qtbot)
    click(page, "open_trash", "delete_for_good")
    assert not page.trash.backups_too.isVisible()
    click(page, "delete_confirm")
    assert page.trash.message.words() == "The entry is deleted."


def test_stopped_among_the_backups_the_entry_is_still_in_the_trash(
    thrown: Entry, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    desk = HeldDesk()
    page = in_the_trash(session, desk, theme, qtbot)
    desk.answer_all()
    click(page, "open_trash")
    desk.answer_all()
    settle()
    click(page, "delete_for_good", "delete_confirm")
    assert find(page, "delete_work").isVisible()
    assert not find(page, "delete_confirm").isEnabled()
    click(page, "delete_work_stop")
    desk.answer_all()
    assert "still in the trash" in page.trash.message.words()
    assert [line.id for line in journal.trashed(session)] == [thrown.id]
    assert entries_in_backups(session) == [2]


def test_each_question_begins_checked_again(page: JournalPage) -> None:
    click(page, "delete_for_good")
    page.trash.backups_too.set_checked(False)
    click(page, "delete_keep", "delete_for_good")
    assert page.trash.backups_too.is_checked()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(page: JournalPage, theme: Theme, scale: float) -> None:
    theme.apply(mode="light", scale=scale, font_choice="bundled", reduced_motion=True)
    click(page, "delete_for_good")
    settle()
    assert cut_off(page) == []


def test_entries_stay_in_the_trash_unless_somebody_lets_them_go_and_each_says_when(page, session, clock):
    assert not page.trash.goes.is_checked()
    row = page.trash.lines.index(0)
    assert "here until" not in row.data(Qt.ItemDataRole.AccessibleTextRole)
    page.trash.goes.button.click()
    settle()
    assert trash.goes_since(session) == clock().utc_ms
    day = plain_date_words(clock().plus_days(30))
    row = page.trash.lines.index(0)
    assert f"here until {day}" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    page.trash.goes.button.click()
    settle()
    assert trash.goes_since(session) is None


def test_the_choice_fits_and_has_a_name_at_twice_the_text_size(page, theme):
    theme.apply(scale=2.0)
    settle()
    assert cut_off(page.trash) == []
    assert page.trash.goes.button.accessibleName()
