# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spell-check for every field of the open journal: joins them, when they are first typed in, to the one dictionary."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from waterline.app import spelling
from waterline.app.session import Session
from waterline.app.spelling import Speller
from waterline.ui.desk import Asking
from waterline.ui.shared.fields import TextBox
from waterline.ui.shared.spelling_marks import SpellingMarks, word_at
from waterline.ui.theme import Theme


class SpellCheck(QObject):
    """Loads the chosen dictionary on the desk, and marks what is typed from then on."""

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._theme = theme
        self._speller: Speller | None = None
        self._loaded = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def load(self) -> None:
        """Ask for the dictionary again: another language was chosen."""
        self._loaded = True
        load = partial(spelling.speller, self._session, QLocale.system().name())
        self._desk.ask(self, load, self._on_loaded)

    def _on_loaded(self, speller: Speller | None) -> None:
        self._speller = speller
        self._join(QApplication.focusWidget())

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, TextBox) or now.isReadOnly():
            return
        if not self._loaded:
            self.load()
            return
        self._join(now)
        self._refresh()

    def _join(self, box: QWidget | None) -> None:
        if not isinstance(box, TextBox) or box.isReadOnly():
            return
        marks = box.findChild(SpellingMarks)
        if self._speller is None:
            if marks is not None:
                marks.setDocument(None)
                marks.deleteLater()
        elif marks is None:
            SpellingMarks(box, self._theme, self._speller)
            box.menu_opening.connect(self._offer)
        elif marks.speller is not self._speller:
            marks.use(self._speller)

    # In a field's menu ----------------------------------------------------------------------------
    def _offer(self, menu: QMenu, cursor: QTextCursor) -> None:
        found = word_at(cursor)
        if self._speller is None or found is None:
            return
        word, chosen = found
        first = menu.actions()[0] if menu.actions() else None
        if self._speller.is_own(word):
            out = QAction(self.tr("Take “{word}” out of my words").format(word=word), menu)
            out.triggered.connect(lambda: self._change(partial(spelling.take_out_word, self._session, word)))
            menu.insertAction(first, out)  # type: ignore[arg-type]
        elif not self._speller.knows(word):
            for meant in self._speller.suggest(word):
                action = QAction(meant, menu)
                action.triggered.connect(partial(chosen.insertText, meant))
                menu.insertAction(first, action)  # type: ignore[arg-type]
            add = QAction(self.tr("Add “{word}” to my words").format(word=word), menu)
            add.triggered.connect(lambda: self._change(partial(spelling.add_word, self._session, word)))
            menu.insertAction(first, add)  # type: ignore[arg-type]
        else:
            return
        menu.insertSeparator(first)  # type: ignore[arg-type]

    def _change(self, change: partial[None]) -> None:
        self._desk.ask(self, change, lambda _: self._refresh())

    def _refresh(self) -> None:
        """Learn of words and names that came since, without reading the dictionary again."""
        if self._speller is not None:
            self._desk.ask(self, partial(spelling.refreshed, self._session, self._speller), self._on_loaded)
