# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of one short flow as controls below each other, answers going in and out by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Answers
from waterline.domain.sheets import FADED, NOT_LANDED
from waterline.domain.terms import SHIPPED_ONLY, Offered
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.prompts import Asks, Prompt, Sheet
from waterline.ui.shared import words
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.people_picker import PeoplePicker
from waterline.ui.shared.said import in_order_chosen, typed, with_chosen
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.theme import Theme

_BETWEEN = 24


class Questions(QWidget):
    """Every prompt of a sheet. `said` carries the changed field of the answers by name, at each keystroke and click."""

    said = Signal(object)
    agreements_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        session: Session,
        desk: Asking,
        sheet: Sheet,
        *,
        editing: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_questions")
        self._theme = theme
        self._session = session
        self._desk = desk
        self._filling = False
        self._offered = SHIPPED_ONLY
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._felt: dict[str, ChipGroup] = {}
        self._controls: dict[str, QWidget] = {}
        self._fill: dict[str, Callable[[Answers], None]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 22, 0, 0)
        self._column.setSpacing(_BETWEEN)
        self.ledger = Callout(
            theme,
            "note",
            self.tr("Before you look inward"),
            self.tr(
                "Several kind words have not held lately. Look first at what the two of you agreed, and whether it was "
                "kept: words wear thin where a promise did not hold. That would be a fact between you."
            ),
            name="ledger_first",
        )
        self.ledger.add_button(
            self.tr("Look at the agreements"), self.agreements_requested.emit, name="open_agreements"
        )
        for prompt in sheet.prompts:
            if editing or not prompt.later:
                self._add(prompt)
        self._column.addWidget(self.ledger)
        self.ledger.hide()

    def load(self) -> None:
        """Ask for the words and people there are."""
        learn_words(self, self._session, self._desk, self._on_offered)
        picker = self._controls.get("people")
        if isinstance(picker, PeoplePicker):
            picker.load()

    def show_answers(self, answers: Answers) -> None:
        """Fill every control, saying nothing by `said`."""
        self._filling = True
        try:
            for fill in self._fill.values():
                fill(answers)
        finally:
            self._filling = False

    def first_control(self) -> QWidget:
        """Return where the focus lands: the first control. Of people it is the line, for the chips come anew."""
        first = next(iter(self._controls.values()))
        if isinstance(first, PeoplePicker):
            return first.nickname
        return next(iter(controls_of(first)), first)

    # Inside ---------------------------------------------------------------------------------------
    def _add(self, prompt: Prompt) -> None:
        make = {Asks.WORDS: self._words, Asks.ONE: self._one, Asks.FEELINGS: self._feelings, Asks.PEOPLE: self._people}
        control = make[prompt.asks](prompt)
        self._controls[prompt.field] = control
        self._column.addWidget(field(prompt.words, control, hint=prompt.help))

    def _words(self, prompt: Prompt) -> QWidget:
        box = TextBox(
            self._theme, prompt.words, lines=prompt.lines, most_lines=max(prompt.lines, 16), name=prompt.field
        )
        box.textChanged.connect(lambda: self._say(prompt.field, typed(box.words())))
        self._fill[prompt.field] = lambda answers: box.set_words(getattr(answers, prompt.field))
        return box

    def _one(self, prompt: Prompt) -> QWidget:
        table = prompt.options or {}
        options = [(key, words.label(table, key)) for key in table]
        group = ChipGroup(self._theme, options, label=prompt.words, several=False, name=prompt.field)
        group.changed.connect(lambda chosen: self._on_one(prompt.field, chosen[0] if chosen else None))
        self._fill[prompt.field] = lambda answers: group.select([getattr(answers, prompt.field) or ""])
        return group

    def _feelings(self, prompt: Prompt) -> QWidget:
        options = words.choices(words.FEELINGS, self._offered.keys["feelings"])
        group = ChipGroup(self._theme, options, label=prompt.words, name=prompt.field)
        group.changed.connect(partial(self._on_several, prompt.field))

        def fill(answers: Answers) -> None:
            self._chosen[prompt.field] = getattr(answers, prompt.field)
            self._show_feelings(prompt.field, group)

        self._felt[prompt.field] = group
        self._fill[prompt.field] = fill
        return group

    def _on_offered(self, offered: Offered) -> None:
        self._offered = offered
        for name, group in self._felt.items():
            self._show_feelings(name, group)

    def _show_feelings(self, name: str, group: ChipGroup) -> None:
        chosen = self._chosen.get(name, ())
        if group.offer(words.choices(words.FEELINGS, with_chosen(self._offered.keys["feelings"], chosen)), chosen):
            self._order_for_tab()

    def _people(self, prompt: Prompt) -> QWidget:
        picker = PeoplePicker(self._theme, self._session, self._desk)
        picker.changed.connect(lambda chosen: self._say(prompt.field, chosen))
        picker.typed.connect(lambda nickname: self._say("nickname", nickname))
        picker.rearranged.connect(self._order_for_tab)
        self._fill[prompt.field] = lambda answers: picker.choose(answers.people, answers.nickname)
        return picker

    def _on_several(self, name: str, shown: list[str]) -> None:
        self._chosen[name] = in_order_chosen(self._chosen.get(name, ()), shown)
        self._say(name, self._chosen[name])

    def _on_one(self, name: str, chosen: str | None) -> None:
        self._say(name, chosen)
        if name == "landed":
            self._look_at_the_ledger(chosen)

    def _look_at_the_ledger(self, landed: str | None) -> None:
        if landed not in (FADED, NOT_LANDED):
            self.ledger.hide()
            return
        ask = partial(journal.ledger_first, self._session, landed)
        self._desk.ask(self, ask, self.ledger.setVisible)

    def _say(self, name: str, value: object) -> None:
        if not self._filling:
            self.said.emit({name: value})

    def _order_for_tab(self) -> None:
        in_this_order([each for control in self._controls.values() for each in (controls_of(control) or [control])])
