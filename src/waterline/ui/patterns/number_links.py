# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quiet ways into the numbers that a sentence names: under it, a link for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline.domain.pattern.written import Tally
from waterline.ui.shared.buttons import Button, link_button
from waterline.ui.shared.flow import FlowBox
from waterline.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class NumberLink:
    """A number to open: its key, what the link says, what the list is called, and what stands behind it."""

    key: str
    words: str
    name: str
    tally: Tally


class NumberLinks(FlowBox):
    """Shows links; `chosen` carries the key of one and whether it was opened by key. Hidden where there is none."""

    chosen = Signal(str, bool)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(gap=16, name=name, parent=parent)
        self._theme = theme
        self._links: tuple[NumberLink, ...] = ()
        self._buttons: list[Button] = []

    def set_links(self, links: Sequence[NumberLink]) -> None:
        """Show these; one behind which nothing stands is left out."""
        self._links = tuple(each for each in links if each.tally.count)
        while len(self._buttons) < len(self._links):
            at = len(self._buttons)
            self._buttons.append(link_button(self._theme, "", name=f"{self.objectName()}_{at}"))
            self._buttons[at].clicked.connect(partial(self._on_clicked, at))
            self.add(self._buttons[at])
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(self._links))
            if at < len(self._links):
                button.set_words(self._links[at].words)
        self.setVisible(bool(self._links))

    def links(self) -> tuple[NumberLink, ...]:
        """Return the links shown."""
        return self._links

    def _on_clicked(self, at: int) -> None:
        self.chosen.emit(self._links[at].key, bool(self._buttons[at].property("ring")))
