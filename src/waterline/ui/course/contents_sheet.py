# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contents of one course, laid out from its title to what it is and is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.domain.course import (
    ARC,
    Block,
    BulletList,
    Course,
    Diagram,
    Heading,
    Part,
    Section,
    Span,
    stretches,
)
from waterline.domain.entry import Origin
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.diagrams.arc import Arc
from waterline.ui.course.growing import GrowingSheet
from waterline.ui.course.outcome_check import OutcomeCheck
from waterline.ui.course.reading_time import reading_time
from waterline.ui.shared.buttons import link_button, primary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.shared.numerals import roman
from waterline.ui.shared.text import display, lead, muted, small, title
from waterline.ui.theme import Theme

_GUESSED = 2600
"""About how tall it will be, in px."""


class ContentsSheet(GrowingSheet):
    """Everything the contents show of a course; `show_place` marks where the reading stopped."""

    section_requested = Signal(str)
    find_requested = Signal()
    marks_requested = Signal()
    recall_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        course: Course,
        builder: BlockBuilder,
        ask_back: Callable[[QWidget], OutcomeCheck | None],
        parent: QWidget | None = None,
    ) -> None:
        """`ask_back` makes, in the widget it is given, what asks the outcomes back; without it they are listed.

        Nothing is built before `reach` asks for what is to be seen first; the rest follows by itself.
        """
        super().__init__(parent)
        self.setObjectName("contents_sheet")
        self._theme = theme
        self._course = course
        self._builder = builder
        self._ask_back = ask_back
        self._here = ""
        self._lists: list[tuple[tuple[Section, ...], LineList]] = []
        self._times = {section.id: reading_time(section) for section in course.sections}
        self._go_on = primary_button(theme, self.tr("Begin reading"), name="contents_continue", icon="arrow-right")
        self._where = muted("", name="contents_where")
        self._go_on.clicked.connect(self._on_go_on)
        self._show_where()
        self._begin(self._pieces(), theme.px(_GUESSED))

    def reach(self, view: int) -> None:
        """Build the first `view` px."""
        self._reach(view)

    def show_place(self, place: Origin | None) -> None:
        """Mark the section last read, and let the one button lead there."""
        section = self._course.section(place.section) if place is not None else None
        here = section.id if section is not None else ""
        if here == self._here:
            return
        self._here = here
        self._show_where()
        for sections, lines in self._lists:
            lines.set_lines([self._line(each) for each in sections])
        for arc in self.findChildren(Arc):
            arc.mark_here(self._here)

    def _show_where(self) -> None:
        section = self._course.section(self._here)
        if section is None:
            self._go_on.set_words(self.tr("Begin reading"))
            self._where.setText(self._said_of(self._course.sections[0]))
        else:
            self._go_on.set_words(self.tr("Continue reading"))
            self._where.setText(self._said_of(section))

    # From top to end ------------------------------------------------------------------------------
    def _pieces(self) -> Iterator[int]:
        course, px = self._course, self._theme.px
        first, rest = _split(course.landing)
        # The arc stands below the one button, at the head of the sections it leads to.
        arcs = [block for block in first if isinstance(block, Diagram) and block.id == ARC]
        self._lay_out_head([block for block in first if block not in arcs])
        yield px(300)
        if arcs:
            self._column.addSpacing(28)
            for arc in self._builder.stack(arcs, self._column):
                self._mark(arc[1])
            yield px(380)
        for number, part in enumerate(stretches(course.parts, course.sections), start=1):
            self._lay_out_part(number, part)
            yield px(90 * len(part.sections))
        yield from self._outcomes()
        if rest:
            self._column.addSpacing(32)
            for _ in self._builder.stacking(rest, self._column):
                yield px(60)
        self._column.addStretch(1)

    def _mark(self, arc: QWidget) -> None:
        if isinstance(arc, Arc) and self._here:
            arc.mark_here(self._here)

    def _lay_out_head(self, blocks: Sequence[Block]) -> None:
        course = self._course
        self._column.addWidget(display(course.title, name="contents_title", parent=self))
        self._column.addSpacing(6)
        self._column.addWidget(lead(course.subtitle, name="contents_subtitle", parent=self))
        self._column.addSpacing(16)
        self._builder.stack(blocks, self._column)
        self._column.addSpacing(20)
        card = Card(margins=(20, 18, 20, 18), name="contents_place", parent=self)
        card.content.setSpacing(10)
        card.content.addWidget(self._where)
        row = QHBoxLayout()
        row.addWidget(self._go_on)
        row.addStretch(1)
        card.content.addLayout(row)
        card.content.addWidget(self._tools())
        self._column.addWidget(card)
        if course.notice:
            self._column.addSpacing(10)
            self._column.addWidget(small(course.notice, name="contents_notice", parent=self))

    def _tools(self) -> FlowBox:
        box = FlowBox(gap=14, name="contents_tools")
        ways = [
            ("search", self.tr("Find in the course"), "contents_find", self.find_requested),
            ("bookmark", self.tr("Marks and notes"), "contents_marks", self.marks_requested),
        ]
        if any(section.recall for section in self._course.sections):
            ways.append(("rotate-ccw", self.tr("Questions that come back"), "contents_recall", self.recall_requested))
        for icon, words, name, signal in ways:
            button = link_button(self._theme, words, name=name, icon=icon)
            button.clicked.connect(signal)
            box.add(button)
        return box

    def _lay_out_part(self, number: int, part: Part) -> None:
        found = (self._course.section(each) for each in part.sections)
        sections = tuple(section for section in found if section is not None)
        self._column.addSpacing(28)
        if part.title:
            self._column.addWidget(title(part.title, name=f"part_{number}", parent=self))
        if part.text:
            self._column.addSpacing(2)
            self._column.addWidget(muted(part.text, name=f"part_{number}_text", parent=self))
        self._column.addSpacing(10)
        card = Card(margins=(8, 6, 8, 6), name=f"part_{number}_card", parent=self)
        spoken = self.tr("Sections: {part}").format(part=part.title) if part.title else self.tr("Sections")
        lines = LineList(self._theme, spoken, broken_over=6, name=f"part_{number}_sections", parent=card)
        lines.chosen.connect(self.section_requested)
        lines.set_lines([self._line(each) for each in sections])
        self._lists.append((sections, lines))
        card.content.addWidget(lines)
        self._column.addWidget(card)

    def _outcomes(self) -> Iterator[int]:
        if not self._course.outcomes:
            return
        self._column.addSpacing(32)
        words = self.tr("What you will be able to do")
        self._column.addWidget(title(words, name="outcomes_heading", parent=self))
        self._column.addSpacing(8)
        check = self._ask_back(self)
        if check is not None:
            self._column.addWidget(check)
            for _ in check.lines():
                yield self._theme.px(100)
            return
        items = tuple((Span(outcome.text),) for outcome in self._course.outcomes)
        self._column.addWidget(self._builder.build(BulletList("outcomes", items), parent=self))
        yield 0

    # Words ----------------------------------------------------------------------------------------
    def _line(self, section: Section) -> Line:
        time = self._times[section.id]
        here = self.tr("You are here") if section.id == self._here else ""
        spoken = self.tr("Section {number}: {title}. {what} {time}. {here}").format(
            number=section.number, title=section.title, what=section.what_this_is, time=time, here=here
        )
        detail = f"{section.what_this_is}\u00a0\u00a0·  {time}"
        return Line(section.id, section.title, detail, spoken.strip(), lead=roman(section.number), mark=here)

    def _said_of(self, section: Section) -> str:
        if self._here:
            words = self.tr("You were reading section {number}, “{title}”.")
        else:
            words = self.tr("It begins with section {number}, “{title}”.")
        return words.format(number=roman(section.number), title=section.title)

    def _on_go_on(self) -> None:
        self.section_requested.emit(self._here or self._course.sections[0].id)


def _split(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """Part the landing text at its first heading: the opening words stand before the sections, the rest after."""
    at = next((place for place, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    return blocks[:at], blocks[at:]
