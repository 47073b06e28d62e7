# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the reader looks: text size, how wide the lines run, and a plain view with nothing but text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from waterline.app.study import MEASURES, ReaderLook
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import icon_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.follows_width import FollowsWidth
from waterline.ui.shared.text import label
from waterline.ui.theme import Theme

ZOOM_STEP = 0.1

WIDTHS = {"narrow": 540, "usual": 720, "wide": 920}
"""The longest line of each measure, in design px."""


class LookPanel(FollowsWidth, Card):
    """`changed` carries a ReaderLook, `zoomed` by how much the text grows or shrinks; `closed` that it was put away."""

    changed = Signal(object)
    zoomed = Signal(float)
    closed = Signal()

    def __init__(self, theme: Theme, *, name: str = "look", parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("LookPanel", "How it reads"), margins=(18, 14, 18, 14), name=name, parent=parent
        )
        self._look = ReaderLook()
        smaller = secondary_button(theme, self.tr("Smaller text"), name=f"{name}_smaller", icon="minus")
        larger = secondary_button(theme, self.tr("Larger text"), name=f"{name}_larger", icon="plus")
        words = {"narrow": self.tr("Short lines"), "usual": self.tr("Usual"), "wide": self.tr("Long lines")}
        self._measure = ChipGroup(
            theme,
            [(key, words[key]) for key in MEASURES],
            label=self.tr("How wide the lines run"),
            several=False,
            selected=("usual",),
            name=f"{name}_measure",
        )
        self._plain = CheckLine(
            self.tr("Plain reading view"),
            hint=self.tr("One text from top to end, to read, choose and copy. Marks are made in the other view."),
            name=f"{name}_plain",
        )
        close = icon_button(theme, "x", self.tr("Close"), name=f"{name}_close")
        row = ActionRow(name=f"{name}_sizes")
        row.add_start(smaller)
        row.add_start(larger)
        row.add_end(close)
        self.content.addWidget(row)
        self.content.addWidget(label(self.tr("How wide the lines run"), name=f"{name}_measure_label"))
        self.content.addWidget(self._measure)
        self.content.addWidget(self._plain)
        smaller.clicked.connect(lambda: self.zoomed.emit(-ZOOM_STEP))
        larger.clicked.connect(lambda: self.zoomed.emit(ZOOM_STEP))
        close.clicked.connect(self.close_panel)
        self._measure.changed.connect(self._on_changed)
        self._plain.toggled.connect(self._on_changed)
        self.hide()

    def show_look(self, look: ReaderLook) -> None:
        """Show what is set, without saying so by `changed`."""
        self._look = look
        self._measure.select([look.measure])
        self._plain.button.blockSignals(True)
        self._plain.set_checked(look.plain)
        self._plain.button.blockSignals(False)

    def close_panel(self) -> None:
        """Put the panel away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _on_changed(self, *_: object) -> None:
        chosen = self._measure.selected()
        look = ReaderLook(chosen[0] if chosen else self._look.measure, self._plain.is_checked())
        self.show_look(look)
        self.changed.emit(look)
