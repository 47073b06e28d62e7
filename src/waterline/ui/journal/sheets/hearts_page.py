# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a HEARTS check-in: whom it is with, six letters each for itself, then one letter and one thing to do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft
from waterline.domain.sheets import KEPT_AS, LETTERS, Hearts
from waterline.ui.desk import Asking
from waterline.ui.journal.option_cards import Option, OptionCards
from waterline.ui.journal.sheets.letter_row import LetterRow, example
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.shared import sheet_words, words
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.said import shortened
from waterline.ui.shared.text import body, label, small
from waterline.ui.theme import Theme

RITUAL, RULE = KEPT_AS


class HeartsPage(ShortFlowPage):
    """No total, no order and no last time beside it. How the one thing went is asked when the entry is opened again."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="hearts_page", parent=parent)
        self._went = TextBox(theme, "", lines=3, most_lines=12, name="how_it_went")
        self._wanted = body("", name="how_it_went_wanted")
        self.afterwards = self._afterwards()
        self._people = self._picker(self.tr("With whom?"))
        self._rows = {letter: LetterRow(theme, letter) for letter in LETTERS}
        self._chosen = ChipGroup(
            theme,
            words.choices(sheet_words.LETTERS, LETTERS),
            label=self.tr("One letter to tend this week"),
            several=False,
            name="chosen",
        )
        self._example = small("", name="hearts_example")
        self._action = TextBox(theme, "", lines=2, most_lines=8, name="what_happened")
        self._kept_as = self._ritual_or_rule()
        self.rule_note = Callout(
            theme,
            "tip",
            self.tr("What would make it a ritual?"),
            self.tr(
                "Something both of you would look forward to, and that fences nobody in. It may stay as it is, too."
            ),
            name="hearts_rule_note",
        )
        self._open_with(
            self.tr("How thin or full is each letter, lately?"),
            self.tr("With one person, or with yourself. There is no total. After Jessica Fern, Polysecure (2020)."),
        )
        self._arrange()
        self._ties.words(self._went, "how_it_went")
        for letter, row in self._rows.items():
            self._ties.one(row.chips, letter)
        self._ties.one(self._chosen, "chosen")
        self._ties.words(self._action, "what_happened")
        self._ties.one(self._kept_as, "kept_as")
        self._end()

    def open(self, draft: Draft) -> None:
        """Show a check-in; one that is kept already begins with how it went."""
        again = draft.entry_id is not None
        self.afterwards.setVisible(again)
        self._first = self._went if again and draft.answers.what_happened.strip() else self._people.nickname
        super().open(draft)

    def _follow(self, answers: Answers) -> None:
        self._wanted.setText(shortened(answers.what_happened, 200))
        self._wanted.setVisible(bool(self._wanted.text()))
        if isinstance(answers, Hearts):
            said = self.tr("For example: {example}").format(example=example(answers.chosen)) if answers.chosen else ""
            self._example.setText(said)
            self._example.setVisible(bool(said))
            self.rule_note.setVisible(answers.kept_as == RULE)

    def _afterwards(self) -> Card:
        card = Card(self.tr("The one thing you wanted to do"), name="hearts_afterwards")
        card.content.addWidget(self._wanted)
        card.content.addSpacing(6)
        once = self.tr("However it went is fine. This is asked once.")
        card.content.addWidget(field(self.tr("How did it go?"), self._went, hint=once))
        return card

    def _ritual_or_rule(self) -> OptionCards:
        table = sheet_words.KEPT_AS
        options = (
            Option(RITUAL, words.label(table, RITUAL), self.tr("Both want it, and it adds something warm."), "sun"),
            Option(
                RULE,
                words.label(table, RULE),
                self.tr("One goes along, and it keeps an eye on somebody or takes something away."),
                "lock",
            ),
        )
        return OptionCards(
            self.theme, options, spoken=self.tr("Is it a ritual, or a rule in disguise?"), name="kept_as"
        )

    def _arrange(self) -> None:
        whom = Card(name="hearts_whom")
        hint = self.tr("Nicknames or initials only, so that nobody else is named here.")
        whom.content.addWidget(field(self.tr("With whom?"), self._people, hint=hint))
        letters = Card(self.tr("Six letters"), name="hearts_letters")
        for number, row in enumerate(self._rows.values()):
            if number:
                letters.content.addWidget(hairline())
            letters.content.addWidget(row)
        self._stack(self.afterwards, whom, letters, self._week())

    def _week(self) -> Card:
        week = Card(self.tr("This week"), name="hearts_week")
        week.content.setSpacing(14)
        week.content.addWidget(field(self.tr("One letter to tend this week"), self._chosen))
        week.content.addWidget(self._example)
        once = self.tr("Small enough to happen. You are asked about it once, in a week.")
        week.content.addWidget(field(self.tr("One thing I will do for it"), self._action, hint=once))
        week.content.addWidget(label(self.tr("Is it a ritual, or a rule in disguise?"), name="kept_as_label"))
        week.content.addWidget(self._kept_as)
        week.content.addWidget(self.rule_note)
        return week
