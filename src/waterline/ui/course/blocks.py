# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds a native widget for every block a course can hold, and passes on what is opened in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.domain.course import (
    ARC,
    Block,
    BulletList,
    Callout,
    Cards,
    Diagram,
    Exercise,
    Heading,
    Prose,
    Span,
    Spans,
    Steps,
    Table,
    spans_text,
)
from waterline.ui.course.diagrams.arc import Arc
from waterline.ui.course.diagrams.figure import Figure
from waterline.ui.course.diagrams.iceberg import Iceberg
from waterline.ui.course.equal_columns import columns_box
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.text_table import TextTable
from waterline.ui.shared.callout import Callout as CalloutBox
from waterline.ui.shared.card import Card
from waterline.ui.shared.follows_width import FollowsWidth
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import Text, heading, label, small, title
from waterline.ui.theme import Theme

_BELOW_HEADING, _BETWEEN_PARAGRAPHS, _BETWEEN, _ABOVE_HEADING = 8, 14, 20, 28


_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """In which role of the type scale and which ink a block speaks."""

    role: str = "reading"
    ink: str = "text"


READING = Voice()
QUIET = Voice("body")


class BlockBuilder(QObject):
    """`build` makes the widget of a block; its objectName is the block's anchor.

    `word_opened` carries a run (a term or a way to another section), the widget it stands in, and where;
    `text_chosen` a Paragraph with a stretch of it, `text_pressed` one with a position; `exercise_begun` an Exercise;
    `part_opened` a Figure and the key of its part, or no key for all of them; `entry_chosen` an entry id.
    """

    word_opened = Signal(object, QWidget, QRect)
    text_chosen = Signal(QWidget, int, int)
    text_pressed = Signal(QWidget, int)
    exercise_begun = Signal(object)
    part_opened = Signal(object, str)
    entry_chosen = Signal(str)

    def __init__(self, theme: Theme, can_open: Callable[[Exercise], bool], parent: QObject | None = None) -> None:
        """`can_open` tells whether the app knows the flow of an exercise: only then it gets a button."""
        super().__init__(parent)
        self._theme = theme
        self._can_open = can_open

    def build(self, block: Block, voice: Voice = READING, parent: QWidget | None = None) -> QWidget:
        """Return the widget of `block`, with everything inside it.

        With a `parent` it is made in its place: moving it there later would dress it, and all inside it, anew.
        """
        match block:
            case Heading():
                words = spans_text(block.spans)
                return (title if block.level == 2 else heading)(words, name=block.anchor, parent=parent)
            case Prose():
                return self._paragraph(block.spans, voice, block.anchor, (block.anchor, 0), parent)
            case BulletList():
                return self._bullets(block, voice, parent)
            case Steps():
                return self._steps(block, voice, parent)
            case Table():
                return self._table(block, parent)
            case Callout():
                return self._callout(block, parent)
            case Cards():
                whole, steps = self._cards(block, parent)
                for _ in steps:
                    pass
                return whole
            case Diagram():
                return self._diagram(block, parent)
            case Exercise():
                return self._exercise(block, parent)

    def stack(self, blocks: Iterable[Block], into: QVBoxLayout, voice: Voice = READING) -> list[QWidget]:
        """Put the widgets of `blocks` under each other, with the right air between them, and return them."""
        built: list[QWidget] = []
        above: Block | None = None
        for block in blocks:
            built.append([*self.adding(block, above, into, voice)][-1])
            above = block
        return built

    def adding(self, block: Block, above: Block | None, into: QVBoxLayout, voice: Voice = READING) -> Iterator[QWidget]:
        """Put the widget of one block at the end, with the right air below the block `above` it, and yield it.

        Of many cards there are only some at first: there are more each time it is asked to go on, to the end.
        """
        if above is not None:
            into.addSpacing(_air(above, block))
        if isinstance(block, Cards):
            whole, steps = self._cards(block, into.parentWidget())
        else:
            whole, steps = self.build(block, voice, into.parentWidget()), iter(())
        into.addWidget(whole)
        yield whole
        yield from (whole for _ in steps)

    # One for each kind of block -------------------------------------------------------------------
    def _paragraph(
        self, spans: Spans, voice: Voice, name: str, passage: tuple[str, int], parent: QWidget | None
    ) -> Paragraph:
        paragraph = Paragraph(self._theme, spans, voice.role, voice.ink, passage=passage, name=name, parent=parent)
        self._pass_on(paragraph)
        paragraph.selected.connect(lambda start, end: self.text_chosen.emit(paragraph, start, end))
        paragraph.pressed_at.connect(lambda at: self.text_pressed.emit(paragraph, at))
        return paragraph

    def _pass_on(self, widget: Any) -> None:
        widget.opened.connect(lambda span, spot: self.word_opened.emit(span, widget, spot))

    def _bullets(self, block: BulletList, voice: Voice, parent: QWidget | None) -> QWidget:
        whole, column = _column(block.anchor, 8, parent)
        speak_as(whole, QAccessible.Role.List, self.tr("List of {count}").format(count=len(block.items)))
        for number, spans in enumerate(block.items, start=1):
            dot = _Dot(self._theme, voice, name=f"{block.anchor}_dot{number}", parent=whole)
            words = self._paragraph(spans, voice, f"{block.anchor}_{number}", (block.anchor, number - 1), whole)
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            column.addLayout(row)
        return whole

    def _steps(self, block: Steps, voice: Voice, parent: QWidget | None) -> QWidget:
        whole, column = _column(block.anchor, 18, parent)
        speak_as(whole, QAccessible.Role.List, self.tr("{count} steps").format(count=len(block.items)))
        place = 0
        for number, step in enumerate(block.items, start=1):
            disc = Text(str(number), "number", name=f"{block.anchor}_number{number}", wrap=False, parent=whole)
            disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
            disc.setAccessibleName(self.tr("Step {number}").format(number=number))
            words = QVBoxLayout()
            words.setSpacing(6)
            for line, spans in enumerate((step.spans, *step.body)):
                name = f"{block.anchor}_{number}_{line}"
                words.addWidget(self._paragraph(spans, voice, name, (block.anchor, place), whole))
                place += 1
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            column.addLayout(row)
        return whole

    def _table(self, block: Table, parent: QWidget | None) -> QWidget:
        whole, column = _column(block.anchor, 8, parent)
        if block.caption:
            column.addWidget(label(block.caption, name=f"{block.anchor}_caption", parent=whole))
        card = _Card(margins=(6, 4, 6, 6), name=f"{block.anchor}_card", parent=whole)
        table = TextTable(self._theme, block, name=f"{block.anchor}_table", parent=card)
        self._pass_on(table)
        card.content.addWidget(table)
        column.addWidget(card)
        return whole

    def _callout(self, block: Callout, parent: QWidget | None) -> QWidget:
        words = block.title or self._title_of(block.kind)
        box = _Box(self._theme, block.kind, words, name=block.anchor, parent=parent)
        self._fill(box, block.blocks)
        return box

    def _title_of(self, kind: str) -> str:
        titles = {
            "note": self.tr("Good to know"),
            "tip": self.tr("To keep in mind"),
            "try": self.tr("Try this"),
            "care": self.tr("With care"),
        }
        return titles[kind]

    def _fill(self, box: CalloutBox, blocks: Iterable[Block]) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        box.content.addLayout(column)
        self.stack(blocks, column, Voice("body", f"{box.kind}_fg"))

    def _cards(self, block: Cards, parent: QWidget | None) -> tuple[QWidget, Iterator[None]]:
        """Return what holds the cards, and what puts them in, a row each time it is asked."""
        whole, column = _column(block.anchor, 12, parent)
        speak_as(whole, QAccessible.Role.Grouping, block.title)
        if block.title:
            column.addWidget(label(block.title, name=f"{block.anchor}_title", parent=whole))
        box = columns_box(self._theme, least=260, name=f"{block.anchor}_cards", parent=whole)
        column.addWidget(box)
        return whole, self._putting_in(block, box)

    def _putting_in(self, block: Cards, box: QWidget) -> Iterator[None]:
        layout = box.layout()
        for number, each in enumerate(block.cards, start=1):
            card = _Card(each.title, margins=(18, 16, 18, 16), name=f"{block.anchor}_{number}", parent=box)
            inside = QVBoxLayout()
            inside.setSpacing(0)
            card.content.addLayout(inside)
            self.stack(each.blocks, inside, QUIET)
            card.content.addStretch(1)
            if layout is not None:
                layout.addWidget(card)
            if box.isVisible():
                card.show()
            if number % _A_ROW == 0:
                yield

    def _diagram(self, block: Diagram, parent: QWidget | None) -> QWidget:
        if block.id == ARC:
            arc = Arc(self._theme, block, self._build_in, parent=parent)
            arc.section_requested.connect(
                lambda key: self.word_opened.emit(Span("", "section", key), arc, arc.picture.area(key))
            )
            return arc
        if block.id == "iceberg":
            iceberg = Iceberg(self._theme, block, self._build_in, parent=parent)
            iceberg.entry_chosen.connect(self.entry_chosen)
            figure: Figure = iceberg
        else:
            figure = Figure(self._theme, block, self._build_in, parent=parent)
        figure.part_opened.connect(lambda key: self.part_opened.emit(figure, key))
        return figure

    def _build_in(self, block: Block, parent: QWidget) -> QWidget:
        return self.build(block, READING, parent)

    def _exercise(self, block: Exercise, parent: QWidget | None) -> QWidget:
        box = _Box(self._theme, "try", block.title, name=block.anchor, parent=parent)
        box.setAccessibleName(self.tr("Try this: {title}").format(title=block.title))
        eyebrow = small(self.tr("Try this"), name=f"{block.anchor}_eyebrow", parent=box)
        eyebrow.setProperty("look", "try-body")
        box.content.insertWidget(0, eyebrow)
        self._fill(box, block.blocks)
        if self._can_open(block):
            box.add_button(
                block.button or self.tr("Open in the journal"),
                lambda: self.exercise_begun.emit(block),
                look="primary",
                icon="arrow-right",
                name=f"{block.anchor}_button",
            )
        return box


def _column(name: str, spacing: int, parent: QWidget | None) -> tuple[QWidget, QVBoxLayout]:
    whole = _Whole(parent)
    whole.setObjectName(name)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return whole, column


class _Whole(FollowsWidth, QWidget):
    pass


class _Card(FollowsWidth, Card):
    pass


class _Box(FollowsWidth, CalloutBox):
    pass


class _Dot(Paragraph):
    """The sign before an item of a list, as wide at every text size as the items need to line up."""

    def __init__(self, theme: Theme, voice: Voice, *, name: str, parent: QWidget) -> None:
        super().__init__(theme, (Span("•"),), voice.role, voice.ink, name=name, parent=parent)
        self._fit_width()
        theme.changed.connect(self._fit_width)

    def _fit_width(self) -> None:
        self.setFixedWidth(self._theme.px(14))


def _air(above: Block, below: Block) -> int:
    """Return the px between two blocks."""
    if isinstance(above, Heading):
        return _BELOW_HEADING
    if isinstance(below, Heading):
        return _ABOVE_HEADING
    if isinstance(above, Prose) and isinstance(below, Prose | BulletList):
        return _BETWEEN_PARAGRAPHS
    return _BETWEEN
