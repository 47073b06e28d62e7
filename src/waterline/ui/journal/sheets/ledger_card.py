# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What two people agreed and what became of it, looked at before any word points inward."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import agreements
from waterline.app.session import Session
from waterline.domain.agreement import Ledger
from waterline.ui.desk import Asking
from waterline.ui.shared.agreement_words import counted, named
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.said import shortened
from waterline.ui.shared.text import Text
from waterline.ui.theme import Theme

_SHOWN = 3


class LedgerCard(Callout):
    """The agreements with whoever it is about, each with its facts. `looked_at` when the person says that they hold."""

    agreements_requested = Signal()
    looked_at = Signal()

    def __init__(self, theme: Theme, session: Session, desk: Asking, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "note",
            self.tr("Before you look inward"),
            self.tr(
                "Several kind words have not held lately. Look first at what the two of you agreed, and whether it was "
                "kept: words wear thin where a promise did not hold. That would be a fact between you."
            ),
            name="ledger_first",
            parent=parent,
        )
        self._session = session
        self._desk = desk
        self._people: tuple[str, ...] = ()
        self._lines: list[QWidget] = []
        self._facts = QVBoxLayout()
        self._facts.setSpacing(4)
        self.content.addSpacing(8)
        self.content.addLayout(self._facts)
        self.add_button(self.tr("Look at the agreements"), self.agreements_requested.emit, name="open_agreements")
        self.add_button(self.tr("I have looked: they hold"), self.looked_at.emit, look="ghost", name="ledger_looked_at")

    def show_for(self, people: tuple[str, ...]) -> None:
        """Show the agreements with these people, or all where nobody is named."""
        self._people = people
        self.show()
        self._desk.ask(self, partial(agreements.ledgers, self._session), self._on_ledgers)

    def _on_ledgers(self, ledgers: tuple[Ledger, ...]) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        going_on = [each for each in ledgers if not each.agreement.ended and self._concerns(each)]
        for number, each in enumerate(going_on[:_SHOWN], 1):
            self._say(f"“{shortened(named(each.agreement), 120)}”", "note-title", f"ledger_{number}")
            nothing = self.tr("Nothing is written down about it yet.")
            self._say(counted(each) or nothing, "note-body", f"ledger_{number}_facts")
        if not going_on:
            nothing = self.tr(
                "No agreement is written down here. Was there a promise all the same, said or understood?"
            )
            self._say(nothing, "note-body", "ledger_none")

    def _concerns(self, ledger: Ledger) -> bool:
        with_whom = set(ledger.agreement.people)
        return not with_whom or not self._people or bool(with_whom & set(self._people))

    def _say(self, text: str, look: str, name: str) -> None:
        line = Text(text, look, name=name)
        self._facts.addWidget(line)
        self._lines.append(line)
