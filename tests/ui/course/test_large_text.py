# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""At twice the text size in the smallest window, everything of the reader still has its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.seeing import find, put_on_screen, settle
from waterline.app import study
from waterline.resources import lessons_path
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.section_page import SectionPage
from waterline.ui.course.text_table import TextTable
from waterline.ui.theme import Theme
from waterline.ui.window import Window

SHIPPED = study.open_course(lessons_path())
SMALLEST = (820, 520)
"""What the smallest window leaves a page at twice the text size, beside the sidebar and under the top bar."""


@pytest.fixture
def large(qtbot, page: SectionPage, theme: Theme) -> SectionPage:
    theme.apply(scale=2.0)
    page.open(SHIPPED, "ordinary-feeling")
    put_on_screen(page, qtbot, SMALLEST)
    return page


def in_sight(page: SectionPage, widget: QWidget, rect: QRect) -> bool:
    assert page.scroller is not None
    seen = page.scroller.viewport()
    return seen.rect().contains(QRect(widget.mapTo(seen, rect.topLeft()), rect.size()))


def test_no_table_has_to_be_scrolled_sideways(large: SectionPage) -> None:
    for section in SHIPPED.sections:
        large.open(SHIPPED, section.id)
        settle()
        for table in large.findChildren(TextTable):
            assert table.horizontalScrollBar().maximum() == 0, table.objectName()


def test_the_panel_of_looks_leaves_the_window_its_size(qtbot, page: SectionPage, theme: Theme) -> None:
    theme.apply(scale=2.0)
    window = Window(theme)
    qtbot.addWidget(window)
    page.open(SHIPPED, "ordinary-feeling")
    window.show_page(page)
    window.resize(window.minimumSize())
    window.show()
    qtbot.waitUntil(window.isVisible)
    find(page, "reader_look").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(find(page, "reader_look"), Qt.Key.Key_Space)
    settle()
    panel = find(page, "look")
    plain = find(page, "look_plain")
    assert panel.isVisible()
    foot = QRect(plain.mapTo(window, QPoint()), plain.size())
    assert window.rect().contains(foot)
    assert page.minimumSizeHint().height() <= page.height()


def test_the_card_of_a_mark_comes_into_view_with_its_buttons(large: SectionPage) -> None:
    QTest.keyClick(large, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        QTest.keyClick(large, Qt.Key.Key_Down)
    QTest.keyClick(large, Qt.Key.Key_Return)
    settle()
    card = find(large, "mark_card")
    assert card.isVisible()
    assert in_sight(large, card, card.rect())


def test_tab_brings_the_word_it_stands_at_into_view(large: SectionPage) -> None:
    tall = max(
        (each for each in large.findChildren(Paragraph) if len(each.words()) > 1), key=lambda each: each.height()
    )
    large.resize(SMALLEST[0], 260)
    settle()
    tall.setFocus(Qt.FocusReason.TabFocusReason)
    for word in tall.words():
        settle()
        assert tall.word_at_keyboard() == word
        assert in_sight(large, tall, tall.keyboard_at()), word.text
        QTest.keyClick(tall, Qt.Key.Key_Tab)


def test_the_card_of_an_explained_word_is_seen_whole(large: SectionPage) -> None:
    large.open(SHIPPED, "hearts")
    settle()
    paragraph = next(each for each in large.findChildren(Paragraph) if len(each.words()) > 0)
    paragraph.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(paragraph, Qt.Key.Key_Return)
    settle()
    card = find(large, "glossary_card")
    assert card.isVisible()
    assert in_sight(large, card, card.rect())
