# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tags of the journal, called something else on every entry at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from waterline.app import tags
from waterline.app.session import Session
from waterline.domain.entry import Tag
from waterline.domain.errors import WaterlineError
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.settings.named_list import Named, NamedList
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.text import body
from waterline.ui.theme import Theme


class TagsCard(Card):
    """Folded away, as the names of people are."""

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("TagsCard", "Tags"), name="settings_tags", parent=parent)
        self._session = session
        self._desk = desk
        what = self.tr("Tags are given on the page of an entry. A new name shows on every entry that carries the tag.")
        self._fold = Disclosure(theme, self.tr("Show the tags"), name="settings_tags_names")
        self._none = body(self.tr("No tag yet."), name="tags_none")
        self.list = NamedList(theme, name="tags_list", archives=False)
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_tags_what"))
        self.content.addWidget(self._fold)
        self._fold.content.addWidget(self._none)
        self._fold.content.addWidget(self.list)
        self.list.rename_wanted.connect(self._on_rename)

    def refresh(self) -> None:
        """Ask which tags there are."""
        self._desk.ask(self, partial(tags.tags, self._session), self._show)

    def _show(self, found: tuple[Tag, ...]) -> None:
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.show_named([Named(tag.id, tag.name, self._uses(tag.uses)) for tag in found])

    def _uses(self, number: int) -> str:
        if not number:
            return self.tr("On no entry now")
        return self.tr("On one entry") if number == 1 else self.tr("On {number} entries").format(number=number)

    def _on_rename(self, tag_id: str, name: str) -> None:
        def done(_: Tag) -> None:
            self.list.leave_form()
            self.refresh()

        self._desk.ask(self, partial(tags.rename, self._session, tag_id, name), done, self._refuse)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        self.list.form.refuse(sentence(error))
