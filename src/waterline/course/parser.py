# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns one Markdown file into typed blocks, noting every fault with its line; nothing is run, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin

from waterline.course import problems
from waterline.course.anchors import Anchors
from waterline.course.directives import OUTER, SECTION_ONLY, Directive, read_opening
from waterline.course.folder import plain_newlines
from waterline.course.inline import Source, read_spans
from waterline.course.layout import check_layout
from waterline.domain.course import (
    CALLOUT_KINDS,
    DIAGRAM_PARTS,
    FLOW_STEPS,
    FLOWS,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Diagram,
    DiagramPart,
    Exercise,
    Heading,
    Prose,
    Recall,
    Spans,
    Step,
    Steps,
    Table,
    spans_text,
)
from waterline.domain.seed import misfits

_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


def _make_markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.disable(["html_block", "html_inline", "autolink", "reference", "code", "lheading"])
    markdown.enable("table")
    container_plugin(markdown, "directive", validate=lambda params, markup: True)
    attrs_plugin(markdown, after=(), spans=True)
    attrs_block_plugin(markdown)
    return markdown


_MARKDOWN = _make_markdown()


@dataclass(frozen=True, slots=True)
class ParsedText:
    """What one file holds."""

    blocks: tuple[Block, ...]
    recall: tuple[Recall, ...]


def parse_text(text: str, section_id: str, source: Source) -> ParsedText:
    """Parse one file; faults go to `source`, and what could not be understood is left out."""
    text = plain_newlines(text)
    lines = text.split("\n")
    if not check_layout(lines, source.file, source.faults):
        return ParsedText((), ())
    try:
        # The closing newline keeps the container rule from looking one character past the end.
        tokens = _MARKDOWN.parse(text + "\n")
    except (IndexError, ValueError, RecursionError):
        # Nothing known raises these; a parser we did not write may still trip over text from anybody.
        source.fault(1, problems.MARKDOWN_UNREADABLE)
        return ParsedText((), ())
    reader = _BlockReader(tokens, lines, section_id, source)
    blocks = tuple(reader.top_level())
    if not blocks and not reader.recall:
        source.fault(1, problems.SECTION_EMPTY)
    return ParsedText(blocks, tuple(reader.recall))


