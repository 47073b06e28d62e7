# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery code, shown once to be written on paper, then typed back from it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from waterline.domain import errors
from waterline.ui.shared.buttons import link_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.code_field import CodeField
from waterline.ui.shared.facts import Fact, FactList
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.spoken import speak_as
from waterline.ui.shared.text import Text, display, heading, lead, muted, small
from waterline.ui.theme import Theme
from waterline.ui.tokens import TYPE

GROUPS, HALF, GAP = 6, 3, 22
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


class CodeStep(QWidget):
    """Shows the code, or asks for it: never both, so that what is typed comes from the paper."""

    entered = Signal()
    show_again_requested = Signal()

    def __init__(
        self, theme: Theme, *, name: str = "code", in_card: bool = False, parent: QWidget | None = None
    ) -> None:
        """Take a name to begin every control's with; `in_card` makes the headings small, as part of a page."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._in_card = in_card
        self.setObjectName(f"{name}_step")
        self.shown = _ShownCode(theme, name, in_card)
        self.asked = QWidget()
        title = heading if in_card else display
        self.ask_title = title(self.tr("Now type it from your paper"), name=f"{name}_ask_title")
        self.field = CodeField(self.tr("Recovery code"), name=f"{name}_field")
        self._again = link_button(theme, self.tr("Show the code again"), name=f"{name}_again", icon="eye")
        self._lay_out()
        self._again.clicked.connect(self.show_again_requested)
        self.field.entered.connect(self.entered)
        self.show_code("")

    def is_asking(self) -> bool:
        """Tell whether the code is asked for, rather than shown."""
        return not self.asked.isHidden()

    def title(self) -> Text:
        """Return the heading in view."""
        return self.ask_title if self.is_asking() else self.shown.title

    def show_code(self, code: str) -> None:
        """Show the code to be written down."""
        self.field.forget()
        self.shown.set_code(code)
        self.asked.hide()
        self.shown.show()

    def ask_for_it(self) -> None:
        """Hide the code and ask for it."""
        self.shown.set_code("")
        self.shown.hide()
        self.asked.show()

    def forget(self) -> None:
        """Let no widget hold the code any more."""
        self.field.forget()
        self.shown.set_code("")

    def trouble(self, error: errors.WaterlineError, code: str) -> str:
        """Return in words what is wrong with what was typed, where `code` was shown."""
        if isinstance(error, errors.WrongRecoveryCode):
            return self.tr("That is a whole code, but not the one shown here. Is it from an older paper?")
        group = first_group_that_differs(code, self.field.words())
        if group is None:
            return self.tr("A character is missing, or one too many. Count five in each group.")
        return self.tr("There is a slip in group {group}. Look at it on your paper, or show the code again.").format(
            group=group
        )

    def _lay_out(self) -> None:
        asked = QVBoxLayout(self.asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(6)
        asked.addWidget(self.ask_title)
        why = self.tr("Then you know that the paper is right. A letter O counts as zero; I and L count as one.")
        asked.addWidget((muted if self._in_card else lead)(why, name=f"{self._name}_ask_lead"))
        asked.addSpacing(14)
        asked.addWidget(self.field)
        asked.addSpacing(8)
        asked.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shown)
        column.addWidget(self.asked)


class _ShownCode(QWidget):
    """The code in six groups, and what to know about it."""

    def __init__(self, theme: Theme, name: str, in_card: bool) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        title, quiet = (heading, muted) if in_card else (display, lead)
        self.title = title(self.tr("Write down the recovery code"), name=f"{name}_title")
        self._panel = Card(look="card" if in_card else "panel", margins=(20, 16, 20, 16), name=f"{name}_panel")
        self._panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        speak_as(self._panel, QAccessible.Role.StaticText, "")
        self._labels: list[Text] = []
        self._halves: list[QGridLayout] = []
        self._groups = FlowBox(gap=GAP, name=f"{name}_groups")
        # The code runs from left to right in every language.
        self._groups.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for first in range(0, GROUPS, HALF):
            self._groups.add(self._half(range(first, first + HALF)))
        self._panel.content.addWidget(self._groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(quiet(self.tr("With pen and paper. It is shown now and never again."), name=f"{name}_lead"))
        column.addSpacing(18)
        column.addWidget(self._panel)
        column.addSpacing(20)
        column.addWidget(FactList(theme, self._facts(), name=f"{name}_fact"))

    def set_code(self, code: str) -> None:
        """Show this code, or none."""
        groups = code.split("-") if code else [""] * GROUPS
        font = self._theme.font("heading")
        font.setPixelSize(self._theme.px(TYPE["title"]))
        wide = max(QFontMetrics(font).horizontalAdvance(group) for group in groups)
        for label, group in zip(self._labels, groups, strict=True):
            label.setText(group)
        for half in self._halves:
            for column in range(HALF):
                half.setColumnMinimumWidth(column, wide)
        spoken = "; ".join(" ".join(group) for group in groups)
        words = self.tr("Recovery code, six groups: {groups}").format(groups=spoken)
        self._panel.setAccessibleName(words if code else "")

    def _half(self, places: range) -> QWidget:
        """Return a few groups that stay on one line together, each under its number."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        for column, place in enumerate(places):
            label = Text("", "code", name=f"{self._name}_group_{place + 1}", wrap=False)
            number = small(str(place + 1), name=f"{self._name}_number_{place + 1}", wrap=False)
            grid.addWidget(number, 0, column)
            grid.addWidget(label, 1, column)
            self._labels.append(label)
        self._halves.append(grid)
        return box

    def _facts(self) -> list[Fact]:
        return [
            (
                "key-round",
                self.tr("Why"),
                self.tr(
                    "Passphrases slip the mind and keychains get reset. Then this code is the only way back to your "
                    "words. There is no copy of it anywhere, and none with us."
                ),
            ),
            (
                "pencil",
                self.tr("How"),
                self.tr(
                    "By hand. Waterline never writes it to a file or to the clipboard. A photo of it would travel "
                    "with all your other photos."
                ),
            ),
            (
                "hand",
                self.tr("Where to keep it"),
                self.tr(
                    "Away from this computer, and not where a partner or anyone at home would come across it: with a "
                    "friend, at work, among dull papers. Leave the name of this program off the paper."
                ),
            ),
        ]


def first_group_that_differs(shown: str, typed: str) -> int | None:
    """Return the number, from 1, of the first group where `typed` is not the code `shown`.

    None where the lengths differ: then a character is missing or too many, and every later group would look wrong.
    """
    wanted = shown.replace("-", "")
    read = "".join(each for each in typed.upper() if each.isalnum()).translate(_READ_AS)
    if len(read) != len(wanted):
        return None
    size = len(shown.split("-")[0])
    pairs = zip(wanted, read, strict=True)
    return next((place // size + 1 for place, (a, b) in enumerate(pairs) if a != b), None)
