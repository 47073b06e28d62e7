# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not finished yet: a strip of drafts to go on with or to let go of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import Draft
from waterline.domain.request import RequestAnswers
from waterline.domain.sheets import FreePage
from waterline.domain.times import Stamp
from waterline.ui.journal import kinds
from waterline.ui.journal.own_words import dotted
from waterline.ui.shared import words
from waterline.ui.shared.buttons import danger_button, ghost_button, link_button, secondary_button
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.said import shortened
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import Text, label, muted
from waterline.ui.shared.time_words import moment_words, stamp_here
from waterline.ui.theme import Theme

_SHOWN = 2


class DraftRow(QWidget):
    """One draft with its two buttons; Discard asks in the same place before anything goes."""

    continue_wanted = Signal(str)
    discard_confirmed = Signal(object)

    def __init__(self, theme: Theme, draft: Draft, now: Stamp, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft = draft
        name = f"draft_{number}"
        self.setObjectName(name)
        when = moment_words(stamp_here(draft.changed_ms, now), now)
        if draft.entry_id is not None:
            when = self.tr("{when} · a change to an entry").format(when=when)
        self._when = label(when, name=f"{name}_when")
        self._said = muted(self._words(), name=f"{name}_words")
        self._offer, self._question = QWidget(), QWidget()
        self.go_on = secondary_button(theme, self.tr("Continue"), name=f"{name}_continue")
        self.go_on.set_words(self.tr("Continue"), self.tr("Continue the draft of {when}").format(when=when))
        self.discard = ghost_button(theme, self.tr("Discard"), name=f"{name}_discard")
        self.discard.set_words(self.tr("Discard"), self.tr("Discard the draft of {when}").format(when=when))
        self.confirm = danger_button(theme, self.tr("Discard"), name=f"{name}_discard_it")
        self.keep = secondary_button(theme, self.tr("Keep it"), name=f"{name}_keep")
        self._lay_out()
        self._ask(False)
        theme.changed.connect(self._stand)
        self.go_on.clicked.connect(lambda: self.continue_wanted.emit(draft.id))
        self.discard.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.confirm.clicked.connect(lambda: self.discard_confirmed.emit(draft))

    def _words(self) -> str:
        answers = self._draft.answers
        said = shortened(
            answers.root
            or (answers.title if isinstance(answers, FreePage) else "")
            or answers.what_happened
            or dotted(words.FEELINGS, answers.feelings, answers.feeling_words)
            or next(iter(answers.layers), ""),
            90,
        )
        kind = kinds.title(self._draft.kind)
        if kind:
            ask = answers.ask if isinstance(answers, RequestAnswers) else ""
            return f"{kind} · {shortened(ask, 90) or said}" if ask or said else kind
        step = Step(self._draft.step) if self._draft.step in STEPS else STEPS[0]
        stopped = self.tr("left at “{step}”").format(step=words.label(words.STEPS, step))
        return f"{said} · {stopped}" if said else stopped

    def _ask(self, asking: bool) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._offer.setVisible(not asking)
        self._question.setVisible(asking)
        if had_focus:
            (self.keep if asking else self.discard).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(self._when)
        lines.addWidget(self._said)
        offer = QHBoxLayout(self._offer)
        question = QHBoxLayout(self._question)
        for row in (offer, question):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
        for row in (offer, question):
            row.addStretch(1)
        offer.addWidget(self.discard)
        offer.addWidget(self.go_on)
        question.addWidget(Text(self.tr("Discard this draft?"), "label", wrap=False))
        question.addWidget(self.confirm)
        question.addWidget(self.keep)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.addLayout(lines, 1)
        self._row.addWidget(self._offer)
        self._row.addWidget(self._question)
        self._stand()

    def _stand(self) -> None:
        """Put the buttons under the words where large text leaves no room beside them."""
        large = self._theme.is_large
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(6 if large else 16)


class DraftsStrip(Card):
    """The drafts, the latest first; the rest of many wait behind one link."""

    continue_wanted = Signal(str)
    discard_confirmed = Signal(object)
    rearranged = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Not finished yet"), look="panel", margins=(20, 14, 16, 12), name="drafts", parent=parent
        )
        self._theme = theme
        self._drafts: tuple[Draft, ...] = ()
        self._now = Stamp(0)
        self._all = False
        self._rows: list[QWidget] = []
        self.content.setSpacing(2)
        self.show_all = link_button(theme, self.tr("Show all that is not finished"), name="all_drafts")
        self.content.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_all.clicked.connect(self._on_show_all)
        theme.changed.connect(self._show)

    def show_drafts(self, drafts: tuple[Draft, ...], now: Stamp) -> None:
        """Show these drafts; without any the strip goes away."""
        self._drafts = drafts
        self._now = now
        self._show()

    def _show(self) -> None:
        drafts, now = self._drafts, self._now
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        shown = drafts if self._all else drafts[: 1 if self._theme.is_large else _SHOWN]
        for number, draft in enumerate(shown, 1):
            if number > 1:
                self._add(hairline())
            row = DraftRow(self._theme, draft, now, number)
            row.continue_wanted.connect(self.continue_wanted)
            row.discard_confirmed.connect(self.discard_confirmed)
            self._add(row)
        self.show_all.setVisible(len(shown) < len(drafts))
        self.setVisible(bool(drafts))
        in_this_order([*(control for row in self._rows for control in controls_of(row)), self.show_all])
        self.rearranged.emit()

    def _add(self, widget: QWidget) -> None:
        self.content.insertWidget(self.content.count() - 1, widget)
        self._rows.append(widget)

    def _on_show_all(self) -> None:
        self._all = True
        self._show()
