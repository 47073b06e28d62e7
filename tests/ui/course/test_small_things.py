# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, widths and columns of the reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.seeing import find, put_on_screen
from waterline.app import study
from waterline.domain.course import Diagram, plain_text, walk
from waterline.domain.errors import CourseInvalid
from waterline.domain.passages import passages
from waterline.resources import lessons_path
from waterline.ui.course.diagrams.figures import drawing_of
from waterline.ui.course.diagrams.look import screen_look
from waterline.ui.course.equal_columns import columns_box
from waterline.ui.course.section_page import SectionPage
from waterline.ui.course.text_table import column_widths
from waterline.ui.shared.numerals import roman
from waterline.ui.theme import Theme

needs = st.lists(st.tuples(st.integers(10, 90), st.integers(0, 400)), min_size=1, max_size=6)


@pytest.mark.parametrize(("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (12, "XII"), (49, "XLIX")])
def test_sections_are_numbered_as_in_books(number: int, letters: str) -> None:
    assert roman(number) == letters


def test_short_columns_of_a_table_leave_their_room_to_long_ones() -> None:
    who, what = column_widths([50, 60], [60, 900], 500)
    assert who < 80 < what
    assert who + what == 500


@given(needs, st.integers(0, 2000))
def test_no_column_of_a_table_is_narrower_than_its_longest_word(needs: list[tuple[int, int]], room: int) -> None:
    least = [word for word, _ in needs]
    whole = [word + more for word, more in needs]
    widths = column_widths(least, whole, room)
    assert all(wide >= word for wide, word in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))


@pytest.mark.parametrize(("width", "columns"), [(720, 2), (500, 1), (1400, 2)])
def test_cards_stand_side_by_side_only_where_each_can_be_read(qtbot, theme: Theme, width: int, columns: int) -> None:
    box = columns_box(theme, least=260)
    qtbot.addWidget(box)
    cards = [QWidget() for _ in range(4)]
    layout = box.layout()
    assert layout is not None
    for card in cards:
        card.setMinimumHeight(40)
        layout.addWidget(card)
    box.resize(width, 400)
    box.show()
    assert len({card.x() for card in cards}) == columns
    assert len({card.width() for card in cards}) == 1


@pytest.mark.parametrize("count", [1, 3, 5])
def test_no_card_stands_alone_beside_a_hole(qtbot, theme: Theme, count: int) -> None:
    box = columns_box(theme, least=260)
    qtbot.addWidget(box)
    cards = [QWidget() for _ in range(count)]
    layout = box.layout()
    assert layout is not None
    for card in cards:
        card.setMinimumHeight(40)
        layout.addWidget(card)
    box.resize(720, 400)
    box.show()
    assert (cards[-1].x(), cards[-1].width()) == (0, 720)
    assert all(card.width() < 360 for card in cards[:-1])


def test_every_heading_in_the_figures_has_both_halves_of_its_quotation_marks(theme: Theme) -> None:
    diagrams = [
        block
        for section in study.open_course(lessons_path()).sections
        for block in walk(section.blocks)
        if isinstance(block, Diagram)
    ]
    names = [
        spot.name for diagram in diagrams for spot in drawing_of(diagram).plan(720, screen_look(theme, rtl=False)).spots
    ]
    assert "The feeling: I felt small and scared" in names
    assert "A rule: “No more sleepovers.”" in names
    assert [name for name in names if name.count("“") != name.count("”")] == []


def test_the_title_of_a_section_shows_the_keyboard_without_a_line_through_its_first_letter(
    qtbot, page: SectionPage, theme: Theme
) -> None:
    page.open(study.open_course(lessons_path()), "dig")
    put_on_screen(page, qtbot)
    title = find(page, "section_title")
    without = title.grab().toImage()
    page.setFocus()
    title.setFocus(Qt.FocusReason.TabFocusReason)
    assert title.property("ring")
    picture, focus = title.grab().toImage(), theme.color("focus")
    marked = [picture.pixelColor(30, y) == focus for y in range(picture.height())]
    assert sum(marked) == 2
    assert all(marked[-2:])
    beginning = range(picture.height() - 6)
    assert all(picture.pixelColor(0, y) == without.pixelColor(0, y) for y in beginning)


def test_a_course_is_read_once_and_again_only_after_somebody_changed_it(lessons: Path) -> None:
    course = study.open_course(lessons)
    assert study.open_course(lessons) is course
    [text] = lessons.rglob("two.md")
    text.write_text(text.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    again = study.open_course(lessons)
    assert "One more line." in plain_text(again.sections[1].blocks[-1])
    text.unlink()
    with pytest.raises(CourseInvalid):
        study.open_course(lessons)


def test_no_line_of_the_course_can_begin_with_the_dots_that_end_a_quotation() -> None:
    sections = study.open_course(lessons_path()).sections
    said = [each.text for section in sections for each in passages(section)]
    assert any("\u00a0…" in text for text in said)
    assert [text for text in said if re.search(r"\w …", text)] == []
