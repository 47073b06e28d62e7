# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one types what to find in the journal, and narrows what is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.app.clock import Clock
from waterline.domain import vocabulary as keys
from waterline.domain.entry import DIG, Person, Tag
from waterline.domain.looking import Looking
from waterline.domain.terms import Offered
from waterline.ui.journal.days_chosen import Days, DaysChosen
from waterline.ui.shared import words
from waterline.ui.shared.buttons import ghost_button
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.fields import LineBox, field
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import small
from waterline.ui.shared.time_words import days_words
from waterline.ui.theme import Theme

PAUSE_MS = 120
"""How long nobody types before the journal is asked."""

OWN_DAYS = "own"
_LATELY = {"week": 7, "month": 30, "year": 365}


class LookingBar(QWidget):
    """A field and, folded away, chips. `changed` carries the Looking; `list_wanted` that the keyboard goes on down."""

    changed = Signal(object)
    list_wanted = Signal()

    def __init__(self, theme: Theme, clock: Clock, *, name: str = "looking", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._clock = clock
        self._told = Looking()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.field = LineBox(
            self.tr("Find in the journal"), placeholder=self.tr("Find in the journal"), name=f"{name}_field"
        )
        self.clear = ghost_button(theme, self.tr("Clear all"), name=f"{name}_clear", icon="x")
        self.narrow = Disclosure(theme, self.tr("Show only some entries"), name=f"{name}_narrow")
        self._said = small("", name=f"{name}_said")
        self._parts: dict[str, QWidget] = {}
        self._only = small("", name=f"{name}_only")
        self.days = DaysChosen(theme, clock().local.date(), name=f"{name}_days")
        self._groups = self._make_groups(theme, name)
        self._parts["tag"].hide()
        self._arrange()
        self.field.textEdited.connect(lambda _: self._pause.start())
        self.days.changed.connect(self._tell)
        self.clear.clicked.connect(self.clear_all)
        self.clear.hide()
        for each in (self._said, self._only, self.days):
            each.hide()

    def looking(self) -> Looking:
        """Return what was last asked of the journal."""
        return self._told

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offer everybody there is, the archived ones last, and keep whoever was chosen."""
        group = self._groups["person"]
        ordered = sorted(people, key=lambda each: each.archived)
        group.offer([(each.id, words.nickname(each)) for each in ordered], group.selected())

    def show_tags(self, tags: tuple[Tag, ...]) -> None:
        """Offer the tags entries carry, and keep the one that was chosen."""
        group = self._groups["tag"]
        chosen = group.selected()
        group.offer([(tag.id, tag.name) for tag in tags if tag.uses or tag.id in chosen], chosen)
        self._parts["tag"].setVisible(bool(group.chips()))

    def offer(self, offered: Offered) -> None:
        """Offer every word there is, those put away last, and keep what was chosen."""
        for key, name, table in (
            ("fear", "fears", words.FEARS),
            ("need", "needs", words.NEEDS),
            ("trigger", "triggers", words.TRIGGERS),
        ):
            group = self._groups[key]
            group.offer(words.choices(table, offered.findable(name)), group.selected())

    def show_kinds(self, kinds: tuple[str, ...]) -> None:
        """Offer these kinds of entries, and keep whichever was chosen."""
        group = self._groups["kind"]
        group.set_options(words.choices(words.KINDS, kinds), group.selected())

    def show_days(self, days: Days) -> None:
        """Look for the entries of these days, whatever else is looked for."""
        self.days.show_days(days)
        self._groups["lately"].select([OWN_DAYS])
        self._tell()

    def days_looked_for(self) -> Days | None:
        """Return the first and last day that entries are shown of, or None where days were not chosen."""
        return self.days.days() if self._groups["lately"].selected() == [OWN_DAYS] else None

    def show_found(self, found: int, *, more: bool) -> None:
        """Say how many entries were found, for eye and ear; nothing where the whole journal is shown."""
        said = ""
        if self._told.asks_anything and found:
            said = self.tr("One entry found.") if found == 1 else self.tr("{number} entries found.")
            said = self.tr("More than {number} entries found, the newest first.") if more else said
        said = said.format(number=found)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        if self._told.asks_anything:
            announce(self.field, said or self.tr("No entry found."))

    def begin(self) -> None:
        """Be ready for typing, what stands there chosen as a whole."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear_all(self) -> None:
        """Show the whole journal again, and forget what was typed."""
        self.field.setText("")  # forgets its undo too, which clear() does not
        for group in self._groups.values():
            group.select(())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, Enter asks at once, Down goes into what was found."""
        if event.key() == Qt.Key.Key_Escape and (self.field.words() or self._told.asks_anything):
            self.clear_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._tell()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    # Inside ---------------------------------------------------------------------------------------
    def _tell(self) -> None:
        self._pause.stop()
        chosen = {name: next(iter(group.selected()), None) for name, group in self._groups.items()}
        lately = chosen.pop("lately")
        looking = replace(Looking(self.field.words()), **chosen)
        self.days.setVisible(lately == OWN_DAYS)
        if lately == OWN_DAYS:
            first, last = self.days.days()
            looking = replace(looking, from_day=first, before_day=last + timedelta(days=1))
        elif lately:
            looking = replace(looking, from_ms=self._clock().plus_days(-_LATELY[lately]).utc_ms)
        self._say_only()
        self.clear.setVisible(bool(self.field.words()) or looking.asks_anything)
        if looking != self._told:
            self._told = looking
            self.changed.emit(looking)

    def _say_only(self) -> None:
        """Say what narrows the journal, also while the choices are folded away."""
        said: list[str] = []
        for key, group in self._groups.items():
            if key == "lately" and (days := self.days_looked_for()) is not None:
                said.append(days_words(*days))
            else:
                said += [chip.words() for chip in group.chips() if chip.key in group.selected()]
        self._only.setText(self.tr("Only: {choices}").format(choices=" · ".join(said)))
        self._only.setVisible(bool(said))

    def _make_groups(self, theme: Theme, name: str) -> dict[str, ChipGroup]:
        lately = [
            ("week", self.tr("The last 7 days")),
            ("month", self.tr("The last 30 days")),
            ("year", self.tr("The last 365 days")),
            (OWN_DAYS, self.tr("Days I choose")),
        ]
        offered = {
            "lately": (self.tr("When"), lately),
            "kind": (self.tr("Kind of entry"), words.choices(words.KINDS, (DIG,))),
            "fear": (self.tr("Fear"), words.choices(words.FEARS, keys.FEARS)),
            "need": (self.tr("Need"), words.choices(words.NEEDS, keys.NEEDS)),
            "triage": (self.tr("Where it belongs"), words.choices(words.TRIAGE, keys.TRIAGE)),
            "trigger": (self.tr("What set it off"), words.choices(words.TRIGGERS, keys.TRIGGERS)),
            "person": (self.tr("Who was part of it"), []),
            "tag": (self.tr("Tag"), []),
        }
        groups: dict[str, ChipGroup] = {}
        for key, (said, options) in offered.items():
            group = ChipGroup(theme, options, label=said, several=False, name=f"{name}_{key}")
            group.changed.connect(lambda _: self._tell())
            part = field(said, group, name=f"{name}_{key}_part")
            self.narrow.content.addWidget(part)
            if key == "lately":
                self.narrow.content.addWidget(self.days)
            groups[key] = group
            self._parts[key] = part
        return groups

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.narrow)
        column.addWidget(self._only)
        column.addWidget(self._said)
