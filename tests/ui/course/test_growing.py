# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section is there at once and grows to its end by itself; nobody who reads, searches or jumps notices."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from tests.ui.seeing import find, put_on_screen, settle, words_on
from waterline.app import marks, study
from waterline.app.session import Session
from waterline.domain.finding import find as find_words
from waterline.domain.finding import index
from waterline.domain.passages import passages
from waterline.resources import lessons_path
from waterline.ui.course.diagrams.figure import Figure
from waterline.ui.course.section_page import SectionPage
from waterline.ui.course.section_sheet import SectionSheet
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme

SHIPPED = study.open_course(lessons_path())


@pytest.fixture
def reading(qtbot, page: SectionPage) -> SectionPage:
    """The page on the screen, before any section is opened that a test is about."""
    page.open(SHIPPED, "ordinary-feeling")
    put_on_screen(page, qtbot)
    return page


def sheet_of(page: SectionPage) -> SectionSheet:
    return page.findChildren(SectionSheet)[-1]


def until_whole(qtbot, page: SectionPage) -> None:
    qtbot.waitUntil(sheet_of(page).is_whole)
    settle()


def in_sight(page: SectionPage, anchor: str) -> bool:
    block = find(sheet_of(page), anchor)
    assert page.scroller is not None
    top = block.mapTo(page.scroller.viewport(), QPoint()).y()
    return top < page.scroller.viewport().height() and top + block.height() > 0


def paint(page: SectionPage) -> None:
    """Let layouts and painting happen, and nothing that waits for them."""
    for _ in range(3):
        QApplication.sendPostedEvents()


@pytest.mark.parametrize("section", [section.id for section in SHIPPED.sections])
def test_what_is_in_view_is_there_before_the_rest_and_the_rest_comes_by_itself(
    qtbot, reading: SectionPage, section: str
) -> None:
    reading.open(SHIPPED, section)
    paint(reading)
    sheet = sheet_of(reading)
    assert not sheet.is_whole()
    assert reading.scroller is not None
    bottom = sheet.blocks[-1][1].mapTo(reading.scroller.viewport(), QPoint(0, sheet.blocks[-1][1].height()))
    assert bottom.y() >= reading.scroller.viewport().height(), "no hole is ever seen"
    until_whole(qtbot, reading)
    found = SHIPPED.section(section)
    assert found is not None
    assert [name for name, _ in sheet.blocks] == [block.anchor for block in found.blocks]
    assert find(reading, "section_ways").isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_scroll_bar_keeps_about_its_length_while_a_section_grows(
    qtbot, reading: SectionPage, theme, scale: float
) -> None:
    theme.apply(scale=scale)
    assert reading.scroller is not None
    bar = reading.scroller.verticalScrollBar()
    for section in SHIPPED.sections:
        reading.open(SHIPPED, section.id)
        paint(reading)
        guessed = bar.maximum()
        until_whole(qtbot, reading)
        assert 0.6 < guessed / bar.maximum() < 1.3, section.id


