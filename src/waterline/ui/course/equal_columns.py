# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays cards out side by side in columns of one width, as many as leave each enough room to read.

Cards left over for the last row share its whole width: none stands alone beside a hole.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

from waterline.ui.theme import Theme


class EqualColumns(QLayout):
    """Rows of items of one width and one height within the row; runs from right to left where the parent does."""

    def __init__(self, parent: QWidget, theme: Theme, *, least: int, most: int = 2, gap: int = 12) -> None:
        """Give each column at least `least` px at text size 1.0, and have at most `most` of them."""
        super().__init__(parent)
        self._theme = theme
        self._items: list[QLayoutItem] = []
        self._least = least
        self._most = most
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._least), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return QSize(min(size.width(), self._theme.px(self._least)), size.height())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        fitting = (rect.width() + self._gap) // (self._theme.px(self._least) + self._gap)
        columns = max(1, min(self._most, fitting, len(self._items) or 1))
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            wide = (rect.width() - (len(row) - 1) * self._gap) // len(row)
            tall = max(_height(item, wide) for item in row)
            for place, item in enumerate(row):
                if move:
                    box = QRect(rect.x() + place * (wide + self._gap), y, wide, tall)
                    item.setGeometry(QStyle.visualRect(direction, rect, box))
            y += tall + self._gap
        return max(0, y - self._gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def columns_box(theme: Theme, *, least: int, name: str = "", parent: QWidget | None = None) -> QWidget:
    """Return a widget laid out in equal columns that asks for just the height it needs."""
    box = QWidget(parent)
    box.setObjectName(name)
    EqualColumns(box, theme, least=least)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box
