# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A message is said once, calmly, and takes neither the focus nor the place of what one is doing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.buttons import Button
from waterline.ui.shared.fields import LineBox
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot) -> MessageBar:
    box = QWidget()
    column = QVBoxLayout(box)
    bar = MessageBar(theme)
    line = LineBox("Name", name="line")
    column.addWidget(bar)
    column.addWidget(line)
    bar.box, bar.line = box, line  # type: ignore[attr-defined]
    qtbot.addWidget(box)
    box.resize(600, 200)
    box.show()
    qtbot.waitUntil(box.isActiveWindow)
    line.setFocus()
    return bar


def button_of(bar: MessageBar, name: str) -> Button:
    button = bar.findChild(Button, name)
    assert button is not None
    return button


def test_it_is_not_there_until_something_is_said(bar: MessageBar):
    assert not bar.isVisible()
    assert bar.words() == ""
    bar.show_message("Saved.")
    assert bar.isVisible()
    assert bar.words() == "Saved."


def test_it_leaves_the_focus_where_it_was(bar: MessageBar):
    bar.show_message("Saved.", action=("Open it", lambda: None))
    assert bar.line.hasFocus()  # type: ignore[attr-defined]


def test_its_button_does_what_it_says_and_the_message_goes(bar: MessageBar, qtbot):
    done: list[str] = []
    bar.show_message("Saved.", action=("Open it", lambda: done.append("opened")))
    button = button_of(bar, "message_bar_action")
    assert button.accessibleName() == "Open it"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["opened"]
    assert not bar.isVisible()


def test_a_later_message_has_no_button_of_the_one_before(bar: MessageBar):
    bar.show_message("Saved.", action=("Open it", lambda: None))
    bar.show_message("Moved to the trash.")
    assert not button_of(bar, "message_bar_action").isVisible()


def test_dismissed_by_key_it_hands_the_focus_on(bar: MessageBar, qtbot):
    bar.show_message("Saved.")
    close = button_of(bar, "message_bar_close")
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert bar.line.hasFocus()  # type: ignore[attr-defined]


def test_dismissed_by_pointer_it_leaves_the_focus_alone(bar: MessageBar, qtbot):
    bar.show_message("Saved.")
    bar.dismiss()
    assert bar.line.hasFocus()  # type: ignore[attr-defined]


def test_a_message_may_go_by_itself_but_not_one_that_offers_something(bar: MessageBar, qtbot):
    QCursor.setPos(bar.mapToGlobal(bar.rect().bottomRight()) + QPoint(60, 60))  # it stays under the pointer
    bar.show_message("Saved.", seconds=0.02)
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=1000)
    bar.show_message("Saved.", seconds=0.02, action=("Open it", lambda: None))
    qtbot.wait(80)
    assert bar.isVisible()
