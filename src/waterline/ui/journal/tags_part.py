# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tags of an entry: one quiet line that says them, and unfolds to give others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.app import tags
from waterline.app.session import Session
from waterline.domain.entry import Entry, Tag
from waterline.domain.errors import WaterlineError
from waterline.ui import messages
from waterline.ui.desk import Asking
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.fields import LineBox
from waterline.ui.shared.said import in_order_chosen
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.theme import Theme

_OFFERED = 24
"""Tags offered beyond those the entry carries: those most entries carry."""


class TagsPart(QWidget):
    """Changes are kept at once; `changed` says so. `names` has what each tag is called."""

    changed = Signal()

    def __init__(self, theme: Theme, session: Session, desk: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entry_tags_part")
        self._theme = theme
        self._session = session
        self._desk = desk
        self._entry: Entry | None = None
        self._all: tuple[Tag, ...] = ()
        self._adding = ""
        self.fold = Disclosure(theme, self.tr("Add tags"), name="entry_tags_fold")
        self.chips = ChipGroup(theme, label=self.tr("Tags of this entry"), name="entry_tags")
        self.line = LineBox(self.tr("Another tag"), placeholder=self.tr("Another tag"), name="entry_tag_name")
        self.line.setMaxLength(40)
        self.add_button = secondary_button(theme, self.tr("Add"), name="entry_tag_add", icon="plus")
        self.add_button.set_words(self.tr("Add"), self.tr("Add this tag"))
        self.trouble = TroubleBox(theme, name="entry_tag_trouble")
        self._lay_out()
        self._limit_width()
        theme.changed.connect(self._limit_width)
        self.chips.changed.connect(self._on_chips)
        self.add_button.clicked.connect(self._on_add)
        self.line.editingFinished.connect(self._add)
        self.line.installEventFilter(self)

    @property
    def names(self) -> dict[str, str]:
        """What each tag is called."""
        return {tag.id: tag.name for tag in self._all}

    def load(self) -> None:
        """Ask which tags there are."""
        self._desk.ask(self, partial(tags.tags, self._session), self._on_tags)

    def show_entry(self, entry: Entry) -> None:
        """Show the tags of this entry; in the trash they can only be read."""
        if self._entry is None or entry.id != self._entry.id:
            self.fold.unfold(False)
            self.line.setText("")
            self.trouble.quiet()
        self._entry = entry
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add on Enter, and let Enter do nothing else there."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_add()
                return True
        return False

    # Inside ---------------------------------------------------------------------------------------
    def _on_tags(self, found: tuple[Tag, ...]) -> None:
        self._all = found
        self._show()

    def _show(self) -> None:
        if self._entry is None:
            return
        carried, names = self._entry.answers.tags, self.names
        said = ", ".join(names[tag] for tag in carried if tag in names)
        self.fold.retitle(self.tr("Tags: {tags}").format(tags=said) if said else self.tr("Add tags"))
        self.fold.setEnabled(self._entry.trashed_ms is None)
        others = sorted((tag for tag in self._all if tag.id not in carried), key=lambda tag: -tag.uses)[:_OFFERED]
        offered = {*carried, *(tag.id for tag in others)}
        options = [(tag.id, tag.name) for tag in self._all if tag.id in offered]
        if self.chips.offer(options, carried):
            in_this_order([self.fold.button, *self.chips.chips(), self.line, self.add_button])
        self.chips.setVisible(bool(options))

    def _on_chips(self, shown: list[str]) -> None:
        if self._entry is not None:
            chosen = in_order_chosen(self._entry.answers.tags, shown)
            self._desk.ask(self, partial(tags.give, self._session, self._entry.id, chosen), self._kept, self._refuse)

    def _on_add(self) -> None:
        self._add()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        """Add what was typed; also when the line is left, so that it is not lost."""
        name = self.line.words()
        if self._entry is not None and name.strip() and name != self._adding:
            self._adding = name
            add = partial(tags.add, self._session, self._entry.id, name)
            self._desk.ask(self, add, partial(self._on_added, name), self._refuse)

    def _on_added(self, name: str, entry: Entry) -> None:
        self._adding = ""
        if self.line.words() == name:
            self.line.setText("")
        self._kept(entry)
        self.load()

    def _kept(self, entry: Entry) -> None:
        self.trouble.quiet()
        if self._entry is not None and self._entry.id == entry.id:
            self._entry = entry
            self._show()
            self.changed.emit()

    def _refuse(self, error: Exception) -> None:
        self._adding = ""
        if not isinstance(error, WaterlineError):
            raise error
        self.trouble.say(messages.sentence(error))
        self._show()

    def _limit_width(self) -> None:
        self.line.setMaximumWidth(self._theme.px(260))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.fold.content.addWidget(self.chips)
        self.fold.content.addLayout(row)
        self.fold.content.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
