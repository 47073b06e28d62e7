# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Right now: how strong it is, a tool, how strong it is then, and on; whatever is said is kept as it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import right_now
from waterline.app.session import Session
from waterline.domain.entry import Answers, Draft, Entry, Origin
from waterline.domain.right_now import AFTER, PAUSE_TIMER, PICK, RightNow, Shelf, dig_after
from waterline.ui.desk import Asking
from waterline.ui.right_now.after_screen import AfterScreen
from waterline.ui.right_now.pause import LOOK_EVERY_MS
from waterline.ui.right_now.pick_screen import PickScreen
from waterline.ui.right_now.tool import Bench
from waterline.ui.right_now.tool_screen import NEW, ToolScreen, is_room
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.flow_page import FlowPage
from waterline.ui.shared.spoken import announce
from waterline.ui.theme import Theme

LEAST_SECONDS = 10
"""Who only looks into a tool and goes on within this time has not used it."""

Screen = PickScreen | ToolScreen | AfterScreen


class RightNowPage(FlowPage):
    """Walks one hot moment. `dig_wanted` carries what a dig begins with, once the moment is kept.

    `request_wanted` carries the words of an unsent message that is to become a request.
    """

    dig_wanted = Signal(object)
    request_wanted = Signal(str)

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="right_now_page", parent=parent)
        self.set_title(self.tr("Right now"))
        self._bench = Bench(theme, session, desk, self._on_trouble)
        self._shelf = Shelf()
        self._shelf_known = False
        self._tool_began_ms = 0
        self.shown: Screen | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self.look)
        self.content.addSpacing(8)
        self._room = self.content.count()
        self.content.addStretch(1)
        self._bind(self._on_next, self._on_back)

    @property
    def draft(self) -> Draft | None:
        """The moment in hand."""
        return self._draft

    def open(self, draft: Draft) -> None:
        """Show a draft at the screen where it was left."""
        _moment(draft.answers)
        self._take(draft)
        self._shelf_known = False
        self._put(self._make(self._step_of(draft)))
        self._read_shelf()

    def arrive(self) -> None:
        """Put the focus where it is needed, and look at the clock."""
        self._tool_began_ms = self._session.now().utc_ms
        QTimer.singleShot(0, self, self._focus_first)
        self.look()

    def leave(self) -> None:
        """Keep what is there."""
        self._look.stop()
        self._end_tool()
        super().leave()

    def finish(self) -> None:
        """Keep the moment as an entry; one in which nothing was said is only left."""
        if self._editing and not self._stored:
            super().finish()
        else:
            self._finish(self._tell_finished)

    def dig_later(self) -> None:
        """Keep the moment, and let a dig that begins with it wait among the drafts."""
        self._finish(self._tell_finished, dig_later=True)

    def dig_now(self) -> None:
        """Keep the moment, and ask for a dig that begins with it."""
        self._finish(lambda entry, _: self.dig_wanted.emit(dig_after(_moment(entry.answers))))

    def look(self) -> None:
        """Show what is left of the pause by now."""
        if isinstance(self.shown, PickScreen) and self._shelf.pause is not None and self.isVisible():
            self.shown.show_pause(self._session.now())
            self._look.start()
        else:
            self._look.stop()

    # Going about ----------------------------------------------------------------------------------
    def _step_of(self, draft: Draft) -> str:
        if draft.entry_id is not None and not draft.step:
            return AFTER
        return draft.step if draft.step == AFTER or is_room(draft.step, self._shelf) else PICK

    def _go(self, step: str) -> None:
        """Show a screen; the draft remembers which."""
        self._end_tool()
        draft = self._draft
        if draft is None:
            return
        if draft.step != step and self._stored:
            self._draft = draft.with_answers(draft.answers, step, self._session.now())
            self._keeper.change(self._draft)
        else:
            self._draft = replace(draft, step=step)
        self._tool_began_ms = self._session.now().utc_ms
        self._put(self._make(step))
        announce(self, self._heading())

    def _make(self, step: str) -> Screen:
        if self._draft is None or step == PICK:
            return self._make_pick()
        if step == AFTER:
            return self._make_after()
        return self._make_tool(step, self._draft.id)

    def _make_pick(self) -> PickScreen:
        screen = PickScreen(self.theme)
        screen.said.connect(self._on_said)
        screen.picked.connect(self._go)
        screen.after_wanted.connect(lambda: self._go(AFTER))
        screen.stop_wanted.connect(self._on_stop)
        return screen

    def _make_after(self) -> AfterScreen:
        screen = AfterScreen(self.theme, editing=self._draft is not None and self._draft.entry_id is not None)
        screen.said.connect(self._on_said)
        screen.another_wanted.connect(lambda: self._go(PICK))
        screen.stop_wanted.connect(self.finish)
        screen.dig_later_wanted.connect(self.dig_later)
        screen.dig_now_wanted.connect(self.dig_now)
        return screen

    def _make_tool(self, key: str, draft_id: str) -> ToolScreen:
        screen = ToolScreen(self._bench, key, draft_id, self._shelf)
        screen.tool.said.connect(self._on_said)
        screen.tool.used.connect(lambda seconds: self._on_used(PAUSE_TIMER, seconds))
        screen.tool.shelf_changed.connect(self._read_shelf)
        screen.tool.support_requested.connect(self.support_requested)
        screen.tool.request_wanted.connect(self.request_wanted)
        screen.support_requested.connect(self.support_requested)
        screen.back_wanted.connect(lambda: self._go(PICK))
        screen.done.connect(lambda: self._on_done(key))
        return screen

    def _put(self, screen: Screen) -> None:
        self._drop_screen()
        self.shown = screen
        self.content.insertWidget(self._room, screen)
        self._fill(screen)
        screen.show()
        if self.scroller is not None:
            self.scroller.to_top()
        if self.isVisible():
            QTimer.singleShot(0, self, self._focus_first)
        self.look()

    def _fill(self, screen: Screen) -> None:
        if self._draft is None:
            return
        answers = _moment(self._draft.answers)
        if isinstance(screen, ToolScreen):
            screen.tool.show_answers(answers)
            screen.tool.show_shelf(self._shelf)
        else:
            screen.show_answers(answers)
            if isinstance(screen, PickScreen):
                screen.show_shelf(self._shelf, self._session.now())

    def _drop_screen(self) -> None:
        old, self.shown = self.shown, None
        if old is None:
            return
        if isinstance(old, ToolScreen):
            old.tool.leave()
        # In a turn of its own: the key that led here is still being handled by one of its controls.
        self.content.removeWidget(old)
        old.hide()
        QTimer.singleShot(0, old, old.deleteLater)

    # Answers --------------------------------------------------------------------------------------
    def _on_said(self, changes: dict[str, Any]) -> None:
        draft = self._draft
        if draft is None:
            return
        answers = replace(draft.answers, **changes)
        if answers == draft.answers:
            return
        self._draft = replace(draft, answers=answers)
        self._keep(answers, draft.step)
        if isinstance(self.shown, AfterScreen):
            self.shown.keep_in_step(_moment(answers))
        elif isinstance(self.shown, PickScreen):
            self.shown.show_answers(_moment(answers))

    def _on_used(self, key: str, seconds: int) -> None:
        if self._draft is not None:
            self._on_said({"tools": _moment(self._draft.answers).used(key, seconds).tools})
            self._keeper.keep_now()

    def _on_done(self, key: str) -> None:
        self._end_tool(used=key != NEW)
        self._go(AFTER)

    def _end_tool(self, *, used: bool = False) -> None:
        """Note how long the tool in view was used, if it was."""
        screen = self.shown
        if not isinstance(screen, ToolScreen) or screen.tool.measures_itself or screen.key == NEW:
            return
        now_ms = self._session.now().utc_ms
        seconds = max(now_ms - self._tool_began_ms, 0) // 1000
        self._tool_began_ms = now_ms
        noted = self._draft is not None and screen.key in dict(_moment(self._draft.answers).tools)
        if seconds >= LEAST_SECONDS or (used and not noted):
            self._on_used(screen.key, seconds)

    def _on_stop(self) -> None:
        if self._draft is not None and self._draft.answers.said_anything and self._draft.entry_id is None:
            self._go(AFTER)
        else:
            self.stop()

    # Keeping --------------------------------------------------------------------------------------
    def _finish(self, told: Callable[[Entry, Origin | None], None], *, dig_later: bool = False) -> None:
        self._end_tool()
        draft = self._draft
        if draft is None or self._held:
            return
        if not self._editing and not draft.answers.said_anything:
            self.stop()
        else:
            finish = partial(right_now.finish, self._session, draft, dig_later=dig_later)
            self._save(draft, finish, told)

    def _let_go(self) -> None:
        super()._let_go()
        self._look.stop()
        self._drop_screen()

    # The shelf ------------------------------------------------------------------------------------
    def _read_shelf(self) -> None:
        self._bench.ask(self, partial(right_now.shelf, self._session), self._on_shelf)

    def _on_shelf(self, shelf: Shelf) -> None:
        first, self._shelf_known = not self._shelf_known, True
        self._shelf = shelf
        draft, screen = self._draft, self.shown
        if first and draft is not None and isinstance(screen, PickScreen) and is_room(draft.step, shelf):
            self._put(self._make(draft.step))  # a tool of one's own, which was not known before
        elif isinstance(screen, PickScreen):
            screen.show_shelf(shelf, self._session.now())
        elif isinstance(screen, ToolScreen):
            screen.tool.show_shelf(shelf)
        self.look()

    # Inside ---------------------------------------------------------------------------------------
    def _heading(self) -> str:
        return self.shown.title.text() if self.shown is not None else ""

    def _focus_first(self) -> None:
        if self.shown is not None and self.isVisible():
            self.shown.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
            if self.scroller is not None:
                self.scroller.to_top()

    def _on_next(self) -> None:
        if isinstance(self.shown, ToolScreen):
            self._on_done(self.shown.key)
        elif isinstance(self.shown, AfterScreen):
            self.finish()
        else:
            self._go(AFTER)

    def _on_back(self) -> None:
        if isinstance(self.shown, PickScreen):
            self._on_stop()
        else:
            self._go(PICK)


def _moment(answers: Answers) -> RightNow:
    if not isinstance(answers, RightNow):
        raise TypeError("not the answers of this flow")
    return answers
