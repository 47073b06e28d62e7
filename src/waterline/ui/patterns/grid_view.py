# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fears and needs grid on the screen: a table for keyboard and ear, tiles of six depths for the eye."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from waterline.domain.pattern.grid import Cell, Grid
from waterline.ui.patterns.column_widths import shared_out
from waterline.ui.patterns.grid_model import GridModel, Index
from waterline.ui.shared.heat import heat_colours, heat_step
from waterline.ui.shared.in_sight import bring_into_sight
from waterline.ui.theme import Theme

_ROW, _INSET, _RADIUS, _LEAST_COLUMN = 38, 3, 8, 44
_WRAP = Qt.TextFlag.TextWordWrap
_UNBOUNDED = 10_000
MARK = 4
"""Half the height of the mark for more than chance would give, in design px."""


class GridView(QTableView):
    """Shows a Grid. Arrows move; Enter, Space or a click on a cell with moments emits it as `cell_opened`.

    Columns share the width there is; where the headings need more, it scrolls sideways under headings that stay.
    """

    cell_opened = Signal(object)

    def __init__(self, theme: Theme, *, name: str = "grid", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._opened: Cell | None = None
        self.most = 0
        self._most_height = _UNBOUNDED
        self.setObjectName(name)
        self.setProperty("look", "grid")
        self.setAccessibleName(self.tr("Fears and needs"))
        self.setAccessibleDescription(self.tr("Rows are fears, columns are needs. Arrow keys move, Enter opens."))
        self._model = GridModel(self)
        self._headings = (
            _Headings(theme, Qt.Orientation.Horizontal, self),
            _Headings(theme, Qt.Orientation.Vertical, self),
        )
        self._set_up()
        self.limit_height(None)
        self.clicked.connect(self._open)
        theme.changed.connect(self._on_theme_changed)

    # What it shows --------------------------------------------------------------------------------
    def set_grid(self, grid: Grid) -> None:
        """Show another grid; the keyboard stays at the pair it was on."""
        before = self.currentIndex().data(GridModel.CELL)
        self.most = max((cell.count for row in grid.cells for cell in row), default=0)
        self._model.set_grid(grid)
        if isinstance(before, Cell):
            self.setCurrentIndex(self._model.index_of(before))
        self._fit(self.width())
        self.updateGeometry()

    def mark_opened(self, cell: Cell | None) -> None:
        """Outline the cell whose moments are being read, or none."""
        self._opened = cell
        self.viewport().update()

    def is_opened(self, cell: Cell) -> bool:
        """Tell whether this pair is the one being read."""
        return self._opened is not None and (self._opened.fear, self._opened.need) == (cell.fear, cell.need)

    def limit_height(self, most: int | None) -> None:
        """Keep the grid to a height, so that its headings stay in sight while it scrolls inside; None for all of it."""
        self._most_height = _UNBOUNDED if most is None else most
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(never if most is None else needed)
        self.updateGeometry()

    # Size -----------------------------------------------------------------------------------------
    def hasHeightForWidth(self) -> bool:
        """Say that headings break differently at another width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows with their headings at this width, within the limit."""
        columns, sideways = self._columns(width)
        tall = self._headings[0].tall_for(columns) + self._model.rowCount() * self._theme.px(_ROW) + 2
        if sideways:
            tall += self.horizontalScrollBar().sizeHint().height()
        return min(tall, max(self._most_height, self._theme.px(4 * _ROW)))

    def sizeHint(self) -> QSize:
        """Return the height for the width there is."""
        return QSize(self._theme.px(400), self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """Return little width, since it can scroll, and the full height."""
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._fit(event.size().width() + self.verticalHeader().width())

    # Keys -----------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the page follow the keyboard, and the headings stand out."""
        super().currentChanged(current, previous)
        for headings in self._headings:
            headings.viewport().update()
        if self.hasFocus() and current.isValid():
            bring_into_sight(self, self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start in the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    # Inside ---------------------------------------------------------------------------------------
    def _set_up(self) -> None:
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(self._theme, self))
        self.setHorizontalHeader(self._headings[0])
        self.setVerticalHeader(self._headings[1])
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())  # else the style paints a frame where both scroll bars meet
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _columns(self, width: int) -> tuple[list[int], bool]:
        least = self._headings[0].least_widths(self._theme.px(_LEAST_COLUMN))
        room = width - self._headings[1].wide()
        return shared_out(least, room), sum(least) > room

    def _fit(self, width: int) -> None:
        columns, _ = self._columns(width)
        header, side = self._headings
        side.setFixedWidth(side.wide())
        header.setFixedHeight(header.tall_for(columns))
        for column, wide in enumerate(columns):
            if self.columnWidth(column) != wide:
                self.setColumnWidth(column, wide)
        side.setDefaultSectionSize(self._theme.px(_ROW))

    def _open(self, index: Index) -> None:
        cell = index.data(GridModel.CELL) if index.isValid() else None
        if isinstance(cell, Cell) and cell.count:
            self.cell_opened.emit(cell)

    def _on_theme_changed(self) -> None:
        self._fit(self.width())
        self.updateGeometry()
        self.viewport().update()


def mark_shape(middle: QPointF, reach: float) -> QPolygonF:
    """Return the mark for more than chance would give: a small diamond, told by its shape and not by a colour."""
    x, y = middle.x(), middle.y()
    return QPolygonF([QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)])


