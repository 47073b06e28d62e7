# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of block a course can hold is shown, in words that can be read, heard and reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget

from tests.ui.seeing import find, put_on_screen
from waterline.app import study
from waterline.domain.course import (
    Course,
    Diagram,
    Exercise,
    Heading,
    Table,
    block_spans,
    plain_text,
    spans_text,
    walk,
)
from waterline.resources import lessons_path
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.section_page import SectionPage
from waterline.ui.theme import Theme


def read_aloud(widget: QWidget) -> set[str]:
    """Return everything the widget and what is in it say: names, and the cells of tables."""
    said = {each.accessibleName() for each in (widget, *widget.findChildren(QWidget))}
    said |= {label.text() for label in widget.findChildren(QLabel)}
    if isinstance(widget, QLabel):
        said.add(widget.text())
    for table in widget.findChildren(QTableView):
        model = table.model()
        for column in range(model.columnCount()):
            said.add(str(model.headerData(column, Qt.Orientation.Horizontal)))
            said |= {str(model.index(row, column).data()) for row in range(model.rowCount())}
    return said


@pytest.mark.parametrize("place", range(len(study.open_course(lessons_path()).sections)))
def test_every_word_of_the_shipped_course_is_on_the_page(qtbot, page: SectionPage, place: int) -> None:
    shipped = study.open_course(lessons_path())
    section = shipped.sections[place]
    page.open(shipped, section.id)
    put_on_screen(page, qtbot)
    inside = {
        each for block in section.blocks if isinstance(block, Diagram) for part in block.parts for each in part.blocks
    }
    wanted = {
        spans_text(spans)
        for block in walk(section.blocks)
        if block not in inside  # what a part of a picture says is there once it is unfolded: test_figures.py
        for spans in block_spans(block)
    }
    assert wanted - read_aloud(page) == set()
    assert section.title in read_aloud(page)


def test_every_kind_of_block_has_a_widget_of_its_own(qtbot, theme: Theme, course: Course) -> None:
    builder = BlockBuilder(theme, lambda exercise: True)
    kinds = set()
    for block in course.sections[0].blocks:
        widget = builder.build(block)
        qtbot.addWidget(widget)
        assert widget.objectName() == block.anchor
        first = plain_text(block).split("\n")[0].split(" | ")[0].removeprefix("1. ")
        assert any(first in said for said in read_aloud(widget)), block
        kinds.add(type(block).__name__)
    assert kinds == {
        "Prose", "Heading", "BulletList", "Steps", "Table", "Callout", "Cards", "Diagram", "Exercise",
    }  # fmt: skip


def test_headings_are_spoken_as_headings(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    for block in course.sections[0].blocks:
        if isinstance(block, Heading):
            spoken = QAccessible.queryAccessibleInterface(find(page, block.anchor))
            assert spoken.role() == QAccessible.Role.Heading
            assert spoken.text(QAccessible.Text.Name) == spans_text(block.spans)


def test_a_table_is_a_table_and_says_its_column_with_each_cell(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    block = next(block for block in course.sections[0].blocks if isinstance(block, Table))
    table = find(page, f"{block.anchor}_table", QTableView)
    assert table.accessibleName() == "What comes when"
    assert (table.model().rowCount(), table.model().columnCount()) == (2, 2)
    cell = table.model().index(1, 1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "What: Nothing"
    assert QAccessible.queryAccessibleInterface(table).role() == QAccessible.Role.Table


def test_a_callout_without_a_title_gets_the_word_for_its_kind(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    assert "Good to know" in read_aloud(page)


def test_only_an_exercise_the_app_can_open_has_a_button(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    exercises = {block.id: block for block in course.sections[0].blocks if isinstance(block, Exercise)}
    buttons = {
        key: [button.text() for button in find(page, block.anchor).findChildren(QAbstractButton)]
        for key, block in exercises.items()
    }
    assert buttons == {"look": ["Open in the journal"], "go_down": ["Go down now"], "hold": []}
    assert "For those who asked for it." in read_aloud(page), "its words are there all the same"


# Words to open ------------------------------------------------------------------------------------
def first_paragraph(page: SectionPage) -> Paragraph:
    return next(each for each in page.findChildren(Paragraph) if each.words())


def test_tab_goes_from_word_to_word_and_then_on(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    paragraph = first_paragraph(page)
    paragraph.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    while paragraph.hasFocus():
        word = paragraph.word_at_keyboard()
        walked.append(word.key if word else None)
        QTest.keyClick(paragraph, Qt.Key.Key_Tab)
    assert walked == ["tide", "ebb", "second"]
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    word = paragraph.word_at_keyboard()
    assert word is not None
    assert word.key == "second", "coming back begins at the last word"


def test_a_word_explains_itself_by_key_and_goes_by_esc(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    paragraph = first_paragraph(page)
    paragraph.setFocus(Qt.FocusReason.TabFocusReason)
    card = find(page, "glossary_card")
    QTest.keyClick(paragraph, Qt.Key.Key_Return)
    assert card.isVisible()
    assert {"tide", "The water, coming and going."} <= read_aloud(card)
    assert paragraph.hasFocus(), "reading goes on where it was"
    QTest.keyClick(paragraph, Qt.Key.Key_Escape)
    assert not card.isVisible()
    QTest.keyClick(paragraph, Qt.Key.Key_Space)
    QTest.keyClick(paragraph, Qt.Key.Key_Tab)
    QTest.keyClick(paragraph, Qt.Key.Key_Tab)
    QTest.keyClick(paragraph, Qt.Key.Key_Tab)
    assert not card.isVisible(), "it goes when the keyboard goes on"


def test_a_word_explains_itself_where_it_is_clicked(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    paragraph = first_paragraph(page)
    spots = []
    paragraph.opened.connect(lambda span, spot: spots.append((span.key, spot)))
    paragraph.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(paragraph, Qt.Key.Key_Return)
    QTest.keyClick(paragraph, Qt.Key.Key_Escape)
    QTest.mouseClick(paragraph, Qt.MouseButton.LeftButton, pos=spots[0][1].center())
    assert [key for key, _ in spots] == ["tide", "tide"]
    assert find(page, "glossary_card").isVisible()
    QTest.mouseClick(paragraph, Qt.MouseButton.LeftButton, pos=paragraph.rect().bottomRight())
    assert len(spots) == 2, "beside the words nothing happens"


def test_a_word_in_a_table_explains_itself_too(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    block = next(block for block in course.sections[0].blocks if isinstance(block, Table))
    table = find(page, f"{block.anchor}_table", QTableView)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert find(page, "glossary_card").isVisible()


def test_a_way_to_another_section_leads_there(qtbot, page: SectionPage, course: Course) -> None:
    page.open(course, "first")
    put_on_screen(page, qtbot)
    paragraph = first_paragraph(page)
    paragraph.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(paragraph, Qt.Key.Key_Tab)
    QTest.keyClick(paragraph, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.section_requested) as asked:
        QTest.keyClick(paragraph, Qt.Key.Key_Return)
    assert asked.args == ["second"]
