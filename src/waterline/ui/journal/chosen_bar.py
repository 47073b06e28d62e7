# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with several chosen entries; below the list, so that no row moves under the hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import label
from waterline.ui.theme import Theme


class ChosenBar(Card):
    """Hidden until more than one entry is chosen."""

    trash_wanted = Signal()
    none_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look="panel", margins=(20, 10, 16, 10), name="chosen_bar", parent=parent)
        self._said = label("", name="chosen_said")
        self.trash = secondary_button(theme, self.tr("Move them to the trash"), name="chosen_trash", icon="trash-2")
        self.none = ghost_button(theme, self.tr("Choose none"), name="chosen_none", icon="x")
        actions = ActionRow(name="chosen_actions")
        for button in (self.none, self.trash):
            actions.add_end(button)
        self.content.addWidget(self._said)
        self.content.addWidget(actions)
        self.trash.clicked.connect(self.trash_wanted)
        self.none.clicked.connect(self.none_wanted)
        self.hide()

    def show_chosen(self, number: int, *, all_read: bool, more: bool) -> None:
        """Say how many are chosen; where `all_read` are and there are `more` below, that those are not among them."""
        self.setVisible(number > 1)
        if number < 2:
            return
        said = self.tr("{number} entries chosen.").format(number=number)
        if all_read and more:
            said = self.tr("{number} entries chosen. Older ones, further down, are not among them.")
            said = said.format(number=number)
        if said != self._said.text():
            self._said.setText(said)
            announce(self._said, said)
