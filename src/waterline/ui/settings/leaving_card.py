# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How to leave: what Quick exit does, what comes after it, and locking by hand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from waterline.app.preferences import Preferences
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.choices import CheckLine, RadioLines
from waterline.ui.shared.text import body, label
from waterline.ui.theme import Theme

EXIT_KEYS = "Ctrl+Shift+X"
CLOSE, STAY_HIDDEN = "close", "stay_hidden"


class LeavingCard(Card):
    """`changed` carries the name of a preference and its new value."""

    changed = Signal(str, object)
    lock_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("LeavingCard", "Leaving"), name="settings_leaving", parent=parent)
        keys = QKeySequence(EXIT_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        what = self.tr(
            "Quick exit takes everything off the screen at once, keeps what you have typed, and locks it. It is in "
            "the top corner of every page, and {keys} does the same."
        )
        self._after = RadioLines(self._afters(), label=self.tr("After Quick exit"), name="settings_after_exit")
        taps = self.tr("Three taps within a second, with no other key and no click between them.")
        words = self.tr("Shift three times does it too")
        self._shift = CheckLine(words, hint=taps, name="settings_triple_shift")
        self._lock = secondary_button(theme, self.tr("Lock now"), name="settings_lock", icon="lock")
        try_it = Callout(
            theme,
            "try",
            self.tr("Try it once while nothing is at stake"),
            self.tr(
                "Press {keys}, then start Waterline again the way you always do. Everything is still there."
            ).format(keys=keys),
            name="settings_try_exit",
        )
        self.content.setSpacing(12)
        self.content.addWidget(body(what.format(keys=keys), name="settings_leaving_what"))
        self.content.addSpacing(4)
        self.content.addWidget(label(self.tr("After Quick exit"), name="settings_after_exit_label"))
        self.content.addWidget(self._after)
        self.content.addSpacing(4)
        self.content.addWidget(self._shift)
        self.content.addWidget(try_it)
        self.content.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignLeading)
        self._after.changed.connect(lambda key: self.changed.emit("after_exit", key))
        self._shift.toggled.connect(lambda on: self.changed.emit("triple_shift", on))
        self._lock.clicked.connect(self.lock_requested)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is set, without saying so by `changed`."""
        self._after.select(preferences.after_exit)
        self._shift.blockSignals(True)
        self._shift.set_checked(preferences.triple_shift)
        self._shift.blockSignals(False)

    def _afters(self) -> list[tuple[str, str, str]]:
        return [
            (CLOSE, self.tr("Close completely"), self.tr("The program ends. To come back, start it again.")),
            (
                STAY_HIDDEN,
                self.tr("Stay hidden and locked"),
                self.tr(
                    "Nothing shows, but the program waits in the background until it is started again. Coming back is "
                    "quicker; a list of running programs still names it."
                ),
            ),
        ]
