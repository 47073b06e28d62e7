# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One field of an entry, then and now: what is gone is struck through, what is new underlined, both between marks."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from waterline.domain.comparing import GONE, NEW, SAME, Difference, Piece
from waterline.ui.journal.field_words import value_words
from waterline.ui.theme import Theme

translate = QCoreApplication.translate

_MARKS = {GONE: ("[−", "−]", "text-decoration: line-through"), NEW: ("[+", "+]", "text-decoration: underline")}


class ChangedWords(QLabel):
    """The pieces of a difference, readable without any colour; a screen reader hears what is gone and what is new."""

    def __init__(
        self,
        theme: Theme,
        kind: str,
        difference: Difference,
        people: Mapping[str, str],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces = (
            _apart_from_each_other(difference.pieces)
            if difference.is_text
            else tuple(
                (piece.how, value_words(kind, difference.field, piece.what, people)) for piece in difference.pieces
            )
        )
        self._between = "" if difference.is_text else " "
        self.setObjectName(name)
        self.setProperty("look", "reading")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(spoken(self._pieces))
        theme.changed.connect(self._show)
        self._show()

    def plain(self) -> str:
        """Return the words with their marks, as they are read."""
        return self._between.join(_marked(how, words) for how, words in self._pieces)

    def _show(self) -> None:
        parts = [_dressed(how, words, self._theme) for how, words in self._pieces]
        said = self._between.join(parts)
        self.setText(f'<p style="margin:0; line-height:122%; white-space:pre-wrap;">{said}</p>')


def spoken(pieces: tuple[tuple[str, str], ...]) -> str:
    """Return pieces as a sentence for the ear."""
    said = {
        GONE: translate("ChangedWords", "No longer there: {words}."),
        NEW: translate("ChangedWords", "New: {words}."),
        SAME: translate("ChangedWords", "Unchanged: {words}."),
    }
    return " ".join(said[how].format(words=words.strip().rstrip(".")) for how, words in pieces if words.strip())


def _apart_from_each_other(pieces: tuple[Piece, ...]) -> tuple[tuple[str, str], ...]:
    """Set what is new off from what is gone before it, where neither brings a space along."""
    said: list[tuple[str, str]] = []
    for piece in pieces:
        if piece.how == NEW and said and said[-1][0] == GONE and not said[-1][1][-1:].isspace():
            said[-1] = (GONE, said[-1][1] + " ")
        said.append((piece.how, piece.what))
    return tuple(said)


def _marked(how: str, words: str) -> str:
    before, within, after = _apart(words)
    opening, closing, _ = _MARKS.get(how, ("", "", ""))
    return f"{before}{opening}{within}{closing}{after}"


def _dressed(how: str, words: str, theme: Theme) -> str:
    if how not in _MARKS:
        return _html(words)
    opening, closing, style = _MARKS[how]
    before, within, after = _apart(words)
    ground, ink = ("care_bg", "care_fg") if how == GONE else ("try_bg", "try_fg")
    colours = f"background-color:{theme.color(ground).name()}; color:{theme.color(ink).name()};"
    weight = "font-weight:600;" if how == NEW else ""
    return (
        f'{_html(before)}<span style="{colours}{weight}">{opening}'
        f'<span style="{style}">{_html(within)}</span>{closing}</span>{_html(after)}'
    )


def _apart(words: str) -> tuple[str, str, str]:
    within = words.strip()
    if not within:
        return "", words, ""
    start = words.index(within)
    return words[:start], within, words[start + len(within) :]


def _html(words: str) -> str:
    return escape(words).replace("\n", "<br/>")
