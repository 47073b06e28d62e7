# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every request, by where it stands or by its need, in one list to open them from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app import requests
from waterline.app.session import Session
from waterline.domain.request import STANDINGS, RequestLine
from waterline.domain.vocabulary import NEEDS, NONE_NAMED
from waterline.ui.desk import Asking
from waterline.ui.shared import request_words, words
from waterline.ui.shared.buttons import primary_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.empty_state import EmptyState
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display, lead
from waterline.ui.shared.time_words import plain_date_words
from waterline.ui.theme import Theme

STANDING, NEED = "standing", "need"


class RequestsPage(Page):
    """What was asked for and what came of it. It opens nothing itself: the window does."""

    new_requested = Signal()
    request_chosen = Signal(str)
    agreements_requested = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", name="requests_page", parent=parent)
        self.set_title(self.tr("Requests"))
        self._session = session
        self._desk = desk
        self._lines: tuple[RequestLine, ...] = ()
        self.new = primary_button(theme, self.tr("New request"), name="new_request", icon="arrow-right")
        self.agreements = secondary_button(theme, self.tr("Agreements"), name="open_agreements", icon="handshake")
        self.by = ChipGroup(
            theme,
            [(STANDING, self.tr("By what came of it")), (NEED, self.tr("By need"))],
            label=self.tr("Order of the list"),
            several=False,
            selected=[STANDING],
            name="requests_by",
        )
        self.list = LineList(theme, self.tr("Requests"), name="requests")
        self.frame = Card(margins=(6, 6, 6, 6), name="requests_frame")
        self.empty = EmptyState(
            theme,
            self.tr("No requests yet"),
            self.tr(
                "A request turns what you need into one thing somebody can do, or decline. It can begin from a dig, or "
                "from the rule you would rather have made."
            ),
            name="requests_empty",
        )
        self._arrange()
        self.new.clicked.connect(lambda: self.new_requested.emit())
        self.agreements.clicked.connect(self.agreements_requested)
        self.by.changed.connect(lambda _: self._show())
        self.list.chosen.connect(self.request_chosen)

    def arrive(self) -> None:
        """Read the requests again."""
        self._desk.ask(self, partial(requests.lines, self._session), self._on_lines)

    def _on_lines(self, lines: tuple[RequestLine, ...]) -> None:
        self._lines = lines
        self._show()

    def _show(self) -> None:
        by_need = self.by.selected() == [NEED]
        groups = self._by_need() if by_need else self._by_standing()
        shown = [
            self._line(each, name if not at else "", by_need) for name, group in groups for at, each in enumerate(group)
        ]
        self.list.set_lines(shown)
        for each in (self.frame, self.by):
            each.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)

    def _by_standing(self) -> list[tuple[str, list[RequestLine]]]:
        return [
            (words.label(request_words.STANDINGS, key), [each for each in self._lines if each.outcome.standing == key])
            for key in STANDINGS
        ]

    def _by_need(self) -> list[tuple[str, list[RequestLine]]]:
        named = [key for each in self._lines for key in each.needs]
        order = [*(key for key in NEEDS if key in named), *dict.fromkeys(key for key in named if key not in NEEDS)]
        groups = [(words.label(words.NEEDS, key), [each for each in self._lines if key in each.needs]) for key in order]
        return [*groups, (words.label(words.NEEDS, NONE_NAMED), [each for each in self._lines if not each.needs])]

    def _line(self, each: RequestLine, mark: str, by_need: bool) -> Line:
        said = " ".join(each.ask.split()) or self.tr("A request without words yet")
        people = ", ".join(words.nickname(person) for person in each.people)
        now = self._session.now()
        rest = request_words.outcome_words(each.outcome, now, standing=by_need)
        detail = "  ·  ".join(part for part in (rest or plain_date_words(each.written), people) if part)
        spoken = f"{said}. {request_words.outcome_words(each.outcome, now)}. {people}"
        return Line(each.id, said, detail, spoken, mark=mark)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(display(self.tr("Requests"), name="requests_title"), 1)
        top.addWidget(self.agreements)
        top.addWidget(self.new)
        self.content.addLayout(top)
        self.content.addSpacing(4)
        line = self.tr("What you asked for and what came of it. No is an answer like the others.")
        self.content.addWidget(lead(line, name="requests_lead"))
        self.content.addSpacing(16)
        self.content.addWidget(self.by)
        self.content.addSpacing(12)
        self.frame.content.addWidget(self.list)
        self.content.addWidget(self.frame)
        self.content.addWidget(self.empty)
        self.content.addStretch(1)
        for each in (self.frame, self.by, self.empty):
            each.hide()
