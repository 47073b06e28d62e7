# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rings the focused control for people who use the keyboard, and for nobody else."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from waterline.ui.shared.polish import repolish

_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
# These show focus always, by the style sheet's :focus.
_ALWAYS_SHOW = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class FocusRing(QObject):
    """Sets the property `ring` on a control that got focus by key, and repolishes that one control."""

    CLASSES: ClassVar[frozenset[type[QEvent]]] = frozenset({QFocusEvent, QKeyEvent, QMouseEvent})
    """All that is watched is of one of these, and asking for the class of an event costs next to nothing."""

    WATCHED: ClassVar[frozenset[QEvent.Type]] = frozenset(
        {
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
            QEvent.Type.MouseButtonPress,
        }
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keyboard_used_last = False
        self.tab_is_down = False

    def notice(self, watched: QObject, event: QEvent) -> None:
        """Take note of an event of one of the kinds in `WATCHED`."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._keyboard_used_last = True
            self.tab_is_down = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        elif kind == QEvent.Type.KeyRelease:
            self.tab_is_down = False
        elif kind == QEvent.Type.MouseButtonPress:
            self._keyboard_used_last = self.tab_is_down = False
        elif isinstance(watched, QWidget) and not isinstance(watched, _ALWAYS_SHOW):
            ringed = kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and self._by_key(event.reason())
            if bool(watched.property("ring")) != ringed:
                watched.setProperty("ring", ringed)
                repolish(watched)

    def _by_key(self, reason: Qt.FocusReason) -> bool:
        if reason in _BY_KEY:
            return True
        return reason != Qt.FocusReason.MouseFocusReason and self._keyboard_used_last
