# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is printed can be read on paper, whatever the text size on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from waterline.ui.shared.paper import a4, lay_out, print_pages
from waterline.ui.theme import Theme


@pytest.fixture
def device(tmp_path: Path) -> QPdfWriter:
    writer = QPdfWriter(str(tmp_path / "pages.pdf"))
    writer.setPageLayout(a4())
    return writer


@pytest.mark.parametrize("scale", [0.9, 2.0])
def test_plain_words_are_as_large_on_paper_as_in_a_book(theme: Theme, device: QPdfWriter, scale: float) -> None:
    theme.apply(scale=scale)
    document = QTextDocument()
    document.setDefaultFont(QApplication.font())
    document.setPlainText("Would you be willing to call me before you go to sleep there?")
    lay_out(document, device, QSizeF(device.width(), device.height()))
    line = document.begin().layout().lineAt(0)
    assert 3.5 < line.height() / device.logicalDpiY() * 25.4 < 7, "millimetres"


def test_a_long_text_goes_on_over_the_page_and_every_page_is_there(device: QPdfWriter) -> None:
    document = QTextDocument()
    document.setPlainText("\n".join(["What was agreed, and since when?"] * 120))
    assert print_pages(document, device)
    assert document.pageCount() == 3
