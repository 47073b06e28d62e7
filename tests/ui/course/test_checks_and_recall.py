# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Self-checks keep what one said, with its day and without a score; questions come back only for who asked for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import StandingClock
from waterline.app import study
from waterline.app.session import Session
from waterline.domain.course import Course
from waterline.resources import lessons_path
from waterline.ui.course.contents_page import ContentsPage
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.recall_page import RecallPage
from waterline.ui.course.section_page import SectionPage
from waterline.ui.desk import InstantDesk
from waterline.ui.theme import Theme


@pytest.fixture
def contents(session: Session, theme: Theme, lessons: Path) -> ContentsPage:
    return ContentsPage(session, InstantDesk(), theme, lessons)


@pytest.fixture
def recall(session: Session, theme: Theme, course: Course) -> RecallPage:
    page = RecallPage(session, InstantDesk(), theme)
    page.show_course(course)
    return page


# Self-checks --------------------------------------------------------------------------------------
def test_an_answer_is_kept_with_its_day_and_shown_beside_todays(
    qtbot, contents: ContentsPage, session: Session, course: Course, clock: StandingClock
) -> None:
    put_on_screen(contents, qtbot)
    find(contents, "check_see_today_not_yet", QAbstractButton).click()
    assert not find(contents, "check_see_earlier").isVisible()
    clock.pass_time(days=30)
    contents.arrive()
    settle()
    assert find(contents, "check_see_earlier", QLabel).text() == "Earlier: 18\u00a0November\u00a02026, not yet"
    find(contents, "check_see_today_yes", QAbstractButton).click()
    assert [each.answer for each in study.outcome_answers(session, course.id)] == ["yes", "not_yet"]


def test_another_answer_on_the_same_day_takes_the_place_of_the_first_and_can_be_taken_back(
    qtbot, contents: ContentsPage, session: Session, course: Course
) -> None:
    put_on_screen(contents, qtbot)
    for answer in ("not_yet", "with_help"):
        find(contents, f"check_see_today_{answer}", QAbstractButton).click()
    assert [each.answer for each in study.outcome_answers(session, course.id)] == ["with_help"]
    find(contents, "check_see_today_with_help", QAbstractButton).click()
    assert study.outcome_answers(session, course.id) == ()


def test_the_end_of_the_course_asks_the_same_and_no_other_section_does(
    qtbot, page: SectionPage, session: Session, course: Course
) -> None:
    study.answer_outcome(session, course.id, "see", "yes")
    page.open(course, "third")
    put_on_screen(page, qtbot)
    assert find(page, "check_see_today_yes", QAbstractButton).isChecked()
    page.open(course, "second")
    settle()
    assert page.findChildren(QAbstractButton, "check_see_today_yes") == []


def test_nothing_about_the_answers_is_added_up(
    qtbot, contents: ContentsPage, session: Session, course: Course, clock: StandingClock
) -> None:
    for _ in range(9):
        study.answer_outcome(session, course.id, "see", "with_help")
        clock.pass_time(days=3)
    put_on_screen(contents, qtbot)
    said = find(contents, "check_see_earlier", QLabel).text()
    assert re.findall(r"\d+", re.sub(r"\d+.[A-Z][a-z]+.\d{4}", "", said)) == []
    assert len(study.outcome_answers(session, course.id)) == 9


# Recall -------------------------------------------------------------------------------------------
def test_no_question_comes_back_to_who_has_not_asked_for_it(
    qtbot, recall: RecallPage, session: Session, course: Course
) -> None:
    put_on_screen(recall, qtbot)
    assert not find(recall, "recall_card").isVisible()
    assert not find(recall, "recall_nothing").isVisible()
    assert study.recall_waiting(session, course) == ()


def test_one_question_at_a_time_with_its_answer_folded(qtbot, recall: RecallPage) -> None:
    put_on_screen(recall, qtbot)
    find(recall, "recall_on", QAbstractButton).click()
    settle()
    assert "What comes and goes?" in words_on(recall)
    assert not find(recall, "recall_knew").isVisible()
    QTest.keyClick(find(recall, "recall_show"), Qt.Key.Key_Return)
    settle()
    assert [each.accessibleName() for each in recall.findChildren(Paragraph) if each.isVisible()] == ["The tide."]
    assert find(recall, "recall_knew").hasFocus()


@pytest.mark.parametrize(("button", "days"), [("recall_knew", 3), ("recall_missed", 1)])
def test_what_one_knew_rests_longer_than_what_one_did_not(
    qtbot, recall: RecallPage, session: Session, course: Course, clock: StandingClock, button: str, days: int
) -> None:
    put_on_screen(recall, qtbot)
    find(recall, "recall_on", QAbstractButton).click()
    find(recall, "recall_show", QAbstractButton).click()
    find(recall, button, QAbstractButton).click()
    settle()
    assert "Nothing more for today." in words_on(recall)
    clock.pass_time(days=days - 1)
    assert study.recall_waiting(session, course) == ()
    clock.pass_time(days=1)
    assert len(study.recall_waiting(session, course)) == 1


def test_switching_it_off_forgets_how_the_questions_stood(session: Session, course: Course) -> None:
    study.turn_recall(session, course.id, True)
    study.recall_answered(session, course.id, study.recall_waiting(session, course)[0][1].id, True)
    study.turn_recall(session, course.id, False)
    study.turn_recall(session, course.id, True)
    assert len(study.recall_waiting(session, course)) == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_both_can_be_read_and_reached(qtbot, session: Session, theme: Theme, recall: RecallPage, scale: float) -> None:
    theme.apply(scale=scale)
    shipped = study.open_course(lessons_path())
    contents = ContentsPage(session, InstantDesk(), theme, lessons_path())
    put_on_screen(contents, qtbot, (784, 560))
    recall.show_course(shipped)
    put_on_screen(recall, qtbot, (784, 560))
    find(recall, "recall_on", QAbstractButton).click()
    find(recall, "recall_show", QAbstractButton).click()
    settle()
    for page in (contents, recall):
        assert cut_off(page) == []
        assert [name for name in tab_order(page) if not find(page, name).accessibleName()] == []
