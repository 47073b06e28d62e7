# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says an entry in two short lines, wherever a few of the person's own moments are listed to be opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from waterline.domain.entry import DIG, EntryLine
from waterline.ui.shared import words
from waterline.ui.shared.line_list import Line
from waterline.ui.shared.time_words import plain_date_words


def entry_line(entry: EntryLine) -> Line:
    """Return the entry as a line: its root, or else what happened, or else the feelings; then the day and the rest."""
    feelings = words.listed(words.FEELINGS, entry.feelings, entry.feeling_words)
    said = _one_line(entry.ask) or _one_line(entry.root) or _one_line(entry.what_happened) or feelings
    shown = said or QCoreApplication.translate("EntryLine", "A moment without words yet")
    details = [plain_date_words(entry.happened)]
    if entry.kind != DIG:
        details.append(words.label(words.KINDS, entry.kind))
    if feelings and feelings != said:
        details.append(feelings)
    details.extend(part for part in (_strength(entry), _triage(entry)) if part)
    opening = QCoreApplication.translate("EntryLine", "Press Enter to read it.")
    return Line(entry.id, shown, "  ·  ".join(details), f"{shown}. {', '.join(details)}. {opening}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _strength(entry: EntryLine) -> str:
    if entry.intensity_before is None:
        return ""
    if entry.intensity_after is None:
        return QCoreApplication.translate("EntryLine", "{before} of 10").format(before=entry.intensity_before)
    both = QCoreApplication.translate("EntryLine", "{before} of 10, then {after}")
    return both.format(before=entry.intensity_before, after=entry.intensity_after)


def _triage(entry: EntryLine) -> str:
    return words.label(words.TRIAGE, entry.triage) if entry.triage else ""
