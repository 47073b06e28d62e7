# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The session sheet: choose summaries and entries, take names and passages out, save a PDF or print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QThread, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from waterline.app import paper
from waterline.app.session import Session
from waterline.domain.entry import Entry
from waterline.domain.paper import Group, Part
from waterline.domain.redaction import Names, Redaction, letters
from waterline.ui.desk import Asking
from waterline.ui.session_sheet.choose_step import ChooseStep
from waterline.ui.session_sheet.preview_step import PreviewStep, written_for
from waterline.ui.session_sheet.sheet_document import Sheet, Written
from waterline.ui.shared import words
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.page import Page
from waterline.ui.shared.time_words import date_words
from waterline.ui.theme import Theme

translate = QCoreApplication.translate

EntryPart = Callable[[Entry, Mapping[str, str], Mapping[str, str]], Part]
"""Reads an entry back for paper, given the nicknames of people and the names of one's own tools."""

MOST_CHARACTERS = 100_000
"""About thirty pages."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A sheet with everybody named in it, and how it is seen first: with all of these names replaced."""

    sheet: Sheet
    named: tuple[str, ...]
    nicknames: dict[str, str]
    written: Written


class SessionSheetPage(Page):
    """Two steps on one page. What is chosen lives as long as the page, which goes with the next place or on locking."""

    back_requested = Signal()

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, entry_part: EntryPart, parent: QWidget | None = None
    ) -> None:
        """`entry_part` is how the journal reads an entry back for paper."""
        super().__init__(theme, "", reading=True, name="session_sheet", parent=parent)
        self.set_title(self.tr("Patterns  ›  Session sheet"))
        self._session = session
        self._desk = desk
        self._entry_part = entry_part
        self._back = link_button(theme, self.tr("Back to patterns"), name="sheet_back", icon="arrow-left")
        self.choose = ChooseStep(session, desk, theme)
        self.preview = PreviewStep(desk, theme)
        for each in (self._back, self.choose, self.preview):
            self.content.addWidget(each)
        self.content.addStretch(1)
        self.preview.hide()
        self._back.clicked.connect(self.back_requested)
        self.choose.chosen.connect(self._on_chosen)
        self.preview.back_requested.connect(self._on_rechoose)

    def offer(self, parts: tuple[Part, ...]) -> None:
        """Offer these summaries beside the entries."""
        self.choose.offer(parts)

    def arrive(self) -> None:
        """Read the entries there are."""
        self.choose.arrive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet in sight to the window."""
        super().resizeEvent(event)
        self.preview.fit(self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads one step back."""
        if event.key() == Qt.Key.Key_Escape and self.preview.isVisible():
            self._on_rechoose()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, parts: tuple[Part, ...], entry_ids: tuple[str, ...]) -> None:
        self._desk.ask(
            self,
            partial(compose, self._session, parts, entry_ids, self._entry_part, self.theme, self.thread()),
            self._on_composed,
        )

    def _on_composed(self, composed: Composed | None) -> None:
        if composed is None:
            self.choose.say(self.tr("Together these are more than fits on a sheet. Fewer or shorter entries will do."))
            return
        self._turn_to(self.preview)
        self.preview.fit(self.height())
        self.preview.show_sheet(composed.sheet, composed.named, composed.nicknames, composed.written)
        self.preview.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.scroller is not None:
            self.scroller.verticalScrollBar().setValue(0)

    def _on_rechoose(self) -> None:
        self._turn_to(self.choose)
        self.choose.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, step: QWidget) -> None:
        for each in (self._back, self.choose):
            each.setVisible(step is self.choose)
        self.preview.setVisible(step is self.preview)


def compose(
    session: Session,
    summaries: tuple[Part, ...],
    entry_ids: tuple[str, ...],
    entry_part: EntryPart,
    theme: Theme,
    home: QThread,
) -> Composed | None:
    """Put a sheet together and write it for the thread `home`; None where it would be longer than anybody reads."""
    chosen = paper.chosen(session, entry_ids)
    nicknames = {each.id: words.nickname(each) for each in chosen.people}
    entries = tuple(entry_part(each, nicknames, chosen.tools) for each in chosen.entries)
    groups = [Group(date_words(session.now()), ())]
    if summaries:
        groups.append(Group(translate("SessionSheet", "What keeps coming back"), summaries))
    if entries:
        groups.append(Group(translate("SessionSheet", "From the journal"), entries))
    names = Names(chosen.people)
    plain = Sheet(tuple(groups), names, {})
    if sum(map(len, plain.texts)) > MOST_CHARACTERS:
        return None
    named = names.found_in(plain.texts)
    called = {
        person: translate("SessionSheet", "Person {letter}").format(letter=letter)
        for person, letter in letters(named, chosen.people).items()
    }
    sheet = Sheet(plain.groups, names, called)
    return Composed(sheet, named, nicknames, written_for(sheet, Redaction(frozenset(named)), theme, home))
