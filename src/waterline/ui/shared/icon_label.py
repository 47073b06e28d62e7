# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small picture beside words: a bundled icon, redrawn when the theme changes, silent to screen readers."""

from PySide6.QtWidgets import QLabel, QWidget

from waterline.ui.theme import Theme


class IconLabel(QLabel):
    """One icon in a token's colour; decoration only, the words beside it say the same."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        token: str = "accent",
        size: int = 20,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._token = token
        self._size = size
        self.setObjectName(name)
        self._redraw()
        theme.changed.connect(self._redraw)

    def set_icon(self, icon: str, token: str | None = None) -> None:
        """Show another icon, in another colour if told one."""
        self._icon = icon
        self._token = token or self._token
        self._redraw()

    def _redraw(self) -> None:
        self.setPixmap(self._theme.pixmap(self._icon, self._token, self._size))
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
