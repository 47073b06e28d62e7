# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section is there at once and grows to its end by itself; nobody who reads, searches or jumps notices."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.ui.seeing import find, put_on_screen, settle, words_on
from waterline.app import marks, study
from waterline.app.session import Session
from waterline.domain.finding import find as find_words
from waterline.domain.finding import index
from waterline.domain.passages import passages
from waterline.resources import lessons_path
from waterline.ui.course.section_page import SectionPage
from waterline.ui.course.section_sheet import SectionSheet
from waterline.ui.shared.line_list import LineList

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
