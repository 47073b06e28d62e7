# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own templates on the free page: begin with one; keep what stands there as one, rename or forget one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import templates
from waterline.app.session import Session
from waterline.domain.template import Template
from waterline.ui.desk import Asking
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.fields import LineBox, field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.said import shortened
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import muted, small
from waterline.ui.theme import Theme

_LONGEST, _WIDE = 60, 260
_SHORT = 32
"""Characters of a name that fit on a button at twice the text size; the whole of it is spoken."""


class TemplatePicker(QWidget):
    """The templates there are, each one click away above the paper; `chosen` carries the one to begin with."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("template_picker")
        self._theme = theme
        self._made: list[QWidget] = []
        self._row = FlowBox(gap=8, name="template_picker_row")
        self._row.add(small(self.tr("Begin with"), name="template_picker_line", wrap=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.addWidget(self._row)
        self.hide()

    def show_templates(self, found: tuple[Template, ...]) -> None:
        """Offer these; without any the row goes away."""
        for button in self._made:
            self._row.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._made = [self._button(number, template) for number, template in enumerate(found, 1)]
        for button in self._made:
            self._row.add(button)
        self.setVisible(bool(found))

    def _button(self, number: int, template: Template) -> QWidget:
        short = shortened(template.name, _SHORT)
        use = secondary_button(self._theme, short, name=f"template_{number}", icon="feather")
        use.set_words(short, self.tr("Begin with “{name}”").format(name=template.name))
        use.clicked.connect(lambda: self.chosen.emit(template))
        return use


class _Row(FlowBox):
    """One template to rename, by writing over its name, or to forget. A row stays while its name changes."""

    named = Signal(str)
    forgotten = Signal()

    def __init__(self, theme: Theme, template: Template, number: int) -> None:
        super().__init__(gap=8, name=f"template_{number}_row")
        self.template = template
        self._line = LineBox("", name=f"template_{number}_name")
        self._line.setMaxLength(_LONGEST)
        self._line.setMinimumWidth(theme.px(_WIDE))
        self._forget = ghost_button(theme, self.tr("Forget"), name=f"template_{number}_forget", icon="x")
        self.add(self._line)
        self.add(self._forget)
        self.show_template(template)
        self._line.editingFinished.connect(self._on_edited)
        self._forget.clicked.connect(self.forgotten)

    def show_template(self, template: Template) -> None:
        """Show what it is called now."""
        self.template = template
        self._line.set_words(template.name)
        self._line.setCursorPosition(0)  # a long name is known by how it begins
        self._line.setAccessibleName(self.tr("Name of the template “{name}”").format(name=template.name))
        self._forget.set_words(self.tr("Forget"), self.tr("Forget the template “{name}”").format(name=template.name))

    def _on_edited(self) -> None:
        if self._line.words() != self.template.name:
            self.named.emit(self._line.words())


class TemplatesPart(QWidget):
    """Keeps, renames and forgets them. `found` carries those there are, `keep_wanted` the name for the page."""

    found = Signal(tuple)
    keep_wanted = Signal(str)

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templates")
        self._session = session
        self._desk = desk
        self._theme = theme
        self.fold = Disclosure(theme, self.tr("My templates"), name="templates_fold")
        self.message = MessageBar(theme, name="templates_message")
        self._none = muted(
            self.tr("None yet. A page you like to begin with can be kept as one."), name="templates_none"
        )
        self._rows = QVBoxLayout()
        self._made: list[_Row] = []
        self.name = LineBox(self.tr("Name of the template"), name="template_name")
        self.name.setMaxLength(_LONGEST)
        self.keep = secondary_button(theme, self.tr("Keep this page as a template"), name="template_keep", icon="plus")
        self._arrange()
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(self.name.words()))

    def load(self) -> None:
        """Ask for the templates there are."""
        self._desk.ask(self, partial(templates.templates, self._session), self._show)

    def keep_page(self, name: str, words: str) -> None:
        """Keep what stands on the page as a template; an empty page is none."""
        if not words.strip():
            self.message.show_message(
                self.tr("The page is empty. Write first what you like to begin with."), kind="tip"
            )
            return

        def kept(template: Template) -> None:
            self.name.set_words("")
            said = self.tr("Kept as “{name}”.").format(name=template.name)
            self.message.show_message(said, kind="try", seconds=8)
            self.load()

        self._desk.ask(self, partial(templates.keep, self._session, name, words), kept)

    def _show(self, found: tuple[Template, ...]) -> None:
        for row in self._made:
            row.hide()
            row.deleteLater()
        self._made = [self._row(number, template) for number, template in enumerate(found, 1)]
        for row in self._made:
            self._rows.addWidget(row)
        self._none.setVisible(not found)
        self.found.emit(found)
        in_this_order([self.fold.button, *(each for row in self._made for each in controls_of(row))])

    def _row(self, number: int, template: Template) -> _Row:
        row = _Row(self._theme, template, number)
        row.named.connect(lambda name: self._on_named(row, name))
        row.forgotten.connect(lambda: self._on_forget(row.template))
        return row

    def _on_named(self, row: _Row, name: str) -> None:
        def renamed(template: Template) -> None:
            row.show_template(template)
            self.found.emit(tuple(each.template for each in self._made))

        self._desk.ask(self, partial(templates.rename, self._session, row.template, name), renamed)

    def _on_forget(self, template: Template) -> None:
        def back() -> None:
            self.message.dismiss()
            self._desk.ask(self, partial(templates.put_back, self._session, template), lambda _: self.load())

        def gone(_: object) -> None:
            self.load()
            said = self.tr("“{name}” is forgotten. Pages that began with it stay.").format(name=template.name)
            self.message.show_message(said, action=(self.tr("Undo"), back))

        self._desk.ask(self, partial(templates.remove, self._session, template), gone)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.fold)
        self._rows.setSpacing(6)
        self.fold.content.addWidget(self._none)
        self.fold.content.addLayout(self._rows)
        same = self.tr("Under a name that is there already it takes the place of the one before.")
        self.fold.content.addWidget(field(self.tr("Name of the template"), self.name, hint=same))
        self.fold.content.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeading)
