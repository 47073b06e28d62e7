# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of any length and any script: what is typed, pasted, copied and shown is what was written."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from waterline.ui.shared import long_read
from waterline.ui.shared.fields import TextBox
from waterline.ui.shared.long_text import LONGEST, SEAM, breakable, seamed, seamless
from waterline.ui.shared.text import Prose, Text
from waterline.ui.theme import Theme

MEGABYTE = 1_000_000
SENTENCE = "It was late and nobody said when it would end. "
ODD = "a\x00b\x07 \u200fשלום\u00a0e\u0301 👩\u200d👩\u200d👧 \u202ec\tend"


def shapes() -> list[str]:
    one = (SENTENCE * (MEGABYTE // len(SENTENCE) + 1))[:MEGABYTE]
    return [one, one.replace("end. ", "end.\n"), "a" * MEGABYTE, (ODD + " ") * (MEGABYTE // 40)]


@pytest.fixture
def box(theme: Theme, qtbot) -> TextBox:
    made = TextBox(theme, "What happened?", lines=3, most_lines=8, name="happened")
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    return made


def longest_line(box: TextBox) -> int:
    block, longest = box.document().begin(), 0
    while block.isValid():
        longest = max(longest, block.length())
        block = block.next()
    return longest


def paste(box: TextBox, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml("<b>not this</b>")
    box.insertFromMimeData(mime)


@given(st.text(alphabet=st.sampled_from("ab \n👧\u0301\u200d"), max_size=60).map(lambda part: part * 400))
def test_a_text_with_seams_is_the_same_text(text: str):
    assert seamless(seamed(text)) == text
    assert all(len(line) <= LONGEST + len(SEAM) for line in seamed(text).split("\n"))


@pytest.mark.parametrize("number", range(4))
def test_a_megabyte_that_is_pasted_is_kept_to_the_last_character_and_never_laid_out_in_one_piece(box, number: int):
    text = shapes()[number]
    box.set_words("before ")
    box.moveCursor(box.textCursor().MoveOperation.End)
    paste(box, text)
    assert box.words() == "before " + text
    assert longest_line(box) <= 2 * LONGEST
    box.undo()
    assert box.words() == "before "


def test_a_paragraph_that_is_typed_on_and_on_is_parted_unseen(box: TextBox, qtbot):
    text = (SENTENCE * 400)[: LONGEST - 2]
    box.set_words(text)
    box.moveCursor(box.textCursor().MoveOperation.End)
    qtbot.keyClicks(box, "and on it went")
    assert box.words() == text + "and on it went"
    assert longest_line(box) < LONGEST
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClicks(box, "A new one.")
    assert box.words() == text + "and on it went\nA new one."


def test_words_copied_from_a_long_paragraph_have_no_seam_in_them(box: TextBox):
    text = SENTENCE * 400
    box.set_words(text)
    box.selectAll()
    box.copy()
    assert QApplication.clipboard().text() == text


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\u2029\ufdd0\ufdd1"), max_size=40)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_character_comes_out_of_a_field_as_it_went_in(box: TextBox, text: str):
    box.set_words(text)
    assert box.words() == text
    box.clear()
    paste(box, text)
    assert box.words() == text


@pytest.mark.parametrize("make", [lambda theme, text: Text(text), Prose])
def test_one_very_long_word_hides_nothing_of_its_label(theme: Theme, qtbot, make):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(300, 400)
    column = QVBoxLayout(holder)
    label = make(theme, "Before it " + "x" * 300 + " and after it")
    column.addWidget(label)
    column.addStretch(1)
    holder.show()
    assert label.width() <= 300
    assert label.height() > 5 * label.fontMetrics().height()
    assert "\u200b" not in label.accessibleName()


def test_a_label_still_says_the_words_it_was_given(theme: Theme, qtbot):
    label = Text("x" * 100)
    qtbot.addWidget(label)
    assert label.text() == "x" * 100
    assert label.accessibleName() == "x" * 100
    label.setText("short")
    assert label.text() == "short"
    assert label.accessibleName() == ""


def test_words_without_a_long_one_and_scripts_without_spaces_are_left_alone():
    assert breakable(SENTENCE) == SENTENCE
    assert breakable("昨日の夜" * 30) == "昨日の夜" * 30


def test_words_as_long_as_a_book_are_read_in_a_box_that_scrolls(theme: Theme, qtbot):
    made = long_read.prose(theme, shapes()[0], "What happened", name="read")
    qtbot.addWidget(made)
    assert isinstance(made, TextBox)
    assert made.isReadOnly()
    assert made.words() == shapes()[0]
    assert made.accessibleName() == "What happened"
    short = long_read.prose(theme, SENTENCE, "What happened", name="read")
    qtbot.addWidget(short)
    assert isinstance(short, Prose)
