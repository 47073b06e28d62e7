# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of settings in a person's hands."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from tests.ui.seeing import InHand, find, put_on_screen
from waterline.app import preferences as keeping
from waterline.app.preferences import Preferences
from waterline.app.session import Door, Session
from waterline.ui.desk import Asking, InstantDesk
from waterline.ui.settings.settings_page import SettingsPage
from waterline.ui.theme import Theme


class Desk(InstantDesk):
    """An instant desk whose untaken errors fail the test."""

    def __init__(self) -> None:
        super().__init__()
        self.failed.connect(self._fail)

    def _fail(self, error: Exception) -> None:
        raise error


class Room(InHand[SettingsPage]):
    """The page in a person's hands; what it says about preferences is kept as the window keeps it."""

    def __init__(
        self,
        door: Door,
        session: Session,
        theme: Theme,
        qtbot,
        preferences: Preferences | None = None,
        desk: Asking | None = None,
        code: str = "",
    ) -> None:
        self.door = door
        self.code = code
        self.session = session
        self.theme = theme
        self.said: list[Preferences] = []
        self.page = SettingsPage(door, session, desk or Desk(), theme, preferences or Preferences(mode="light"))
        self.page.preferences_changed.connect(self._keep)
        put_on_screen(self.page, qtbot, (900, 700))

    def _keep(self, preferences: Preferences) -> None:
        self.said.append(preferences)
        keeping.save(self.door.files, preferences)

    def trouble(self) -> str:
        return self.said_in("settings_opening_trouble")

    def ask_for(self, action: str, passphrase: str, again: str | None = None) -> None:
        """Ask for a change that takes a passphrase, and type it."""
        self.click(action)
        self.write("settings_new_passphrase_first", passphrase)
        self.write("settings_new_passphrase_second", passphrase if again is None else again)
        self.click("settings_new_passphrase_keep")

    def code_shown(self, name: str = "settings_code") -> str:
        return "-".join(find(self.page, f"{name}_group_{place}", QLabel).text() for place in range(1, 7))

    def new_code(self, typed: str | None = None) -> str:
        """Make a new recovery code and type it back, or `typed`; return the code."""
        name = "settings_new_code" if self.shows("settings_new_code") else "settings_add_code"
        self.click(name)
        shown = self.code_shown()
        self.click("settings_code_next")
        self.write("settings_code_field", shown if typed is None else typed)
        self.click("settings_code_next")
        return shown
