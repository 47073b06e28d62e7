# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is cut off, nothing jumps, and what has the focus is in sight."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.scroller import Scroller
from waterline.ui.shared.text import Prose, body, display
from waterline.ui.theme import Theme

LONG = "What shows is often the smaller part, and what lies below takes its time to be said. " * 6


def column_of(theme: Theme) -> tuple[QWidget, Card]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    card = Card()
    card.content.addWidget(display(LONG[:80]))
    card.content.addWidget(body(LONG))
    card.content.addWidget(Prose(theme, LONG))
    options = [(str(n), f"a feeling of kind {n}") for n in range(14)]
    card.content.addWidget(ChipGroup(theme, options, label="Feelings", name="f"))
    column.addWidget(card)
    column.addWidget(secondary_button(theme, "The end", name="end"))
    return inside, card


def shown(inside: QWidget, qtbot, width: int) -> Scroller:
    scroller = Scroller(inside)
    qtbot.addWidget(scroller)
    scroller.resize(width, 420)
    scroller.show()
    qtbot.waitUntil(scroller.isActiveWindow)
    qtbot.wait(20)
    return scroller


@pytest.mark.parametrize("width", [360, 620, 1100])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_body_is_exactly_as_high_as_its_words_need_at_this_width(theme: Theme, qtbot, width: int, scale: float):
    theme.apply(scale=scale)
    inside, _ = column_of(theme)
    scroller = shown(inside, qtbot, width)
    assert inside.width() == scroller.viewport().width()
    layout = inside.layout()
    assert layout is not None
    needed = layout.totalHeightForWidth(inside.width())
    assert inside.height() == max(needed, scroller.viewport().height())
    for label in inside.findChildren(QLabel):
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()[:30]


def test_a_narrower_window_and_back_leaves_no_gap(theme: Theme, qtbot):
    inside, _ = column_of(theme)
    scroller = shown(inside, qtbot, 900)
    before = inside.height()
    scroller.resize(400, 420)
    qtbot.wait(20)
    assert inside.height() > before
    scroller.resize(900, 420)
    qtbot.wait(20)
    assert inside.height() == before


def test_words_that_arrive_later_get_their_room(theme: Theme, qtbot):
    inside, card = column_of(theme)
    scroller = shown(inside, qtbot, 500)
    before = inside.height()
    card.content.addWidget(body(LONG))
    qtbot.waitUntil(lambda: inside.height() > before + 40)
    assert scroller.verticalScrollBar().maximum() == inside.height() - scroller.viewport().height()


def test_a_short_page_fills_the_view_and_the_bar_keeps_its_room(theme: Theme, qtbot):
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(body("One line."))
    scroller = shown(inside, qtbot, 500)
    wide = scroller.viewport().width()
    assert inside.height() == scroller.viewport().height()
    assert scroller.verticalScrollBar().property("idle") is True
    column.addWidget(Prose(theme, LONG * 4))
    qtbot.waitUntil(lambda: scroller.verticalScrollBar().property("idle") is False)
    assert scroller.viewport().width() == wide


def test_tab_brings_what_it_reaches_into_sight(theme: Theme, qtbot):
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [secondary_button(theme, f"Number {n}", name=f"n{n}") for n in range(30)]
    for button in buttons:
        column.addWidget(button)
    scroller = shown(inside, qtbot, 500)
    buttons[0].setFocus()
    for button in buttons[:-1]:
        qtbot.keyClick(button, Qt.Key.Key_Tab)
    assert buttons[-1].hasFocus()
    top = buttons[-1].mapTo(scroller.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= scroller.viewport().height() - buttons[-1].height()


def test_what_grows_above_the_view_does_not_move_what_is_read(theme: Theme, qtbot):
    inside = QWidget()
    column = QVBoxLayout(inside)
    first = body("short")
    column.addWidget(first)
    lines = [body(f"line {n}") for n in range(80)]
    for line in lines:
        column.addWidget(line)
    scroller = shown(inside, qtbot, 500)
    scroller.verticalScrollBar().setValue(lines[40].y())
    first.setText(LONG)
    qtbot.waitUntil(lambda: lines[40].y() > scroller.verticalScrollBar().maximum() // 4 and first.height() > 60)
    assert abs(lines[40].mapTo(scroller.viewport(), QPoint(0, 0)).y()) <= 2


def test_back_to_the_top(theme: Theme, qtbot):
    inside, _ = column_of(theme)
    scroller = shown(inside, qtbot, 360)
    scroller.verticalScrollBar().setValue(200)
    scroller.to_top()
    assert scroller.verticalScrollBar().value() == 0
