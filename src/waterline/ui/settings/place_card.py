# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where everything lies: the one folder, and what each file in it is for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.facts import Fact, FactList
from waterline.ui.shared.fields import LineBox
from waterline.ui.shared.text import body
from waterline.ui.theme import Theme


class PlaceCard(Card):
    """The folder as text that can be selected, and its files in words."""

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("PlaceCard", "Where it lies"), name="settings_place", parent=parent)
        path = LineBox(self.tr("Folder of the journal"), name="settings_folder")
        path.setText(str(folder))
        path.setReadOnly(True)
        path.setCursorPosition(0)
        hint = Callout(
            theme,
            "tip",
            self.tr("Better not in a folder that is kept in step with others"),
            self.tr(
                "A program that copies files to other devices or to the net can catch them half written, and keeps "
                "copies where you cannot reach them. For a copy elsewhere there are backups, above."
            ),
            name="settings_synced",
        )
        self._on_the_network = Callout(
            theme,
            "tip",
            self.tr("This folder lies on another computer"),
            self.tr(
                "A database can be damaged there when the connection breaks, and whoever runs that computer has a "
                "copy, though an encrypted one. Close Waterline and move the folder to a disk of this computer."
            ),
            name="settings_on_the_network",
        )
        self._on_the_network.hide()
        self.content.setSpacing(12)
        self.content.addWidget(
            body(self.tr("Everything is in one folder on this computer."), name="settings_place_what")
        )
        self.content.addWidget(path)
        self.content.addWidget(self._on_the_network)
        self.content.addWidget(FactList(theme, self._files(), name="settings_file", gap=10))
        self.content.addSpacing(2)
        self.content.addWidget(hint)

    def show_network(self, on_the_network: bool) -> None:
        """Say that the folder lies on another computer, where it does."""
        self._on_the_network.setVisible(on_the_network)

    def _files(self) -> list[Fact]:
        return [
            ("lock", "vault.db", self.tr("What you write, encrypted. While it is open, vault.db-wal belongs to it.")),
            (
                "key-round",
                "vault.keys, vault.keys.copy",
                self.tr(
                    "The key to it, itself locked by each way in; twice, in case one breaks. With neither it stays "
                    "shut."
                ),
            ),
            (
                "feather",
                "draft.sealed, draft.reserve",
                self.tr(
                    "The first is there only at times: the last words you typed, encrypted, until they are in the "
                    "journal. The second keeps room for them on a full disk."
                ),
            ),
            (
                "rotate-ccw",
                "vault.db.rekeyed, vault.db.before-rekey, vault.keys.before-rekey",
                self.tr("There only while everything gets a new key: the new journal, the one before, and its key."),
            ),
            (
                "history",
                "backups, damaged",
                self.tr(
                    "Whole copies, encrypted, each with its key file, unless you chose another folder for them; and a "
                    "damaged journal, if one had to be saved."
                ),
            ),
            (
                "settings-2",
                "preferences.json",
                self.tr("How it looks and leaves. Readable, and nothing of yours in it."),
            ),
            (
                "hourglass",
                "waterline.lock, summon",
                self.tr("So that the program runs only once. Nothing of yours in them."),
            ),
        ]
