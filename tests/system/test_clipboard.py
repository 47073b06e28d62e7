# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is copied stays out of clipboard histories and does not stay on the clipboard, checked by another program."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from waterline.system import clipboard as module
from waterline.system.clipboard import CLEAR_AFTER_MS, MARKS, PrivateClipboard, private_mime

WORDS = "what nobody else shall read"

ANOTHER_PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication([])
mode = QClipboard.Mode[sys.argv[1]]
if len(sys.argv) > 2:
    app.clipboard().setText(sys.argv[2], mode)
    QTimer.singleShot(10_000, app.quit)
    app.exec()
mime = app.clipboard().mimeData(mode)
print(json.dumps({name: bytes(mime.data(name)).decode() for name in mime.formats() if name.islower() or "-" in name}))
"""


@pytest.fixture
def make_keeper(qapp: QApplication) -> Iterator[Callable[..., PrivateClipboard]]:
    """Return a function that makes a keeper; none outlives its test, where it would meddle with the next."""
    made: list[PrivateClipboard] = []

    def make(clear_after_ms: int = CLEAR_AFTER_MS) -> PrivateClipboard:
        made.append(PrivateClipboard(clear_after_ms=clear_after_ms))
        return made[-1]

    yield make
    QGuiApplication.clipboard().clear()
    for keeper in made:
        keeper.deleteLater()
        QCoreApplication.sendPostedEvents(keeper, QEvent.Type.DeferredDelete)


@pytest.fixture
def keeper(make_keeper: Callable[..., PrivateClipboard]) -> PrivateClipboard:
    return make_keeper()


@pytest.fixture
def desktop_clipboard(qapp: QApplication) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("only on a real desktop do programs share a clipboard (dev.py test provides one)")


def seen_by_another_program(qtbot: QtBot, mode: str = "Clipboard") -> dict[str, str]:
    process = subprocess.Popen([sys.executable, "-c", ANOTHER_PROGRAM, mode], stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=10_000)
    return json.loads(process.communicate()[0])


def test_what_is_copied_carries_the_marks_of_a_secret(keeper: PrivateClipboard) -> None:
    keeper.copy_privately(WORDS)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == WORDS
    assert {mark: bytes(mime.data(mark).data()) for mark in MARKS} == MARKS


def test_the_marks_of_each_system_are_the_ones_its_histories_heed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert module._UNIX_MARKS == {"x-kde-passwordManagerHint": b"secret"}
    assert {name.split('"')[1]: value for name, value in module._WINDOWS_MARKS.items()} == {
        "ExcludeClipboardContentFromMonitorProcessing": bytes(4),
        "CanIncludeInClipboardHistory": bytes(4),
        "CanUploadToCloudClipboard": bytes(4),
    }
    monkeypatch.setattr(module, "MARKS", module._WINDOWS_MARKS)
    assert set(private_mime(WORDS).formats()) == {"text/plain", *module._WINDOWS_MARKS}


def test_it_is_gone_after_a_while(qtbot: QtBot, make_keeper: Callable[..., PrivateClipboard]) -> None:
    keeper = make_keeper(clear_after_ms=50)
    keeper.copy_privately(WORDS)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "", timeout=2000)


def test_half_a_minute_is_the_while(keeper: PrivateClipboard) -> None:
    keeper.copy_privately(WORDS)
    assert keeper._timer.isActive()
    assert keeper._timer.interval() == 30_000


def test_copying_again_starts_the_while_anew(qtbot: QtBot, make_keeper: Callable[..., PrivateClipboard]) -> None:
    keeper = make_keeper(clear_after_ms=300)
    keeper.copy_privately("first")
    qtbot.wait(200)
    keeper.copy_privately("second")
    qtbot.wait(200)
    assert QGuiApplication.clipboard().text() == "second"
    keeper.clear_if_ours()


def test_leaving_takes_it_back_at_once(keeper: PrivateClipboard) -> None:
    keeper.copy_privately(WORDS)
    keeper.clear_if_ours()
    assert QGuiApplication.clipboard().text() == ""


# Among other programs -----------------------------------------------------------------------------
def test_what_another_program_copied_since_is_left_alone(
    qtbot: QtBot, desktop_clipboard: None, keeper: PrivateClipboard
) -> None:
    keeper.copy_privately(WORDS)
    other = subprocess.Popen([sys.executable, "-c", ANOTHER_PROGRAM, "Clipboard", "theirs"], stdout=subprocess.PIPE)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: not clipboard.ownsClipboard(), timeout=10_000)
    keeper.clear_if_ours()
    qtbot.waitUntil(lambda: clipboard.text() == "theirs", timeout=5000)
    other.terminate()
    other.communicate()


def test_copying_by_keyboard_from_a_text_field_is_marked_and_plain(
    qtbot: QtBot, desktop_clipboard: None, keeper: PrivateClipboard
) -> None:
    field = QTextEdit()
    qtbot.addWidget(field)
    field.setHtml(f"<b>{WORDS}</b>")
    field.show()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert seen_by_another_program(qtbot) == {"text/plain": WORDS, "x-kde-passwordManagerHint": "secret"}


def test_what_is_merely_selected_is_marked_too_and_taken_back(
    qtbot: QtBot, desktop_clipboard: None, keeper: PrivateClipboard
) -> None:
    field = QLineEdit(WORDS)
    qtbot.addWidget(field)
    field.show()
    QTest.mouseDClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    seen = seen_by_another_program(qtbot, "Selection")
    assert seen["text/plain"]
    assert seen["text/plain"] in WORDS
    assert seen["x-kde-passwordManagerHint"] == "secret"
    keeper.clear_if_ours()
    assert seen_by_another_program(qtbot, "Selection") == {}


def test_a_picture_is_nobodys_words(qtbot: QtBot, desktop_clipboard: None, keeper: PrivateClipboard) -> None:
    mime = QMimeData()
    mime.setData("image/png", b"not really")
    QGuiApplication.clipboard().setMimeData(mime, QClipboard.Mode.Clipboard)
    assert QGuiApplication.clipboard().mimeData().formats() == ["image/png"]
