# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries of the journal as a model: read a page at a time, each spoken as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from waterline.app.clock import Clock
from waterline.app.journal import PAGE
from waterline.domain.entry import EntryLine
from waterline.domain.times import Stamp
from waterline.ui.journal import kinds
from waterline.ui.journal.own_words import feelings_of, intensity_of
from waterline.ui.shared import words
from waterline.ui.shared.time_words import moment_words

Index = QModelIndex | QPersistentModelIndex
Lines = tuple[EntryLine, ...]
Fetch = Callable[[EntryLine | None, int, Callable[[Lines], None]], None]

LINE = Qt.ItemDataRole.UserRole + 1
WHEN = Qt.ItemDataRole.UserRole + 2


class EntryLines(QAbstractListModel):
    """Lines of entries. `fetch(after, limit, then)` brings the next ones; `loaded` fires after each reload."""

    loaded = Signal()

    def __init__(
        self, fetch: Fetch, clock: Clock, parent: QObject | None = None, note: Callable[[EntryLine], str] = lambda _: ""
    ) -> None:
        """`note` gives words to stand beside when an entry was."""
        super().__init__(parent)
        self._note = note
        self._fetch = fetch
        self._clock = clock
        self._now: Stamp = clock()
        self._lines: list[EntryLine] = []
        self._asked = 0
        self._fetching = False
        self._more = False

    @property
    def more(self) -> bool:
        """Tell whether older ones may be there."""
        return self._more

    def reload(self, *, anew: bool = False) -> None:
        """Read again from the newest on, as many as were there before; `anew`, where others are wanted, one page."""
        self._asked += 1
        asked, limit = self._asked, PAGE if anew else max(PAGE, len(self._lines))
        self._fetching = True
        self._fetch(None, limit, lambda lines: self._on_reloaded(asked, limit, lines))

    def line(self, row: int) -> EntryLine:
        """Return the line in a row."""
        return self._lines[row]

    def row_of(self, entry_id: str) -> int | None:
        """Return where an entry stands among those read so far, or None."""
        return next((row for row, line in enumerate(self._lines) if line.id == entry_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many were read so far."""
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether older ones may be there."""
        return self._more and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if not self.canFetchMore(parent):
            return
        self._fetching = True
        asked = self._asked
        self._fetch(self._lines[-1], PAGE, lambda lines: self._on_more(asked, lines))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, the sentence that is spoken, the line itself, or when it was."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        when = moment_words(line.happened, self._now, time_known=line.happened_time_known)
        when = " · ".join(part for part in (when, self._note(line)) if part)
        if role == WHEN:
            return when
        if role == Qt.ItemDataRole.DisplayRole:
            return ". ".join(part for part in (when, feelings_of(line), kinds.opening(line)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line, when)
        return None

    def _on_reloaded(self, asked: int, limit: int, lines: Lines) -> None:
        if asked != self._asked:
            return
        self._now = self._clock()
        self.beginResetModel()
        self._lines = list(lines)
        self._more = len(lines) == limit
        self._fetching = False
        self.endResetModel()
        self.loaded.emit()

    def _on_more(self, asked: int, lines: Lines) -> None:
        if asked != self._asked:
            return
        self._fetching = False
        self._more = len(lines) == PAGE
        if not lines:
            return
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self._lines.extend(lines)
        self.endInsertRows()


def spoken(line: EntryLine, when: str) -> str:
    """Return a line as one passage for the ear."""
    triage = words.label(words.TRIAGE, line.triage) if line.triage else ""
    feelings = words.listed(words.FEELINGS, line.feelings, line.feeling_words)
    parts = (when, kinds.title(line.kind), feelings, intensity_of(line), triage, kinds.opening(line))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
