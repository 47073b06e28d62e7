# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of settings: cards in the order of what matters most here, and the version."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline import __version__
from waterline.app.preferences import Preferences
from waterline.app.session import Door, Session
from waterline.system.network_folder import is_on_the_network
from waterline.ui.desk import Asking
from waterline.ui.settings.backups_card import BackupsCard
from waterline.ui.settings.courses_card import CoursesCard
from waterline.ui.settings.kink_card import KinkCard
from waterline.ui.settings.leaving_card import LeavingCard
from waterline.ui.settings.lock_away_card import LockAwayCard
from waterline.ui.settings.locking_card import LockingCard
from waterline.ui.settings.look_card import LookCard
from waterline.ui.settings.opening_card import OpeningCard
from waterline.ui.settings.people_card import PeopleCard
from waterline.ui.settings.place_card import PlaceCard
from waterline.ui.settings.rekey_card import RekeyCard
from waterline.ui.settings.soundness_card import SoundnessCard
from waterline.ui.settings.spelling_card import SpellingCard
from waterline.ui.settings.tags_card import TagsCard
from waterline.ui.settings.words_card import WordsCard
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display, lead, small
from waterline.ui.theme import Theme


class SettingsPage(Page):
    """What is changed is told at once: `preferences_changed` carries all of them to whoever applies and keeps them.

    `replacing` carries work that needs the journal closed: another takes its place.
    """

    preferences_changed = Signal(object)
    lock_requested = Signal()
    privacy_requested = Signal()
    spelling_changed = Signal()
    replacing = Signal(object)

    def __init__(
        self,
        door: Door,
        session: Session,
        desk: Asking,
        theme: Theme,
        preferences: Preferences,
        lessons: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`lessons` is where the app's own course lies; without it nothing is said about courses."""
        super().__init__(theme, "", reading=True, name="settings_page", parent=parent)
        self.set_title(self.tr("Settings"))
        self._preferences = preferences
        self._leaving = LeavingCard(theme)
        self._locking = LockingCard(theme)
        self._opening = OpeningCard(door, session, desk, theme)
        self._lock_away = LockAwayCard(door, session, desk, theme)
        self._rekey = RekeyCard(door, session, desk, theme)
        self._backups = BackupsCard(session, desk, theme)
        self._soundness = SoundnessCard(session, desk, theme)
        self._look = LookCard(theme)
        self._courses = CoursesCard(session, desk, theme, lessons) if lessons is not None else None
        self._people = PeopleCard(session, desk, theme)
        self._words = WordsCard(session, desk, theme)
        self._tags = TagsCard(session, desk, theme)
        self._spelling = SpellingCard(session, desk, theme)
        self._kink = KinkCard(session, desk, theme)
        self._desk = desk
        self._folder = door.files.folder
        self._place = PlaceCard(theme, self._folder)
        protected = self.tr("What is protected, and from whom")
        self._privacy = link_button(theme, protected, name="settings_privacy", icon="shield")
        self._fill()
        self._privacy.clicked.connect(self.privacy_requested)
        self._leaving.changed.connect(self._on_changed)
        self._leaving.lock_requested.connect(self.lock_requested)
        self._locking.changed.connect(self._on_changed)
        self._lock_away.changed.connect(self._on_changed)
        self._lock_away.lock_requested.connect(self.lock_requested)
        self._opening.ways_changed.connect(self._lock_away.refresh)
        self._rekey.ways_changed.connect(self._opening.refresh)
        for card in (self._opening, self._rekey):
            card.ways_changed.connect(self._backups.refresh)
        for card in (self._backups, self._soundness):
            card.replacing.connect(self.replacing)
        self._soundness.backups_wanted.connect(self._backups.take_focus)
        self._look.changed.connect(self._on_changed)
        self._spelling.changed.connect(self.spelling_changed)
        theme.changed.connect(self._on_theme_changed)
        self._show_preferences()

    def arrive(self) -> None:
        """Show what is set, and ask how the journal opens now."""
        self._show_preferences()
        self._opening.refresh()
        self._lock_away.refresh()
        self._backups.refresh()
        self._soundness.refresh()
        self._people.refresh()
        self._words.refresh()
        self._tags.refresh()
        self._spelling.refresh()
        self._kink.refresh()
        self._desk.ask(self, partial(is_on_the_network, self._folder), self._place.show_network)
        if self._courses is not None:
            self._courses.refresh()

    def leave(self) -> None:
        """Let no field hold a passphrase or a code."""
        self._opening.forget()
        self._lock_away.forget()
        self._rekey.forget()
        self._backups.forget()
        self._soundness.forget()

    def _fill(self) -> None:
        self.content.addWidget(display(self.tr("Settings"), name="settings_title"))
        self.content.addSpacing(4)
        self.content.addWidget(lead(self.tr("Whatever you change here holds at once."), name="settings_lead"))
        self.content.addSpacing(10)
        self.content.addWidget(self._privacy, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addSpacing(14)
        privacy = (self._leaving, self._locking, self._opening, self._lock_away, self._rekey)
        reading = (self._courses,) if self._courses is not None else ()
        for card in (
            *privacy,
            self._backups,
            self._soundness,
            self._look,
            *reading,
            self._people,
            self._words,
            self._tags,
            self._spelling,
            self._kink,
            self._place,
        ):
            self.content.addWidget(card)
            self.content.addSpacing(16)
        licence = self.tr("Waterline {version}. Free software under the GPL, version 3 or later, without any warranty.")
        self.content.addWidget(small(licence.format(version=__version__), name="settings_version"))
        self.content.addStretch(1)

    def _show_preferences(self) -> None:
        self._leaving.show_preferences(self._preferences)
        self._locking.show_preferences(self._preferences)
        self._lock_away.show_preferences(self._preferences)
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
