# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section laid out from its title to the way on: it grows to its end once, and the next one takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.course import Block, Course, Diagram, Exercise, Section, neighbours, plain_text, walk
from waterline.domain.entry import EntryLine
from waterline.domain.passages import Passage
from waterline.ui.course.belonging import BelongingCard
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.diagrams.figure import Figure
from waterline.ui.course.growing import GrowingSheet
from waterline.ui.course.outcome_check import OutcomeCheck
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.reading_time import reading_time
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import Button, ghost_button, link_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.entry_line import entry_line
from waterline.ui.shared.follows_width import FollowsWidth
from waterline.ui.shared.line_list import SIDE, Line, LineList
from waterline.ui.shared.numerals import roman
from waterline.ui.shared.text import Text, display, heading, lead, muted
from waterline.ui.theme import Theme
from waterline.ui.tokens import MEASURE

_LAST_GAP = 32
_GUESSED_HEAD, _GUESSED_FIGURE, _GUESSED_AIR, _GUESSED_END = 110, 360, 16, 420
"""About how tall things will be, in px: all before the blocks, a figure, the air around a block, all after them."""


class _Questions(FollowsWidth, Card):
    pass


class _Written(QWidget):
    """What was written from here before, with the air above it; nothing hides the place for it."""

    entry_chosen = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        said = self.tr("What you wrote here before")
        self._card = Card(margins=(8, 14, 8, 8), name="written_before", parent=self)
        self._before = heading(said, name="written_before_heading", parent=self._card)
        self._entries = LineList(theme, said, most=5, name="written_before_entries", parent=self._card)
        self._card.content.addWidget(self._before)
        self._card.content.addWidget(self._entries)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 12, 0, 0)
        inside.addWidget(self._card)
        self._entries.chosen.connect(self.entry_chosen)
        self._line_up()
        theme.changed.connect(self._line_up)

    def show_entries(self, entries: Sequence[EntryLine]) -> None:
        """Show these."""
        self._entries.set_lines([entry_line(entry) for entry in entries])
        self._card.setVisible(bool(entries))

    def _line_up(self) -> None:
        """Begin the heading where the words of the list begin."""
        self._before.setContentsMargins(self._theme.px(SIDE), 0, 0, 0)


