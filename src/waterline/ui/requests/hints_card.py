# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The three tests of a request, held against its words while they are typed: hints, and the lists they come from."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.request import ASKS, FINE, LOOK, NAMES, OPEN, OWNS, TESTS, WORDS, Hint
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.text import body, label, muted, small
from waterline.ui.theme import Theme


class HintsCard(Card):
    """One part for each test: its question, what was noticed, and, unfolded, why it asks and what it looks for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(None, look="panel", name="request_hints", parent=parent)
        self.content.addWidget(label(self.tr("Three questions to hold it against"), name="request_hints_title"))
        self.content.addWidget(
            small(
                self.tr("The app only looks for words from three short lists. It cannot tell what you mean; you can."),
                name="request_hints_line",
            )
        )
        self._noticed = {}
        for test in TESTS:
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 8, 0, 0)
            column.setSpacing(2)
            column.addWidget(body(self._question(test), name=f"hint_{test}_question"))
            self._noticed[test] = muted("", name=f"hint_{test}")
            column.addWidget(self._noticed[test])
            more = Disclosure(theme, self._more(test), name=f"hint_{test}_more")
            more.content.addWidget(small(self._why(test)).let_select())
            listed = self.tr("It looks for: {words}.").format(words=", ".join(WORDS[test]))
            more.content.addWidget(small(listed, name=f"hint_{test}_words").let_select())
            column.addWidget(more)
            self.content.addWidget(part)

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Say what was noticed."""
        for hint in hints:
            found = ", ".join(f"“{each}”" for each in hint.found)
            self._noticed[hint.test].setText(
                {
                    OPEN: self.tr("Nothing written here yet."),
                    FINE: self.tr("Nothing stands out."),
                    LOOK: self._look(hint.test).format(words=found),
                }[hint.said]
            )

    def _question(self, test: str) -> str:
        return {
            OWNS: self.tr("Does it own the feeling?"),
            NAMES: self.tr("Does it name the need?"),
            ASKS: self.tr("Does it ask for one thing that can be done, and declined?"),
        }[test]

    def _more(self, test: str) -> str:
        return {
            OWNS: self.tr("Why, and which words: the feeling"),
            NAMES: self.tr("Why, and which words: the need"),
            ASKS: self.tr("Why, and which words: the ask"),
        }[test]

    def _look(self, test: str) -> str:
        return {
            OWNS: self.tr("{words} also says what somebody did. Is there a feeling underneath?"),
            NAMES: self.tr("{words} may already be an answer to the need. What is it for?"),
            ASKS: self.tr(
                "{words} can make it more than one thing, hard to picture, or hard to decline. Does it here?"
            ),
        }[test]

    def _why(self, test: str) -> str:
        return {
            OWNS: self.tr(
                "A feeling is yours and nobody can argue with it. A word that carries a claim invites a dispute about "
                "the claim. It may still be true, and belong between the two of you."
            ),
            NAMES: self.tr(
                "A need has many answers; a demand has one. Naming the need lets the other person find an answer that "
                "you did not think of."
            ),
            ASKS: self.tr(
                "Somebody can say yes to a thing with a time and a place. “More” and “better” have no end, and what "
                "cannot be declined is a rule."
            ),
        }[test]
