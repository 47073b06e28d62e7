# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bookmarks, highlights and margin notes: making, changing and finding them, and writing them out for elsewhere."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from waterline.app.session import Session
from waterline.domain.course import Course
from waterline.domain.entry import faithful
from waterline.domain.errors import FileNotWritten
from waterline.domain.mark import BOOKMARK, HIGHLIGHT, Mark, Placed, Spot, in_order, place_marks, quote_of
from waterline.domain.passages import Passage


def bookmark(session: Session, course: Course, passage: Passage, end: int) -> Mark:
    """Return a bookmark at the beginning of a passage, remembered by its words up to `end`; not stored yet."""
    return _new(session, course, passage, 0, end, BOOKMARK, "")


def highlight(session: Session, course: Course, passage: Passage, start: int, end: int, colour: str) -> Mark:
    """Return a highlight of a stretch of a passage; not stored yet."""
    return _new(session, course, passage, start, end, HIGHLIGHT, colour)


def keep(session: Session, mark: Mark) -> None:
    """Store a mark as it stands."""
    session.vault.marks.keep(replace(mark, note=faithful(mark.note), changed_ms=session.now().utc_ms))


def remove(session: Session, mark_id: str) -> None:
    """Forget a mark and its note."""
    session.vault.marks.remove(mark_id)


def placed(session: Session, course: Course) -> tuple[Placed, ...]:
    """Return every mark of a course with where it stands now, in the order of reading; the unplaceable ones last."""
    marks = session.vault.marks.of(course.id)
    return in_order(place_marks(marks, course), course) if marks else ()


def as_markdown(marks: tuple[Placed, ...], course: Course, words: Mapping[str, str]) -> str:
    """Write marks out as Markdown, section by section.

    `words` holds the sentences of the window: `title`, `unplaced`, `bookmark`, and a name for each colour.
    """
    lines = [f"# {_plain(words['title'])}", ""]
    heading = None
    for each in marks:
        section = course.section(each.spot.section) if each.spot else None
        title = _plain(section.title) if section is not None else _plain(words["unplaced"])
        if title != heading:
            heading = title
            lines += [f"## {title}", ""]
        lines += _written(each.mark, words)
    return "\n".join(lines).rstrip() + "\n"


def export(text: str, path: Path) -> None:
    """Write what the person asked for to a file of theirs, unencrypted; raises FileNotWritten."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileNotWritten(path) from error


def _written(mark: Mark, words: Mapping[str, str]) -> list[str]:
    kind = words["bookmark"] if mark.kind == BOOKMARK else words.get(mark.colour, mark.colour)
    quoted = [f"> {_plain(line)}" for line in mark.quote.splitlines() or [""]]
    note = [_plain(line) for line in mark.note.splitlines()]
    return [*quoted, ">", f"> — {_plain(kind)}", "", *note, *([""] if note else [])]


def _plain(text: str) -> str:
    """Keep a line from being taken for markup by whatever reads the file."""
    escaped = "".join(f"\\{each}" if each in "\\`*_[]<>#|~" else each for each in text)
    return f"\\{escaped}" if escaped[:1] in ("-", "+") else escaped


def _new(session: Session, course: Course, passage: Passage, start: int, end: int, kind: str, colour: str) -> Mark:
    now = session.now().utc_ms
    quote, before, after = quote_of(passage, start, end)
    spot = Spot(passage.section, passage.top, passage.anchor, passage.place, start, end)
    return Mark(str(uuid.uuid4()), course.id, kind, colour, "", quote, before, after, spot, now, now)
