# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A few points one under the other: an icon, the point in few words, and what it means."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.text import Text, label
from waterline.ui.theme import Theme

Fact = tuple[str, str, str]
"""Icon, point, meaning."""


class FactList(QWidget):
    """The facts in the order given; either point or meaning may be empty."""

    def __init__(
        self,
        theme: Theme,
        facts: Iterable[Fact] = (),
        *,
        name: str,
        gap: int = 14,
        icon_token: str = "accent",
        meaning_look: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_token = icon_token
        self._meaning_look = meaning_look
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self.set_facts(facts)

    def set_facts(self, facts: Iterable[Fact]) -> None:
        """Show other facts."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, fact in enumerate(facts, start=1):
            self._column.addWidget(self._row(f"{self.objectName()}_{number}", *fact))

    def _row(self, name: str, icon: str, point: str, meaning: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(IconLabel(self._theme, icon, self._icon_token, 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        parts: list[Text] = [label(point, name=name)] if point else []
        if meaning:
            parts.append(Text(meaning, self._meaning_look, name=f"{name}_meaning"))
        for part in parts:
            words.addWidget(part)
        row.addLayout(words, 1)
        return box
