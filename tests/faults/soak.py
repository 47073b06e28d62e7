# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many blows a test deals: a few in the suite, many where WATERLINE_KILLS says so."""

import os


def rounds(usually: int) -> int:
    """Return how many rounds to play: `usually`, or what WATERLINE_KILLS asks for."""
    return int(os.environ.get("WATERLINE_KILLS", usually))
