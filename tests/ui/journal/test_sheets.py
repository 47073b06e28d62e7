# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a short flow: kept as it is typed, left empty without a trace, read back in its own questions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QPlainTextEdit

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import StandingClock
from waterline.app import journal, kink_pack
from waterline.app.session import Session
from waterline.domain.entry import Origin
from waterline.domain.looking import Looking
from waterline.domain.sheets import (
    FREE_PAGE,
    GLAD_MOMENT,
    HEARTS,
    HOLDING_SPACE,
    REASSURANCE,
    SHEETS,
    WATCHING_PLAN,
    FreePage,
    Hearts,
    HoldingSpace,
    Reassurance,
)
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.flow_menu import FlowMenuButton
from waterline.ui.journal.kinds import reading
from waterline.ui.journal.sheets.sheet_page import SheetPage
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox
from waterline.ui.theme import Theme


@pytest.fixture
def sheet_page(qtbot, session: Session, desk: InstantDesk, theme: Theme, keeper: DraftKeeper) -> Iterator[SheetPage]:
    page = SheetPage(session, desk, theme, keeper)
    put_on_screen(page, qtbot, (964, 900))
    yield page
    page.leave()


def begin(page: SheetPage, session: Session, kind: str) -> None:
    page.open(journal.begin(session, kind, origin=None))
    page.arrive()
    settle()


def write(page: SheetPage, field: str, words: str) -> None:
    find(page, field, QPlainTextEdit).insertPlainText(words)


