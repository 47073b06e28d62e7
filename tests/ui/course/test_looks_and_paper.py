# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading as one likes it: longer or shorter lines, plain text, and all of it on paper with a plain warning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QPdfWriter, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app import marks, study
from waterline.app.session import Session
from waterline.app.study import ReaderLook
from waterline.domain.course import Course, plain_text
from waterline.domain.passages import passages
from waterline.domain.vocabulary import ICEBERG
from waterline.resources import lessons_path
from waterline.ui.course.document import DocumentWriter
from waterline.ui.course.plain_view import PlainView
from waterline.ui.course.print_page import PrintPage
from waterline.ui.course.section_page import SectionPage
from waterline.ui.course.worksheet import asked
from waterline.ui.desk import InstantDesk
from waterline.ui.shared.ink import Ink
from waterline.ui.shared.paper import KEEP, a4, lay_out
from waterline.ui.theme import Theme


@pytest.fixture
def paper(session: Session, theme: Theme) -> PrintPage:
    page = PrintPage(session, InstantDesk(), theme)
    shipped = study.open_course(lessons_path())
    page.show_section(shipped, shipped.sections[1])
    return page


def unfold_looks(page: SectionPage, qtbot, course: Course, section: str = "second", anchor: str | None = None) -> None:
    page.open(course, section, anchor)
    put_on_screen(page, qtbot)
    find(page, "reader_look", QAbstractButton).click()
    settle()


def test_the_lines_run_as_one_likes_and_stay_so(
    qtbot, page: SectionPage, course: Course, session: Session, theme: Theme
) -> None:
    unfold_looks(page, qtbot, course)
    usual = page.column.width()
    find(page, "look_measure_narrow", QAbstractButton).click()
    settle()
    assert page.column.width() < usual
    again = SectionPage(session, InstantDesk(), theme)
    again.open(course, "second")
    put_on_screen(again, qtbot)
    assert again.column.width() == page.column.width()


def test_the_text_has_the_page_to_itself_in_either_view(qtbot, page: SectionPage, course: Course) -> None:
    unfold_looks(page, qtbot, course)
    QTest.keyClick(find(page, "look_larger"), Qt.Key.Key_Escape)
    settle()
    assert page.scroller is not None
    assert page.scroller.height() > page.height() - 60
    find(page, "look_plain", QAbstractButton).click()
    settle()
    assert find(page, "plain_view").height() > page.height() - 60


def test_larger_text_is_asked_for_from_the_page(qtbot, page: SectionPage, course: Course) -> None:
    unfold_looks(page, qtbot, course)
    with qtbot.waitSignal(page.zoom_requested) as asked_for:
        find(page, "look_larger", QAbstractButton).click()
    assert asked_for.args == [0.1]


def test_the_plain_view_begins_where_the_reading_was_and_leads_back_there(
    qtbot, page: SectionPage, course: Course, session: Session
) -> None:
    unfold_looks(page, qtbot, course, anchor="second/p12")
    find(page, "look_plain", QAbstractButton).click()
    settle()
    plain = find(page, "plain_view", PlainView)
    assert plain.isVisible()
    assert plain.anchor() == "second/p12"
    assert plain.textCursor().block().text().startswith("Paragraph 10")
    plain.go_to("second/p20")
    find(page, "look_plain", QAbstractButton).click()
    settle()
    assert page.place.anchor() == "second/p20"
    assert study.reader_look(session).plain is False


def test_the_plain_view_says_all_the_section_says(theme: Theme) -> None:
    for section in study.open_course(lessons_path()).sections:
        writer = DocumentWriter(Ink(theme))
        writer.section(section)
        words = set(writer.document.toPlainText().split())
        said = {word for block in section.blocks for word in plain_text(block).split() if word.isalpha()}
        assert said <= words, section.id


@pytest.mark.parametrize(("measure", "scale"), [("narrow", 1.0), ("usual", 1.0), ("usual", 2.0)])
def test_a_picture_in_the_plain_view_fits_the_lines_keeps_its_shape_and_has_no_hole_under_it(
    qtbot, page: SectionPage, session: Session, theme: Theme, measure: str, scale: float
) -> None:
    theme.apply(scale=scale)
    study.keep_reader_look(session, ReaderLook(measure, plain=True))
    page.open(study.open_course(lessons_path()), "dig")
    put_on_screen(page, qtbot, (800, 600))
    plain = find(page, "plain_view", PlainView)
    document, block = plain.document(), plain.document().begin()
    while not block.text().startswith("\ufffc"):
        block = block.next()
    image = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl("figure:1"))
    wide = block.layout().lineAt(0).naturalTextWidth()
    box, below = (document.documentLayout().blockBoundingRect(each) for each in (block, block.next()))
    assert 0 < wide <= plain.viewport().width()
    assert box.height() == pytest.approx(wide * image.height() / image.width(), rel=0.05)
    assert below.top() - box.bottom() < theme.px(24)
    assert not plain.horizontalScrollBar().isVisible()


def test_esc_puts_the_panel_away(qtbot, page: SectionPage, course: Course) -> None:
    unfold_looks(page, qtbot, course)
    QTest.keyClick(find(page, "look_larger"), Qt.Key.Key_Escape)
    assert not find(page, "look").isVisible()


@pytest.mark.parametrize("what", ["section", "course", "notes", "sheet", "sheets"])
def test_a_pdf_holds_what_was_chosen_and_says_nothing_else(
    qtbot, paper: PrintPage, session: Session, tmp_path: Path, what: str
) -> None:
    put_on_screen(paper, qtbot)
    assert any("not encrypted" in words for words in words_on(paper))
    paper._what.select(what)
    target = tmp_path / "pages.pdf"
    paper.write_pdf(target)
    made = target.read_bytes()
    assert made.startswith(b"%PDF")
    assert b"Waterline" not in made
    assert any("Saved, unencrypted" in words for words in words_on(paper))


