# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet in sight, what is taken out of it, and the file it becomes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.seeing import cut_off, find, settle, tab_order, words_on
from tests.ui.session_sheet.in_hand import (
    BAR,
    black_out,
    bytes_of,
    click,
    fonts_of,
    go_on,
    info_of,
    mark,
    mark_all,
    sheet,
    spellings,
    text_of,
    tick_entry,
)
from waterline.ui.session_sheet.preview import Preview
from waterline.ui.session_sheet.session_sheet_page import SessionSheetPage
from waterline.ui.shared.chips import Chip
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme


@pytest.fixture
def seen(page: SessionSheetPage) -> SessionSheetPage:
    """One entry, seen as it will be on paper."""
    tick_entry(page, 0)
    go_on(page)
    return page


# Names --------------------------------------------------------------------------------------------
def test_names_are_replaced_before_anybody_asks(seen: SessionSheetPage) -> None:
    assert "Person A went to Person B’s on Elm Street. Person A had promised" in sheet(seen)
    assert "Part of it: Person A, Person B" in sheet(seen)
    for name in ("Sam", "SAM", "Robin"):
        assert name not in sheet(seen)


def test_one_name_is_left_as_it_is_by_one_click_and_the_others_keep_theirs(seen: SessionSheetPage) -> None:
    chip = next(chip for chip in seen.findChildren(Chip) if chip.words() == "Sam as Person A")
    chip.click()
    settle()
    assert "Sam went to Person B’s on Elm Street. SAM had promised" in sheet(seen)
    chip.click()
    settle()
    assert "Person A went to Person B’s" in sheet(seen)


def test_all_names_are_left_or_replaced_at_once(seen: SessionSheetPage) -> None:
    click(seen, "sheet_no_names")
    assert "Sam went to Robin’s" in sheet(seen)
    click(seen, "sheet_all_names")
    assert "Person A went to Person B’s" in sheet(seen)


def test_a_sheet_nobody_is_named_in_says_so(page: SessionSheetPage) -> None:
    click(page, "sheet_summary_1")
    go_on(page)
    assert "No nickname of your journal stands in it." in words_on(page)


# Passages -----------------------------------------------------------------------------------------
def test_a_passage_is_blacked_out_by_keys_and_gone_from_the_document(seen: SessionSheetPage) -> None:
    black_out(seen, "on Elm Street")
    assert "Elm" not in sheet(seen)
    assert f"Person B’s {BAR}. Person A" in sheet(seen)
    for document in seen.findChildren(QTextDocument):
        assert "Elm" not in document.toPlainText()
        assert "Elm" not in document.toHtml()


def test_a_passage_is_blacked_out_by_the_button_too(seen: SessionSheetPage) -> None:
    assert not find(seen, "sheet_black_out").isEnabled()
    mark(seen, "on Elm Street")
    click(seen, "sheet_black_out")
    assert "Elm" not in sheet(seen)


