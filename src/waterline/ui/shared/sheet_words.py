# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what can be answered in the short flows, wherever it is asked or read back."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

LANDED = {
    "landed": QT_TRANSLATE_NOOP("Words", "It landed"),
    "faded": QT_TRANSLATE_NOOP("Words", "It faded within the hour"),
    "not_landed": QT_TRANSLATE_NOOP("Words", "It did not land"),
}
FILLED = {
    "thin": QT_TRANSLATE_NOOP("Words", "Thin"),
    "okay": QT_TRANSLATE_NOOP("Words", "Okay"),
    "full": QT_TRANSLATE_NOOP("Words", "Full"),
}
LETTERS = {
    "here": QT_TRANSLATE_NOOP("Words", "Here"),
    "delight": QT_TRANSLATE_NOOP("Words", "Expressed delight"),
    "attunement": QT_TRANSLATE_NOOP("Words", "Attunement"),
    "rituals": QT_TRANSLATE_NOOP("Words", "Rituals and routines"),
    "turning": QT_TRANSLATE_NOOP("Words", "Turning toward after conflict"),
    "with_self": QT_TRANSLATE_NOOP("Words", "Secure attachment with self"),
}
