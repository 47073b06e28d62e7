# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card that chooses the language in which spelling is checked, or none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import spelling
from waterline.app.session import Session
from waterline.app.spelling import OFF, Choice
from waterline.ui.desk import Asking
from waterline.ui.shared.card import Card
from waterline.ui.shared.choices import RadioLines
from waterline.ui.shared.text import body, small
from waterline.ui.theme import Theme


class SpellingCard(Card):
    """A line for each dictionary that is on this computer. `changed` tells that another one was chosen."""

    changed = Signal()

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("SpellingCard", "Spelling"), name="settings_spelling", parent=parent
        )
        self._session = session
        self._desk = desk
        what = self.tr(
            "A quiet wave under words the dictionary does not know, as you write. It works on this computer alone. The "
            "names of people in the journal are never marked, and words you add stay inside the encrypted journal."
        )
        self._none = body(
            self.tr("There is no dictionary on this computer yet, so nothing is marked."), name="settings_spelling_none"
        )
        where = self.tr(
            "Other languages: a Hunspell dictionary installed on this computer is found, and so is one in the folder "
            "“{folder}” of the profile."
        ).format(folder=spelling.IN_PROFILE)
        self._languages: RadioLines | None = None
        self._shown: tuple[str, ...] = ()
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_spelling_what"))
        self.content.addWidget(self._none)
        self.content.addWidget(small(where, name="settings_spelling_where"))
        self._none.hide()

    def refresh(self) -> None:
        """Ask which dictionaries there are and what is chosen."""
        ask = partial(spelling.choice, self._session, QLocale.system().name())
        self._desk.ask(self, ask, self._show)

    def _show(self, choice: Choice) -> None:
        self._none.setVisible(not choice.languages)
        if choice.languages != self._shown:
            self._shown = choice.languages
            if self._languages is not None:
                self._languages.hide()
                self._languages.deleteLater()
            options = [(OFF, self.tr("Not checked"), ""), *((each, _name(each), "") for each in choice.languages)]
            self._languages = RadioLines(
                options, label=self.tr("Language the spelling is checked in"), name="settings_spelling_language"
            )
            self._languages.changed.connect(self._on_changed)
            self.content.insertWidget(self.content.indexOf(self._none) + 1, self._languages)
        if self._languages is not None:
            self._languages.select(choice.chosen)

    def _on_changed(self, language: str) -> None:
        self._desk.ask(self, partial(spelling.choose, self._session, language), lambda _: self.changed.emit())


def _name(language: str) -> str:
    locale = QLocale(language)
    if locale.language() == QLocale.Language.C:
        return language
    said = locale.nativeLanguageName()
    return f"{said} ({locale.nativeTerritoryName()})" if "_" in language else said
