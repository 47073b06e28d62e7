# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window knows of the page of any flow: it opens a draft and says when it was finished or left."""

from __future__ import annotations

from PySide6.QtCore import Signal

from waterline.domain.entry import Draft
from waterline.ui.shared.page import Page


class FlowPage(Page):
    """Walks one draft. `finished` carries the entry's id and the origin, `stopped` the origin (or None each)."""

    finished = Signal(str, object)
    stopped = Signal(object)
    support_requested = Signal()

    def open(self, draft: Draft) -> None:
        """Show a draft where it was left, with everything filled in."""
        raise NotImplementedError
