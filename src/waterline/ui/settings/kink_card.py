# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card that switches the kink pack on, for adults, and off again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from waterline.app import kink_pack
from waterline.app.session import Session
from waterline.ui.desk import Asking
from waterline.ui.shared.card import Card
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.text import body
from waterline.ui.theme import Theme


class KinkCard(Card):
    """One box; what it switches is kept in the journal itself, so that nobody sees it while that is closed."""

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("KinkCard", "Kink pack"), name="settings_kink", parent=parent)
        self._session = session
        self._desk = desk
        self._showing = False
        what = self.tr(
            "A few more triggers and one more need for the dig, and a plan for watching a scene. Section XI of the "
            "course can always be read. Without the pack none of it is offered; what you wrote with it stays."
        )
        self._on = CheckLine(
            self.tr("I am 18 or older, and I want these offered"),
            hint=self.tr("Kept inside the encrypted journal."),
            name="settings_kink_on",
        )
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_kink_what"))
        self.content.addWidget(self._on)
        self._on.toggled.connect(self._on_toggled)

    def refresh(self) -> None:
        """Ask what is set."""
        self._desk.ask(self, partial(kink_pack.is_on, self._session), self._show)

    def _show(self, on: bool) -> None:
        self._showing = True
        self._on.set_checked(on)
        self._showing = False

    def _on_toggled(self, on: bool) -> None:
        if not self._showing:
            self._desk.ask(self, partial(kink_pack.switch, self._session, on))
