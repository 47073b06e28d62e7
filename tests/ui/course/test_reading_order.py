# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard and the eye go through a section in one order, whatever was put into it later."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.seeing import find, put_on_screen, settle
from waterline.app import study
from waterline.domain.course import Course
from waterline.resources import lessons_path
from waterline.ui.course.diagrams.picture import PicturePane
from waterline.ui.course.section_page import SectionPage

SHIPPED = study.open_course(lessons_path())


def stops(page: SectionPage) -> list[QWidget]:
    """Return what Tab reaches in the text, in its order; the parts of a picture go round it and are left out."""
    sheet = find(page, "section_sheet")
    found: list[QWidget] = []
    each = page.nextInFocusChain()
    while each is not None and each is not page:
        inside = sheet.isAncestorOf(each) and not isinstance(each.parentWidget(), PicturePane)
        if inside and each.isVisibleTo(page) and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(each)
        each = each.nextInFocusChain()
    return found


def out_of_order(page: SectionPage) -> list[tuple[str, str]]:
    """Return the pairs of neighbours for Tab of which the second stands above the first."""
    tops = [(each.objectName(), each.mapTo(page.column, QPoint()).y()) for each in stops(page)]
    return [(one[0], other[0]) for one, other in pairwise(tops) if other[1] < one[1] - 8]


@pytest.mark.parametrize("section", [section.id for section in SHIPPED.sections])
def test_tab_goes_down_every_section_of_the_course_and_never_back_up(qtbot, page: SectionPage, section: str) -> None:
    page.open(SHIPPED, section)
    put_on_screen(page, qtbot)
    assert len(stops(page)) > 5
    assert out_of_order(page) == []


def test_tab_goes_down_a_section_that_was_opened_at_its_last_line(qtbot, page: SectionPage) -> None:
    put_on_screen(page, qtbot)
    for section in SHIPPED.sections:
        page.open(SHIPPED, section.id, section.blocks[-1].anchor)
        settle()
        assert out_of_order(page) == [], section.id
        names = [each.objectName() for each in stops(page)]
        assert (names[0], names[-1]) in {("section_back", "section_next"), ("section_back", "section_all")}


def test_tab_meets_a_note_right_after_the_block_it_is_beside(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    before = len(stops(page))
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(stops(page)) == before + 1
    assert out_of_order(page) == []
