# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step nine: what next, if anything, with a line in the person's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers
from waterline.ui.journal.option_cards import Option, OptionCards
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.journal.steps.starters import request_start
from waterline.ui.shared import words
from waterline.ui.shared.buttons import secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.fields import TextBox, name_control
from waterline.ui.shared.said import typed
from waterline.ui.shared.text import label, small
from waterline.ui.theme import Theme

_ICONS = {
    keys.REQUEST: "message-circle-heart",
    keys.CONVERSATION: "users",
    keys.OWN_STEP: "footprints",
    keys.NOTHING: "feather",
}


class NextStep(StepScreen):
    """Four cards and one box. A start for a request is offered on click, unless safety is in doubt."""

    support_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("What would you like to do with this?"),
            self.tr("One small thing is plenty. Nothing for now is an answer of its own."),
            name="next_step",
            parent=parent,
        )
        self._answers = Answers()
        self._worried = False
        options = [
            Option(key, words.label(words.NEXT_STEPS, key), self._line(key), _ICONS[key]) for key in keys.NEXT_STEPS
        ]
        self.choices = OptionCards(theme, options, spoken=self.question.text(), name="next")
        self.prompt = label("", name="next_prompt")
        self.help = small("", name="next_help")
        self.next_words = TextBox(theme, "", lines=2, most_lines=10, name="next_words")
        self.start = secondary_button(theme, self.tr("Start from my own answers"), name="request_start", icon="pencil")
        self.care = Callout(
            theme,
            "care",
            self.tr("No words are suggested here"),
            self.tr(
                "You said this may be about control, threats or fear. Then asking is not always safe, and it is not on "
                "you to find the right words. Support lists people to talk to first."
            ),
            name="next_care",
        )
        self.care.add_button(self.tr("Open Support"), self.support_requested.emit, name="next_open_support")
        self._lay_out()
        self.choices.changed.connect(self._on_choice)
        self.next_words.textChanged.connect(self._on_typed)
        self.start.clicked.connect(self._on_start)

    def first_control(self) -> QWidget:
        """Start at the chosen card, or the first."""
        chosen = [card for card in self.choices.cards if card.isChecked()]
        return (chosen or self.choices.cards)[0]

    def set_worried(self, worried: bool) -> None:
        """Offer no script while the person fears or doubts for their safety."""
        self._worried = worried
        self._show_parts()

    def _line(self, key: str) -> str:
        return {
            keys.REQUEST: self.tr("Ask for one specific thing, to which no is an answer too."),
            keys.CONVERSATION: self.tr("Talk about what happened and what each of you needs."),
            keys.OWN_STEP: self.tr("Something you do for yourself."),
            keys.NOTHING: self.tr("Let it rest. It is written down."),
        }[key]

    def _lay_out(self) -> None:
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.prompt)
        column.addWidget(self.help)
        column.addWidget(self.next_words)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.start)
        row.addStretch(1)
        column.addLayout(row)
        self.add(self.choices, 18)
        self._care_section = self.add(self.care, 18)
        self._writing_section = self.add(writing, 22)

    def _fill(self, answers: Answers) -> None:
        self._answers = answers
        self.choices.select([answers.next_step] if answers.next_step else [])
        self.next_words.set_words(answers.next_words)
        self._show_parts()

    def _show_parts(self) -> None:
        chosen = self.choices.selected()
        choice = chosen[0] if chosen else None
        written = bool(self.next_words.words().strip())
        self._writing_section.setVisible(choice is not None or written)
        asking = choice in (keys.REQUEST, keys.CONVERSATION)
        self._care_section.setVisible(self._worried and asking)
        self.start.setVisible(choice == keys.REQUEST and not written and not self._worried)
        prompts = {
            keys.REQUEST: (
                self.tr("What would you ask for?"),
                self.tr("What you felt, when, and one thing the other person could do or decline."),
            ),
            keys.CONVERSATION: (
                self.tr("What do you want to talk about?"),
                self.tr("What happened, what it was like for you, what you would like to settle."),
            ),
            keys.OWN_STEP: (self.tr("What is the step?"), self.tr("Small is fine.")),
            keys.NOTHING: (self.tr("Anything to add?"), self.tr("Only if you like.")),
        }
        prompt, hint = prompts.get(choice or keys.NOTHING, prompts[keys.NOTHING])
        if self._worried and asking:
            prompt, hint = self.tr("In your own words"), self.tr("Only if you like.")
        self.prompt.setText(prompt)
        self.help.setText(hint)
        name_control(self.prompt, self.next_words)
        self.next_words.setAccessibleDescription(hint)

    def _on_choice(self, chosen: list[str]) -> None:
        self._show_parts()
        self.reveal(self._writing_section)
        self.say(next_step=chosen[0] if chosen else None)

    def _on_typed(self) -> None:
        self._show_parts()
        self.say(next_words=typed(self.next_words.words()))

    def _on_start(self) -> None:
        self.next_words.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.next_words.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(request_start(self._answers))
