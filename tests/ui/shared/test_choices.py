# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check boxes and radio buttons whose words wrap, and boxes for numbers and days the wheel cannot change."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from waterline.ui.shared.choices import CheckLine, RadioLines
from waterline.ui.shared.spin_boxes import DateBox, DateTimeBox, NumberBox
from waterline.ui.theme import Theme

MODES = [("system", "As the system", "Follows day and night."), ("light", "Light"), ("dark", "Dark")]


def shown(widget: QWidget, qtbot, width: int = 320) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.addWidget(widget)
    column.addStretch(1)
    qtbot.addWidget(box)
    box.resize(width, 400)
    box.show()
    qtbot.waitUntil(box.isActiveWindow)
    return box


def test_the_words_toggle_the_box_and_wrap_instead_of_being_cut(theme: Theme, qtbot):
    theme.apply(scale=2.0)
    line = CheckLine("Include what happened between us in these counts", hint="Off at first.", name="include")
    box = shown(line, qtbot)
    said: list[bool] = []
    line.toggled.connect(said.append)
    assert line.words.height() >= line.words.heightForWidth(line.words.width())
    assert line.words.height() > 2 * line.words.fontMetrics().height()
    qtbot.mouseClick(line.words, Qt.MouseButton.LeftButton)
    qtbot.keyClick(line.button, Qt.Key.Key_Space)
    assert said == [True, False]
    assert line.button.accessibleName() == "Include what happened between us in these counts"
    assert line.button.accessibleDescription() == "Off at first."
    assert box.isVisible()


def test_one_of_several_is_chosen_by_arrows_and_none_may_be_chosen_at_first(theme: Theme, qtbot):
    lines = RadioLines(MODES, label="Colours", name="mode")
    box = shown(lines, qtbot)
    said: list[str] = []
    lines.changed.connect(said.append)
    assert lines.selected() is None
    buttons = lines.findChildren(QAbstractButton)
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton, pos=QPoint(10, 14))
    qtbot.keyClick(buttons[0], Qt.Key.Key_Down)
    assert said == ["system", "light"]
    lines.select("dark")
    assert lines.selected() == "dark"
    lines.select(None)
    assert lines.selected() is None
    assert said == ["system", "light"]
    assert box.isVisible()


@pytest.mark.parametrize("make", ["number", "date", "moment"])
def test_scrolling_the_page_changes_no_number_and_no_day(theme: Theme, qapp: QApplication, qtbot, make: str):
    made: NumberBox | DateBox | DateTimeBox = {
        "number": lambda: NumberBox(theme, "Minutes", 1, 60, name="minutes"),
        "date": lambda: DateBox(theme, "Day", name="day"),
        "moment": lambda: DateTimeBox(theme, "When", name="when"),
    }[make]()
    box = shown(made, qtbot)
    made.setFocus()
    before = made.text()
    middle = QPointF(made.rect().center())
    nothing = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        middle,
        made.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        nothing,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(made, event)
    assert made.text() == before
    assert made.accessibleName()
    assert box.isVisible()
