# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries to tick, read a page at a time: one widget for any number of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from waterline.app.journal import PAGE
from waterline.domain.entry import EntryLine
from waterline.ui.shared.entry_line import entry_line
from waterline.ui.shared.line_list import Line, LineModel, paint_ground
from waterline.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Lines = tuple[EntryLine, ...]
Fetch = Callable[[EntryLine | None, Callable[[Lines], None]], None]

_SIDE, _TOP, _BETWEEN, _BOX, _GAP, _ROUND = 12, 9, 2, 20, 12, 5
_ROWS = 7
_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class Choice(QAbstractListModel):
    """Entries, each ticked or not; what is ticked stays so where other entries are shown.

    `fetch(after, then)` brings the next page. `loaded` fires after each reload, `changed` with each tick.
    """

    loaded = Signal()
    changed = Signal()

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._entries: list[EntryLine] = []
        self._lines: dict[str, Line] = {}
        self._ticked: dict[str, None] = {}
        self._asked = 0
        self._fetching = False
        self._more = False

    def ticked(self) -> tuple[str, ...]:
        """Return the ids of the entries that are ticked, also of those not shown now."""
        return tuple(self._ticked)

    def tick(self, row: int) -> None:
        """Tick an entry, or take the tick away."""
        entry_id = self._entries[row].id
        if entry_id in self._ticked:
            del self._ticked[entry_id]
        else:
            self._ticked[entry_id] = None
        index = self.index(row, 0)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.changed.emit()

    def tick_none(self) -> None:
        """Take every tick away."""
        self._ticked.clear()
        if self._entries:
            ends = self.index(0, 0), self.index(len(self._entries) - 1, 0)
            self.dataChanged.emit(*ends, [Qt.ItemDataRole.CheckStateRole])
        self.changed.emit()

    def reload(self) -> None:
        """Read again from the newest on."""
        self._asked += 1
        self._fetching = True
        asked = self._asked
        self._fetch(None, lambda lines: self._on_loaded(asked, lines))

    def line(self, row: int) -> Line:
        """Return an entry as two lines of words."""
        entry = self._entries[row]
        if entry.id not in self._lines:
            self._lines[entry.id] = entry_line(entry)
        return self._lines[entry.id]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._fetching = True
            asked = self._asked
            self._fetch(self._entries[-1], lambda lines: self._on_more(asked, lines))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = self._entries[index.row()].id in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self.line(index.row()).words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line = self.line(index.row())
            return f"{line.words.rstrip('.')}. {line.detail}"
        return self.line(index.row()) if role == LineModel.LINE else None

    def _on_loaded(self, asked: int, lines: Lines) -> None:
        if asked != self._asked:
            return
        self.beginResetModel()
        self._entries = list(lines)
        self._more = len(lines) == PAGE
        self._fetching = False
        self.endResetModel()
        self.loaded.emit()

    def _on_more(self, asked: int, lines: Lines) -> None:
        if asked != self._asked:
            return
        self._fetching = False
        self._more = len(lines) == PAGE
        if lines:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._entries.extend(lines)
            self.endInsertRows()


class ChoiceList(QListView):
    """Shows a Choice: a click, Space or Enter ticks."""

    def __init__(self, theme: Theme, model: Choice, spoken: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = model
        self._rows = _TickDelegate(theme, model, self)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(self.tr("Space or Enter ticks an entry, or takes the tick away."))
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: model.tick(index.row()))
        for changed in (model.modelReset, model.rowsInserted, theme.changed):
            changed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space or Enter; anything else moves through the list."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ticks = bare and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if ticks and self.currentIndex().isValid():
            self._choice.tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first entry."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._choice.rowCount():
            self.setCurrentIndex(self._choice.index(0, 0))

    def _fit(self) -> None:
        """Take the room of a few entries; the others are scrolled to."""
        rows = min(max(self._choice.rowCount(), 1), _ROWS)
        self.setFixedHeight(rows * self._rows.row_height() + 2)
        self.scheduleDelayedItemsLayout()


class _TickDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: Choice, view: ChoiceList) -> None:
        super().__init__(view)
        self._theme = theme
        self._choice = model
        self._view = view

    def row_height(self) -> int:
        """Return the height every row has."""
        words, detail = (QFontMetrics(font).height() for font in self._fonts())
        return words + detail + 2 * self._theme.px(_TOP) + self._theme.px(_BETWEEN)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(240), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, rect = self._theme.px, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(self._theme, self._view, painter, option, index)
        box = QRect(rect.left() + px(_SIDE), rect.center().y() - px(_BOX) // 2, px(_BOX), px(_BOX))
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_box(painter, QStyle.visualRect(option.direction, rect, box), ticked)
        line = self._choice.line(index.row())
        left, top = px(_SIDE) + px(_BOX) + px(_GAP), rect.top() + px(_TOP)
        for words, font, ink in zip((line.words, line.detail), self._fonts(), ("text", "muted"), strict=True):
            metrics = QFontMetrics(font)
            room = QRect(QPoint(rect.left() + left, top), QSize(rect.width() - left - px(_SIDE), metrics.height()))
            painter.setFont(font)
            painter.setPen(self._theme.color(ink))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            start = QStyle.visualAlignment(option.direction, _START)
            painter.drawText(QStyle.visualRect(option.direction, rect, room), start, shown)
            top += metrics.height() + px(_BETWEEN)
        painter.restore()

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font("body", 500), self._theme.font("small")

    def _paint_box(self, painter: QPainter, box: QRect, ticked: bool) -> None:
        theme = self._theme
        edge = QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(theme.color("accent" if ticked else "border_strong"), 1.5))
        painter.setBrush(theme.color("accent" if ticked else "field"))
        painter.drawRoundedRect(edge, theme.px(_ROUND), theme.px(_ROUND))
        if ticked:
            picture = theme.pixmap("check", "on_accent", 14)
            side = theme.px(14)
            target = QRectF(box.center().x() - side / 2 + 0.5, box.center().y() - side / 2 + 0.5, side, side)
            painter.drawPixmap(target, picture, QRectF(picture.rect()))
