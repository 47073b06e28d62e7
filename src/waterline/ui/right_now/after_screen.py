# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last screen: how strong it is now, a line about it, and the ways on: stop, dig later, dig now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.domain.right_now import RightNow
from waterline.ui.right_now.pad import IntensityPad
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, link_button, primary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.fields import TextBox, field
from waterline.ui.shared.said import typed
from waterline.ui.shared.text import body, display, lead
from waterline.ui.shared.tool_words import time_words
from waterline.ui.theme import Theme


class AfterScreen(QWidget):
    """`said` carries changed answers. A dig is offered only to who is steadier."""

    said = Signal(object)
    another_wanted = Signal()
    stop_wanted = Signal()
    dig_later_wanted = Signal()
    dig_now_wanted = Signal()

    def __init__(self, theme: Theme, *, editing: bool) -> None:
        super().__init__()
        self.setObjectName("after_screen")
        self._filling = False
        self._editing = editing
        self.title = display(self.tr("And now?"), name="after_title")
        self.line = lead(self.tr("Lower, the same or higher: each is only how it is."), name="after_line")
        self.pad = IntensityPad(theme, self.tr("How strong is it now?"), name="after")
        self.steadier = CheckLine(self.tr("I am steadier, whatever the number"), name="after_steadier")
        self.facts = body("", name="after_facts")
        self.words = TextBox(theme, "", lines=2, most_lines=10, name="after_words")
        self.dig = Callout(
            theme,
            "note",
            self.tr("If you like, look at what lies under it"),
            self.tr("It keeps. Sleep first, if it is late."),
            icon="layers",
            name="after_dig",
        )
        self.dig_now = self.dig.add_button(self.tr("Dig now"), self.dig_now_wanted.emit, name="after_dig_now")
        self.dig_later = self.dig.add_button(
            self.tr("Dig later"), self.dig_later_wanted.emit, look="ghost", name="after_dig_later"
        )
        self.back = link_button(theme, self.tr("All tools"), name="after_back", icon="arrow-left")
        self.another = ghost_button(theme, self.tr("Another tool"), name="after_another", icon="rotate-ccw")
        keep = self.tr("Keep the changes") if editing else self.tr("Stop here")
        self.stop = primary_button(theme, keep, name="after_stop", icon="check")
        self._lay_out()
        self.pad.changed.connect(lambda number: self._say(intensity_after=number))
        self.steadier.toggled.connect(lambda on: self._say(steadier=on))
        self.words.textChanged.connect(lambda: self._say(what_happened=typed(self.words.words())))
        self.back.clicked.connect(self.another_wanted)
        self.another.clicked.connect(self.another_wanted)
        self.stop.clicked.connect(self.stop_wanted)

    def show_answers(self, answers: RightNow) -> None:
        """Show what was said so far, saying nothing by `said`."""
        self._filling = True
        self.pad.set_number(answers.intensity_after)
        self.steadier.set_checked(answers.steadier)
        self.words.set_words(answers.what_happened)
        self._filling = False
        self.keep_in_step(answers)

    def keep_in_step(self, answers: RightNow) -> None:
        """Show what follows from the answers."""
        self.facts.setText(self._facts(answers))
        self.facts.setVisible(bool(self.facts.text()))
        self.dig.setVisible(answers.is_steadier and not self._editing)

    def first_control(self) -> QWidget:
        """Return where the keyboard begins."""
        number = self.pad.number()
        return self.pad.buttons[5 if number is None else number]

    def _facts(self, answers: RightNow) -> str:
        before, after = answers.intensity_before, answers.intensity_after
        time = time_words(answers.seconds)
        if before is not None and after is not None:
            if answers.tools:
                return self.tr("From {before} to {after}, {time} in between.").format(
                    before=before, after=after, time=time
                )
            return self.tr("From {before} to {after}.").format(before=before, after=after)
        if before is not None:
            return self.tr("It was {before} of 10 when you began.").format(before=before)
        return ""

    def _say(self, **changes: object) -> None:
        if not self._filling:
            self.said.emit(changes)

    def _lay_out(self) -> None:
        actions = ActionRow(name="after_actions")
        actions.add_start(self.another)
        actions.add_end(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, below in (
            (self.back, 8),
            (self.title, 4),
            (self.line, 18),
            (self.pad, 8),
            (self.facts, 10),
            (self.steadier, 12),
            (field(self.tr("A line about it, if you like"), self.words), 18),
            (self.dig, 18),
            (actions, 0),
        ):
            column.addWidget(part)
            column.addSpacing(below)
