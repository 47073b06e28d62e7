# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads `course.toml` and `glossary.toml`: what a course is called, what its parts are, which file holds what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from waterline.course import problems
from waterline.course.faults import Faults
from waterline.course.folder import safe_name
from waterline.course.toml_lines import TomlFile, read_toml
from waterline.domain.course import GlossaryTerm, Outcome, Part

MANIFEST = "course.toml"
GLOSSARY = "glossary.toml"
FORMAT = 1
MAX_SECTIONS = 200
MAX_LINE_LENGTH = 300
MAX_TEXT_LENGTH = 2_000

_ID = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def is_id(value: str) -> bool:
    """Tell whether a word may name something: small letters and digits, joined by single hyphens or underscores."""
    return len(value) <= 64 and _ID.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class ListedSection:
    """A section as the manifest announces it, before its file has been read."""

    id: str
    file: str
    title: str
    what_this_is: str
    content_note: str
    line: int


@dataclass(slots=True)
class Manifest:
    """Everything `course.toml` says, already checked."""

    id: str = ""
    title: str = ""
    subtitle: str = ""
    language: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    notice: str = ""
    landing: str = ""
    outcomes: tuple[Outcome, ...] = ()
    parts: tuple[Part, ...] = ()
    sections: tuple[ListedSection, ...] = ()


_COURSE_KEYS = frozenset(
    {"format", "id", "title", "subtitle", "language", "licence", "authors", "notice", "landing"}
    | {"outcome", "part", "section"}
)
_SECTION_KEYS = frozenset({"id", "file", "title", "what_this_is", "content_note"})
_OUTCOME_KEYS = frozenset({"id", "text"})
_PART_KEYS = frozenset({"title", "text", "sections"})
_TERM_KEYS = frozenset({"term", "meaning"})


class _Reader:
    """Takes checked values out of one TOML file, noting what is missing, odd or too long."""

    def __init__(self, toml: TomlFile, file: str, faults: Faults) -> None:
        self._toml = toml
        self._file = file
        self._faults = faults

    def fault(self, place: tuple[str | int, ...], problem: str, detail: str = "") -> None:
        self._faults.add(self._file, self._toml.line(*place), problem, detail)

    def line(self, *place: str | int) -> int:
        return self._toml.line(*place)

    def unknown_keys(self, table: dict[str, Any], place: tuple[str | int, ...], known: frozenset[str]) -> None:
        for key in table:
            if key not in known:
                self.fault((*place, key), problems.KEY_UNKNOWN, key)

    def text(self, table: dict[str, Any], place: tuple[str | int, ...], key: str, optional: bool = False) -> str:
        """Take a line of text; empty after noting why where it cannot be taken."""
        if key not in table:
            if not optional:
                self.fault(place, problems.KEY_MISSING, key)
            return ""
        value = table[key]
        if not isinstance(value, str):
            self.fault((*place, key), problems.VALUE_WRONG_KIND, key)
            return ""
        value = " ".join(value.split())
        if not value and not optional:
            self.fault((*place, key), problems.VALUE_EMPTY, key)
        limit = MAX_TEXT_LENGTH if key in ("notice", "meaning", "text", "content_note") else MAX_LINE_LENGTH
        if len(value) > limit:
            self.fault((*place, key), problems.VALUE_TOO_LONG, key)
            return ""
        return value

    def identifier(self, table: dict[str, Any], place: tuple[str | int, ...], key: str = "id") -> str:
        value = self.text(table, place, key)
        if value and not is_id(value):
            self.fault((*place, key), problems.ID_MALFORMED, value)
            return ""
        return value

    def file(self, table: dict[str, Any], place: tuple[str | int, ...], key: str) -> str:
        value = self.text(table, place, key)
        if value and not (safe_name(value) and value.endswith(".md")):
            self.fault((*place, key), problems.PATH_REFUSED, value)
            return ""
        return value

    def texts(self, table: dict[str, Any], place: tuple[str | int, ...], key: str) -> tuple[str, ...]:
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self.fault((*place, key), problems.VALUE_WRONG_KIND, key)
            return ()
        return tuple(" ".join(value.split()) for value in values)

    def tables(self, name: str) -> list[tuple[int, dict[str, Any]]]:
        """List the `[[name]]` tables with their index; none after noting that it is something else."""
        if self.odd(name):
            self.fault((name,), problems.VALUE_WRONG_KIND, name)
            return []
        return list(enumerate(self._toml.values.get(name, [])))

    def odd(self, name: str) -> bool:
        """Tell whether something stands under this name that is not a list of tables."""
        values = self._toml.values.get(name, [])
        return not isinstance(values, list) or not all(isinstance(value, dict) for value in values)


