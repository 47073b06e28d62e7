# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The loop brake as it is seen: a landing or a person, offered without a lecture, and left be by one click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline.ui.shared.callout import Callout
from waterline.ui.theme import Theme


class BrakeOffer(Callout):
    """Offered where somebody has gone round one thing today; `left_be` when it is not wanted again on this day."""

    landing_wanted = Signal()
    person_wanted = Signal()
    left_be = Signal()

    def __init__(self, theme: Theme, title: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "care", title, name=name, parent=parent)
        self.set_words(
            title,
            self.tr(
                "It can wait in the journal for a while, just as it is. If you like, land first, or be with somebody."
            ),
        )
        self.add_button(self.tr("Land first"), self.landing_wanted.emit, name="brake_land")
        self.add_button(self.tr("Reach somebody"), self.person_wanted.emit, name="brake_person")
        self.add_button(self.tr("Not today"), self.left_be.emit, look="ghost", name="brake_not_today")
