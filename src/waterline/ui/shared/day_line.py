# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day that may stay open: a check box that says it is known, and the box for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spin_boxes import DateBox
from waterline.ui.theme import Theme


class DayLine(QWidget):
    """`changed` carries the day as ISO 8601, or nothing. No day after `today` can be chosen."""

    changed = Signal(str)

    def __init__(self, theme: Theme, words: str, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        """`words` stand beside the check box; `spoken` is what screen readers call the day."""
        super().__init__(parent)
        self.setObjectName(name)
        self._filling = False
        self.known = CheckLine(words, name=f"{name}_known")
        self.day = DateBox(theme, spoken, name=f"{name}_day")
        self.day.setDisplayFormat(self.tr("d MMMM yyyy"))
        row = FlowBox(gap=12, name=f"{name}_row")
        row.add(self.known)
        row.add(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        self.known.toggled.connect(self._on_changed)
        self.day.dateChanged.connect(self._on_changed)

    def show_day(self, iso: str, today: date) -> None:
        """Show a day, or that none was said; says nothing by `changed`."""
        self._filling = True
        day = date.fromisoformat(iso) if iso else today
        latest = max(day, today)
        self.day.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.known.set_checked(bool(iso))
        self.day.setVisible(bool(iso))
        self._filling = False

    def iso(self) -> str:
        """Return the day, or nothing."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day()).isoformat() if self.known.is_checked() else ""

    def _on_changed(self) -> None:
        self.day.setVisible(self.known.is_checked())
        if not self._filling:
            self.changed.emit(self.iso())
