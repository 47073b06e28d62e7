# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of settings: five cards in the order of what matters most here, and the version."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline import __version__
from waterline.app.preferences import Preferences
from waterline.app.session import Door, Session
from waterline.ui.desk import Asking
from waterline.ui.settings.leaving_card import LeavingCard
from waterline.ui.settings.locking_card import LockingCard
from waterline.ui.settings.look_card import LookCard
from waterline.ui.settings.opening_card import OpeningCard
from waterline.ui.settings.place_card import PlaceCard
from waterline.ui.shared import limits
from waterline.ui.shared.card import Card
from waterline.ui.shared.facts import FactList
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display, lead, small
from waterline.ui.theme import Theme


class SettingsPage(Page):
    """What is changed is told at once: `preferences_changed` carries all of them to whoever applies and keeps them."""

    preferences_changed = Signal(object)
    lock_requested = Signal()

    def __init__(
        self,
        door: Door,
        session: Session,
        desk: Asking,
        theme: Theme,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", reading=True, name="settings_page", parent=parent)
        self.set_title(self.tr("Settings"))
        self._preferences = preferences
        self._leaving = LeavingCard(theme)
        self._locking = LockingCard(theme)
        self._opening = OpeningCard(door, session, desk, theme)
        self._look = LookCard(theme)
        self._place = PlaceCard(theme, door.files.folder)
        self._limits = Card(self.tr("What this cannot do"), name="settings_limits")
        self._limits.content.setSpacing(14)
        self._limits.content.addWidget(FactList(theme, limits.cannot(), name="settings_limit"))
        self._fill()
        self._leaving.changed.connect(self._on_changed)
        self._leaving.lock_requested.connect(self.lock_requested)
        self._locking.changed.connect(self._on_changed)
        self._look.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._show_preferences()

    def arrive(self) -> None:
        """Show what is set, and ask how the journal opens now."""
        self._show_preferences()
        self._opening.refresh()

    def leave(self) -> None:
        """Let no field hold a passphrase."""
        self._opening.forget()

    def _fill(self) -> None:
        self.content.addWidget(display(self.tr("Settings"), name="settings_title"))
        self.content.addSpacing(4)
        self.content.addWidget(lead(self.tr("Whatever you change here holds at once."), name="settings_lead"))
        self.content.addSpacing(18)
        for card in (self._leaving, self._locking, self._opening, self._look, self._place, self._limits):
            self.content.addWidget(card)
            self.content.addSpacing(16)
        licence = self.tr("Waterline {version}. Free software under the GPL, version 3 or later, without any warranty.")
        self.content.addWidget(small(licence.format(version=__version__), name="settings_version"))
        self.content.addStretch(1)

    def _show_preferences(self) -> None:
        self._leaving.show_preferences(self._preferences)
        self._locking.show_preferences(self._preferences)
        self._look.show_preferences(self._preferences)

    def _on_changed(self, name: str, value: object) -> None:
        self._preferences = replace(self._preferences, **{name: value})
        self._show_preferences()
        self.preferences_changed.emit(self._preferences)

    def _on_theme_changed(self) -> None:
        """Follow what was changed elsewhere, such as the text size by its keys."""
        theme = self.theme
        self._preferences = replace(
            self._preferences,
            mode=theme.mode,
            scale=theme.scale,
            font=theme.font_choice,
            reduced_motion=theme.reduced_motion,
        )
        self._show_preferences()
