# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One section of the course: read, tried out, and left at the line where the reading stopped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from waterline.app import study
from waterline.app.session import Session
from waterline.app.study import ReaderLook
from waterline.domain.course import Course, Exercise, Section, Span
from waterline.domain.entry import EntryLine, Origin
from waterline.domain.finding import Hit
from waterline.domain.mark import Spot
from waterline.domain.passages import Passage, block_at
from waterline.ui.course.belonging import FEW, MANY
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.diagrams.figure import Figure
from waterline.ui.course.diagrams.iceberg import Iceberg
from waterline.ui.course.find_panel import FindPanel
from waterline.ui.course.found_marks import choose_heading, of_hits, paint
from waterline.ui.course.glossary_card import GlossaryCard
from waterline.ui.course.look_panel import WIDTHS, LookPanel
from waterline.ui.course.marking import Marking
from waterline.ui.course.outcome_check import OutcomeCheck
from waterline.ui.course.plain_view import PlainView
from waterline.ui.course.reader_bar import ReaderBar, bind
from waterline.ui.course.reading_place import ReadingPlace
from waterline.ui.course.section_sheet import SectionSheet
from waterline.ui.desk import Asking
from waterline.ui.shared.follows_width import FollowsWidth
from waterline.ui.shared.page import SIDE, Page
from waterline.ui.shared.spoken import announce
from waterline.ui.theme import Theme

_LEAST_TEXT = 40
"""How many px of the text are left over when large words in the panels above need the window."""


