# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that holds several lines of words, wrapped, with height following width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from waterline.ui.shared.buttons import Button
from waterline.ui.theme import Theme


class RoomyButton(Button):
    """A push button around a layout of labels. The labels let every click through; the button speaks for them."""

    def __init__(
        self,
        theme: Theme,
        spoken: str,
        look: str,
        *,
        name: str,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", look, name=name, checkable=checkable, parent=parent)
        self.theme = theme
        self.setAccessibleName(spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, layout: QLayout) -> None:
        """Put `layout` inside, its words being what the button says."""
        self.setLayout(layout)
        for each in self.findChildren(QWidget):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the room the words need, not that of an empty button."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room the words can live in."""
        layout = self.layout()
        return super().minimumSizeHint() if layout is None else layout.totalMinimumSize()
