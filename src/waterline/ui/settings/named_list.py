# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of names a person gave, each renamed or put away where it stands, and the small form that takes a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.card import hairline
from waterline.ui.shared.fields import LineBox, field, name_control
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import body, muted
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.theme import Theme

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Named:
    """One line: its stable key, its name, a quiet note, and whether it is put away."""

    key: str
    name: str
    note: str = ""
    archived: bool = False


class NameForm(QWidget):
    """A line and its button. `kept` carries what was typed, `left` says that nothing shall change.

    What cannot be done is said right here, and the name stays for another try.
    """

    kept = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, asked: str, keep: str, icon: str, *, name: str, leaves: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_form")
        self.line = LineBox("", name=f"{name}_name")
        self.line.setMaxLength(LONGEST_NAME)
        self.keep = secondary_button(theme, keep, name=f"{name}_keep", icon=icon)
        self.trouble = TroubleBox(theme, name=f"{name}_trouble")
        self.buttons = ActionRow(name=f"{name}_form_actions")
        self.buttons.add_start(self.keep)
        if leaves:
            leave = ghost_button(theme, self.tr("Not now"), name=f"{name}_leave")
            self.buttons.add_start(leave)
            leave.clicked.connect(self.left)
        self._leaves = leaves
        self.field = field(asked, self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.trouble)
        column.addWidget(self.buttons)
        self.keep.clicked.connect(self._on_keep)
        self.line.returnPressed.connect(self._on_keep)

    def begin(self, name: str = "", asked: str = "") -> None:
        """Be ready for typing over `name`, under the label `asked` where one is given."""
        if asked:
            self.field.label.setText(asked)
            name_control(self.field.label, self.line)
        self.trouble.quiet()
        self.line.setText(name)  # forgets its undo too
        self.line.selectAll()

    def refuse(self, words: str) -> None:
        """Say why it was not done."""
        self.trouble.say(words)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, where there is something to leave."""
        if self._leaves and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        self.kept.emit(self.line.words())


class NamedList(QWidget):
    """The names in the order given. `rename_wanted` carries key and name, `archive_wanted` key and whether."""

    rename_wanted = Signal(str, str)
    archive_wanted = Signal(str, bool)

    def __init__(self, theme: Theme, *, name: str, archives: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._archives = archives
        self._rows: list[_Row] = []
        self._lines: list[QWidget] = []
        self._editing: str | None = None
        self.form = NameForm(
            theme, self.tr("Another name"), self.tr("Keep this name"), "check", name=f"{name}_rename", leaves=True
        )
        self.form.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.form)
        self.form.kept.connect(self._on_kept)
        self.form.left.connect(self.leave_form)

    def show_named(self, named: Sequence[Named]) -> None:
        """Show exactly these; lines that stay keep their place, so that the keyboard stays where it is."""
        if [row.key for row in self._rows] != [each.key for each in named]:
            self._build(named)
        for row, each in zip(self._rows, named, strict=True):
            row.show_named(each)

    def leave_form(self) -> None:
        """Close the form; the keyboard goes back to the line it was for."""
        if self._editing is None:
            return
        key, self._editing = self._editing, None
        had_focus = self.form.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.form.begin()
        self.form.hide()
        for row in self._rows:
            row.shown.show()
            if row.key == key and had_focus:
                row.rename.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.insertWidget(0, self.form)

    # Inside ---------------------------------------------------------------------------------------
    def _build(self, named: Sequence[Named]) -> None:
        self.leave_form()
        for widget in (*self._rows, *self._lines):
            widget.hide()
            widget.deleteLater()
        self._rows, self._lines = [], []
        for number, each in enumerate(named, 1):
            if number > 1:
                self._lines.append(hairline(self))
                self._column.addWidget(self._lines[-1])
            row = _Row(self._theme, each.key, f"{self.objectName()}_{number}", archives=self._archives)
            row.rename.clicked.connect(lambda _=False, row=row: self._edit(row))
            row.archive.clicked.connect(lambda _=False, row=row: self.archive_wanted.emit(row.key, not row.archived))
            self._rows.append(row)
            self._column.addWidget(row)
        in_this_order([control for row in self._rows for control in controls_of(row)])

    def _edit(self, row: _Row) -> None:
        self.leave_form()
        self._editing = row.key
        self.form.begin(row.words, self.tr("Another name for “{name}”").format(name=row.words))
        row.column.addWidget(self.form)
        self.form.show()
        row.shown.hide()
        in_this_order([control for each in self._rows for control in controls_of(each)])
        self.form.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kept(self, name: str) -> None:
        if self._editing is not None:
            self.rename_wanted.emit(self._editing, name)


class _Row(QWidget):
    """One name with its buttons beside it, under it at large text."""

    def __init__(self, theme: Theme, key: str, name: str, *, archives: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.key = key
        self.words = ""
        self.archived = False
        self._theme = theme
        self._name = body("", name=f"{name}_words")
        self._note = muted("", name=f"{name}_note")
        self.rename = ghost_button(theme, self.tr("Rename"), name=f"{name}_rename", icon="pencil")
        self.archive = ghost_button(theme, self.tr("Put away"), name=f"{name}_archive", icon="x")
        self.archive.setVisible(archives)
        actions = ActionRow(name=f"{name}_actions")
        actions.add_start(self.rename)
        if archives:
            actions.add_start(self.archive)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self._name)
        said.addWidget(self._note)
        said.addStretch(1)
        self.shown = QWidget(self)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.shown)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(4)
        self._across.addLayout(said, 1)
        self._across.addWidget(actions)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.shown)
        if not archives:
            self.archive.setParent(self.shown)
        theme.changed.connect(self._stand)
        self._stand()

    def show_named(self, named: Named) -> None:
        """Show how it stands now."""
        self.words, self.archived = named.name, named.archived
        notes = [self.tr("Put away: not offered any more")] if named.archived else []
        notes += [named.note] if named.note else []
        self._name.setText(named.name)
        self._note.setText(" · ".join(notes))
        self._note.setVisible(bool(notes))
        rename, away, back = self.tr("Rename"), self.tr("Put away"), self.tr("Bring back")
        self.rename.set_words(rename, f"{rename}: {named.name}")
        self.archive.set_words(back if named.archived else away, f"{back if named.archived else away}: {named.name}")
        self.archive.set_icon("undo-2" if named.archived else "x")

    def _stand(self) -> None:
        large = self._theme.is_large
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
