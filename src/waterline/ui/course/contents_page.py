# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The course from outside: what it is, its sections in order, and where the reading stopped."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import study
from waterline.app.session import Session
from waterline.domain.course import Course, Span
from waterline.domain.entry import Origin
from waterline.domain.errors import CourseInvalid
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.contents_sheet import ContentsSheet
from waterline.ui.course.glossary_card import GlossaryCard
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.page import Page
from waterline.ui.theme import Theme


class ContentsPage(Page):
    """Reads the course when it first comes into view. `section_requested` carries the id of a section."""

    section_requested = Signal(str)

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, lessons: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", reading=True, name="contents", parent=parent)
        self.set_title(self.tr("Course"))
        self._session = session
        self._desk = desk
        self._lessons = lessons
        self._course: Course | None = None
        self._sheet: ContentsSheet | None = None
        self._builder = BlockBuilder(theme, lambda exercise: False, self)
        self._card = GlossaryCard(theme, self.column)
        self._broken = Callout(theme, "tip", "", icon="triangle-alert", name="course_broken")
        self._broken.hide()
        self.content.addWidget(self._broken)
        self._builder.word_opened.connect(self._on_word_opened)

    def arrive(self) -> None:
        """Read the course if it could not be read before, and look where the person is in it."""
        if self._course is None:
            self._desk.ask(self, partial(study.open_course, self._lessons), self._show, self._on_refused)
        else:
            self._ask_for_place(self._course)

    def leave(self) -> None:
        """Put away what floats over the page."""
        self._card.close_card()

    def _show(self, course: Course) -> None:
        self._course = course
        self._broken.hide()
        self._sheet = ContentsSheet(self.theme, course, self._builder)
        self._sheet.section_requested.connect(self.section_requested)
        self.content.addWidget(self._sheet)
        self._ask_for_place(course)

    def _ask_for_place(self, course: Course) -> None:
        self._desk.ask(self, partial(study.place, self._session, course.id), self._show_place)

    def _show_place(self, place: Origin | None) -> None:
        if self._sheet is not None:
            self._sheet.show_place(place)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, CourseInvalid):
            raise error
        self._broken.set_words(self.tr("The course cannot be opened"), sentence(error))
        self._broken.show()

    def _on_word_opened(self, span: Span, beside: QWidget, spot: QRect) -> None:
        if span.kind == "section":
            self.section_requested.emit(span.key)
            return
        term = self._course.term(span.key) if self._course is not None else None
        if term is not None:
            self._card.show_term(term, beside, spot)
