# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that gets a journal back: on a new computer, after a loss, and when the file is damaged."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app.session import Door
from waterline.ui.desk import Asking
from waterline.ui.rescue.backup_part import BackupPart
from waterline.ui.rescue.salvage_part import SalvagePart
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import display, lead
from waterline.ui.theme import Theme


class RescuePage(Page):
    """`opened` carries the session, `said` what came of it. Whatever lies in the profile is kept, whatever is done."""

    opened = Signal(object)
    said = Signal(str)
    back_requested = Signal()

    def __init__(
        self, door: Door, desk: Asking, theme: Theme, *, damaged: bool = False, parent: QWidget | None = None
    ) -> None:
        """With `damaged` there is a file to save from."""
        super().__init__(theme, "", reading=True, name="rescue_page", parent=parent)
        self.set_title(self.tr("Getting it back"))
        self._back = link_button(theme, self.tr("Back"), name="rescue_back", icon="arrow-left")
        self._backup = BackupPart(door, desk, theme)
        self._salvage = SalvagePart(door, desk, theme)
        self._salvage.setVisible(damaged)
        self._fill()
        self._back.clicked.connect(self.back_requested)
        for part in (self._backup, self._salvage):
            part.opened.connect(self._on_opened)
            part.busy.connect(self._on_busy)

    def arrive(self) -> None:
        """Look which backups lie beside the journal, and what opens it."""
        self._backup.refresh()
        if not self._salvage.isHidden():
            self._salvage.refresh()

    def leave(self) -> None:
        """Let no field hold a secret."""
        self._backup.forget()
        self._salvage.forget()

    def _fill(self) -> None:
        self.content.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addSpacing(10)
        self.content.addWidget(display(self.tr("Getting it back"), name="rescue_title"))
        self.content.addSpacing(4)
        words = self.tr("Nothing that is here now is deleted or overwritten, whatever you choose.")
        self.content.addWidget(lead(words, name="rescue_lead"))
        self.content.addSpacing(18)
        for part in (self._backup, self._salvage):
            self.content.addWidget(part)
            self.content.addSpacing(16)
        self.content.addStretch(1)

    def _on_busy(self, busy: bool) -> None:
        self._back.setEnabled(not busy)
        for part in (self._backup, self._salvage):
            part.setEnabled(not busy or part is self.sender())

    def _on_opened(self, session: object, words: str) -> None:
        self.opened.emit(session)
        self.said.emit(words)
