# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding a course of one's own: checked, told by file and line, chosen in the contents, and gone again on request."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from tests.course.test_intake import FILES, a_folder, a_zip
from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from waterline.app import courses, study
from waterline.app.session import Session
from waterline.domain.entry import Origin
from waterline.resources import lessons_path
from waterline.ui.course.contents_page import ContentsPage
from waterline.ui.desk import InstantDesk
from waterline.ui.settings.courses_card import CoursesCard
from waterline.ui.shared.page import Page
from waterline.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, session: Session) -> Page:
    page = Page(theme, "", name="around")
    page.content.addWidget(CoursesCard(session, InstantDesk(), theme, lessons_path()))
    page.content.addStretch(1)
    return page


@pytest.fixture
def card(page: Page, qtbot) -> CoursesCard:
    card = find(page, "settings_courses", CoursesCard)
    card.refresh()
    put_on_screen(page, qtbot, (784, 560))
    return card


def test_a_course_is_added_by_the_apps_own_dialog_and_can_be_chosen_and_removed(
    qtbot, card: CoursesCard, session: Session, theme: Theme, tmp_path: Path
) -> None:
    find(card, "courses_add_zip", QAbstractButton).click()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible())
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.emit(str(a_zip(tmp_path / "x.zip")))
    dialog.close()
    settle()
    assert "“Theirs” is there. Choose it on the page Course." in words_on(card)
    contents = ContentsPage(session, InstantDesk(), theme, lessons_path())
    put_on_screen(contents, qtbot)
    find(contents, "contents_courses_theirs", QAbstractButton).click()
    settle()
    assert "Theirs" in words_on(contents)
    assert study.in_hand(session) == "theirs"
    find(card, "courses_theirs_remove", QAbstractButton).click()
    settle()
    assert [each.id for each in courses.listed(session, lessons_path())] == [study.COURSE]
    contents.arrive()
    settle()
    assert "Below the Waterline" in words_on(contents)
    assert not find(contents, "contents_courses").isVisible()


def test_every_fault_is_told_with_file_and_line_and_nothing_is_added(
    card: CoursesCard, session: Session, tmp_path: Path
) -> None:
    bad = FILES | {"one.md": "Fine.\n\n<b>no</b>\n\n![x](http://example.org/x.png)\n"}
    card.take_in(a_folder(tmp_path / "in", **bad))
    settle()
    (told,) = (text for text in words_on(card) if "one.md:" in text)
    assert "one.md:3: HTML" in told
    assert "one.md:5: Pictures" in told
    assert [each.id for each in courses.listed(session, lessons_path())] == [study.COURSE]


def test_each_course_has_a_place_of_its_own_and_opening_one_takes_it_in_hand(session: Session, tmp_path: Path) -> None:
    courses.add(session, a_folder(tmp_path / "in"))
    study.keep_place(session, Origin(study.COURSE, "dig", "dig/p1"))
    assert courses.open_course(session, lessons_path(), "theirs").id == "theirs"
    assert study.place(session) is None
    study.keep_place(session, Origin("theirs", "first", "first/p1"))
    assert study.place(session) == Origin("theirs", "first", "first/p1")
    courses.open_course(session, lessons_path(), study.COURSE)
    assert study.place(session) == Origin(study.COURSE, "dig", "dig/p1")


def test_a_course_that_was_damaged_gives_way_to_the_apps_own(
    card: CoursesCard, session: Session, tmp_path: Path
) -> None:
    courses.add(session, a_folder(tmp_path / "in"))
    study.take_in_hand(session, "theirs")
    (session.door.files.folder / "courses" / "theirs" / "one.md").write_text("<b>no</b>\n")
    assert courses.open_course(session, lessons_path()).id == study.COURSE
    card.refresh()
    settle()
    assert "Cannot be read any more. Add it again." in words_on(card)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(
    page: Page, card: CoursesCard, session: Session, theme: Theme, tmp_path: Path, scale: float
) -> None:
    theme.apply(scale=scale)
    courses.add(session, a_folder(tmp_path / "in"))
    card.take_in(tmp_path / "nowhere")
    settle()
    assert cut_off(page) == []
