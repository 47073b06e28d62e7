# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every top-level window is kept out of pictures of the screen, and it is said where that cannot be."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from waterline.system.capture import Blocked, CaptureBlock, best_here, block_capture


class Recorder:
    """Stands for the system call: notes which window was covered, and whether it was visible by then."""

    def __init__(self) -> None:
        self.covered: dict[QWindow, bool] = {}
        self.seen_first: list[QWindow] = []

    def __call__(self, window: QWindow, on: bool) -> Blocked:
        if window not in self.covered and window.isExposed():
            self.seen_first.append(window)
        self.covered[window] = on
        return Blocked.WORKS


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def block(qapp: QApplication, recorder: Recorder) -> Iterator[CaptureBlock]:
    made = CaptureBlock(qapp, apply=recorder)
    made.on = True
    yield made
    made.on = False


def open_everything(qtbot: QtBot) -> list[QWidget]:
    main = QWidget()
    qtbot.addWidget(main)
    choice = QComboBox(main)
    choice.addItems(["one", "two"])
    QPushButton("below", main)
    main.show()
    menu = QMenu(main)
    menu.addAction("entry")
    dialog = QDialog(main)
    chooser = QFileDialog(main)
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    for each in (dialog, chooser):
        each.open()
    choice.showPopup()
    menu.popup(main.pos())
    qtbot.wait(1)
    return [main, dialog, chooser, menu, choice.view().window()]


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raising, grabbing
def test_every_kind_of_window_is_covered_before_it_is_seen(
    qtbot: QtBot, block: CaptureBlock, recorder: Recorder
) -> None:
    opened = open_everything(qtbot)
    assert {widget.windowHandle() for widget in opened} <= set(recorder.covered)
    assert all(recorder.covered.values())
    assert recorder.seen_first == []
    for widget in opened:
        widget.close()


def test_windows_that_were_open_before_are_covered_too(qtbot: QtBot, qapp: QApplication, recorder: Recorder) -> None:
    early = QLabel("early")
    qtbot.addWidget(early)
    early.show()
    block = CaptureBlock(qapp, apply=recorder)
    block.on = True
    assert recorder.covered[early.windowHandle()] is True
    block.on = False
    assert recorder.covered[early.windowHandle()] is False


def test_a_window_made_anew_is_covered_anew(qtbot: QtBot, block: CaptureBlock, recorder: Recorder) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    recorder.covered.clear()
    widget.windowHandle().destroy()
    widget.windowHandle().create()
    assert recorder.covered == {widget.windowHandle(): True}


def test_nothing_inside_a_window_is_mistaken_for_one(qtbot: QtBot, block: CaptureBlock, recorder: Recorder) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    inner = QLabel("native, yet inside", widget)
    inner.winId()
    widget.show()
    assert inner.windowHandle() not in recorder.covered


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="says what Linux cannot do")
def test_linux_says_that_it_cannot(qtbot: QtBot, qapp: QApplication) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    assert best_here() is Blocked.NOT_AVAILABLE
    assert block_capture(widget) is Blocked.NOT_AVAILABLE
    assert block_capture(widget.windowHandle()) is Blocked.NOT_AVAILABLE
    block = CaptureBlock(qapp)
    block.on = True
    assert not block.on  # and it does not pretend
