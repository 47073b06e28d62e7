# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a course is made of: sections, blocks and runs of text, each with an anchor that a saved place can point to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from waterline.domain.dig import STEPS
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import ICEBERG

SpanKind = Literal["text", "strong", "emphasis", "term", "section"]
CalloutKind = Literal["note", "tip", "try", "care"]

CALLOUT_KINDS: tuple[CalloutKind, ...] = ("note", "tip", "try", "care")

FLOWS: tuple[str, ...] = (
    "right_now",
    "dig",
    "request",
    "conversation_plan",
    "hearts",
    "reassurance",
    "glad_moment",
    "holding_space",
    "watching_plan",
    "lean",
    "free_page",
)
"""Every journal flow an exercise may name; the app shows the button only for those it has built."""

FLOW_STEPS: dict[str, tuple[str, ...]] = {"dig": tuple(str(step) for step in STEPS)}
"""The steps an exercise may open a flow at; a flow not listed here opens at its beginning."""

ARC = "arc"
DIAGRAM_PARTS: dict[str, tuple[str, ...]] = {
    "iceberg": ICEBERG,
    "descent": ("pause", "curious", "fear", "need", "root"),
    "hearts": ("here", "delight", "attunement", "rituals", "turning", "self", "haven", "base"),
    "attachment": ("secure", "anxious", "avoidant", "disorganised", "blend", "worry", "distance"),
    "request": ("feeling", "moment", "need", "ask", "rule"),
    ARC: (),
}
"""Every picture the app can draw, with the parts a course has to explain, in drawing order.

The parts of an arc are the course's own: `with_arc` makes them from its stretches and their sections.
"""

WORDS_A_MINUTE = 200
_WORD = re.compile(r"\S*[^\W\d_]\S*")
"""A calm reading pace for adult prose; only ever shown as whole minutes."""


@dataclass(frozen=True, slots=True)
class Span:
    """One run of text; `key` is a glossary key for a term and a section id for a section reference."""

    text: str
    kind: SpanKind = "text"
    key: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section: level 2 or 3, since level 1 is the section's own title."""

    anchor: str
    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph."""

    anchor: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class BulletList:
    """A flat list without numbers."""

    anchor: str
    items: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a method: its opening line and the paragraphs that explain it."""

    spans: Spans
    body: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered method; steps count from one."""

    anchor: str
    items: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows all have as many cells as the header; the caption is its spoken name."""

    anchor: str
    caption: str
    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A tinted box of one of four kinds; an empty title leaves the app's own word for the kind."""

    anchor: str
    kind: CalloutKind
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One card of a set: a short title and a few lines."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """A set of cards of equal weight, read in any order."""

    anchor: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DiagramPart:
    """One part of a picture: the key the app draws and files by, its label and its explanation."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture the app draws from data; `blocks` say in words what it shows, for those who hear it."""

    anchor: str
    id: str
    caption: str
    blocks: tuple[Block, ...]
    parts: tuple[DiagramPart, ...]

    def part(self, key: str) -> DiagramPart | None:
        """Find a part by its key."""
        return next((part for part in self.parts if part.key == key), None)


@dataclass(frozen=True, slots=True)
class Exercise:
    """An invitation that opens a journal flow, at `step` and filled with `seed` where those are given."""

    anchor: str
    id: str
    title: str
    blocks: tuple[Block, ...]
    flow: str
    step: str = ""
    button: str = ""
    seed: tuple[tuple[str, str], ...] = ()


Block = Heading | Prose | BulletList | Steps | Table | Callout | Cards | Diagram | Exercise


