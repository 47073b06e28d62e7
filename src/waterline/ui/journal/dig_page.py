# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dig: ten steps from the surface feeling to what comes next, every answer kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from waterline.app import journal, requests
from waterline.app.session import Session
from waterline.domain.dig import STEPS, Dig, Step, with_triage
from waterline.domain.entry import Draft, Person
from waterline.domain.terms import SHIPPED_ONLY, Offered
from waterline.ui.desk import Asking
from waterline.ui.journal.rail import Rail
from waterline.ui.journal.step_card import StepCard
from waterline.ui.journal.steps.after_step import AfterStep
from waterline.ui.journal.steps.fear_need_steps import FearStep, NeedStep
from waterline.ui.journal.steps.happened_step import HappenedStep
from waterline.ui.journal.steps.iceberg_step import IcebergStep
from waterline.ui.journal.steps.layers_step import LayersStep
from waterline.ui.journal.steps.name_step import NameStep
from waterline.ui.journal.steps.next_step import NextStep
from waterline.ui.journal.steps.root_step import RootStep
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.journal.steps.triage_step import TriageStep
from waterline.ui.shared import words
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.spoken import announce
from waterline.ui.theme import Theme
from waterline.ui.tokens import RAIL

_RAIL_BESIDE_FROM = 1000
_BETWEEN = 24