def test_a_line_far_down_is_there_at_once_and_stays_where_it_is(qtbot, reading: SectionPage) -> None:
    for section in SHIPPED.sections:
        line = section.blocks[len(section.blocks) // 2].anchor
        reading.open(SHIPPED, section.id, line)
        paint(reading)
        assert reading.scroller is not None
        tops = [find(sheet_of(reading), line).mapTo(reading.scroller.viewport(), QPoint()).y()]
        until_whole(qtbot, reading)
        tops.append(find(sheet_of(reading), line).mapTo(reading.scroller.viewport(), QPoint()).y())
        assert tops == [32, 32], section.id


@pytest.mark.parametrize("share", [0.3, 0.6, 1.0])
def test_at_a_line_far_down_there_is_no_hole_to_be_seen_and_nothing_built_that_is_not_needed(
    qtbot, reading: SectionPage, share: float
) -> None:
    for section in SHIPPED.sections:
        line = section.blocks[round(share * (len(section.blocks) - 1))].anchor
        reading.open(SHIPPED, section.id, line)
        paint(reading)
        sheet = sheet_of(reading)
        assert reading.scroller is not None
        tall = reading.scroller.viewport().height()
        tops = [block.mapTo(reading.scroller.viewport(), QPoint()).y() for _, block in sheet.blocks]
        foot = sheet.children()[-1]
        assert isinstance(foot, QWidget)
        assert tops[0] <= 0, section.id
        assert foot.mapTo(reading.scroller.viewport(), QPoint(0, foot.height())).y() >= tall - 60, section.id
        assert len(sheet.blocks) < len(section.blocks) - 5, section.id
        assert sheet.findChild(QWidget, "section_title") is None
        until_whole(qtbot, reading)
        assert [name for name, _ in sheet.blocks] == [block.anchor for block in section.blocks]


def test_scrolling_while_a_section_grows_is_not_undone(qtbot, reading: SectionPage) -> None:
    section = SHIPPED.sections[3]
    middle = section.blocks[len(section.blocks) // 2].anchor
    reading.open(SHIPPED, section.id, middle)
    paint(reading)
    assert reading.scroller is not None
    bar = reading.scroller.verticalScrollBar()
    times = 0
    while not sheet_of(reading).is_whole():
        QApplication.processEvents()
        bar.setValue(bar.value() + 10)
        times += 1
    assert times > 1
    settle()
    assert find(sheet_of(reading), middle).mapTo(reading.scroller.viewport(), QPoint()).y() == 32 - times * 10


def test_a_screen_reader_meets_what_was_built_later_in_the_order_of_the_page(
    qtbot, reading: SectionPage, session: Session
) -> None:
    for section in SHIPPED.sections:
        for each in [each for each in passages(section) if each.can_be_marked][::9]:
            marks.keep(session, replace(marks.highlight(session, SHIPPED, each, 0, 5, "sky"), note="to come back to"))
        reading.open(SHIPPED, section.id, section.blocks[len(section.blocks) // 2].anchor)
        until_whole(qtbot, reading)
        parts = [each for each in sheet_of(reading).children() if isinstance(each, QWidget) and each.isVisible()]
        tops = [each.y() for each in parts]
        assert any(each.objectName().endswith("_notes") for each in parts)
        assert tops == sorted(tops), section.id


def test_larger_text_leaves_the_line_being_read_where_it_is(qtbot, reading: SectionPage, theme: Theme) -> None:
    for section in SHIPPED.sections:
        line = section.blocks[len(section.blocks) // 2].anchor
        reading.open(SHIPPED, section.id, line)
        until_whole(qtbot, reading)
        for scale in (1.5, 2.0, 1.0):
            theme.apply(scale=scale)
            paint(reading)
            sheet = sheet_of(reading)
            assert reading.scroller is not None
            seen = reading.scroller.viewport()
            assert len(sheet.blocks) < len(section.blocks), "what is not seen comes afterwards"
            assert find(sheet, line).mapTo(seen, QPoint()).y() == 32, section.id
            until_whole(qtbot, reading)
            assert [name for name, _ in sheet.blocks] == [block.anchor for block in section.blocks]
            assert find(sheet, line).mapTo(seen, QPoint()).y() == 32, section.id


def test_larger_text_takes_away_nothing_but_the_text_that_grows_again(
    qtbot, reading: SectionPage, theme: Theme
) -> None:
    assert reading.scroller is not None
    bar = reading.scroller.verticalScrollBar()
    for scale in (2.0, 0.9, 1.5, 1.0) * 2:
        bar.setValue(500)
        theme.apply(scale=scale)
        until_whole(qtbot, reading)
        assert Shiboken.isValid(bar)


def test_larger_text_folds_nothing_that_was_unfolded(qtbot, reading: SectionPage, theme: Theme) -> None:
    reading.open(SHIPPED, "iceberg")
    until_whole(qtbot, reading)
    reading.findChildren(Figure)[0].press("fear")
    find(reading, "recall_1", Disclosure).unfold(True)
    theme.apply(scale=1.5)
    until_whole(qtbot, reading)
    assert reading.findChildren(Figure)[0].open_part() == "fear"
    assert find(reading, "recall_1", Disclosure).is_open()


def test_larger_text_takes_no_keyboard_and_no_choice_of_text_away(qtbot, reading: SectionPage, theme: Theme) -> None:
    section = SHIPPED.sections[2]
    reading.open(SHIPPED, section.id)
    until_whole(qtbot, reading)
    assert reading.scroller is not None
    reading.scroller.verticalScrollBar().setValue(1500)
    assert find(reading, "section_title").hasFocus()
    theme.apply(scale=1.25)
    until_whole(qtbot, reading)
    assert reading.hasFocus(), "what had it was not in view and is built anew"
    QTest.keyClick(reading, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(reading, Qt.Key.Key_Down)
    theme.apply(scale=1.5)
    until_whole(qtbot, reading)
    QTest.keyClick(reading, Qt.Key.Key_Return)
    settle()
    assert find(reading, "mark_card").isVisible()


def test_words_and_marks_in_what_is_not_there_yet_are_gone_to(reading: SectionPage, session: Session) -> None:
    section = SHIPPED.sections[-1]
    last = [each for each in passages(section) if each.can_be_marked and each.top == section.blocks[-1].anchor][-1]
    made = replace(marks.highlight(session, SHIPPED, last, 0, 12, "sky"), note="to come back to")
    marks.keep(session, made)
    reading.open(SHIPPED, section.id)
    assert not sheet_of(reading).is_whole()
    [placed] = marks.placed(session, SHIPPED)
    assert placed.spot is not None
    reading.open_at(SHIPPED, placed.spot)
    settle()
    assert in_sight(reading, section.blocks[-1].anchor)


def test_a_note_beside_the_last_block_shows_as_soon_as_the_block_does(
    qtbot, reading: SectionPage, session: Session
) -> None:
    section = SHIPPED.sections[2]
    last = next(each for each in passages(section) if each.can_be_marked and each.top == section.blocks[-1].anchor)
    marks.keep(session, replace(marks.highlight(session, SHIPPED, last, 0, 12, "sky"), note="to come back to"))
    reading.open(SHIPPED, section.id)
    until_whole(qtbot, reading)
    lines = find(sheet_of(reading), f"{section.blocks[-1].anchor}_notes", LineList)
    assert lines.isVisible()
    assert [line.detail or line.words for line in lines.lines()] != []


def test_what_was_found_far_down_is_gone_to_before_the_section_is_whole(reading: SectionPage) -> None:
    section = SHIPPED.sections[-1]
    last = [each for each in passages(section) if each.top == section.blocks[-1].anchor][-1]
    hit = next(hit for hit in find_words(index(SHIPPED), last.text[:30]) if hit.passage.top == last.top)
    reading.open(SHIPPED, "dig")
    reading._on_hit_opened(hit)
    settle()
    assert in_sight(reading, hit.passage.top)


def test_going_on_before_a_section_is_whole_leaves_only_the_next_one(qtbot, reading: SectionPage) -> None:
    for section in SHIPPED.sections:
        reading.open(SHIPPED, section.id)
    until_whole(qtbot, reading)
    settle()
    assert len(reading.findChildren(SectionSheet)) == 1
    assert SHIPPED.sections[-1].title in words_on(reading)