@dataclass(frozen=True, slots=True)
class Recall:
    """A question to ask oneself afterwards, with an answer to hold one's own against."""

    id: str
    question: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word the course explains wherever it is used."""

    key: str
    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `number` counts from one, `terms` lists glossary keys in order of first use."""

    id: str
    number: int
    title: str
    what_this_is: str
    blocks: tuple[Block, ...]
    recall: tuple[Recall, ...] = ()
    terms: tuple[str, ...] = ()
    content_note: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something a reader will be able to do, asked back as a self-check and never scored."""

    id: str
    text: str


OUTCOME_ANSWERS = ("not_yet", "with_help", "yes")
"""What a person can say to "could you do this today?"; the order is that of display, and no number goes with them."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said to one outcome, and when; an empty answer takes back what was said that day."""

    outcome: str
    answer: str
    when: Stamp


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the course's arc: a name, a line on what happens there, and its sections' ids."""

    title: str
    text: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A whole course, ready to read; the order of `sections` is the order of reading."""

    id: str
    title: str
    subtitle: str
    language: str
    licence: str
    authors: tuple[str, ...]
    notice: str
    landing: tuple[Block, ...]
    outcomes: tuple[Outcome, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    glossary: tuple[GlossaryTerm, ...]

    def section(self, section_id: str) -> Section | None:
        """Find a section by its id."""
        return next((section for section in self.sections if section.id == section_id), None)

    def term(self, key: str) -> GlossaryTerm | None:
        """Find a glossary term by its key."""
        return next((term for term in self.glossary if term.key == key), None)

    def exercises(self) -> tuple[tuple[Section, Exercise], ...]:
        """List every exercise with the section that holds it, in reading order."""
        found = ((section, block) for section in self.sections for block in walk(section.blocks))
        return tuple((section, block) for section, block in found if isinstance(block, Exercise))


def stretches(parts: Iterable[Part], sections: Iterable[Section]) -> tuple[Part, ...]:
    """Give the parts of a course, and under no title the sections that none of them names."""
    parts = tuple(parts)
    named = {section for part in parts for section in part.sections}
    left = tuple(section.id for section in sections if section.id not in named)
    return (*parts, Part("", "", left)) if left else parts


def with_arc(diagram: Diagram, parts: Iterable[Part], sections: Sequence[Section]) -> Diagram:
    """Fill the picture of a course's arc: each stretch with its line of text and the ways to its sections."""
    known = {section.id: section for section in sections}
    filled = []
    for number, part in enumerate(stretches(parts, sections), start=1):
        anchor = f"{diagram.anchor}/{number}"
        ways = tuple((Span(known[each].title, "section", each),) for each in part.sections if each in known)
        blocks: list[Block] = [Prose(f"{anchor}/p1", (Span(part.text),))] if part.text else []
        blocks.append(BulletList(f"{anchor}/list1", ways))
        filled.append(DiagramPart(f"stretch{number}", part.title, tuple(blocks)))
    return replace(diagram, parts=tuple(filled))


def arc_stops(part: DiagramPart) -> tuple[Span, ...]:
    """List the ways to sections that one stretch of an arc holds, in their order."""
    spans = (span for block in part.blocks for group in block_spans(block) for span in group)
    return tuple(span for span in spans if span.kind == "section")


def neighbours(course: Course, section_id: str) -> tuple[Section | None, Section | None]:
    """Give the sections before and after one; nothing on either side of an unknown id."""
    for index, section in enumerate(course.sections):
        if section.id == section_id:
            before = course.sections[index - 1] if index else None
            after = course.sections[index + 1] if index + 1 < len(course.sections) else None
            return before, after
    return None, None


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks and everything inside them, in reading order."""
    for block in blocks:
        yield block
        for group in inner_blocks(block):
            yield from walk(group)


def inner_blocks(block: Block) -> tuple[tuple[Block, ...], ...]:
    """Give the groups of blocks one block holds: none for plain text."""
    match block:
        case Callout() | Exercise():
            return (block.blocks,)
        case Cards():
            return tuple(card.blocks for card in block.cards)
        case Diagram():
            return (block.blocks, *(part.blocks for part in block.parts))
        case _:
            return ()


def spans_text(spans: Spans) -> str:
    """Join runs of text, without their emphasis."""
    return "".join(span.text for span in spans)


def block_spans(block: Block) -> tuple[Spans, ...]:
    """Give every run of text a block holds itself, not what is nested inside it."""
    match block:
        case Heading() | Prose():
            return (block.spans,)
        case BulletList():
            return block.items
        case Steps():
            return tuple(spans for step in block.items for spans in (step.spans, *step.body))
        case Table():
            return (*block.header, *(cell for row in block.rows for cell in row))
        case _:
            return ()


def plain_text(block: Block) -> str:
    """Say a block in plain lines, titles and nested blocks included: for finding, printing and speech."""
    match block:
        case Heading() | Prose():
            lines = [spans_text(block.spans)]
        case BulletList():
            lines = [spans_text(item) for item in block.items]
        case Steps():
            lines = [_step_text(number, step) for number, step in enumerate(block.items, start=1)]
        case Table():
            rows = (block.header, *block.rows)
            lines = [block.caption, *(" | ".join(spans_text(cell) for cell in row) for row in rows)]
        case Callout() | Exercise():
            lines = [block.title, *map(plain_text, block.blocks)]
        case Cards():
            cards = (line for card in block.cards for line in (card.title, *map(plain_text, card.blocks)))
            lines = [block.title, *cards]
        case Diagram():
            parts = (line for part in block.parts for line in (part.title, *map(plain_text, part.blocks)))
            lines = [block.caption, *map(plain_text, block.blocks), *parts]
    return "\n".join(line for line in lines if line)


def _step_text(number: int, step: Step) -> str:
    return "\n".join((f"{number}. {spans_text(step.spans)}", *map(spans_text, step.body)))


def word_count(blocks: Iterable[Block]) -> int:
    """Count the words a reader meets; list numbers and table rules are not words."""
    return sum(len(_WORD.findall(plain_text(block))) for block in blocks)


def reading_minutes(words: int) -> int:
    """Turn a word count into whole minutes, rounded up, never less than one."""
    return max(1, -(-words // WORDS_A_MINUTE))


def terms_used(blocks: Iterable[Block]) -> tuple[str, ...]:
    """List glossary keys in order of first use."""
    spans = (span for block in walk(blocks) for group in block_spans(block) for span in group)
    return tuple(dict.fromkeys(span.key for span in spans if span.kind == "term"))


def find_anchor(section: Section, anchor: str) -> Block | None:
    """Find the block a saved place points to; None where an edit of the course took it away."""
    return next((block for block in walk(section.blocks) if block.anchor == anchor), None)
