# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a word means, shown right under it for as long as it is being looked at."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from waterline.domain.course import GlossaryTerm
from waterline.ui.shared.card import Card
from waterline.ui.shared.scroller import come_into_view
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body as body_text
from waterline.ui.shared.text import label as label_text
from waterline.ui.theme import Theme

_WIDE, _UNDER, _MARGIN = 380, 4, 8


class GlossaryCard(Card):
    """A card that floats over `column`, scrolls with it, and goes when the focus does. Nothing in it takes focus."""

    def __init__(self, theme: Theme, column: QWidget, *, name: str = "glossary_card") -> None:
        super().__init__(look="popup", margins=(16, 12, 16, 14), name=name, parent=column)
        self._theme = theme
        self._column = column
        self._beside: QWidget | None = None
        self._key = ""
        self._term = label_text("", name=f"{name}_term")
        self._meaning = body_text("", name=f"{name}_meaning")
        self.content.setSpacing(2)
        self.content.addWidget(self._term)
        self.content.addWidget(self._meaning)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self.close_card)

    def show_term(self, term: GlossaryTerm, beside: QWidget, spot: QRect) -> None:
        """Explain `term` under `spot` of the widget `beside`; asked for twice, it goes again."""
        if not self.isHidden() and (self._key, self._beside) == (term.key, beside):
            self.close_card()
            return
        self._key, self._beside = term.key, beside
        self._term.setText(term.term)
        self._meaning.setText(term.meaning)
        self.setAccessibleName(term.term)
        self._place(beside, spot)
        self.show()
        self.raise_()
        come_into_view(self)  # in a low window with large words there may be room for it on neither side of the word
        announce(self, f"{term.term}: {term.meaning}", at_once=True)

    def close_card(self) -> None:
        """Take the card away."""
        self._beside = None
        self.hide()

    def _place(self, beside: QWidget, spot: QRect) -> None:
        room = self._column.width()
        wide = min(self._theme.px(_WIDE), room)
        layout = self.layout()
        tall = layout.totalHeightForWidth(wide) if layout is not None else 0
        word = QRect(beside.mapTo(self._column, spot.topLeft()), spot.size())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = word.right() - wide if rtl else word.left() - _MARGIN
        top = word.bottom() + _UNDER
        if top + tall > self._column.visibleRegion().boundingRect().bottom():
            top = max(0, word.top() - _UNDER - tall)
        self.setGeometry(QRect(QPoint(min(max(left, 0), room - wide), top), self.size()))
        self.resize(wide, tall)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._beside is not None and now is not self._beside:
            self.close_card()