class _BlockReader:
    """Walks the token list once; each method starts at an opening token and stops after its closing one."""

    def __init__(self, tokens: list[Token], lines: list[str], section_id: str, source: Source) -> None:
        self._tokens = tokens
        self._lines = lines
        self._source = source
        self._anchors = Anchors(section_id)
        self._section = section_id
        self._at = 0
        self.recall: list[Recall] = []

    def top_level(self) -> Iterator[Block]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.type == "container_directive_open":
                block = self._directive()
            elif token.type == "heading_open":
                block = self._heading()
            elif token.type == "table_open":
                block = self._table("", "")
            else:
                block = self._plain("")
            if block is not None:
                yield block

    # Blocks that may stand anywhere -----------------------------------------------------------
    def _plain(self, inside: str) -> Block | None:
        token = self._tokens[self._at]
        if token.type == "paragraph_open":
            return self._prose(inside)
        if token.type == "bullet_list_open":
            anchor = self._anchor(token, "list", inside=inside)
            items = (item for item, _ in self._items(more=False))
            return BulletList(anchor, tuple(items))
        if token.type == "ordered_list_open":
            anchor = self._anchor(token, "steps", inside=inside)
            return Steps(anchor, tuple(Step(first, rest) for first, rest in self._items(more=True)))
        self._source.fault(self._line(token), problems.MARKDOWN_UNSUPPORTED, self._quote(token))
        self._skip()
        return None

    def _prose(self, inside: str) -> Prose | None:
        token = self._tokens[self._at]
        start, end = token.map or [0, 1]
        for number in range(start, end):
            if self._lines[number].lstrip().startswith("|"):
                self._source.fault(number + 1, problems.TABLE_BROKEN, self._lines[number])
                break
        spans = read_spans(self._tokens[self._at + 1], self._source)
        self._skip()
        return Prose(self._anchor(token, "p", inside=inside), spans) if spans else None

    def _heading(self) -> Heading:
        token = self._tokens[self._at]
        level = int(token.tag[1:])
        spans = read_spans(self._tokens[self._at + 1], self._source)
        self._skip()
        if level not in (2, 3) or not spans:
            self._source.fault(self._line(token), problems.HEADING_LEVEL, self._quote(token))
        anchor = self._anchors.heading(spans_text(spans), str(token.attrs.get("id", "")))
        return Heading(self._checked(anchor, token), level, spans)

    def _items(self, more: bool) -> Iterator[tuple[Spans, tuple[Spans, ...]]]:
        depth = self._tokens[self._at].level
        self._at += 1
        while self._tokens[self._at].level > depth:
            item = self._tokens[self._at]
            self._at += 1
            paragraphs = list(self._item_paragraphs(item))
            self._at += 1
            if not paragraphs or (len(paragraphs) > 1 and not more):
                self._source.fault(self._line(item), problems.LIST_ITEM_BROKEN, self._quote(item))
            if paragraphs:
                yield paragraphs[0], tuple(paragraphs[1:])
        self._at += 1

    def _item_paragraphs(self, item: Token) -> Iterator[Spans]:
        while self._tokens[self._at].level > item.level:
            token = self._tokens[self._at]
            if token.type == "paragraph_open":
                spans = read_spans(self._tokens[self._at + 1], self._source)
                if spans:
                    yield spans
            else:
                nested = token.type in ("bullet_list_open", "ordered_list_open")
                problem = problems.LIST_TOO_DEEP if nested else problems.LIST_ITEM_BROKEN
                self._source.fault(self._line(token), problem, self._quote(token))
            self._skip()

    def _table(self, caption: str, given: str) -> Table:
        opening = self._tokens[self._at]
        end = self._at + self._length()
        rows: list[tuple[Spans, ...]] = []
        cells: list[Spans] = []
        width = 0
        for token in self._tokens[self._at : end]:
            if token.type == "tr_open":
                line = self._line(token)
                found = len(_UNESCAPED_PIPE.split(self._lines[line - 1].strip().strip("|")))
                width = width or found
                if found != width:
                    self._source.fault(line, problems.TABLE_UNEVEN, self._lines[line - 1])
            elif token.type == "inline":
                cells.append(read_spans(token, self._source))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self._at = end
        anchor = self._anchor(opening, "table", given)
        return Table(anchor, caption, rows[0] if rows else (), tuple(rows[1:]))

    # Directives -------------------------------------------------------------------------------
    def _directive(self) -> Block | None:
        directive = self._opening()
        if directive is None:
            self._skip()
            return None
        if directive.kind not in OUTER or (self._source.landing and directive.kind in SECTION_ONLY):
            self._source.fault(directive.line, problems.DIRECTIVE_MISPLACED, directive.kind)
            self._skip()
            return None
        if directive.kind == "recall":
            self._recall(directive)
            return None
        if directive.kind == "table":
            return self._titled_table(directive)
        token = self._tokens[self._at]
        anchor = self._checked(self._anchors.block(directive.kind, directive.anchor, key=directive.key), token)
        if directive.kind == "cards":
            return Cards(anchor, directive.title, self._cards(directive, anchor))
        if directive.kind == "diagram":
            return self._diagram(directive, anchor)
        blocks = self._inside(directive, anchor)
        if directive.kind == "exercise":
            return self._exercise(directive, anchor, blocks)
        kind: CalloutKind = next(kind for kind in CALLOUT_KINDS if kind == directive.kind)
        return Callout(anchor, kind, directive.title, blocks)

    def _opening(self) -> Directive | None:
        token = self._tokens[self._at]
        return read_opening(token.info, dict(token.attrs), self._line(token), self._source)

    def _inside(self, directive: Directive, anchor: str) -> tuple[Block, ...]:
        """Read what a directive holds: plain blocks only, and at least one."""
        blocks: list[Block] = []
        end = self._at + self._length()
        self._at += 1
        while self._at < end - 1:
            token = self._tokens[self._at]
            if token.type in ("container_directive_open", "heading_open", "table_open"):
                self._source.fault(self._line(token), problems.DIRECTIVE_CONTENT, self._quote(token))
                self._skip()
                continue
            block = self._plain(anchor)
            if block is not None:
                blocks.append(block)
        self._at = end
        if not blocks:
            self._source.fault(directive.line, problems.DIRECTIVE_EMPTY, directive.kind)
        return tuple(blocks)

    def _inner(self, directive: Directive, kind: str) -> Iterator[Directive | Token]:
        """Walk a directive made of smaller ones: gives each of them, and opening tokens of anything else."""
        end = self._at + self._length()
        self._at += 1
        while self._at < end - 1:
            token = self._tokens[self._at]
            if token.type != "container_directive_open":
                yield token
                continue
            inner = self._opening()
            if inner is not None and inner.kind == kind:
                yield inner
                continue
            if inner is not None:
                self._source.fault(inner.line, problems.DIRECTIVE_MISPLACED, inner.kind)
            self._skip()
        self._at = end

    def _cards(self, directive: Directive, anchor: str) -> tuple[Card, ...]:
        cards: list[Card] = []
        for found in self._inner(directive, "card"):
            if isinstance(found, Directive):
                blocks = self._inside(found, f"{anchor}/{len(cards) + 1}")
                cards.append(Card(found.title, blocks))
            else:
                self._source.fault(self._line(found), problems.DIRECTIVE_CONTENT, self._quote(found))
                self._skip()
        if not cards:
            self._source.fault(directive.line, problems.DIRECTIVE_EMPTY, directive.kind)
        return tuple(cards)

    def _diagram(self, directive: Directive, anchor: str) -> Diagram:
        known = DIAGRAM_PARTS.get(directive.key)
        if known is None:
            self._source.fault(directive.line, problems.DIAGRAM_UNKNOWN, directive.key)
        words: list[Block] = []
        parts: dict[str, DiagramPart] = {}
        for found in self._inner(directive, "part"):
            if isinstance(found, Directive):
                self._check_part(found, directive.key, parts)
                blocks = self._inside(found, f"{anchor}/{found.key}")
                parts.setdefault(found.key, DiagramPart(found.key, found.title, blocks))
            elif (block := self._plain(anchor)) is not None:
                words.append(block)
        for key in known or ():
            if key not in parts:
                self._source.fault(directive.line, problems.DIAGRAM_PART_MISSING, key)
        return Diagram(anchor, directive.key, directive.title, tuple(words), tuple(parts.values()))

    def _check_part(self, part: Directive, picture: str, parts: dict[str, DiagramPart]) -> None:
        if part.key in parts:
            self._source.fault(part.line, problems.DIAGRAM_PART_TWICE, part.key)
        elif part.key not in DIAGRAM_PARTS.get(picture, (part.key,)):
            self._source.fault(part.line, problems.DIAGRAM_PART_UNKNOWN, f"{picture} {part.key}")

    def _exercise(self, directive: Directive, anchor: str, blocks: tuple[Block, ...]) -> Exercise:
        flow, step = directive.attributes.get("flow", ""), directive.attributes.get("step", "")
        if not flow:
            self._source.fault(directive.line, problems.FLOW_MISSING, directive.key)
        elif flow not in FLOWS:
            self._source.fault(directive.line, problems.FLOW_UNKNOWN, flow)
        elif step and step not in FLOW_STEPS.get(flow, ()):
            self._source.fault(directive.line, problems.STEP_UNKNOWN, step)
        for misfit in misfits(directive.seed):
            self._source.fault(directive.line, problems.SEED_UNKNOWN, misfit)
        if directive.key in self._source.exercises:
            self._source.fault(directive.line, problems.EXERCISE_TWICE, directive.key)
        self._source.exercises.add(directive.key)
        button = directive.attributes.get("button", "")
        return Exercise(anchor, directive.key, directive.title, blocks, flow, step, button, directive.seed)

    def _recall(self, directive: Directive) -> None:
        name = directive.anchor or f"recall{len(self.recall) + 1}"
        anchor = self._checked(self._anchors.block("recall", directive.anchor), self._tokens[self._at])
        blocks = self._inside(directive, anchor)
        self.recall.append(Recall(f"{self._section}/{name}", directive.title, blocks))

    def _titled_table(self, directive: Directive) -> Table | None:
        end = self._at + self._length()
        self._at += 1
        if self._tokens[self._at].type != "table_open" or self._at + self._length() != end - 1:
            self._source.fault(directive.line, problems.DIRECTIVE_CONTENT, directive.kind)
            self._at = end
            return None
        table = self._table(directive.title, directive.anchor)
        self._at = end
        return table

    # Where we are -----------------------------------------------------------------------------
    def _anchor(self, token: Token, kind: str, given: str = "", inside: str = "") -> str:
        given = given or str(token.attrs.get("id", ""))
        return self._checked(self._anchors.block(kind, given, inside), token)

    def _checked(self, anchor: str | None, token: Token) -> str:
        if anchor is None:
            self._source.fault(self._line(token), problems.ANCHOR_TWICE, self._quote(token))
        return anchor or ""

    def _length(self) -> int:
        """How many tokens the block that opens here takes, its closing one included."""
        depth = 0
        for end in range(self._at, len(self._tokens)):
            depth += self._tokens[end].nesting
            if depth <= 0:
                return end + 1 - self._at
        return len(self._tokens) - self._at

    def _skip(self) -> None:
        self._at += self._length()

    def _line(self, token: Token) -> int:
        return token.map[0] + 1 if token.map else 1

    def _quote(self, token: Token) -> str:
        line = self._line(token)
        return self._lines[line - 1].strip() if line <= len(self._lines) else ""
