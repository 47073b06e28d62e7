# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section gives back the entries it speaks to, and an entry names its section: by one table, in both directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.patterns.writing import write_moment, write_moments
from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from waterline.app import journal, study
from waterline.app.session import Session
from waterline.domain.course import Course
from waterline.resources import lessons_path
from waterline.ui.course.belonging import FEW
from waterline.ui.course.section_page import SectionPage
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme


@pytest.fixture
def shipped() -> Course:
    return study.open_course(lessons_path())


def keys(page: SectionPage) -> list[str]:
    return [line.key for line in find(page, "belonging_entries", LineList).lines()]


def test_a_section_lists_what_names_its_fears_and_no_fact_between_people(
    qtbot, page: SectionPage, shipped: Course, session: Session
) -> None:
    own = write_moment(session, "mine", fears=("being_left",), triage="inside")
    between = write_moment(session, "ours", fears=("being_left",), triage="between")
    page.open(shipped, "attachment")
    put_on_screen(page, qtbot)
    assert keys(page) == [own]
    page.open(shipped, "alarm")
    settle()
    found = page.findChildren(LineList, "belonging_entries")[-1]
    assert [line.key for line in found.lines()] == [between]


def test_a_section_without_entries_of_ones_own_says_nothing_about_it(qtbot, page: SectionPage, shipped: Course) -> None:
    page.open(shipped, "attachment")
    put_on_screen(page, qtbot)
    assert "Your entries that belong here" not in words_on(page)


def test_the_newest_few_are_shown_and_the_rest_on_asking_in_place(
    qtbot, page: SectionPage, shipped: Course, session: Session
) -> None:
    written = write_moments(session, FEW + 2, fears=("being_left",))
    page.open(shipped, "attachment")
    put_on_screen(page, qtbot)
    assert len(keys(page)) == FEW
    find(page, "belonging_more", QAbstractButton).click()
    settle()
    assert set(keys(page)) == set(written)
    assert not find(page, "belonging_more").isVisible()
    with qtbot.waitSignal(page.entry_chosen) as chosen:
        QTest.keyClick(find(page, "belonging_entries"), Qt.Key.Key_Return)
    assert chosen.args[0] in written


def test_what_is_in_the_trash_belongs_nowhere(session: Session) -> None:
    thrown = write_moment(session, "gone", fears=("being_left",))
    journal.trash(session, thrown)
    assert study.entries_belonging(session, "attachment") == ()


def test_an_unnamed_moment_inside_belongs_to_the_dig(session: Session) -> None:
    unnamed = write_moment(session, "who knows", triage="inside")
    write_moment(session, "named", triage="inside", needs=("time",))
    assert [line.id for line in study.entries_belonging(session, "dig")] == [unnamed]


def test_another_course_gets_nothing_of_this(session: Session) -> None:
    write_moment(session, "mine", fears=("being_left",))
    assert study.entries_belonging(session, "attachment", "my-course") == ()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_an_entry_names_the_sections_that_speak_to_it_and_opens_them(
    qtbot, session: Session, theme: Theme, scale: float
) -> None:
    theme.apply(scale=scale)
    page = EntryPage(session, InstantDesk(), theme, lessons_path())
    page.show_entry(write_moment(session, "ours", fears=("being_left",), triage="both"))
    put_on_screen(page, qtbot, (784, 640))
    sections = find(page, "entry_speaking_sections", LineList)
    assert [line.key for line in sections.lines()] == ["alarm", "attachment"]
    assert "Sections that speak to this:" in words_on(page)
    with qtbot.waitSignal(page.section_requested) as asked:
        sections.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(sections, Qt.Key.Key_Return)
    assert asked.args == ["alarm"]
    find(page, "entry_speaking_table_button", QAbstractButton).click()
    settle()
    assert "Fear: Being left" in words_on(page), "the table is there to be looked at"
    assert cut_off(page) == []


def test_a_fact_between_people_is_told_of_one_section_only(qtbot, session: Session, theme: Theme) -> None:
    page = EntryPage(session, InstantDesk(), theme, lessons_path())
    page.show_entry(write_moment(session, "ours", fears=("not_enough",), needs=("time",), triage="between"))
    put_on_screen(page, qtbot)
    assert [line.key for line in find(page, "entry_speaking_sections", LineList).lines()] == ["alarm"]
    assert "A section that speaks to this:" in words_on(page)


def test_an_entry_that_names_nothing_is_not_sent_anywhere(qtbot, session: Session, theme: Theme) -> None:
    page = EntryPage(session, InstantDesk(), theme, lessons_path())
    page.show_entry(write_moment(session, "just so"))
    put_on_screen(page, qtbot)
    assert not find(page, "entry_speaking").isVisible()
