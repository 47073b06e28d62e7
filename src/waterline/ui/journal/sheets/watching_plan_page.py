# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a watching plan, in the order of the evening: before it, while it goes on, and after it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft
from waterline.domain.sheets import WHETHER, WatchingPlan
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.pair import Pair
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.shared import sheet_words, words
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.icon_label import IconLabel
from waterline.ui.shared.text import heading, muted, small
from waterline.ui.theme import Theme

_BOXES = ("what_happened", "where", "limits", "look_in", "signal", "check_in", "landing", "how_it_was")
_NO = "no"


class WatchingPlanPage(ShortFlowPage):
    """Three stages. How it was has its place at the end of the last one, once the plan is kept and opened again."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="watching_plan_page", parent=parent)
        self._people = self._picker(self.tr("Who is part of it?"))
        self._boxes = {name: TextBox(theme, "", lines=2, most_lines=10, name=name) for name in _BOXES}
        self._whether = ChipGroup(
            theme,
            words.choices(sheet_words.WHETHER, WHETHER),
            label=self.tr("Do I want to watch?"),
            several=False,
            name="whether",
        )
        self._not_there = small(
            self.tr("Not watching is a plan, too: the parts below are then about where you are, and who is with you."),
            name="watching_not_there",
        )
        self._how_it_was = field(
            self.tr("How it was"),
            self._boxes["how_it_was"],
            hint=self.tr("Also whether a sign was used. A way out that got used has been shown to work."),
        )
        self._first = self._people.nickname
        self._open_with(
            self.tr("Plan the watching"),
            self.tr(
                "Between adults who agreed. Anything here can be taken back at any time, also in the middle of it."
            ),
        )
        self._stack(self._before(), self._during(), self._after(), self._not_jealousy())
        self._ties.one(self._whether, "whether")
        for name, box in self._boxes.items():
            self._ties.words(box, name)
        self._end()

    def open(self, draft: Draft) -> None:
        """Show a plan; one that is kept already asks how it was."""
        self._how_it_was.setVisible(draft.entry_id is not None)
        super().open(draft)

    def _follow(self, answers: Answers) -> None:
        self._not_there.setVisible(isinstance(answers, WatchingPlan) and answers.whether == _NO)

    def _before(self) -> Card:
        card = self._stage("eye", self.tr("Before"), self.tr("Settled while everybody is calm."), "watching_before")
        hint = self.tr("Nicknames or initials only, so that nobody else is named here.")
        card.content.addWidget(field(self.tr("Who is part of it?"), self._people, hint=hint))
        card.content.addWidget(field(self.tr("What it is about"), self._boxes["what_happened"]))
        card.content.addWidget(field(self.tr("Do I want to watch?"), self._whether))
        card.content.addWidget(self._not_there)
        out = self.tr("And where the way out is. I may use it without explaining.")
        card.content.addWidget(field(self.tr("Where I will be"), self._boxes["where"], hint=out))
        limits = self.tr("Now, or in the telling afterwards. Each of you has a no that needs no reason.")
        card.content.addWidget(field(self.tr("What I don’t want to see or hear"), self._boxes["limits"], hint=limits))
        return card

    def _during(self) -> Card:
        line = self.tr("For those who play, their own safeword stands above everything here.")
        card = self._stage("hand", self.tr("While it goes on"), line, "watching_during")
        look_in = field(
            self.tr("The sign for “come and see how I am”"),
            self._boxes["look_in"],
            hint=self.tr("A word or a gesture, and who listens for it."),
        )
        signal = field(
            self.tr("The signal that it is too much"),
            self._boxes["signal"],
            hint=self.tr("It stops then, and nobody sulks."),
        )
        card.content.addWidget(Pair(self.theme, look_in, signal, name="watching_signs"))
        return card

    def _after(self) -> Card:
        line = self.tr("A strong bout comes down like any landing: shaky, cold, or flat a day later.")
        card = self._stage("heart", self.tr("After"), line, "watching_after")
        when = self.tr("The same night or next day; ten minutes each, whoever watched goes first.")
        card.content.addWidget(
            field(self.tr("When and how we check in afterwards"), self._boxes["check_in"], hint=when)
        )
        landing = self.tr(
            "A blanket, something to eat, arms, quiet, a friend who knows. It need not be they who give it."
        )
        said = self.tr("How I land: care for the jealousy itself")
        card.content.addWidget(field(said, self._boxes["landing"], hint=landing))
        card.content.addWidget(self._how_it_was)
        return card

    def _stage(self, icon: str, called: str, line: str, name: str) -> Card:
        card = Card(name=name)
        card.content.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel(self.theme, icon, "accent", 22), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(heading(called, name=f"{name}_heading"), 1)
        card.content.addLayout(head)
        card.content.addWidget(muted(line, name=f"{name}_line"))
        return card

    def _not_jealousy(self) -> Callout:
        care = Callout(
            self.theme,
            "care",
            self.tr("What is not jealousy"),
            self.tr(
                "A limit that was crossed, a safeword that was not heard, somebody brought in unasked: that is an "
                "agreement broken, whatever role anybody has. If you are afraid, open Support."
            ),
            name="watching_care",
        )
        care.add_button(self.tr("Open Support"), self.support_requested.emit, name="watching_support")
        return care
