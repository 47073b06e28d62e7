# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contents of one course, laid out from its title to what it is and is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
from waterline.ui.course.growing import GrowingSheet, Piece
from waterline.ui.course.outcome_check import OutcomeCheck
from waterline.ui.course.reading_time import reading_time
from waterline.ui.shared.buttons import link_button, primary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.shared.numerals import roman
from waterline.ui.shared.text import display, lead, muted, small, title
from waterline.ui.theme import Theme

_GUESSED_HEAD, _GUESSED_ARC, _GUESSED_LINE, _GUESSED_BLOCK = 320, 420, 100, 80
"""About how tall things will be, in design px: all before the arc, the arc, a section or an outcome, a block."""


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
        super().__init__(theme, parent)
        self.setObjectName("contents_sheet")
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
        self._begin(self._all_pieces())

    def reach(self, view: int) -> None:
        """Build the first `view` px."""
        self._reach(0, view)

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
    def _all_pieces(self) -> list[Piece]:
        course = self._course
        first, rest = _split(course.landing)
        # The arc stands below the one button, at the head of the sections it leads to.
        arcs = [block for block in first if isinstance(block, Diagram) and block.id == ARC]
        pieces = [Piece(_GUESSED_HEAD, partial(self._fill_head, [block for block in first if block not in arcs]))]
        pieces += [Piece(_GUESSED_ARC, partial(self._fill_arc, arc)) for arc in arcs]
        for number, part in enumerate(stretches(course.parts, course.sections), start=1):
            pieces.append(Piece(_GUESSED_LINE * len(part.sections), partial(self._fill_part, number, part)))
        if course.outcomes:
            pieces.append(Piece(_GUESSED_LINE * len(course.outcomes), self._fill_outcomes))
        above = (None, *rest)
        return pieces + [
            Piece(_GUESSED_BLOCK, partial(self._fill_block, block, above[place])) for place, block in enumerate(rest)
        ]

    def _fill_block(self, block: Block, above: Block | None, column: QVBoxLayout) -> Iterator[None]:
        if above is None:
            column.addSpacing(32)
        for _ in self._builder.adding(block, above, column):
            yield

    def _fill_arc(self, block: Block, column: QVBoxLayout) -> Iterator[None]:
        column.addSpacing(28)
        for arc in self._builder.adding(block, None, column):
            if isinstance(arc, Arc) and self._here:
                arc.mark_here(self._here)
            yield

    def _fill_head(self, blocks: Sequence[Block], column: QVBoxLayout) -> Iterator[None]:
        course = self._course
        column.addWidget(display(course.title, name="contents_title", parent=self))
        column.addSpacing(6)
        column.addWidget(lead(course.subtitle, name="contents_subtitle", parent=self))
        column.addSpacing(16)
        self._builder.stack(blocks, column)
        column.addSpacing(20)
        card = Card(margins=(20, 18, 20, 18), name="contents_place", parent=self)
        card.content.setSpacing(10)
        card.content.addWidget(self._where)
        row = QHBoxLayout()
        row.addWidget(self._go_on)
        row.addStretch(1)
        card.content.addLayout(row)
        card.content.addWidget(self._tools())
        column.addWidget(card)
        if course.notice:
            column.addSpacing(10)
            column.addWidget(small(course.notice, name="contents_notice", parent=self))
        yield

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

    def _fill_part(self, number: int, part: Part, column: QVBoxLayout) -> Iterator[None]:
        found = (self._course.section(each) for each in part.sections)
        sections = tuple(section for section in found if section is not None)
        column.addSpacing(28)
        if part.title:
            column.addWidget(title(part.title, name=f"part_{number}", parent=self))
        if part.text:
            column.addSpacing(2)
            column.addWidget(muted(part.text, name=f"part_{number}_text", parent=self))
        column.addSpacing(10)
        card = Card(margins=(8, 6, 8, 6), name=f"part_{number}_card", parent=self)
        spoken = self.tr("Sections: {part}").format(part=part.title) if part.title else self.tr("Sections")
        lines = LineList(self._theme, spoken, broken_over=6, name=f"part_{number}_sections", parent=card)
        lines.chosen.connect(self.section_requested)
        lines.set_lines([self._line(each) for each in sections])
        self._lists.append((sections, lines))
        card.content.addWidget(lines)
        column.addWidget(card)
        yield

    def _fill_outcomes(self, column: QVBoxLayout) -> Iterator[None]:
        column.addSpacing(32)
        words = self.tr("What you will be able to do")
        column.addWidget(title(words, name="outcomes_heading", parent=self))
        column.addSpacing(8)
        check = self._ask_back(self)
        if check is not None:
            column.addWidget(check)
            yield from check.lines()
            return
        items = tuple((Span(outcome.text),) for outcome in self._course.outcomes)
        column.addWidget(self._builder.build(BulletList("outcomes", items), parent=self))
        yield

    # Words ----------------------------------------------------------------------------------------
    def _line(self, section: Section) -> Line:
        time = self._times[section.id]
        here = self.tr("You are here") if section.id == self._here else ""
        spoken = self.tr("Section {number}: {title}. {what} {time}. {here}").format(
            number=section.number, title=section.title, what=section.what_this_is, time=time, here=here
        )
        detail = f"{section.what_this_is}  {time}"
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
