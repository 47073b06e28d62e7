# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a section: the place is kept, exercises open and come back, everything is within reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget

from tests.ui.patterns.writing import write_moment
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app import study
from waterline.app.session import Session
from waterline.domain.course import Course, Exercise
from waterline.domain.dig import Step
from waterline.domain.entry import Answers, Origin
from waterline.resources import lessons_path
from waterline.ui.course.contents_page import ContentsPage
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.section_page import SectionPage
from waterline.ui.desk import InstantDesk
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme
from waterline.ui.window import Window


def anchors(course: Course, section: str) -> list[str]:
    found = course.section(section)
    assert found is not None
    return [block.anchor for block in found.blocks]


def scroll_to(page: SectionPage, anchor: str, beyond: int = 0) -> None:
    """Scroll as a person would, until a block stands at the upper edge."""
    assert page.scroller is not None
    top = find(page, anchor).mapTo(page.column, QPoint(0, 0)).y()
    page.scroller.verticalScrollBar().setValue(top - 30 + beyond)
    settle()


def top_of(page: SectionPage, anchor: str) -> int:
    """Return how far below the upper edge of what is seen a block begins."""
    assert page.scroller is not None
    return find(page, anchor).mapTo(page.scroller.viewport(), QPoint(0, 0)).y()


def exercise(course: Course, key: str) -> Exercise:
    return next(block for _, block in course.exercises() if block.id == key)


# The place ----------------------------------------------------------------------------------------
def test_the_block_in_view_is_kept_and_found_again(
    qtbot, page: SectionPage, course: Course, session: Session, theme: Theme
) -> None:
    wanted = anchors(course, "second")[11]
    page.open(course, "second")
    put_on_screen(page, qtbot)
    scroll_to(page, wanted)
    page.leave()
    assert study.place(session) == Origin(course.id, "second", wanted)
    again = SectionPage(session, InstantDesk(), theme)
    again.open(course, "second")
    put_on_screen(again, qtbot)
    assert top_of(again, wanted) == 32
    again.leave()
    assert study.place(session) == Origin(course.id, "second", wanted), "opening it anew moves nothing"


def test_going_on_from_the_contents_leads_to_the_line_last_read(
    qtbot, page: SectionPage, course: Course, session: Session, theme: Theme, lessons: Path
) -> None:
    wanted = anchors(course, "second")[15]
    study.keep_place(session, Origin(course.id, "second", wanted))
    window = Window(theme)
    qtbot.addWidget(window)
    contents = ContentsPage(session, InstantDesk(), theme, lessons)

    def read(section: str) -> None:
        page.open(course, section)
        window.show_page(page)

    contents.section_requested.connect(read)
    window.show_page(contents)
    window.show()
    qtbot.waitUntil(window.isVisible)
    button = find(contents, "contents_continue", QAbstractButton)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    settle()
    assert top_of(page, wanted) == 32
    page.place.rest_now()
    assert study.place(session) == Origin(course.id, "second", wanted)


def test_the_place_is_kept_by_itself_a_moment_after_scrolling(
    qtbot, page: SectionPage, course: Course, session: Session
) -> None:
    wanted = anchors(course, "second")[7]
    page.open(course, "second")
    put_on_screen(page, qtbot)
    scroll_to(page, wanted)
    with qtbot.waitSignal(page.place.rested):
        pass
    assert study.place(session) == Origin(course.id, "second", wanted)


def test_a_section_opens_at_its_beginning_when_the_place_is_elsewhere(
    qtbot, page: SectionPage, course: Course, session: Session
) -> None:
    study.keep_place(session, Origin(course.id, "second", anchors(course, "second")[9]))
    page.open(course, "first")
    put_on_screen(page, qtbot)
    assert page.scroller is not None
    assert page.scroller.verticalScrollBar().value() == 0


def test_a_place_that_an_edit_took_away_means_the_beginning(
    qtbot, page: SectionPage, course: Course, session: Session
) -> None:
    study.keep_place(session, Origin(course.id, "second", "second/gone/p9"))
    page.open(course, "second")
    put_on_screen(page, qtbot)
    assert page.scroller is not None
    assert page.scroller.verticalScrollBar().value() == 0


