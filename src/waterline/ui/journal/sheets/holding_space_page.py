# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page for when the jealousy is theirs: listen, give it back, then say what one offers and what one will not do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from waterline.app.session import Session
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.pair import Pair
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.flow import FlowBox
from waterline.ui.shared.text import body, muted, small
from waterline.ui.theme import Theme


class HoldingSpacePage(ShortFlowPage):
    """Three parts in the order of a good talk. What one will not do has as much room as what one offers."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="holding_space_page", parent=parent)
        self._people = self._picker(self.tr("Who came to you?"))
        self._said = TextBox(theme, "", lines=4, most_lines=16, name="what_happened")
        self._back = TextBox(theme, "", lines=3, most_lines=12, name="reflected")
        self._offer = TextBox(theme, "", lines=4, most_lines=12, name="can_offer")
        self._not = TextBox(theme, "", lines=4, most_lines=12, name="will_not")
        self._first = self._people.nickname
        self._open_with(
            self.tr("Holding space"),
            self.tr("Before a talk or after it. Listening is not agreeing, and nothing has to be solved tonight."),
        )
        self._arrange()
        for box in (self._said, self._back, self._offer, self._not):
            self._ties.words(box, box.objectName())
        self._end()

    def _arrange(self) -> None:
        self._stack(self._listen(), self._give_back(), self._yours(), self._no_longer_a_feeling())

    def _no_longer_a_feeling(self) -> QWidget:
        care = Callout(
            self.theme,
            "care",
            self.tr("When it is no longer only a feeling"),
            self.tr(
                "Being watched, threatened, kept from friends or money, or made afraid is something a person does. It "
                "is not yours to soothe. If you notice it in yourself, Support is there for that, too."
            ),
            name="holding_care",
        )
        care.add_button(self.tr("Open Support"), self.support_requested.emit, name="holding_support")
        return care

    def _listen(self) -> QWidget:
        card = Card(self.tr("Listen"), name="holding_listen")
        card.content.addWidget(muted(self.tr("Their feeling first. The facts will still be true in the morning.")))
        card.content.addSpacing(8)
        hint = self.tr("Nicknames or initials only, so that nobody else is named here.")
        card.content.addWidget(field(self.tr("Who came to you?"), self._people, hint=hint))
        card.content.addSpacing(10)
        near = self.tr("As near to their own words as you can.")
        card.content.addWidget(field(self.tr("What they said"), self._said, hint=near))
        card.content.addSpacing(4)
        fold = Disclosure(self.theme, self.tr("Three things that make it worse"), name="holding_worse")
        for line in (
            self.tr("Waving it away: “It was only a drink.”"),
            self.tr("Arguing the facts, with somebody who is too stirred up to take one in."),
            self.tr("Going cold, or going to court: “And what about your Saturday?”"),
        ):
            fold.content.addWidget(body(line))
        card.content.addWidget(fold)
        return card

    def _give_back(self) -> QWidget:
        card = Card(self.tr("Give it back"), name="holding_back")
        card.content.addWidget(
            muted(self.tr("Let it make sense. That does not say it is true, or that you did wrong."))
        )
        card.content.addSpacing(8)
        hint = self.tr("Their feeling in your words, before any explaining.")
        card.content.addWidget(field(self.tr("What I gave back, or would like to"), self._back, hint=hint))
        starts = FlowBox(name="holding_starts")
        for number, (said, start) in enumerate(
            (
                (self.tr("It sounds as if …"), self.tr("It sounds as if ")),
                (self.tr("Of course that …"), self.tr("Of course that ")),
                (self.tr("What was the worst part?"), self.tr("What was the worst part? ")),
            ),
            1,
        ):
            button = secondary_button(self.theme, said, name=f"holding_start_{number}", icon="plus")
            button.clicked.connect(partial(self._begin_with, start))
            starts.add(button)
        card.content.addSpacing(2)
        card.content.addWidget(starts)
        return card

    def _yours(self) -> QWidget:
        card = Card(self.tr("Generous, and not ruled"), name="holding_yours")
        offer = field(
            self.tr("What I can offer gladly"),
            self._offer,
            hint=self.tr("Warmth, patience, a plan, a call on the way."),
        )
        wont = field(self.tr("What I won’t do"), self._not, hint=self.tr("Reports, passwords, giving up a friend."))
        card.content.addWidget(Pair(self.theme, offer, wont, name="holding_pair"))
        line = self.tr(
            "Both lines matter as much. If only your giving something up soothes it, the work that is left is theirs."
        )
        card.content.addSpacing(2)
        card.content.addWidget(small(line, name="holding_line"))
        return card

    def _begin_with(self, start: str) -> None:
        """Put the beginning of a sentence where writing goes on."""
        box = self._back
        cursor = box.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        box.setTextCursor(cursor)
        box.insertPlainText(f"{'' if not box.words() or box.words()[-1].isspace() else ' '}{start}")
        box.setFocus(Qt.FocusReason.OtherFocusReason)
