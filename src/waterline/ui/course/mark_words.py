# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says marks in words: the names of their colours and their line in a list."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain.course import Course
from waterline.domain.mark import BOOKMARK, Mark, Placed
from waterline.ui.shared.line_list import Line
from waterline.ui.shared.numerals import roman

translate = QCoreApplication.translate

_COLOURS = {
    "sand": QT_TRANSLATE_NOOP("Marks", "Sand"),
    "moss": QT_TRANSLATE_NOOP("Marks", "Moss"),
    "sky": QT_TRANSLATE_NOOP("Marks", "Sky"),
    "heather": QT_TRANSLATE_NOOP("Marks", "Heather"),
}

LINES = {"sand": "tip_icon", "moss": "try_icon", "sky": "note_icon", "heather": "care_icon"}
"""The colour token of the line under a highlight."""


def colour_words(key: str) -> str:
    """Return the name of a colour; one this version does not know is shown as it is."""
    return translate("Marks", str(_COLOURS[key])) if key in _COLOURS else key


def kind_words(mark: Mark) -> str:
    """Return what a mark is: a bookmark, or a highlight in its colour."""
    if mark.kind == BOOKMARK:
        return translate("Marks", "Bookmark")
    return translate("Marks", "Marked in {colour}").format(colour=colour_words(mark.colour))


def mark_line(placed: Placed, course: Course) -> Line:
    """Return a mark as a line of a list: where it is, its words, its note."""
    mark = placed.mark
    section = course.section(placed.spot.section) if placed.spot is not None else None
    where = f"{roman(section.number)}. {section.title}" if section is not None else ""
    kind = kind_words(mark)
    words = " ".join(mark.quote.split())
    lead = "  ·  ".join(part for part in (where, kind) if part)
    note = " ".join(mark.note.split())
    spoken = translate("Marks", "{where}. {kind}: {words}. {note}")
    said = spoken.format(where=where, kind=kind, words=words, note=note).strip(" .")
    return Line(mark.id, words, note, said, mark=lead)


def note_line(mark: Mark) -> Line:
    """Return what stands beside the text of a mark: its note, or that there is a bookmark."""
    note = " ".join(mark.note.split())
    if mark.kind == BOOKMARK and not note:
        return Line(
            mark.id, translate("Marks", "Bookmark"), "", translate("Marks", "Bookmark. Press Enter to change it.")
        )
    kind = translate("Marks", "Bookmark") if mark.kind == BOOKMARK else translate("Marks", "Your note")
    said = translate("Marks", "{kind}: {note}. Press Enter to change it.")
    return Line(mark.id, note, "", said.format(kind=kind, note=note), mark=kind)
