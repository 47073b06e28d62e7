# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints stretches of a section's text, whichever widgets hold them, by passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from waterline.domain.finding import Hit
from waterline.ui.course.paragraph import Paragraph
from waterline.ui.course.spans import Painted
from waterline.ui.course.text_table import TextTable

Where = tuple[str, int]
"""The anchor of a block and the place of a passage in it."""

Stretches = Mapping[Where, Sequence[Painted]]


def of_hits(hits: Iterable[Hit]) -> dict[Where, list[Painted]]:
    """Return the stretches that were found."""
    found: defaultdict[Where, list[Painted]] = defaultdict(list)
    for hit in hits:
        where = (hit.passage.anchor, hit.passage.place)
        found[where] += [Painted(start, end, "accent", "on_accent") for start, end in hit.ranges]
    return dict(found)


def paint(sheet: QWidget, *layers: Stretches) -> None:
    """Paint these layers over each other in everything `sheet` shows, and nothing else."""
    tables: defaultdict[str, dict[int, list[Painted]]] = defaultdict(dict)
    for layer in layers:
        for (anchor, place), painted in layer.items():
            tables[anchor].setdefault(place, []).extend(painted)
    for paragraph in sheet.findChildren(Paragraph):
        if paragraph.passage is not None:
            anchor, place = paragraph.passage
            paragraph.show_painted(tables.get(anchor, {}).get(place, ()))
    for table in sheet.findChildren(TextTable):
        table.show_painted(tables.get(table.objectName().removesuffix("_table"), {}))


def choose_heading(sheet: QWidget, hit: Hit) -> None:
    """Show the words chosen where a heading holds them, which has no ground to paint."""
    if not hit.passage.anchor:
        return
    label = sheet.findChild(QLabel, hit.passage.anchor)
    if label is not None and label.text() == hit.passage.text:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        start, end = hit.ranges[0]
        label.setSelection(start, end - start)
