# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts controls that come late where the eye finds them, for those who walk by Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_this_order(controls: Sequence[QWidget]) -> None:
    """Let Tab reach `controls` one after the other, wherever the first of them stands."""
    if not controls:
        return
    first, *rest = controls
    # From the last to the first: Qt leaves alone what follows already when counted round past the window itself.
    for control in reversed(rest):
        QWidget.setTabOrder(first, control)


def controls_of(part: QWidget) -> list[QWidget]:
    """Return what Tab can reach inside `part`, in the order it does."""
    controls: list[QWidget] = []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and _stops(widget):
            controls.append(widget)
        widget = widget.nextInFocusChain()
    return controls


def stop_before(control: QWidget, part: QWidget) -> QWidget | None:
    """Return where Tab stops before it comes to `control`, outside `part`; None where it comes from nowhere."""
    widget = control.previousInFocusChain()
    while widget is not None and widget is not control:
        if _stops(widget) and not part.isAncestorOf(widget):
            return widget
        widget = widget.previousInFocusChain()
    return None


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
