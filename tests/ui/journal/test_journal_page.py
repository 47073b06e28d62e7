# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal: entries to open, drafts to go on with, and a trash that gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.held_desk import HeldDesk
from tests.ui.journal.test_dig_steps import click
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import StandingClock
from waterline.app import journal
from waterline.app.journal import PAGE
from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft, Entry, EntryLine
from waterline.domain.times import Stamp
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.entry_lines import EntryLines
from waterline.ui.journal.entry_list import EntryList
from waterline.ui.journal.journal_page import JournalPage
from waterline.ui.theme import Theme

Write = Callable[..., Entry]


@pytest.fixture
def page(qtbot: QtBot, session: Session, desk: InstantDesk, theme: Theme) -> JournalPage:
    return JournalPage(session, desk, theme)


def show(page: JournalPage, qtbot: QtBot) -> JournalPage:
    put_on_screen(page, qtbot, (964, 700))
    return page


def texts(view: EntryList, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = view.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def key(view: EntryList, row: int, which: Qt.Key) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.stand_on(row)
    QTest.keyClick(view, which)
    settle()


def draft(session: Session, **answers: object) -> Draft:
    made = journal.begin_dig(session).with_answers(Answers(**answers), "happened", session.now())  # type: ignore[arg-type]
    journal.keep_draft(session, made)
    return made


# The list -----------------------------------------------------------------------------------------
def test_each_entry_says_when_what_and_where_it_belongs(
    qtbot: QtBot, page: JournalPage, write: Write, clock: StandingClock
) -> None:
    happened = clock().plus_days(-1)
    write(
        feelings=("hurt", "left_out"),
        intensity_before=8,
        intensity_after=5,
        triage="between",
        root="I need to be asked.",
        happened=happened,
    )
    show(page, qtbot)
    (spoken,) = texts(page.list, Qt.ItemDataRole.AccessibleTextRole)
    hour = f"{happened.local:%H:%M}"
    assert spoken == (
        f"Yesterday, {hour}. Hurt, Left out. 8 of 10 before, 5 of 10 after. Between us. I need to be asked."
    )


def test_where_only_the_day_is_known_no_clock_is_shown(
    qtbot: QtBot, page: JournalPage, write: Write, clock: StandingClock
) -> None:
    write(feelings=("sad",), happened=clock().plus_days(-1), happened_time_known=False)
    show(page, qtbot)
    assert texts(page.list) == ["Yesterday. Sad"]


def test_an_entry_keeps_the_clock_of_the_place_it_was_written_in(
    qtbot: QtBot, page: JournalPage, write: Write, clock: StandingClock
) -> None:
    clock.stamp = Stamp(clock().utc_ms, "Asia/Tokyo", 540)
    there = clock()
    write(root="far away")
    clock.stamp = Stamp(there.utc_ms + 1000, "Europe/Berlin", 60)
    show(page, qtbot)
    assert f"{there.local:%H:%M}" in texts(page.list)[0]


def test_enter_and_a_click_open_an_entry(qtbot: QtBot, page: JournalPage, write: Write, clock: StandingClock) -> None:
    older = write(root="older")
    clock.pass_time(days=1)
    newer = write(root="newer")
    show(page, qtbot)
    with qtbot.waitSignal(page.entry_chosen) as chosen:
        key(page.list, 1, Qt.Key.Key_Return)
    assert chosen.args == [older.id]
    with qtbot.waitSignal(page.entry_chosen) as chosen:
        spot = page.list.visualRect(page.lines.index(0)).center()
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [newer.id]


def test_delete_moves_to_the_trash_and_one_word_brings_it_back(
    qtbot: QtBot, page: JournalPage, write: Write, session: Session
) -> None:
    entry = write(root="kept")
    show(page, qtbot)
    key(page.list, 0, Qt.Key.Key_Delete)
    assert journal.entry(session, entry.id).trashed_ms is not None
    assert page.message.words() == "The entry is in the trash."
    assert page.empty.isVisible()
    click(page, "journal_message_action")
    assert journal.entry(session, entry.id).trashed_ms is None
    assert len(texts(page.list)) == 1


def test_the_list_stands_where_it_stood_after_one_was_thrown_away(
    qtbot: QtBot, page: JournalPage, write: Write, clock: StandingClock
) -> None:
    for number in range(4):
        write(root=f"root {number}")
        clock.pass_time(days=1)
    show(page, qtbot)
    key(page.list, 2, Qt.Key.Key_Delete)
    line = page.list.current_line()
    assert line is not None
    assert line.root == "root 0"


# Many entries -------------------------------------------------------------------------------------
def many(number: int) -> list[EntryLine]:
    one = EntryLine("", "dig", Stamp(0), ("hurt",), "", 7, 4, "It rained.", "", (), (), "inside")
    return [replace(one, id=f"entry {row}", happened=Stamp(-row * 3_600_000)) for row in range(number)]


def test_five_thousand_entries_stay_a_model_and_come_a_page_at_a_time(
    qtbot: QtBot, theme: Theme, clock: StandingClock
) -> None:
    lines = many(5000)
    asked: list[int] = []

    def fetch(after: EntryLine | None, limit: int, then: Callable[[tuple[EntryLine, ...]], None]) -> None:
        start = 0 if after is None else lines.index(after) + 1
        asked.append(limit)
        then(tuple(lines[start : start + limit]))

    model = EntryLines(fetch, clock)
    view = EntryList(theme, model, "Entries", name="entries")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    model.reload()
    settle()
    assert asked[0] == PAGE
    assert model.rowCount() < 500, "only what is near the window is read"
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 5000
    assert {line.id for line in (model.line(row) for row in range(5000))} == {line.id for line in lines}
    view.scrollToBottom()
    settle()
    assert len(view.findChildren(QWidget)) < 20, "no widget per entry"


def test_the_model_keeps_every_rule_of_a_model(
    qtmodeltester: ModelTester, page: JournalPage, write: Write, clock: StandingClock
) -> None:
    for number in range(3):
        write(root=f"root {number}")
        clock.pass_time(days=1)
    page.lines.reload()
    qtmodeltester.check(page.lines)


def test_a_late_answer_never_mixes_with_a_newer_one(qtbot: QtBot, clock: StandingClock) -> None:
    lines = many(120)
    waiting: list[Callable[[], None]] = []

    def fetch(after: EntryLine | None, limit: int, then: Callable[[tuple[EntryLine, ...]], None]) -> None:
        start = 0 if after is None else lines.index(after) + 1
        part = tuple(lines[start : start + limit])
        waiting.append(lambda: then(part))

    model = EntryLines(fetch, clock)
    model.reload()
    waiting.pop(0)()
    model.fetchMore(QModelIndex())
    model.reload()
    while waiting:
        waiting.pop(0)()
    ids = [model.line(row).id for row in range(model.rowCount())]
    assert ids == [line.id for line in lines[: len(ids)]]


# Drafts -------------------------------------------------------------------------------------------
def test_a_draft_can_be_gone_on_with(qtbot: QtBot, page: JournalPage, session: Session) -> None:
    made = draft(session, root="half a thought")
    show(page, qtbot)
    assert "half a thought · left at “What happened”" in words_on(page)
    with qtbot.waitSignal(page.draft_chosen) as chosen:
        click(page, "draft_1_continue")
    assert chosen.args == [made.id]


def test_discarding_a_draft_asks_first_and_can_be_taken_back(qtbot: QtBot, page: JournalPage, session: Session) -> None:
    made = draft(session, root="half a thought")
    show(page, qtbot)
    click(page, "draft_1_discard")
    assert journal.drafts(session) == (made,)
    click(page, "draft_1_keep")
    assert journal.drafts(session) == (made,)
    click(page, "draft_1_discard", "draft_1_discard_it")
    assert journal.drafts(session) == ()
    assert not page.drafts.isVisible()
    click(page, "journal_message_action")
    assert journal.drafts(session) == (made,)
    assert page.drafts.isVisible()


def test_many_drafts_wait_behind_one_word(
    qtbot: QtBot, page: JournalPage, session: Session, clock: StandingClock
) -> None:
    for number in range(5):
        draft(session, root=f"thought {number}")
        clock.pass_time(ms=1000)
    show(page, qtbot)
    assert sum("thought" in words for words in words_on(page)) == 2
    click(page, "all_drafts")
    assert sum("thought" in words for words in words_on(page)) == 5


# The trash ----------------------------------------------------------------------------------------
def test_an_entry_comes_back_from_the_trash(qtbot: QtBot, page: JournalPage, write: Write, session: Session) -> None:
    entry = write(root="kept")
    journal.trash(session, entry.id)
    show(page, qtbot)
    click(page, "open_trash")
    assert len(texts(page.trash.list)) == 1
    click(page, "restore")
    assert journal.entry(session, entry.id).trashed_ms is None
    assert page.trash.empty.isVisible()
    click(page, "trash_back")
    assert len(texts(page.list)) == 1


def test_deleting_for_good_says_that_it_cannot_come_back_and_asks(
    qtbot: QtBot, page: JournalPage, write: Write, session: Session
) -> None:
    entry = write(root="gone")
    journal.trash(session, entry.id)
    show(page, qtbot)
    click(page, "open_trash")
    key(page.trash.list, 0, Qt.Key.Key_Delete)
    assert "cannot come back" in " ".join(words_on(page))
    click(page, "delete_keep")
    assert journal.trashed(session)
    click(page, "delete_for_good", "delete_confirm")
    assert journal.trashed(session) == ()
    assert page.trash.empty.isVisible()


def test_the_question_about_one_entry_never_deletes_another(
    qtbot: QtBot, page: JournalPage, write: Write, session: Session, clock: StandingClock
) -> None:
    for root in ("first", "second"):
        journal.trash(session, write(root=root).id)
        clock.pass_time(days=1)
    show(page, qtbot)
    click(page, "open_trash", "delete_for_good")
    page.trash.list.stand_on(1)
    settle()
    assert not find(page, "delete_confirm").isVisible(), "the question was about the other one"


# All of it ----------------------------------------------------------------------------------------
def test_an_empty_journal_says_so_kindly_and_offers_a_dig(qtbot: QtBot, page: JournalPage) -> None:
    show(page, qtbot)
    assert "No entries yet" in words_on(page)
    with qtbot.waitSignal(page.dig_requested):
        click(page, "begin_dig")


def test_everything_has_a_name_and_tab_reaches_it(
    qtbot: QtBot, page: JournalPage, write: Write, session: Session
) -> None:
    write(root="a root")
    draft(session, root="half a thought")
    show(page, qtbot)
    names = tab_order(page)
    assert names == [
        "open_trash",
        "other_flows",
        "begin_dig",
        "draft_1_discard",
        "draft_1_continue",
        "looking_field",
        "looking_narrow_button",
        "calendar_button",
        "entries",
    ]
    assert all(find(page, name).accessibleName() for name in names)


@pytest.mark.parametrize("trash", [False, True])
def test_no_word_is_cut_off_at_twice_the_text_size(
    qtbot: QtBot, page: JournalPage, theme: Theme, write: Write, session: Session, trash: bool
) -> None:
    journal.trash(session, write(root="thrown away").id)
    write(root="I need to be asked before, not told after.")
    draft(session, what_happened="He came home two hours late and did not say why.")
    theme.apply(scale=2.0)
    put_on_screen(page, qtbot, (828, 560))
    click(page, "draft_1_discard")
    assert cut_off(page) == []
    if trash:
        click(page, "open_trash", "delete_for_good")
        assert cut_off(page) == []


def test_a_page_left_before_the_answer_came_is_no_trouble(qtbot: QtBot, session: Session, theme: Theme) -> None:
    desk = HeldDesk()
    page = JournalPage(session, desk, theme)
    put_on_screen(page, qtbot)
    page.leave()
    desk.answer_all()
    assert page.lines.rowCount() == 0
