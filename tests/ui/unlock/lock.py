# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked page in a person's hands."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from tests.ui.seeing import InHand, put_on_screen
from waterline.app.session import Door, Session
from waterline.ui.desk import Asking, InstantDesk
from waterline.ui.theme import Theme
from waterline.ui.unlock.unlock_page import UnlockPage


class Lock(InHand[UnlockPage]):
    """The page in a person's hands."""

    def __init__(self, door: Door, theme: Theme, qtbot, desk: Asking | None = None, *, auto: bool = False) -> None:
        self.door = door
        self.page = UnlockPage(door, desk or InstantDesk(), theme, auto=auto)
        self.heard: list[str] = []
        self.opened: list[Session] = []
        self.page.opened.connect(self.opened.append)
        self.page.opened.connect(lambda _: self.heard.append("opened"))
        self.page.key_lost.connect(lambda: self.heard.append("key lost"))
        put_on_screen(self.page, qtbot, (900, 700))

    def trouble(self) -> str:
        return self.said_in("unlock_trouble")

    def buttons(self) -> set[str]:
        return {each.objectName() for each in self.page.findChildren(QAbstractButton) if each.isVisible()}


def bytes_of(door: Door) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(door.files.folder.iterdir())}
