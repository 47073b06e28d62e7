# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The button that offers what else can be written besides a dig."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from waterline.domain import sheets
from waterline.ui.shared import words
from waterline.ui.shared.buttons import Button
from waterline.ui.theme import Theme

_ICONS = {
    sheets.GLAD_MOMENT: "sun",
    sheets.HOLDING_SPACE: "users",
    sheets.REASSURANCE: "hand",
    sheets.HEARTS: "heart",
    sheets.LEAN: "user",
    sheets.WATCHING_PLAN: "eye",
    sheets.FREE_PAGE: "feather",
}


class FlowMenuButton(Button):
    """Opens a menu of the short flows; `chosen` carries the kind of the one picked."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, self.tr("Write something else"), "ghost", name="other_flows", icon="plus", parent=parent
        )
        self._menu = QMenu(self)
        self._menu.setObjectName("other_flows_menu")
        self._menu.setAccessibleName(self.tr("Write something else"))
        self.offer(tuple(kind for kind in sheets.SHEETS if kind != sheets.WATCHING_PLAN))  # the menu is never empty
        self.clicked.connect(self._show)

    def offer(self, kinds: tuple[str, ...]) -> None:
        """Offer these flows, in their order."""
        self._menu.clear()
        for kind in kinds:
            icon = self._theme.icon(_ICONS[kind], "muted", 18)
            action = self._menu.addAction(icon, words.label(words.KINDS, kind))
            action.setObjectName(f"begin_{kind}")
            action.triggered.connect(partial(self.chosen.emit, kind))

    def _show(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
