# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""If-then plans: made on a calm day, shown when their moment comes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from waterline.app import right_now
from waterline.domain import vocabulary as keys
from waterline.domain.right_now import Plan, RightNow, Shelf
from waterline.domain.terms import Offered
from waterline.ui.right_now.big import big_button
from waterline.ui.right_now.things import Act, Thing, Things
from waterline.ui.right_now.tool import Bench, Tool
from waterline.ui.shared import words
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.said import with_chosen
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.shared.text import muted

translate = QCoreApplication.translate


class PlansTool(Tool):
    """Makes plans and lists them; one that is put away can be taken up again."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "plans")
        self._editing: Plan | None = None
        self._keys = keys.TRIGGERS
        self.trigger = ChipGroup(
            self.theme,
            words.choices(words.TRIGGERS, keys.TRIGGERS),
            label=self.tr("What sets it off"),
            several=False,
            name="plans_trigger",
        )
        self.keep = big_button(self.theme, self.tr("Keep this plan"), name="plans_keep", icon="check")
        self.list = Things(self.theme, self.tr("Your plans"), name="plans_list")
        self.away = Things(self.theme, self.tr("Put away"), name="plans_away")
        row = ActionRow(name="plans_actions")
        row.add_start(self.keep)
        for part in (
            self.line("plan_if", self.tr("If …"), hint=self.tr("For instance: I see that they are online late")),
            self.line("plan_then", self.tr("… then I …"), hint=self.tr("For instance: put the phone in the kitchen")),
            field(self.tr("Show it with"), self.trigger, hint=self.tr("With none chosen it is always shown.")),
            row,
            self.list,
            self.away,
            muted(self.tr("One plan is plenty.")),
        ):
            self.column.addWidget(part)
        self.keep.clicked.connect(self._on_keep)
        learn_words(self, bench.session, bench.desk, self._on_offered)

    def fill(self, answers: RightNow) -> None:
        """Let the plan be kept where words are there already."""
        self._enable()

    def say(self, **changes: object) -> None:
        """Say it, and let the plan be kept once both halves are there."""
        super().say(**changes)
        self._enable()

    def show_shelf(self, shelf: Shelf) -> None:
        """List the plans."""
        self.list.show_things([self._line(plan) for plan in shelf.plans if not plan.archived])
        self.away.show_things([self._line(plan) for plan in shelf.plans if plan.archived])

    def _on_offered(self, offered: Offered) -> None:
        self._keys = offered.keys["triggers"]
        self._show_triggers(tuple(self.trigger.selected()))

    def _show_triggers(self, chosen: tuple[str, ...]) -> None:
        if self.trigger.offer(words.choices(words.TRIGGERS, with_chosen(self._keys, chosen)), chosen):
            lines = (self._boxes["plan_if"], self._boxes["plan_then"])
            in_this_order([*lines, *self.trigger.chips(), self.keep])

    def _line(self, plan: Plan) -> Thing:
        note = words.label(words.TRIGGERS, plan.trigger) if plan.trigger else self.tr("Always shown")
        if plan.archived:
            back = Act(
                "back", self.tr("Take it up again"), "undo-2", partial(self._store, replace(plan, archived=False))
            )
            return Thing("", plan_words(plan), note, (back,))
        change = Act("change", self.tr("Change it"), "pencil", partial(self._edit, plan))
        away = Act("away", self.tr("Put it away"), "x", partial(self._store, replace(plan, archived=True)))
        return Thing("", plan_words(plan), note, (change, away))

    def _edit(self, plan: Plan) -> None:
        self._editing = plan
        self._boxes["plan_if"].set_words(plan.if_words)
        self._boxes["plan_then"].set_words(plan.then_words)
        self._show_triggers((plan.trigger,) if plan.trigger else ())
        self._boxes["plan_if"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        trigger = next(iter(self.trigger.selected()), "")
        said = {"if_words": self.words_of("plan_if").strip(), "then_words": self.words_of("plan_then").strip()}
        if self._editing is not None:
            self._store(replace(self._editing, trigger=trigger, **said))
        else:
            make = partial(right_now.make_plan, self.bench.session, trigger, said["if_words"], said["then_words"])
            self.bench.ask(self, make, lambda _: self.shelf_changed.emit())
        self._editing = None
        self.empty("plan_if", "plan_then")
        self.trigger.select([])
        self._boxes["plan_if"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _store(self, plan: Plan) -> None:
        keep = partial(right_now.keep, self.bench.session, plan)
        self.bench.ask(self, keep, lambda _: self.shelf_changed.emit())
        self._boxes["plan_if"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        self.keep.setEnabled(all(self.words_of(name).strip() for name in ("plan_if", "plan_then")))


def plan_words(plan: Plan) -> str:
    """Return a plan as one sentence."""
    sentence = translate("Plans", "If {moment}, then I {act}")
    return sentence.format(moment=plan.if_words.strip().rstrip("."), act=plan.then_words.strip())
