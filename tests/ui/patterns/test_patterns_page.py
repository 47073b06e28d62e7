# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sees, opens and is told on the page of patterns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from tests.ui.patterns.writing import LEFT_TIME, OUT_ATTENTION, write_moment, write_moments
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import StandingClock
from waterline.app import journal, requests
from waterline.app.session import Session
from waterline.domain.request import KIND, RequestAnswers
from waterline.domain.vocabulary import BETWEEN
from waterline.ui.desk import InstantDesk
from waterline.ui.patterns.grid_view import GridView
from waterline.ui.patterns.patterns_page import PatternsPage
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme


@pytest.fixture
def page(qtbot, theme: Theme, session: Session) -> PatternsPage:
    return PatternsPage(session, InstantDesk(), theme)


def grid(page: QWidget) -> GridView:
    return find(page, "grid", GridView)


def open_cell(page: QWidget, row: int = 0, column: int = 0) -> LineList:
    view = grid(page)
    view.setCurrentIndex(view.model().index(row, column))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle()
    return find(page, "drill_down_entries", LineList)


def said(page: QWidget) -> str:
    return " ".join(words_on(page))


# Not enough yet -----------------------------------------------------------------------------------
@pytest.mark.parametrize(("moments", "words"), [(0, "Nothing written down yet"), (1, "4 are missing"), (4, "One more")])
def test_below_five_moments_words_stand_where_the_grid_will_be(
    qtbot, page: PatternsPage, session: Session, moments: int, words: str
) -> None:
    write_moments(session, moments, **LEFT_TIME)
    put_on_screen(page, qtbot)
    assert words in said(page)
    assert not grid(page).isVisible()
    assert find(page, "counts", LineList).isVisible() == (moments > 0), "the list begins with the first moment"


def test_from_five_moments_on_there_is_a_grid_and_nothing_is_missing(
    qtbot, page: PatternsPage, session: Session
) -> None:
    write_moments(session, 5, **LEFT_TIME)
    put_on_screen(page, qtbot)
    assert grid(page).isVisible()
    assert "missing" not in said(page)
    assert "Of the 5 moments you wrote down" in said(page)


def test_who_has_too_few_moments_can_begin_a_dig_from_here(qtbot, page: PatternsPage) -> None:
    put_on_screen(page, qtbot)
    with qtbot.waitSignal(page.dig_requested):
        find(page, "patterns_begin_dig", QAbstractButton).click()


def test_moments_written_since_the_last_visit_are_counted(qtbot, page: PatternsPage, session: Session) -> None:
    write_moments(session, 4, **LEFT_TIME)
    put_on_screen(page, qtbot)
    write_moment(session, **LEFT_TIME)
    page.leave()
    page.arrive()
    settle()
    assert grid(page).isVisible()


def test_what_is_in_the_trash_is_not_counted(qtbot, page: PatternsPage, session: Session) -> None:
    journal.trash(session, write_moments(session, 5, **LEFT_TIME)[0])
    put_on_screen(page, qtbot)
    assert "One more is missing" in said(page)


# A cell and its moments ---------------------------------------------------------------------------
def test_a_cell_lists_exactly_its_entries_newest_first(
    qtbot, page: PatternsPage, session: Session, clock: StandingClock
) -> None:
    mine = []
    for number in range(3):
        clock.pass_time(days=1)
        mine.append(write_moment(session, f"Mine {number}", **LEFT_TIME))
        write_moment(session, "Another pair", **OUT_ATTENTION)
        write_moment(session, "Not counted", triage=BETWEEN, **LEFT_TIME)
    put_on_screen(page, qtbot)
    shown = open_cell(page)
    assert [line.key for line in shown.lines()] == mine[::-1]
    assert "3 moments, newest first" in said(page)


