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
from waterline.ui.settings.named_list import Named, NamedList, NameForm
from waterline.ui.shared import words
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body
from waterline.ui.theme import Theme

_TABLES = {FEELING: words.FEELINGS, TRIGGER: words.TRIGGERS, FEAR: words.FEARS, NEED: words.NEEDS_AT_LENGTH}


class WordsCard(Card):
    """One list at a time, none at first: the lists are long."""

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("WordsCard", "Your words"), name="settings_words", parent=parent)
        self._session = session
        self._desk = desk
        self._role: str | None = None
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
        self.list = NamedList(theme, name="words_list")
        self.add = NameForm(theme, "", self.tr("Add"), "plus", name="words_add", leaves=False)
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_words_what"))
        self.content.addWidget(field(asked, self.which))
        self.content.addWidget(self.list)
        self.content.addWidget(self.add)
        self.list.hide()
        self.add.hide()
        self.which.changed.connect(self._on_which)
        self.list.rename_wanted.connect(self._on_rename)
        self.list.archive_wanted.connect(self._on_archive)
        self.add.kept.connect(self._on_add)

    def refresh(self) -> None:
        """Ask how the words stand, where a list is shown."""
        if self._role is not None:
            role = self._role
            self._desk.ask(self, partial(terms.terms, self._session, role), partial(self._show, role))

    def _show(self, role: str, found: tuple[Term, ...]) -> None:
        if role == self._role:
            self.list.show_named([self._named(each) for each in found])

    def _named(self, term: Term) -> Named:
        shipped = words.shipped_label(_TABLES[term.role], term.key)
        note = ""
        if term.is_own:
            note = self.tr("Yours")
        elif term.name:
            note = self.tr("Waterline’s word: {word}").format(word=shipped)
        return Named(term.key, term.name or shipped, note, term.archived)

    def _said(self, role: str) -> dict[str, str]:
        shipped = (*SHIPPED[role], *KINK.get(role, ()))
        return {key: words.shipped_label(_TABLES[role], key) for key in shipped}

    # Changing -------------------------------------------------------------------------------------
    def _on_which(self, chosen: list[str]) -> None:
        self._role = chosen[0] if chosen else None
        self.list.leave_form()
        self.list.setVisible(self._role is not None)
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

    def _on_rename(self, key: str, name: str) -> None:
        if self._role is None:
            return

        def done(_: Term) -> None:
            self.list.leave_form()
            self._learn()

        rename = partial(terms.rename, self._session, self._role, key, name, self._said(self._role))
        self._desk.ask(self, rename, done, partial(self._refuse, self.list.form))

    def _on_archive(self, key: str, archived: bool) -> None:
        if self._role is None:
            return

        def done(term: Term) -> None:
            said = self.tr("{word} is put away.") if archived else self.tr("{word} is offered again.")
            announce(self.list, said.format(word=words.label(_TABLES[term.role], term.key)))
            self._learn()

        change = partial(terms.set_archived, self._session, self._role, key, archived=archived)
        self._desk.ask(self, change, done, partial(self._refuse, self.add))

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
