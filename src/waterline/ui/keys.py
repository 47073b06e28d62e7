# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of the app in one table: what the window listens to, and what the F1 sheet shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout

from waterline.ui.gate import Gate
from waterline.ui.quick_exit import QuickExit
from waterline.ui.shared.dialog import Dialog
from waterline.ui.shared.text import body, label
from waterline.ui.sidebar import Place
from waterline.ui.theme import Theme
from waterline.ui.window import Window

ZOOM_STEP = 0.1


class Keys(QObject):
    """Binds the window's keys; the pages bind what belongs to them alone."""

    def __init__(self, window: Window, gate: Gate, theme: Theme, quick_exit: QuickExit) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._quick_exit = quick_exit
        for number, place in enumerate(Place, 1):
            self._bind(f"Alt+{number}", lambda place=place: gate.go(place))
        self._bind("Alt+R", gate.right_now)
        self._bind("Ctrl+L", gate.lock)
        self._bind("F1", self.show_sheet)
        self._bind("Ctrl++", lambda: gate.zoom(ZOOM_STEP))
        self._bind("Ctrl+=", lambda: gate.zoom(ZOOM_STEP))
        self._bind("Ctrl+-", lambda: gate.zoom(-ZOOM_STEP))
        self._bind("Ctrl+0", lambda: gate.zoom(None))

    def show_sheet(self) -> None:
        """Show the keys that work everywhere and on most pages."""
        sheet = Dialog(self._theme, self.tr("Keys"), self._quick_exit.go, name="keys_sheet", parent=self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        for keys, words in self._table():
            form.addRow(label(keys, wrap=False), body(words))
        sheet.content.addLayout(form)
        close = sheet.add_action(self.tr("Close"), sheet.accept, look="primary", name="keys_sheet_close")
        sheet.open()
        close.setFocus()

    def _table(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Shift+X", self.tr("Quick exit: everything off the screen, at once")),
            (self.tr("Shift, three times"), self.tr("Quick exit too, unless switched off in Settings")),
            ("Alt+R", self.tr("Right now: something to do in the next five minutes")),
            ("Ctrl+L", self.tr("Lock the journal")),
            (self.tr("Alt+1 to Alt+6"), self.tr("Now, Journal, Course, Patterns, Requests, Settings")),
            (self.tr("Ctrl+Enter"), self.tr("Continue to the next step")),
            (self.tr("Alt+Left"), self.tr("One step back")),
            ("Ctrl+F", self.tr("In the journal: find an entry")),
            (self.tr("Shift and arrows, Ctrl+A"), self.tr("In the journal: choose several entries")),
            (self.tr("Delete, Ctrl+Z"), self.tr("In the journal: move to the trash, undo the last thing done")),
            (self.tr("Ctrl+F, then F3"), self.tr("In the course: find, and go on to the next place")),
            (self.tr("Ctrl+M, Ctrl+D"), self.tr("In the course: mark a sentence, bookmark this place")),
            (self.tr("Ctrl and + or −, Ctrl+0"), self.tr("Larger or smaller text, and back to normal")),
            (self.tr("Tab, Shift+Tab"), self.tr("Next or previous control")),
            (self.tr("Esc"), self.tr("Close what is on top; words are never lost")),
            ("F1", self.tr("This list")),
        ]

    def _bind(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.activated.connect(act)
