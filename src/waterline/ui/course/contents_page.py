# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The course from outside: what it is, its sections in order, and where the reading stopped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import courses, study
from waterline.app.courses import Listed
from waterline.app.session import Session
from waterline.domain.course import Course, Span
from waterline.domain.entry import Origin
from waterline.domain.errors import CourseInvalid
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.contents_sheet import ContentsSheet
from waterline.ui.course.glossary_card import GlossaryCard
from waterline.ui.course.outcome_check import OutcomeCheck
from waterline.ui.course.reader_bar import bind
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.page import Page
from waterline.ui.theme import Theme


class ContentsPage(Page):
    """Reads the course in hand whenever it comes into view. `section_requested` carries the id of a section.

    `find_requested`, `marks_requested` and `recall_requested` carry the course.
    """

    section_requested = Signal(str)
    find_requested = Signal(object)
    marks_requested = Signal(object)
    recall_requested = Signal(object)

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
        self._check: OutcomeCheck | None = None
        self._builder = BlockBuilder(theme, lambda exercise: False, self)
        self._card = GlossaryCard(theme, self.column)
        self._broken = Callout(theme, "tip", "", icon="triangle-alert", name="course_broken")
        self._broken.hide()
        self._offered: list[tuple[str, str]] = []
        self._choice = ChipGroup(theme, [], label=self.tr("Course to read"), several=False, name="contents_courses")
        self._choosing = QWidget()
        column = QVBoxLayout(self._choosing)
        column.setContentsMargins(0, 0, 0, 20)
        column.addWidget(self._choice)
        self._choosing.hide()
        self._choice.changed.connect(self._on_course_chosen)
        self.content.addWidget(self._choosing)
        self.content.addWidget(self._broken)
        self._builder.word_opened.connect(self._on_word_opened)
        bind(self, "Ctrl+F", lambda: self._course and self.find_requested.emit(self._course))

    def arrive(self) -> None:
        """Look which courses there are, and where the person is in the one in hand."""
        self._desk.ask(self, partial(courses.listed, self._session, self._lessons), self._offer, self._on_refused)
        self._open(None)

    def _open(self, course_id: str | None) -> None:
        ask = partial(courses.open_course, self._session, self._lessons, course_id)
        self._desk.ask(self, ask, self._show, self._on_refused)

    def _offer(self, found: Sequence[Listed]) -> None:
        """Let the person choose between courses, where there is more than one."""
        sound = [(each.id, each.title) for each in found if each.sound]
        if sound != self._offered:
            self._offered = sound
            self._choice.set_options(sound, [])
        self._choosing.setVisible(len(sound) > 1)

    def _on_course_chosen(self, keys: list[str]) -> None:
        if keys:
            self._open(keys[0])
        elif self._course is not None:  # one of them is always in hand
            self._choice.select([self._course.id])

    def leave(self) -> None:
        """Put away what floats over the page."""
        self._card.close_card()

    def _show(self, course: Course) -> None:
        self._choice.select([course.id])
        self._broken.hide()
        if course == self._course:
            self._ask_for_place(course)
            return
        self._card.close_card()
        self._course, self._check = course, None
        if self._sheet is not None:
            self.content.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
        self._sheet = ContentsSheet(self.theme, course, self._builder, self._ask_back, self.column)
        self._sheet.section_requested.connect(self.section_requested)
        self._sheet.find_requested.connect(lambda: self.find_requested.emit(course))
        self._sheet.marks_requested.connect(lambda: self.marks_requested.emit(course))
        self._sheet.recall_requested.connect(lambda: self.recall_requested.emit(course))
        self.content.addWidget(self._sheet)
        self._sheet.resize(self.column.width(), self._sheet.height())
        self._sheet.reach(self.height())
        self._sheet.show()
        self._ask_for_place(course)

    def _ask_back(self, parent: QWidget) -> OutcomeCheck | None:
        if self._course is not None and self._course.outcomes:
            self._check = OutcomeCheck(self._session, self._desk, self.theme, self._course, name="check", parent=parent)
        return self._check

    def _ask_for_place(self, course: Course) -> None:
        if self._check is not None:
            self._check.refresh()
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
