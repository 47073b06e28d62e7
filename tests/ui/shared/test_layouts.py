# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that break where they must: chips and buttons are never cut, whatever the text size."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import Button, ghost_button, primary_button
from waterline.ui.shared.flow import FlowBox
from waterline.ui.theme import Theme


def holder(widget: QWidget, qtbot, width: int) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    qtbot.addWidget(box)
    box.resize(width, 500)
    box.show()
    qtbot.wait(10)
    return box


def footer(theme: Theme) -> tuple[ActionRow, Button, Button, Button]:
    row = ActionRow()
    back = ghost_button(theme, "Back", name="back", icon="arrow-left")
    skip = ghost_button(theme, "Skip this step", name="skip")
    go_on = primary_button(theme, "Continue", name="continue", icon="arrow-right")
    row.add_start(back)
    row.add_end(skip)
    row.add_end(go_on)
    return row, back, skip, go_on


def test_with_room_back_begins_the_line_and_continue_ends_it(theme: Theme, qtbot):
    row, back, skip, go_on = footer(theme)
    box = holder(row, qtbot, 700)
    assert back.x() == 0
    assert go_on.geometry().right() == row.width() - 1
    assert skip.geometry().right() < go_on.x()
    assert box.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [240, 320, 420, 700])
def test_no_button_is_cut_or_covered(theme: Theme, qtbot, scale: float, width: int):
    theme.apply(scale=scale)
    row, *buttons = footer(theme)
    box = holder(row, qtbot, width)
    places: list[QRect] = [button.geometry() for button in buttons]
    for button, place in zip(buttons, places, strict=True):
        assert place.size() == button.sizeHint()
        assert row.rect().height() >= place.bottom()
        assert place.right() < max(width, row.minimumSizeHint().width())
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    assert box.isVisible()


def test_from_right_to_left_continue_is_on_the_left(theme: Theme, qapp: QApplication, qtbot):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row, back, _, go_on = footer(theme)
    box = holder(row, qtbot, 700)
    assert go_on.x() == 0
    assert back.geometry().right() == row.width() - 1
    assert box.isVisible()


def test_a_flow_takes_as_many_lines_as_it_needs_and_no_more(theme: Theme, qtbot):
    flow = FlowBox(gap=8)
    for number in range(12):
        flow.add(ghost_button(theme, f"Number {number}", name=f"n{number}"))
    box = holder(flow, qtbot, 400)
    narrow = flow.height()
    assert narrow == flow.heightForWidth(400)
    box.resize(900, 500)
    qtbot.wait(10)
    assert flow.height() < narrow


def test_hidden_things_take_no_room_in_a_flow(theme: Theme, qtbot):
    flow = FlowBox(gap=8)
    one, two = (ghost_button(theme, words, name=words) for words in ("One", "Two"))
    flow.add(one)
    flow.add(two)
    box = holder(flow, qtbot, 400)
    one.hide()
    qtbot.wait(10)
    assert two.x() == 0
    assert box.isVisible()
