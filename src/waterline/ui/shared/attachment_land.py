# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The land of leaning that the course draws and the journal lets a person put a mark on: four hills on two axes."""

from __future__ import annotations

from waterline.ui.shared.contours import Hill

PLACES = {
    "secure": (0.25, 0.72),
    "anxious": (0.75, 0.72),
    "avoidant": (0.25, 0.28),
    "disorganised": (0.75, 0.28),
    "blend": (0.5, 0.5),
}
"""How much worry about being left, from left to right, and how much need for distance, from below."""
HILLS: tuple[Hill, ...] = (
    (0.25, 0.73, 0.125, 1.0),
    (0.75, 0.72, 0.130, 0.96),
    (0.25, 0.28, 0.130, 0.95),
    (0.74, 0.27, 0.125, 1.0),
    (0.5, 0.5, 0.17, 0.46),
)
LEVELS = (0.17, 0.30, 0.47, 0.64, 0.82)
"""How high each line of the land lies, the lowest first."""
