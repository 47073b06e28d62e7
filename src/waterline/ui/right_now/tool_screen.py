# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tool in use: its name and how it goes, the tool, when to leave it and where it comes from, and the ways on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain import right_now as tools
from waterline.domain.right_now import OwnTool, Shelf
from waterline.ui.right_now.about import about
from waterline.ui.right_now.body_tools import CoolWaterTool, GroundingTool, MoveTool, WaveTool
from waterline.ui.right_now.breath import BreathTool
from waterline.ui.right_now.own_tools import NewOwnTool, OwnToolInUse
from waterline.ui.right_now.pause import PauseTool
from waterline.ui.right_now.plans import PlansTool
from waterline.ui.right_now.tool import Bench, Tool
from waterline.ui.right_now.waiting_tools import LaterTool, UnsentTool
from waterline.ui.right_now.word_tools import FactsTool, KindTool, NameTool, ReachTool
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, link_button, primary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.text import display, lead, small
from waterline.ui.shared.tool_words import tool_words

NEW = "own_new"
"""Adding a tool of one's own: a room like a tool's, that is never noted as used."""

_ROOMS: dict[str, Callable[[Bench], Tool]] = {
    tools.PACED_BREATH: BreathTool,
    tools.NAME_ALOUD: NameTool,
    tools.GROUNDING: GroundingTool,
    tools.COOL_WATER: CoolWaterTool,
    tools.MOVE: MoveTool,
    tools.RIDE_THE_WAVE: WaveTool,
    tools.UNSENT_MESSAGE: UnsentTool,
    tools.KIND_WORD: KindTool,
    tools.REACH_SOMEONE: ReachTool,
    tools.CHECK_FACTS: FactsTool,
    tools.LATER_LIST: LaterTool,
    tools.IF_THEN_PLAN: PlansTool,
    NEW: NewOwnTool,
}


def is_room(key: str, shelf: Shelf) -> bool:
    """Tell whether there is a room for this key."""
    return key in _ROOMS or key == tools.PAUSE_TIMER or any(tool.id == key for tool in shelf.own_tools)


class ToolScreen(QWidget):
    """Holds one tool. `back_wanted` leads to all of them, `done` on to how it is now."""

    back_wanted = Signal()
    done = Signal()
    support_requested = Signal()

    def __init__(self, bench: Bench, key: str, draft_id: str, shelf: Shelf) -> None:
        super().__init__()
        self.setObjectName("tool_screen")
        self.key = key
        own = next((tool for tool in shelf.own_tools if tool.id == key), None)
        self.tool = self._make(bench, draft_id, own)
        theme = bench.theme
        if key == NEW:
            heading = self.tr("A tool of your own")
        else:
            heading = tool_words(key, {tool.id: tool.name for tool in shelf.own_tools})
        said = about(key)
        self.back = link_button(theme, self.tr("All tools"), name="tool_back", icon="arrow-left")
        self.title = display(heading, name="tool_title")
        self.how = lead(said.how, name="tool_how")
        self.leave_it = Callout(
            theme, "care" if key == tools.RIDE_THE_WAVE else "tip", "", said.leave_if, icon="hand", name="tool_leave_if"
        )
        if key == tools.RIDE_THE_WAVE:
            self.leave_it.add_button(self.tr("Open Support"), self.support_requested.emit, name="tool_support")
        self.source = small(said.source, name="tool_source")
        self.another = ghost_button(theme, self.tr("Another tool"), name="tool_another", icon="rotate-ccw")
        self.now = primary_button(theme, self.tr("How is it now?"), name="tool_done", icon="arrow-right")
        self._lay_out()
        for part, words in ((self.how, said.how), (self.leave_it, said.leave_if), (self.source, said.source)):
            part.setVisible(bool(words))
        self.back.clicked.connect(self.back_wanted)
        self.another.clicked.connect(self.back_wanted)
        self.now.clicked.connect(self.done)

    def first_control(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.tool.first_control() or self.back

    def _make(self, bench: Bench, draft_id: str, own: OwnTool | None) -> Tool:
        if self.key == tools.PAUSE_TIMER:
            return PauseTool(bench, draft_id)
        if own is not None:
            return OwnToolInUse(bench, own)
        return _ROOMS[self.key](bench)

    def _lay_out(self) -> None:
        actions = ActionRow(name="tool_actions")
        actions.add_start(self.another)
        actions.add_end(self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = [(self.tool, 20), (self.leave_it, 8)]
        if self.key == tools.COOL_WATER:  # here it is a matter of health, and comes before anything is done
            middle = [(self.leave_it, 16), (self.tool, 14)]
        for part, below in (
            (self.back, 8),
            (self.title, 4),
            (self.how, 18),
            *middle,
            (self.source, 18),
            (actions, 0),
        ):
            column.addWidget(part)
            column.addSpacing(below)
