# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How an entry stood before: its earlier versions, each unfolded where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain import flows
from waterline.domain.entry import EntryVersion
from waterline.domain.times import Stamp
from waterline.ui.journal import kinds
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.text import muted
from waterline.ui.shared.time_words import moment_words, stamp_here
from waterline.ui.theme import Theme


class Versions(QWidget):
    """One line that unfolds a line for each version, which unfolds what it said."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self._theme = theme
        self._people: Mapping[str, str] = {}
        self.all = Disclosure(theme, self.tr("How it stood before"), name="versions_all")
        self.each: list[Disclosure] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.all)

    def show_versions(self, versions: tuple[EntryVersion, ...], people: Mapping[str, str], now: Stamp) -> None:
        """Show these versions folded, the latest first; without any there is nothing to unfold."""
        self.all.unfold(False)
        for line in self.each:
            line.hide()
            line.deleteLater()
        self._people = people
        self.each = [self._line(version, number, now) for number, version in enumerate(versions, 1)]
        self.setVisible(bool(versions))

    def _line(self, version: EntryVersion, number: int, now: Stamp) -> Disclosure:
        when = moment_words(stamp_here(version.saved_ms, now), now, inside=True)
        line = Disclosure(
            self._theme, self.tr("Before the change of {when}").format(when=when), name=f"version_{number}"
        )
        line.toggled.connect(lambda _: self._fill(line, version, number))
        self.all.content.addWidget(line)
        return line

    def _fill(self, line: Disclosure, version: EntryVersion, number: int) -> None:
        if line.content.count():
            return
        frame = Card(look="panel", name=f"version_{number}_frame")
        frame.content.addWidget(
            kinds.reading(
                self._theme, flows.kind_of(version.answers), version.answers, self._people, f"version_{number}_read"
            )
        )
        if version.answers.tags:
            tags = ", ".join(self._people.get(tag, tag) for tag in version.answers.tags)
            frame.content.addWidget(muted(self.tr("Tags: {tags}").format(tags=tags), name=f"version_{number}_tags"))
        line.content.addWidget(frame)
