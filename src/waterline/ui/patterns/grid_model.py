# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fears and needs grid as a table model whose cells speak in sentences."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from waterline.domain.pattern.grid import Cell, Grid
from waterline.ui.patterns.sentences import spoken_cell
from waterline.ui.shared import words

Index = QModelIndex | QPersistentModelIndex
NOTHING = "·"


class GridModel(QAbstractTableModel):
    """Rows are fears, columns are needs; each shows its number, zero a middle dot."""

    CELL = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None

    def set_grid(self, grid: Grid) -> None:
        """Show another grid."""
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    def index_of(self, cell: Cell) -> QModelIndex:
        """Return where the pair of `cell` stands; an invalid index where it does not."""
        if self._grid is None or cell.fear not in self._grid.fears or cell.need not in self._grid.needs:
            return QModelIndex()
        return self.index(self._grid.fears.index(cell.fear), self._grid.needs.index(cell.need))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() or self._grid is None else len(self._grid.fears)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() or self._grid is None else len(self._grid.needs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._grid is None or not index.isValid():
            return None
        cell = self._grid.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return QLocale().toString(cell.count) if cell.count else NOTHING
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return cell if role == self.CELL else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if self._grid is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            table, keys = words.NEEDS, self._grid.needs
        else:
            table, keys = words.FEARS, self._grid.fears
        return words.label(table, keys[section]) if section < len(keys) else None
