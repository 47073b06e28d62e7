# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section laid out from its title to the way on: it grows from the line being read, and the next one replaces it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import Shiboken

from waterline.domain.course import Block, Course, Diagram, Exercise, Section, neighbours, plain_text, walk
from waterline.domain.entry import EntryLine
from waterline.domain.passages import Passage
from waterline.domain.speaks import Belonging
from waterline.ui.course.belonging import BelongingCard
from waterline.ui.course.blocks import BlockBuilder
from waterline.ui.course.diagrams.figure import Figure
from waterline.ui.course.growing import GrowingSheet, Piece, stops_in
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
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.shared.text import Text, display, heading, lead, muted
from waterline.ui.theme import Theme
from waterline.ui.tokens import MEASURE

_LAST_GAP = 32
_RECALL = "recall"
_GUESSED_HEAD, _GUESSED_FIGURE, _GUESSED_AIR, _GUESSED_LINE, _GUESSED_END = 160, 450, 20, 30, 120
"""About how tall things will be, in design px: all before the blocks, a figure, the air above a block, a line of text
or a folded question, and each of the parts after the blocks."""


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
    more_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        course: Course,
        section: Section,
        builder: BlockBuilder,
        parent: QWidget | None = None,
        *,
        belonging: Sequence[tuple[Section, Belonging]] = (),
        closing: Callable[[QWidget], OutcomeCheck] | None = None,
    ) -> None:
        """`belonging` is the table by which entries are found for `show_belonging`.

        `closing` makes, in the widget it is given, what stands last of all before the ways on.
        """
        super().__init__(theme, parent)
        self.setObjectName("section_sheet")
        self._course = course
        self._section = section
        self.blocks: list[tuple[str, QWidget]] = []
        self._questions: list[Disclosure] = []
        self._notes: dict[str, LineList] = {}
        self._builder = builder
        self._closing = closing
        self._table = belonging
        self._title: Text | None = None
        self._written: _Written | None = None
        self._entries: Sequence[EntryLine] = ()
        self._belonging: BelongingCard | None = None
        self._belong: tuple[Sequence[EntryLine], bool] = ((), False)
        self._view = 0
        self._places = {block.anchor: place for place, block in enumerate(section.blocks)}
        self._numbers = {anchor: place + 1 for anchor, place in self._places.items()}
        self._numbers |= {each.id: len(section.blocks) + 1 for each in section.recall}
        self._begin(self._all_pieces())

    def reach(self, anchor: str | None, view: int) -> None:
        """Build what is seen of `view` px from a block of the section on, or from its title, before anything else."""
        self._view = view
        self._reach(self._numbers.get(anchor or "", 0), view)

    def keep_only(self, top: int, bottom: int) -> None:
        """Take away what is neither seen between `top` and `bottom`, in px, nor unfolded; it will grow again."""
        self._keep_only(top, bottom, _is_unfolded)

    def show_entries(self, entries: Sequence[EntryLine]) -> None:
        """Show what was written from this section before; nothing hides the place for it."""
        self._entries = entries
        if self._written is not None:
            self._written.show_entries(entries)

    def show_belonging(self, entries: Sequence[EntryLine], *, more: bool) -> None:
        """Show entries that belong here; `more` tells that there are others to ask for."""
        self._belong = entries, more
        if self._belonging is not None:
            self._belonging.show_entries(entries, more=more)

    def focus_target(self, anchor: str | None, *, at_control: bool) -> QWidget:
        """Return where to go on: a block, or its first control; without a block, or at the first, the title."""
        block = next((widget for name, widget in self.blocks if name == anchor and self._places[name]), None)
        if block is None:
            return self._title or self
        inside = [each for each in block.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return inside[0] if at_control and inside else block

    def reveal(self, passage: Passage) -> QWidget | None:
        """Unfold what holds a passage and return the widget it stands in; None for the title."""
        self.reach(passage.top, self._view)
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
        self.reach(top, self._view)
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
        block = next((widget for name, widget in self.blocks if name == top), None) or self.findChild(Card, _RECALL)
        column = self._column_of(self._numbers.get(top, 0))
        if block is None or column is None:
            return
        lines = LineList(self._theme, self.tr("Yours at this place"), broken_over=8, name=f"{top}_notes")
        lines.chosen.connect(self.mark_chosen)
        self._notes[top] = lines
        column.insertWidget(column.indexOf(block) + 1, lines)
        parts = [each for each in self.children() if isinstance(each, QWidget)]
        lines.stackUnder(parts[parts.index(block) + 1])  # where screen readers look for it
        in_this_order([([block, *stops_in(block)])[-1], lines])

    # From top to end ------------------------------------------------------------------------------
    def _all_pieces(self) -> list[Piece]:
        blocks, recall = self._section.blocks, self._section.recall
        pieces = [Piece(_GUESSED_HEAD, self._fill_head)]
        pieces += [Piece(_guess(block), partial(self._fill_block, place)) for place, block in enumerate(blocks)]
        if recall:
            pieces.append(Piece(_GUESSED_END + _GUESSED_LINE * len(recall), self._fill_recall))
        pieces.append(Piece(_LAST_GAP, self._fill_belonging))
        if self._closing is not None:
            pieces.append(Piece(_GUESSED_END * len(self._course.outcomes), self._fill_closing))
        return [*pieces, Piece(_GUESSED_END, self._fill_end)]

    def _dropped(self) -> None:
        self.blocks[:] = [(name, widget) for name, widget in self.blocks if Shiboken.isValid(widget)]
        self._notes = {top: lines for top, lines in self._notes.items() if Shiboken.isValid(lines)}
        self._questions = [each for each in self._questions if Shiboken.isValid(each)]
        self._title = _alive(self._title)
        self._written = _alive(self._written)
        self._belonging = _alive(self._belonging)

    def _fill_block(self, place: int, column: QVBoxLayout) -> Iterator[None]:
        blocks = self._section.blocks
        steps = self._builder.adding(blocks[place], blocks[place - 1] if place else None, column)
        at = sum(self._places[name] < place for name, _ in self.blocks)
        self.blocks.insert(at, (blocks[place].anchor, next(steps)))
        for _ in steps:
            yield
        exercises = [block for block in blocks if isinstance(block, Exercise)]
        if blocks[place] is (exercises or blocks)[-1]:
            self._fill_written(column)
        yield

    def _fill_head(self, column: QVBoxLayout) -> Iterator[None]:
        section, theme = self._section, self._theme
        back = link_button(theme, self.tr("All sections"), name="section_back", icon="arrow-left")
        back.clicked.connect(self.back_requested)
        column.addWidget(back)
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
        self._title = display(section.title, name="section_title", parent=self)
        self._title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addSpacing(10)
        column.addWidget(where)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addSpacing(6)
        column.addWidget(lead(section.what_this_is, name="section_what", parent=self))
        column.addSpacing(22)
        if section.content_note:
            note = Callout(
                theme, "care", self.tr("Before you read"), section.content_note, name="section_note", parent=self
            )
            column.addWidget(note)
            column.addSpacing(22)
        yield

    def _fill_written(self, column: QVBoxLayout) -> None:
        self._written = _Written(self._theme, parent=self)
        self._written.entry_chosen.connect(self.entry_chosen)
        self._written.show_entries(self._entries)
        column.addWidget(self._written)

    def _fill_recall(self, column: QVBoxLayout) -> Iterator[None]:
        column.addSpacing(_LAST_GAP - 12)
        card = _Questions(self.tr("Ask yourself"), margins=(20, 18, 20, 12), name=_RECALL, parent=self)
        how = self.tr("In your own words first; then unfold to compare.")
        card.content.addWidget(muted(how, name="recall_how", parent=card))
        for number, each in enumerate(self._section.recall, start=1):
            question = Disclosure(self._theme, each.question, name=f"recall_{number}", parent=card)
            inside = QVBoxLayout()
            inside.setSpacing(0)
            question.content.addLayout(inside)
            self._builder.stack(each.blocks, inside)
            card.content.addWidget(question)
            self._questions.append(question)
        column.addWidget(card)
        yield

    def _fill_belonging(self, column: QVBoxLayout) -> Iterator[None]:
        holder = QWidget(self)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, _LAST_GAP - 12, 0, 0)
        self._belonging = BelongingCard(self._theme, parent=holder)
        self._belonging.entry_chosen.connect(self.entry_chosen)
        self._belonging.more_requested.connect(self.more_requested)
        self._belonging.show_table(self._table)
        inside.addWidget(self._belonging)
        column.addWidget(holder)
        self.show_belonging(self._belong[0], more=self._belong[1])
        yield

    def _fill_closing(self, column: QVBoxLayout) -> Iterator[None]:
        if self._closing is not None:
            column.addSpacing(_LAST_GAP - 12)
            check = self._closing(self)
            column.addWidget(check)
            yield from check.lines()

    def _fill_end(self, column: QVBoxLayout) -> Iterator[None]:
        before, after = neighbours(self._course, self._section.id)
        column.addSpacing(_LAST_GAP)
        column.addWidget(hairline(self))
        column.addSpacing(16)
        row = ActionRow(name="section_ways")
        if before is not None:
            row.add_start(self._way(before, ghost_button, "section_previous", "arrow-left"))
        if after is not None:
            row.add_end(self._way(after, secondary_button, "section_next", "arrow-right"))
        else:
            every = secondary_button(self._theme, self.tr("All sections"), name="section_all")
            every.clicked.connect(self.back_requested)
            row.add_end(every)
        column.addWidget(row)
        yield

    def _way(self, section: Section, make, name: str, icon: str) -> Button:
        words = f"{roman(section.number)}. {section.title}"
        button = make(self._theme, words, name=name, icon=icon, icon_after=icon == "arrow-right")
        spoken = self.tr("Previous section: {title}") if icon == "arrow-left" else self.tr("Next section: {title}")
        button.set_words(words, spoken.format(title=section.title))
        button.clicked.connect(lambda: self.section_requested.emit(section.id))
        return button


def _guess(block: Block) -> float:
    """Say about how tall a block will be, in design px."""
    if isinstance(block, Diagram):
        return _GUESSED_FIGURE
    return (1 + len(plain_text(block)) * 17 // (2 * MEASURE)) * _GUESSED_LINE + _GUESSED_AIR


def _is_unfolded(widget: QWidget) -> bool:
    figures = [widget] if isinstance(widget, Figure) else []
    folds = widget.findChildren(Disclosure)
    return any(each.open_part() for each in figures) or any(each.is_open() for each in folds)


def _alive(widget):
    return widget if widget is not None and Shiboken.isValid(widget) else None
