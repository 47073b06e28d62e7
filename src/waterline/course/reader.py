# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a whole course folder: the course itself, or the first thing that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from waterline.course import problems
from waterline.course.faults import Faults
from waterline.course.folder import CourseFolder
from waterline.course.inline import Source
from waterline.course.manifest import GLOSSARY, MANIFEST, ListedSection, Manifest, read_glossary, read_manifest
from waterline.course.parser import ParsedText, parse_text
from waterline.domain.course import ARC, Block, Course, Diagram, GlossaryTerm, Section, terms_used, with_arc

_LANDING = "landing"
_NOTHING = ParsedText((), ())


def load_course(folder: Path) -> Course:
    """Read a course; raises CourseInvalid for the first fault found, with line 0 where a whole file is meant."""
    course, faults = read_course(folder)
    if course is None:
        raise faults.found[0]
    return course


def read_course(folder: Path) -> tuple[Course | None, Faults]:
    """Read a course as far as it can be read: the course where it has no fault, and every fault otherwise."""
    faults = Faults()
    files = CourseFolder(folder, faults)
    if not files.survey():
        return None, faults
    if MANIFEST not in files.names:
        faults.add(MANIFEST, 0, problems.MANIFEST_MISSING)
        return None, faults
    text = files.read(MANIFEST)
    manifest = read_manifest(text, faults) if text is not None else None
    if manifest is None:
        return None, faults
    if not faults:
        _note_unlisted(manifest, files, faults)
    glossary = _read_glossary(files, faults)
    course = _read_sections(manifest, glossary, files, faults)
    return (None if faults else course), faults


def _read_glossary(files: CourseFolder, faults: Faults) -> tuple[GlossaryTerm, ...]:
    text = files.read(GLOSSARY) if GLOSSARY in files.names else None
    return read_glossary(text, faults) if text is not None else ()


def _read_sections(
    manifest: Manifest, glossary: tuple[GlossaryTerm, ...], files: CourseFolder, faults: Faults
) -> Course:
    terms = frozenset(term.key for term in glossary)
    ids = frozenset(section.id for section in manifest.sections)
    exercises: set[str] = set()
    spoken: dict[str, ParsedText] = {}
    for name, section_id in ((manifest.landing, _LANDING), *((listed.file, listed.id) for listed in manifest.sections)):
        text = files.read(name) if name else None
        if text is not None:
            source = Source(name, faults, terms, ids, exercises, landing=name == manifest.landing)
            spoken[name] = parse_text(text, section_id, source)
    sections = tuple(
        _section(number, listed, spoken.get(listed.file, _NOTHING))
        for number, listed in enumerate(manifest.sections, start=1)
    )
    return Course(
        id=manifest.id,
        title=manifest.title,
        subtitle=manifest.subtitle,
        language=manifest.language,
        licence=manifest.licence,
        authors=manifest.authors,
        notice=manifest.notice,
        landing=_with_arcs(spoken.get(manifest.landing, _NOTHING).blocks, manifest, sections),
        outcomes=manifest.outcomes,
        parts=manifest.parts,
        sections=tuple(replace(section, blocks=_with_arcs(section.blocks, manifest, sections)) for section in sections),
        glossary=glossary,
    )


def _with_arcs(blocks: tuple[Block, ...], manifest: Manifest, sections: tuple[Section, ...]) -> tuple[Block, ...]:
    """Fill the pictures of the course's arc, whose parts only the manifest knows."""
    return tuple(
        with_arc(block, manifest.parts, sections) if isinstance(block, Diagram) and block.id == ARC else block
        for block in blocks
    )


def _section(number: int, listed: ListedSection, parsed: ParsedText) -> Section:
    everything = (*parsed.blocks, *(block for recall in parsed.recall for block in recall.blocks))
    return Section(
        id=listed.id,
        number=number,
        title=listed.title,
        what_this_is=listed.what_this_is,
        blocks=parsed.blocks,
        recall=parsed.recall,
        terms=terms_used(everything),
        content_note=listed.content_note,
        file=listed.file,
    )


def _note_unlisted(manifest: Manifest, files: CourseFolder, faults: Faults) -> None:
    listed = {manifest.landing, *(section.file for section in manifest.sections)}
    for name in sorted(files.names - listed):
        if name.endswith(".md") and "/" not in name and name.upper() not in ("README.MD", "COVERAGE.MD", "LICENSE.MD"):
            faults.add(name, 0, problems.FILE_NOT_LISTED)
