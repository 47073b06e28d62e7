# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a kind word: how it came, what it was, whether it landed; and the ledger before any look inward."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Answers
from waterline.domain.sheets import FADED, GAVE, LANDED, NOT_LANDED, Reassurance
from waterline.ui.desk import Asking
from waterline.ui.journal.option_cards import Option, OptionCards
from waterline.ui.journal.sheets.ledger_card import LedgerCard
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.shared import sheet_words, words
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.scroller import come_into_view
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import heading, small
from waterline.ui.theme import Theme


class ReassurancePage(ShortFlowPage):
    """Two cards: the word, and what became of it. Where words often did not hold, agreements come before oneself.

    That they were looked at is not stored: it is between the person and the page.
    """

    agreements_requested = Signal()
    right_now_requested = Signal()

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="reassurance_page", parent=parent)
        self._followed: tuple[str | None, tuple[str, ...]] = (None, ())
        self._gave = ChipGroup(
            theme, words.choices(sheet_words.GAVE, GAVE), label=self.tr("How did it come?"), several=False, name="gave"
        )
        self._people = self._picker(self.tr("From whom?"))
        self._said = TextBox(theme, "", lines=3, most_lines=12, name="what_happened")
        self._landing = self._landings()
        self.ledger = LedgerCard(theme, session, desk)
        self.inward = self._word_inward()
        self._first = self._gave.chips()[0]
        self._open_with(
            self.tr("A kind word"),
            self.tr("It can hold, fade, or slide off. Whichever it was, it tells you something."),
        )
        self._arrange()
        self._ties.one(self._gave, "gave")
        self._ties.words(self._said, "what_happened")
        self._ties.one(self._landing, "landed")
        self.ledger.agreements_requested.connect(self.agreements_requested)
        self.ledger.looked_at.connect(self._on_looked_at)
        self._end()

    def _follow(self, answers: Answers) -> None:
        landed = answers.landed if isinstance(answers, Reassurance) else None
        people = answers.people
        if (landed, people) == self._followed:
            return
        again, self._followed = landed == self._followed[0], (landed, people)
        if again and self.ledger.isHidden():
            return  # only the ledger asks who it is with
        if not again:
            self.ledger.hide()
            self.inward.hide()
        if self._draft is not None and landed in (FADED, NOT_LANDED):
            ask = partial(journal.ledger_first, self._session, landed, self._draft.entry_id)
            self._desk.ask(self, ask, partial(self._on_ledger_first, (landed, people)))

    def _on_ledger_first(self, followed: tuple[str, tuple[str, ...]], first: bool) -> None:
        if followed != self._followed:
            return
        if first:
            self.ledger.show_for(followed[1])
        else:
            self.inward.show()
        if any(card.hasFocus() for card in self._landing.cards):  # just answered, not only opened again
            self._lead_to(self.ledger if first else self.inward)

    def _on_looked_at(self) -> None:
        self.inward.show()
        self._lead_to(self.inward)

    def _lead_to(self, shown: Callout) -> None:
        """Let be seen and heard what came below that which has the keyboard."""
        announce(shown, shown.accessibleName())
        come_into_view(shown)

    def _landings(self) -> OptionCards:
        table = sheet_words.LANDED
        options = (
            Option(LANDED, words.label(table, LANDED), self.tr("It went in, and I could move on."), "heart"),
            Option(
                FADED, words.label(table, FADED), self.tr("It held for a moment, then I needed it again."), "hourglass"
            ),
            Option(NOT_LANDED, words.label(table, NOT_LANDED), self.tr("I heard it, and it slid off."), "wind"),
        )
        return OptionCards(self.theme, options, spoken=self.tr("Did it land?"), name="landed", most_columns=1)

    def _word_inward(self) -> Callout:
        made = Callout(
            self.theme,
            "try",
            self.tr("For the next hour"),
            self.tr(
                "More of the same may run out as fast. You might wait before you ask again, with tea, a hand on the "
                "chest, or one of the tools. If nothing lands for weeks, an older hurt may want care of its own."
            ),
            name="reassurance_inward",
        )
        made.add_button(self.tr("Open Right now"), self.right_now_requested.emit, name="reassurance_right_now")
        return made

    def _arrange(self) -> None:
        word = Card(name="reassurance_word")
        word.content.setSpacing(18)
        hint = self.tr("Nicknames or initials only, so that nobody else is named here.")
        word.content.addWidget(field(self.tr("How did it come?"), self._gave))
        word.content.addWidget(field(self.tr("From whom?"), self._people, hint=hint))
        word.content.addWidget(field(self.tr("What was said or done"), self._said))
        became = Card(name="reassurance_became")
        became.content.setSpacing(10)
        became.content.addWidget(heading(self.tr("Did it land?"), name="landed_heading"))
        later = self.tr("You can leave this open and come back to it in an hour.")
        became.content.addWidget(small(later, name="landed_hint"))
        became.content.addWidget(self._landing)
        self._landing.setAccessibleDescription(later)
        self._stack(word, became, self.ledger, self.inward)
        self.ledger.hide()
        self.inward.hide()
