# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of the course: a real one for keyboard and ear, as tall as its words need at the width there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from waterline.domain.course import Spans, Table, spans_text
from waterline.ui.course.spans import Painted, Word, fill_document, paint_ranges, word_rects, word_under
from waterline.ui.shared.in_sight import bring_into_sight
from waterline.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIDE, _LARGE_SIDE, _ABOVE, _EDGE = 14, 8, 10, 1
_WRAP = Qt.TextFlag.TextWordWrap
_TALL = 10_000


def side_of(theme: Theme) -> int:
    """Return the px between words and the sides of their cell: large text needs the room more than the air."""
    return theme.px(_LARGE_SIDE if theme.is_large else _SIDE)


def column_widths(least: Sequence[int], whole: Sequence[int], room: int) -> list[int]:
    """Share `room` px out among columns that need `least` for their longest word and `whole` for their longest line.

    No column gets less than its least; where these do not fit they are returned as they are, and the table scrolls.
    """
    spare = room - sum(least)
    if spare <= 0:
        return list(least)
    wish = [max(every - word, 0) for word, every in zip(least, whole, strict=True)]
    if sum(wish) <= spare:
        base, left = list(whole), room - sum(whole)
        return [each + left * (place + 1) // len(base) - left * place // len(base) for place, each in enumerate(base)]
    widths, before, given = [], 0, 0
    for word, more in zip(least, wish, strict=True):
        before += more
        edge = spare * before // sum(wish)
        widths.append(word + edge - given)
        given = edge
    return widths


class _Model(QAbstractTableModel):
    CELL = Qt.ItemDataRole.UserRole + 1

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._table.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        spans = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return spans_text(spans)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{spans_text(self._table.header[index.column()])}: {spans_text(spans)}"
        return spans if role == self.CELL else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return spans_text(self._table.header[section]) if shown else None


class TextTable(QTableView):
    """Shows a Table. A word to open inside a cell is opened by a click on it, or by Enter in its cell.

    `opened` carries the run and where it stands in this widget.
    """

    opened = Signal(object, QRect)

    def __init__(self, theme: Theme, table: Table, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self._needs: tuple[list[int], list[int]] | None = None
        self._heights: dict[int, int] = {}
        self.setObjectName(name)
        self.setProperty("look", "grid")
        self.setAccessibleName(table.caption or self.tr("Table"))
        self._header = _Header(theme, self)
        self._delegate = _Delegate(theme, self)
        self._set_up()
        theme.changed.connect(self._on_theme_changed)

    # Size -----------------------------------------------------------------------------------------
    def hasHeightForWidth(self) -> bool:
        """Say that cells break differently at another width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of header and rows at this width."""
        if width not in self._heights:
            columns = self._columns(width)
            tall = self._header.tall_for(columns) + sum(self._row_heights(columns))
            if sum(columns) > width:
                tall += self.horizontalScrollBar().sizeHint().height()
            self._heights[width] = tall
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the height for the width there is, and little before there is one: breaking lines takes its time."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return QSize(self._theme.px(320), self._theme.px(64))
        return QSize(self._theme.px(320), self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        """Return little width, since it can scroll, and the full height."""
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._fit()

    def show_painted(self, painted: Mapping[int, Sequence[Painted]]) -> None:
        """Put stretches of cells on grounds of their own, by the place of the cell: header first, then row by row."""
        wide = len(self._table.header)
        self._delegate.show_painted(
            {((place - wide) // wide, place % wide): tuple(each) for place, each in painted.items() if place >= wide}
        )
        self.viewport().update()

    # Pointer and keyboard -------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the first word of the current cell that can be opened."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            words = self._delegate.laid_out(self.currentIndex())[1] if self.currentIndex().isValid() else ()
            if words:
                self._open(self.currentIndex(), words[0])
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the word under the pointer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            document, words = self._delegate.laid_out(index)
            corner = self.visualRect(index).topLeft() + self._inset()
            word = word_under(document, words, event.position() - QPointF(corner))
            if word is not None:
                self._open(index, word)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the page follow the keyboard."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            bring_into_sight(self, self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start in the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    # Inside ---------------------------------------------------------------------------------------
    def _set_up(self) -> None:
        self.setModel(_Model(self._table, self))
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setMinimumSectionSize(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _inset(self):
        return QPointF(side_of(self._theme), self._theme.px(_ABOVE)).toPoint()

    def _columns(self, width: int) -> list[int]:
        if self._needs is None:
            self._needs = self._measure()
        return column_widths(*self._needs, width)

    def _measure(self) -> tuple[list[int], list[int]]:
        """Return what each column needs for its longest word, and for its longest cell on one line."""
        body, small = QFontMetrics(self._theme.font("body")), QFontMetrics(self._theme.font("small", 500))
        air = 2 * side_of(self._theme) + 2
        least, whole = [], []
        for column, heading in enumerate(self._table.header):
            texts = [(small, spans_text(heading)), *((body, spans_text(row[column])) for row in self._table.rows)]
            words = (metrics.horizontalAdvance(word) for metrics, text in texts for word in text.split())
            least.append(max(words, default=0) + air)
            whole.append(max(metrics.horizontalAdvance(text) for metrics, text in texts) + air)
        return least, whole

    def _row_heights(self, columns: list[int]) -> list[int]:
        air = 2 * self._theme.px(_ABOVE) + _EDGE
        return [
            max(self._delegate.height_of(row, column, wide) for column, wide in enumerate(columns)) + air
            for row in range(len(self._table.rows))
        ]

    def _fit(self) -> None:
        columns = self._columns(self.width())
        self._header.setFixedHeight(self._header.tall_for(columns))
        for column, wide in enumerate(columns):
            self.setColumnWidth(column, wide)
        for row, tall in enumerate(self._row_heights(columns)):
            self.setRowHeight(row, tall)

    def _open(self, index: Index, word: Word) -> None:
        corner = self.visualRect(index).topLeft() + self._inset() + self.viewport().pos()
        rects = word_rects(self._delegate.laid_out(index)[0], word)
        spot = rects[0].toAlignedRect() if rects else QRect(0, 0, 1, 1)
        self.opened.emit(word.span, spot.translated(corner))

    def _on_theme_changed(self) -> None:
        self._heights.clear()
        self._needs = None
        self._delegate.forget()
        self._fit()
        self.updateGeometry()
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: TextTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._documents: dict[tuple[int, int, int], tuple[QTextDocument, tuple[Word, ...]]] = {}
        self._painted: dict[tuple[int, int], tuple[Painted, ...]] = {}

    def forget(self) -> None:
        """Lay everything out anew: fonts or colours are others now."""
        self._documents.clear()

    def show_painted(self, painted: dict[tuple[int, int], tuple[Painted, ...]]) -> None:
        """Put stretches of cells on grounds of their own, by row and column."""
        if painted != self._painted:
            self._painted = painted
            self.forget()

    def laid_out(self, index: Index, wide: int = 0) -> tuple[QTextDocument, tuple[Word, ...]]:
        """Return the document of a cell at its column's width, with the words in it that can be opened."""
        wide = wide or self._view.columnWidth(index.column())
        return self._document(index.row(), index.column(), wide)

    def height_of(self, row: int, column: int, wide: int) -> int:
        """Return the height of a cell's words in a column `wide` px wide."""
        return -int(-self._document(row, column, wide)[0].size().height() // 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        theme = self._theme
        painter.save()
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), _EDGE), theme.color("border"))
        if self._view.property("ring") and self._view.currentIndex() == index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(3, 4, -3, -3), 6, 6)
        painter.translate(rect.left() + side_of(theme), rect.top() + theme.px(_ABOVE) + _EDGE)
        self.laid_out(index, rect.width())[0].drawContents(painter)
        painter.restore()

    def _document(self, row: int, column: int, wide: int) -> tuple[QTextDocument, tuple[Word, ...]]:
        place = (row, column, wide)
        if place not in self._documents:
            spans: Spans = self._view.model().index(row, column).data(_Model.CELL)
            document = QTextDocument()
            words = fill_document(document, spans, self._theme, "body", "text")
            paint_ranges(document, self._painted.get((row, column), ()), self._theme)
            document.setTextWidth(max(wide - 2 * side_of(self._theme), 1))
            self._documents[place] = (document, words)
        return self._documents[place]


class _Header(QHeaderView):
    def __init__(self, theme: Theme, view: TextTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme = theme
        self._view = view
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tall_for(self, columns: list[int]) -> int:
        metrics, model = QFontMetrics(self._theme.font("small", 500)), self._view.model()
        room = [wide - 2 * side_of(self._theme) for wide in columns]
        boxes = (
            metrics.boundingRect(QRect(0, 0, wide, _TALL), _WRAP, str(model.headerData(column, self.orientation())))
            for column, wide in enumerate(room)
        )
        return max((box.height() for box in boxes), default=0) + 2 * self._theme.px(_ABOVE) - 2

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.setFont(self._theme.font("small", 500))
        painter.setPen(self._theme.color("muted"))
        side = side_of(self._theme)
        words = str(self._view.model().headerData(logicalIndex, self.orientation()))
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(side, 0, -side, 0), start | _WRAP, words)
        painter.restore()
