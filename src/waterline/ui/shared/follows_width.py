# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""For what stands in a column: its height follows from its width, and nobody asks what width it would like."""

from PySide6.QtCore import QSize


class FollowsWidth:
    """Goes before the widget class. The layout inside has to have height for width, or the column gives it no room.

    Left alone, Qt answers what size a widget would like by laying out everything in it at its narrowest and at its
    favourite width, at every level anew: all text is broken into lines at widths it never gets.
    """

    def sizeHint(self) -> QSize:
        """Return little: the column asks for the height at the width it gives."""
        return QSize(200, 16)

    def minimumSizeHint(self) -> QSize:
        """Return little, as `sizeHint` does."""
        return QSize(40, 16)
