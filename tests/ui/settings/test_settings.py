# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what is changed holds, the page says where everything lies, and nothing is ever cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from tests.ui.seeing import cut_off, find, settle, tab_order, words_on
from tests.ui.settings.room import Room
from tests.world import PASSPHRASE, new_session
from waterline import __version__
from waterline.app import preferences as keeping
from waterline.app.preferences import Preferences
from waterline.app.session import Door
from waterline.ui.settings import settings_page
from waterline.ui.settings.size_slider import SizeSlider
from waterline.ui.theme import Theme

ANOTHER = "another four quiet words"


# Leaving and looks --------------------------------------------------------------------------------
CHANGES: list[tuple[str, str, object]] = [
    ("settings_after_exit_stay_hidden", "after_exit", "stay_hidden"),
    ("settings_triple_shift", "triple_shift", False),
    ("settings_mode_system", "mode", "system"),
    ("settings_mode_dark", "mode", "dark"),
    ("settings_mode_contrast", "mode", "contrast"),
    ("settings_font_system", "font", "system"),
    ("settings_font_hyperlegible", "font", "hyperlegible"),
    ("settings_reduced_motion", "reduced_motion", True),
]


@pytest.mark.parametrize(("control", "name", "value"), CHANGES)
def test_a_changed_preference_is_told_at_once_and_survives(
    room: Room, theme: Theme, qtbot, control: str, name: str, value: object
) -> None:
    room.click(control)
    assert [getattr(each, name) for each in room.said] == [value]
    kept = keeping.load(room.door.files)
    assert kept == replace(Preferences(mode="light"), **{name: value})
    again = Room(room.door, room.session, theme, qtbot, kept)
    assert find(again.page, control, QAbstractButton).isChecked() is (value is not False)
    assert again.said == [], "showing what is set changes nothing"


def test_at_first_quick_exit_closes_completely_and_shift_works(room: Room) -> None:
    assert find(room.page, "settings_after_exit_close", QAbstractButton).isChecked()
    assert find(room.page, "settings_triple_shift", QAbstractButton).isChecked()
    assert room.says("Ctrl+Shift+X does the same")
    assert room.says("Try it once while nothing is at stake")


def test_changes_add_up(room: Room) -> None:
    room.click("settings_triple_shift")
    room.click("settings_mode_dark")
    room.click("settings_after_exit_stay_hidden")
    assert keeping.load(room.door.files) == Preferences(mode="dark", triple_shift=False, after_exit="stay_hidden")


def test_one_of_the_colours_is_always_chosen(room: Room) -> None:
    room.click("settings_mode_light")
    assert find(room.page, "settings_mode_light", QAbstractButton).isChecked()
    assert room.said == []


def test_the_text_size_moves_by_keys_and_follows_the_keys_of_the_window(room: Room, theme: Theme, qtbot) -> None:
    slider = find(room.page, "settings_scale", SizeSlider)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert [each.scale for each in room.said] == [1.05]
    theme.apply(scale=1.4)
    assert slider.value() == 140
    assert room.says("140 %")
    room.click("settings_triple_shift")
    assert room.said[-1].scale == 1.4


def test_dragging_shows_the_size_and_changes_the_window_only_when_let_go(room: Room, qtbot) -> None:
    slider = find(room.page, "settings_scale", SizeSlider)
    start, end = QPoint(20, slider.height() // 2), QPoint(slider.width() - 2, slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(slider, end)
    settle()
    assert slider.value() == 200
    assert room.says("200 %")
    assert room.said == []
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    assert [each.scale for each in room.said] == [2.0]


def test_scrolling_over_the_text_size_does_not_change_it(room: Room) -> None:
    slider = find(room.page, "settings_scale", SizeSlider)
    middle = QPointF(slider.rect().center())
    event = QWheelEvent(
        middle,
        slider.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)
    assert slider.value() == 100


def test_lock_now_asks_for_locking(room: Room, qtbot) -> None:
    with qtbot.waitSignal(room.page.lock_requested, timeout=1000):
        room.click("settings_lock")


# Where it lies and what it cannot do --------------------------------------------------------------
def test_the_folder_can_be_copied_but_not_changed(room: Room) -> None:
    path = find(room.page, "settings_folder", QLineEdit)
    assert path.text() == str(room.door.files.folder)
    assert path.isReadOnly()


def test_every_file_in_the_folder_is_explained(room: Room) -> None:
    room.click("settings_triple_shift")
    explained = " ".join(words_on(room.page))
    for path in room.door.files.folder.iterdir():
        assert path.name in explained, path.name


def test_the_version_stands_here_and_the_way_to_what_is_protected(room: Room) -> None:
    assert room.says(__version__)
    asked = []
    room.page.privacy_requested.connect(lambda: asked.append(True))
    room.click("settings_privacy")
    assert asked == [True]


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_on_another_computer_is_called_so(room: Room, monkeypatch, there: bool) -> None:
    monkeypatch.setattr(settings_page, "is_on_the_network", lambda folder: there)
    room.page.arrive()
    settle()
    assert find(room.page, "settings_on_the_network").isVisible() == there


# Looks --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_any_text_size(
    door: Door, theme: Theme, qapp: QApplication, qtbot, scale: float, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    theme.apply(scale=scale)
    room = Room(door, new_session(door, None)[0], theme, qtbot, Preferences(mode="light", scale=scale))
    room.page.resize(780, 560)
    settle()
    assert cut_off(room.page) == []
    room.ask_for("settings_need_both", "short")
    assert cut_off(room.page) == []
    room.ask_for("settings_add_passphrase", PASSPHRASE)
    assert cut_off(room.page) == []
    room.click("settings_new_code")
    assert cut_off(room.page) == []
    room.click("settings_code_next")
    assert cut_off(room.page) == []
    room.click("settings_lock_away_now")
    room.click("settings_no_decoy_button")
    assert cut_off(room.page) == []
    room.click("settings_rekey_begin")
    assert cut_off(room.page) == []


def test_tab_takes_the_cards_in_the_order_they_stand(room: Room) -> None:
    order = tab_order(room.page)
    wanted = [
        "settings_triple_shift",
        "settings_lock",
        "settings_change_passphrase",
        "settings_new_code",
        "settings_add_key",
        "settings_need_both",
        "settings_no_decoy_button",
        "settings_rekey_begin",
        "settings_mode_system",
        "settings_scale",
        "settings_font_bundled",
        "settings_reduced_motion",
        "settings_folder",
    ]
    assert [name for name in order if name in wanted] == wanted
