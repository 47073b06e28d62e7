# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question that must be answered before going on, with the way out in the same corner as everywhere."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import Button
from waterline.ui.shared.quick_exit_button import QuickExitButton
from waterline.ui.shared.text import title as title_text
from waterline.ui.theme import Theme


class Dialog(QDialog):
    """Base of every dialog: show it with `open()`. Esc closes it and nothing else.

    Put what it asks into `content`; add answers with `add_action`. The window title says nothing of the content.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        quick_exit: Callable[[], object],
        *,
        name: str = "dialog",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.setWindowTitle("Waterline")
        self.setAccessibleName(title)
        self.setModal(True)
        self.title = title_text(title, name=f"{name}_title")
        self.quick_exit_button = QuickExitButton(theme)
        self.quick_exit_button.clicked.connect(lambda: quick_exit())
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.answers = ActionRow(name=f"{name}_answers")
        self._lay_out()
        self.setMinimumWidth(theme.px(520))

    def add_action(
        self, text: str, on_click: Callable[[], object], *, look: str = "secondary", name: str = ""
    ) -> Button:
        """Add an answer at the end of the row of buttons and return it; close the dialog yourself."""
        button = Button(self._theme, text, look, name=name or f"{self.objectName()}_{look}")
        button.clicked.connect(lambda: on_click())
        self.answers.add_end(button)
        return button

    def open(self) -> None:
        """Show the dialog over its window, without blocking; the keyboard starts in its content."""
        super().open()
        focused = self.focusWidget()
        if focused is None or focused is self.quick_exit_button:
            self._focus_first()

    def _focus_first(self) -> None:
        for index in range(self.content.count()):
            item = self.content.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        first = self.answers.findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.quick_exit_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 32, 24)
        column.setSpacing(16)
        column.addLayout(top)
        column.addLayout(self.content, 1)
        column.addSpacing(4)
        column.addWidget(self.answers)
