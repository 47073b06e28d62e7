# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One calm line about what just happened, with perhaps one thing to do; it never takes the focus."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from waterline.ui.shared.buttons import icon_button, secondary_button
from waterline.ui.shared.callout import CalloutKind
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.polish import set_look
from waterline.ui.shared.spoken import announce, speak_as
from waterline.ui.shared.text import Text
from waterline.ui.theme import Theme

_ICONS: dict[CalloutKind, str] = {"note": "info", "tip": "triangle-alert", "try": "check", "care": "life-buoy"}


class MessageBar(QFrame):
    """A strip that is hidden until `show_message`. "note" informs, "tip" warns, "try" confirms, "care" supports."""

    dismissed = Signal()

    def __init__(self, theme: Theme, *, name: str = "message_bar", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on_action: Callable[[], object] | None = None
        self.setObjectName(name)
        self.setProperty("look", "note")
        speak_as(self, QAccessible.Role.Grouping, self.tr("Message"))
        self._icon = IconLabel(theme, "info", "note_icon", 20)
        self._words = Text("", "note-body", name=f"{name}_words")
        self._action = secondary_button(theme, "", name=f"{name}_action")
        self._close = icon_button(theme, "x", self.tr("Dismiss this message"), name=f"{name}_close")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._lay_out()
        self._timer.timeout.connect(self._on_time_over)
        self._action.clicked.connect(self._on_action_clicked)
        self._close.clicked.connect(self.dismiss)
        self.hide()

    def show_message(
        self,
        words: str,
        *,
        kind: CalloutKind = "note",
        action: tuple[str, Callable[[], object]] | None = None,
        seconds: float | None = None,
    ) -> None:
        """Say `words`, aloud too; `action` is a button's words and what it does; `seconds` lets it go by itself.

        It stays while it has the pointer or the focus, and for good where something can be done about it.
        """
        self._words.setText(words)
        set_look(self, kind)
        set_look(self._words, f"{kind}-body")
        self._icon.set_icon(_ICONS[kind], f"{kind}_icon")
        self._on_action = action[1] if action else None
        self._action.setVisible(action is not None)
        if action:
            self._action.set_words(action[0])
        self.setAccessibleDescription(words)
        self.show()
        announce(self, words)
        self._timer.stop()
        if seconds is not None and action is None:
            self._timer.start(round(seconds * 1000))

    def words(self) -> str:
        """Return what is being said, or nothing."""
        return self._words.text() if not self.isHidden() else ""

    def dismiss(self) -> None:
        """Take the message away; the focus, if it was here, goes on to the next control."""
        self._timer.stop()
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.focusNextChild()
        self.hide()
        self.dismissed.emit()

    def _on_time_over(self) -> None:
        focused = self.window().focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start(1000)
        else:
            self.dismiss()

    def _on_action_clicked(self) -> None:
        act = self._on_action
        self.dismiss()
        if act is not None:
            act()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
