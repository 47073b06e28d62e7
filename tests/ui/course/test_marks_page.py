# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All marks in one place: to go back to, to write out with a plain warning, and none of them ever lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from waterline.app import marks
from waterline.app.session import Session
from waterline.domain.course import Course
from waterline.domain.passages import passages
from waterline.ui.course.marks_page import MarksPage
from waterline.ui.course.section_page import SectionPage
from waterline.ui.desk import InstantDesk
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme


@pytest.fixture
def listed(session: Session, theme: Theme, course: Course) -> MarksPage:
    page = MarksPage(session, InstantDesk(), theme)
    page.show_course(course)
    return page


def mark(session: Session, course: Course, number: int, note: str = "", section: int = 1) -> str:
    passage = [each for each in passages(course.sections[section]) if each.can_be_marked][number]
    made = replace(marks.highlight(session, course, passage, 0, min(24, len(passage.text)), "sky"), note=note)
    marks.keep(session, made)
    return made.id


def lose(session: Session, course: Course, note: str) -> str:
    passage = replace(passages(course.sections[0])[3], text="Words that nobody ever wrote anywhere")
    made = replace(marks.highlight(session, course, passage, 0, 37, "moss"), note=note)
    marks.keep(session, made)
    return made.id


def test_marks_are_listed_in_the_order_of_the_text_and_lead_there(
    qtbot, listed: MarksPage, session: Session, course: Course, page: SectionPage
) -> None:
    late, early = mark(session, course, 20), mark(session, course, 2, "Here it turns")
    put_on_screen(listed, qtbot)
    lines = find(listed, "marks_list", LineList)
    assert [line.key for line in lines.lines()] == [early, late]
    assert lines.lines()[0].detail == "Here it turns"
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(listed.mark_requested) as asked:
        QTest.keyClick(lines, Qt.Key.Key_Return)
    page.open_at(*asked.args)
    put_on_screen(page, qtbot)
    settle()
    assert page.place.anchor() in {"second/p18", "second/p19", "second/p20", "second/p21"}


def test_a_mark_whose_words_are_gone_is_listed_with_its_note_until_somebody_removes_it(
    qtbot, listed: MarksPage, session: Session, course: Course
) -> None:
    lose(session, course, "my thought about it")
    put_on_screen(listed, qtbot)
    shown = words_on(listed)
    assert "Without a place" in shown
    assert "my thought about it" in shown
    assert "“Words that nobody ever wrote anywhere”" in shown
    find(listed, "marks_lost_1_remove", QAbstractButton).click()
    settle()
    assert marks.placed(session, course) == ()
    assert "Nothing marked yet" in words_on(listed)


def test_saving_says_first_that_the_file_is_not_encrypted_and_uses_the_apps_own_dialog(
    qtbot, listed: MarksPage, session: Session, course: Course, tmp_path: Path
) -> None:
    mark(session, course, 2, "Here *it* turns")
    lose(session, course, "kept")
    put_on_screen(listed, qtbot)
    assert any("not encrypted" in text for text in words_on(listed))
    find(listed, "marks_export_button", QAbstractButton).click()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible())
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.windowTitle() == "Waterline"
    target = tmp_path / "notes.md"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    text = target.read_text(encoding="utf-8")
    assert text.startswith("# Notes on “A small course”")
    assert text.index("## The other one") < text.index("> Paragraph 1 of the other") < text.index("Here \\*it\\* turns")
    assert text.index("## Without a place in the text") < text.index("kept")
    assert any("Saved, unencrypted" in words for words in words_on(listed))


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(
    qtbot, listed: MarksPage, session: Session, course: Course, tmp_path: Path
) -> None:
    mark(session, course, 2)
    put_on_screen(listed, qtbot)
    listed._write(tmp_path / "no folder" / "notes.md")
    settle()
    assert any("could not be written" in words for words in words_on(listed))
    assert len(marks.placed(session, course)) == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(
    qtbot, listed: MarksPage, session: Session, course: Course, theme: Theme, scale: float
) -> None:
    theme.apply(scale=scale)
    mark(session, course, 2, "a note " * 30)
    lose(session, course, "a note " * 30)
    put_on_screen(listed, qtbot, (784, 560))
    assert cut_off(listed) == []
