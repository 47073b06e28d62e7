# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions of the course that come back, one at a time: only for who asked for them, and nobody keeps count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import study
from waterline.app.session import Session
from waterline.domain.course import Course, Recall, Section, Span
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.glossary_card import GlossaryCard
from waterline.ui.desk import Asking
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, link_button, primary_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.numerals import roman
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import Text, display, lead, muted, title
from waterline.ui.theme import Theme


class RecallPage(Page):
    """Shows the questions of the course given to `show_course`. `section_requested` carries the id of a section."""

    section_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", reading=True, name="recall_page", parent=parent)
        self.set_title(self.tr("Course  ›  Questions that come back"))
        self._session = session
        self._desk = desk
        self._course: Course | None = None
        self._waiting: tuple[tuple[Section, Recall], ...] = ()
        self._builder = BlockBuilder(theme, lambda exercise: False, self)
        self._glossary = GlossaryCard(theme, self.column, name="recall_glossary")
        self._back = link_button(theme, self.tr("Back to the course"), name="recall_back", icon="arrow-left")
        self._on = CheckLine(
            self.tr("Let questions of this course come back"),
            hint=self.tr(
                "At most three a day, only when you open this page. One you knew rests longer; one you missed a day "
                "for simply goes by. Switching it off forgets how they stood."
            ),
            name="recall_on",
        )
        self._card = Card(margins=(24, 20, 24, 18), name="recall_card")
        self._where = Text("", "eyebrow", name="recall_where")
        self._question = title("", name="recall_question")
        self._answer = QVBoxLayout()
        self._answer.setSpacing(0)
        self._nothing = muted(self.tr("Nothing more for today."), name="recall_nothing")
        self._show_answer = primary_button(theme, self.tr("Show the answer"), name="recall_show")
        self._knew = secondary_button(theme, self.tr("I knew it"), name="recall_knew", icon="check")
        self._missed = secondary_button(theme, self.tr("Not this time"), name="recall_missed")
        self._read = ghost_button(theme, self.tr("Read that section"), name="recall_read")
        self._fill()
        self._connect()

    def show_course(self, course: Course) -> None:
        """Ask the questions of this course."""
        self._course = course

    def arrive(self) -> None:
        """Look whether questions are wanted, and which wait."""
        if self._course is not None:
            self._desk.ask(self, partial(study.recall_is_on, self._session, self._course.id), self._show_on)
            self._desk.ask(self, partial(study.recall_waiting, self._session, self._course), self._show_waiting)

    def leave(self) -> None:
        """Put away what floats over the page."""
        self._glossary.close_card()

    def _show_on(self, on: bool) -> None:
        self._on.button.blockSignals(True)
        self._on.set_checked(on)
        self._on.button.blockSignals(False)

    def _show_waiting(self, waiting: Sequence[tuple[Section, Recall]]) -> None:
        self._waiting = tuple(waiting)
        self._unfold(False)
        self._card.setVisible(bool(waiting))
        self._nothing.setVisible(not waiting and self._on.is_checked())
        if waiting:
            section, recall = waiting[0]
            self._where.setText(f"{roman(section.number)}. {section.title}")
            self._question.setText(recall.question)

    def _unfold(self, unfolded: bool) -> None:
        while (item := self._answer.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if unfolded and self._waiting:
            self._builder.stack(self._waiting[0][1].blocks, self._answer)
        self._show_answer.setVisible(not unfolded)
        for button in (self._knew, self._missed, self._read):
            button.setVisible(unfolded)

    def _on_show(self) -> None:
        self._unfold(True)
        self._knew.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answered(self, remembered: bool) -> None:
        course = self._course
        if course is None or not self._waiting:
            return
        question = self._waiting[0][1].id
        put_away = partial(study.recall_answered, self._session, course.id, question, remembered)
        self._desk.ask(self, put_away)
        self._desk.ask(self, partial(study.recall_waiting, self._session, course), self._show_next)

    def _show_next(self, waiting: Sequence[tuple[Section, Recall]]) -> None:
        self._show_waiting(waiting)
        (self._show_answer if waiting else self._on.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_turned(self, on: bool) -> None:
        if self._course is not None:
            turn = partial(study.turn_recall, self._session, self._course.id, on)
            self._desk.ask(self, turn, lambda _: self.arrive())

    def _on_word_opened(self, span: Span, beside: QWidget, spot: QRect) -> None:
        if span.kind == "section":
            self.section_requested.emit(span.key)
            return
        term = self._course.term(span.key) if self._course is not None else None
        if term is not None:
            self._glossary.show_term(term, beside, spot)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._on.toggled.connect(self._on_turned)
        self._show_answer.clicked.connect(self._on_show)
        self._knew.clicked.connect(lambda: self._on_answered(True))
        self._missed.clicked.connect(lambda: self._on_answered(False))
        self._read.clicked.connect(lambda: self._waiting and self.section_requested.emit(self._waiting[0][0].id))
        self._builder.word_opened.connect(self._on_word_opened)

    def _fill(self) -> None:
        row = ActionRow(name="recall_actions")
        row.add_start(self._read)
        for button in (self._missed, self._knew, self._show_answer):
            row.add_end(button)
        self._card.content.addWidget(self._where)
        self._card.content.addWidget(self._question)
        self._card.content.addSpacing(6)
        self._card.content.addLayout(self._answer)
        self._card.content.addSpacing(10)
        self._card.content.addWidget(row)
        said = self.tr("A question from the text, to answer in your own words before you look.")
        self.content.addWidget(self._back)
        self.content.addSpacing(10)
        self.content.addWidget(display(self.tr("Questions that come back"), name="recall_title"))
        self.content.addSpacing(4)
        self.content.addWidget(lead(said, name="recall_lead"))
        self.content.addSpacing(18)
        self.content.addWidget(self._on)
        self.content.addSpacing(14)
        self.content.addWidget(self._card)
        self.content.addWidget(self._nothing)
        self.content.addStretch(1)
        self._card.hide()
        self._nothing.hide()
