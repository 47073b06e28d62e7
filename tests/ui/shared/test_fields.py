# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing: plain words only, never learned or predicted, always named, growing as one writes."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.fields import LineBox, TextBox, field
from waterline.ui.theme import Theme


@pytest.fixture
def box(theme: Theme, qtbot) -> TextBox:
    holder = QWidget()
    column = QVBoxLayout(holder)
    box = TextBox(theme, "What happened?", lines=3, most_lines=8, name="happened")
    column.addWidget(box)
    column.addStretch(1)
    column.addWidget(LineBox("Next", name="next"))
    box.holder = holder  # type: ignore[attr-defined]
    qtbot.addWidget(holder)
    holder.resize(420, 700)
    holder.show()
    qtbot.waitUntil(holder.isActiveWindow)
    box.setFocus()
    return box


def test_pasting_brings_the_words_and_not_their_looks(box: TextBox):
    mime = QMimeData()
    mime.setHtml("<h1>Big <b>bold</b></h1><img src='file:///etc/passwd'>")
    mime.setText("Big bold")
    box.insertFromMimeData(mime)
    assert box.toPlainText() == "Big bold"
    assert "<b>" not in box.document().toHtml()


def test_files_and_pictures_are_not_taken(box: TextBox):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/picture.png")])
    assert not box.canInsertFromMimeData(mime)
    html = QMimeData()
    html.setHtml("<img src='x.png'>")
    assert not box.canInsertFromMimeData(html)


def test_what_is_typed_is_marked_private_for_keyboards(box: TextBox):
    for control in (box, LineBox("Name"), LineBox("Passphrase", secret=True)):
        assert control.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        assert control.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText


def test_a_secret_is_not_shown(theme: Theme, qtbot):
    line = LineBox("Passphrase", secret=True)
    qtbot.addWidget(line)
    line.setText("open sesame")
    assert "sesame" not in line.displayText()
    assert line.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText


def test_tab_leaves_the_box_and_types_nothing(box: TextBox, qtbot):
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert box.toPlainText() == ""


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("font", ["bundled", "hyperlegible", "system"])
def test_the_box_grows_line_by_line_and_then_scrolls(theme: Theme, box: TextBox, qtbot, scale: float, font):
    theme.apply(scale=scale, font_choice=font)
    qtbot.wait(10)
    empty = box.height()
    heights = []
    for lines in (1, 3, 4, 6, 8, 12):
        box.setPlainText("\n".join(["word"] * lines))
        qtbot.wait(10)
        heights.append(box.height())
        bar = box.verticalScrollBar()
        assert (bar.maximum() > 0) == (lines > 8), f"{lines} lines"
    assert heights[0] == heights[1] == empty
    assert heights[1] < heights[2] < heights[3] < heights[4]
    assert heights[4] == heights[5]


def test_a_long_line_that_wraps_counts_as_many(box: TextBox, qtbot):
    before = box.height()
    box.setPlainText("It was late and nobody said when it would end. " * 8)
    qtbot.waitUntil(lambda: box.height() > before)


def test_its_height_is_not_the_fixed_one_of_qt(box: TextBox):
    assert box.sizeHint().height() < 150
    assert box.minimumSizeHint().height() == box.sizeHint().height()


def test_replacing_the_words_with_the_same_words_keeps_the_cursor(box: TextBox):
    box.set_words("the same")
    cursor = box.textCursor()
    cursor.setPosition(3)
    box.setTextCursor(cursor)
    box.set_words("the same")
    assert box.textCursor().position() == 3
    assert box.words() == "the same"


def test_a_field_names_its_control_for_ear_and_click(theme: Theme, qtbot):
    line = LineBox("", name="who")
    made = field("Who was there?", line, hint="Nicknames or initials.")
    qtbot.addWidget(made)
    assert line.accessibleName() == "Who was there?"
    assert line.accessibleDescription() == "Nicknames or initials."
    assert made.label.buddy() is line
