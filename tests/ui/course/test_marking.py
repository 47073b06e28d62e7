# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marking what one reads: by pointer and by keys, kept in the vault, found again after an edit, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.course.small_course import EVERYTHING, write_lessons
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order
from waterline.app import marks, study
from waterline.app.session import Session
from waterline.domain.course import Course
from waterline.domain.mark import COLOURS, Mark
from waterline.ui.course.mark_card import KEEP_NOTE_AFTER_MS, MarkCard
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.section_page import SectionPage
from waterline.ui.desk import InstantDesk
from waterline.ui.shared.fields import TextBox
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme


def kept(session: Session, course: Course) -> list[Mark]:
    return [each.mark for each in marks.placed(session, course)]


def paragraph(page: SectionPage, words: str) -> Paragraph:
    (found,) = (each for each in page.findChildren(Paragraph) if each.text() == words and each.isVisible())
    return found


def grounds(page: SectionPage) -> dict[str, str]:
    """Return what stands on a ground of its own, by its words."""
    return {
        each.text()[piece.start : piece.end]: piece.ground
        for each in page.findChildren(Paragraph)
        for piece in each._painted
    }


def mark_by_keys(page: SectionPage, colour: str = "moss") -> None:
    QTest.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Return)
    find(page, f"mark_card_colours_{colour}", QAbstractButton).click()
    settle()


def test_a_sentence_is_marked_by_keys_alone_and_stays_for_the_next_time(
    qtbot, page: SectionPage, course: Course, session: Session, theme: Theme
) -> None:
    page.open(course, "second")
    put_on_screen(page, qtbot)
    mark_by_keys(page)
    assert grounds(page) == {"Short.": "mark_moss"}
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(page, Qt.Key.Key_Down)
    QTest.keyClick(page, Qt.Key.Key_Return)
    find(page, "mark_card_colours_sky", QAbstractButton).click()
    assert [each.quote for each in kept(session, course)] == ["Short.", "Paragraph 0 of the other section."]
    again = SectionPage(session, InstantDesk(), theme)
    again.open(course, "second")
    put_on_screen(again, qtbot)
    assert grounds(again) == {"Short.": "mark_moss", "Paragraph 0 of the other section.": "mark_sky"}


def test_the_chosen_sentences_grow_with_shift(qtbot, page: SectionPage, course: Course, session: Session) -> None:
    page.open(course, "second", "second/p3")
    put_on_screen(page, qtbot)
    QTest.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page, Qt.Key.Key_Return)
    find(page, "mark_card_colours_sand", QAbstractButton).click()
    (made,) = kept(session, course)
    assert made.quote.count("Paragraph 1 of the other section.") == 2


def test_words_chosen_by_the_pointer_can_be_marked(qtbot, page: SectionPage, course: Course, session: Session) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    words = paragraph(page, "Words with weight.")
    QTest.mouseDClick(words, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    QTest.mouseRelease(words, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert find(page, "mark_card").isVisible()
    find(page, "mark_card_colours_heather", QAbstractButton).click()
    assert [(each.quote, each.colour) for each in kept(session, course)] == [("Words", "heather")]
    find(page, "mark_card_done", QAbstractButton).click()
    QTest.mouseClick(words, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert find(page, "mark_card").isVisible(), "a press on the mark opens it again"
    find(page, "mark_card_remove", QAbstractButton).click()
    assert kept(session, course) == []
    assert grounds(page) == {}


def test_a_note_is_kept_by_itself_within_a_second_and_shown_beside_the_text(
    qtbot, page: SectionPage, course: Course, session: Session
) -> None:
    assert KEEP_NOTE_AFTER_MS < 1000
    page.open(course, "second")
    put_on_screen(page, qtbot)
    mark_by_keys(page)
    QTest.keyClicks(find(page, "mark_card_note", TextBox), "So short")
    qtbot.waitUntil(lambda: kept(session, course)[0].note == "So short", timeout=1000)
    assert [line.words for line in find(page, "second/p1_notes", LineList).lines()] == ["So short"]


@pytest.mark.parametrize("way", ["esc", "leave", "another section"])
def test_what_was_typed_a_moment_ago_is_kept_however_the_card_goes(
    qtbot, page: SectionPage, course: Course, session: Session, way: str
) -> None:
    page.open(course, "second")
    put_on_screen(page, qtbot)
    mark_by_keys(page)
    note = find(page, "mark_card_note", TextBox)
    QTest.keyClicks(note, "just now")
    if way == "esc":
        QTest.keyClick(note, Qt.Key.Key_Escape)
    elif way == "leave":
        page.leave()
    else:
        page.open(course, "first")
    assert [each.note for each in kept(session, course)] == ["just now"]
    assert note.words() == ""
    assert not note.document().isUndoAvailable()


def test_a_note_alone_makes_a_mark(qtbot, page: SectionPage, course: Course, session: Session) -> None:
    page.open(course, "second")
    put_on_screen(page, qtbot)
    QTest.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClicks(find(page, "mark_card_note", TextBox), "hm")
    find(page, "mark_card", MarkCard).close_card()
    assert [(each.note, each.colour) for each in kept(session, course)] == [("hm", COLOURS[0])]


def test_a_bookmark_is_set_shown_and_taken_away(qtbot, page: SectionPage, course: Course, session: Session) -> None:
    page.open(course, "second", "second/p5")
    put_on_screen(page, qtbot)
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    (made,) = kept(session, course)
    assert (made.kind, made.spot.top) == ("bookmark", "second/p5")
    shown = find(page, "second/p5_notes", LineList)
    assert [line.words for line in shown.lines()] == ["Bookmark"]
    shown.chosen.emit(made.id)
    find(page, "mark_card_remove", QAbstractButton).click()
    assert kept(session, course) == []
    assert not shown.isVisible()


def test_an_edit_of_the_course_leaves_the_mark_on_its_words(
    qtbot, page: SectionPage, course: Course, session: Session, tmp_path: Path, theme: Theme
) -> None:
    page.open(course, "first", "first/a-heading/p1")
    put_on_screen(page, qtbot)
    QTest.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Return)
    find(page, "mark_card_colours_sky", QAbstractButton).click()
    assert [each.quote for each in kept(session, course)] == ["Words with weight."]
    edited = EVERYTHING.replace("## A heading", "## Another\n\nSomething new.\n\n## A new heading")
    edited = edited.replace("Words with **weight**.", "Before it. Words with **weight**. After it.")
    again = SectionPage(session, InstantDesk(), theme)
    again.open(study.open_course(write_lessons(tmp_path / "edited", edited)), "first")
    put_on_screen(again, qtbot)
    assert grounds(again) == {"Words with weight.": "mark_sky"}


@pytest.mark.parametrize("mode", ["light", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_card_can_be_read_and_reached(
    qtbot, page: SectionPage, course: Course, theme: Theme, mode: str, scale: float
) -> None:
    theme.apply(mode=mode, scale=scale)  # pyright: ignore[reportArgumentType]
    page.open(course, "second")
    put_on_screen(page, qtbot, (784, 560))
    mark_by_keys(page)
    QTest.keyClicks(find(page, "mark_card_note", TextBox), "a note of some length " * 4)
    settle()
    assert cut_off(page) == []
    reached = tab_order(page)
    assert {"mark_card_note", "mark_card_done", "mark_card_remove", "reader_mark", "reader_bookmark"} <= set(reached)
    assert [name for name in reached if not find(page, name).accessibleName()] == []