class DigPage(FlowPage):
    """Walks one draft of a dig."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, scrolls=False, name="dig_page", parent=parent)
        self._dig = Dig()
        self._worried = False
        self._people: dict[str, str] = {}
        self._offered = SHIPPED_ONLY
        self._screens: dict[Step, StepScreen] = {}
        self.rail = Rail(theme)
        self.card = StepCard(theme, self.rail)
        self._rail_below: bool | None = None
        self._arrange()
        self._connect()
        self._place_rail()

    # Coming and going -----------------------------------------------------------------------------
    def open(self, draft: Draft) -> None:
        """Show a draft at its step, with everything filled in."""
        self._take(draft, seeded_counts=True)
        step = Step(draft.step) if draft.step in STEPS else STEPS[0]
        self._dig = Dig(draft.answers, step)
        self._forget_safety()
        happened = self._screens.get(Step.HAPPENED)
        if isinstance(happened, HappenedStep):
            happened.people.begin_anew()
        self.set_title(self.tr("Journal › Changing an entry") if self._editing else self.tr("Journal › Dig"))
        self._load_people()
        self._load_terms()
        self._show_step()

    def arrive(self) -> None:
        """Ask for the people again and put the focus on the step."""
        self._load_people()
        QTimer.singleShot(0, self, self._focus_first)

    @property
    def dig(self) -> Dig:
        """Where the dig stands."""
        return self._dig

    # Walking --------------------------------------------------------------------------------------
    def go_to(self, step: Step) -> None:
        """Show any step; every answer stays."""
        self._move(self._dig.at(step))

    def go_on(self) -> None:
        """Go one step on, or finish from the last one."""
        if self._dig.step is STEPS[-1]:
            self.finish()
        else:
            self._move(self._dig.forward())

    def go_back(self) -> None:
        """Go one step back; from the first step nowhere."""
        if self._dig.step is not STEPS[0]:
            self._move(self._dig.back())

    def _move(self, dig: Dig) -> None:
        if self._draft is None or self._held or dig.step is self._dig.step:
            return
        self._dig = dig
        if self._stored:
            self._keep(self._dig.answers, self._dig.step.value)
        self._show_step()
        self._focus_first()
        announce(self, f"{self.card.eyebrow.text()}. {self._screen(dig.step).question.text()}")

    def _on_said(self, changes: dict[str, object]) -> None:
        if self._draft is None:
            return
        answers_before = self._dig.answers
        if "triage" in changes:
            triage = changes["triage"]
            self._dig = with_triage(self._dig, triage if isinstance(triage, str) else None)
            self._screen(Step.TRIAGE).show_answers(self._dig.answers)
        else:
            self._dig = self._dig.answer(**changes)
        if self._dig.answers == answers_before:
            return
        self._keep(self._dig.answers, self._dig.step.value)
        self._show_rail()
        self._show_last_words()

    def _let_go(self) -> None:
        super()._let_go()
        self._dig = Dig()
        self._worried = False
        old, self._screens = list(self._screens.values()), {}
        # In a turn of its own: the key that led here is still being handled by one of them.
        QTimer.singleShot(0, self, lambda: [self.card.drop_screen(screen) for screen in old])
        self._show_rail()

    # Safety: heard, acted on, never written down ------------------------------------------------------
    def _on_worrying(self, worried: bool) -> None:
        self._worried = worried
        screen = self._screens.get(Step.NEXT)
        if isinstance(screen, NextStep):
            screen.set_worried(worried)

    def _forget_safety(self) -> None:
        screen = self._screens.get(Step.TRIAGE)
        if isinstance(screen, TriageStep):
            screen.forget_safety()
        self._on_worrying(False)

    # Showing --------------------------------------------------------------------------------------
    def _show_step(self) -> None:
        screen = self._screen(self._dig.step)
        screen.show_answers(self._dig.answers)
        step_words = self.tr("Step {step} of {steps}").format(step=self._dig.number, steps=len(STEPS))
        if self._editing:
            step_words = self.tr("Changing an entry · {step}").format(step=step_words)
        self.card.show_screen(screen, self._dig, step_words, self._last_words())
        self._show_rail()

    def _last_words(self) -> str:
        if self._editing:
            return self.tr("Keep the changes")
        if not self._dig.answers.said_anything:
            return self.tr("Leave without an entry")
        return self.tr("Keep this entry")

    def _show_last_words(self) -> None:
        if self._dig.step is STEPS[-1]:
            self.card.go_on.set_words(self._last_words())

    def _show_rail(self) -> None:
        self.rail.show_dig(self._dig, self._people, self._session.now())
        kept = self._stored and (self._editing or self._dig.answers.said_anything)
        self.rail.say_what_stopping_means(editing=self._editing, kept=kept)

    def _screen(self, step: Step) -> StepScreen:
        if step not in self._screens:
            screen = self._make(step)
            screen.said.connect(self._on_said)
            screen.offer_words(self._offered)
            self._screens[step] = screen
            self.card.add_screen(screen)
        return self._screens[step]

    def _make(self, step: Step) -> StepScreen:
        makers: dict[Step, Callable[[], StepScreen]] = {
            Step.NAME: partial(NameStep, self.theme),
            Step.HAPPENED: self._make_happened,
            Step.LAYERS: partial(LayersStep, self.theme),
            Step.ICEBERG: partial(IcebergStep, self.theme),
            Step.FEAR: partial(FearStep, self.theme),
            Step.NEED: self._make_need,
            Step.ROOT: partial(RootStep, self.theme),
            Step.TRIAGE: self._make_triage,
            Step.NEXT: self._make_next,
            Step.AFTER: partial(AfterStep, self.theme),
        }
        return makers[step]()

    def _make_happened(self) -> HappenedStep:
        screen = HappenedStep(self.theme, self._session, self._desk)
        screen.people.load()
        screen.people.added.connect(self._load_people)
        return screen

    def _make_need(self) -> NeedStep:
        screen = NeedStep(self.theme)

        def look_back(needs: tuple[str, ...]) -> None:
            look = partial(requests.answered_before, self._session, needs)
            self._desk.ask(screen, look, lambda found: screen.show_answered(needs, found))

        screen.needs_chosen.connect(look_back)
        return screen

    def _make_triage(self) -> TriageStep:
        screen = TriageStep(self.theme)
        screen.worrying.connect(self._on_worrying)
        screen.support_requested.connect(self.support_requested)
        return screen

    def _make_next(self) -> NextStep:
        screen = NextStep(self.theme)
        screen.set_worried(self._worried)
        screen.support_requested.connect(self.support_requested)
        return screen

    def _load_people(self) -> None:
        self._desk.ask(self, partial(journal.people, self._session), self._on_people)

    def _load_terms(self) -> None:
        learn_words(self, self._session, self._desk, self._on_terms)

    def _on_terms(self, offered: Offered) -> None:
        self._offered = offered
        for screen in self._screens.values():
            screen.offer_words(offered)

    def _on_people(self, people: tuple[Person, ...]) -> None:
        self._people = {each.id: words.nickname(each) for each in people}
        if self._draft is not None:
            self._show_rail()

    def _focus_first(self) -> None:
        if self._draft is not None and self.isVisible():
            control = self._screen(self._dig.step).first_control()
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(control, QPlainTextEdit):
                control.moveCursor(QTextCursor.MoveOperation.End)
            self.card.show_question_with(control)

    # Laying out -----------------------------------------------------------------------------------
    def _arrange(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(_BETWEEN)
        self._row.addWidget(self.card, 1)
        self._beside = QWidget()
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 8, 0, 0)
        self._row.addWidget(self._beside)
        self.content.addLayout(self._row, 1)

    def _connect(self) -> None:
        self.card.back_wanted.connect(self.go_back)
        self.card.skip_wanted.connect(self.go_on)
        self.card.continue_wanted.connect(self.go_on)
        self.rail.step_wanted.connect(self.go_to)
        self.rail.stop_wanted.connect(self.stop)
        self.theme.changed.connect(self._place_rail)
        self._bind(self.go_on, self.go_back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the rail where there is room for it."""
        super().resizeEvent(event)
        self._place_rail()

    def _place_rail(self) -> None:
        below = self.theme.is_large or self.window().width() < _RAIL_BESIDE_FROM
        self._beside.setFixedWidth(self.theme.px(RAIL))
        if below == self._rail_below:
            return
        self._rail_below = below
        self._beside.setVisible(not below)
        self.rail.scroll_inside(not below)
        self.card.take_in_rail(below)
        if not below:
            self._beside_column.addWidget(self.rail)
        self.rail.show()
