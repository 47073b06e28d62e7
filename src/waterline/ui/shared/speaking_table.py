# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the table by which entries and sections of the course find each other, folded until somebody asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from waterline.domain.course import Section
from waterline.domain.speaks import Belonging, Speaking
from waterline.ui.shared import words
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.numerals import roman
from waterline.ui.shared.text import label, small
from waterline.ui.theme import Theme

translate = QCoreApplication.translate


class SpeakingTable(Disclosure):
    """Which section goes with what; one short paragraph for each section that has anything."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, translate("SpeakingTable", "How entries and sections find each other"), name=name, parent=parent
        )
        self._name = name
        self._table: Sequence[tuple[Section, Belonging]] = ()
        self._written = False

    def fill(self, table: Sequence[tuple[Section, Belonging]]) -> None:
        """Give the table, which never changes; it is written when somebody first asks for it."""
        self._table = table

    def unfold(self, unfolded: bool) -> None:
        """Show the table, or put it away."""
        if unfolded and not self._written:
            self._written = True
            self._write()
        super().unfold(unfolded)

    def _write(self) -> None:
        self.content.setSpacing(4)
        intro = translate(
            "SpeakingTable",
            "This is the whole table. Nothing is read out of your words: only what you chose yourself counts, and "
            "what you placed between us goes to one section and no other.",
        )
        self.content.addWidget(small(intro, name=f"{self._name}_intro"))
        for section, by in self._table:
            self.content.addSpacing(6)
            self.content.addWidget(
                label(f"{roman(section.number)}. {section.title}", name=f"{self._name}_{section.id}")
            )
            self.content.addWidget(small(said_of(by), name=f"{self._name}_{section.id}_by"))


def said_of(by: Belonging) -> str:
    """Say in words what brings an entry to a section."""
    parts = []
    if by.triage:
        parts.append(translate("SpeakingTable", "Placed: {keys}").format(keys=words.listed(words.TRIAGE, by.triage)))
    if by.fears:
        parts.append(translate("SpeakingTable", "Fear: {keys}").format(keys=words.listed(words.FEARS, by.fears)))
    if by.needs:
        parts.append(translate("SpeakingTable", "Need: {keys}").format(keys=words.listed(words.NEEDS, by.needs)))
    if by.unnamed:
        parts.append(translate("SpeakingTable", "Placed inside me, with no fear or need named yet"))
    return "; ".join(parts)


def reason(speaking: Speaking) -> str:
    """Say in words what in an entry leads to a section."""
    if speaking.role == "fear":
        said = translate("SpeakingTable", "because of the fear you named: {key}")
        return said.format(key=words.label(words.FEARS, speaking.key))
    if speaking.role == "need":
        said = translate("SpeakingTable", "because of the need you named: {key}")
        return said.format(key=words.label(words.NEEDS, speaking.key))
    if speaking.role == "triage":
        said = translate("SpeakingTable", "because of where you placed it: {key}")
        return said.format(key=words.label(words.TRIAGE, speaking.key))
    return translate("SpeakingTable", "because no fear or need is named yet")