def choose(page: SheetPage, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


@pytest.mark.parametrize("kind", SHEETS)
def test_every_answer_is_kept_as_it_is_given_and_becomes_an_entry(
    sheet_page: SheetPage, session: Session, keeper: DraftKeeper, qtbot, kind: str
) -> None:
    begin(sheet_page, session, kind)
    write(sheet_page, "what_happened", "we laughed")
    keeper.keep_now()
    (draft,) = journal.drafts(session)
    assert (draft.kind, draft.answers.what_happened) == (kind, "we laughed")
    with qtbot.waitSignal(sheet_page.finished) as finished:
        QTest.keyClick(sheet_page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert journal.drafts(session) == ()
    assert finished.args is not None
    entry = journal.entry(session, finished.args[0])
    assert (entry.kind, entry.answers) == (kind, SHEETS[kind](what_happened="we laughed"))


@pytest.mark.parametrize("kind", SHEETS)
def test_a_page_on_which_nothing_was_said_leaves_nothing_behind(
    sheet_page: SheetPage, session: Session, keeper: DraftKeeper, qtbot, kind: str
) -> None:
    begin(sheet_page, session, kind)
    write(sheet_page, "what_happened", "x")
    keeper.keep_now()
    find(sheet_page, "what_happened", QPlainTextEdit).clear()
    with qtbot.waitSignal(sheet_page.stopped):
        sheet_page.finish()
    assert journal.drafts(session) == ()
    assert journal.timeline(session) == ()


@pytest.mark.parametrize("kind", SHEETS)
def test_tab_reaches_everything_and_nothing_is_cut_off(sheet_page: SheetPage, session: Session, kind: str) -> None:
    begin(sheet_page, session, kind)
    reached = tab_order(sheet_page)
    assert {"what_happened", "sheet_stop", "sheet_keep"} <= set(reached)
    assert all(
        find(sheet_page, name).accessibleName() or find(sheet_page, name, QAbstractButton).text() for name in reached
    )
    assert cut_off(sheet_page) == []


def test_a_check_in_of_hearts_keeps_its_letters_and_asks_once_a_week_later_how_it_went(
    sheet_page: SheetPage, session: Session, clock: StandingClock, qtbot
) -> None:
    begin(sheet_page, session, HEARTS)
    choose(sheet_page, "here_thin")
    choose(sheet_page, "with_self_full")
    choose(sheet_page, "chosen_here")
    write(sheet_page, "what_happened", "tea on the stairs")
    choose(sheet_page, "kept_as_ritual")
    with qtbot.waitSignal(sheet_page.finished) as finished:
        sheet_page.finish()
    assert finished.args is not None
    kept = journal.entry(session, finished.args[0])
    assert kept.answers == Hearts(
        here="thin", with_self="full", chosen="here", what_happened="tea on the stairs", kept_as="ritual"
    )
    assert journal.follow_up(session) is None
    clock.pass_time(days=7)
    due = journal.follow_up(session)
    assert due is not None
    assert due.id == kept.id
    sheet_page.open(journal.edit(session, kept.id))
    write(sheet_page, "how_it_went", "twice")
    with qtbot.waitSignal(sheet_page.finished):
        sheet_page.finish()
    assert journal.follow_up(session) is None


def test_the_question_how_it_went_waits_until_the_check_in_is_opened_again(
    sheet_page: SheetPage, session: Session
) -> None:
    begin(sheet_page, session, HEARTS)
    assert sheet_page.findChild(QPlainTextEdit, "how_it_went") is None


def test_after_kind_words_that_often_did_not_hold_the_agreements_come_before_oneself(
    sheet_page: SheetPage, session: Session
) -> None:
    for _ in range(2):
        draft = journal.begin(session, REASSURANCE, seed=Reassurance(landed="faded"))
        journal.finish(session, draft)
    begin(sheet_page, session, REASSURANCE)
    choose(sheet_page, "landed_landed")
    assert "Before you look inward" not in words_on(sheet_page)
    choose(sheet_page, "landed_not_landed")
    assert "Before you look inward" in words_on(sheet_page)


def test_leaving_by_alt_left_keeps_a_draft_and_goes_back_to_the_line_of_the_course(
    sheet_page: SheetPage, session: Session, qtbot
) -> None:
    origin = Origin("below", "ten", "a3")
    sheet_page.open(journal.begin(session, HOLDING_SPACE, origin=origin))
    write(sheet_page, "reflected", "you were scared")
    with qtbot.waitSignal(sheet_page.stopped) as stopped:
        QTest.keyClick(sheet_page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stopped.args == [origin]
    (draft,) = journal.drafts(session)
    assert draft.answers == HoldingSpace(reflected="you were scared")


def test_a_kept_page_is_read_back_under_its_own_questions(theme: Theme, qtbot) -> None:
    said = HoldingSpace(what_happened="I was afraid", will_not="report every hour", people=("p",))
    shown = reading(theme, HOLDING_SPACE, said, {"p": "Ash"}, "read")
    qtbot.addWidget(shown)
    shown.resize(600, 500)
    shown.show()
    settle()
    words = " ".join(words_on(shown))
    for part in ("Who came to you?", "Ash", "What they said", "I was afraid", "What I won’t do", "report every hour"):
        assert part in words
    assert "What I can offer gladly" not in words, "what was not answered is left out"


def test_a_page_a_megabyte_long_is_kept_whole(session: Session) -> None:
    words = "a long night. " * 75_000
    entry = journal.finish(session, journal.begin(session, FREE_PAGE, seed=FreePage(what_happened=words)))
    assert journal.entry(session, entry.id).answers.what_happened == words


def test_the_plan_for_watching_is_offered_only_to_adults_who_asked_for_it(
    session: Session, theme: Theme, qtbot
) -> None:
    button = FlowMenuButton(theme)
    qtbot.addWidget(button)

    def offered() -> list[str]:
        button.offer(kink_pack.sheets_offered(session))
        menu = find(button, "other_flows_menu", QMenu)
        return [action.objectName().removeprefix("begin_") for action in menu.actions()]

    assert GLAD_MOMENT in offered()
    assert WATCHING_PLAN not in offered()
    kink_pack.switch(session, True)
    assert WATCHING_PLAN in offered()
    kink_pack.switch(session, False)
    assert WATCHING_PLAN not in offered()


def test_a_megabyte_on_the_free_page_is_kept_found_and_read_back(sheet_page, session, keeper, qtbot, desk, theme):
    text = ("It was late and nobody said when it would end. " * 22_000)[:1_000_000] + "needle"
    begin(sheet_page, session, FREE_PAGE)
    box = find(sheet_page, "what_happened", TextBox)
    mime = QMimeData()
    mime.setText(text)
    box.insertFromMimeData(mime)
    qtbot.keyClicks(box, " and more")
    keeper.keep_now()
    assert journal.drafts(session)[0].answers.what_happened == text + " and more"
    with qtbot.waitSignal(sheet_page.finished) as done:
        sheet_page.finish()
    assert done.args is not None
    page = EntryPage(session, desk, theme)
    page.show_entry(done.args[0])
    put_on_screen(page, qtbot)
    assert find(page, "entry_read_what_happened", TextBox).words() == text + " and more"
    (line,) = journal.timeline(session)
    assert len(line.what_happened) < 1000
    (line,) = journal.look(session, Looking(text="needle"))
    assert line.found is not None
    assert "needle" in line.found.text
