# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says, right where it happened, what did not work and what can be done instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.scroller import come_into_view
from waterline.ui.shared.spoken import announce
from waterline.ui.theme import Theme

Choice = tuple[str, str, Callable[[], object]]
"""Name of the button, its words, what it does."""


class TroubleBox(Callout):
    """A callout that is hidden until `say`, with a button for each way on."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "tip", "", icon="triangle-alert", name=name, parent=parent)
        self._choices = FlowBox(name=f"{name}_choices")
        self._choices.setContentsMargins(0, 8, 0, 0)
        self.content.addWidget(self._choices)
        self.hide()

    def say(self, words: str, choices: Sequence[Choice] = ()) -> None:
        """Show `words`, aloud too, and a button for each of `choices`."""
        self.set_words("", words)
        while (item := self._choices.flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name, text, act in choices:
            button = secondary_button(self._theme, text, name=name)
            button.clicked.connect(lambda _=False, act=act: act())
            self._choices.add(button)
        self._choices.setVisible(bool(choices))
        self.show()
        announce(self, words, at_once=True)
        come_into_view(self)

    def words(self) -> str:
        """Return what is being said, or nothing."""
        return "" if self.isHidden() else self.body.text()

    def quiet(self) -> None:
        """Take it away."""
        self.hide()
