# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words on the screen: one factory per role of the type scale, all plain text, headings spoken as headings."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from waterline.ui.shared.long_text import breakable
from waterline.ui.shared.spoken import speak_as
from waterline.ui.theme import Theme

_HEADINGS = {"display", "title", "heading"}
_LINE_HEIGHT = 122


class Text(QLabel):
    """A wrapped label in one role of the type scale; never interprets what it is given as markup."""

    def __init__(
        self, text: str, look: str = "body", *, name: str = "", wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._spoken_by_text = look in _HEADINGS
        self._plain = ""
        self._broken = False
        self.setObjectName(name)
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if self._spoken_by_text:
            speak_as(self, QAccessible.Role.Heading)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words; a heading is renamed for screen readers with them."""
        shown = breakable(text) if self.wordWrap() else text
        super().setText(shown)
        if self._spoken_by_text or shown != text:
            self.setAccessibleName(text)
        elif self._broken:
            self.setAccessibleName("")
        self._plain, self._broken = text, shown != text

    def text(self) -> str:
        """Return the words, without the places where a long one may break."""
        return self._plain

    def let_select(self) -> "Text":
        """Let the words be selected and copied, and return the label."""
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        return self


class Prose(QLabel):
    """Text for reading in the serif, line height 122 %. Blank lines part paragraphs."""

    def __init__(self, theme: Theme, text: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plain = ""
        self.setObjectName(name)
        self.setProperty("look", "reading")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.set_prose(text)

    def set_prose(self, text: str) -> None:
        """Show other words, given as plain text."""
        self._plain = text
        parts = [escape(breakable(part)).replace("\n", "<br/>") for part in text.split("\n\n")]
        style = f"line-height:{_LINE_HEIGHT}%; margin:0;"
        self.setText("".join(f'<p style="{style}{_gap(i)}">{part}</p>' for i, part in enumerate(parts)))
        self.setAccessibleName(text)

    def prose(self) -> str:
        """Return the plain words."""
        return self._plain


def _gap(index: int) -> str:
    return "margin-top:10px;" if index else ""


def display(text: str, *, name: str = "", parent: QWidget | None = None) -> Text:
    """Return a page's one large heading (28, serif)."""
    return Text(text, "display", name=name, parent=parent)


def title(text: str, *, name: str = "", parent: QWidget | None = None) -> Text:
    """Return a heading of a card or part (21, serif)."""
    return Text(text, "title", name=name, parent=parent)


def heading(text: str, *, name: str = "", parent: QWidget | None = None) -> Text:
    """Return a small heading (17/600, sans)."""
    return Text(text, "heading", name=name, parent=parent)


def lead(text: str, *, name: str = "", parent: QWidget | None = None) -> Text:
    """Return the one quiet line under a large heading (16)."""
    return Text(text, "lead", name=name, parent=parent)


def body(text: str, *, name: str = "", parent: QWidget | None = None) -> Text:
    """Return running text (15)."""
    return Text(text, "body", name=name, parent=parent)


def muted(text: str, *, name: str = "", parent: QWidget | None = None) -> Text:
    """Return quieter running text (15)."""
    return Text(text, "muted", name=name, parent=parent)


def small(text: str, *, name: str = "", wrap: bool = True, parent: QWidget | None = None) -> Text:
    """Return a quiet note (13)."""
    return Text(text, "small", name=name, wrap=wrap, parent=parent)


def eyebrow(text: str, *, name: str = "", parent: QWidget | None = None) -> Text:
    """Return the small accent line above a heading (13/600), never wrapped."""
    return Text(text, "eyebrow", name=name, wrap=False, parent=parent)


def label(text: str, *, name: str = "", wrap: bool = True, parent: QWidget | None = None) -> Text:
    """Return the name of a control (15/600); `fields.field` ties it to its control."""
    return Text(text, "label", name=name, wrap=wrap, parent=parent)
