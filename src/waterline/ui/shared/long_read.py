# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words read back: as prose, or, where they are as long as a book, in a box of their own that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from waterline.ui.shared.fields import TextBox
from waterline.ui.shared.text import Prose, Text
from waterline.ui.theme import Theme

PAGES = 20_000
"""Characters up to which words stand on the page in full: a label lays out all of them, a box only what is seen."""

_LINES = 20


def prose(theme: Theme, text: str, spoken: str, *, name: str = "") -> QWidget:
    """Return `text` for reading; `spoken` names the box a very long one stands in."""
    if len(text) > PAGES:
        return _box(theme, text, spoken, name)
    made = Prose(theme, text, name=name)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def words(theme: Theme, text: str, look: str, spoken: str, *, name: str = "") -> QWidget:
    """Return `text` in a role of the type scale; `spoken` names the box a very long one stands in."""
    if len(text) > PAGES:
        return _box(theme, text, spoken, name)
    return Text(text, look, name=name).let_select()


def _box(theme: Theme, text: str, spoken: str, name: str) -> TextBox:
    box = TextBox(theme, spoken, lines=_LINES, most_lines=_LINES, name=name)
    box.setReadOnly(True)
    box.set_words(text)
    return box
