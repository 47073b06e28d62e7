# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The people of the journal: added, called something else, put away and brought back; never deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from waterline.app import journal, people
from waterline.app.session import Session
from waterline.domain.entry import Person
from waterline.domain.errors import WaterlineError
from waterline.domain.names import same_name
from waterline.domain.vocabulary import MYSELF
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.settings.named_list import Named, NamedList, NameForm
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body
from waterline.ui.theme import Theme


class PeopleCard(Card):
    """Everybody but oneself, folded away: whoever looks over one's shoulder at Settings sees no names."""

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("PeopleCard", "People"), name="settings_people", parent=parent)
        self._session = session
        self._desk = desk
        what = self.tr(
            "Nicknames or initials of those who are part of your moments. A new name shows in old entries too. "
            "Somebody who is put away is not offered any more; what names them stays as it is."
        )
        self._fold = Disclosure(theme, self.tr("Show the names"), name="settings_people_names")
        self.list = NamedList(theme, name="people_list")
        self._nobody = body(self.tr("Nobody yet. Names you add while writing stand here."), name="people_nobody")
        self.add = NameForm(
            theme, self.tr("Nickname or initials of somebody else"), self.tr("Add"), "plus", name="people_add",
            leaves=False,
        )  # fmt: skip
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_people_what"))
        self.content.addWidget(self._fold)
        for part in (self._nobody, self.list, self.add):
            self._fold.content.addWidget(part)
        self.list.rename_wanted.connect(self._on_rename)
        self.list.archive_wanted.connect(self._on_archive)
        self.add.kept.connect(self._on_add)

    def refresh(self) -> None:
        """Ask who there is."""
        self._desk.ask(self, partial(journal.people, self._session), self._show)

    def _show(self, found: tuple[Person, ...]) -> None:
        others = [each for each in found if each.id != MYSELF]
        self._nobody.setVisible(not others)
        self.list.setVisible(bool(others))
        self.list.show_named([self._named(each, others) for each in others])

    def _named(self, person: Person, others: list[Person]) -> Named:
        twice = sum(same_name(person.nickname, each.nickname) for each in others) > 1
        note = self.tr("Somebody else has this name too. Another one would tell them apart.") if twice else ""
        return Named(person.id, person.nickname, note, person.archived)

    def _on_rename(self, person_id: str, nickname: str) -> None:
        def done(_: Person) -> None:
            self.list.leave_form()
            self.refresh()

        rename = partial(people.rename, self._session, person_id, nickname)
        self._desk.ask(self, rename, done, self._refusing(self.list.form))

    def _on_archive(self, person_id: str, archived: bool) -> None:
        def done(person: Person) -> None:
            said = self.tr("{name} is put away.") if archived else self.tr("{name} is offered again.")
            announce(self.list, said.format(name=person.nickname))
            self.refresh()

        change = partial(people.set_archived, self._session, person_id, archived=archived)
        self._desk.ask(self, change, done, self._refusing(self.add))

    def _on_add(self, nickname: str) -> None:
        def done(person: Person) -> None:
            self.add.begin()
            self.add.line.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.add, self.tr("{name} is there.").format(name=person.nickname))
            self.refresh()

        self._desk.ask(self, partial(people.add, self._session, nickname), done, self._refusing(self.add))

    def _refusing(self, form: NameForm) -> Callable[[Exception], None]:
        def refuse(error: Exception) -> None:
            if not isinstance(error, WaterlineError):
                raise error
            form.refuse(sentence(error))

        return refuse