def test_a_worksheet_asks_what_the_journal_would_and_leaves_room(paper: PrintPage) -> None:
    text = paper.document("sheet").toPlainText()
    assert "Map one moment" in text
    assert "Which of these were there?" in text
    assert "What next" not in text, "it asks no more than the exercise does"
    course = study.open_course(lessons_path())
    assert all(asked(exercise) for _, exercise in course.exercises())
    everything = paper.document("sheets").toPlainText()
    assert all(exercise.title in everything for _, exercise in course.exercises())


@pytest.mark.parametrize("what", ["section", "course", "notes", "sheet", "sheets"])
def test_on_paper_no_heading_stands_alone_and_no_box_is_torn(
    paper: PrintPage, session: Session, qtbot, tmp_path: Path, what: str
) -> None:
    course = study.open_course(lessons_path())
    for number, passage in enumerate(each for each in passages(course.sections[2]) if each.can_be_marked):
        note = "Mine about it. " * (number % 7)
        marks.keep(session, replace(marks.highlight(session, course, passage, 0, 9, "sky"), note=note))
    put_on_screen(paper, qtbot)
    document = paper.document(what)
    device = QPdfWriter(str(tmp_path / "pages.pdf"))
    device.setPageLayout(a4())
    page = QSizeF(device.width(), int(device.height() * 0.95))
    lay_out(document, device, page)
    parts = list(on_paper(document))
    assert len(parts) > 3
    for (words, rect, keep, box), (_, below, _, _) in pairwise(parts):
        if keep:
            assert rect.bottom() // page.height() == (below.top() + 1) // page.height(), f"{words} is left alone"
        if box:
            assert (rect.top() + 1) // page.height() == (rect.bottom() - 1) // page.height(), f"{words} is torn"
    if what in ("section", "course"):
        feet = {int(rect.bottom() // page.height()): rect.bottom() % page.height() for _, rect, _, _ in parts}
        assert min(foot for number, foot in feet.items() if number < max(feet)) > 0.4 * page.height()


def on_paper(document: QTextDocument) -> Iterator[tuple[str, QRectF, bool, bool]]:
    """Yield what stands on the pages: words, where, whether it belongs to what follows, whether it is a box."""
    place, layout = document.rootFrame().begin(), document.documentLayout()
    while not place.atEnd():
        frame, block = place.currentFrame(), place.currentBlock()
        place += 1
        if frame is not None:
            words = frame.firstCursorPosition().block().text()
            yield words, layout.frameBoundingRect(frame), False, not isinstance(frame, QTextTable)
        else:
            yield block.text(), layout.blockBoundingRect(block), block.blockFormat().hasProperty(KEEP), False


def test_notes_on_paper_stand_with_their_words(paper: PrintPage, session: Session, qtbot) -> None:
    course = study.open_course(lessons_path())
    passage = next(each for each in passages(course.sections[2]) if each.can_be_marked)
    marks.keep(session, replace(marks.highlight(session, course, passage, 0, 20, "sky"), note="Mine about it"))
    put_on_screen(paper, qtbot)
    text = paper.document("notes").toPlainText()
    assert text.index(course.sections[2].title) < text.index(passage.text[:20]) < text.index("Mine about it")


def test_a_pdf_that_cannot_be_written_is_told(qtbot, paper: PrintPage, tmp_path: Path) -> None:
    put_on_screen(paper, qtbot)
    paper.write_pdf(tmp_path)
    settle()
    assert any("could not be written" in words for words in words_on(paper))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_can_be_read_and_reached(
    qtbot, page: SectionPage, paper: PrintPage, course: Course, theme: Theme, scale: float
) -> None:
    theme.apply(scale=scale)
    put_on_screen(paper, qtbot, (784, 560))
    page.open(course, "first")
    put_on_screen(page, qtbot, (784, 560))
    find(page, "reader_look", QAbstractButton).click()
    settle()
    for each in (page, paper):
        assert cut_off(each) == []
        assert [name for name in tab_order(each) if not find(each, name).accessibleName()] == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_line_of_a_picture_is_lost_in_the_plain_view(
    qtbot, page: SectionPage, session: Session, theme: Theme, scale: float
) -> None:
    theme.apply(mode="contrast", scale=scale)
    study.keep_reader_look(session, ReaderLook(plain=True))
    page.open(study.open_course(lessons_path()), "iceberg")
    put_on_screen(page, qtbot, (964, 1400))
    plain = find(page, "plain_view", PlainView)
    block = plain.document().begin()
    while "\ufffc" not in block.text():
        block = block.next()
    box = plain.document().documentLayout().blockBoundingRect(block)
    plain.verticalScrollBar().setValue(round(box.top()))
    settle()
    top, tall = box.top() - plain.verticalScrollBar().value(), round(box.height()) - 6
    picture = plain.viewport().grab().toImage()
    wide = min(theme.px(600), box.width())
    at = round(box.left() + wide * 0.38)  # where every part is, and no word
    bright = [picture.pixelColor(at, round(top + y)).lightness() > 127 for y in range(6, tall)]
    lines = sum(now and not before for before, now in pairwise(bright))
    assert lines == len(("tip", "water", *ICEBERG))
    across = range(round(box.left() + wide * 0.4), round(box.left() + wide * 0.6))
    shades = [picture.pixelColor(x, round(top + y)).lightness() for x in across for y in range(6, tall)]
    soft = sum(24 < shade < 232 for shade in shades) / sum(shade >= 232 for shade in shades)
    assert soft > 0.6, "the edges of its letters are stairs"
