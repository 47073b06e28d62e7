# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Out of a damaged file: type what opens the journal once more, and what can still be read is saved into a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import restoring
from waterline.app import session as doors
from waterline.app.restoring import Salvaged
from waterline.app.session import BOTH, KEYCHAIN, Door, Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.backup_words import salvaged_words
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.key_form import KeyForm
from waterline.ui.shared.text import body
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.shared.work_panel import WorkPanel
from waterline.ui.theme import Theme


class SalvagePart(Card):
    """`opened` carries the session and what came over; `busy` says that work begins or ends.

    The secret is asked for again, so that a page left standing after a failed opening never holds one.
    """

    opened = Signal(object, str)
    busy = Signal(bool)

    def __init__(self, door: Door, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("SalvagePart", "What can still be read"), name="rescue_salvage", parent=parent
        )
        self._door = door
        self._desk = desk
        what = self.tr(
            "Everything in the damaged file that can still be read goes into a new one, which takes its place. The "
            "damaged one is kept beside it, untouched. A backup, if there is one, has more of its day; this has what "
            "came after it too."
        )
        self._key = KeyForm(theme, name="salvage_key")
        self._save = secondary_button(theme, self.tr("Save what can be read"), name="salvage_save")
        self._work = WorkPanel(theme, name="salvage_work")
        self._trouble = TroubleBox(theme, name="salvage_trouble")
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="salvage_what"))
        self.content.addWidget(self._key)
        self.content.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addWidget(self._work)
        self.content.addWidget(self._trouble)
        self._save.clicked.connect(self._on_save)
        self._key.entered.connect(self._on_save)

    def refresh(self) -> None:
        """Ask what opens the journal."""
        self._desk.ask(self, partial(doors.ways_in, self._door), self._key.set_ways, self._on_error)

    def forget(self) -> None:
        """Let no field hold a secret."""
        self._key.forget()
        self._work.stop()

    def _on_save(self) -> None:
        if self._work.at_work:
            return
        self._trouble.quiet()
        complaint = self._key.complaint()
        if complaint is not None:
            self._trouble.say(complaint)
            self._key.take_focus()
            return
        self._hold(True)
        if self._key.way in (KEYCHAIN, BOTH):
            self._work.begin(
                self.tr("Asking the keychain. The system may have a question of its own; look for its window."),
                stoppable=False,
            )
            fetch = partial(doors.fetch_key, self._door, self._key.way)
            self._desk.ask_keychain(self, fetch, self._go, self._on_error)
        else:
            self._go(None)

    def _go(self, secret: bytes | None) -> None:
        count = self._work.begin(
            self.tr("Reading page by page…"), at_the_end=self.tr("Everything is read; now it is put together anew.")
        )
        save = partial(
            restoring.salvage_at_door, self._door, self._key.way, self._key.words(), secret, progress=count.take
        )
        self._desk.ask(self, save, self._on_saved, self._on_error)

    def _on_saved(self, saved: tuple[Session, Salvaged]) -> None:
        self._work.end()
        self._hold(False)
        self._key.forget()
        session, report = saved
        self.opened.emit(session, salvaged_words(report))

    def _hold(self, held: bool) -> None:
        self._save.setEnabled(not held)
        self._key.hold(held)
        self.busy.emit(held)

    def _on_error(self, error: Exception) -> None:
        self._work.end()
        self._hold(False)
        if not isinstance(error, errors.WaterlineError):
            raise error
        if isinstance(error, errors.Interrupted):
            self._trouble.say(self.tr("Stopped. Nothing was changed."))
        elif isinstance(error, errors.DiskFull):
            self._trouble.say(self.tr("There is not enough room here for a new file. Nothing was changed."))
        else:
            self._trouble.say(sentence(error))
            self._key.take_focus()
