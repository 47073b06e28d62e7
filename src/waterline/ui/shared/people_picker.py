# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing who was part of a moment, and adding somebody by nickname."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Person
from waterline.domain.errors import WaterlineError
from waterline.ui.desk import Asking
from waterline.ui.shared import words
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import LineBox
from waterline.ui.shared.said import in_order_chosen
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.tab_order import in_this_order, stop_before
from waterline.ui.theme import Theme


class PeoplePicker(QWidget):
    """Chips for everybody in the journal and a small field to add one more.

    `changed` carries a tuple of ids, `typed` the name that stands in the field: whoever keeps the answers keeps that
    too, until the name has become a chip.
    """

    changed = Signal(object)
    typed = Signal(str)
    added = Signal()
    rearranged = Signal()

    def __init__(
        self, theme: Theme, session: Session, desk: Asking, asked: str = "", parent: QWidget | None = None
    ) -> None:
        """`asked` is what screen readers hear the chips are about."""
        super().__init__(parent)
        self.setObjectName("people_picker")
        self._session = session
        self._desk = desk
        self._chosen: tuple[str, ...] = ()
        self._people: tuple[Person, ...] = ()
        self._dig = 0
        self._adding = ""
        self.chips = ChipGroup(theme, label=asked or self.tr("Who was part of it?"), name="people")
        self.nickname = LineBox(
            self.tr("Nickname or initials of somebody else"),
            placeholder=self.tr("Nickname or initials"),
            name="nickname",
        )
        self.nickname.setMaxLength(40)
        self.add_button = secondary_button(theme, self.tr("Add"), name="add_person", icon="plus")
        self.add_button.set_words(self.tr("Add"), self.tr("Add this person"))
        self._theme = theme
        self._lay_out()
        self._limit_width()
        theme.changed.connect(self._limit_width)
        self.chips.changed.connect(self._on_chips)
        self.add_button.clicked.connect(self._on_add)
        self.nickname.textEdited.connect(self.typed)
        self.nickname.editingFinished.connect(self._add)
        self.nickname.installEventFilter(self)

    def load(self) -> None:
        """Ask for everybody in the journal."""
        self._desk.ask(self, partial(journal.people, self._session), self._on_people)

    def begin_anew(self) -> None:
        """Turn to another dig: whoever is still being added is not chosen in it."""
        self._dig += 1
        self.nickname.set_words("")

    def choose(self, chosen: tuple[str, ...], nickname: str = "") -> None:
        """Show these people as chosen and this name in the field, saying nothing by `changed` or `typed`."""
        self._chosen = chosen
        self.nickname.set_words(nickname)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add on Enter, and let Enter do nothing else there."""
        if watched is self.nickname and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_add()
                return True
        return False

    def _on_people(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self._show(anew=True)

    def _show(self, *, anew: bool = False) -> None:
        """Offer everybody who is not archived, and whoever was chosen all the same."""
        offered = [each for each in self._people if not each.archived or each.id in self._chosen]
        shown = {chip.key for chip in self.chips.chips()}
        if not anew and shown == {each.id for each in offered}:
            self.chips.select(self._chosen)
            return
        before = stop_before(self.nickname, self)
        self.chips.set_options([(each.id, words.nickname(each)) for each in offered], self._chosen)
        in_this_order([*([before] if before else []), *self.chips.chips(), self.nickname, self.add_button])
        self.rearranged.emit()

    def _on_chips(self, shown: list[str]) -> None:
        self._chosen = in_order_chosen(self._chosen, shown)
        self.changed.emit(self._chosen)

    def _on_add(self) -> None:
        self._add()
        self.nickname.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        """Add whoever was typed; also when the field is left, so that no name is lost on the way to the next step."""
        nickname, dig = self.nickname.words(), self._dig
        if nickname.strip() and nickname != self._adding:
            self._adding = nickname
            add = partial(journal.add_person, self._session, nickname)
            self._desk.ask(self, add, lambda person: self._on_added(person, nickname, dig), self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        """Leave the name in the field, where the draft has it; it is added once the vault takes it."""
        self._adding = ""
        if not isinstance(error, WaterlineError):
            raise error

    def _on_added(self, person: Person, nickname: str, dig: int) -> None:
        self._adding = ""
        if dig != self._dig:
            self.load()
            return
        self._people = (*(each for each in self._people if each.id != person.id), person)
        known = {chip.key: chip for chip in self.chips.chips()}
        if person.id in known:
            known[person.id].setChecked(True)
        else:
            self.chips.add_option(person.id, words.nickname(person), chosen=True)
        if self.nickname.words() == nickname:  # only now: until here the draft had the name, from here the person
            self.nickname.set_words("")
            self.typed.emit("")
        self.added.emit()
        announce(self, self.tr("{nickname} is chosen.").format(nickname=words.nickname(person)))

    def _limit_width(self) -> None:
        self.nickname.setMaximumWidth(self._theme.px(260))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.nickname, 1)
        row.addWidget(self.add_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.chips)
        column.addLayout(row)
