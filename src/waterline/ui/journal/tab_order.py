# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts controls that come late where the eye finds them, for those who walk by Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget


def reach_after(before: QWidget, controls: Sequence[QWidget]) -> None:
    """Let Tab reach `controls`, in this order, right after `before`."""
    for control in controls:
        QWidget.setTabOrder(before, control)
        before = control


def reach_before(after: QWidget, controls: Sequence[QWidget]) -> None:
    """Let Tab reach `controls`, in this order, right before `after`."""
    before = after.previousInFocusChain()
    while before is not None and before in controls:
        before = before.previousInFocusChain()
    if before is not None:
        reach_after(before, [*controls, after])
