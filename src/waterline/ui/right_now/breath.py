# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paced breath: a pace, some minutes, and a picture that moves only when asked."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer

from waterline.domain.right_now import BREATH_MINUTES, BREATH_USUAL, PACE, PACES, breath_at, breath_ms
from waterline.ui.right_now.big import big_button
from waterline.ui.right_now.breath_picture import BreathPicture, part_words
from waterline.ui.right_now.tool import Bench, Tool
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.fields import field
from waterline.ui.shared.text import body, muted, title
from waterline.ui.shared.tool_words import left_words

_STILL_EVERY_MS, _MOVING_EVERY_MS = 200, 33


class BreathTool(Tool):
    """Says when to draw in and when to let out. Under reduced motion nothing moves, and the words still say it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "breath")
        self._pace = PACE
        self._moving = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self.cue = title("", name="breath_cue")
        self.left = muted("", name="breath_left")
        self.picture = BreathPicture(self.theme)
        self.start = big_button(self.theme, self.tr("Begin"), name="breath_start", icon="wind")
        self.move_button = big_button(self.theme, "", name="breath_moving", icon="circle-dot")
        self.still_note = muted(
            self.tr("Movement is switched off in Settings, so the picture stays."), name="breath_still"
        )
        self.slower = big_button(self.theme, self.tr("Slower"), name="breath_slower", icon="minus")
        self.faster = big_button(self.theme, self.tr("Faster"), name="breath_faster", icon="plus")
        self.pace_words = body("", name="breath_pace")
        minutes = [(str(number), self.tr("{number} minutes").format(number=number)) for number in BREATH_MINUTES]
        self.minutes = ChipGroup(
            self.theme,
            minutes,
            label=self.tr("For how long"),
            several=False,
            selected=[str(BREATH_USUAL)],
            name="breath_minutes",
        )
        self._lay_out()
        self._timer.timeout.connect(lambda: self.show_at(self._clock.elapsed()))
        self.start.clicked.connect(self._on_start)
        self.move_button.clicked.connect(lambda: self._let_move(not self._moving))
        self.slower.clicked.connect(lambda: self._change_pace(-1))
        self.faster.clicked.connect(lambda: self._change_pace(1))
        self.theme.changed.connect(self._show_moving)
        self._rest("")
        self._change_pace(0)

    @property
    def runs(self) -> bool:
        """True while it says when to breathe."""
        return self._timer.isActive()

    def leave(self) -> None:
        """Stop."""
        self._timer.stop()

    def show_at(self, elapsed_ms: int) -> None:
        """Show the breath so long after the beginning."""
        left = int(next(iter(self.minutes.selected()), BREATH_USUAL)) * 60_000 - elapsed_ms
        if left <= 0:
            self._rest(self.tr("That was it. Go on, or let it be."))
            return
        breath = breath_at(self._pace, elapsed_ms)
        cue = self.tr("Breathe in") if breath.inward else self.tr("Let it out, slowly")
        if cue != self.cue.text():
            self.cue.setText(cue)
        if left_words(left) != self.left.text():
            self.left.setText(left_words(left))
        if self._may_move():
            self.picture.show_breath(self._pace, breath)

    def _may_move(self) -> bool:
        return self._moving and not self.theme.reduced_motion

    def _on_start(self) -> None:
        if self.runs:
            self._rest("")
            return
        self._clock.start()
        self._timer.start(_MOVING_EVERY_MS if self._may_move() else _STILL_EVERY_MS)
        self.start.set_words(self.tr("Stop"))
        self.cue.show()
        self.left.show()
        self.show_at(0)

    def _rest(self, words: str) -> None:
        self._timer.stop()
        self.cue.setText(words or self.tr("Begin whenever you like"))
        self.left.setText("")
        self.start.set_words(self.tr("Begin"))
        self.picture.show_still(self._pace)

    def _let_move(self, moving: bool) -> None:
        self._moving = moving
        self._show_moving()

    def _show_moving(self) -> None:
        allowed = not self.theme.reduced_motion
        self.move_button.setVisible(allowed)
        self.still_note.setVisible(not allowed)
        self.move_button.set_words(
            self.tr("Hold the picture still") if self._moving else self.tr("Let the picture move")
        )
        if self.runs:
            self._timer.setInterval(_MOVING_EVERY_MS if self._may_move() else _STILL_EVERY_MS)
        if not self._may_move():
            self.picture.show_still(self._pace)

    def _change_pace(self, by: int) -> None:
        place = PACES.index(self._pace) + by
        self._pace = PACES[min(max(place, 0), len(PACES) - 1)]
        self.slower.setEnabled(self._pace > PACES[0])
        self.faster.setEnabled(self._pace < PACES[-1])
        inward, outward = breath_ms(self._pace)
        words = self.tr("{pace} breaths a minute: {inward}; {outward}.").format(
            pace=self._pace,
            inward=part_words(self.tr("in"), inward),
            outward=part_words(self.tr("out"), outward),
        )
        self.pace_words.setText(words)
        self.picture.setAccessibleDescription(words)
        if not self.picture.moves or not self.runs:
            self.picture.show_still(self._pace)
        if self.runs:
            self._clock.restart()

    def _lay_out(self) -> None:
        first = ActionRow(name="breath_actions")
        first.add_start(self.start)
        first.add_start(self.move_button)
        pace = ActionRow(name="breath_pace_actions")
        pace.add_start(self.slower)
        pace.add_start(self.faster)
        for part in (self.cue, self.left, self.picture, first, self.still_note, self.pace_words, pace):
            self.column.addWidget(part)
        self.column.addWidget(field(self.tr("For how long"), self.minutes))
        self._show_moving()
