# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a glad moment: a few lines and whose joy it was; whatever else was there may stand beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app.session import Session
from waterline.domain.entry import Answers
from waterline.domain.terms import SHIPPED_ONLY, Offered
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.shared import words
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.said import in_order_chosen, with_chosen
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.shared.text import small, title
from waterline.ui.theme import Theme


class GladMomentPage(ShortFlowPage):
    """Short on purpose. Nothing here is counted, and gladness is never held against jealousy."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="glad_moment_page", parent=parent)
        self._offered = SHIPPED_ONLY
        self._felt: tuple[str, ...] = ()
        self._moment = TextBox(theme, "", lines=5, most_lines=16, name="what_happened")
        self._people = self._picker(self.tr("Whose joy was it?"))
        self._beside = Disclosure(theme, self.tr("Something else was there, too"), name="beside_fold")
        options = words.choices(words.FEELINGS, self._offered.keys["feelings"])
        self._feelings = ChipGroup(theme, options, label=self.tr("What else was there?"), name="feelings")
        self._first = self._moment
        self._arrange()
        self._ties.words(self._moment, "what_happened")
        self._ties.fill(self._show_feelings_of)
        self._feelings.changed.connect(self._on_feelings)

    def _load(self) -> None:
        super()._load()
        learn_words(self, self._session, self._desk, self._on_offered)

    def _on_offered(self, offered: Offered) -> None:
        self._offered = offered
        self._show_feelings()

    def _show_feelings_of(self, answers: Answers) -> None:
        self._felt = answers.feelings
        self._show_feelings()
        self._beside.unfold(bool(self._felt))

    def _show_feelings(self) -> None:
        offered = words.choices(words.FEELINGS, with_chosen(self._offered.keys["feelings"], self._felt))
        if self._feelings.offer(offered, self._felt):
            in_this_order([self._beside.button, *self._feelings.chips()])

    def _on_feelings(self, shown: list[str]) -> None:
        self._felt = in_order_chosen(self._felt, shown)
        self._ties.say("feelings", self._felt)

    def _arrange(self) -> None:
        card = Card(margins=(28, 24, 28, 26), name="glad_card")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel(self.theme, "sun", "tip_icon", 28), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(title(self.tr("What made you glad?"), name="flow_title"), 1)
        card.content.addLayout(head)
        card.content.addSpacing(6)
        card.content.addWidget(
            field(
                self.tr("The moment"),
                self._moment,
                hint=self.tr("Just as it was: what you saw, and where in you it was warm."),
            )
        )
        card.content.addSpacing(12)
        hint = self.tr("Nicknames or initials only, so that nobody else is named here.")
        card.content.addWidget(field(self.tr("Whose joy was it?"), self._people, hint=hint))
        card.content.addSpacing(8)
        both = self.tr("Two feelings can be true in the same minute. Neither takes anything from the other.")
        self._beside.content.addWidget(small(both, name="beside_line"))
        self._beside.content.addWidget(self._feelings)
        card.content.addWidget(self._beside)
        self.content.addSpacing(8)
        self.content.addWidget(card)
        self.content.addSpacing(12)
        line = self.tr("It goes into no count and no chart, and none is owed.")
        self.content.addWidget(small(line, name="flow_line"))
        self._end()
