# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a new recovery code is shown in Settings, and typed back before it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.domain import errors
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.code_step import CodeStep
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import muted
from waterline.ui.theme import Theme


class CodePanel(Card):
    """Hidden until `open_with`. `typed` carries what was typed back; `cancelled`."""

    typed = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Take a name to begin every control's with."""
        super().__init__(look="panel", name=f"{name}_box", parent=parent)
        self._code = ""
        self._what = muted("", name=f"{name}_what")
        self._step = CodeStep(theme, name=name, in_card=True)
        self._next = secondary_button(theme, "", name=f"{name}_next", icon="check")
        self._cancel = ghost_button(theme, self.tr("Cancel"), name=f"{name}_cancel")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._next, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        self.content.addWidget(self._what)
        self.content.addSpacing(8)
        self.content.addWidget(self._step)
        self.content.addSpacing(8)
        self.content.addLayout(foot)
        self.hide()
        self._next.clicked.connect(self._on_next)
        self._step.entered.connect(self._on_next)
        self._step.show_again_requested.connect(self._show_code)
        self._cancel.clicked.connect(self.cancelled)

    def open_with(self, code: str, what: str) -> None:
        """Show this code; `what` says what becomes of the old one."""
        self._code = code
        self._what.setText(what)
        self._show_code()
        self.show()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Forget the code, and go."""
        self._code = ""
        self._step.forget()
        self.hide()

    def hold(self, held: bool) -> None:
        """Take no answer for a moment."""
        self._next.setEnabled(not held)
        self._cancel.setEnabled(not held)

    def trouble(self, error: errors.WaterlineError) -> str:
        """Return in words what is wrong with what was typed back, and put the cursor there."""
        self._step.field.take_focus()
        return self._step.trouble(error, self._code)

    def _show_code(self) -> None:
        self._step.show_code(self._code)
        self._next.set_words(self.tr("It is on paper"))
        announce(self, self._step.title().text())

    def _on_next(self) -> None:
        if not self._next.isEnabled():
            return
        if self._step.is_asking():
            self.typed.emit(self._step.field.words())
            return
        self._step.ask_for_it()
        self._next.set_words(self.tr("Check it"))
        announce(self, self._step.title().text())
        self._step.field.take_focus()
