# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a person marked in a course: to go back to, to clear up, and to write out for elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import marks
from waterline.app.session import Session
from waterline.domain.course import Course
from waterline.domain.errors import WaterlineError
from waterline.domain.mark import COLOURS, Placed
from waterline.ui.course.mark_words import colour_words, kind_words, mark_line
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import danger_button, link_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.empty_state import EmptyState
from waterline.ui.shared.line_list import LineList
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.page import Page
from waterline.ui.shared.save_file import ask_where_to_save
from waterline.ui.shared.text import body, display, heading, lead, muted, small
from waterline.ui.theme import Theme


class MarksPage(Page):
    """Shows the marks of the course given to `show_course`. `mark_requested` carries it and a Spot."""

    mark_requested = Signal(object, object)
    back_requested = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", reading=True, name="marks_page", parent=parent)
        self.set_title(self.tr("Course  ›  Marks and notes"))
        self._session = session
        self._desk = desk
        self._course: Course | None = None
        self._placed: tuple[Placed, ...] = ()
        self._back = link_button(theme, self.tr("Back to the course"), name="marks_back", icon="arrow-left")
        self._message = MessageBar(theme, name="marks_message")
        self._card = Card(margins=(8, 6, 8, 6), name="marks_card")
        self._list = LineList(theme, self.tr("Marks and notes"), most=400, broken_over=3, name="marks_list")
        self._lost = QWidget()
        self._lost_column = QVBoxLayout(self._lost)
        self._lost_column.setContentsMargins(0, 0, 0, 0)
        self._lost_column.setSpacing(12)
        self._nothing = EmptyState(
            theme,
            self.tr("Nothing marked yet"),
            self.tr("While reading, choose some words with the pointer, or press Ctrl+M and go sentence by sentence."),
            name="marks_nothing",
        )
        self._export = Callout(
            theme,
            "tip",
            self.tr("Write them to a file"),
            self.tr(
                "The file leaves the vault: it is not encrypted, and anyone who can open it can read it. Deleting it "
                "later may not remove every trace."
            ),
            name="marks_export",
        )
        self._export.add_button(
            self.tr("Save as Markdown…"), self._on_export, icon="download", name="marks_export_button"
        )
        self._fill()
        self._back.clicked.connect(self.back_requested)
        self._list.chosen.connect(self._on_chosen)

    def show_course(self, course: Course) -> None:
        """Show the marks of this course."""
        self._course = course
        self._message.dismiss()

    def arrive(self) -> None:
        """Look for the marks again."""
        if self._course is not None:
            self._desk.ask(self, partial(marks.placed, self._session, self._course), self._show)

    def _show(self, placed: tuple[Placed, ...]) -> None:
        course = self._course
        if course is None:
            return
        self._placed = placed
        here = [each for each in placed if each.spot is not None]
        self._list.set_lines([mark_line(each, course) for each in here])
        self._card.setVisible(bool(here))
        self._show_lost([each for each in placed if each.spot is None])
        self._nothing.setVisible(not placed)
        self._export.setVisible(bool(placed))

    def _show_lost(self, lost: list[Placed]) -> None:
        while (item := self._lost_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lost.setVisible(bool(lost))
        if not lost:
            return
        self._lost_column.addWidget(heading(self.tr("Without a place"), name="marks_lost_heading"))
        said = self.tr("The text of the course changed, and these words are no longer in it. What you wrote is kept.")
        self._lost_column.addWidget(muted(said, name="marks_lost_how"))
        for number, each in enumerate(lost, start=1):
            self._lost_column.addWidget(self._lost_card(each, number))

    def _lost_card(self, placed: Placed, number: int) -> Card:
        mark = placed.mark
        card = Card(margins=(20, 16, 20, 14), name=f"marks_lost_{number}")
        card.content.addWidget(small(kind_words(mark), name=f"marks_lost_{number}_kind"))
        card.content.addWidget(body(f"“{mark.quote}”", name=f"marks_lost_{number}_quote").let_select())
        if mark.note.strip():
            card.content.addWidget(body(mark.note, name=f"marks_lost_{number}_note").let_select())
        row = ActionRow(name=f"marks_lost_{number}_actions")
        remove = danger_button(self.theme, self.tr("Remove"), name=f"marks_lost_{number}_remove", icon="trash-2")
        remove.clicked.connect(
            lambda: self._desk.ask(self, partial(marks.remove, self._session, mark.id), lambda _: self.arrive())
        )
        row.add_start(remove)
        card.content.addWidget(row)
        return card

    def _on_chosen(self, mark_id: str) -> None:
        found = next((each for each in self._placed if each.mark.id == mark_id), None)
        if found is not None and found.spot is not None:
            self.mark_requested.emit(self._course, found.spot)

    # Writing them out -----------------------------------------------------------------------------
    def _on_export(self) -> None:
        title = self.tr("Save marks and notes")
        ask_where_to_save(self, self.theme, title, self.tr("notes.md"), "md", self._write)

    def _write(self, path: Path) -> None:
        course = self._course
        if course is None:
            return
        words = {
            "title": self.tr("Notes on “{title}”").format(title=course.title),
            "unplaced": self.tr("Without a place in the text"),
            "bookmark": self.tr("Bookmark"),
            **{key: colour_words(key) for key in COLOURS},
        }
        self._desk.ask(
            self,
            partial(marks.export, marks.as_markdown(self._placed, course, words), path),
            lambda _: self._message.show_message(
                self.tr("Saved, unencrypted, as {path}").format(path=path), kind="note"
            ),
            self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        self._message.show_message(sentence(error), kind="tip")

    def _fill(self) -> None:
        self.content.addWidget(self._back)
        self.content.addSpacing(10)
        self.content.addWidget(display(self.tr("Marks and notes"), name="marks_title"))
        self.content.addSpacing(4)
        self.content.addWidget(lead(self.tr("In the order of the text. Enter goes there."), name="marks_lead"))
        self.content.addSpacing(16)
        for widget in (self._message, self._nothing, self._card, self._lost, self._export):
            self.content.addWidget(widget)
            self.content.addSpacing(14)
        self.content.addStretch(1)
        self._card.content.addWidget(self._list)
        for widget in (self._nothing, self._card, self._lost, self._export):
            widget.hide()
