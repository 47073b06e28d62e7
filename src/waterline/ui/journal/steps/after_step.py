# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step ten: how strong it is after writing, with the number from before beside it and no verdict on either."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from waterline.domain.entry import Answers
from waterline.ui.journal.steps.screen import StepScreen
from waterline.ui.shared.intensity import IntensitySlider
from waterline.ui.shared.text import muted
from waterline.ui.theme import Theme


class AfterStep(StepScreen):
    """One slider, and a quiet line with what was said at the beginning."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("How strong is it now?"),
            self.tr("Lower, the same or higher: any of these is fine."),
            name="after_step",
            parent=parent,
        )
        self.intensity = IntensitySlider(theme, self.tr("Right now"), name="intensity_after")
        self.before = muted("", name="intensity_before_said")
        self.add(self.intensity, 22)
        self._before_section = self.add(self.before, 14)
        self.intensity.changed.connect(lambda number: self.say(intensity_after=number))

    def first_control(self) -> QWidget:
        """Start at the slider."""
        return self.intensity.track

    def _fill(self, answers: Answers) -> None:
        self.intensity.set_number(answers.intensity_after)
        before = answers.intensity_before
        self._before_section.setVisible(before is not None)
        self.before.setText(self.tr("When you began, it was {number} of 10.").format(number=before))
