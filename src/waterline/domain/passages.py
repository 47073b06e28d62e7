# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a section apart into passages, the runs of text a reader sees as one: what is found in and what is marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waterline.domain.course import (
    Block,
    Callout,
    Cards,
    Diagram,
    Exercise,
    Section,
    Table,
    block_spans,
    inner_blocks,
    spans_text,
    walk,
)

TITLE = -1
"""The place of a block's own title; a title can be found, and is not marked."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of text: the `place`-th of the block `anchor`, in the block or question `top` of its section."""

    section: str
    top: str
    anchor: str
    place: int
    text: str

    @property
    def can_be_marked(self) -> bool:
        """Tell whether it is text of the section, and no title, heading or question."""
        return self.place > TITLE


def passages(section: Section) -> tuple[Passage, ...]:
    """Return every passage of a section in reading order: title, text, then the questions with their answers."""
    found = [
        Passage(section.id, "", "", TITLE, section.title),
        Passage(section.id, "", "", TITLE, section.what_this_is),
    ]
    for block in section.blocks:
        found.extend(_of_block(section.id, block.anchor, block))
    for recall in section.recall:
        found.append(Passage(section.id, recall.id, recall.id, TITLE, recall.question))
        for block in recall.blocks:
            found.extend(_of_block(section.id, recall.id, block))
    return tuple(each for each in found if each.text.strip())


def _of_block(section: str, top: str, block: Block) -> Iterator[Passage]:
    titles, groups = _titles(block), inner_blocks(block)
    if len(titles) > len(groups):  # a title of the whole before those of its groups
        yield Passage(section, top, block.anchor, TITLE, titles[0])
        titles = titles[1:]
    for place, spans in enumerate(block_spans(block)):
        yield Passage(section, top, block.anchor, place, spans_text(spans))
    for number, group in enumerate(groups):
        if number < len(titles):
            yield Passage(section, top, block.anchor, TITLE, titles[number])
        for inner in group:
            yield from _of_block(section, top, inner)


def _titles(block: Block) -> list[str]:
    match block:
        case Callout() | Exercise():
            return [block.title, ""]
        case Table():
            return [block.caption]
        case Cards():
            return [block.title, *(card.title for card in block.cards)]
        case Diagram():
            return [block.caption, "", *(part.title for part in block.parts)]
        case _:
            return []


def block_at(section: Section, anchor: str | None) -> str | None:
    """Return the anchor of the block of the section that is, or holds, the one asked for; None where there is none."""
    for block in section.blocks:
        if any(each.anchor == anchor for each in walk((block,))):
            return block.anchor
    return None
