# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feelings, triggers, fears and needs of one's own: added, called something else, put away and brought back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from waterline.app import terms
from waterline.app.session import Session
from waterline.domain.errors import WaterlineError
from waterline.domain.terms import FEAR, FEELING, KINK, NEED, SHIPPED, TRIGGER, Term
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.settings.named_list import NameForm
from waterline.ui.shared import words
from waterline.ui.shared.buttons import ghost_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import body, muted
from waterline.ui.theme import Theme

_TABLES = {FEELING: words.FEELINGS, TRIGGER: words.TRIGGERS, FEAR: words.FEARS, NEED: words.NEEDS_AT_LENGTH}


class WordsCard(Card):
    """One list at a time, none at first, as chips: choosing one offers what can be done with it."""

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("WordsCard", "Your words"), name="settings_words", parent=parent)
        self._session = session
        self._desk = desk
        self._role: str | None = None
        self._terms: dict[str, Term] = {}
        what = self.tr(
            "The words you choose from while writing can be yours. Add what is missing, call any of them what you "
            "call it, put away what never fits. Entries keep what you chose, under its new name."
        )
        options = [
            (FEELING, self.tr("Feelings")),
            (TRIGGER, self.tr("What set it off")),
            (FEAR, self.tr("Fears")),
            (NEED, self.tr("Needs")),
        ]
        asked = self.tr("Show one list")
        self.which = ChipGroup(theme, options, label=asked, several=False, name="words_which")
        asked_word = self.tr("Choose a word to change it")
        self.word = ChipGroup(theme, label=asked_word, several=False, name="words_word")
        self.note = muted("", name="words_note")
        self.form = NameForm(theme, "", self.tr("Keep this name"), "check", name="words_rename", leaves=True)
        self.archive = ghost_button(theme, self.tr("Put away"), name="words_archive", icon="x")
        self.add = NameForm(theme, "", self.tr("Add"), "plus", name="words_add", leaves=False)
        self._words = field(asked_word, self.word)
        self.form.buttons.add_start(self.archive)
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_words_what"))
        self.content.addWidget(field(asked, self.which))
        for part in (self._words, self.note, self.form, self.add):
            self.content.addWidget(part)
            part.hide()
        self.which.changed.connect(self._on_which)
        self.word.changed.connect(lambda _: self._show_chosen())
        self.form.kept.connect(self._on_rename)
        self.form.left.connect(self._leave_word)
        self.archive.clicked.connect(self._on_archive)
        self.add.kept.connect(self._on_add)

    def refresh(self) -> None:
        """Ask how the words stand, where a list is shown."""
        if self._role is not None:
            role = self._role
            self._desk.ask(self, partial(terms.terms, self._session, role), partial(self._show, role))

    def _show(self, role: str, found: tuple[Term, ...]) -> None:
        if role != self._role:
            return
        self._terms = {each.key: each for each in found}
        options = [(each.key, self._called(each)) for each in found]
        there = {chip.key: chip for chip in self.word.chips()}
        if list(there) == [key for key, _ in options]:
            for key, said in options:
                there[key].set_said(said)
        else:
            self.word.set_options(options, self.word.selected())
            in_this_order([*self.word.chips(), *controls_of(self.form), *controls_of(self.add)])
        self._show_chosen()

    def _called(self, term: Term) -> str:
        said = term.name or words.shipped_label(_TABLES[term.role], term.key)
        return self.tr("{word} (put away)").format(word=said) if term.archived else said

    def _said(self, role: str) -> dict[str, str]:
        shipped = (*SHIPPED[role], *KINK.get(role, ()))
        return {key: words.shipped_label(_TABLES[role], key) for key in shipped}

    # One word -------------------------------------------------------------------------------------
    def _chosen(self) -> Term | None:
        return self._terms.get(next(iter(self.word.selected()), ""))

    def _show_chosen(self) -> None:
        term = self._chosen()
        self.form.setVisible(term is not None)
        if term is None:
            self.note.hide()
            self.form.begin()
            return
        shipped = words.shipped_label(_TABLES[term.role], term.key)
        note = self.tr("A word of your own.") if term.is_own else ""
        if not term.is_own and term.name:
            note = self.tr("Waterline’s word: {word}. Leave the line empty to have it back.").format(word=shipped)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        said = term.name or shipped
        self.form.begin(said, self.tr("Another name for “{word}”").format(word=said))
        act = self.tr("Bring back") if term.archived else self.tr("Put away")
        self.archive.set_words(act, f"{act}: {said}")
        self.archive.set_icon("undo-2" if term.archived else "x")

    def _leave_word(self) -> None:
        chosen = self.word.selected()
        self.word.select(())
        self._show_chosen()
        for chip in self.word.chips():
            if chip.key in chosen:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    # Changing -------------------------------------------------------------------------------------
    def _on_which(self, chosen: list[str]) -> None:
        self._role = chosen[0] if chosen else None
        self.word.select(())
        self._show_chosen()
        self._words.setVisible(self._role is not None)
        self.add.setVisible(self._role is not None)
        asked = {
            FEELING: self.tr("Another feeling"),
            TRIGGER: self.tr("Something else that sets it off"),
            FEAR: self.tr("Another fear"),
            NEED: self.tr("Another need"),
        }
        if self._role is not None:
            self.add.begin(asked=asked[self._role])
        self.refresh()

    def _on_rename(self, name: str) -> None:
        term = self._chosen()
        if term is None:
            return

        def done(_: Term) -> None:
            self._leave_word()
            self._learn()

        rename = partial(terms.rename, self._session, term.role, term.key, name, self._said(term.role))
        self._desk.ask(self, rename, done, partial(self._refuse, self.form))

    def _on_archive(self) -> None:
        term = self._chosen()
        if term is None:
            return

        def done(now: Term) -> None:
            said = self.tr("{word} is put away.") if now.archived else self.tr("{word} is offered again.")
            announce(self.word, said.format(word=words.label(_TABLES[now.role], now.key)))
            self._learn()

        change = partial(terms.set_archived, self._session, term.role, term.key, archived=not term.archived)
        self._desk.ask(self, change, done, partial(self._refuse, self.form))

    def _on_add(self, name: str) -> None:
        if self._role is None:
            return

        def done(term: Term) -> None:
            self.add.begin()
            self.add.line.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.add, self.tr("{word} is there.").format(word=term.name))
            self._learn()

        add = partial(terms.add, self._session, self._role, name, self._said(self._role))
        self._desk.ask(self, add, done, partial(self._refuse, self.add))

    def _learn(self) -> None:
        learn_words(self, self._session, self._desk)
        self.refresh()

    def _refuse(self, form: NameForm, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        form.refuse(sentence(error))
