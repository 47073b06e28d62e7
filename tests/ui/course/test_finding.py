# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding in the course from any section: as one types, in context, and all of it by the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.course.test_section_page import anchors
from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from waterline.app import study
from waterline.domain.course import Course
from waterline.resources import lessons_path
from waterline.ui.course.find_panel import FindPanel
from waterline.ui.course.hit_list import HitList
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.section_page import SectionPage
from waterline.ui.shared.fields import LineBox
from waterline.ui.theme import Theme


def begin(page: SectionPage, qtbot, course: Course, section: str = "first") -> LineBox:
    page.open(course, section)
    put_on_screen(page, qtbot)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = find(page, "find_field", LineBox)
    assert field.hasFocus()
    return field


def contexts(page: SectionPage) -> list[str]:
    return [hit.context for hit in find(page, "find_hits", HitList).hits()]


def is_seen(page: SectionPage, widget: QWidget) -> bool:
    assert page.scroller is not None
    top = widget.mapTo(page.scroller.viewport(), QPoint(0, 0)).y()
    return 0 <= top < page.scroller.viewport().height()


def painted(page: SectionPage) -> list[str]:
    found = [each for each in page.findChildren(Paragraph) if each.isVisible() and each._painted]
    return [each.text()[piece.start : piece.end] for each in found for piece in each._painted]


def test_hits_appear_as_one_types_and_go_when_nothing_is_like_it(qtbot, page: SectionPage, course: Course) -> None:
    field = begin(page, qtbot, course)
    QTest.keyClicks(field, "weig")
    assert contexts(page) == ["Words with weight."]
    QTest.keyClicks(field, "zzz")
    assert contexts(page) == []
    assert "Nothing like that in this course." in words_on(page)


def test_enter_opens_the_place_and_the_words_stand_out(qtbot, page: SectionPage, course: Course) -> None:
    field = begin(page, qtbot, course)
    QTest.keyClicks(field, "weight")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert painted(page) == ["weight"]
    (paragraph,) = (each for each in page.findChildren(Paragraph) if each.text() == "Words with weight.")
    assert is_seen(page, paragraph)
    assert not find(page, "find_hits").isVisible(), "the page can be seen again"


def test_a_hit_in_another_section_opens_that_section(qtbot, page: SectionPage, course: Course) -> None:
    field = begin(page, qtbot, course, "third")
    QTest.keyClicks(field, "paragraph 17")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert page.title.endswith("The other one")
    wanted = anchors(course, "second")[18]
    assert is_seen(page, find(page, wanted))
    assert "Paragraph 17" in painted(page)


def test_the_list_is_walked_by_arrows_and_f3_goes_on(qtbot, page: SectionPage, course: Course) -> None:
    field = begin(page, qtbot, course)
    QTest.keyClicks(field, "tide")
    hits = find(page, "find_hits", HitList)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert hits.hasFocus()
    QTest.keyClick(hits, Qt.Key.Key_Down)
    QTest.keyClick(hits, Qt.Key.Key_Return)
    settle()
    assert hits.currentIndex().row() == 1
    QTest.keyClick(page, Qt.Key.Key_F3)
    assert hits.currentIndex().row() == 2
    QTest.keyClick(page, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert hits.currentIndex().row() == 1


def test_what_is_folded_away_is_unfolded_where_the_words_are_in_it(qtbot, page: SectionPage, course: Course) -> None:
    field = begin(page, qtbot, course)
    QTest.keyClicks(field, "what scarcity")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert painted(page) == ["What scarcity"]
    page.show_find()
    field.clear()
    QTest.keyClicks(field, "the tide")
    QTest.keyClick(find(page, "find_hits"), Qt.Key.Key_End)
    QTest.keyClick(find(page, "find_hits"), Qt.Key.Key_Return)
    settle()
    assert "The tide" in painted(page), "the answer of a question is unfolded"


def test_words_in_a_table_and_in_a_heading_stand_out_too(qtbot, page: SectionPage, course: Course) -> None:
    field = begin(page, qtbot, course)
    QTest.keyClicks(field, "evening")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert page.grab().toImage() is not None
    page.show_find()
    field.clear()
    QTest.keyClicks(field, "smaller heading")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    (heading,) = (each for each in page.findChildren(QLabel) if each.text() == "A smaller heading")
    assert heading.selectedText() == "smaller heading"


def test_esc_closes_the_search_and_nothing_of_it_stays(qtbot, page: SectionPage, course: Course) -> None:
    field = begin(page, qtbot, course)
    QTest.keyClicks(field, "weight")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not find(page, "find").isVisible()
    assert painted(page) == []
    assert field.words() == ""
    assert not field.isUndoAvailable()


def test_leaving_the_page_forgets_the_search(qtbot, page: SectionPage, course: Course) -> None:
    field = begin(page, qtbot, course)
    QTest.keyClicks(field, "weight")
    page.leave()
    assert field.words() == ""
    assert contexts(page) == []


def test_each_section_is_named_once_before_its_hits_and_with_each_of_them_aloud(
    qtbot, page: SectionPage, course: Course
) -> None:
    field = begin(page, qtbot, course)
    QTest.keyClicks(field, "o")
    model = find(page, "find_hits", HitList).model()
    sections = [model.index(row, 0).data(Qt.ItemDataRole.UserRole + 2) for row in range(model.rowCount())]
    named = [each for each in sections if each]
    assert named == list(dict.fromkeys(named))
    assert named[0] == "I. One of everything"
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Section 1, One of everything: ")


def test_a_letter_with_hundreds_of_hits_is_answered_with_those_in_sight_and_the_others_follow(
    qtbot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: set[int] = set()
    panel = FindPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(700, 400)
    panel.begin(study.open_course(lessons_path()))
    panel.show()
    settle()
    delegate = type(panel.hits.itemDelegate())
    size_of = delegate.sizeHint

    def measure(self: Any, option: Any, index: Any) -> Any:
        measured.add(index.row())
        return size_of(self, option, index)

    monkeypatch.setattr(delegate, "sizeHint", measure)
    QTest.keyClicks(panel.field, "t")
    panel.hits.grab()
    found = len(panel.hits.hits())
    assert found > 200
    assert len(measured) < 50, "nobody waits for rows far below"
    qtbot.waitUntil(lambda: len(measured) == found)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_while_finding(qtbot, page: SectionPage, course: Course, theme: Theme, scale: float) -> None:
    theme.apply(scale=scale)
    page.open(course, "first")
    put_on_screen(page, qtbot, (784, 560))
    find(page, "reader_find", QAbstractButton).click()
    QTest.keyClicks(find(page, "find_field", LineBox), "tide")
    settle()
    assert cut_off(page) == []
