# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One rung of the ladder of layers: an answer that was given, with ways to change it or take it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.ui.shared import long_read
from waterline.ui.shared.buttons import Button, icon_button
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.text import Text
from waterline.ui.theme import Theme

_INDENT = 18
_DEEPEST_INDENT = 5


class Rung(QWidget):
    """An answer, set in further the deeper it lies. `number` counts the layers from 1; the surface has none.

    Without `tools` it is only read.
    """

    edit_wanted = Signal()
    removal_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        words: str,
        depth: int,
        number: int | None,
        *,
        tools: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        name = name or ("surface" if number is None else f"layer_{number}")
        self.setObjectName(f"rung_{name}")
        self.words: QWidget
        if len(words) > long_read.PAGES:
            self.words = long_read.words(theme, words, "body", self.tr("Your words"), name=f"{name}_words")
        else:
            self.words = Text(words, "muted" if number is None else "body", name=f"{name}_words")
        self.tools: list[Button] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(_INDENT * max(0, min(depth, _DEEPEST_INDENT) - 1), 0, 0, 0)
        row.setSpacing(8)
        if depth:
            row.addWidget(IconLabel(theme, "corner-down-right", "faint", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        if tools and number is not None:
            spoken = self.tr("Change layer {number}").format(number=number)
            edit = icon_button(theme, "pencil", spoken, name=f"{name}_edit")
            edit.clicked.connect(self.edit_wanted)
            spoken = self.tr("Take out layer {number}").format(number=number)
            remove = icon_button(theme, "x", spoken, name=f"{name}_remove")
            remove.clicked.connect(self.removal_wanted)
            self.tools = [edit, remove]
            row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
