# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The six steps of the fears and needs grid: which step a count takes, and its fill and ink."""

from math import ceil, sqrt

from PySide6.QtGui import QColor

from waterline.ui.theme import Theme

STEPS = 6
# The least count of each step: the same for every grid up to _WIDE, so that a colour means the same number.
_LEAST = (1, 2, 3, 5, 7, 9)
_WIDE = 18


def heat_step(count: int, most: int = 0) -> int:
    """Return the step of a count, 1 to 6, or 0 for none; `most` is the largest count of the same grid.

    Beyond `_WIDE` every cell would have the last step: the steps then share out the root of what there is.
    """
    if most > _WIDE:
        return ceil(STEPS * sqrt(count / most))
    return sum(count >= least for least in _LEAST)


def heat_colours(theme: Theme, step: int) -> tuple[QColor, QColor] | None:
    """Return fill and ink of a step, or None for step 0: a hairline and a middle dot, no fill."""
    if step <= 0:
        return None
    step = min(step, STEPS)
    return theme.color(f"grid_{step}"), theme.color(f"grid_ink_{step}")
