# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sorting an entry anew: inside me, between us, both, or not yet known. Deliberate, dated, and it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.agreements import Move
from waterline.domain import vocabulary as keys
from waterline.domain.times import Stamp
from waterline.ui.shared import words
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.fields import field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.text import muted, small
from waterline.ui.shared.time_words import plain_date_words, stamp_here
from waterline.ui.theme import Theme


class Moving(QWidget):
    """Folded until asked for. `wanted` carries the key chosen, once it is confirmed."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moving")
        self._now_at: str | None = None
        self.dated = small("", name="moving_dated")
        self.fold = Disclosure(theme, self.tr("Sort it anew: inside me, or between us?"), name="moving_fold")
        self.where = ChipGroup(
            theme,
            words.choices(words.TRIAGE, keys.TRIAGE),
            label=self.tr("Where does it belong?"),
            several=False,
            name="moving_where",
        )
        self.means = muted("", name="moving_means")
        self.move_button = secondary_button(theme, self.tr("Move it"), name="moving_move", icon="check")
        self.cancel = ghost_button(theme, self.tr("Leave it where it is"), name="moving_cancel")
        self._lay_out()
        self.where.changed.connect(lambda _: self._show_meaning())
        self.move_button.clicked.connect(self._on_move)
        self.cancel.clicked.connect(lambda: self.fold.unfold(False))
        self.fold.toggled.connect(lambda _: self._begin())

    def show_entry(self, triage: str | None, moves: Sequence[Move], now: Stamp) -> None:
        """Show where an entry is sorted, and every time that changed."""
        self._now_at = triage
        lines = []
        for move in moves:
            when = plain_date_words(stamp_here(move.when_ms, now))
            before, after = (
                words.label(words.TRIAGE, key) if key else self.tr("nowhere") for key in (move.before, move.after)
            )
            lines.append(
                self.tr("Moved from “{before}” to “{after}” on {day}.").format(before=before, after=after, day=when)
            )
        self.dated.setText("\n".join(lines))
        self.dated.setVisible(bool(lines))
        self.fold.unfold(False)
        self._begin()

    def _begin(self) -> None:
        self.where.select([self._now_at] if self._now_at else [])
        self._show_meaning()

    def _show_meaning(self) -> None:
        chosen = next(iter(self.where.selected()), None)
        self.move_button.setEnabled(chosen is not None and chosen != self._now_at)
        meaning = {
            keys.BETWEEN: self.tr(
                "Then your hurt fits what happened. The entry leaves the counts of your fears; in Patterns it can be "
                "brought in by hand. You can move it back at any time."
            ),
            keys.INSIDE: self.tr(
                "Then it counts in Patterns with the fears and needs it names. You can move it back at any time."
            ),
            keys.BOTH: self.tr("Then the fear counts in Patterns, and the fact is still a fact between you."),
            keys.CANNOT_TELL: self.tr("Then it stays open. It counts in Patterns until you know more."),
        }
        self.means.setText(meaning.get(chosen or "", ""))
        self.means.setVisible(bool(chosen) and chosen != self._now_at)

    def _on_move(self) -> None:
        chosen = self.where.selected()
        if chosen and chosen[0] != self._now_at:
            self.wanted.emit(chosen[0])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.dated)
        column.addWidget(self.fold)
        buttons = FlowBox(gap=8, name="moving_buttons")
        buttons.add(self.move_button)
        buttons.add(self.cancel)
        for part in (field(self.tr("Where does it belong?"), self.where), self.means, buttons):
            self.fold.content.addWidget(part)
        self.dated.hide()
