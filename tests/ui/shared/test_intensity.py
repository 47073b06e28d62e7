# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A number is only there when a person gave one."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from waterline.ui.shared.buttons import Button
from waterline.ui.shared.intensity import IntensitySlider
from waterline.ui.theme import Theme


@pytest.fixture
def slider(theme: Theme, qtbot) -> IntensitySlider:
    slider = IntensitySlider(theme, "How strong is it?")
    qtbot.addWidget(slider)
    slider.resize(500, 120)
    slider.show()
    qtbot.waitUntil(slider.isActiveWindow)
    return slider


def clear_button(slider: IntensitySlider) -> Button:
    button = slider.findChild(Button, "intensity_clear")
    assert button is not None
    return button


def answers(slider: IntensitySlider) -> list[int | None]:
    said: list[int | None] = []
    slider.changed.connect(said.append)
    return said


def test_it_is_not_set_until_touched_and_says_so(slider: IntensitySlider):
    assert slider.number() is None
    assert slider.track.accessibleDescription() == "not set yet"
    assert not clear_button(slider).isVisible()


def test_looking_at_it_and_passing_by_with_tab_sets_nothing(slider: IntensitySlider, qtbot):
    said = answers(slider)
    slider.track.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(slider.track, Qt.Key.Key_Tab)
    assert slider.number() is None
    assert said == []


@pytest.mark.parametrize("number", range(10))
def test_a_digit_sets_its_number(slider: IntensitySlider, qtbot, number: int):
    qtbot.keyClicks(slider.track, str(number))
    assert slider.number() == number


def test_one_then_nought_is_ten(slider: IntensitySlider, qtbot):
    said = answers(slider)
    qtbot.keyClicks(slider.track, "10")
    assert slider.number() == 10
    assert said == [1, 10]
    qtbot.keyClicks(slider.track, "0")
    assert slider.number() == 0


def test_arrows_move_by_one_and_stop_at_the_ends(slider: IntensitySlider, qtbot):
    qtbot.keyClick(slider.track, Qt.Key.Key_Home)
    assert slider.number() == 0
    qtbot.keyClick(slider.track, Qt.Key.Key_Left)
    assert slider.number() == 0
    qtbot.keyClick(slider.track, Qt.Key.Key_Right)
    qtbot.keyClick(slider.track, Qt.Key.Key_Up)
    assert slider.number() == 2
    qtbot.keyClick(slider.track, Qt.Key.Key_End)
    qtbot.keyClick(slider.track, Qt.Key.Key_Right)
    assert slider.number() == 10


def test_zero_is_an_answer_and_differs_from_none(slider: IntensitySlider):
    slider.set_number(0)
    assert slider.number() == 0
    assert slider.track.accessibleDescription() == "0 of 10"
    slider.set_number(None)
    assert slider.number() is None


def test_delete_and_clear_take_the_answer_back(slider: IntensitySlider, qtbot):
    said = answers(slider)
    qtbot.keyClicks(slider.track, "7")
    qtbot.keyClick(slider.track, Qt.Key.Key_Delete)
    qtbot.keyClicks(slider.track, "4")
    qtbot.mouseClick(clear_button(slider), Qt.MouseButton.LeftButton)
    assert said == [7, None, 4, None]
    assert slider.number() is None


@pytest.mark.parametrize(("share", "number"), [(0.01, 0), (0.5, 5), (0.99, 10)])
def test_a_click_sets_the_number_under_it(slider: IntensitySlider, qtbot, share: float, number: int):
    spot = QPoint(round(slider.track.width() * share), slider.track.height() // 2)
    qtbot.mouseClick(slider.track, Qt.MouseButton.LeftButton, pos=spot)
    assert slider.number() == number


def test_from_right_to_left_the_low_end_is_on_the_right(theme: Theme, qapp: QApplication, qtbot):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    slider = IntensitySlider(theme, "How strong is it?", number=3)
    qtbot.addWidget(slider)
    slider.resize(500, 120)
    slider.show()
    qtbot.keyClick(slider.track, Qt.Key.Key_Left)
    assert slider.number() == 4
    spot = QPoint(slider.track.width() - 4, slider.track.height() // 2)
    qtbot.mouseClick(slider.track, Qt.MouseButton.LeftButton, pos=spot)
    assert slider.number() == 0


def test_the_wheel_scrolls_the_page_and_never_changes_an_answer(slider: IntensitySlider, qapp: QApplication):
    slider.set_number(6)
    middle = QPointF(slider.track.rect().center())
    event = QWheelEvent(
        middle,
        slider.track.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(slider.track, event)
    assert slider.number() == 6


def test_showing_a_saved_number_says_nothing(slider: IntensitySlider):
    said = answers(slider)
    slider.set_number(8)
    assert said == []
    assert slider.track.accessibleDescription() == "8 of 10"


def test_keys_for_the_page_pass_through(slider: IntensitySlider, qtbot):
    qtbot.keyClick(slider.track, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert slider.number() is None


def test_answering_moves_nothing_beside_it(slider: IntensitySlider, qtbot):
    before = slider.track.geometry()
    qtbot.keyClicks(slider.track, "3")
    assert slider.track.geometry() == before