def test_beside_a_cell_stands_what_has_answered_its_need_before(qtbot, page: PatternsPage, session: Session) -> None:
    def ask(need: str, words: str, met: str | None, own: str = "") -> str:
        draft = journal.begin(session, KIND)
        filled = draft.with_answers(RequestAnswers(needs=(need,), ask=words), "end", session.now())
        entry = journal.finish(session, filled).id
        requests.say_met(session, entry, met, own)
        return entry

    met = ask("time", "keep Tuesday evenings for us", "yes", "It felt like being chosen.")
    partly = ask("time", "ring when it gets late", "partly")
    ask("time", "stay home tonight", "no")
    ask("attention", "look up when I come in", "yes")
    write_moments(session, 5, **LEFT_TIME)
    write_moment(session, fears=("being_left",))
    put_on_screen(page, qtbot)
    open_cell(page)
    answers = find(page, "answer_history_answers", LineList)
    assert {line.key for line in answers.lines()} == {met, partly}
    line = next(line for line in answers.lines() if line.key == met)
    assert line.words == "keep Tuesday evenings for us"
    assert line.detail.startswith("It felt like being chosen.")
    with qtbot.waitSignal(page.request_chosen) as chosen:
        answers.chosen.emit(partly)
    assert chosen.args == [partly]
    open_cell(page, 0, grid(page).model().columnCount() - 1)
    assert not find(page, "answer_history").isVisible(), "no need is named there"


def test_where_nothing_has_answered_a_need_yet_the_page_says_so(qtbot, page: PatternsPage, session: Session) -> None:
    write_moments(session, 5, **LEFT_TIME)
    put_on_screen(page, qtbot)
    open_cell(page)
    assert "What has answered “Time” before" in said(page)
    assert "Nothing is written down yet. It stands here once" in said(page)


def test_the_agreements_are_one_click_away_from_what_is_between_us(qtbot, page: PatternsPage, session: Session) -> None:
    write_moment(session, triage=BETWEEN)
    put_on_screen(page, qtbot)
    with qtbot.waitSignal(page.agreements_requested):
        find(page, "patterns_agreements", QAbstractButton).click()


def test_an_entry_of_a_cell_is_opened_by_key_and_by_click(qtbot, page: PatternsPage, session: Session) -> None:
    wanted = write_moments(session, 5, **LEFT_TIME)
    put_on_screen(page, qtbot)
    shown = open_cell(page)
    assert shown.hasFocus(), "whoever came by key goes on by key"
    with qtbot.waitSignal(page.entry_chosen) as by_key:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.entry_chosen) as by_click:
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert by_key.args == by_click.args
    assert by_key.args[0] in wanted


def test_esc_closes_the_list_and_gives_the_keyboard_back_to_the_cell(
    qtbot, page: PatternsPage, session: Session
) -> None:
    write_moments(session, 5, **LEFT_TIME)
    put_on_screen(page, qtbot)
    QTest.keyClick(open_cell(page), Qt.Key.Key_Escape)
    assert not find(page, "drill_down").isVisible()
    assert grid(page).hasFocus()


def test_a_list_left_open_is_told_anew_when_its_moments_change(qtbot, page: PatternsPage, session: Session) -> None:
    wanted = write_moments(session, 6, **LEFT_TIME)
    put_on_screen(page, qtbot)
    shown = open_cell(page)
    QTest.keyClick(shown, Qt.Key.Key_Return)  # reading one of them
    page.leave()
    journal.trash(session, wanted[0])
    page.arrive()
    settle()
    assert {line.key for line in shown.lines()} == set(wanted[1:])
    assert shown.isVisible()


def test_the_page_follows_the_keyboard_down_a_list_longer_than_the_window(
    qtbot, page: PatternsPage, session: Session
) -> None:
    write_moments(session, 30, **LEFT_TIME)
    put_on_screen(page, qtbot, (784, 540))
    shown = open_cell(page)
    for _ in range(29):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert page.scroller is not None
    row = shown.visualRect(shown.currentIndex())
    top = shown.viewport().mapTo(page.scroller.viewport(), row.topLeft()).y()
    assert shown.currentIndex().row() == 29
    assert 0 <= top <= page.scroller.viewport().height() - row.height()


