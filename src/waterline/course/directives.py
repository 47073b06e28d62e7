# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the opening line of a directive: `::: kind key {attributes} Title`."""

from __future__ import annotations

from dataclasses import dataclass

from mdit_py_plugins.attrs.parse import ParseError, parse

from waterline.course import problems
from waterline.course.inline import Source
from waterline.course.manifest import MAX_LINE_LENGTH, is_id
from waterline.domain.course import CALLOUT_KINDS

KEYED = frozenset({"exercise", "diagram", "part"})
OUTER = frozenset({*CALLOUT_KINDS, "cards", "diagram", "table", "exercise", "recall"})
SECTION_ONLY = frozenset({"exercise", "recall"})
KINDS = OUTER | {"card", "part"}
TITLED = frozenset({"card", "part", "exercise", "recall", "diagram"})

_ATTRIBUTES = {"exercise": frozenset({"id", "flow", "step", "button"})}
_SEED = "seed-"


@dataclass(frozen=True, slots=True)
class Directive:
    """An opening line, taken apart; `line` counts from one."""

    kind: str
    key: str
    title: str
    attributes: dict[str, str]
    line: int

    @property
    def anchor(self) -> str:
        return self.attributes.get("id", "")

    @property
    def seed(self) -> tuple[tuple[str, str], ...]:
        return tuple((name[len(_SEED) :], value) for name, value in self.attributes.items() if name.startswith(_SEED))


def read_opening(info: str, given: dict[str, object], line: int, source: Source) -> Directive | None:
    """Take an opening line apart; None where its kind is unknown, so that nothing can be made of it."""
    kind, _, rest = info.strip().partition(" ")
    rest = rest.strip()
    if kind not in KINDS:
        source.fault(line, problems.DIRECTIVE_UNKNOWN, kind)
        return None
    key = ""
    if kind in KEYED:
        key, rest = _take_key(rest)
        if not is_id(key):
            source.fault(line, problems.DIRECTIVE_KEY_MISSING, f"{kind} {key}")
    attributes: dict[str, str] = {name: str(value) for name, value in given.items()}
    if rest.startswith("{"):
        try:
            end, found = parse(rest)
        except ParseError:
            source.fault(line, problems.ATTRIBUTE_BROKEN, rest)
            return Directive(kind, key, rest, attributes, line)
        attributes.update(found)
        rest = rest[end + 1 :].strip()
    _check_attributes(kind, attributes, line, source)
    if kind in TITLED and not rest:
        source.fault(line, problems.DIRECTIVE_TITLE_MISSING, kind)
    if len(rest) > MAX_LINE_LENGTH:
        source.fault(line, problems.VALUE_TOO_LONG, rest)
    return Directive(kind, key, rest, attributes, line)


def _take_key(rest: str) -> tuple[str, str]:
    if rest.startswith("{"):
        return "", rest
    key, _, rest = rest.partition(" ")
    return key, rest.strip()


def _check_attributes(kind: str, attributes: dict[str, str], line: int, source: Source) -> None:
    known = _ATTRIBUTES.get(kind, frozenset({"id"}))
    for name in attributes:
        if name not in known and not (kind == "exercise" and name.startswith(_SEED)):
            source.fault(line, problems.ATTRIBUTE_UNKNOWN, name)
    anchor = attributes.get("id", "")
    if anchor and not is_id(anchor):
        source.fault(line, problems.ID_MALFORMED, anchor)
