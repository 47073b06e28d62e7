# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The button a shaking hand finds."""

from __future__ import annotations

from waterline.ui.shared.buttons import Button, secondary_button
from waterline.ui.theme import Theme


def big_button(theme: Theme, text: str, *, name: str, icon: str | None = None) -> Button:
    """Return an outlined button of 52 px."""
    button = secondary_button(theme, text, name=name, icon=icon)
    button.setProperty("big", True)
    return button
