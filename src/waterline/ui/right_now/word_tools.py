# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tools made of words: naming it, a kind word, checking the facts, reaching someone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from waterline.app import contacts
from waterline.domain import vocabulary as keys
from waterline.domain.contact import Contact
from waterline.domain.right_now import RightNow
from waterline.domain.terms import Offered
from waterline.ui.right_now.big import big_button
from waterline.ui.right_now.countdown import Countdown
from waterline.ui.right_now.things import Thing, Things
from waterline.ui.right_now.tool import Bench, Tool
from waterline.ui.shared import words
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.said import in_order_chosen, with_chosen
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.shared.text import display, muted

_TEN_MINUTES = 10 * 60


class NameTool(Tool):
    """Puts what is chosen into one sentence, large enough to read aloud."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "naming")
        self._answers = RightNow()
        self._keys = keys.FEELINGS
        self.sentence = display("", name="naming_sentence")
        self.feelings = ChipGroup(
            self.theme, words.choices(words.FEELINGS, keys.FEELINGS), label=self.tr("This is …"), name="naming_feelings"
        )
        self.column.addWidget(self.sentence)
        self.column.addWidget(field(self.tr("This is …"), self.feelings))
        self.column.addWidget(self.line("feeling_words", self.tr("In your own words")))
        self.feelings.changed.connect(self._on_feelings)
        learn_words(self, bench.session, bench.desk, self._on_offered)

    def _on_offered(self, offered: Offered) -> None:
        self._keys = offered.keys["feelings"]
        self._show_feelings()

    def _show_feelings(self) -> None:
        chosen = self._answers.feelings
        if self.feelings.offer(words.choices(words.FEELINGS, with_chosen(self._keys, chosen)), chosen):
            in_this_order([*self.feelings.chips(), self._boxes["feeling_words"]])

    def fill(self, answers: RightNow) -> None:
        """Show what was named."""
        self._answers = answers
        self._show_feelings()
        self._show()

    def first_control(self) -> QWidget | None:
        """Begin with the feelings, or with the words where none is offered."""
        return next(iter(self.feelings.chips()), self._boxes["feeling_words"])

    def say(self, **changes: object) -> None:
        """Say it, and put it into the sentence."""
        if not self._filling:
            self._answers = replace(self._answers, **changes)
            self._show()
        super().say(**changes)

    def _on_feelings(self, shown: list[str]) -> None:
        self.say(feelings=in_order_chosen(self._answers.feelings, shown))

    def _show(self) -> None:
        said = words.listed(words.FEELINGS, self._answers.feelings, self._answers.feeling_words)
        number = self._answers.intensity_before
        if not said:
            self.sentence.setText(self.tr("“This is …”"))
        elif number is None:
            self.sentence.setText(self.tr("“This is it: {feelings}.”").format(feelings=said.lower()))
        else:
            sentence = self.tr("“This is it: {feelings}. {number} of 10.”")
            self.sentence.setText(sentence.format(feelings=said.lower(), number=number))


class KindTool(Tool):
    """Three sentences one after the other, and room for one's own."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "kind")
        self._place = 0
        self._said = (
            self.tr("This hurts."),
            self.tr("Others know this hurt too."),
            self.tr("May I be kind to myself."),
        )
        self.sentence = display(self._said[0], name="kind_sentence")
        self.next = big_button(self.theme, self.tr("Next sentence"), name="kind_next", icon="arrow-right")
        row = ActionRow(name="kind_actions")
        row.add_start(self.next)
        self.column.addWidget(self.sentence)
        self.column.addWidget(row)
        hint = self.tr("What would you say to a friend who felt this?")
        self.column.addWidget(self.box("kind_words", self.tr("In your own words"), hint=hint, lines=2))
        self.next.clicked.connect(self._on_next)

    def first_control(self) -> QWidget | None:
        """Begin with the sentences."""
        return self.next

    def _on_next(self) -> None:
        self._place = (self._place + 1) % len(self._said)
        self.sentence.setText(self._said[self._place])


class FactsTool(Tool):
    """Two columns, beside each other where there is room."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "facts")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        saw = self.tr("Only what a camera would have recorded.")
        made = self.tr("The story, the meaning, the next scene.")
        for name, head, hint in (
            ("seen", self.tr("What I saw"), saw),
            ("made_of_it", self.tr("What I made of it"), made),
        ):
            self._row.addWidget(self.box(name, head, hint=hint, lines=6), 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._row)
        self.column.addWidget(
            muted(self.tr("The left side may be all there is. The right side may still be true; you do not know yet."))
        )
        self.theme.changed.connect(self._stand)
        self._stand()

    def _stand(self) -> None:
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if self.theme.is_large else directions.LeftToRight)


class ReachTool(Tool):
    """Whom, with what words; one's own people are read from the journal."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "reach")
        self.people = Things(self.theme, self.tr("Your own people"), name="reach_people")
        self.column.addWidget(self.people)
        self.column.addWidget(self.line("whom", self.tr("Who"), hint=self.tr("A nickname is enough.")))
        hint = self.tr("For instance: I’m having a hard evening. May I talk for ten minutes? You need not mend it.")
        self.column.addWidget(self.box("reach_words", self.tr("What you could say"), hint=hint, lines=2))
        self.support = big_button(self.theme, self.tr("Open Support"), name="reach_support", icon="life-buoy")
        self.time = Countdown(
            self.theme, _TEN_MINUTES, self.tr("Count ten minutes"), self.tr("Ten minutes are over"), name="reach_time"
        )
        row = ActionRow(name="reach_actions")
        row.add_start(self.support)
        self.column.addWidget(row)
        self.column.addWidget(self.time)
        self.support.clicked.connect(self.support_requested)
        bench.ask(self, partial(contacts.contacts, bench.session), self._show_people)

    def leave(self) -> None:
        """Stop counting."""
        self.time.stop()

    def _show_people(self, found: tuple[Contact, ...]) -> None:
        self.people.show_things([Thing(each.name.strip(), "", _reach(each)) for each in found])


def _reach(contact: Contact) -> str:
    return " · ".join(part.strip() for part in (contact.reach, contact.note) if part.strip())
