# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three bare taps of Shift within a second, and nothing that only looks like them."""

from PySide6.QtCore import Qt

from waterline.ui.quick_exit import ShiftTaps

SHIFT, A, CONTROL = Qt.Key.Key_Shift, Qt.Key.Key_A, Qt.Key.Key_Control


def tap(taps, at, key=SHIFT):
    taps.press(key, at)
    return taps.release(key, at + 0.05)


def test_three_taps_within_a_second_leave():
    taps = ShiftTaps()
    assert [tap(taps, at) for at in (0.0, 0.3, 0.6)] == [False, False, True]


def test_three_slow_taps_do_not():
    taps = ShiftTaps()
    assert [tap(taps, at) for at in (0.0, 0.6, 1.2)] == [False, False, False]


def test_the_last_three_count():
    taps = ShiftTaps()
    assert [tap(taps, at) for at in (0.0, 2.0, 2.3, 2.6)] == [False, False, False, True]


def test_writing_capitals_never_leaves():
    taps = ShiftTaps()
    for n in range(6):
        taps.press(SHIFT, n * 0.1)
        taps.press(A, n * 0.1 + 0.02)
        assert not taps.release(A, n * 0.1 + 0.04)
        assert not taps.release(SHIFT, n * 0.1 + 0.06)


def test_another_key_between_starts_the_count_anew():
    taps = ShiftTaps()
    assert not tap(taps, 0.0)
    assert not tap(taps, 0.2)
    tap(taps, 0.3, CONTROL)
    assert not tap(taps, 0.4)


def test_a_click_between_starts_the_count_anew():
    taps = ShiftTaps()
    tap(taps, 0.0)
    tap(taps, 0.2)
    taps.reset()
    assert not tap(taps, 0.4)


def test_a_press_that_several_widgets_see_is_one_tap():
    taps = ShiftTaps()
    for _ in range(3):
        taps.press(SHIFT, 0.0)
    assert not taps.release(SHIFT, 0.1)
    assert not taps.release(SHIFT, 0.1)
    assert not taps.release(SHIFT, 0.1)
