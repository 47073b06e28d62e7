# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Courses of one's own: a folder or zip is checked and copied in, every fault is told by its line, any can go again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.app import courses
from waterline.app.courses import Listed
from waterline.app.session import Session
from waterline.domain.errors import CourseInvalid, WaterlineError
from waterline.ui.course_faults import report_line
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import danger_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.save_file import ask_for_file, ask_for_folder
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body, small
from waterline.ui.theme import Theme

_MOST_FAULTS = 12


class CoursesCard(Card):
    """Asks for what there is by `refresh`."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, lessons: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(QCoreApplication.translate("CoursesCard", "Courses"), name="settings_courses", parent=parent)
        self._session = session
        self._desk = desk
        self._theme = theme
        self._lessons = lessons
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._said = Callout(theme, "note", "", name="courses_said")
        self._said.hide()
        folder = secondary_button(theme, self.tr("Add a folder…"), name="courses_add_folder", icon="plus")
        packed = secondary_button(theme, self.tr("Add a zip…"), name="courses_add_zip", icon="plus")
        row = ActionRow(name="courses_actions")
        row.add_start(folder)
        row.add_start(packed)
        what = self.tr(
            "Besides the one that comes with Waterline you can read courses of your own. What you choose is checked, "
            "and its text is copied into the folder of the journal. It is not encrypted there, for it is not your "
            "writing. Your marks, notes and places in it are: they are in the journal."
        )
        self.content.setSpacing(10)
        self.content.addWidget(body(what, name="courses_what"))
        self.content.addLayout(self._rows)
        self.content.addWidget(self._said)
        self.content.addWidget(row)
        folder.clicked.connect(
            lambda: ask_for_folder(self, theme, self.tr("Choose the folder of a course"), self.take_in)
        )
        packed.clicked.connect(
            lambda: ask_for_file(self, theme, self.tr("Choose the zip of a course"), "zip", self.take_in)
        )

    def refresh(self) -> None:
        """Look which courses there are."""
        ask = partial(courses.listed, self._session, self._lessons)
        self._desk.ask(self, ask, self._show, self._on_refused)

    def take_in(self, source: Path) -> None:
        """Check a course and copy it in."""
        self._desk.ask(self, partial(courses.add, self._session, source), self._on_taken, self._on_refused)

    def _on_taken(self, taken: tuple[str, Sequence[CourseInvalid]]) -> None:
        title, faults = taken
        if not faults:
            self._say(self.tr("“{title}” is there. Choose it on the page Course.").format(title=title), "")
        else:
            lines = [report_line(fault) for fault in faults[:_MOST_FAULTS]]
            if len(faults) > _MOST_FAULTS:
                lines.append(self.tr("And there is more. Mend these first."))
            self._say(self.tr("This course was not added. Mend it, and try again:"), "\n".join(lines))
        self.refresh()

    def _show(self, found: Sequence[Listed]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in found:
            self._rows.addWidget(self._row(each))

    def _row(self, course: Listed) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(body(course.title, name=f"courses_{course.id}_title"))
        if not course.added:
            words.addWidget(small(self.tr("Comes with Waterline"), name=f"courses_{course.id}_from"))
        elif not course.sound:
            words.addWidget(
                small(self.tr("Cannot be read any more. Add it again."), name=f"courses_{course.id}_broken")
            )
        row.addLayout(words, 1)
        if course.added:
            remove = danger_button(self._theme, self.tr("Remove"), name=f"courses_{course.id}_remove", icon="trash-2")
            remove.set_words(self.tr("Remove"), self.tr("Remove {title}").format(title=course.title))
            remove.clicked.connect(partial(self._on_remove, course))
            row.addWidget(remove)
        return whole

    def _on_remove(self, course: Listed) -> None:
        said = self.tr("“{title}” was removed. Marks and notes in it stay in the journal, for when you add it again.")

        def gone(_: object) -> None:
            self._say(said.format(title=course.title), "")
            self.refresh()

        self._desk.ask(self, partial(courses.remove, self._session, course.id), gone, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        self._say(sentence(error), "")

    def _say(self, title: str, words: str) -> None:
        self._said.set_words(title, words)
        self._said.body.let_select()
        self._said.show()
        announce(self._said, f"{title} {words}")
