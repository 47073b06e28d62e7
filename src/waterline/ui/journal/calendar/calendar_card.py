# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal's calendar: folded away until it is asked for, then a month with its way to the months beside it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app import journal
from waterline.app.session import Session
from waterline.ui.desk import Asking
from waterline.ui.journal.calendar.month_model import DAY, MonthModel, month_beside
from waterline.ui.journal.calendar.month_view import MonthView
from waterline.ui.shared.buttons import ghost_button, icon_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import heading, small
from waterline.ui.shared.time_words import month_words
from waterline.ui.theme import Theme


class CalendarCard(Disclosure):
    """`day_chosen` carries a day that has entries."""

    day_chosen = Signal(object)

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Calendar"), name="calendar", parent=parent)
        self._session = session
        self._desk = desk
        self._asked = 0
        self._stand_on: date | None = None
        self.model = MonthModel(session.now().local.date(), self)
        self.month = heading("", name="calendar_month")
        self.before = icon_button(theme, "chevron-left", self.tr("The month before"), name="calendar_before")
        self.after = icon_button(theme, "chevron-right", self.tr("The month after"), name="calendar_after")
        self.this = ghost_button(theme, self.tr("This month"), name="calendar_today")
        self.view = MonthView(theme, self.model, name="calendar_days")
        self._arrange()
        theme.changed.connect(self._limit_width)
        self.before.clicked.connect(lambda: self._go(month_beside(self.model.first, -1)))
        self.after.clicked.connect(lambda: self._go(month_beside(self.model.first, 1)))
        self.this.clicked.connect(lambda: self._go(self._session.now().local.date().replace(day=1)))
        self.view.month_wanted.connect(self._go_to_day)
        self.view.day_chosen.connect(self.day_chosen)
        self.toggled.connect(lambda unfolded: unfolded and self.load())

    def load(self) -> None:
        """Read the month in view again, where it is to be seen."""
        if self.is_open():
            self._go(self.model.first)

    def show_chosen(self, days: tuple[date, date] | None) -> None:
        """Mark the days whose entries are shown."""
        self.model.show_chosen(days)

    def _go_to_day(self, day: date) -> None:
        self._stand_on = day
        self._go(day.replace(day=1))

    def _go(self, first: date) -> None:
        self._asked += 1
        marks = partial(journal.days_with_entries, self._session, first, month_beside(first, 1))
        self._desk.ask(self, marks, partial(self._on_marks, self._asked, first))

    def _on_marks(self, asked: int, first: date, marked: frozenset[date]) -> None:
        if asked != self._asked:
            return
        moved = first != self.model.first
        day, self._stand_on = self._stand_on, None
        if day is None and not moved:
            day = self.view.currentIndex().data(DAY)
        self.model.today = self._session.now().local.date()
        self.model.show_month(first, marked)
        self.month.setText(month_words(first))
        if isinstance(day, date):
            self.view.stand_on(day)
        if moved and not self.view.hasFocus():
            announce(self.month, self.month.text())

    def _arrange(self) -> None:
        self.month.setText(month_words(self.model.first))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.month, 1)
        for button in (self.this, self.before, self.after):
            head.addWidget(button)
        frame = self._frame = Card(margins=(20, 14, 20, 14), name="calendar_frame")
        frame.content.addLayout(head)
        frame.content.addWidget(self.view)
        frame.content.addWidget(
            small(self.tr("A dot: something was written about that day. The line: today."), name="calendar_legend")
        )
        self.content.addWidget(frame)
        self._limit_width()

    def _limit_width(self) -> None:
        self._frame.setMaximumWidth(self.view.maximumWidth() + 42)