@pytest.mark.parametrize("change", [{"scale": 1.6}, {"mode": "dark"}, {"font_choice": "hyperlegible"}])
def test_the_line_being_read_stays_in_sight_when_the_look_changes(
    qtbot, page: SectionPage, course: Course, theme: Theme, change: dict
) -> None:
    wanted = anchors(course, "second")[12]
    page.open(course, "second")
    put_on_screen(page, qtbot)
    scroll_to(page, wanted, beyond=40)
    block = find(page, wanted)
    share = (32 - top_of(page, wanted)) / block.height()
    theme.apply(**change)
    settle()
    assert page.place.anchor() == wanted
    assert (32 - top_of(page, wanted)) / block.height() == pytest.approx(share, abs=0.02)


def test_the_line_being_read_stays_in_sight_when_the_window_changes(qtbot, page: SectionPage, course: Course) -> None:
    wanted = anchors(course, "second")[12]
    page.open(course, "second")
    put_on_screen(page, qtbot)
    scroll_to(page, wanted)
    for width in (500, 1200, 620):
        page.resize(width, 500)
        settle()
        assert 0 <= 32 - top_of(page, wanted) <= 6
    assert page.place.anchor() == wanted


def test_coming_back_from_an_exercise_leads_to_it(qtbot, page: SectionPage, course: Course) -> None:
    wanted = exercise(course, "look").anchor
    page.open(course, "first", wanted)
    put_on_screen(page, qtbot)
    assert page.scroller is not None
    assert 0 <= top_of(page, wanted) < page.scroller.viewport().height()
    assert find(page, f"{wanted}_button").hasFocus(), "the keyboard goes on where it was"


def test_an_anchor_inside_a_block_leads_to_that_block(qtbot, page: SectionPage, course: Course) -> None:
    inner = next(block for block in course.sections[0].blocks if isinstance(block, Exercise)).blocks[0].anchor
    page.open(course, "first", inner)
    put_on_screen(page, qtbot)
    assert page.place.anchor() == exercise(course, "look").anchor or top_of(page, exercise(course, "look").anchor) > 0


@pytest.mark.parametrize(
    ("key", "goes_on"), [(Qt.Key.Key_PageDown, True), (Qt.Key.Key_Space, True), (Qt.Key.Key_End, True)]
)
def test_a_section_is_scrolled_by_the_keys_of_a_reader(
    qtbot, page: SectionPage, course: Course, key: Qt.Key, goes_on: bool
) -> None:
    page.open(course, "second")
    put_on_screen(page, qtbot)
    assert page.scroller is not None
    QTest.keyClick(find(page, "section_title"), key)
    assert (page.scroller.verticalScrollBar().value() > 300) == goes_on
    QTest.keyClick(find(page, "section_title"), Qt.Key.Key_Home)
    assert page.scroller.verticalScrollBar().value() == 0


# Exercises and what was written -------------------------------------------------------------------
@pytest.mark.parametrize(("key", "step"), [("look", Step.ICEBERG), ("go_down", Step.NAME)])
def test_an_exercise_asks_for_its_step_and_says_where_it_was_begun(
    qtbot, page: SectionPage, course: Course, session: Session, key: str, step: Step
) -> None:
    wanted = exercise(course, key).anchor
    page.open(course, "first")
    put_on_screen(page, qtbot)
    with qtbot.waitSignal(page.exercise_requested) as asked:
        find(page, f"{wanted}_button", QAbstractButton).click()
    opened = exercise(course, key)
    assert asked.args == [opened, Origin(course.id, "first", wanted)]
    assert study.first_step(opened) is step
    assert study.seeded(opened) == (Answers(fears=("being_left",)) if key == "go_down" else Answers())
    assert study.place(session) is not None, "the place is kept before the page is left"


def test_what_was_written_here_before_is_shown_and_opens(
    qtbot, page: SectionPage, course: Course, session: Session
) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    assert "What you wrote here before" not in words_on(page)
    mine = write_moment(session, "From here", origin=Origin(study.COURSE, "first", exercise(course, "look").anchor))
    write_moment(session, "From elsewhere", origin=Origin(study.COURSE, "second", "x"))
    page.arrive()
    settle()
    assert "What you wrote here before" in words_on(page)
    entries = find(page, "written_before_entries", LineList)
    assert [line.key for line in entries.lines()] == [mine]
    with qtbot.waitSignal(page.entry_chosen) as chosen:
        entries.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(entries, Qt.Key.Key_Return)
    assert chosen.args == [mine]


