# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A dialog asks, keeps the way out in its corner, and Esc closes only it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QWidget

from waterline.ui.shared.buttons import Button
from waterline.ui.shared.dialog import Dialog
from waterline.ui.shared.fields import LineBox
from waterline.ui.shared.text import body
from waterline.ui.theme import Theme


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 640)
    window.show()
    return window


def asked(theme: Theme, window: QWidget, quick_exit=lambda: None) -> Dialog:
    dialog = Dialog(theme, "Move it to the trash?", quick_exit, name="trash", parent=window)
    dialog.content.addWidget(body("It can be put back."))
    dialog.add_action("Keep it", dialog.reject, look="ghost")
    dialog.add_action("Move to trash", dialog.accept, look="danger")
    return dialog


def test_it_opens_without_stopping_the_program_and_starts_at_the_gentle_answer(theme: Theme, window: QWidget, qtbot):
    dialog = asked(theme, window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
    assert dialog.focusWidget() is dialog.findChild(Button, "trash_ghost")


def test_it_starts_where_something_is_to_be_typed(theme: Theme, window: QWidget, qtbot):
    dialog = asked(theme, window)
    line = LineBox("Name", name="name")
    dialog.content.addWidget(line)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is line


def test_quick_exit_is_in_the_top_corner_and_works_from_there(theme: Theme, window: QWidget, qtbot):
    left: list[str] = []
    dialog = asked(theme, window, lambda: left.append("gone"))
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    pill = dialog.quick_exit_button
    corner = pill.mapTo(dialog, QPoint(pill.width(), 0))
    assert (dialog.width() - corner.x(), corner.y()) == (32, 18)
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert left == ["gone"]


def test_esc_closes_the_dialog_and_nothing_behind_it(theme: Theme, window: QWidget, qtbot):
    dialog = asked(theme, window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()
    assert window.isVisible()


def test_enter_in_a_field_presses_no_answer_by_itself(theme: Theme, window: QWidget, qtbot):
    dialog = asked(theme, window)
    line = LineBox("Name", name="name")
    dialog.content.addWidget(line)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_its_window_title_says_nothing_of_what_it_asks(theme: Theme, window: QWidget):
    dialog = asked(theme, window)
    assert dialog.windowTitle() == "Waterline"
    assert dialog.accessibleName() == "Move it to the trash?"
