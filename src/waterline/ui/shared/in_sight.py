# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the current row of a list or table, or word of a text, in sight when it is the page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

_MARGIN = 16


def bring_into_sight(view: QWidget, rect: QRect) -> None:
    """Scroll the page around `view` just so far that `rect` of it (its viewport) shows, with a little air."""
    around = view.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    body = around.widget() if around is not None else None
    if around is None or body is None:
        return
    inside = view.viewport() if isinstance(view, QAbstractItemView) else view
    top = inside.mapTo(body, rect.topLeft()).y()
    bar, seen = around.verticalScrollBar(), around.viewport().height()
    if top - _MARGIN < bar.value():
        bar.setValue(top - _MARGIN)
    elif top + rect.height() + _MARGIN > bar.value() + seen:
        bar.setValue(min(top + rect.height() + _MARGIN - seen, top - _MARGIN))
