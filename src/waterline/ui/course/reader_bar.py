# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools of the reader, always in the same corner above the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from waterline.ui.shared.buttons import Button, icon_button
from waterline.ui.theme import Theme


class ReaderBar(QWidget):
    """Icon buttons, each with its key; `add` puts one more at the end."""

    def __init__(self, theme: Theme, page: QWidget, *, name: str = "reader_bar") -> None:
        """`page` is where the keys work."""
        super().__init__()
        self._theme = theme
        self._page = page
        self.setObjectName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 4)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, icon: str, spoken: str, act: Callable[[], object], *, name: str, keys: str = "") -> Button:
        """Put a tool at the end: a button, and its key if it has one."""
        said = f"{spoken} ({keys})" if keys else spoken
        button = icon_button(self._theme, icon, said, name=name)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        if keys:
            bind(self._page, keys, act)
        return button


def bind(page: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Let `keys` do something anywhere on `page`, and nowhere else."""
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: act())
