# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The summaries beside the grid, one card under the other; one list of moments is open at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import journal
from waterline.app.insight import Patterns
from waterline.app.session import Session
from waterline.domain.entry import EntryLine
from waterline.domain.pattern.written import Tally
from waterline.ui.desk import Asking
from waterline.ui.patterns import section_words
from waterline.ui.patterns.section import Section
from waterline.ui.patterns.sentences import opened
from waterline.ui.patterns.told import Telling
from waterline.ui.theme import Theme


class Sections(QWidget):
    """Builds a card for every section when it is first shown. `moments_shown` carries the panel and if by key."""

    entry_chosen = Signal(str)
    agreements_requested = Signal()
    moments_shown = Signal(object, bool)

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._theme = theme
        self._sections: dict[str, Section] = {}
        self._order: tuple[str, ...] = ()
        self._waiting: dict[str, Telling] = {}
        self._telling = False
        self._opened: tuple[str, str] | None = None
        self.setObjectName("patterns_sections")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_counts(self, found: Patterns) -> None:
        """Show other counts, a card in each turn of the window; together they would keep it waiting.

        The card with an open list is told at once, and its list closed where nothing stands behind it any more. Then
        come the cards in sight.
        """
        tellers = section_words.tellers(found)
        self._order = tuple(tellers)
        self._waiting = {key: tellers[key] for key in sorted(tellers, key=self._out_of_sight)}
        for key in self._sections.keys() - self._waiting.keys():
            self._sections[key].show_nothing()
        if self._opened is not None:
            self._tell_opened(*self._opened)
        if self._waiting and not self._telling:
            self._telling = True
            QTimer.singleShot(0, self, self._tell_next)

    def _tell_opened(self, section_key: str, key: str) -> None:
        section = self._sections[section_key]
        if section_key in self._waiting:
            section.show_told(self._waiting.pop(section_key)())
        number = section.number(key)
        if number is None:
            self.close_moments()
        else:
            self._open(section, key, *number, False)

    def close_moments(self) -> None:
        """Put the open list of moments away."""
        if self._opened is not None:
            self._sections[self._opened[0]].drill_down.hide()
            self._opened = None

    def _out_of_sight(self, key: str) -> bool:
        section = self._sections.get(key)
        return section is None or section.visibleRegion().isEmpty()

    def _tell_next(self) -> None:
        """Tell one card, made now where it was not there, and the next when the window has seen to everything else."""
        if self._waiting:
            key = next(iter(self._waiting))
            if key not in self._sections:
                self._sections[key] = self._make(key)
            self._sections[key].show_told(self._waiting.pop(key)())
            self._place_all()
        self._telling = bool(self._waiting)
        if self._telling:
            QTimer.singleShot(0, self, self._tell_next)

    def _place_all(self) -> None:
        """Put the cards there are into their order."""
        made = [self._sections[key] for key in self._order if key in self._sections]
        for place, section in enumerate(made):
            if self._column.indexOf(section) != place:
                self._column.insertWidget(place, section)
            section.show()

    def _make(self, key: str) -> Section:
        section = Section(self._theme, key)
        section.agreements_requested.connect(self.agreements_requested)
        section.opened.connect(partial(self._open, section))
        section.drill_down.closed.connect(partial(self._on_closed, section))
        section.drill_down.entry_chosen.connect(self.entry_chosen)
        return section

    def _open(self, section: Section, key: str, name: str, tally: Tally, by_keyboard: bool) -> None:
        if self._opened is not None and self._opened[0] != section.key:
            self.close_moments()
        self._opened = (section.key, key)

        def show(lines: tuple[EntryLine, ...]) -> None:
            if self._opened == (section.key, key):
                section.drill_down.show_moments(name, opened(tally), lines)
                self.moments_shown.emit(section.drill_down, by_keyboard)

        self._desk.ask(self, lambda: journal.lines(self._session, tally.entries), show)

    def _on_closed(self, section: Section) -> None:
        section.numbers.setFocus()
        self.close_moments()