def read_manifest(text: str, faults: Faults) -> Manifest | None:
    """Read `course.toml`; None after noting the faults that make going on pointless."""
    toml = read_toml(text, MANIFEST, faults)
    if toml is None:
        return None
    reader = _Reader(toml, MANIFEST, faults)
    values = toml.values
    if values.get("format") != FORMAT or isinstance(values.get("format"), bool):
        missing = "format" not in values
        problem = problems.KEY_MISSING if missing else problems.FORMAT_UNKNOWN
        reader.fault(("format",), problem, "format" if missing else str(values["format"]))
        return None
    reader.unknown_keys(values, (), _COURSE_KEYS)
    manifest = Manifest(
        id=reader.identifier(values, ()),
        title=reader.text(values, (), "title"),
        subtitle=reader.text(values, (), "subtitle", optional=True),
        language=_read_language(reader, values),
        licence=reader.text(values, (), "licence", optional=True),
        authors=reader.texts(values, (), "authors"),
        notice=reader.text(values, (), "notice", optional=True),
        landing=reader.file(values, (), "landing") if "landing" in values else "",
    )
    manifest.outcomes = _read_outcomes(reader)
    manifest.sections = _read_sections(reader, manifest.landing)
    manifest.parts = _read_parts(reader, {section.id for section in manifest.sections})
    return manifest


def _read_language(reader: _Reader, values: dict[str, Any]) -> str:
    language = reader.text(values, (), "language")
    if language and not _LANGUAGE.fullmatch(language):
        reader.fault(("language",), problems.ID_MALFORMED, language)
    return language


def _read_outcomes(reader: _Reader) -> tuple[Outcome, ...]:
    outcomes: dict[str, Outcome] = {}
    for index, table in reader.tables("outcome"):
        place = ("outcome", index)
        reader.unknown_keys(table, place, _OUTCOME_KEYS)
        outcome = Outcome(reader.identifier(table, place), reader.text(table, place, "text"))
        if outcome.id in outcomes:
            reader.fault((*place, "id"), problems.ID_TWICE, outcome.id)
        outcomes[outcome.id] = outcome
    return tuple(outcomes.values())


def _read_sections(reader: _Reader, landing: str) -> tuple[ListedSection, ...]:
    listed: list[ListedSection] = []
    ids: set[str] = set()
    files = {landing} - {""}
    tables = reader.tables("section")
    if not tables and not reader.odd("section"):
        reader.fault((), problems.NO_SECTIONS)
    if len(tables) > MAX_SECTIONS:
        reader.fault(("section", MAX_SECTIONS), problems.TOO_MANY_SECTIONS, str(MAX_SECTIONS))
        return ()
    for index, table in tables:
        place = ("section", index)
        reader.unknown_keys(table, place, _SECTION_KEYS)
        section = ListedSection(
            id=reader.identifier(table, place),
            file=reader.file(table, place, "file"),
            title=reader.text(table, place, "title"),
            what_this_is=reader.text(table, place, "what_this_is"),
            content_note=reader.text(table, place, "content_note", optional=True),
            line=reader.line(*place, "file"),
        )
        if section.id and section.id in ids:
            reader.fault((*place, "id"), problems.ID_TWICE, section.id)
        if section.file and section.file in files:
            reader.fault((*place, "file"), problems.FILE_TWICE, section.file)
            continue
        ids.add(section.id)
        files.add(section.file)
        listed.append(section)
    return tuple(listed)


def _read_parts(reader: _Reader, section_ids: set[str]) -> tuple[Part, ...]:
    parts = []
    for index, table in reader.tables("part"):
        place = ("part", index)
        reader.unknown_keys(table, place, _PART_KEYS)
        sections = reader.texts(table, place, "sections")
        for section in sections:
            if section not in section_ids:
                reader.fault((*place, "sections"), problems.SECTION_UNKNOWN, section)
        text = reader.text(table, place, "text", optional=True)
        parts.append(Part(reader.text(table, place, "title"), text, sections))
    return tuple(parts)


def read_glossary(text: str, faults: Faults) -> tuple[GlossaryTerm, ...]:
    """Read `glossary.toml`: one table a term, its name the key that texts refer to."""
    toml = read_toml(text, GLOSSARY, faults)
    if toml is None:
        return ()
    reader = _Reader(toml, GLOSSARY, faults)
    terms = []
    for key, table in toml.values.items():
        if not isinstance(table, dict):
            reader.fault((key,), problems.VALUE_WRONG_KIND, key)
            continue
        if not is_id(key):
            reader.fault((key,), problems.ID_MALFORMED, key)
        reader.unknown_keys(table, (key,), _TERM_KEYS)
        terms.append(GlossaryTerm(key, reader.text(table, (key,), "term"), reader.text(table, (key,), "meaning")))
    return tuple(terms)
