# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The row of buttons that ends a step, a card or a dialog: Back at the start of the line, going on at its end."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

GAP = 8


class _ActionLayout(QLayout):
    """Two groups in one line while they fit; else the end group above the start group, each broken where it must."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._ends: set[QWidget] = set()
        self.setContentsMargins(0, 0, 0, 0)

    def put(self, widget: QWidget, *, at_end: bool) -> None:
        if at_end:
            self._ends.add(widget)
        self.addWidget(widget)

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
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + GAP * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.sizeHint())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        start = [item for item in self._shown() if item.widget() not in self._ends]
        end = [item for item in self._shown() if item.widget() in self._ends]
        if self.sizeHint().width() <= rect.width():
            return self._row([*start, *end], len(start), rect, rect.y(), move=move) - rect.y()
        y = rect.y()
        for group, is_end in ((end, True), (start, False)):
            for row in _broken(group, rect.width()):
                y = self._row(row, 0 if is_end else len(row), rect, y, move=move) + GAP
        return max(y - GAP - rect.y(), 0)

    def _row(self, row: list[QLayoutItem], starts: int, rect: QRect, y: int, *, move: bool) -> int:
        tall = max((item.sizeHint().height() for item in row), default=0)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        ending = sum(item.sizeHint().width() + GAP for item in row[starts:]) - GAP
        x = rect.x()
        for index, item in enumerate(row):
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if index == starts:
                x = max(x, rect.x() + rect.width() - ending)
            if move:
                place = QRect(QPoint(x, y + (tall - size.height()) // 2), size)
                item.setGeometry(QStyle.visualRect(direction, rect, place))
            x += size.width() + GAP
        return y + tall


def _broken(group: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
    rows: list[list[QLayoutItem]] = []
    used = 0
    for item in group:
        wide = item.sizeHint().width()
        if not rows or used + GAP + wide > width:
            rows.append([item])
            used = wide
        else:
            rows[-1].append(item)
            used += GAP + wide
    return rows


class ActionRow(QWidget):
    """Buttons at both ends of a line; at large text they take more lines, so that none is ever cut."""

    def __init__(self, *, name: str = "actions", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._layout = _ActionLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_start(self, widget: QWidget) -> None:
        """Put `widget` where the line begins, after those already there."""
        self._layout.put(widget, at_end=False)

    def add_end(self, widget: QWidget) -> None:
        """Put `widget` at the end of the line, after those already there."""
        self._layout.put(widget, at_end=True)