def test_a_question_to_ask_oneself_keeps_its_answer_folded(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)

    def answer_is_seen() -> bool:
        return any(each.accessibleName() == "The tide." and each.isVisible() for each in page.findChildren(Paragraph))

    assert not answer_is_seen()
    find(page, "recall_1_button", QAbstractButton).click()
    assert answer_is_seen()


# Ways on ------------------------------------------------------------------------------------------
def test_there_is_a_way_to_the_next_section_the_one_before_and_all(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "second")
    put_on_screen(page, qtbot)
    for name, section in (("section_next", "third"), ("section_previous", "first")):
        with qtbot.waitSignal(page.section_requested) as asked:
            find(page, name, QAbstractButton).click()
        assert asked.args == [section]
    with qtbot.waitSignal(page.back_requested):
        find(page, "section_back", QAbstractButton).click()


def test_the_first_section_has_none_before_and_the_last_leads_to_all(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    assert not page.findChildren(QAbstractButton, "section_previous")
    page.open(course, "third")
    settle()
    assert not page.findChildren(QAbstractButton, "section_next") or not find(page, "section_next").isVisible()
    with qtbot.waitSignal(page.back_requested):
        find(page, "section_all", QAbstractButton).click()


def test_who_reads_of_something_hard_is_told_before(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    assert {"Before you read", "There is water in this."} <= set(words_on(page))
    assert page.title == "Course  ›  One of everything"


def test_the_number_of_a_section_is_read_aloud_as_a_number(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "second")
    put_on_screen(page, qtbot)
    where = find(page, "section_where", QLabel)
    assert where.text().startswith("Section II of III")
    assert where.accessibleName().startswith("Section 2 of 3")


# For everybody ------------------------------------------------------------------------------------
def test_tab_reaches_everything_and_everything_has_a_name(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    reached = tab_order(page)
    wanted = {each.objectName() for each in page.findChildren(QAbstractButton) if each.isVisible()}
    wanted |= {each.objectName() for each in page.findChildren(QTableView) if each.isVisible()}
    wanted |= {each.objectName() for each in page.findChildren(Paragraph) if each.words() and each.isVisible()}
    assert wanted <= set(reached)
    assert len(reached) == len(set(reached)), "names are unique in the page"
    assert [name for name in reached if not find(page, name).accessibleName()] == []


def test_tab_alone_walks_through_the_whole_section(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    find(page, "section_back").setFocus(Qt.FocusReason.TabFocusReason)
    walked: list[QWidget | None] = []
    for _ in range(60):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        walked.append(page.focusWidget())
    names = [each.objectName() for each in walked if each is not None]
    assert "section_next" in names
    assert names.index("section_title") < names.index("section_next"), "in the order of reading"
    assert names.count("section_back") >= 1, "and round again: nothing holds the keyboard fast"


@pytest.mark.parametrize("mode", ["light", "contrast"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (964, 710)), (1.0, (784, 560)), (2.0, (784, 540))])
@pytest.mark.parametrize("section", ["iceberg", "dig"])
def test_nothing_of_the_shipped_sections_is_cut_off(
    qtbot, page: SectionPage, theme: Theme, mode: str, scale: float, size: tuple[int, int], section: str
) -> None:
    theme.apply(mode=mode, scale=scale)  # pyright: ignore[reportArgumentType]
    shipped = study.open_course(lessons_path())
    page.open(shipped, section)
    put_on_screen(page, qtbot, size)
    assert cut_off(page) == []
    for paragraph in page.findChildren(Paragraph):
        if paragraph.isVisible():
            assert paragraph.height() >= paragraph.heightForWidth(paragraph.width()), paragraph.accessibleName()
    for table in page.findChildren(QTableView):
        assert table.verticalScrollBar().maximum() == 0, "a table shows all of its rows"
