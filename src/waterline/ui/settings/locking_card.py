# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card about locking by itself: after how long, and what else does it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from waterline.app.preferences import LOCK_AFTER, Preferences
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.text import body, label, small
from waterline.ui.theme import Theme


class LockingCard(Card):
    """`changed` carries the preference's name and value."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("LockingCard", "Locking by itself"), name="settings_locking", parent=parent
        )
        question = self.tr("When nobody has touched it for")
        self._after = ChipGroup(theme, self._choices(), label=question, several=False, name="settings_lock_after")
        self.content.setSpacing(12)
        what = self.tr(
            "The journal also locks when the screen is locked, before the computer sleeps, and when another account "
            "takes over the screen, wherever the system says so. What you were writing is kept, and you come back "
            "to it."
        )
        self.content.addWidget(body(what, name="settings_locking_what"))
        self.content.addWidget(label(question, name="settings_lock_after_label"))
        self.content.addWidget(self._after)
        self.content.addWidget(
            small(self.tr("Half a minute before, it says so, and any key keeps it open."), name="settings_lock_warning")
        )
        self._after.changed.connect(self._on_changed)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is set, without saying so by `changed`."""
        self._after.select([str(preferences.lock_after_minutes)])

    def _choices(self) -> list[tuple[str, str]]:
        minutes = self.tr("{count} minutes")
        words = {0: self.tr("Never"), 1: self.tr("1 minute")}
        return [(str(count), words.get(count, minutes.format(count=count))) for count in LOCK_AFTER]

    def _on_changed(self, chosen: list[str]) -> None:
        if chosen:
            self.changed.emit("lock_after_minutes", int(chosen[0]))
