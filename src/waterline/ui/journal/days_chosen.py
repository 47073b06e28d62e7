# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two days, a first and a last one, between which entries are shown."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from waterline.ui.shared.fields import field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spin_boxes import DateBox
from waterline.ui.theme import Theme

Days = tuple[date, date]


class DaysChosen(FlowBox):
    """`changed` fires when the person puts in another day; which of the two is the earlier does not matter."""

    changed = Signal()

    def __init__(self, theme: Theme, today: date, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(gap=16, name=name, parent=parent)
        self._filling = False
        self.first = DateBox(theme, self.tr("First day"), name=f"{name}_first")
        self.last = DateBox(theme, self.tr("Last day"), name=f"{name}_last")
        for said, box in ((self.tr("From"), self.first), (self.tr("To, that day included"), self.last)):
            box.setDisplayFormat(self.tr("d MMMM yyyy"))
            box.dateChanged.connect(self._on_date)
            self.add(field(said, box, name=f"{box.objectName()}_part"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.show_days((today - timedelta(days=6), today))

    def days(self) -> Days:
        """Return the earlier and the later day."""
        first, last = sorted((_day(self.first), _day(self.last)))
        return first, last

    def show_days(self, days: Days) -> None:
        """Show these two; says nothing by `changed`."""
        self._filling = True
        for box, day in zip((self.first, self.last), days, strict=True):
            box.setDate(QDate(day.year, day.month, day.day))
        self._filling = False

    def _on_date(self) -> None:
        if not self._filling:
            self.changed.emit()


def _day(box: DateBox) -> date:
    day = box.date()
    return date(day.year(), day.month(), day.day())
