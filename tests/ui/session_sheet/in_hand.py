# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does on the session sheet, and what is in the file afterwards."""

from __future__ import annotations

import re
import subprocess
import zlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.seeing import find, settle
from waterline.ui.session_sheet.choice_list import ChoiceList
from waterline.ui.session_sheet.preview import Preview
from waterline.ui.session_sheet.session_sheet_page import SessionSheetPage

BAR = " blacked out "
"""What is read in place of a passage; its blanks are of the kind that does not break."""


def click(page: SessionSheetPage, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


def tick_entry(page: SessionSheetPage, row: int = 0) -> None:
    """Tick an entry with the mouse."""
    view = find(page, "sheet_entries", ChoiceList)
    view.scrollTo(view.model().index(row, 0))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(row, 0)).center()
    )
    settle()


def entries(page: SessionSheetPage) -> list[str]:
    """Return the words of the entries in sight."""
    model = find(page, "sheet_entries", ChoiceList).model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def go_on(page: SessionSheetPage) -> str:
    """See the sheet on paper; returns its words."""
    click(page, "sheet_go_on")
    return sheet(page)


def sheet(page: SessionSheetPage) -> str:
    """Return what can be read on the sheet."""
    return find(page, "sheet_preview", Preview).toPlainText()


def mark(page: SessionSheetPage, words: str) -> Preview:
    """Mark the first place where these words stand, by the keyboard."""
    preview = find(page, "sheet_preview", Preview)
    found = preview.document().find(words)
    assert found.hasSelection(), f"{words} is not on the sheet"
    caret = preview.textCursor()
    caret.setPosition(found.selectionStart())
    preview.setTextCursor(caret)
    preview.setFocus()
    while preview.textCursor().selectionEnd() < found.selectionEnd():
        QTest.keyClick(preview, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    settle()
    return preview


def black_out(page: SessionSheetPage, words: str) -> None:
    """Mark these words and black them out with the Delete key."""
    QTest.keyClick(mark(page, words), Qt.Key.Key_Delete)
    settle()


def mark_all(page: SessionSheetPage) -> Preview:
    """Mark the whole sheet."""
    preview = find(page, "sheet_preview", Preview)
    preview.moveCursor(QTextCursor.MoveOperation.Start)
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return preview


# The file -----------------------------------------------------------------------------------------
def text_of(path: Path) -> str:
    """Return what another program reads in a PDF, its lines joined."""
    made = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(made.stdout.split())


def info_of(path: Path) -> dict[str, str]:
    """Return what another program says about a PDF."""
    made = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    return {name.strip(): said.strip() for name, _, said in (line.partition(":") for line in made.splitlines())}


def fonts_of(path: Path) -> list[str]:
    """Return a line about each font of a PDF."""
    return subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]


def bytes_of(path: Path) -> bytes:
    """Return a PDF with every stream of it unpacked behind it."""
    made = path.read_bytes()
    unpacked = [made]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", made, re.DOTALL):
        try:
            unpacked.append(zlib.decompressobj().decompress(found[1]))
        except zlib.error:
            unpacked.append(found[1])
    return b"\n".join(unpacked)


def spellings(word: str) -> list[bytes]:
    """Return the ways in which a word may stand in a PDF."""
    plain, wide = word.encode(), word.encode("utf-16-be")
    return [
        plain,
        wide,
        word.encode("utf-16-le"),
        plain.hex().encode(),
        wide.hex().encode(),
        wide.hex().upper().encode(),
    ]
