# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contents: what the course is, all its sections in order, and where the reading stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.course.small_course import write_lessons
from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from waterline.app import study
from waterline.app.session import Session
from waterline.domain.entry import Origin
from waterline.resources import lessons_path
from waterline.ui.course.contents_page import ContentsPage
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.desk import InstantDesk
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.theme import Theme


@pytest.fixture
def contents(qtbot, theme: Theme, session: Session, lessons: Path) -> ContentsPage:
    return ContentsPage(session, InstantDesk(), theme, lessons)


def listed(page: ContentsPage) -> list[Line]:
    return [line for each in page.findChildren(LineList) for line in each.lines()]


def test_every_section_is_listed_in_order_with_number_line_and_time(qtbot, contents: ContentsPage) -> None:
    put_on_screen(contents, qtbot)
    assert [(line.lead, line.words) for line in listed(contents)] == [
        ("I", "One of everything"),
        ("II", "The other one"),
        ("III", "Of no part"),
    ]
    assert listed(contents)[0].detail == "A section that holds every kind of block.  1\u00a0minute"
    assert listed(contents)[0].spoken.startswith("Section 1: One of everything. A section that holds")


def test_it_says_what_the_course_is_for_whom_and_what_it_is_not(qtbot, contents: ContentsPage) -> None:
    put_on_screen(contents, qtbot)
    said = {*words_on(contents), *(each.accessibleName() for each in contents.findChildren(Paragraph))}
    assert {
        "A small course",
        "With one of everything",
        "Words before the sections.",
        "For whoever lives by the sea. Begin with the other one.",
        "See the tide come.",
        "Education, not therapy.",
    } <= said


def test_a_section_opens_by_click_and_by_key(qtbot, contents: ContentsPage) -> None:
    put_on_screen(contents, qtbot)
    sections = contents.findChildren(LineList)[0]
    with qtbot.waitSignal(contents.section_requested) as by_click:
        QTest.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, 20))
    assert by_click.args == ["first"]
    sections.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(sections, Qt.Key.Key_Down)
    with qtbot.waitSignal(contents.section_requested) as by_key:
        QTest.keyClick(sections, Qt.Key.Key_Return)
    assert by_key.args == ["second"]


def test_the_section_last_read_is_marked_and_the_button_leads_there(
    qtbot, contents: ContentsPage, session: Session
) -> None:
    put_on_screen(contents, qtbot)
    button = find(contents, "contents_continue", QAbstractButton)
    assert button.text() == "Begin reading"
    with qtbot.waitSignal(contents.section_requested) as begun:
        button.click()
    assert begun.args == ["first"]
    study.keep_place(session, Origin(study.COURSE, "second", "second/p3"))
    contents.arrive()
    assert [line.mark for line in listed(contents)] == ["", "You are here", ""]
    assert "You are here" in listed(contents)[1].spoken
    assert button.text() == "Continue reading"
    with qtbot.waitSignal(contents.section_requested) as went_on:
        button.click()
    assert went_on.args == ["second"]


def test_a_broken_course_says_where_in_place_and_is_read_again_when_mended(
    qtbot, theme: Theme, session: Session, tmp_path: Path
) -> None:
    lessons = write_lessons(tmp_path / "broken", "Fine.\n\n# Too large a heading\n")
    page = ContentsPage(session, InstantDesk(), theme, lessons)
    put_on_screen(page, qtbot)
    said = " ".join(words_on(page))
    assert "The course cannot be opened" in said
    assert "one.md" in said
    assert "3" in said
    assert not listed(page)
    (lessons / study.COURSE / "en" / "one.md").write_text("Fine.\n", encoding="utf-8")
    page.leave()
    page.arrive()
    settle()
    assert "The course cannot be opened" not in words_on(page)
    assert len(listed(page)) == 3


@pytest.mark.parametrize(("scale", "size"), [(1.0, (964, 710)), (1.0, (784, 560)), (2.0, (784, 540))])
def test_nothing_of_the_shipped_contents_is_cut_off(
    qtbot, theme: Theme, session: Session, scale: float, size: tuple[int, int]
) -> None:
    theme.apply(scale=scale)
    page = ContentsPage(session, InstantDesk(), theme, lessons_path())
    put_on_screen(page, qtbot, size)
    assert cut_off(page) == []
    assert len(listed(page)) == 12
    for sections in page.findChildren(LineList):
        assert sections.verticalScrollBar().maximum() == 0
