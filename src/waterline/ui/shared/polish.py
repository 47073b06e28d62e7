# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the style sheet see that one widget has changed its looks."""

from PySide6.QtWidgets import QWidget


def repolish(widget: QWidget) -> None:
    """Apply the style sheet to `widget` again after a dynamic property changed, and to nothing else."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_look(widget: QWidget, look: str) -> None:
    """Choose which rules of the style sheet dress `widget`."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        repolish(widget)