class SectionSheet(GrowingSheet):
    """Everything of one section. `blocks` are its top-level blocks by anchor, for the keeper of the place.

    Nothing is built before `reach` asks for what is to be seen first; the rest follows by itself.
    """

    section_requested = Signal(str)
    back_requested = Signal()
    entry_chosen = Signal(str)
    mark_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        course: Course,
        section: Section,
        builder: BlockBuilder,
        parent: QWidget | None = None,
        *,
        closing: Callable[[QWidget], OutcomeCheck] | None = None,
    ) -> None:
        """`closing` makes, in the widget it is given, what stands last of all before the ways on."""
        super().__init__(parent)
        self.setObjectName("section_sheet")
        self._theme = theme
        self._course = course
        self._section = section
        self.blocks: list[tuple[str, QWidget]] = []
        self._questions: list[Disclosure] = []
        self._notes: dict[str, LineList] = {}
        self._builder = builder
        self._closing = closing
        self._written: _Written | None = None
        self._entries: Sequence[EntryLine] = ()
        self.belonging = BelongingCard(theme)
        self.belonging.entry_chosen.connect(self.entry_chosen)
        self._title = display(section.title, name="section_title")
        self._heights = {block.anchor: self._guess(block) for block in section.blocks}
        self._head = theme.px(_GUESSED_HEAD)
        self._begin(self._pieces(), self._head + sum(self._heights.values()) + _GUESSED_END)

    def reach(self, anchor: str | None, view: int) -> None:
        """Build everything to a block of the section, and `view` px from there."""
        known = list(self._heights)
        before = known[: known.index(anchor)] if anchor in self._heights else []
        self._reach(self._head + sum(self._heights[each] for each in before) + view - (0 if before else self._head))

    def show_entries(self, entries: Sequence[EntryLine]) -> None:
        """Show what was written from this section before; nothing hides the place for it."""
        self._entries = entries
        if self._written is not None:
            self._written.show_entries(entries)

    def focus_target(self, anchor: str | None, *, at_control: bool) -> QWidget:
        """Return where to go on: a block, or its first control; without a block the title."""
        block = next((widget for name, widget in self.blocks if name == anchor), None)
        if block is None or block is self.blocks[0][1]:
            return self._title
        inside = [each for each in block.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return inside[0] if at_control and inside else block

    def reveal(self, passage: Passage) -> QWidget | None:
        """Unfold what holds a passage and return the widget it stands in; None for the title."""
        self.finish()
        for number, each in enumerate(self._section.recall):
            if passage.top == each.id:
                self._questions[number].unfold(passage.anchor != each.id or self._questions[number].is_open())
                return self._questions[number]
        self._unfold_part_with(passage.anchor)
        return self.widget_of(passage.anchor, passage.place, passage.top)

    def _unfold_part_with(self, anchor: str) -> None:
        for diagram in (block for block in walk(self._section.blocks) if isinstance(block, Diagram)):
            for part in diagram.parts:
                figure = self.findChild(Figure, diagram.anchor)
                inside = any(block.anchor == anchor for block in walk(part.blocks))
                if inside and figure is not None and figure.open_part() != part.key:
                    figure.press(part.key)

    def widget_of(self, anchor: str, place: int, top: str) -> QWidget | None:
        """Return the widget a passage stands in: its paragraph, else its block, else the one around it."""
        self.finish()
        for paragraph in self.findChildren(Paragraph):
            if paragraph.passage == (anchor, place):
                return paragraph
        inner = self.findChild(QWidget, anchor) if anchor else None
        return inner or next((widget for name, widget in self.blocks if name == top), None)

    def show_notes(self, notes: Mapping[str, Sequence[Line]]) -> None:
        """Show under each block of the section what the person put beside it."""
        for top, lines in self._notes.items():
            if top not in notes:
                lines.hide()
        for top, said in notes.items():
            if top not in self._notes:
                self._add_notes(top)
            if top in self._notes:
                self._notes[top].set_lines(said)
                self._notes[top].show()

    def _add_notes(self, top: str) -> None:
        block = next((widget for name, widget in self.blocks if name == top), None) or self.findChild(Card, "recall")
        if block is None:
            return
        lines = LineList(self._theme, self.tr("Yours at this place"), broken_over=8, name=f"{top}_notes")
        lines.chosen.connect(self.mark_chosen)
        self._notes[top] = lines
        self._column.insertWidget(self._column.indexOf(block) + 1, lines)
        self.setTabOrder(self._last_stop(block), lines)

    def _last_stop(self, block: QWidget) -> QWidget:
        """Return where Tab stands last before the end of a block."""
        stop: QWidget = self._title
        for each in [widget for _, widget in self.blocks] + self.findChildren(Card, "recall"):
            inside = [each, *each.findChildren(QWidget)]
            stop = next((one for one in reversed(inside) if one.focusPolicy() & Qt.FocusPolicy.TabFocus), stop)
            if each is block:
                break
        return stop

    # From top to end ------------------------------------------------------------------------------
    def _pieces(self) -> Iterator[int]:
        self._lay_out_head()
        yield self._head
        exercises = [block for block in self._section.blocks if isinstance(block, Exercise)]
        last = (exercises or self._section.blocks)[-1]
        for block, widget in self._builder.stacking(self._section.blocks, self._column):
            self.blocks.append((block.anchor, widget))
            if block is last:
                self._lay_out_written()
            yield self._heights[block.anchor]
        self._lay_out_recall(self._builder)
        yield 0
        self._lay_out_belonging()
        yield 0
        if self._closing is not None:
            self._column.addSpacing(_LAST_GAP - 12)
            check = self._closing(self)
            self._column.addWidget(check)
            for _ in check.lines():
                yield 0
        self._lay_out_end()
        yield _GUESSED_END

    def _guess(self, block: Block) -> int:
        """Say about how tall a block will be, in px."""
        theme = self._theme
        if isinstance(block, Diagram):
            return theme.px(_GUESSED_FIGURE)
        lines = 1 + len(plain_text(block)) * theme.px(17) // (2 * theme.px(MEASURE))
        return lines * theme.px(25) + _GUESSED_AIR

    def _lay_out_head(self) -> None:
        section, theme = self._section, self._theme
        back = link_button(theme, self.tr("All sections"), name="section_back", icon="arrow-left")
        back.clicked.connect(self.back_requested)
        time = reading_time(section)
        where = Text(
            self.tr("Section {number} of {all}  ·  {time}").format(
                number=roman(section.number), all=roman(len(self._course.sections)), time=time
            ),
            "eyebrow",
            name="section_where",
            parent=self,
        )
        where.setAccessibleName(
            self.tr("Section {number} of {all}, {time}").format(
                number=section.number, all=len(self._course.sections), time=time
            )
        )
        self._title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column.addWidget(back)
        self._column.addSpacing(10)
        self._column.addWidget(where)
        self._column.addSpacing(4)
        self._column.addWidget(self._title)
        self._column.addSpacing(6)
        self._column.addWidget(lead(section.what_this_is, name="section_what", parent=self))
        self._column.addSpacing(22)
        if section.content_note:
            note = Callout(
                theme, "care", self.tr("Before you read"), section.content_note, name="section_note", parent=self
            )
            self._column.addWidget(note)
            self._column.addSpacing(22)

    def _lay_out_written(self) -> None:
        self._written = _Written(self._theme, parent=self)
        self._written.entry_chosen.connect(self.entry_chosen)
        self._written.show_entries(self._entries)
        self._column.addWidget(self._written)

    def _lay_out_recall(self, builder: BlockBuilder) -> None:
        if not self._section.recall:
            return
        self._column.addSpacing(_LAST_GAP - 12)
        card = _Questions(self.tr("Ask yourself"), margins=(20, 18, 20, 12), name="recall", parent=self)
        how = self.tr("In your own words first; then unfold to compare.")
        card.content.addWidget(muted(how, name="recall_how", parent=card))
        for number, each in enumerate(self._section.recall, start=1):
            question = Disclosure(self._theme, each.question, name=f"recall_{number}", parent=card)
            inside = QVBoxLayout()
            inside.setSpacing(0)
            question.content.addLayout(inside)
            builder.stack(each.blocks, inside)
            card.content.addWidget(question)
            self._questions.append(question)
        self._column.addWidget(card)

    def _lay_out_belonging(self) -> None:
        holder = QWidget(self)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, _LAST_GAP - 12, 0, 0)
        inside.addWidget(self.belonging)
        self._column.addWidget(holder)

    def _lay_out_end(self) -> None:
        before, after = neighbours(self._course, self._section.id)
        self._column.addSpacing(_LAST_GAP)
        self._column.addWidget(hairline())
        self._column.addSpacing(16)
        row = ActionRow(name="section_ways")
        if before is not None:
            row.add_start(self._way(before, ghost_button, "section_previous", "arrow-left"))
        if after is not None:
            row.add_end(self._way(after, secondary_button, "section_next", "arrow-right"))
        else:
            every = secondary_button(self._theme, self.tr("All sections"), name="section_all")
            every.clicked.connect(self.back_requested)
            row.add_end(every)
        self._column.addWidget(row)
        self._column.addStretch(1)

    def _way(self, section: Section, make, name: str, icon: str) -> Button:
        words = f"{roman(section.number)}. {section.title}"
        button = make(self._theme, words, name=name, icon=icon, icon_after=icon == "arrow-right")
        spoken = self.tr("Previous section: {title}") if icon == "arrow-left" else self.tr("Next section: {title}")
        button.set_words(words, spoken.format(title=section.title))
        button.clicked.connect(lambda: self.section_requested.emit(section.id))
        return button
