# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tools of one's own: added, used, renamed, put away and taken up again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import right_now
from waterline.domain.right_now import OwnTool, RightNow, Shelf
from waterline.ui.right_now.big import big_button
from waterline.ui.right_now.countdown import Countdown
from waterline.ui.right_now.things import Act, Thing, Things
from waterline.ui.right_now.tool import Bench, Tool
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button
from waterline.ui.shared.text import Prose

_A_WHILE = 5 * 60


class _OwnForm(Tool):
    """What adding and changing share: a name, how it goes, and a button."""

    def make_form(self, keep: str) -> QWidget:
        """Return the form."""
        self.keep = big_button(self.theme, keep, name="own_keep", icon="check")
        row = ActionRow(name="own_form_actions")
        row.add_start(self.keep)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.line("own_name", self.tr("What is it called?")))
        hint = self.tr("A song, a dog, a certain bench; and what you do with it.")
        column.addWidget(self.box("own_how", self.tr("How does it go?"), hint=hint, lines=2))
        column.addWidget(row)
        self.keep.clicked.connect(self.on_keep)
        return form

    def on_keep(self) -> None:
        """Do what the button says."""

    def fill(self, answers: RightNow) -> None:
        """Let it be kept where a name is there already."""
        self._enable()

    def say(self, **changes: object) -> None:
        """Say it, and let it be kept once there is a name."""
        super().say(**changes)
        self._enable()

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.words_of("own_name").strip()))


class NewOwnTool(_OwnForm):
    """Adds one; those that were put away stand below."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "own_new")
        self.list = Things(self.theme, self.tr("Yours"), name="own_list")
        self.away = Things(self.theme, self.tr("Put away"), name="own_away")
        self.column.addWidget(self.make_form(self.tr("Add it")))
        self.column.addWidget(self.list)
        self.column.addWidget(self.away)

    def on_keep(self) -> None:
        """Add it."""
        add = partial(
            right_now.add_tool, self.bench.session, self.words_of("own_name").strip(), self.words_of("own_how").strip()
        )
        self.bench.ask(self, add, lambda _: self._on_added())

    def show_shelf(self, shelf: Shelf) -> None:
        """List one's own."""
        self.list.show_things([Thing(tool.name, tool.how) for tool in shelf.own_tools if not tool.archived])
        away = [tool for tool in shelf.own_tools if tool.archived]
        self.away.show_things([Thing(tool.name, tool.how, "", (self._back(tool),)) for tool in away])

    def _on_added(self) -> None:
        self.empty("own_name", "own_how")
        self._boxes["own_name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.shelf_changed.emit()

    def _back(self, tool: OwnTool) -> Act:
        def take_up() -> None:
            again = partial(right_now.keep, self.bench.session, replace(tool, archived=False))
            self.bench.ask(self, again, lambda _: self.shelf_changed.emit())
            self._boxes["own_name"].setFocus(Qt.FocusReason.OtherFocusReason)

        return Act("back", self.tr("Take it up again"), "undo-2", take_up)


class OwnToolInUse(_OwnForm):
    """How it goes, some minutes to count for who likes that, and ways to change it or put it away."""

    def __init__(self, bench: Bench, tool: OwnTool) -> None:
        super().__init__(bench, "own")
        self._tool = tool
        self.how = Prose(self.theme, "", name="own_how_words")
        self.time = Countdown(
            self.theme, _A_WHILE, self.tr("Count five minutes"), self.tr("Five minutes are over"), name="own_time"
        )
        self.change = ghost_button(self.theme, self.tr("Change it"), name="own_change", icon="pencil")
        self.away = ghost_button(self.theme, "", name="own_away", icon="x")
        row = ActionRow(name="own_actions")
        row.add_start(self.change)
        row.add_start(self.away)
        self.form = self.make_form(self.tr("Keep the changes"))
        for part in (self.how, self.time, row, self.form):
            self.column.addWidget(part)
        self.form.hide()
        self.change.clicked.connect(self._on_change)
        self.away.clicked.connect(lambda: self._store(replace(self._tool, archived=not self._tool.archived)))
        self._show()

    def first_control(self) -> QWidget | None:
        """Begin with the minutes."""
        return self.time.button

    def leave(self) -> None:
        """Stop counting."""
        self.time.stop()

    def on_keep(self) -> None:
        """Keep the changes."""
        name, how = self.words_of("own_name").strip(), self.words_of("own_how").strip()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()
        self.empty("own_name", "own_how")
        self._store(replace(self._tool, name=name, how=how))

    def _on_change(self) -> None:
        self._boxes["own_name"].set_words(self._tool.name)
        self._boxes["own_how"].set_words(self._tool.how)
        self.form.show()
        self._boxes["own_name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _store(self, tool: OwnTool) -> None:
        self._tool = tool
        self._show()
        self.bench.ask(self, partial(right_now.keep, self.bench.session, tool), lambda _: self.shelf_changed.emit())

    def _show(self) -> None:
        self.how.set_prose(self._tool.how)
        self.how.setVisible(bool(self._tool.how.strip()))
        self.away.set_words(self.tr("Take it up again") if self._tool.archived else self.tr("Put it away"))
