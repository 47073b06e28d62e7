# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contents of one course, laid out from its title to what it is and is not."""

from __future__ import annotations

from collections.abc import Sequence

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
from waterline.ui.course.reading_time import reading_time
from waterline.ui.shared.buttons import link_button, primary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.shared.numerals import roman
from waterline.ui.shared.text import display, lead, muted, small, title
from waterline.ui.theme import Theme


class ContentsSheet(QWidget):
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
        check: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`check` asks the outcomes back; without it they are listed."""
        super().__init__(parent)
        self.setObjectName("contents_sheet")
        self._theme = theme
        self._course = course
        self._builder = builder
        self._check = check
        self._here = ""
        self._lists: list[tuple[tuple[Section, ...], LineList]] = []
        self._go_on = primary_button(theme, self.tr("Begin reading"), name="contents_continue", icon="arrow-right")
        self._where = muted("", name="contents_where")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        first, rest = _split(course.landing)
        self._lay_out_head(first)
        for number, part in enumerate(stretches(course.parts, course.sections), start=1):
            self._lay_out_part(number, part)
        self._lay_out_outcomes()
        self._lay_out_rest(rest)
        self._go_on.clicked.connect(self._on_go_on)
        self.show_place(None)

    def show_place(self, place: Origin | None) -> None:
        """Mark the section last read, and let the one button lead there."""
        section = self._course.section(place.section) if place is not None else None
        self._here = section.id if section is not None else ""
        if section is None:
            self._go_on.set_words(self.tr("Begin reading"))
            self._where.setText(self._said_of(self._course.sections[0]))
        else:
            self._go_on.set_words(self.tr("Continue reading"))
            self._where.setText(self._said_of(section))
        for sections, lines in self._lists:
            lines.set_lines([self._line(each) for each in sections])
        for arc in self.findChildren(Arc):
            arc.mark_here(self._here)

    # From top to end ------------------------------------------------------------------------------
    def _lay_out_head(self, blocks: Sequence[Block]) -> None:
        course = self._course
        self._column.addWidget(display(course.title, name="contents_title"))
        self._column.addSpacing(6)
        self._column.addWidget(lead(course.subtitle, name="contents_subtitle"))
        self._column.addSpacing(16)
        # The arc stands below the one button, at the head of the sections it leads to.
        arcs = [block for block in blocks if isinstance(block, Diagram) and block.id == ARC]
        self._builder.stack((block for block in blocks if block not in arcs), self._column)
        self._column.addSpacing(20)
        card = Card(margins=(20, 18, 20, 18), name="contents_place")
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
            self._column.addWidget(small(course.notice, name="contents_notice"))
        if arcs:
            self._column.addSpacing(28)
            self._builder.stack(arcs, self._column)

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
            self._column.addWidget(title(part.title, name=f"part_{number}"))
        if part.text:
            self._column.addSpacing(2)
            self._column.addWidget(muted(part.text, name=f"part_{number}_text"))
        self._column.addSpacing(10)
        card = Card(margins=(8, 6, 8, 6), name=f"part_{number}_card")
        spoken = self.tr("Sections: {part}").format(part=part.title) if part.title else self.tr("Sections")
        lines = LineList(self._theme, spoken, broken_over=6, name=f"part_{number}_sections")
        lines.chosen.connect(self.section_requested)
        self._lists.append((sections, lines))
        card.content.addWidget(lines)
        self._column.addWidget(card)

    def _lay_out_outcomes(self) -> None:
        if not self._course.outcomes:
            return
        self._column.addSpacing(32)
        self._column.addWidget(title(self.tr("What you will be able to do"), name="outcomes_heading"))
        self._column.addSpacing(8)
        if self._check is not None:
            self._column.addWidget(self._check)
            return
        items = tuple((Span(outcome.text),) for outcome in self._course.outcomes)
        self._column.addWidget(self._builder.build(BulletList("outcomes", items)))

    def _lay_out_rest(self, blocks: Sequence[Block]) -> None:
        if blocks:
            self._column.addSpacing(32)
            self._builder.stack(blocks, self._column)
        self._column.addStretch(1)

    # Words ----------------------------------------------------------------------------------------
    def _line(self, section: Section) -> Line:
        time = reading_time(section)
        here = self.tr("You are here") if section.id == self._here else ""
        spoken = self.tr("Section {number}: {title}. {what} {time}. {here}").format(
            number=section.number, title=section.title, what=section.what_this_is, time=time, here=here
        )
        detail = f"{section.what_this_is}  ·\u00a0\u00a0{time}"
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