class _CellDelegate(QStyledItemDelegate):
    """Paints one tile: fill by number, the number itself, and a hairline with a middle dot for none."""

    def __init__(self, theme: Theme, view: GridView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(GridModel.CELL)
        theme = self._theme
        area: QRect = option.rect
        tile = QRectF(area).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        colours = heat_colours(theme, heat_step(cell.count, self._view.most))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if colours is not None:
            painter.setBrush(colours[0])
            if theme.scheme != "contrast":
                painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(theme.color("faint") if colours is None else colours[1])
        painter.setFont(theme.font("body", 400 if colours is None else 600))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, index.data(Qt.ItemDataRole.DisplayRole))
        if cell.stands_out and colours is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours[1])
            painter.drawPolygon(mark_shape(self._corner(tile), theme.px(MARK)))
        self._paint_outline(painter, tile, cell, index)
        painter.restore()

    def _corner(self, tile: QRectF) -> QPointF:
        """Return where the mark stands: in the upper corner at the end of the line, clear of the number."""
        away = self._theme.px(MARK) + self._theme.px(3)
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QPointF(tile.left() + away if rtl else tile.right() - away, tile.top() + away)

    def _paint_outline(self, painter: QPainter, tile: QRectF, cell: Cell, index: Index) -> None:
        ringed = bool(self._view.property("ring")) and self._view.currentIndex() == index
        if not ringed and not self._view.is_opened(cell):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus" if ringed else "text"), 2.5 if ringed else 2))
        painter.drawRoundedRect(tile.adjusted(-1.5, -1.5, 1.5, 1.5), _RADIUS + 1, _RADIUS + 1)


class _Headings(QHeaderView):
    """Wrapped headings in the small font, never cut; that of the current cell stands out."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, view: GridView) -> None:
        super().__init__(orientation, view)
        self._theme = theme
        self._view = view
        across = orientation == Qt.Orientation.Horizontal
        self._alignment = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        if not across:
            self._alignment = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        self.setObjectName(f"{view.objectName()}_{'needs' if across else 'fears'}")
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def least_widths(self, floor: int) -> list[int]:
        """Return for each heading the width of its longest word with a little air."""
        metrics = self._metrics()
        return [
            max(floor, *(metrics.horizontalAdvance(word) + 8 for word in heading.split())) for heading in self._all()
        ]

    def tall_for(self, widths: list[int]) -> int:
        """Return the height of the tallest heading at these widths."""
        metrics = self._metrics()
        boxes = (
            metrics.boundingRect(QRect(0, 0, wide - 4, _UNBOUNDED), _WRAP, heading)
            for heading, wide in zip(self._all(), widths, strict=True)
        )
        return max((box.height() for box in boxes), default=0) + 8

    def wide(self) -> int:
        """Return the width at which every heading takes two lines at most."""
        metrics, most = self._metrics(), 0
        for heading in self._all():
            words = heading.split()
            breaks = range(1, len(words) + 1)
            halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in breaks)
            most = max(most, min(max(map(metrics.horizontalAdvance, pair)) for pair in halves))
        return most + 16

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one heading, broken where it must."""
        current = self._view.currentIndex()
        across = self.orientation() == Qt.Orientation.Horizontal
        here = (current.column() if across else current.row()) == logicalIndex
        lit = here and (self._view.hasFocus() or bool(self._view.property("ring")))
        painter.save()
        painter.setFont(self._theme.font("small", 500))
        painter.setPen(self._theme.color("text" if lit else "muted"))
        room = rect.adjusted(1, 0, -1, -6) if across else rect.adjusted(0, 0, -10, 0)
        if not across and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            room = rect.adjusted(10, 0, 0, 0)
        painter.drawText(room, self._alignment | _WRAP, self._all()[logicalIndex])
        painter.restore()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("small", 500))

    def _all(self) -> list[str]:
        model = self._view.model()
        if model is None:
            return []
        across = self.orientation() == Qt.Orientation.Horizontal
        count = model.columnCount() if across else model.rowCount()
        return [str(model.headerData(section, self.orientation())) for section in range(count)]
