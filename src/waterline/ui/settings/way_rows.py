# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in as a list: what each means, what can be done about it right there, and which others there could be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, RECOVERY
from waterline.app.ways import removable
from waterline.ui.shared.buttons import Button, link_button, secondary_button
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.text import Text, label, muted
from waterline.ui.theme import Theme

ADD_PASSPHRASE, CHANGE_PASSPHRASE, REMOVE_PASSPHRASE = "add_passphrase", "change_passphrase", "remove_passphrase"
ADD_KEY, RENEW_KEY, REMOVE_KEY = "add_key", "renew_key", "remove_key"
NEED_BOTH, CHANGE_BOTH = "need_both", "change_both"
ADD_CODE, NEW_CODE, REMOVE_CODE = "add_code", "new_code", "remove_code"

ORDER = (KEYCHAIN, BOTH, PASSPHRASE, RECOVERY)


class WayRows(QWidget):
    """Shows what opens the journal. `asked` carries which of the actions above was pressed."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_ways")
        self._theme = theme
        self._buttons: dict[str, Button] = {}
        self._over_links: list[Text] = []
        self._rows = {way: self._row(theme, way) for way in ORDER}
        self._adding = FlowBox(gap=8, name="settings_add")
        for action in (ADD_PASSPHRASE, ADD_KEY, NEED_BOTH, ADD_CODE):
            button = secondary_button(theme, "", name=f"settings_{action}", icon="plus")
            self._adding.add(button)
            self._take(action, button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for row in self._rows.values():
            column.addWidget(row)
        column.addWidget(self._adding)
        theme.changed.connect(self._indent)
        self._indent()
        self.show_ways(())

    def take_focus(self, action: str) -> None:
        """Put the focus on the button of this action, or on the first there is."""
        there = [button for button in self._buttons.values() if button.isVisibleTo(self)]
        wanted = self._buttons[action]
        for button in [wanted] if wanted in there else there[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ways(self, ways: Sequence[str]) -> None:
        """Show these ways in and what can be done about them; with none, nothing is known yet."""
        for way, row in self._rows.items():
            row.setVisible(way in ways)
        may_go = removable(tuple(ways))
        for way, action in ((PASSPHRASE, REMOVE_PASSPHRASE), (KEYCHAIN, REMOVE_KEY), (RECOVERY, REMOVE_CODE)):
            self._buttons[action].setVisible(way in may_go)
        both = BOTH in ways
        wanted = {
            ADD_PASSPHRASE: self._passphrase_alone(both) if PASSPHRASE not in ways else "",
            ADD_KEY: self._account_alone(both) if KEYCHAIN not in ways else "",
            NEED_BOTH: self.tr("Need account and passphrase") if not both and RECOVERY in ways else "",
            ADD_CODE: self.tr("Make a recovery code") if RECOVERY not in ways else "",
        }
        for action, words in wanted.items():
            self._buttons[action].setVisible(bool(words and ways))
            self._buttons[action].set_words(words)
        self._adding.setVisible(bool(ways))

    def hold(self, held: bool) -> None:
        """Take no answer for a moment."""
        for button in self._buttons.values():
            button.setEnabled(not held)

    def _passphrase_alone(self, both: bool) -> str:
        return self.tr("Open it with a passphrase alone") if both else self.tr("Add a passphrase")

    def _account_alone(self, both: bool) -> str:
        return self.tr("Open it with this account alone") if both else self.tr("Let this account open it too")

    def _indent(self) -> None:
        """Let the words stand over those of the links, which have an edge around them for the focus."""
        for words in self._over_links:
            words.setIndent(self._theme.px(4) + 2)

    def _row(self, theme: Theme, way: str) -> QWidget:
        icon, title, meaning, actions = self._words()[way]
        name = f"settings_way_{_NAMES[way]}"
        box = QWidget()
        box.setObjectName(name)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, icon, "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        parts: tuple[Text, ...] = (label(title, name=f"{name}_title"), muted(meaning, name=f"{name}_meaning"))
        for part in parts:
            words.addWidget(part)
            self._over_links.append(part)
        doing = FlowBox(gap=14, name=f"{name}_actions")
        for action, text in actions:
            button = link_button(theme, text, name=f"settings_{action}")
            doing.add(button)
            self._take(action, button)
        words.addWidget(doing)
        row.addLayout(words, 1)
        return box

    def _take(self, action: str, button: Button) -> None:
        self._buttons[action] = button
        button.clicked.connect(lambda _=False: self.asked.emit(action))

    def _words(self) -> dict[str, tuple[str, str, str, list[tuple[str, str]]]]:
        return {
            KEYCHAIN: (
                "user",
                self.tr("This computer account"),
                self.tr(
                    "Its keychain holds a key. Nothing to type, for you or for anyone else at this account. If the "
                    "keychain was reset, put a new key there."
                ),
                [
                    (RENEW_KEY, self.tr("Put a new key into the keychain")),
                    (REMOVE_KEY, self.tr("Remove the key from the keychain")),
                ],
            ),
            BOTH: (
                "shield",
                self.tr("This computer account and a passphrase, both"),
                self.tr(
                    "Neither is enough alone. Whoever has a copy of the folder cannot even begin to guess the "
                    "passphrase. If the account’s keychain is reset, only the recovery code is left."
                ),
                [(CHANGE_BOTH, self.tr("Change the passphrase and the key"))],
            ),
            PASSPHRASE: (
                "key-round",
                self.tr("Passphrase"),
                self.tr("Nobody can tell you what it is. Copies of the folder made earlier keep the one they had."),
                [
                    (CHANGE_PASSPHRASE, self.tr("Change the passphrase")),
                    (REMOVE_PASSPHRASE, self.tr("Remove the passphrase")),
                ],
            ),
            RECOVERY: (
                "pencil",
                self.tr("Recovery code"),
                self.tr("On your paper. It opens the journal when nothing else does."),
                [
                    (NEW_CODE, self.tr("Make a new recovery code")),
                    (REMOVE_CODE, self.tr("Do without a recovery code")),
                ],
            ),
        }


_NAMES = {KEYCHAIN: "keychain", BOTH: "both", PASSPHRASE: "passphrase", RECOVERY: "recovery"}