def test_the_bar_is_as_long_for_a_word_as_for_a_page(seen: SessionSheetPage) -> None:
    black_out(seen, "Elm")
    assert sheet(seen).count(BAR) == 1
    QTest.keyClick(find(seen, "sheet_preview"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    black_out(seen, "Person A went to Person B’s on Elm Street.")
    assert f"Number 6: {BAR} Person A had" in sheet(seen)


def test_passages_come_back_one_by_one(seen: SessionSheetPage) -> None:
    before = sheet(seen)
    black_out(seen, "on Elm Street")
    once = sheet(seen)
    black_out(seen, "promised")
    assert "2 passages are blacked out" in words_on(seen)
    click(seen, "sheet_undo")
    assert sheet(seen) == once
    QTest.keyClick(find(seen, "sheet_preview"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert sheet(seen) == before
    assert not find(seen, "sheet_undo").isEnabled()


def test_any_of_the_passages_comes_back_from_the_list(seen: SessionSheetPage) -> None:
    black_out(seen, "on Elm Street")
    black_out(seen, "promised")
    click(seen, "sheet_gone_button")
    lines = find(seen, "sheet_gone_lines", LineList)
    assert [line.words for line in lines.lines()] == ["on Elm Street", "promised"]
    lines.chosen.emit("0")
    settle()
    assert "on Elm Street" in sheet(seen)
    assert "promised" not in sheet(seen)


def test_the_whole_sheet_can_be_blacked_out_headings_and_tables_as_well(page: SessionSheetPage) -> None:
    click(page, "sheet_summary_1")
    tick_entry(page, 0)
    go_on(page)
    QTest.keyClick(mark_all(page), Qt.Key.Key_Delete)
    settle()
    assert set(sheet(page).replace(BAR, "").split()) == set()


def test_beyond_a_sign_that_takes_two_places_the_right_words_are_taken(seen: SessionSheetPage) -> None:
    black_out(seen, "me not to")
    assert f"promised 🌊 {BAR}." in sheet(seen)


def test_a_name_that_is_touched_goes_as_a_whole_and_stays_gone_when_names_are_left(seen: SessionSheetPage) -> None:
    black_out(seen, "son B")
    click(seen, "sheet_no_names")
    assert "Robin’s" not in sheet(seen)
    assert "Sam went" in sheet(seen)


def test_delete_without_a_mark_takes_nothing(seen: SessionSheetPage) -> None:
    before = sheet(seen)
    QTest.keyClick(find(seen, "sheet_preview"), Qt.Key.Key_Delete)
    settle()
    assert sheet(seen) == before


def test_what_is_blacked_out_already_is_not_a_passage_again(seen: SessionSheetPage) -> None:
    black_out(seen, "on Elm Street")
    black_out(seen, "blacked out")
    assert "One passage is blacked out" in words_on(seen)


def test_choosing_anew_keeps_the_ticks_and_what_was_blacked_out(seen: SessionSheetPage) -> None:
    black_out(seen, "on Elm Street")
    QTest.keyClick(find(seen, "sheet_preview"), Qt.Key.Key_Escape)
    settle()
    assert find(seen, "sheet_choose").isVisible()
    assert "On the sheet: one entry." in words_on(seen)
    click(seen, "sheet_summary_1")
    assert "on Elm Street" not in go_on(seen), "it stands further down on the sheet now"
    assert sheet(seen).count(BAR.strip()) == 1
    assert "One passage is blacked out" in words_on(seen)
    click(seen, "sheet_undo")
    assert "on Elm Street" in sheet(seen)


# The file -----------------------------------------------------------------------------------------
def test_the_file_reads_as_the_sheet_does_and_holds_nothing_that_was_taken_out(
    seen: SessionSheetPage, tmp_path: Path
) -> None:
    black_out(seen, "on Elm Street")
    target = tmp_path / "pages.pdf"
    seen.preview.write_pdf(target)
    settle()
    found, made = text_of(target), bytes_of(target)
    assert f"Person A went to Person B’s {BAR.strip()} . Person A had promised" in found
    for word in ("Sam", "Robin", "Elm", "Street"):
        assert word.casefold() not in found.casefold()
        assert not any(spelling in made for spelling in spellings(word))
    assert any("Saved, unencrypted" in words for words in words_on(seen))


def test_every_word_of_the_sheet_can_be_found_copied_and_spoken_in_the_file(
    page: SessionSheetPage, tmp_path: Path
) -> None:
    for number in range(1, 4):
        click(page, f"sheet_summary_{number}")
    tick_entry(page, 0)
    words = {word for word in go_on(page).split() if word.isascii() and "-" not in word}
    assert {"A", "Time", "leave."} <= words
    target = tmp_path / "pages.pdf"
    page.preview.write_pdf(target)
    settle()
    assert words - set(text_of(target).split()) == set()


def test_the_same_search_finds_what_was_left_in(seen: SessionSheetPage, tmp_path: Path) -> None:
    click(seen, "sheet_no_names")
    target = tmp_path / "pages.pdf"
    seen.preview.write_pdf(target)
    settle()
    assert "Sam went to Robin’s on Elm Street" in text_of(target)


def test_the_file_says_nothing_about_its_writer_is_read_by_nobody_else_and_brings_its_letters(
    seen: SessionSheetPage, tmp_path: Path
) -> None:
    target = tmp_path / "pages.pdf"
    before = os.umask(0)
    try:
        seen.preview.write_pdf(target)
    finally:
        os.umask(before)
    settle()
    info = info_of(target)
    assert [info.get(name, "") for name in ("Title", "Author", "Subject", "Keywords", "Creator")] == [""] * 5
    assert info["Producer"].startswith("Qt")
    assert b"Waterline" not in bytes_of(target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.endswith(("pdf", "tmp"))) == ["pages.pdf"]
    fonts = fonts_of(target)
    assert fonts
    assert all(font.startswith(("Literata", "Figtree")) for font in fonts)
    assert all(font.split()[-5:-3] == ["yes", "no"] for font in fonts), "embedded"
    assert b"/Subtype /Image" not in target.read_bytes(), "letters and lines, no pictures of them"


def test_a_file_that_cannot_be_written_is_told(seen: SessionSheetPage, tmp_path: Path) -> None:
    seen.preview.write_pdf(tmp_path / "nowhere" / "pages.pdf")
    settle()
    assert any("could not be written" in words for words in words_on(seen))


def test_it_says_before_anything_leaves_what_is_left_behind(seen: SessionSheetPage) -> None:
    said = " ".join(words_on(seen))
    assert "it is not encrypted" in said
    assert "it stays where you put it" in said
    assert "print queue" in said


def test_a_printer_gets_the_same_words(seen: SessionSheetPage) -> None:
    black_out(seen, "on Elm Street")
    assert seen.preview._document().toPlainText() == sheet(seen)


# Looks and keys -----------------------------------------------------------------------------------
@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_the_paper_is_light_in_every_theme(page: SessionSheetPage, theme: Theme, mode) -> None:
    theme.apply(mode=mode)
    tick_entry(page, 0)
    go_on(page)
    view = find(page, "sheet_preview", Preview)
    assert view.viewport().grab().toImage().pixelColor(2, 2).name() == "#ffffff"
    assert view.document().begin().begin().fragment().charFormat().foreground().color().name() == "#25302f"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_can_be_read_and_reached(
    page: SessionSheetPage, theme: Theme, scale: float, direction: Qt.LayoutDirection
) -> None:
    theme.apply(scale=scale)
    QApplication.setLayoutDirection(direction)
    page.resize(784, 560)
    settle()
    assert cut_off(page) == []
    assert [name for name in tab_order(page) if not find(page, name).accessibleName()] == []
    tick_entry(page, 0)
    go_on(page)
    black_out(page, "on Elm Street")
    assert cut_off(page) == []
    reached = tab_order(page)
    assert [name for name in reached if not find(page, name).accessibleName()] == []
    assert {"sheet_preview", "sheet_pdf_button", "sheet_print_choose", "sheet_gone_button"} <= set(reached)
    preview, seen = find(page, "sheet_preview"), page.height()
    assert preview.height() < seen, "the buttons under it can be scrolled to past it"


def test_changing_the_look_keeps_what_was_taken_out(seen: SessionSheetPage, theme: Theme) -> None:
    black_out(seen, "on Elm Street")
    before = sheet(seen)
    theme.apply(mode="dark", scale=1.5)
    settle()
    assert sheet(seen) == before


def test_tab_leads_out_of_the_sheet(seen: SessionSheetPage) -> None:
    find(seen, "sheet_preview").setFocus()
    mark(seen, "Elm")
    QTest.keyClick(find(seen, "sheet_preview"), Qt.Key.Key_Tab)
    assert find(seen, "sheet_black_out", QAbstractButton).hasFocus()
