# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pill that takes everything off the screen: same look, same corner, on every page and dialog."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from waterline.ui.shared.buttons import Button
from waterline.ui.theme import Theme


class QuickExitButton(Button):
    """Says what it does in words; whoever places it connects `clicked`."""

    def __init__(self, theme: Theme, *, name: str = "quick_exit_button", parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "exit", name=name, icon="eye-off", parent=parent)
        self.set_words(self.tr("Quick exit"))
        self.setToolTip(self.tr("Hide everything now"))
        self.setAccessibleDescription(self.tr("Hides and locks Waterline at once. What you typed is kept."))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
