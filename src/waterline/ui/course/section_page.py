# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One section of the course: read, tried out, and left at the line where the reading stopped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from waterline.app import study
from waterline.app.session import Session
from waterline.domain.course import Course, Exercise, Section, Span, walk
from waterline.domain.entry import EntryLine, Origin
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.diagrams.iceberg import Iceberg
from waterline.ui.course.glossary_card import GlossaryCard
from waterline.ui.course.reading_place import ReadingPlace
from waterline.ui.course.section_sheet import SectionSheet
from waterline.ui.desk import Asking
from waterline.ui.shared.page import Page
from waterline.ui.theme import Theme


class SectionPage(Page):
    """Shows one section at a time through `open`, and keeps the place in it."""

    section_requested = Signal(str)
    exercise_requested = Signal(object, object)
    entry_chosen = Signal(str)
    back_requested = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", reading=True, name="section", parent=parent)
        self.set_title(self.tr("Course"))
        self._session = session
        self._desk = desk
        self._course: Course | None = None
        self._section: Section | None = None
        self._sheet: SectionSheet | None = None
        self._builder = BlockBuilder(theme, lambda exercise: study.first_step(exercise) is not None, self)
        self._card = GlossaryCard(theme, self.column)
        assert self.scroller is not None  # a Page that scrolls has one
        self._place = ReadingPlace(self.scroller, self.column, theme, self)
        self._place.rested.connect(self._on_rested)
        self._builder.word_opened.connect(self._on_word_opened)
        self._builder.exercise_begun.connect(self._on_exercise_begun)
        self._builder.part_opened.connect(self._on_part_opened)
        self._builder.entry_chosen.connect(self.entry_chosen)

    @property
    def place(self) -> ReadingPlace:
        """The place in the section shown."""
        return self._place

    # Opening and leaving --------------------------------------------------------------------------
    def open(self, course: Course, section_id: str, anchor: str | None = None) -> None:
        """Show a section at a line of it; without one, where it was left last, or at its beginning.

        An unknown section shows the first one.
        """
        section = course.section(section_id) or course.sections[0]
        self._card.close_card()
        self._place.rest_now()
        self._course, self._section = course, section
        self.set_title(self.tr("Course  ›  {title}").format(title=section.title))
        self._show_sheet(SectionSheet(self.theme, course, section, self._builder))
        wanted = _top_level(section, anchor)
        self._read_from(wanted, at_control=True)
        if wanted is None:
            self._desk.ask(self, partial(study.place, self._session, course.id), partial(self._go_to_last, section))
        self._ask_for_entries()

    def arrive(self) -> None:
        """Look again for what was written here, for something may have been since."""
        self._ask_for_entries()

    def leave(self) -> None:
        """Keep the place at once."""
        self._card.close_card()
        self._place.rest_now()

    def _show_sheet(self, sheet: SectionSheet) -> None:
        before, self._sheet = self._sheet, sheet
        if before is not None:
            self.content.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.content.addWidget(sheet)
        sheet.section_requested.connect(self.section_requested)
        sheet.back_requested.connect(self.back_requested)
        sheet.entry_chosen.connect(self.entry_chosen)
        if self.scroller is not None:
            self.scroller.fit()
        self._place.follow(sheet.blocks)

    def _go_to_last(self, section: Section, last: Origin | None) -> None:
        if section is self._section:
            here = last.anchor if last is not None and last.section == section.id else None
            self._read_from(_top_level(section, here), at_control=False)

    def _read_from(self, anchor: str | None, *, at_control: bool) -> None:
        """Bring a block into view, and the keyboard and the screen reader with it; None is the beginning."""
        if self._sheet is not None:
            self._sheet.focus_target(anchor, at_control=at_control).setFocus(Qt.FocusReason.OtherFocusReason)
            self._place.go_to(anchor)

    # The person's own -----------------------------------------------------------------------------
    def _on_rested(self, anchor: str) -> None:
        if self._course is not None and self._section is not None:
            place = Origin(self._course.id, self._section.id, anchor)
            self._desk.ask(self, partial(study.keep_place, self._session, place))

    def _ask_for_entries(self) -> None:
        sheet, section = self._sheet, self._section
        if sheet is not None and section is not None:
            ask = partial(study.entries_written_from, self._session, section.id)
            self._desk.ask(sheet, ask, sheet.show_entries)

    def _on_part_opened(self, iceberg: Iceberg, key: str) -> None:
        def show(entries: tuple[EntryLine, ...]) -> None:
            iceberg.show_entries(key, entries)
            self._place.reveal(iceberg.explanation, self.theme.px(260))

        self._desk.ask(iceberg, partial(study.entries_naming, self._session, key), show)

    def _on_exercise_begun(self, exercise: Exercise) -> None:
        step = study.first_step(exercise)
        if step is not None and self._course is not None and self._section is not None:
            self._place.rest_now()
            self.exercise_requested.emit(step, Origin(self._course.id, self._section.id, exercise.anchor))

    # Words to open, and keys to scroll by ---------------------------------------------------------
    def _on_word_opened(self, span: Span, beside: QWidget, spot: QRect) -> None:
        if span.kind == "section":
            self.section_requested.emit(span.key)
            return
        term = self._course.term(span.key) if self._course is not None else None
        if term is not None:
            self._card.show_term(term, beside, spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys a reader expects; Esc takes the explanation of a word away."""
        if event.key() == Qt.Key.Key_Escape and not self._card.isHidden():
            self._card.close_card()
        elif self.scroller is None or not _scroll(self.scroller.verticalScrollBar(), event):
            super().keyPressEvent(event)


def _scroll(bar, event: QKeyEvent) -> bool:
    page = bar.pageStep() - bar.singleStep() * 2
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    by = {
        Qt.Key.Key_Down: bar.singleStep() * 3,
        Qt.Key.Key_Up: -bar.singleStep() * 3,
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_Space: -page if back else page,
        Qt.Key.Key_Home: -bar.maximum(),
        Qt.Key.Key_End: bar.maximum(),
    }.get(Qt.Key(event.key()))
    if by is None or event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return False
    bar.setValue(bar.value() + by)
    return True


def _top_level(section: Section, anchor: str | None) -> str | None:
    """Return the anchor of the block of the section that is, or holds, the one asked for."""
    for block in section.blocks:
        if any(each.anchor == anchor for each in walk((block,))):
            return block.anchor
    return None