class SectionPage(Page):
    """Shows one section at a time through `open`, and keeps the place in it."""

    section_requested = Signal(str)
    exercise_requested = Signal(object, object)
    entry_chosen = Signal(str)
    back_requested = Signal()
    marks_requested = Signal()
    print_requested = Signal(object, object)
    zoom_requested = Signal(float)

    def __init__(
        self,
        session: Session,
        desk: Asking,
        theme: Theme,
        *,
        can_open: Callable[[Exercise], bool] = lambda _: True,
        parent: QWidget | None = None,
    ) -> None:
        """`can_open` tells which exercises get a button now; without it, all of them."""
        super().__init__(theme, "", reading=True, name="section", parent=parent)
        self.set_title(self.tr("Course"))
        self._session = session
        self._desk = desk
        self._course: Course | None = None
        self._section: Section | None = None
        self._sheet: SectionSheet | None = None
        self._builder = BlockBuilder(theme, can_open, self)
        self._card = GlossaryCard(theme, self.column)
        self._bar = ReaderBar(theme, self)
        self._find = FindPanel(theme)
        self._look_panel = LookPanel(theme)
        self._look = ReaderLook()
        self._plain = PlainView(theme)
        self._put_on_top(self._bar, self._find, self._look_panel)
        assert self.scroller is not None  # a Page that scrolls has one
        self.scroller.setMinimumHeight(_LEAST_TEXT)
        self._place = ReadingPlace(self.scroller, self.column, theme, self)
        self._place.rested.connect(self._on_rested)
        theme.changing.connect(self._on_theme_changing)
        theme.changed.connect(self._on_theme_changed, Qt.ConnectionType.QueuedConnection)  # after everybody else
        self._builder.word_opened.connect(self._on_word_opened)
        self._builder.exercise_begun.connect(self._on_exercise_begun)
        self._builder.part_opened.connect(self._on_part_opened)
        self._builder.entry_chosen.connect(self.entry_chosen)
        self._marking = Marking(session, desk, theme, self.column, self)
        self._set_up_finding()
        self._set_up_marking()
        self._set_up_looks()

    def _make_holder(self) -> QWidget:
        return _Holder()

    def _put_on_top(self, *widgets: QWidget) -> None:
        """Put things above the text that do not scroll with it, as wide as it is."""
        self._top = QWidget()
        self._top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self._top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in widgets:
            column.addWidget(widget)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)  # see Page
        outer.insertLayout(0, self._beside(self._top))
        self._plain_holder = QWidget()  # hidden with the view: an empty layout would keep its share of the page
        self._plain_holder.setLayout(self._beside(self._plain))
        outer.addWidget(self._plain_holder, 1)
        for widget in (self._plain, self._plain_holder):
            widget.hide()
        self._limit_width()

    def _beside(self, widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)
        return row

    def _limit_width(self) -> None:
        if not hasattr(self, "_look"):
            super()._limit_width()
            return
        for widget in (self.column, self._top, self._plain):
            widget.setMaximumWidth(self.theme.px(WIDTHS[self._look.measure]))

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
        last = section is course.sections[-1] and bool(course.outcomes)
        closing = partial(self._outcome_check, course) if last else None
        wanted = block_at(section, anchor)
        table = study.speaking_table(course)
        sheet = SectionSheet(self.theme, course, section, self._builder, self.column, belonging=table, closing=closing)
        self._show_sheet(sheet, wanted)
        self._read_from(wanted, at_control=True)
        self._paint()
        if wanted is None:
            self._desk.ask(self, partial(study.place, self._session, course.id), partial(self._go_to_last, section))
        self._ask_for_entries()
        self._desk.ask(self, partial(study.reader_look, self._session), self._show_look)

    def open_at(self, course: Course, spot: Spot) -> None:
        """Show the place of a mark, unfolding what holds it."""
        self.open(course, spot.section, spot.top)
        if self._sheet is not None:
            widget = self._sheet.reveal(Passage(spot.section, spot.top, spot.anchor, spot.place, ""))
            if widget is not None:
                self._place.show(widget)

    @property
    def course(self) -> Course | None:
        """The course being read."""
        return self._course

    def arrive(self) -> None:
        """Look again for what was written here, for something may have been since."""
        self._ask_for_entries()

    def leave(self) -> None:
        """Keep the place at once."""
        self._card.close_card()
        self._find.forget()
        self._marking.stop()
        self._place.rest_now()

    def _outcome_check(self, course: Course, parent: QWidget) -> OutcomeCheck:
        return OutcomeCheck(self._session, self._desk, self.theme, course, name="check", parent=parent)

    def _show_sheet(self, sheet: SectionSheet, anchor: str | None) -> None:
        before, self._sheet = self._sheet, sheet
        if before is not None:
            self.content.removeWidget(before)
            before.hide()
            QTimer.singleShot(0, before, before.deleteLater)  # after the new one is painted
        self.content.addWidget(sheet)
        sheet.resize(self.column.width(), sheet.height())
        sheet.reach(anchor, self._seen())
        sheet.show()  # now, not in the next turn: what is hidden has no room in a layout, and no lines to go to
        if self._course is not None and self._section is not None:
            self._marking.show(self._course, self._section, sheet)
        sheet.section_requested.connect(self.section_requested)
        sheet.back_requested.connect(self.back_requested)
        sheet.entry_chosen.connect(self.entry_chosen)
        sheet.grown.connect(self._on_grown)
        sheet.more_requested.connect(partial(self._ask_for_belonging, MANY))
        if self.scroller is not None:
            self.scroller.fit()
        if self._section is not None:
            self._place.follow(sheet.blocks, self._section.blocks[0].anchor)

    def _seen(self) -> int:
        return self.scroller.viewport().height() if self.scroller is not None else self.height()

    def _on_grown(self) -> None:
        self._marking.say_notes()
        self._paint()
        self._fit()

    def _fit(self) -> None:
        """Lay out what has changed now, all the way up: what is painted next is as it stays."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self.scroller is not None:
            self.scroller.fit()

    def _on_theme_changing(self) -> None:
        """Take away what is not seen: dressing it anew would keep the person waiting, and it grows again afterwards."""
        if self._sheet is None or self.scroller is None or self._marking.is_busy() or not self._card.isHidden():
            return
        seen = self.scroller.verticalScrollBar().value() - self._sheet.mapTo(self.column, QPoint()).y()
        held = self.focusWidget()
        self._sheet.keep_only(seen, seen + self._seen())
        if held is not None and not Shiboken.isValid(held):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_last(self, section: Section, last: Origin | None) -> None:
        if section is self._section:
            here = last.anchor if last is not None and last.section == section.id else None
            self._read_from(block_at(section, here), at_control=False)

    def _read_from(self, anchor: str | None, *, at_control: bool) -> None:
        """Bring a block into view, and the keyboard and the screen reader with it; None is the beginning."""
        if self._sheet is not None:
            self._sheet.reach(anchor, self._seen())
            self._sheet.focus_target(anchor, at_control=at_control).setFocus(Qt.FocusReason.OtherFocusReason)
            self._place.go_to(anchor)

    def _on_theme_changed(self) -> None:
        """Let what is in view now be there before it is painted."""
        self._fit()
        if self._sheet is not None and not self._sheet.is_whole():
            # What was taken away is as tall as it was before; in smaller letters more of it comes into view.
            self._sheet.reach(self._place.anchor(), self._seen() * 3 // 2)

    # Finding --------------------------------------------------------------------------------------
    def show_find(self) -> None:
        """Ask what to find in the course."""
        if self._course is not None:
            self._find.begin(self._course)

    def _set_up_finding(self) -> None:
        self._bar.add("search", self.tr("Find in the course"), self.show_find, name="reader_find", keys="Ctrl+F")
        bind(self, "F3", lambda: self._find.go_on(1))
        bind(self, "Shift+F3", lambda: self._find.go_on(-1))
        self._find.opened.connect(self._on_hit_opened)
        self._find.closed.connect(self._on_find_closed)

    def _on_hit_opened(self, hit: Hit) -> None:
        course, section = self._course, self._section
        if course is None or section is None:
            return
        if section.id != hit.passage.section:
            self.open(course, hit.passage.section, hit.passage.top or None)
        self._go_to_passage(hit)

    def _go_to_passage(self, hit: Hit) -> None:
        """Bring a passage into view, and the keyboard to its block; what was folded is unfolded."""
        sheet = self._sheet
        if sheet is None:
            return
        widget = sheet.reveal(hit.passage)
        self._paint()  # after unfolding, which may have built it only now
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        choose_heading(sheet, hit)
        if widget is None:
            self._place.go_to(None)
        else:
            self._place.show(widget)
        announce(self, hit.context)

    def _on_find_closed(self) -> None:
        self._paint()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint(self, *_: object) -> None:
        if self._sheet is not None and self._section is not None:
            paint(self._sheet, self._marking.stretches(), of_hits(self._find.found_in(self._section.id)))

    # Marking --------------------------------------------------------------------------------------
    def _set_up_marking(self) -> None:
        marking, builder, add = self._marking, self._builder, self._bar.add
        builder.text_chosen.connect(marking.on_chosen)
        builder.text_pressed.connect(marking.on_pressed)
        marking.changed.connect(self._paint)
        marking.sighted.connect(self._place.keep_in_sight)
        add("pencil", self.tr("Mark a sentence"), self._on_mark, name="reader_mark", keys="Ctrl+M")
        add("bookmark", self.tr("Bookmark this place"), self._on_bookmark, name="reader_bookmark", keys="Ctrl+D")
        add("list-checks", self.tr("All marks and notes"), self.marks_requested.emit, name="reader_marks")

    def _on_mark(self) -> None:
        self._marking.begin_walk(self._place.anchor())

    def _on_bookmark(self) -> None:
        self._marking.bookmark(self._place.anchor())

    # How it looks ---------------------------------------------------------------------------------
    def _set_up_looks(self) -> None:
        add, panel = self._bar.add, self._look_panel
        add("type", self.tr("How it reads"), self._on_look, name="reader_look")
        add("printer", self.tr("On paper"), self._on_print, name="reader_print")
        panel.changed.connect(self._on_look_changed)
        panel.zoomed.connect(self.zoom_requested)
        panel.closed.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self._plain.rested.connect(self._on_rested)

    def _on_print(self) -> None:
        self.print_requested.emit(self._course, self._section)

    def _on_look(self) -> None:
        self._look_panel.setVisible(self._look_panel.isHidden())

    def _on_look_changed(self, look: ReaderLook) -> None:
        self._desk.ask(self, partial(study.keep_reader_look, self._session, look))
        self._show_look(look)

    def _show_look(self, look: ReaderLook) -> None:
        was_plain, self._look = not self._plain.isHidden(), look
        self._look_panel.show_look(look)
        self._limit_width()
        if self.scroller is None or self._section is None or (was_plain == look.plain and not look.plain):
            return
        here = self._plain.anchor() if was_plain and look.plain is False else self._place.anchor()
        self._marking.stop()
        self.scroller.setVisible(not look.plain)
        for widget in (self._plain_holder, self._plain):
            widget.setVisible(look.plain)
        if look.plain:
            self._plain.show_section(self._section, here)
        else:
            self._read_from(block_at(self._section, here), at_control=False)

    # The person's own -----------------------------------------------------------------------------
    def _on_rested(self, anchor: str) -> None:
        if self._course is not None and self._section is not None:
            place = Origin(self._course.id, self._section.id, anchor)
            self._desk.ask(self, partial(study.keep_place, self._session, place))

    def _ask_for_entries(self) -> None:
        sheet, section, course = self._sheet, self._section, self._course
        if sheet is not None and section is not None and course is not None:
            ask = partial(study.entries_written_from, self._session, section.id, course.id)
            self._desk.ask(sheet, ask, sheet.show_entries)
            self._ask_for_belonging(FEW)

    def _ask_for_belonging(self, most: int) -> None:
        sheet, section, course = self._sheet, self._section, self._course
        if sheet is None or section is None or course is None:
            return

        def show(entries: tuple[EntryLine, ...]) -> None:
            sheet.show_belonging(entries[:most], more=len(entries) > most and most < MANY)

        ask = partial(study.entries_belonging, self._session, section.id, course.id, most + 1)
        self._desk.ask(sheet, ask, show)

    def _on_part_opened(self, figure: Figure, key: str) -> None:
        def show(entries: tuple[EntryLine, ...] = ()) -> None:
            if isinstance(figure, Iceberg):
                figure.show_entries(key, entries)
            self._place.reveal(figure.explanation, self.theme.px(260))

        self._paint()
        if isinstance(figure, Iceberg) and key:
            self._desk.ask(figure, partial(study.entries_naming, self._session, key), show)
        elif key:
            show()

    def _on_exercise_begun(self, exercise: Exercise) -> None:
        if self._course is not None and self._section is not None:
            self._place.rest_now()
            origin = Origin(self._course.id, self._section.id, exercise.anchor)
            self.exercise_requested.emit(exercise, origin)

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
        elif self._marking.key(event):
            pass
        elif event.key() == Qt.Key.Key_Escape and not self._look_panel.isHidden():
            self._look_panel.close_panel()
        elif event.key() == Qt.Key.Key_Escape and not self._find.isHidden():
            self._find.close_panel()
        else:
            super().keyPressEvent(event)


class _Holder(FollowsWidth, QWidget):
    """Holds the sheet, and the column that holds it."""
