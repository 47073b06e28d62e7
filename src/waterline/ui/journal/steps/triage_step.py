# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step eight: a fear inside me, or a fact between us; placed by the person, never by the app."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain import vocabulary as keys
from waterline.domain.dig import ASK_AGAIN_DAYS, asks_about_safety, claims
from waterline.domain.entry import Answers
from waterline.ui.journal.option_cards import Option, OptionCards
from waterline.ui.journal.steps.safety import SafetyQuestion
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.shared import words
from waterline.ui.shared.badge import TRIAGE_ICONS
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.fields import field
from waterline.ui.shared.said import in_order_chosen
from waterline.ui.theme import Theme


class TriageStep(StepScreen):
    """Four large cards, and what belongs to each: the safety question, or whom to talk it through with.

    `worrying` passes on what the safety question said; it is no answer and is never kept.
    """

    worrying = Signal(bool)
    support_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("Where does this belong?"),
            self.tr("A fear inside you, a fact between you, or some of each. Only you can place it."),
            name="triage_step",
            parent=parent,
        )
        self._talk_to: tuple[str, ...] = ()
        self.claims = Callout(theme, "note", "", "", name="triage_claims")
        options = [
            Option(key, words.label(words.TRIAGE, key), self._line(key), TRIAGE_ICONS[key], f"{key}_edge")
            for key in keys.TRIAGE
        ]
        self.places = OptionCards(theme, options, spoken=self.question.text(), name="triage")
        self.safety = SafetyQuestion(theme)
        talk_options = words.choices(words.TALK_TO, keys.TALK_TO)
        self.talk_to = ChipGroup(theme, talk_options, label="", name="talk_to")
        self.ask_again = CheckLine(self.tr("Ask me again in a week"), name="ask_again")
        self._lay_out()
        self._connect()

    def first_control(self) -> QWidget:
        """Start at the chosen card, or the first."""
        chosen = [card for card in self.places.cards if card.isChecked()]
        return (chosen or self.places.cards)[0]

    def forget_safety(self) -> None:
        """Leave the safety question as if it had never been asked."""
        self.safety.forget()

    def _line(self, key: str) -> str:
        return {
            keys.INSIDE: self.tr("Nobody broke anything. A fear, a story or an old hurt of yours is speaking."),
            keys.BETWEEN: self.tr("A promise, a limit or a need was passed over. Your hurt fits what happened."),
            keys.BOTH: self.tr("Something happened, and it also landed on a fear of yours. Each has its own answer."),
            keys.CANNOT_TELL: self.tr("The doubt is worth talking through. It doesn’t mean it must be your fault."),
        }[key]

    def _lay_out(self) -> None:
        self._claims_section = self.add(self.claims, 16)
        self.add(self.places, 16)
        self._safety_section = self.add(self.safety, 22)
        unsure = QWidget()
        column = QVBoxLayout(unsure)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(field(self.tr("Whom could you talk it through with?"), self.talk_to))
        column.addWidget(self.ask_again)
        self._unsure_section = self.add(unsure, 22)

    def _connect(self) -> None:
        self.places.changed.connect(self._on_place)
        self.safety.worrying.connect(self.worrying)
        self.safety.worrying.connect(lambda _worried: self.reveal(self._safety_section))
        self.safety.support_requested.connect(self.support_requested)
        self.talk_to.changed.connect(self._on_talk_to)
        self.ask_again.toggled.connect(lambda on: self.say(ask_again_days=ASK_AGAIN_DAYS if on else None))

    def _fill(self, answers: Answers) -> None:
        self._talk_to = answers.talk_to
        self.places.select([answers.triage] if answers.triage else [])
        self.talk_to.select(answers.talk_to)
        self.ask_again.set_checked(answers.ask_again_days is not None)
        self._show_claims(answers)
        self._safety_section.setVisible(asks_about_safety(answers.triage))
        self._unsure_section.setVisible(answers.triage == keys.CANNOT_TELL)

    def _show_claims(self, answers: Answers) -> None:
        chosen = claims(answers)
        self._claims_section.setVisible(bool(chosen))
        if not chosen:
            return
        said = "”, “".join(words.label(words.FEELINGS, key) for key in chosen)
        if len(chosen) == 1:
            body = self.tr(
                "You chose “{words}”. That word also says what somebody did. If it is so, some of this is between you."
            )
        else:
            body = self.tr(
                "You chose “{words}”. These words also say what somebody did. If it is so, some of this is between you."
            )
        self.claims.set_words("", body.format(words=said))

    def _on_place(self, chosen: list[str]) -> None:
        triage = chosen[0] if chosen else None
        if not asks_about_safety(triage):
            self.forget_safety()
            self.worrying.emit(False)
        self.say(triage=triage)
        self.reveal(self._unsure_section)
        self.reveal(self._safety_section)

    def _on_talk_to(self, shown: list[str]) -> None:
        self._talk_to = in_order_chosen(self._talk_to, shown)
        self.say(talk_to=self._talk_to)
