# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the inline Markdown of one paragraph, list item or cell into runs of text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from waterline.course import problems
from waterline.course.faults import Faults
from waterline.domain.course import Span, SpanKind, Spans

_TAG = re.compile(r"(?<!\\)<(?:[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|/[A-Za-z][^<>]*>|!--|\?|![A-Za-z])")
_OPENERS: dict[str, SpanKind] = {"strong_open": "strong", "em_open": "emphasis"}
_RANK: dict[SpanKind, int] = {"text": 0, "emphasis": 1, "strong": 2, "section": 3, "term": 4}


@dataclass(slots=True)
class Source:
    """Which file is being read, and what its text may refer to."""

    file: str
    faults: Faults
    terms: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    exercises: set[str] = field(default_factory=set)
    landing: bool = False

    def fault(self, line: int, problem: str, detail: str = "") -> None:
        self.faults.add(self.file, line, problem, detail)


def read_spans(token: Token, source: Source) -> Spans:
    """Read an `inline` token; of nested markup the most telling one wins, links become plain words."""
    first = token.map[0] + 1 if token.map else 1
    tag = _TAG.search(token.content)
    if tag:
        source.fault(first + token.content.count("\n", 0, tag.start()), problems.HTML_REFUSED, tag.group())
    return _InlineReader(source, first).read(token.children or [])


class _InlineReader:
    def __init__(self, source: Source, line: int) -> None:
        self._source = source
        self._line = line
        self._runs: list[Span] = []
        self._around: list[Span] = []
        self._links: list[tuple[str, int]] = []

    def read(self, tokens: list[Token]) -> Spans:
        for token in tokens:
            if token.nesting == 1:
                self._open(token)
            elif token.nesting == -1:
                self._close(token)
            else:
                self._leaf(token)
        return _joined(self._runs)

    def _open(self, token: Token) -> None:
        if token.type == "span_open":
            self._around.append(self._reference(token))
        elif token.type == "link_open":
            self._around.append(Span(""))
            self._links.append((str(token.attrs.get("href", "")), len(self._runs)))
        else:
            self._around.append(Span("", _OPENERS.get(token.type, "text")))

    def _close(self, token: Token) -> None:
        if self._around:
            self._around.pop()
        if token.type == "link_close" and self._links:
            address, start = self._links.pop()
            label = "".join(run.text for run in self._runs[start:])
            if address and address != label:
                self._say(f" ({address})")

    def _leaf(self, token: Token) -> None:
        if token.type in ("text", "text_special"):
            if "]{" in token.content:
                self._source.fault(self._line, problems.ATTRIBUTE_BROKEN, token.content[token.content.index("]{") :])
            self._say(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            self._line += 1
            self._say(" " if token.type == "softbreak" else "\n")
        elif token.type == "image":
            self._source.fault(self._line, problems.IMAGE_REFUSED, str(token.attrs.get("src", "")))
        else:
            self._source.fault(self._line, problems.MARKDOWN_UNSUPPORTED, token.content or token.type)

    def _say(self, text: str) -> None:
        inside = max(self._around, key=lambda span: _RANK[span.kind], default=Span(""))
        self._runs.append(Span(text, inside.kind, inside.key))

    def _reference(self, token: Token) -> Span:
        attributes = {**token.attrs, **token.meta.get("insecure_attrs", {})}
        if len(attributes) != 1 or not attributes.keys() <= {"term", "section"}:
            self._source.fault(self._line, problems.ATTRIBUTE_UNKNOWN, " ".join(attributes) or "{}")
            return Span("")
        ((kind, value),) = attributes.items()
        key = str(value)
        if kind == "term":
            if key not in self._source.terms:
                self._source.fault(self._line, problems.TERM_UNKNOWN, key)
            return Span("", "term", key)
        if key not in self._source.sections:
            self._source.fault(self._line, problems.SECTION_UNKNOWN, key)
        return Span("", "section", key)


def _joined(runs: list[Span]) -> Spans:
    joined: list[Span] = []
    for run in runs:
        if joined and (joined[-1].kind, joined[-1].key) == (run.kind, run.key):
            joined[-1] = Span(joined[-1].text + run.text, run.kind, run.key)
        elif run.text:
            joined.append(run)
    return tuple(joined)
