# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing by pointer and by keys, without anything moving away under the hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from waterline.ui.shared.chips import ChipGroup
from waterline.ui.theme import Theme

WORDS = ["jealous", "anxious", "angry", "sad", "ashamed", "hurt", "lonely", "numb"]
FEELINGS = [(str(n), word) for n, word in enumerate(WORDS)]


def shown(group: ChipGroup, qtbot, width: int = 360) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.addWidget(group)
    column.addStretch(1)
    qtbot.addWidget(box)
    box.resize(width, 400)
    box.show()
    qtbot.waitUntil(box.isActiveWindow)
    return box


@pytest.fixture
def group(theme: Theme, qtbot) -> ChipGroup:
    group = ChipGroup(theme, FEELINGS, label="Feelings", name="feelings")
    group.box = shown(group, qtbot)  # type: ignore[attr-defined]
    return group


def test_space_and_enter_choose_and_let_go(group: ChipGroup, qtbot):
    said: list[list[str]] = []
    group.changed.connect(said.append)
    chips = group.chips()
    qtbot.keyClick(chips[2], Qt.Key.Key_Space)
    qtbot.keyClick(chips[0], Qt.Key.Key_Return)
    qtbot.keyClick(chips[2], Qt.Key.Key_Space)
    assert said == [["2"], ["0", "2"], ["0"]]
    assert group.selected() == ["0"]


def test_tab_reaches_every_chip_in_the_order_shown(group: ChipGroup, qtbot):
    chips = group.chips()
    chips[0].setFocus()
    for chip in chips[:-1]:
        assert chip.hasFocus()
        qtbot.keyClick(chip, Qt.Key.Key_Tab)
    assert chips[-1].hasFocus()


def test_arrows_home_and_end_move_between_chips_and_choose_nothing(group: ChipGroup, qtbot):
    chips = group.chips()
    chips[0].setFocus()
    qtbot.keyClick(chips[0], Qt.Key.Key_Right)
    assert chips[1].hasFocus()
    qtbot.keyClick(chips[1], Qt.Key.Key_Left)
    qtbot.keyClick(chips[0], Qt.Key.Key_Left)
    assert chips[0].hasFocus()
    qtbot.keyClick(chips[0], Qt.Key.Key_End)
    assert chips[-1].hasFocus()
    qtbot.keyClick(chips[-1], Qt.Key.Key_Home)
    assert chips[0].hasFocus()
    assert group.selected() == []


def test_down_goes_to_the_chip_below(group: ChipGroup, qtbot):
    chips = group.chips()
    chips[1].setFocus()
    qtbot.keyClick(chips[1], Qt.Key.Key_Down)
    below = next(chip for chip in chips if chip.hasFocus())
    assert below.y() > chips[1].y()
    qtbot.keyClick(below, Qt.Key.Key_Up)
    assert next(chip for chip in chips if chip.hasFocus()).y() == chips[1].y()


def test_arrows_follow_the_eye_where_reading_runs_from_right_to_left(theme: Theme, qapp: QApplication, qtbot):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    group = ChipGroup(theme, FEELINGS, label="Feelings", name="feelings")
    box = shown(group, qtbot)
    first, second = group.chips()[:2]
    assert first.x() > second.x()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert second.hasFocus()
    assert box.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_with_one_answer_a_second_replaces_the_first_and_pressing_it_again_leaves_none(theme: Theme, qtbot):
    group = ChipGroup(theme, FEELINGS, label="Feeling", several=False, selected=["1"], name="feeling")
    box = shown(group, qtbot)
    said: list[list[str]] = []
    group.changed.connect(said.append)
    qtbot.mouseClick(group.chips()[3], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(group.chips()[3], Qt.MouseButton.LeftButton)
    assert said == [["3"], []]
    assert box.isVisible()


def test_choosing_moves_no_chip(group: ChipGroup, qtbot):
    before = [chip.geometry() for chip in group.chips()]
    for chip in group.chips():
        chip.click()
    qtbot.wait(10)
    assert [chip.geometry() for chip in group.chips()] == before


def test_a_chosen_chip_shows_a_check_and_not_only_a_colour(group: ChipGroup):
    chip = group.chips()[0]
    assert chip.icon().isNull()
    chip.click()
    assert not chip.icon().isNull()
    chip.click()
    assert chip.icon().isNull()


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("font", ["bundled", "hyperlegible"])
def test_no_word_is_shortened_while_there_is_room(theme: Theme, qtbot, scale: float, font):
    theme.apply(scale=scale, font_choice=font)
    group = ChipGroup(theme, [*FEELINGS, ("x", "Tom & Anna")], label="Feelings", name="feelings")
    box = shown(group, qtbot, 700)
    assert [chip.text().replace("&&", "&") for chip in group.chips()] == [chip.words() for chip in group.chips()]
    assert box.isVisible()


def test_a_word_longer_than_the_line_is_shortened_on_screen_but_spoken_in_full(theme: Theme, qtbot):
    words = "a very particular feeling " * 8
    group = ChipGroup(theme, [("long", words)], label="Feelings", name="feelings")
    box = shown(group, qtbot, 300)
    chip = group.chips()[0]
    assert chip.text().endswith("…")
    assert chip.width() <= box.width()
    assert chip.accessibleName() == chip.toolTip() == words


def test_choosing_in_code_says_nothing_and_passes_over_unknown_keys(group: ChipGroup):
    said: list[list[str]] = []
    group.changed.connect(said.append)
    group.select(["1", "archived"])
    assert group.selected() == ["1"]
    assert said == []


def test_an_own_word_is_added_before_what_stands_at_the_end(group: ChipGroup, theme: Theme, qtbot):
    tail = QWidget()
    tail.setFixedSize(20, 20)
    group.add(tail)
    chip = group.add_option("own", "prickly", chosen=True)
    qtbot.wait(10)
    assert group.selected() == ["own"]
    assert (chip.y(), chip.x()) < (tail.y() + tail.height(), tail.x())


def test_other_options_replace_the_old_ones_for_good(group: ChipGroup, qtbot):
    group.set_options([("a", "one"), ("b", "two")], ["b"])
    qtbot.wait(10)
    assert [chip.key for chip in group.chips()] == ["a", "b"]
    assert group.selected() == ["b"]
    assert group.flow.count() == 2


def test_the_group_and_each_chip_have_names(group: ChipGroup):
    assert group.accessibleName() == "Feelings"
    assert [chip.accessibleName() for chip in group.chips()] == [word for _, word in FEELINGS]
    assert len({chip.objectName() for chip in group.chips()}) == len(FEELINGS)
