# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking the course to paper: a section, all of it, one's own notes or blank worksheets, printed or as a PDF file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from waterline.app import marks
from waterline.app.paper import write_file
from waterline.app.session import Session
from waterline.domain.course import Course, Exercise, Section, walk
from waterline.domain.errors import WaterlineError
from waterline.domain.mark import Placed
from waterline.ui.course.document import DocumentWriter
from waterline.ui.course.mark_words import kind_words
from waterline.ui.course.worksheet import write_worksheet
from waterline.ui.desk import Asking
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.choices import RadioLines
from waterline.ui.shared.ink import Ink
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.page import Page
from waterline.ui.shared.printing import PrinterCallout, pdf_of
from waterline.ui.shared.save_file import ask_where_to_save
from waterline.ui.shared.text import display, label, lead
from waterline.ui.theme import Theme


class PrintPage(Page):
    """Prints what is chosen of the course and section given to `show_section`."""

    back_requested = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", reading=True, name="print_page", parent=parent)
        self.set_title(self.tr("Course  ›  On paper"))
        self._session = session
        self._desk = desk
        self._course: Course | None = None
        self._section: Section | None = None
        self._marks: tuple[Placed, ...] = ()
        self._message = MessageBar(theme, name="print_message")
        self._what = RadioLines(
            [
                ("section", self.tr("This section")),
                ("course", self.tr("The whole course")),
                ("notes", self.tr("My marks and notes"), self.tr("What you marked, and what you wrote beside it.")),
                ("sheet", self.tr("Blank worksheets of this section"), self.tr("Its exercises, to fill in by hand.")),
                ("sheets", self.tr("All blank worksheets")),
            ],
            label=self.tr("What to take to paper"),
            selected="section",
            name="print_what",
        )  # fmt: skip
        self._pdf = Callout(
            theme,
            "tip",
            self.tr("As a PDF file"),
            self.tr("The file leaves the vault: it is not encrypted, and anyone who can open it can read it."),
            name="print_pdf",
        )
        self._paper = PrinterCallout(theme, lambda: self.document(self._what.selected() or "section"), name="print")
        self._paper.said.connect(lambda words, kind: self._message.show_message(words, kind=kind))
        self._back = link_button(theme, self.tr("Back to the section"), name="print_back", icon="arrow-left")
        self._back.clicked.connect(self.back_requested)
        self._fill()

    def show_section(self, course: Course, section: Section) -> None:
        """Offer this section, and the course around it."""
        self._course, self._section = course, section
        self._message.dismiss()

    def arrive(self) -> None:
        """Fetch the notes, so that they are there when they are asked for."""
        if self._course is not None:
            self._desk.ask(self, partial(marks.placed, self._session, self._course), self._take_marks)

    def document(self, what: str) -> QTextDocument:
        """Return what is to be printed: "section", "course", "notes", "sheet" or "sheets"."""
        writer = DocumentWriter(Ink(self.theme, paper=True))
        course, section = self._course, self._section
        if course is None or section is None:
            return writer.document
        if what == "course":
            for each in course.sections:
                writer.section(each)
        elif what == "notes":
            self._write_notes(writer, course)
        elif what in ("sheet", "sheets"):
            among = course.sections if what == "sheets" else (section,)
            found = [block for each in among for block in walk(each.blocks) if isinstance(block, Exercise)]
            for number, exercise in enumerate(found):
                write_worksheet(writer, exercise, new_page=number > 0)
            if not found:
                writer.line(self.tr("This section has no exercise."))
        else:
            writer.section(section)
        return writer.document

    def _take_marks(self, placed: tuple[Placed, ...]) -> None:
        self._marks = placed

    def _write_notes(self, writer: DocumentWriter, course: Course) -> None:
        writer.line(self.tr("Marks and notes"), "display", level=1)
        heading = None
        for each in self._marks:
            section = course.section(each.spot.section) if each.spot is not None else None
            title = section.title if section is not None else self.tr("Without a place in the text")
            if title != heading:
                heading = title
                writer.line(title, "title", above=24, level=2)
            noted = bool(each.mark.note.strip())
            writer.line(kind_words(each.mark), "small", "muted", above=14, keep=True)
            writer.line(f"“{each.mark.quote}”", above=2, keep=noted)
            if noted:
                writer.line(each.mark.note, "body", above=6)

    # Out of the app -------------------------------------------------------------------------------
    def _on_pdf(self) -> None:
        ask_where_to_save(self, self.theme, self.tr("Save as PDF"), self.tr("pages.pdf"), "pdf", self.write_pdf)

    def write_pdf(self, path: Path) -> None:
        """Write what is chosen to a file, which says nothing of where it came from but its words."""
        try:
            write_file(path, pdf_of(self.document(self._what.selected() or "section")))
        except WaterlineError:
            said = self.tr("The file {path} could not be written.")
            self._message.show_message(said.format(path=path), kind="tip")
        else:
            self._message.show_message(self.tr("Saved, unencrypted, as {path}").format(path=path), kind="note")

    def _fill(self) -> None:
        self.content.addWidget(self._back)
        self.content.addSpacing(10)
        self.content.addWidget(display(self.tr("On paper"), name="print_title"))
        self.content.addSpacing(4)
        self.content.addWidget(lead(self.tr("Dark on white, with page numbers."), name="print_lead"))
        self.content.addSpacing(16)
        self.content.addWidget(self._message)
        self.content.addWidget(label(self.tr("What to take to paper"), name="print_what_label"))
        self.content.addSpacing(4)
        self.content.addWidget(self._what)
        self.content.addSpacing(18)
        self._pdf.add_button(self.tr("Save as PDF…"), self._on_pdf, icon="download", name="print_pdf_button")
        for widget in (self._pdf, self._paper):
            self.content.addWidget(widget)
            self.content.addSpacing(14)
        self.content.addStretch(1)
