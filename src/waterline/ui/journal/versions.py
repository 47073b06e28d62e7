# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How an entry stood before: its earlier versions, what is different now, and the way back to each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.history import Comparison, Earlier
from waterline.domain import flows
from waterline.domain.times import Stamp
from waterline.ui.journal import kinds
from waterline.ui.journal.changed_words import ChangedWords
from waterline.ui.journal.field_words import name_of
from waterline.ui.shared.buttons import link_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.text import body, eyebrow, heading, muted, small
from waterline.ui.shared.time_words import moment_words, stamp_here
from waterline.ui.theme import Theme

AT_A_TIME = 20
"""Versions shown as lines before the earlier ones are asked for."""


class Versions(QWidget):
    """One line that unfolds a line for each version, which unfolds what differs from it now.

    `comparison_wanted` carries a version's number and is answered by `show_comparison`; so does `put_back_wanted`.
    """

    comparison_wanted = Signal(int)
    put_back_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self._theme = theme
        self._people: Mapping[str, str] = {}
        self._now = Stamp(0)
        self._versions: tuple[Earlier, ...] = ()
        self._lines: dict[int, _VersionLine] = {}
        self._changeable = True
        self.all = Disclosure(theme, self.tr("How it stood before"), name="versions_all")
        self.more = link_button(theme, self.tr("Show still earlier ones"), name="versions_more", icon="chevron-down")
        self.more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.all)

    @property
    def each(self) -> list[Disclosure]:
        """The lines there are, the latest first."""
        return list(self._lines.values())

    def fold(self) -> None:
        """Fold everything: another entry is about to be shown."""
        self.all.unfold(False)

    def let_put_back(self, changeable: bool) -> None:
        """Offer to put a version back, or not: an entry in the trash stays as it is."""
        self._changeable = changeable
        for line in self._lines.values():
            line.put_back.setEnabled(changeable)

    def show_versions(self, versions: tuple[Earlier, ...], people: Mapping[str, str], now: Stamp) -> None:
        """Show these versions folded, the latest first; without any there is nothing to unfold."""
        self.setVisible(bool(versions))
        self._people, self._now = people, now
        if versions == self._versions:
            return
        self._versions = versions
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        self._lines = {}
        self._show_more()

    def show_comparison(self, number: int, comparison: Comparison, people: Mapping[str, str]) -> None:
        """Fill the line of a version with what differs from it now; `people` names what goes by an id."""
        self._people = people
        line = self._lines.get(number)
        if line is not None:
            line.fill(comparison, self._people)

    def _show_more(self) -> None:
        shown = len(self._lines)
        self.all.content.removeWidget(self.more)
        for place, version in enumerate(self._versions[shown : shown + AT_A_TIME], shown + 1):
            when = moment_words(stamp_here(version.changed_ms, self._now), self._now, inside=True)
            words = self.tr("Before the change of {when}").format(when=when)
            line = _VersionLine(self._theme, words, name=f"version_{place}")
            line.put_back.setEnabled(self._changeable)
            line.toggled.connect(lambda _, line=line, number=version.number: self._ask(line, number))
            line.put_back.clicked.connect(lambda _, number=version.number: self.put_back_wanted.emit(number))
            self._lines[version.number] = line
            self.all.content.addWidget(line)
        self.all.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.more.setVisible(len(self._lines) < len(self._versions))

    def _ask(self, line: _VersionLine, number: int) -> None:
        if line.is_open() and not line.is_filled:
            self.comparison_wanted.emit(number)


class _VersionLine(Disclosure):
    """One version: what differs now, the whole of it as it stood, and the way back to it."""

    def __init__(self, theme: Theme, words: str, *, name: str) -> None:
        super().__init__(theme, words, name=name)
        self._theme_of_lines = theme
        self.is_filled = False
        self.frame = Card(look="panel", name=f"{name}_frame")
        self.put_back = secondary_button(
            theme, self.tr("Put this version back"), name=f"{name}_put_back", icon="rotate-ccw"
        )
        self.put_back.setAccessibleDescription(words)
        self.content.addWidget(self.frame)
        self.frame.hide()

    def fill(self, comparison: Comparison, people: Mapping[str, str]) -> None:
        """Show what differs, once."""
        if self.is_filled:
            return
        self.is_filled = True
        name, theme, inside = self.objectName(), self._theme_of_lines, self.frame.content
        kind = flows.kind_of(comparison.then)
        if comparison.differences:
            inside.addWidget(heading(self.tr("What is different now"), name=f"{name}_different"))
            inside.addWidget(
                small(
                    self.tr("[−Struck through−] stood there then. [+Underlined+] stands there now."),
                    name=f"{name}_legend",
                )
            )
        else:
            inside.addWidget(body(self.tr("The entry says the same now."), name=f"{name}_same"))
        for difference in comparison.differences:
            inside.addSpacing(8)
            inside.addWidget(eyebrow(name_of(kind, difference.field), name=f"{name}_{difference.field}_name"))
            inside.addWidget(
                ChangedWords(theme, kind, difference, people, name=f"{name}_{difference.field}"),
            )
        inside.addSpacing(10)
        whole = Disclosure(theme, self.tr("All of it, as it stood then"), name=f"{name}_whole")
        whole.toggled.connect(lambda _: self._read(whole, comparison, people))
        inside.addWidget(whole)
        inside.addSpacing(4)
        inside.addWidget(self.put_back, 0, Qt.AlignmentFlag.AlignLeading)
        self.put_back.setVisible(bool(comparison.differences))
        self.frame.show()

    def _read(self, whole: Disclosure, comparison: Comparison, people: Mapping[str, str]) -> None:
        if not whole.content.count():
            kind = flows.kind_of(comparison.then)
            read = kinds.reading(self._theme_of_lines, kind, comparison.then, people, f"{self.objectName()}_read")
            whole.content.addWidget(read)
            if comparison.then.tags:
                tags = ", ".join(people.get(tag, tag) for tag in comparison.then.tags)
                said = self.tr("Tags: {tags}").format(tags=tags)
                whole.content.addWidget(muted(said, name=f"{self.objectName()}_read_tags"))
