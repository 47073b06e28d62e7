# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From what keeps coming back to a sheet for a therapist on the disk, by clicks and by keys, without names in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QTextEdit, QWidget

from tests.journeys import ways
from tests.journeys.hands import Hands, press_on
from tests.journeys.test_by_keys import Keys
from tests.ui.session_sheet.in_hand import BAR, bytes_of, spellings, text_of
from waterline.app import journal
from waterline.app.session import Door, open_with_passphrase

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOMENT = ways.Moment(
    feelings=("jealous",),
    what_happened="Quentin stayed over in Marseille again.",
    person="Quentin",
    fears=("being_left",),
    needs=("time",),
    root="I fear that Quentin goes.",
    triage="inside",
)


@pytest.fixture
def hands(open_program, journey_door: Door) -> Hands:
    """A journal with one moment in it, opened at the patterns."""
    _, made = open_program(journey_door)
    ways.first_run(made)
    made.click("begin_dig")
    ways.dig(made, MOMENT)
    made.click("place_patterns")
    made.see("patterns_sheet")
    return made


def entry_id(hands: Hands, door: Door) -> str:
    """Look up the one entry of the journal, locked meanwhile."""
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.see("unlock_passphrase")
    with closing(open_with_passphrase(door, ways.PASSPHRASE)) as session:
        (line,) = journal.timeline(session)
    hands.write("unlock_passphrase", ways.PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.see("patterns_sheet")
    return line.id


def sheet(hands: Hands) -> QTextEdit:
    return hands.see("sheet_preview", QTextEdit)


def save_to(hands: Hands, target: Path) -> None:
    """Answer the file dialog by keys."""
    hands.wait(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog), "the file dialog opens")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    press_on(name, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(name, str(target))
    save = dialog.findChild(QDialogButtonBox)
    assert save is not None
    button = save.button(QDialogButtonBox.StandardButton.Save)

    def saved() -> bool:
        if (names := QApplication.activePopupWidget()) is not None:  # files that begin alike
            press_on(names, Qt.Key.Key_Escape)
        elif QApplication.activeModalWidget() is dialog:
            press_on(button, Qt.Key.Key_Space)
        return target.exists()

    hands.wait(saved, "the file is there")
    hands.wait(lambda: hands.reads("Saved, unencrypted"), "it says that the file is there")


def check_file(target: Path) -> None:
    """Read the file as another program does, and look for what must not be in it."""
    found, made = text_of(target), bytes_of(target)
    assert "Person A stayed over in" in found
    for word in ("Quentin", "Marseille"):
        assert word not in found
        assert not any(spelling in made for spelling in spellings(word))
    assert target.stat().st_mode & 0o777 == 0o600


def test_by_clicks(hands: Hands, journey_door: Door, tmp_path: Path) -> None:
    entry = entry_id(hands, journey_door)
    hands.click("patterns_sheet")
    hands.click("sheet_go_on")
    hands.wait(lambda: hands.reads("One summary or one entry is enough"), "it says that nothing is ticked")
    hands.click("sheet_summary_1")
    hands.click_line(entry)
    hands.click("sheet_go_on")
    preview = sheet(hands)
    hands.wait(lambda: "Person A stayed over in Marseille" in preview.toPlainText(), "the name is replaced")
    found = preview.document().find("Marseille")
    preview.ensureCursorVisible()
    caret = preview.textCursor()
    caret.setPosition(found.selectionStart() + 2)
    preview.setTextCursor(caret)  # scrolls there, as a wheel would
    place = preview.cursorRect().center()
    QTest.mouseDClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hands.wait(lambda: preview.textCursor().selectedText() == "Marseille", "a double click marks the word")
    hands.click("sheet_black_out")
    hands.wait(lambda: f"stayed over in {BAR} again" in preview.toPlainText(), "the passage is a bar")
    hands.click("sheet_pdf_button")
    save_to(hands, tmp_path / "sheet.pdf")
    check_file(tmp_path / "sheet.pdf")
    hands.click("place_patterns")
    hands.click("patterns_sheet")
    hands.wait(lambda: hands.reads("Nothing is ticked yet."), "nothing of the choice is kept")


def test_by_keys_and_locking_leaves_nothing_of_it(hands: Hands, tmp_path: Path) -> None:
    keys = Keys(hands)
    hands.press(Qt.Key.Key_Tab)
    keys.tab_to("patterns_sheet")
    hands.press(Qt.Key.Key_Return)
    hands.see("sheet_choose")
    keys.choose("sheet_summary_1")
    keys.choose("sheet_entries")
    keys.go_on()
    preview = sheet(hands)
    hands.wait(lambda: "Person A stayed over in Marseille" in preview.toPlainText(), "the name is replaced")
    keys.tab_to("sheet_preview")
    whole = preview.toPlainText()
    hands.press(Qt.Key.Key_Home, CONTROL)
    for _ in range(whole.index("Marseille")):
        hands.press(Qt.Key.Key_Right)
    for _ in "Marseille":
        hands.press(Qt.Key.Key_Right, SHIFT)
    hands.press(Qt.Key.Key_Delete)
    hands.wait(lambda: f"stayed over in {BAR} again" in preview.toPlainText(), "the passage is a bar")
    hands.press(Qt.Key.Key_Z, CONTROL)
    hands.wait(lambda: preview.toPlainText() == whole, "it is there again")
    hands.press(Qt.Key.Key_Home, CONTROL)
    for _ in range(whole.index("Marseille")):
        hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Right, CONTROL | SHIFT)
    hands.press(Qt.Key.Key_Backspace)
    hands.wait(lambda: "Marseille" not in preview.toPlainText(), "the word is gone")
    keys.tab_to("sheet_pdf_button")
    hands.press(Qt.Key.Key_Return)
    save_to(hands, tmp_path / "sheet.pdf")
    check_file(tmp_path / "sheet.pdf")
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.see("unlock_passphrase")
    QTest.qWait(50)
    left = [each for each in hands.window.findChildren(QWidget) if each.objectName().startswith("sheet_")]
    assert left == []
    documents = hands.window.findChildren(QTextDocument)
    assert not any("stayed over" in each.toPlainText() for each in documents)