# Between us ---------------------------------------------------------------------------------------
def test_between_us_is_left_out_and_counted_only_when_asked(qtbot, page: PatternsPage, session: Session) -> None:
    write_moments(session, 4, **LEFT_TIME)
    write_moments(session, 2, triage=BETWEEN, **LEFT_TIME)
    put_on_screen(page, qtbot)
    assert "2 entries you marked as between us are left out" in said(page)
    assert not grid(page).isVisible()
    find(page, "patterns_include_between", QCheckBox).click()
    settle()
    assert grid(page).isVisible()
    assert len(open_cell(page).lines()) == 6


def test_including_them_ends_with_the_visit_but_not_with_reading_one_of_the_moments(
    qtbot, page: PatternsPage, session: Session
) -> None:
    write_moments(session, 4, **LEFT_TIME)
    write_moments(session, 2, triage=BETWEEN, **LEFT_TIME)
    put_on_screen(page, qtbot)
    include = find(page, "patterns_include_between", QCheckBox)
    include.click()
    QTest.keyClick(open_cell(page), Qt.Key.Key_Return)
    page.leave()
    page.arrive()
    assert include.isChecked()
    page.leave()
    page.arrive()
    assert not include.isChecked()
    assert "2 entries you marked as between us are left out" in said(page)


def test_nothing_is_said_of_between_us_where_there_is_none(qtbot, page: PatternsPage, session: Session) -> None:
    write_moments(session, 5, **LEFT_TIME)
    put_on_screen(page, qtbot)
    assert not find(page, "patterns_include_between", QCheckBox).isVisible()


# In sentences, and how it is counted --------------------------------------------------------------
def test_the_same_counts_can_be_read_in_sentences(qtbot, page: PatternsPage, session: Session) -> None:
    write_moments(session, 3, **LEFT_TIME)
    write_moments(session, 2, **OUT_ATTENTION)
    put_on_screen(page, qtbot)
    find(page, "counts_turn", QAbstractButton).click()
    counts = find(page, "counts", LineList)
    assert [line.words for line in counts.lines()] == [
        "“Being left” together with “Time”",
        "“Missing out” together with “Attention”",
    ]
    assert not grid(page).isVisible()
    counts.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(counts, Qt.Key.Key_Return)
    assert len(find(page, "drill_down_entries", LineList).lines()) == 3
    find(page, "counts_turn", QAbstractButton).click()
    assert grid(page).isVisible()


def test_how_it_is_counted_is_told_to_whoever_asks(qtbot, page: PatternsPage, session: Session) -> None:
    write_moments(session, 5, **LEFT_TIME)
    put_on_screen(page, qtbot)
    assert "What this cannot say" not in said(page)
    find(page, "counting_button", QAbstractButton).click()
    settle()
    assert "What this cannot say" in said(page)
    assert "Counted here: 5 moments" in said(page)


# For everybody ------------------------------------------------------------------------------------
def test_tab_reaches_every_control_of_the_page(qtbot, page: PatternsPage, session: Session) -> None:
    write_moments(session, 5, **LEFT_TIME)
    write_moments(session, 1, triage=BETWEEN)
    put_on_screen(page, qtbot)
    open_cell(page)
    expected = [
        "patterns_include_between",
        "counts_turn",
        "grid",
        "drill_down_close",
        "drill_down_entries",
        "counting_button",
    ]
    assert [name for name in tab_order(page) if name in expected] == expected
    unnamed = [name for name in tab_order(page) if not find(page, name).accessibleName()]
    assert not unnamed


@pytest.mark.parametrize("mode", ["light", "contrast"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (964, 710)), (1.0, (784, 560)), (2.0, (784, 540))])
@pytest.mark.parametrize("moments", [1, 9])
def test_nothing_is_cut_off_at_any_size(
    qtbot, page: PatternsPage, session: Session, theme: Theme, mode: str, scale: float, size, moments: int
) -> None:
    theme.apply(mode=mode, scale=scale)  # pyright: ignore[reportArgumentType]
    write_moments(session, moments, **LEFT_TIME)
    write_moments(session, 2, triage=BETWEEN, **LEFT_TIME)
    put_on_screen(page, qtbot, size)
    find(page, "counting_button", QAbstractButton).click()
    if moments > 4:
        open_cell(page)
    settle()
    assert cut_off(page) == []
