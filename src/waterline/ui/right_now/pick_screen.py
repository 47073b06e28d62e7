# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first screen: how strong it is, what was planned, what waits, and every tool as one big button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from waterline.domain.right_now import LATER_LIST, PAUSE_TIMER, TOOLS, UNSENT_MESSAGE, RightNow, Shelf, plans_for
from waterline.domain.times import Stamp
from waterline.ui.right_now.about import about
from waterline.ui.right_now.pad import IntensityPad
from waterline.ui.right_now.pause import pause_words
from waterline.ui.right_now.plans import plan_words
from waterline.ui.right_now.tool_screen import NEW
from waterline.ui.shared import words
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import Button, ghost_button, primary_button, row_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.said import in_order_chosen, with_chosen
from waterline.ui.shared.tab_order import in_this_order
from waterline.ui.shared.text import display, heading, label, lead
from waterline.ui.shared.tool_words import tool_words
from waterline.ui.theme import Theme

_SHORT = 44


class PickScreen(QWidget):
    """`said` carries changed answers, `picked` the key of a tool."""

    said = Signal(object)
    picked = Signal(str)
    after_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pick_screen")
        self._theme = theme
        self._answers = RightNow()
        self._shelf = Shelf()
        self._own: list[Button] = []
        self.title = display(self.tr("Right now"), name="right_now_title")
        self.line = lead(
            self.tr("Put a gap in it. Nothing has to be decided in the next minutes."), name="right_now_line"
        )
        self.pause = Callout(theme, "try", "", "", icon="hourglass", name="pick_pause")
        self.pause.add_button(self.tr("Open it"), lambda: self.picked.emit(PAUSE_TIMER), name="pick_pause_open")
        self.pad = IntensityPad(theme, self.tr("How strong is it?"), name="before")
        self.trigger = ChipGroup(theme, label=self.tr("What set it off?"), name="right_now_trigger")
        self.trigger_field = field(self.tr("What set it off?"), self.trigger)
        self.plans = Callout(theme, "note", "", "", icon="corner-down-right", name="pick_plans")
        self.waiting = label(self.tr("You wanted to come back to this"), name="pick_waiting")
        self.message = row_button(theme, self.tr("A message you did not send"), name="pick_message", icon="feather")
        self.later = row_button(theme, "", name="pick_later", icon="list-checks")
        self.due = QWidget()
        self.heading = heading(self.tr("Pick one"), name="pick_heading")
        self.tools = {key: self._tool_button(key) for key in TOOLS}
        self.new = row_button(theme, self.tr("Add a tool of your own"), name="tool_own_new", icon="plus")
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self.stop = ghost_button(theme, self.tr("Stop here"), name="right_now_stop", icon="arrow-left")
        self.after = primary_button(theme, self.tr("How is it now?"), name="right_now_after", icon="arrow-right")
        self._lay_out()
        self.pad.changed.connect(lambda number: self._say(intensity_before=number))
        self.trigger.changed.connect(self._on_trigger)
        self.message.clicked.connect(lambda: self.picked.emit(UNSENT_MESSAGE))
        self.later.clicked.connect(lambda: self.picked.emit(LATER_LIST))
        self.new.clicked.connect(lambda: self.picked.emit(NEW))
        self.stop.clicked.connect(self.stop_wanted)
        self.after.clicked.connect(self.after_wanted)
        theme.changed.connect(self._stand)
        self._stand()
        self._show_plans()

    def show_answers(self, answers: RightNow) -> None:
        """Show what was said so far."""
        self._answers = answers
        self.pad.set_number(answers.intensity_before)
        self.after.setVisible(bool(answers.tools) or answers.intensity_before is not None)
        self._show_plans()

    def show_shelf(self, shelf: Shelf, now: Stamp) -> None:
        """Show what stands ready and what waits."""
        self._shelf = shelf
        self.show_pause(now)
        self._show_own()
        self._show_plans()
        later = next((each for each in shelf.later if each.is_due(now.utc_ms)), None)
        held = any(each.is_due(now.utc_ms) for each in shelf.held)
        self.message.setVisible(held)
        self.later.setVisible(later is not None)
        if later is not None:
            words_ = " ".join(later.words.split())
            self.later.set_words(words_ if len(words_) <= _SHORT else words_[:_SHORT].rstrip() + "…", words_)
        self.due.setVisible(held or later is not None)
        self._order()

    def show_pause(self, now: Stamp) -> None:
        """Show what is left of the pause in hand."""
        pause = self._shelf.pause
        self.pause.setVisible(pause is not None)
        if pause is not None:
            self.pause.set_words(*pause_words(pause, now))

    def first_control(self) -> QWidget:
        """Return where the keyboard begins."""
        number = self.pad.number()
        return self.pad.buttons[5 if number is None else number]

    # Inside ---------------------------------------------------------------------------------------
    def _say(self, **changes: object) -> None:
        self.said.emit(changes)

    def _on_trigger(self, shown: list[str]) -> None:
        self._say(triggers=in_order_chosen(self._answers.triggers, shown))

    def _show_plans(self) -> None:
        planned = tuple(dict.fromkeys(plan.trigger for plan in self._shelf.plans if plan.trigger and not plan.archived))
        offered = with_chosen(planned, self._answers.triggers) if planned else ()
        if self.trigger.offer(words.choices(words.TRIGGERS, offered), self._answers.triggers):
            self._order()
        self.trigger_field.setVisible(bool(offered))
        found = plans_for(self._shelf.plans, self._answers.triggers)
        self.plans.setVisible(bool(found))
        if found:
            self.plans.set_words(
                self.tr("You have decided this beforehand"), "\n".join(plan_words(plan) for plan in found)
            )

    def _show_own(self) -> None:
        for button in self._own:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._own = []
        for number, tool in enumerate((each for each in self._shelf.own_tools if not each.archived), 1):
            button = row_button(self._theme, tool.name, name=f"tool_own_{number}", icon="sparkles")
            button.setMinimumWidth(0)
            button.setAccessibleDescription(tool.how)
            button.clicked.connect(lambda _=False, key=tool.id: self.picked.emit(key))
            self._own.append(button)
        self._stand()

    def _tool_button(self, key: str) -> Button:
        said = about(key)
        button = row_button(self._theme, tool_words(key), name=f"tool_{key}", icon=said.icon)
        button.setAccessibleDescription(said.helps)
        button.setToolTip(said.helps)
        button.clicked.connect(lambda: self.picked.emit(key))
        return button

    def _stand(self) -> None:
        """Stand the tools two to a row, or under each other at large text."""
        columns = 1 if self._theme.is_large else 2
        for place, button in enumerate((*self.tools.values(), *self._own, self.new)):
            self._grid.addWidget(button, place // columns, place % columns)
            button.show()
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _order(self) -> None:
        in_this_order([*self.trigger.chips(), *self.tools.values(), *self._own, self.new, self.stop, self.after])

    def _lay_out(self) -> None:
        actions = ActionRow(name="right_now_actions")
        actions.add_start(self.stop)
        actions.add_end(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        due = QVBoxLayout(self.due)
        due.setContentsMargins(0, 0, 0, 0)
        due.setSpacing(8)
        for part in (self.waiting, self.message, self.later):
            due.addWidget(part)
        column.addWidget(self.title)
        column.addSpacing(4)
        column.addWidget(self.line)
        column.addSpacing(16)
        parts = QVBoxLayout()  # what is hidden takes no room between the others
        parts.setSpacing(16)
        for part in (self.pause, self.pad, self.trigger_field, self.plans, self.due, self.heading):
            parts.addWidget(part)
        column.addLayout(parts)
        column.addSpacing(10)
        column.addLayout(self._grid)
        column.addSpacing(18)
        column.addWidget(actions)
